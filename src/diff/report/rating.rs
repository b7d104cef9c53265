//! How a change is rated: three ratings that are never merged, and three axes that say what it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whether the law changed, or what is known of it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// The law changed: an amending act or a day of validity says so.
    Law,
    /// The law did not change; what is known of it did.
    Correction,
}

/// How much attention a reviewer owes a finding.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// For the record.
    Info,
    /// Look at it.
    Warn,
    /// Sign it off before it is published.
    Deny,
}

impl Level {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }
}

/// Which way the burden on organisations moves.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Burden {
    /// More is asked, of more, or earlier.
    Up,
    /// Less is asked, of fewer, or later.
    Down,
    /// More of some and less of others, or something else of the same.
    Shifted,
    /// Nothing that anybody owes changes.
    None,
    /// It cannot be told.
    Unknown,
}

impl Burden {
    /// The burden of two changes together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (a, b) if a == b => a,
            (Self::None, other) | (other, Self::None) => other,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Shifted,
        }
    }
}

/// What a change means for programs that read the published data.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Compatibility {
    /// Nothing in the data changes.
    None,
    /// Values change.
    Patch,
    /// Facts are added.
    Minor,
    /// Facts that could be referred to are gone or have another id.
    Major,
}

/// What a change concerns.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// Who is covered, and in which class.
    Scope,
    /// What is owed.
    Obligation,
    /// When.
    Deadline,
    /// What a breach can cost.
    Sanction,
    /// Who supervises, and whom.
    Authority,
    /// Which incidents are reported, to whom and how.
    Incident,
    /// Who registers, where and how.
    Registration,
    /// Acts, provisions and sources.
    Citation,
    /// Words for readers.
    Editorial,
}

/// What of a fact changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Whether it is there.
    Existence,
    /// A bound that a rule compares with.
    Threshold,
    /// For whom it holds.
    Condition,
    /// An amount, a period, a word of a closed list.
    Value,
    /// A day.
    Date,
    /// Who it names.
    Party,
    /// An address or a provision.
    Link,
    /// Words.
    Text,
}

/// How it changed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// It is there now.
    Add,
    /// It is there no longer.
    Remove,
    /// It is another.
    Change,
    /// It holds for more.
    Widen,
    /// It holds for fewer.
    Narrow,
    /// It is higher.
    Raise,
    /// It is lower.
    Lower,
    /// It comes earlier.
    BringForward,
    /// It comes later.
    Postpone,
}

impl Action {
    /// The action of the same change seen from the other side.
    #[must_use]
    pub fn mirror(self) -> Self {
        match self {
            Self::Add => Self::Remove,
            Self::Remove => Self::Add,
            Self::Change => Self::Change,
            Self::Widen => Self::Narrow,
            Self::Narrow => Self::Widen,
            Self::Raise => Self::Lower,
            Self::Lower => Self::Raise,
            Self::BringForward => Self::Postpone,
            Self::Postpone => Self::BringForward,
        }
    }
}
