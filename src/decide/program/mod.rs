//! The rules of a law as data: everything that a decision reads, and nothing else.
//!
//! A [`Program`] stands alone. It is what the datasets publish, what the evaluator for browsers and
//! other programs compiles, and what the JsonLogic expressions are made from. `docs/rules.md` says
//! how it is evaluated.

mod build;
mod jsonlogic;
mod questions;

pub use jsonlogic::{JsonLogic, LogicGroup};
pub(super) use questions::{questions, read};

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::outcome::OutcomeWord;
use crate::model::condition::{Condition, SizeClass};
use crate::model::inherit::{Basis, Origin};
use crate::model::{Effect, Grade, ToldBy};
use crate::value::{Citation, Date, Percent};

/// The rules of one law: of a state, or of the directive alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Program {
    /// The code of the state; `EU` for the directive alone.
    pub law: String,
    /// The directive that it stands on.
    pub directive: String,
    /// The footing of every answer.
    pub basis: Basis,
    /// The first day on which the transposing acts bind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties_from: Option<Date>,
    /// The days from which fines are imposed; the first that fits the regime of the answer counts.
    pub fines_from: Vec<FinesFrom>,
    /// The states among which jurisdiction is shared.
    pub union: Vec<String>,
    /// What an organisation can be, from the highest. Classes are tried in this order.
    pub outcomes: Vec<Rank>,
    /// The questions that rules, sizes and groups ask, by id.
    pub inputs: BTreeMap<String, Question>,
    /// Further questions of the law, which no rule here asks.
    pub other_inputs: Vec<String>,
    /// Entity types by id.
    pub types: BTreeMap<String, TypePlace>,
    /// Entity types that this law does not have, such as those of other states: as an activity they
    /// are nothing.
    pub other_types: Vec<String>,
    /// How size is told: blocks for some entities first, the one for everybody last.
    pub sizes: Vec<Sizes>,
    /// How the figures of a group are added up.
    pub group: GroupRules,
    /// The rules of scope and class, in order.
    pub rules: Vec<ProgramRule>,
    /// The rules by which this state has jurisdiction: one of them must hold. Where there is none,
    /// jurisdiction is not asked.
    pub jurisdiction: Vec<Named>,
    /// The regimes; the first that applies governs.
    pub regimes: Vec<Named>,
    /// For whom the duties begin only with the entry in a register.
    pub constitutive_registration: Vec<Constitutive>,
}

/// Where a statement comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Trace {
    /// The id of the fact in the documents of the country or the directive.
    pub fact: String,
    /// How good the evidence is.
    pub grade: Grade,
    /// Its articles.
    pub under: Vec<Citation>,
}

/// A day from which fines are imposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FinesFrom {
    /// Under which regime; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// The first day.
    pub date: Date,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// An outcome with its rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rank {
    /// The outcome.
    pub outcome: OutcomeWord,
    /// The class of the state's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The class of the directive that its members also have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The higher counts more.
    pub rank: i32,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Question {
    /// What it is.
    pub name: String,
    /// What an answer looks like: `yes-no`, `number`, `money`, `share`, `quantity`, `choice`, `date`
    /// or `duration`.
    pub kind: String,
    /// What a number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The answers to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Choice>,
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
    pub of_activity: bool,
    /// The question whose answers it adds up over all activities; it is then never asked itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sums: Option<Sums>,
    /// What stands behind it; nothing for questions that belong to the language.
    #[serde(flatten)]
    pub trace: Option<Trace>,
}

/// An answer to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Choice {
    /// The word that rules and profiles use.
    pub value: String,
    /// The answer as it is put to people.
    pub text: String,
}

/// What is added up, for which activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sums {
    /// The question whose answers are added.
    pub input: String,
    /// For which activities.
    pub when: Condition,
}

/// Where an entity type stands in this law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TypePlace {
    /// Its official short name.
    pub name: String,
    /// The sector.
    pub sector: String,
    /// The subsector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsector: Option<String>,
    /// The annex here; nothing for types outside the annexes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
}

/// How the size of some entities, or of everybody, is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sizes {
    /// For whom; nothing for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// Whether ceilings are crossed only in two accounting periods running.
    pub two_periods: bool,
    /// The sizes in the order in which they are tried.
    pub classes: Vec<SizeTest>,
}

/// When a size is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SizeTest {
    /// The size.
    pub size: SizeClass,
    /// When.
    pub when: Condition,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// How the figures of a group are added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GroupRules {
    /// Whether the figures of linked enterprises are added in full.
    pub linked: bool,
    /// Whether those of partners are added in proportion.
    pub partner: bool,
    /// From which holding an enterprise is a partner, in per cent.
    pub partner_from: Percent,
    /// When the organisation is looked at without its group: if one of these holds.
    pub own_figures: Vec<Condition>,
}

/// A rule of scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProgramRule {
    /// Its id.
    pub id: String,
    /// What it does when it holds.
    pub effect: Effect,
    /// The class of the state's own into which it puts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// The duties from which an exemption frees; nothing where it frees from all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frees: Vec<String>,
    /// When it holds.
    pub when: Condition,
    /// Whether it is of the directive, or of the state in its place or beside it.
    pub origin: Origin,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A condition with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// When it holds.
    pub when: Condition,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// For whom the duties begin only with the entry in a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Constitutive {
    /// For whom; nothing for everybody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Under which regime; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}
