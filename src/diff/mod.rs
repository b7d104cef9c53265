//! What changed between two states of the knowledge base: in the law, or in what is known of it.
//!
//! Pure functions from two compilations to a [`Report`]; reading the two sides is the host's.
//!
//! The two sides become tables of facts ([`table`]), whose rows are matched by id and earlier names
//! ([`rename`], [`find`]); each field that differs is a raw change of some kind ([`select`],
//! [`kinds`]). What another change explains is claimed by it ([`claim`]), every change is judged to be
//! of law or of knowledge ([`nature`]), told in words ([`tell`], [`redline`]) and folded over states
//! ([`fold`]). What organisations notice is enumerated over profile classes ([`impact`]).

mod claim;
mod find;
mod fold;
mod impact;
pub mod kinds;
mod nature;
mod redline;
mod rename;
pub mod render;
pub mod report;
mod say;
mod select;
mod table;
mod tell;
mod value;
mod verdict;

#[cfg(test)]
mod tests;

pub use redline::redline;
pub use report::{Report, VERSION};

use std::collections::BTreeMap;

use crate::model::KnowledgeBase;
use crate::source::SourceSet;
use report::Level;

/// One side of a comparison.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// As it was asked for.
    pub name: &'a str,
    /// The commit, where it is one.
    pub commit: Option<&'a str>,
    /// Whether it has errors.
    pub partial: bool,
    /// What it says.
    pub base: &'a KnowledgeBase,
    /// Its texts.
    pub sources: &'a SourceSet,
}

/// How changes are rated.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Review levels by kind or family, where they are not those of the registry.
    pub levels: BTreeMap<String, Level>,
    /// How many cubes of profile classes are looked at for one state.
    pub cubes: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            levels: BTreeMap::new(),
            cubes: impact::CUBES,
        }
    }
}

/// Compares two sides.
#[must_use]
pub fn diff(old: &Side<'_>, new: &Side<'_>, settings: &Settings) -> Report {
    let (before, after) = table::tables((old.base, old.sources), (new.base, new.sources));
    let renames = rename::Renames::of(&before, &after);
    let mut found = find::find(before, after, &renames);
    claim::claim(&mut found, &renames);
    let judge = nature::Judge {
        old,
        new,
        renames: &renames,
        same_sources: same_sources(old, new) && old.base.as_of != new.base.as_of,
    };
    let teller = tell::Teller { old, new };
    let mut findings = fold::findings(&found, &judge, &teller, settings);
    let noticed = impact::impact(&found, &renames, old, new, settings.cubes);
    verdict::rate_scope(&mut findings, &noticed.groups);
    let side = |side: &Side<'_>| report::Side {
        name: side.name.to_owned(),
        as_of: side.base.as_of,
        commit: side.commit.map(str::to_owned),
        partial: side.partial,
    };
    Report {
        verdict: verdict::verdict(&findings, &noticed, same_sources(old, new)),
        format: report::FORMAT.to_owned(),
        version: VERSION,
        old: side(old),
        new: side(new),
        findings,
        impact: noticed.groups,
        incomplete: noticed.incomplete,
        outputs: None,
    }
}

/// Whether both sides are the same texts.
fn same_sources(old: &Side<'_>, new: &Side<'_>) -> bool {
    old.sources.len() == new.sources.len()
        && old
            .sources
            .iter()
            .zip(new.sources.iter())
            .all(|((_, a), (_, b))| a.path == b.path && a.text == b.text)
}
