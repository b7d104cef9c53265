//! Conditions with their names resolved: the form that is published and evaluated.

use schemars::JsonSchema;
use serde::Serialize;

use crate::value::{Amount, Date, Decimal, Money, Percent, Quantity};

/// A condition over the facts of an organisation. Its truth is three-valued: a fact that is not
/// known makes it unknown, unless the other facts decide it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum Condition {
    /// Holds always.
    Always,
    /// All hold.
    All {
        /// The members.
        of: Vec<Condition>,
    },
    /// One holds.
    Any {
        /// The members.
        of: Vec<Condition>,
    },
    /// Does not hold.
    Not {
        /// The member.
        of: Box<Condition>,
    },
    /// The activity is of one of these kinds.
    Activity {
        /// The kinds.
        among: Vec<ActivityKind>,
    },
    /// The size of the enterprise, from micro to large.
    Size {
        /// How it is compared.
        is: Relation,
        /// With which sizes; more than one only for `is` and `is-not`.
        sizes: Vec<SizeClass>,
    },
    /// The class that the scope rules gave.
    Class {
        /// Whether it is one of these classes.
        among: Vec<String>,
    },
    /// A yes-or-no input.
    Flag {
        /// The input.
        input: String,
    },
    /// An input with a closed list of answers.
    Choice {
        /// The input.
        input: String,
        /// The answers for which it holds.
        among: Vec<String>,
    },
    /// An input compared with a bound.
    Compare {
        /// The input.
        input: String,
        /// How.
        is: Relation,
        /// With what.
        bound: Bound,
    },
}

/// A kind of activity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "id", rename_all = "kebab-case")]
pub enum ActivityKind {
    /// Everything in an annex: `I` or `II`.
    Annex(String),
    /// Everything in a sector.
    Sector(String),
    /// Everything in a subsector, as `sector/subsector`.
    Subsector(String),
    /// One entity type.
    Type(String),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Equal.
    Is,
    /// Not equal.
    IsNot,
    /// Equal or more.
    AtLeast,
    /// More.
    MoreThan,
    /// Equal or less.
    AtMost,
    /// Less.
    LessThan,
}

/// A size of enterprise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SizeClass {
    /// Micro.
    Micro,
    /// Small.
    Small,
    /// Medium-sized.
    Medium,
    /// More than medium-sized.
    Large,
}

impl SizeClass {
    /// All sizes, from the smallest.
    pub const ALL: [SizeClass; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// Reads the word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.word() == word)
    }

    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// What an input is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Bound {
    /// A number.
    Number(Decimal),
    /// A percentage.
    Percent(Percent),
    /// Money.
    Money(Money),
    /// A quantity.
    Quantity(Quantity),
    /// A period, in seconds.
    Seconds(u64),
    /// A day.
    Date(Date),
    /// A share of another input, or the lower or higher of two amounts.
    Amount(Amount),
}

impl Condition {
    /// Every input that the condition reads, `activity`, `size` and `class` among them.
    pub fn inputs(&self, into: &mut std::collections::BTreeSet<String>) {
        match self {
            Condition::Always => {}
            Condition::All { of } | Condition::Any { of } => {
                of.iter().for_each(|member| member.inputs(into));
            }
            Condition::Not { of } => of.inputs(into),
            Condition::Activity { .. } => {
                into.insert("activity".to_owned());
            }
            Condition::Size { .. } => {
                into.insert("size".to_owned());
            }
            Condition::Class { .. } => {
                into.insert("class".to_owned());
            }
            Condition::Flag { input }
            | Condition::Choice { input, .. }
            | Condition::Compare { input, .. } => {
                into.insert(input.clone());
            }
        }
    }
}
