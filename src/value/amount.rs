//! Money and other amounts.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Currency, Decimal, Percent};

/// An amount of money, exact to a ten-thousandth of the unit.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Money {
    /// How much, in whole units of the currency.
    pub amount: Decimal,
    /// In what.
    pub currency: Currency,
}

/// A number of something: `25 MW`, `30_000 inhabitants`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Quantity {
    /// How many.
    pub amount: Decimal,
    /// Of what.
    pub unit: String,
}

/// An amount that a law fixes, outright or by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Amount {
    /// A sum.
    Money(Money),
    /// A number.
    Number(Decimal),
    /// A number of something.
    Quantity(Quantity),
    /// A share of an input such as the worldwide turnover.
    Share {
        /// The share.
        percent: Percent,
        /// The id of the input.
        of: String,
    },
    /// The higher of two amounts.
    HigherOf(Box<Amount>, Box<Amount>),
    /// The lower of two amounts.
    LowerOf(Box<Amount>, Box<Amount>),
    /// The law gives no figure.
    NotInLaw,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.amount.grouped(','))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount.grouped(','), self.unit)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Amount::Money(money) => money.fmt(f),
            Amount::Number(number) => f.write_str(&number.grouped(',')),
            Amount::Quantity(quantity) => quantity.fmt(f),
            Amount::Share { percent, of } => write!(f, "{percent} of {of}"),
            Amount::HigherOf(a, b) => write!(f, "the higher of {a} and {b}"),
            Amount::LowerOf(a, b) => write!(f, "the lower of {a} and {b}"),
            Amount::NotInLaw => f.write_str("no figure in law"),
        }
    }
}

/// What a fine is a share of where it is one of the highest fine: `0.5 % of ceiling`.
pub const CEILING: &str = "ceiling";

impl Amount {
    /// Every sum of money in the amount.
    #[must_use]
    pub fn sums(&self) -> Vec<&Money> {
        match self {
            Amount::Money(money) => vec![money],
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
                let mut sums = a.sums();
                sums.extend(b.sums());
                sums
            }
            _ => Vec::new(),
        }
    }

    /// The inputs of which it takes shares.
    #[must_use]
    pub fn inputs(&self) -> Vec<&str> {
        match self {
            Amount::Share { of, .. } => vec![of],
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
                let mut inputs = a.inputs();
                inputs.extend(b.inputs());
                inputs
            }
            _ => Vec::new(),
        }
    }

    /// Every share in the amount.
    #[must_use]
    pub fn shares(&self) -> Vec<Percent> {
        match self {
            Amount::Share { percent, .. } => vec![*percent],
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
                let mut shares = a.shares();
                shares.extend(b.shares());
                shares
            }
            _ => Vec::new(),
        }
    }
}
