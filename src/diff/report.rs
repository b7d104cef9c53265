//! A change report as it is written and recorded: the verdict first, then the change in a sentence,
//! its effect on organisations, and the findings with their redlines.
//!
//! Every format is made from these types, and a recorded report is read back into them.

mod rating;

pub use rating::{Action, Burden, Compatibility, Level, Matter, Nature, What};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::Date;

/// The name of the format.
pub const FORMAT: &str = "acquis-diff";

/// Its version. Within it, fields are added, never removed or changed in meaning.
pub const VERSION: u32 = 1;

/// What changed between two sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// What it comes to.
    pub verdict: Verdict,
    /// `acquis-diff`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The side before.
    pub old: Side,
    /// The side after.
    pub new: Side,
    /// What changed, the most important first. One change is one finding, in however many states.
    pub findings: Vec<Change>,
    /// Which organisations stand otherwise, exactly counted.
    pub impact: Vec<Impact>,
    /// States of which not all profile classes were looked at, because there are too many; what is
    /// counted there is the least.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incomplete: Vec<String>,
    /// Pages and datasets whose contents change; no others do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outputs: Option<Outputs>,
}

/// What a report comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verdict {
    /// In a word.
    pub kind: VerdictKind,
    /// In a few words for people.
    pub title: String,
    /// The change in a sentence.
    pub sentence: String,
    /// Its effect on organisations in a sentence.
    pub effect: String,
    /// How many findings are changes of law.
    pub laws: usize,
    /// How many are corrections.
    pub corrections: usize,
    /// How many profile classes stand otherwise.
    pub classes: u64,
    /// The highest review level among the findings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Which way the burden moves over all findings.
    pub burden: Burden,
    /// What the change means for readers of the published data.
    pub data: Compatibility,
}

/// The verdict in a word.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    /// Both sides say the same.
    Same,
    /// Only words, remarks, evidence or layout differ; nothing that the law says does.
    NoChangeInLaw,
    /// What is known of the law was corrected; the law itself did not change.
    Correction,
    /// The law changed.
    ChangeOfLaw,
    /// The law changed, and what is known of it was corrected.
    Both,
}

/// One side of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// As it was asked for: a revision, a folder, a code and a day.
    pub name: String,
    /// The day whose law is told.
    pub as_of: Date,
    /// The commit, where the side is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit: Option<String>,
    /// Whether the side has errors, so that only what can be read of it was compared.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Its kind, by its stable id: `acquis explain` tells of it.
    pub kind: String,
    /// Twelve digits that stay the same as long as the change does, however it is told.
    pub fingerprint: String,
    /// Whether the law changed, or what is known of it.
    pub nature: Nature,
    /// For a change of law: whether the side before should already have told it, because it took
    /// effect on or before its day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
    /// How much attention it asks for.
    pub level: Level,
    /// Which way the burden moves.
    pub burden: Burden,
    /// For whom.
    pub whom: String,
    /// What it means for readers of the data.
    pub data: Compatibility,
    /// What it concerns.
    pub matter: Matter,
    /// What of it changed.
    pub what: What,
    /// How.
    pub action: Action,
    /// The change in a sentence.
    pub sentence: String,
    /// The states concerned; `EU` for the directive and the sectors that all states share.
    pub states: Vec<String>,
    /// The acts that made the change, where the sources name some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    /// The day on which it takes effect, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<Date>,
    /// The facts that changed, one for each state concerned.
    pub facts: Vec<ChangedFact>,
    /// What changed in them, where more can be said than that they are there or gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
    /// The changes that this one explains and that are not told on their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub explains: Vec<Part>,
}

/// An act that made a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    /// Its id.
    pub act: String,
    /// Its name.
    pub name: String,
    /// The provision, where one is cited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
}

/// A fact that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangedFact {
    /// The state; `EU` for what all share.
    pub state: String,
    /// Its stable id.
    pub id: String,
    /// Its id on the side before, where that was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
    /// Where it stood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Place>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Place>,
    /// The provisions it is cited under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
}

/// A line of a source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The file, relative to the root of the knowledge base.
    pub file: String,
    /// The line, counted from one.
    pub line: u32,
}

/// One field of a fact that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldChange {
    /// The field as the datasets name it.
    pub field: String,
    /// What it is, in words.
    pub title: String,
    /// Its value before, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// Its value after, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// For prose: the two texts laid over each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub redline: Vec<Piece>,
}

/// A piece of a redline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Piece {
    /// What became of it.
    pub mark: Mark,
    /// The words.
    pub text: String,
}

/// What became of a piece of text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It stayed.
    Same,
    /// It is new.
    Insert,
    /// It is gone.
    Delete,
    /// It stood here, and stands elsewhere in the same text now.
    MovedFrom,
    /// It stands here now, and stood elsewhere in the same text.
    MovedTo,
}

/// A change that another one explains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Part {
    /// Its kind.
    pub kind: String,
    /// The fact.
    pub id: String,
    /// In a sentence.
    pub sentence: String,
}

/// A group of organisations that stand otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Impact {
    /// The state.
    pub state: String,
    /// What of their position moves.
    pub moves: Moves,
    /// Who moves whereto, in a sentence.
    pub sentence: String,
    /// How it was before.
    pub before: String,
    /// How it is after.
    pub after: String,
    /// Which way the burden moves for them.
    pub burden: Burden,
    /// How many profile classes they are.
    pub classes: u64,
    /// Whether they are at least so many: there were too many to look at all of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub at_least: bool,
    /// The entity types.
    pub types: Vec<String>,
    /// The smallest organisation that shows it.
    pub witness: Witness,
    /// The rules that decide before.
    pub rules_before: Vec<RuleUse>,
    /// The rules that decide after.
    pub rules_after: Vec<RuleUse>,
}

/// What of the position of organisations moves.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Moves {
    /// Whether they are covered, and in which class.
    Outcome,
    /// What they owe.
    Obligation,
    /// When it is due.
    Deadline,
    /// To whom.
    Recipient,
    /// What a breach can cost them.
    Fine,
}

/// An organisation that shows something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Witness {
    /// The entity type.
    pub entity: String,
    /// The questions that matter, each with its answer.
    pub answers: Vec<WitnessAnswer>,
}

/// One answer of a witness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WitnessAnswer {
    /// The question.
    pub input: String,
    /// The answer.
    pub answer: String,
}

/// A rule that decides, with its article.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct RuleUse {
    /// Its id.
    pub rule: String,
    /// The provisions.
    pub under: Vec<String>,
}

/// What of a build changes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Outputs {
    /// Files whose bytes change, relative to the output folder.
    pub changed: Vec<String>,
    /// Files that are new.
    pub added: Vec<String>,
    /// Files that are gone.
    pub removed: Vec<String>,
    /// How many files stay as they are.
    pub same: usize,
}
