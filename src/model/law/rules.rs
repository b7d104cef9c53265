//! Scope rules, the questions they ask, and how size is told.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::condition::{Condition, SizeClass};
use super::super::proof::{Fact, Proof};
use super::super::shape;
use super::entry::Entry;
use super::people::Addressee;

/// What a rule does when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Filters an activity before anything else.
    Disregard,
    /// Brings inside.
    Include,
    /// Puts outside.
    Exclude,
    /// Makes essential.
    Essential,
    /// Puts in a national class.
    National,
    /// Inside, but nobody has read the class.
    Undecided,
    /// Makes important.
    Important,
    /// Registers only.
    RegistrationOnly,
    /// Frees from some duties.
    Exempt,
}

/// A scope rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it does.
    pub effect: Effect,
    /// The national class, for a rule of that effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it holds.
    pub when: Condition,
    /// The duties from which an exemption frees; nothing where it frees from all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frees: Vec<String>,
}

impl Rule {
    /// Whether it decides anything: an exemption that does not say for whom is told to readers, and
    /// frees nobody by itself.
    #[must_use]
    pub fn decides(&self) -> bool {
        self.effect != Effect::Exempt || self.when != Condition::Always
    }
}

/// What of an organisation answers a question without its being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ToldBy {
    /// The states in which it is established: whether the state that is asked is among them.
    EstablishedIn,
    /// The same: whether any state of the Union is among them.
    EstablishedInUnion,
    /// The states in which it provides its services.
    ProvidesIn,
    /// Its main establishment, by the steps of Art. 26(2).
    MainEstablishment,
}

impl ToldBy {
    /// Reads the word of the language.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "established-in" => Self::EstablishedIn,
            "established-in-union" => Self::EstablishedInUnion,
            "provides-in" => Self::ProvidesIn,
            "main-establishment" => Self::MainEstablishment,
            _ => return None,
        })
    }
}

/// A question that rules may ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Input {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// What an answer looks like.
    pub kind: String,
    /// What a number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Answers to choose from.
    #[serde(
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "shape::answers"
    )]
    #[schemars(with = "Vec<shape::Answer>")]
    pub values: Vec<(String, String)>,
    /// The question as it is put to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// How to find the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What is presumed when nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presume: Option<String>,
    /// What of an organisation answers it without its being asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_by: Option<ToldBy>,
    /// Whether the state decides it.
    pub act_of_state: bool,
    /// Whether it is asked for each activity.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_activity: bool,
    /// The input whose values over all activities it sums, and for which activities.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "shape::sum")]
    #[schemars(with = "Option<shape::Sum>")]
    pub sums: Option<(String, Condition)>,
    /// What stands behind it.
    pub proof: Proof,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// How size is told.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SizeRules {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// The sizes in the order in which they are tried.
    pub classes: Vec<Fact<SizeRule>>,
    /// Aggregation, periods and details, in words.
    pub entries: Vec<Fact<Entry>>,
}

/// When a size is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SizeRule {
    /// The size.
    pub size: SizeClass,
    /// When.
    pub when: Condition,
}
