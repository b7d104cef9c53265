//! The document of a country and a sector: what of the country's law concerns the sector.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::concern::Reach;
use super::document::{Desk, Kind};
use super::evaluated::{DepartureLine, EvaluatedCountry, ScopeTable};
use super::part::{self, ChapterPart, FinesPart, RegistrationPart, ReportingPart};
use super::{DataError, File};
use crate::model::condition::Condition;
use crate::model::inherit::{Law, SectorHere};
use crate::model::{
    Authority, Called, Conflict, Country, EntityType, Entry, Fact, NationalClass, Proof, Regime,
    Removal, Rule, Transposition,
};

pub(super) const PAIR: Kind = Kind {
    name: "pair",
    title: "What of a country's law concerns a sector",
    up: "../../",
};

/// A country and a sector.
#[derive(Serialize, JsonSchema)]
pub(super) struct PairContent<'a> {
    /// The country.
    country: CountryHead<'a>,
    /// The sector as it stands in the country.
    sector: SectorHead<'a>,
    /// What follows from the rules: who is what at which size, with default answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a ScopeTable>,
    /// Who supervises the sector.
    supervisors: Vec<Supervisor<'a>>,
    /// The authorities that are named here, and those that everybody deals with.
    authorities: Vec<&'a Authority>,
    /// Classes of the country's own.
    classes: &'a Vec<Fact<NationalClass>>,
    /// Sector acts that displace or vary the directive here.
    regimes: Vec<&'a Fact<Regime>>,
    /// The country's own rules of scope.
    rules: Vec<&'a Fact<Rule>>,
    /// What the country takes away from the directive.
    removals: Vec<&'a Fact<Removal>>,
    /// Registration.
    registration: Vec<RegistrationPart<'a>>,
    /// Reporting.
    reporting: Vec<ReportingPart<'a>>,
    /// Significance, supervision, management, measures, jurisdiction.
    chapters: Vec<ChapterPart<'a>>,
    /// Fines.
    fines: Vec<FinesPart<'a>>,
    /// What differs from the directive: what the compiler derives, and what the sources state.
    departures: Vec<DepartureLine>,
    /// Dates on which something is due.
    milestones: Vec<&'a Fact<Entry>>,
    /// Duties, powers, designations and frameworks that stand in no block.
    obligations: Vec<&'a Fact<Entry>>,
    /// What sources disagree on.
    conflicts: &'a Vec<Conflict>,
    /// What is not known.
    questions: &'a Vec<Fact<Entry>>,
    /// What is not there.
    absences: &'a Vec<Fact<Entry>>,
    /// What no rule can say.
    untranslatable: Vec<&'a Fact<Entry>>,
}

/// A country in brief.
#[derive(Serialize, JsonSchema)]
struct CountryHead<'a> {
    /// ISO 3166-1 code.
    code: &'a str,
    /// English name.
    name: &'a str,
    /// Which directives it transposes, by which laws.
    transposes: &'a Vec<Fact<Transposition>>,
    /// Where transposition stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'a Fact<String>>,
    /// What its law calls the classes of the directive.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    calls: &'a [Fact<Called>],
}

/// A sector as it stands in a country.
#[derive(Serialize, JsonSchema)]
struct SectorHead<'a> {
    /// Its id.
    id: &'a str,
    /// Its name.
    name: &'a str,
    /// The annex it stands in here.
    #[serde(skip_serializing_if = "Option::is_none")]
    annex: Option<&'a str>,
    /// Its point in the annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    point: Option<u32>,
    /// Whether the country added it.
    national: bool,
    /// What of it the country leaves out, and why.
    left_out: Vec<&'a Fact<Entry>>,
    /// Its entity types here, in order.
    types: Vec<TypeHead<'a>>,
    /// The entity types that the country added, in full.
    national_types: Vec<&'a EntityType>,
}

/// An entity type in brief.
#[derive(Serialize, JsonSchema)]
struct TypeHead<'a> {
    /// Its id.
    id: &'a str,
    /// Its official short name.
    name: &'a str,
    /// The subsector.
    #[serde(skip_serializing_if = "Option::is_none")]
    subsector: Option<&'a str>,
    /// The annex it stands in here; nothing for types outside the annexes, optional ones among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    annex: Option<&'a str>,
    /// Whether the country added it.
    national: bool,
}

/// An authority and what of the sector it supervises.
#[derive(Serialize, JsonSchema)]
struct Supervisor<'a> {
    /// The authority.
    authority: &'a str,
    /// The sector, or the subsectors and entity types of it.
    covers: Vec<&'a str>,
    /// What of them it does not supervise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    except: Vec<&'a str>,
    /// Those of its entities alone for which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a Condition>,
    /// A `draft` is planned in a bill: the authority supervises nobody yet.
    #[serde(flatten)]
    proof: &'a Proof,
}

pub(super) fn pair(
    desk: Desk<'_>,
    law: &Law<'_>,
    country: &Country,
    here: &SectorHere<'_>,
    evaluated: Option<&EvaluatedCountry>,
) -> Result<File, DataError> {
    let id = here.sector.id.as_str();
    let reach = Reach::of(law, id);
    let content = content(country, here, &reach, evaluated);
    let bytes = desk.standing(
        &PAIR,
        &content,
        Some((country.code.as_str(), &country.body)),
    )?;
    Ok((
        format!("data/pairs/{}/{id}.json", country.code.lower()),
        bytes,
    ))
}

fn content<'a>(
    country: &'a Country,
    here: &'a SectorHere<'a>,
    reach: &'a Reach<'a>,
    evaluated: Option<&'a EvaluatedCountry>,
) -> PairContent<'a> {
    let body = &country.body;
    let regimes: Vec<&Fact<Regime>> = body
        .regimes
        .iter()
        .filter(|regime| reach.concerns(Some(&regime.applies)))
        .collect();
    let supervisors = supervisors(country, reach);
    let registration = part::registration(body, reach);
    let reporting = part::reporting(body, reach);
    let mut named: BTreeSet<&str> = supervisors
        .iter()
        .map(|supervisor| supervisor.authority)
        .collect();
    named.extend(
        regimes
            .iter()
            .flat_map(|regime| &regime.authorities)
            .map(String::as_str),
    );
    named.extend(
        registration
            .iter()
            .filter_map(|block| block.with)
            .flat_map(|with| &with.value)
            .map(String::as_str),
    );
    for block in &reporting {
        named.extend(
            block
                .to
                .iter()
                .flat_map(|to| &to.authorities)
                .map(String::as_str),
        );
        named.extend(
            block
                .stages
                .iter()
                .flat_map(|stage| &stage.to)
                .map(String::as_str),
        );
    }
    let entries = |kinds: &[&str]| -> Vec<&'a Fact<Entry>> {
        let of_kind = body
            .entries
            .iter()
            .filter(|entry| kinds.contains(&entry.kind.as_str()));
        of_kind
            .filter(|entry| reach.concerns(entry.when.as_ref()))
            .collect()
    };
    PairContent {
        country: CountryHead {
            code: country.code.as_str(),
            name: &country.name,
            transposes: &country.transposes,
            state: country.state.as_ref(),
            calls: &country.calls,
        },
        sector: sector(country, here, reach),
        scope: evaluated.and_then(|evaluated| evaluated.sectors.get(&here.sector.id)),
        supervisors,
        authorities: body
            .authorities
            .iter()
            .filter(|authority| {
                named.contains(authority.id.as_str()) || is_for_everybody(authority)
            })
            .collect(),
        classes: &body.classes,
        regimes,
        rules: reach.keep(&body.rules),
        removals: body
            .removals
            .iter()
            .filter(|removal| removal.kind != "type" || reach.has(&removal.name))
            .collect(),
        registration,
        reporting,
        chapters: part::chapters(body, reach),
        fines: part::fines(body, reach),
        departures: evaluated
            .iter()
            .flat_map(|evaluated| &evaluated.departures)
            .filter(|departure| reach.concerns(departure.when.as_ref()))
            .filter_map(|departure| departure.for_types(reach.type_ids()))
            .collect(),
        milestones: entries(&["milestone"]),
        obligations: entries(&["obligation", "power", "designation", "framework"]),
        conflicts: &body.conflicts,
        questions: &body.questions,
        absences: &body.absences,
        untranslatable: reach.keep(&body.untranslatable),
    }
}

fn sector<'a>(
    country: &'a Country,
    here: &'a SectorHere<'a>,
    reach: &'a Reach<'a>,
) -> SectorHead<'a> {
    let left_out = country.body.leaves_out.iter();
    SectorHead {
        id: &here.sector.id,
        name: &here.sector.name,
        annex: here.annex,
        point: here.sector.point,
        national: here.national,
        left_out: left_out.filter(|entry| reach.has(&entry.name)).collect(),
        types: reach
            .types()
            .iter()
            .map(|here| TypeHead {
                id: &here.entity.id,
                name: &here.entity.name,
                subsector: here.entity.subsector.as_deref(),
                annex: here.annex,
                national: here.entity.national,
            })
            .collect(),
        national_types: reach
            .types()
            .iter()
            .map(|here| here.entity)
            .filter(|entity| entity.national)
            .collect(),
    }
}

fn supervisors<'a>(country: &'a Country, reach: &Reach<'a>) -> Vec<Supervisor<'a>> {
    let authorities = country.body.authorities.iter();
    authorities
        .flat_map(|authority| {
            let statements = reach.supervised(authority).into_iter();
            statements.map(|supervised| Supervisor {
                authority: &authority.id,
                covers: supervised.covers,
                except: supervised.except,
                when: supervised.when,
                proof: supervised.proof,
            })
        })
        .collect()
}

/// Incidents go to the CSIRT and questions to the single point of contact, whatever the sector.
fn is_for_everybody(authority: &Authority) -> bool {
    let roles = authority.roles.iter().flat_map(|roles| &roles.value);
    roles
        .into_iter()
        .any(|role| matches!(role.as_str(), "csirt" | "single-point-of-contact"))
}
