//! What the scope check searches: every kind of entity by its everyday words and NACE codes, and the
//! laws that can be asked.

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Desk, Kind};
use super::{DataError, File};
use crate::model::inherit::{Basis, Law};
use crate::model::{Country, EntityType, Sector};

pub(super) const ACTIVITIES: Kind = Kind {
    name: "activities",
    title: "Every kind of entity and every law, for the scope check",
    up: "",
};

/// Kinds of entity and laws.
#[derive(Serialize, JsonSchema)]
pub(super) struct ActivitiesContent<'a> {
    /// The laws that can be asked: the directive alone, then the states by code.
    laws: Vec<LawLine<'a>>,
    /// Kinds of entity: those of the annexes in their order, then those that states added.
    types: Vec<TypeLine<'a>>,
}

/// A law that can be asked.
#[derive(Serialize, JsonSchema)]
struct LawLine<'a> {
    /// The code of the state; `EU` for the directive alone.
    code: &'a str,
    /// Its name.
    name: &'a str,
    /// The footing of its answers.
    basis: Basis,
}

/// A kind of entity.
#[derive(Serialize, JsonSchema)]
struct TypeLine<'a> {
    /// Its id.
    id: &'a str,
    /// Its official short name.
    name: &'a str,
    /// The sector.
    sector: &'a str,
    /// The name of the sector.
    sector_name: &'a str,
    /// What it is, in plain words: its definition, the kinds that the annex names within it, and
    /// examples of such organisations.
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    /// NACE codes, which are a hint and decide nothing unless the annex uses them itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nace: Vec<&'a str>,
    /// The state that added it.
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'a str>,
}

/// The file that the scope check searches.
pub(super) fn activities(
    desk: Desk<'_>,
    directive: Option<&Law<'_>>,
    laws: &[(Law<'_>, &Country)],
) -> Result<File, DataError> {
    let whole = directive.map(|law| LawLine {
        code: "EU",
        name: &law.directive.act.name,
        basis: law.basis,
    });
    let states = laws.iter().map(|(law, country)| LawLine {
        code: country.code.as_str(),
        name: &country.name,
        basis: law.basis,
    });
    let mut types = lines(&desk.base.sectors, None);
    for (_, country) in laws {
        let own = lines(&country.body.sectors, Some(country.code.as_str()));
        for line in own {
            if !types.iter().any(|known| known.id == line.id) {
                types.push(line);
            }
        }
    }
    let content = ActivitiesContent {
        laws: whole.into_iter().chain(states).collect(),
        types,
    };
    let bytes = desk.standing(&ACTIVITIES, &content, None)?;
    Ok(("data/activities.json".to_owned(), bytes))
}

fn lines<'a>(sectors: &'a [Sector], law: Option<&'a str>) -> Vec<TypeLine<'a>> {
    let of = |sector: &'a Sector, here: &'a EntityType| TypeLine {
        id: &here.id,
        name: &here.name,
        sector: &sector.id,
        sector_name: &sector.name,
        text: text(sector, here),
        nace: here
            .nace
            .iter()
            .flat_map(|nace| nace.codes.iter().map(String::as_str))
            .collect(),
        law,
    };
    sectors
        .iter()
        .flat_map(|sector| sector.types.iter().map(move |here| of(sector, here)))
        .collect()
}

fn text(sector: &Sector, here: &EntityType) -> String {
    let definition = here.definition.iter().map(|words| words.value.as_str());
    let variants = here.variants.iter().map(|variant| variant.text.as_str());
    let everyday = sector
        .organisations
        .iter()
        .filter(|organisation| organisation.refers.contains(&here.id))
        .map(|organisation| organisation.text.as_str());
    definition
        .chain(variants)
        .chain(everyday)
        .collect::<Vec<_>>()
        .join(" ")
}
