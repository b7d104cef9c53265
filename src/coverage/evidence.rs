//! How much is known of a state on each topic, and how well.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{self, Known};
use crate::model::{Body, Country, Entry, Fact, Freshness, Grade};
use crate::vocabulary;

/// How much is known, and how well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Facts: what has been answered.
    pub answered: usize,
    /// Of them, those that name a source.
    pub sourced: usize,
    /// Of them, those whose best source is official.
    pub official: usize,
    /// Those on which two independent pages agree.
    pub corroborated: usize,
    /// Those that one page says which is not official.
    pub secondary: usize,
    /// Those that nobody has verified.
    pub unverified: usize,
    /// Of all facts, those whose sources were last read too long ago.
    pub stale: usize,
    /// Matters on which sources disagree.
    pub conflicting: usize,
    /// Questions, and what nobody found or read.
    pub open: usize,
}

impl Counts {
    /// Adds other counts to these.
    pub fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        self.sourced += other.sourced;
        self.official += other.official;
        self.corroborated += other.corroborated;
        self.secondary += other.secondary;
        self.unverified += other.unverified;
        self.stale += other.stale;
        self.conflicting += other.conflicting;
        self.open += other.open;
    }

    fn fact(&mut self, topic: &str, known: &Known, freshness: Freshness) {
        self.answered += 1;
        self.sourced += usize::from(!known.uses.is_empty());
        match known.grade {
            Grade::Official => self.official += 1,
            Grade::Corroborated => self.corroborated += 1,
            Grade::Secondary => self.secondary += 1,
            Grade::Unverified => self.unverified += 1,
            // No claim of law, so neither good nor bad evidence for one.
            Grade::Editorial => {}
        }
        let stale = known
            .checked()
            .is_some_and(|day| freshness.is_stale(Some(topic), day));
        self.stale += usize::from(stale);
    }
}

/// The counts of one topic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TopicCounts {
    /// The topic, by the words that `question … topic` takes; `other` where none of them fits.
    pub topic: String,
    /// What is known of it.
    #[serde(flatten)]
    pub counts: Counts,
}

/// The counts of a state, by topic in the order of their names.
pub(super) fn of(country: &Country, freshness: Freshness) -> Vec<TopicCounts> {
    let mut topics: BTreeMap<String, Counts> = BTreeMap::new();
    for known in facts::of(country) {
        if matches!(
            known.item(),
            "question" | "absent" | "conflict" | "untranslatable"
        ) {
            continue;
        }
        let topic = topic_of(&known).to_owned();
        let counts = topics.entry(topic.clone()).or_default();
        counts.fact(&topic, &known, freshness);
    }
    gaps(&country.body, &mut topics);
    topics
        .into_iter()
        .map(|(topic, counts)| TopicCounts { topic, counts })
        .collect()
}

/// What is open and what sources disagree on.
fn gaps(body: &Body, topics: &mut BTreeMap<String, Counts>) {
    let mut count = |topic: Option<&str>, one: fn(&mut Counts)| {
        one(topics
            .entry(topic.unwrap_or("other").to_owned())
            .or_default());
    };
    for question in &body.questions {
        count(question.topic.as_deref(), |counts| counts.open += 1);
    }
    let unseen = |absence: &&Fact<Entry>| {
        matches!(absence.choice.as_deref(), Some("not-found" | "not-read"))
    };
    for absence in body.absences.iter().filter(unseen) {
        // What is absent is named by its keyword or by a topic.
        count(vocabulary::topic_of(&absence.name), |counts| {
            counts.open += 1
        });
    }
    for conflict in &body.conflicts {
        // Where it names no topic, that of the fact it is about.
        let about = conflict
            .about
            .first()
            .and_then(|fact| fact.split(' ').next());
        let topic = conflict.topic.as_deref();
        let topic = topic.or_else(|| about.and_then(vocabulary::topic_of));
        count(topic, |counts| counts.conflicting += 1);
    }
}

/// The topic of a fact, by the words that `question … topic` takes; `other` where none of them fits.
pub(super) fn topic_of(known: &Known) -> &str {
    let stated = known.topic.as_deref().filter(|_| {
        // A statement that names no topic of its own belongs to its item.
        matches!(known.item(), "departure")
    });
    stated
        .or_else(|| vocabulary::topic_of(known.item()))
        .unwrap_or("other")
}
