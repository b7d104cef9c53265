//! Checklists, and how their answers are counted.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::condition::Condition;
use super::super::proof::Fact;
use super::people::Addressee;
use crate::value::{Decimal, Percent};

/// A chapter of a checklist.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Checklist {
    /// Its title.
    pub title: String,
    /// The chapter of duties that its items ask about: `measures`, `reporting` and so on.
    pub topic: String,
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// Its items, in order.
    pub items: Vec<Fact<CheckItem>>,
}

/// A question about a duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckItem {
    /// Its id.
    pub id: String,
    /// The question.
    pub question: String,
    /// How much the answer counts.
    pub weight: Decimal,
    /// What proves the answer.
    pub evidence: Vec<String>,
    /// What failing can cost.
    pub penalty: Penalty,
    /// What it asks about.
    #[serde(flatten)]
    pub about: About,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What an item asks about, by the names of the law.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct About {
    /// Measures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<String>,
    /// Duties of the management body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<String>,
    /// Reports.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<String>,
    /// A block of registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<RegistrationBlock>,
    /// Obligations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<String>,
    /// Days of the calendar.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<String>,
    /// Frameworks by which it can be shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<String>,
}

/// A block of registration, by its name if it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RegistrationBlock {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Whether the item asks about the notice of changes, and not about the entry itself.
    pub of_changes: bool,
}

/// What failing can cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "fine", rename_all = "kebab-case")]
pub enum Penalty {
    /// Up to the ceiling of the class.
    Ceiling,
    /// A special fine, by its name.
    Special(String),
    /// The sources name no fine for it.
    Open,
}

/// How an item was answered, from worst to best.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// Not met.
    NotMet,
    /// Partly met.
    Partly,
    /// Met.
    Met,
}

impl Mark {
    /// All of them, from worst to best.
    pub const ALL: [Mark; 3] = [Mark::NotMet, Mark::Partly, Mark::Met];

    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Mark::NotMet => "not-met",
            Mark::Partly => "partly",
            Mark::Met => "met",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.word() == word)
    }
}

/// How the answers to a checklist are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Formula {
    /// The weights that items may have, and what each stands for.
    pub weights: BTreeMap<Decimal, String>,
    /// The share of its weight that an item brings in by its answer.
    pub credits: BTreeMap<Mark, Percent>,
    /// Whether items without an answer count as not met; else they are left out of the score.
    pub unassessed_counts: bool,
    /// The formula in words.
    pub text: String,
}
