//! Statements in words, removals, and what sources disagree on.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::condition::Condition;
use super::super::proof::Fact;
use super::duties::Period;
use crate::value::{Amount, Date};

/// One statement with a name and words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Entry {
    /// The keyword it is written with.
    pub kind: String,
    /// Its name within its block.
    pub name: String,
    /// What it says; the headline where there is more.
    pub text: String,
    /// The whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
    /// A word from a closed list: `used`, `silent`, `stricter` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// A topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// An amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// A period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Classes, activities, authorities or options it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers: Vec<String>,
    /// What else is worth knowing of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Fact<Entry>>,
    /// Further plain facts, by the word they are written with.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub more_facts: BTreeMap<String, Vec<String>>,
}

/// Something the state takes away from the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Removal {
    /// What kind of thing.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// What sources disagree on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Conflict {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The facts it is about: keyword and name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The claims.
    pub claims: Vec<Fact<Entry>>,
    /// The claim that is followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow: Option<Fact<String>>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
