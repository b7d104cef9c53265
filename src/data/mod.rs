//! The datasets: a knowledge base as files of JSON and CSV, with schemas for both.
//!
//! Everything here is a function from a [`KnowledgeBase`], and from what was evaluated over it, to
//! files in memory. `docs/data.md` says what each file holds and what its readers can rely on.

mod activities;
mod checklist;
mod concern;
mod content;
mod document;
mod error;
mod evaluated;
mod incident;
mod json;
mod pair;
mod part;
mod rules;
mod schema;
mod table;
mod text;

pub use checklist::{AssessReport, ChecklistReport};
pub use error::DataError;
pub use evaluated::{
    DepartureLine, Evaluated, EvaluatedCountry, MatterWord, ScopeOutcome, ScopeOutcomes, ScopeRow,
    ScopeTable,
};
pub use incident::{IncidentAnswer, IncidentLine, IncidentRefused};
pub use schema::{schema, schema_names};
pub use text::{TEXT, text};

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::coverage::CoverageReport;
use crate::model::inherit::Law;
use crate::model::{Country, Freshness, KnowledgeBase};
use crate::templates::Templates;
use document::Desk;

/// A path, relative to the output folder, and what stands there.
pub type File = (String, Vec<u8>);

/// What datasets say of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The name of the knowledge base.
    pub title: String,
    /// The licence of the data, by its SPDX identifier.
    pub licence: String,
    /// Where the output folder will be found, without a `/` at the end.
    pub base_url: Option<String>,
    /// How the age of evidence is judged; a year before the day of the law where nothing is said.
    pub freshness: Option<Freshness>,
    /// Where the evaluator comes from, which stands beside the rules.
    pub templates: Templates,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            title: "acquis".to_owned(),
            licence: "CC-BY-4.0".to_owned(),
            base_url: None,
            freshness: None,
            templates: Templates::default(),
        }
    }
}

/// One piece of the work.
enum Job<'a> {
    Country(&'a Law<'a>, &'a Country),
    Pairs(&'a Law<'a>, &'a Country),
    Sector(usize),
    Directive(&'a str),
    Rules(&'a Law<'a>),
    Evaluator,
    Coverage,
    Activities(Option<&'a Law<'a>>, &'a [(Law<'a>, &'a Country)]),
    Whole,
    Tables(&'a [(Law<'a>, &'a Country)]),
    Schemas,
}

/// Every file of the datasets, by its path.
///
/// # Errors
/// A value has no place in JSON or CSV; the model has none that have not.
pub fn files(
    base: &KnowledgeBase,
    evaluated: &Evaluated,
    options: &Options,
) -> Result<BTreeMap<String, Vec<u8>>, DataError> {
    let laws = laws(base, base.countries.values().collect());
    let directive = Law::of(base, None);
    // The longest come first, so that no core is left with one of them at the end.
    let mut jobs = vec![
        Job::Whole,
        Job::Tables(&laws),
        Job::Schemas,
        Job::Evaluator,
        Job::Coverage,
    ];
    jobs.push(Job::Activities(directive.as_ref(), &laws));
    jobs.extend(laws.iter().map(|(law, country)| Job::Pairs(law, country)));
    jobs.extend(laws.iter().map(|(law, country)| Job::Country(law, country)));
    jobs.extend(laws.iter().map(|(law, _)| Job::Rules(law)));
    jobs.extend(directive.iter().map(Job::Rules));
    jobs.extend((0..base.sectors.len()).map(Job::Sector));
    jobs.extend(base.directives.keys().map(|id| Job::Directive(id)));
    run(base, evaluated, options, jobs)
}

/// The files of one country alone: its document, its rules of scope and on incidents, and those of its sectors.
///
/// # Errors
/// As [`files`].
pub fn country_files(
    base: &KnowledgeBase,
    code: &str,
    evaluated: &Evaluated,
    options: &Options,
) -> Result<BTreeMap<String, Vec<u8>>, DataError> {
    let laws = laws(base, base.countries.get(code).into_iter().collect());
    let jobs = laws
        .iter()
        .flat_map(|(law, country)| {
            [
                Job::Pairs(law, country),
                Job::Country(law, country),
                Job::Rules(law),
            ]
        })
        .collect();
    run(base, evaluated, options, jobs)
}

/// The rules of one law in both forms, as a program and as JsonLogic, and what follows from them.
///
/// # Errors
/// As [`files`].
pub fn rules_files(
    base: &KnowledgeBase,
    law: &Law<'_>,
    options: &Options,
) -> Result<BTreeMap<String, Vec<u8>>, DataError> {
    let files = rules::rules(Desk { base, options }, law)?;
    Ok(files.into_iter().collect())
}

/// The law of each state; a state that transposes no directive has none, and so no document.
fn laws<'a>(base: &'a KnowledgeBase, countries: Vec<&'a Country>) -> Vec<(Law<'a>, &'a Country)> {
    countries
        .into_par_iter()
        .filter_map(|country| Some((Law::of(base, Some(country.code.as_str()))?, country)))
        .collect()
}

fn run(
    base: &KnowledgeBase,
    evaluated: &Evaluated,
    options: &Options,
    jobs: Vec<Job<'_>>,
) -> Result<BTreeMap<String, Vec<u8>>, DataError> {
    let desk = Desk { base, options };
    let done: Vec<Vec<File>> = jobs
        .into_par_iter()
        .map(|job| job.run(desk, evaluated))
        .collect::<Result<_, _>>()?;
    Ok(done.into_iter().flatten().collect())
}

/// What is known of the states, as a document.
///
/// # Errors
/// As [`files`].
pub fn coverage(
    base: &KnowledgeBase,
    report: &CoverageReport,
    options: &Options,
) -> Result<Vec<u8>, DataError> {
    let (bytes, _) = Desk { base, options }.complete(&content::COVERAGE, report)?;
    Ok(bytes)
}

/// What is known of every state.
fn coverage_of_all(desk: Desk<'_>) -> Result<File, DataError> {
    let freshness = desk
        .options
        .freshness
        .unwrap_or_else(|| Freshness::usual(desk.base.as_of));
    let report = crate::coverage::coverage(desk.base, None, freshness);
    let bytes = coverage(desk.base, &report, desk.options)?;
    Ok(("data/coverage.json".to_owned(), bytes))
}

impl Job<'_> {
    fn run(self, desk: Desk<'_>, evaluated: &Evaluated) -> Result<Vec<File>, DataError> {
        match self {
            Job::Country(law, country) => Ok(vec![content::country(desk, law, country)?]),
            Job::Pairs(law, country) => {
                let evaluated = evaluated.countries.get(country.code.as_str());
                law.sectors
                    .par_iter()
                    .map(|here| pair::pair(desk, law, country, here, evaluated))
                    .collect()
            }
            Job::Sector(at) => {
                let sectors = desk.base.sectors.get(at).into_iter();
                sectors
                    .map(|sector| content::sector(desk, sector))
                    .collect()
            }
            Job::Directive(id) => {
                let directives = desk.base.directives.get(id).into_iter();
                directives
                    .map(|directive| content::directive(desk, id, directive))
                    .collect()
            }
            Job::Rules(law) => rules::rules(desk, law),
            Job::Evaluator => Ok(rules::modules(&desk.options.templates)),
            Job::Coverage => Ok(vec![coverage_of_all(desk)?]),
            Job::Activities(directive, laws) => {
                Ok(vec![activities::activities(desk, directive, laws)?])
            }
            Job::Whole => content::whole(desk),
            Job::Tables(laws) => table::files(desk, laws, evaluated),
            Job::Schemas => schema::files(desk.options.base_url.as_deref()),
        }
    }
}
