//! What the documents of a country, a sector, a directive and of everything together hold.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::document::{Desk, Kind};
use super::{DataError, File};
use crate::model::inherit::Law;
use crate::model::{Country, Directive, Sector, Source};

pub(super) const COUNTRY: Kind = Kind {
    name: "country",
    title: "A member state and its law",
    up: "../",
};

pub(super) const SECTOR: Kind = Kind {
    name: "sector",
    title: "A sector and its entity types",
    up: "../",
};

pub(super) const DIRECTIVE: Kind = Kind {
    name: "directive",
    title: "A directive: what states transpose",
    up: "../",
};

pub(super) const WHOLE: Kind = Kind {
    name: "whole",
    title: "The whole knowledge base",
    up: "",
};

pub(super) const COVERAGE: Kind = Kind {
    name: "coverage",
    title: "What is known of each member state, how well, and what of the directive it answers",
    up: "",
};

pub(super) const SOURCES: Kind = Kind {
    name: "sources",
    title: "Every source, and what rests on it",
    up: "",
};

/// A member state.
#[derive(Serialize, JsonSchema)]
pub(super) struct CountryContent<'a> {
    /// The state and everything its law says. What it does not say, it inherits from the directive.
    country: &'a Country,
    /// The documents of the state and each sector, by sector.
    pairs: BTreeMap<&'a str, String>,
}

/// A sector.
#[derive(Serialize, JsonSchema)]
pub(super) struct SectorContent<'a> {
    /// The sector.
    sector: &'a Sector,
    /// The documents of the sector and each state, by state.
    pairs: BTreeMap<&'a str, String>,
}

/// A directive.
#[derive(Serialize, JsonSchema)]
pub(super) struct DirectiveContent<'a> {
    /// The directive and everything it says.
    directive: &'a Directive,
}

/// Everything.
#[derive(Serialize, JsonSchema)]
pub(super) struct WholeContent<'a> {
    /// Directives by id.
    directives: &'a BTreeMap<String, Directive>,
    /// Sectors in the order of the annexes, then those outside them.
    sectors: &'a Vec<Sector>,
    /// Member states by code.
    countries: &'a BTreeMap<String, Country>,
    /// Every source by id.
    sources: &'a BTreeMap<String, Source>,
}

/// Every source.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourcesContent<'a> {
    /// Every source by id.
    sources: BTreeMap<&'a str, SourceLine<'a>>,
}

/// A source with what rests on it.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceLine<'a> {
    #[serde(flatten)]
    source: &'a Source,
    /// The ids of the facts that rest on it.
    used_by: Vec<&'a str>,
}

pub(super) fn country(desk: Desk<'_>, law: &Law<'_>, country: &Country) -> Result<File, DataError> {
    let code = country.code.lower();
    let content = CountryContent {
        country,
        pairs: law
            .sectors
            .iter()
            .map(|here| {
                (
                    here.sector.id.as_str(),
                    format!("../pairs/{code}/{}.json", here.sector.id),
                )
            })
            .collect(),
    };
    let bytes = desk.standing(
        &COUNTRY,
        &content,
        Some((country.code.as_str(), &country.body)),
    )?;
    Ok((format!("data/countries/{code}.json"), bytes))
}

pub(super) fn sector(desk: Desk<'_>, sector: &Sector) -> Result<File, DataError> {
    let content = SectorContent {
        sector,
        pairs: desk
            .base
            .countries
            .values()
            .map(|country| {
                let pair = format!("../pairs/{}/{}.json", country.code.lower(), sector.id);
                (country.code.as_str(), pair)
            })
            .collect(),
    };
    let bytes = desk.standing(&SECTOR, &content, None)?;
    Ok((format!("data/sectors/{}.json", sector.id), bytes))
}

pub(super) fn directive(
    desk: Desk<'_>,
    id: &str,
    directive: &Directive,
) -> Result<File, DataError> {
    let content = DirectiveContent { directive };
    let bytes = desk.standing(&DIRECTIVE, &content, Some((id, &directive.body)))?;
    Ok((format!("data/directives/{id}.json"), bytes))
}

/// Everything in one document, and all sources with what rests on them there.
pub(super) fn whole(desk: Desk<'_>) -> Result<Vec<File>, DataError> {
    let base = desk.base;
    let content = WholeContent {
        directives: &base.directives,
        sectors: &base.sectors,
        countries: &base.countries,
        sources: &base.sources,
    };
    let (bytes, tape) = desk.complete(&WHOLE, &content)?;
    let mut used: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (fact, source) in tape.uses() {
        used.entry(source).or_default().push(fact);
    }
    let content = SourcesContent {
        sources: base
            .sources
            .iter()
            .map(|(id, source)| {
                let mut used_by = used.remove(id.as_str()).unwrap_or_default();
                used_by.sort_unstable();
                used_by.dedup();
                (id.as_str(), SourceLine { source, used_by })
            })
            .collect(),
    };
    let (sources, _) = desk.complete(&SOURCES, &content)?;
    Ok(vec![
        ("data/acquis.json".to_owned(), bytes),
        ("data/sources.json".to_owned(), sources),
    ])
}
