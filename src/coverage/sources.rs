//! Every source with the facts that rest on it, for those who check whether it still says so.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::{evidence, facts};
use crate::model::{Freshness, Grade, KnowledgeBase, Source};
use crate::value::{Address, Date};

/// Every source, or those that should be read again.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceReport {
    /// `acquis-source-report`.
    pub format: &'static str,
    /// The version of the format.
    pub version: u32,
    /// The day from which the age of sources is counted.
    pub fresh_at: Date,
    /// The sources by id.
    pub sources: Vec<SourceStanding>,
}

/// A source and what rests on it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceStanding {
    /// Its id: whose it is, and the name it is declared with.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is; nothing where the text cannot be linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// Who stands behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// How good it is as evidence.
    pub grade: Grade,
    /// The day it was last read; nothing where nobody said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// Whether that is too long ago for one of the facts that rest on it.
    pub stale: bool,
    /// The facts that rest on it.
    pub facts: Vec<Rests>,
}

/// A fact that rests on a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Rests {
    /// Its stable id.
    pub id: String,
    /// Its topic.
    pub topic: String,
    /// The day the source was read for it, where that is another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
}

/// Every source of the knowledge base with what rests on it; with `stale`, those that were last read
/// too long ago.
#[must_use]
pub fn sources(base: &KnowledgeBase, stale: bool, freshness: Freshness) -> SourceReport {
    let mut rests = rests(base);
    SourceReport {
        format: "acquis-source-report",
        version: 1,
        fresh_at: freshness.fresh_at,
        sources: base
            .sources
            .values()
            .map(|source| {
                let facts = rests.remove(&source.id).unwrap_or_default();
                standing(source, facts, freshness)
            })
            .filter(|source| source.stale || !stale)
            .collect(),
    }
}

fn standing(source: &Source, mut facts: Vec<Rests>, freshness: Freshness) -> SourceStanding {
    for fact in &mut facts {
        fact.checked = fact.checked.filter(|day| Some(*day) != source.checked);
    }
    facts.sort_unstable();
    facts.dedup();
    let stale = source.checked.is_some_and(|day| {
        let mut by_that_day = facts
            .iter()
            .filter(|fact| fact.checked.is_none())
            .peekable();
        match by_that_day.peek() {
            None => freshness.is_stale(None, day),
            Some(_) => by_that_day.any(|fact| freshness.is_stale(Some(&fact.topic), day)),
        }
    });
    SourceStanding {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        publisher: source.publisher.clone(),
        grade: source.grade,
        checked: source.checked,
        stale,
        facts,
    }
}

/// The facts that rest on each source.
fn rests(base: &KnowledgeBase) -> BTreeMap<String, Vec<Rests>> {
    let parts = [
        facts::of(&base.directives),
        facts::of(&base.sectors),
        facts::of(&base.countries),
    ];
    let mut rests: BTreeMap<String, Vec<Rests>> = BTreeMap::new();
    for known in parts.into_iter().flatten() {
        let topic = evidence::topic_of(&known).to_owned();
        for used in known.uses {
            rests.entry(used.source).or_default().push(Rests {
                id: known.id.clone(),
                topic: topic.clone(),
                checked: used.checked,
            });
        }
    }
    rests
}
