//! The whole report: every state by topic, and what of the directive each answers.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::evidence::{self, Counts, TopicCounts};
use super::transposition::{self, Transposed};
use crate::model::inherit::{Basis, Law};
use crate::model::{Country, Freshness, KnowledgeBase};
use crate::value::{CountryCode, Date};

/// What is known of the states.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageReport {
    /// The day from which the age of sources is counted.
    pub fresh_at: Date,
    /// After how many months what was read is stale.
    pub stale_after_months: u32,
    /// The same for topics with a number of their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub stale_after_months_by_topic: BTreeMap<String, u32>,
    /// The states by code.
    pub states: Vec<StateCoverage>,
}

/// What is known of one state.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StateCoverage {
    /// Its code.
    pub country: CountryCode,
    /// Its name.
    pub name: String,
    /// Its footing; nothing for a state that transposes no directive of the knowledge base.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// All topics together.
    pub total: Counts,
    /// Each topic on which something is known or asked.
    pub topics: Vec<TopicCounts>,
    /// What of the directive it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transposition: Option<Transposed>,
}

/// What is known of every state, or of one by its code; no state where there is none of that code.
#[must_use]
pub fn coverage(base: &KnowledgeBase, only: Option<&str>, freshness: Freshness) -> CoverageReport {
    CoverageReport {
        fresh_at: freshness.fresh_at,
        stale_after_months: freshness.stale_after.of(None),
        stale_after_months_by_topic: freshness
            .stale_after
            .by_topic()
            .map(|(topic, months)| (topic.to_owned(), months))
            .collect(),
        states: base
            .countries
            .values()
            .filter(|country| only.is_none_or(|code| country.code.as_str() == code))
            .map(|country| state(base, country, freshness))
            .collect(),
    }
}

fn state(base: &KnowledgeBase, country: &Country, freshness: Freshness) -> StateCoverage {
    let topics = evidence::of(country, freshness);
    let mut total = Counts::default();
    for topic in &topics {
        total.add(&topic.counts);
    }
    let law = Law::of(base, Some(country.code.as_str()));
    StateCoverage {
        country: country.code.clone(),
        name: country.name.clone(),
        basis: law.as_ref().map(|law| law.basis),
        total,
        topics,
        transposition: law.as_ref().map(transposition::of),
    }
}
