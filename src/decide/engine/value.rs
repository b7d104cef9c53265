//! Answers and bounds as numbers: words are places in lists.

use std::cmp::Ordering;

use super::words::Words;
use crate::decide::profile::Answer;
use crate::model::condition::Bound;
use crate::value::{Amount, Currency, Date, Decimal, Percent};

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    YesNo(bool),
    Number(Decimal),
    /// An amount in the currency at this place among those that are known.
    Money(Decimal, u8),
    Percent(Decimal),
    /// An amount of the unit at this place.
    Quantity(Decimal, u16),
    Seconds(u64),
    Date(Date),
    Choice(u16),
}

/// The place of a word that no rule names.
pub(super) const NO_RULE: u16 = u16::MAX;

impl Value {
    pub(super) fn of(answer: &Answer, words: &Words<'_>) -> Self {
        match answer {
            Answer::YesNo(yes) => Self::YesNo(*yes),
            Answer::Number(number) => Self::Number(*number),
            Answer::Money(money) => Self::Money(money.amount, currency(&money.currency)),
            Answer::Percent(percent) => Self::Percent(percent.0),
            Answer::Quantity(quantity) => {
                Self::Quantity(quantity.amount, words.of_rules(&quantity.unit))
            }
            Answer::Seconds(seconds) => Self::Seconds(*seconds),
            Answer::Date(date) => Self::Date(*date),
            Answer::Choice(choice) => Self::Choice(words.of_rules(choice)),
        }
    }

    /// How it stands to a bound; nothing where the two cannot be compared.
    #[inline]
    pub(super) fn order(self, bound: Self) -> Option<Ordering> {
        match (self, bound) {
            (Self::Number(a), Self::Number(b) | Self::Quantity(b, _))
            | (Self::Quantity(a, _), Self::Number(b))
            | (Self::Percent(a), Self::Percent(b)) => Some(a.cmp(&b)),
            (Self::Quantity(a, unit), Self::Quantity(b, other)) if unit == other => Some(a.cmp(&b)),
            (Self::Money(a, currency), Self::Money(b, other)) if currency == other => {
                Some(a.cmp(&b))
            }
            (Self::Seconds(a), Self::Seconds(b)) => Some(a.cmp(&b)),
            (Self::Date(a), Self::Date(b)) => Some(a.cmp(&b)),
            _ => None,
        }
    }

    pub(super) fn is_zero(self) -> bool {
        match self {
            Self::Number(amount) | Self::Money(amount, _) | Self::Quantity(amount, _) => {
                amount == Decimal::default()
            }
            _ => false,
        }
    }
}

fn currency(currency: &Currency) -> u8 {
    let known = Currency::known().iter();
    let place = known
        .copied()
        .position(|known| known == currency.as_str())
        .and_then(|place| u8::try_from(place).ok());
    place.unwrap_or(u8::MAX)
}

/// What an answer is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Limit {
    Fixed(Value),
    Sum(Sum),
}

/// An amount that a law fixes outright or by a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sum {
    Fixed(Decimal),
    Share { percent: Percent, of: usize },
    Higher(Box<Sum>, Box<Sum>),
    Lower(Box<Sum>, Box<Sum>),
    NotInLaw,
}

impl Limit {
    pub(super) fn of(bound: &Bound, words: &Words<'_>) -> Self {
        Self::Fixed(match bound {
            Bound::Number(number) => Value::Number(*number),
            Bound::Percent(percent) => Value::Percent(percent.0),
            Bound::Money(money) => Value::Money(money.amount, currency(&money.currency)),
            Bound::Quantity(quantity) => {
                Value::Quantity(quantity.amount, words.of_rules(&quantity.unit))
            }
            Bound::Seconds(seconds) => Value::Seconds(*seconds),
            Bound::Date(date) => Value::Date(*date),
            Bound::Amount(amount) => return Self::Sum(Sum::of(amount, words)),
        })
    }

    /// How an answer stands to it; nothing where they cannot be compared, and the input that is
    /// missing where the bound itself depends on one. `said` gives what was said to an input.
    pub(super) fn order(
        &self,
        answer: Value,
        said: &impl Fn(usize) -> Option<Value>,
    ) -> Result<Option<Ordering>, usize> {
        match self {
            Self::Fixed(bound) => Ok(answer.order(*bound)),
            Self::Sum(sum) => sum.order(answer, said),
        }
    }
}

impl Sum {
    fn of(amount: &Amount, words: &Words<'_>) -> Self {
        let both = |a, b| (Box::new(Self::of(a, words)), Box::new(Self::of(b, words)));
        match amount {
            Amount::Money(money) => Self::Fixed(money.amount),
            Amount::Number(number) => Self::Fixed(*number),
            Amount::Quantity(quantity) => Self::Fixed(quantity.amount),
            Amount::Share { percent, of } => Self::Share {
                percent: *percent,
                of: words.name(of),
            },
            Amount::HigherOf(a, b) => {
                let (a, b) = both(a, b);
                Self::Higher(a, b)
            }
            Amount::LowerOf(a, b) => {
                let (a, b) = both(a, b);
                Self::Lower(a, b)
            }
            Amount::NotInLaw => Self::NotInLaw,
        }
    }

    fn order(
        &self,
        answer: Value,
        said: &impl Fn(usize) -> Option<Value>,
    ) -> Result<Option<Ordering>, usize> {
        let amount = match answer {
            Value::Money(amount, currency) => {
                // A share of a sum in another currency cannot be compared either.
                if let Self::Share { of, .. } = self
                    && matches!(said(*of), Some(Value::Money(_, other)) if other != currency)
                {
                    return Ok(None);
                }
                amount
            }
            Value::Number(amount) | Value::Quantity(amount, _) => amount,
            _ => return Ok(None),
        };
        Ok(self.value(said)?.map(|bound| amount.cmp(&bound)))
    }

    /// Its value for an organisation, in the unit in which it is written.
    fn value(&self, said: &impl Fn(usize) -> Option<Value>) -> Result<Option<Decimal>, usize> {
        let both = |a: &Self, b: &Self| -> Result<Option<(Decimal, Decimal)>, usize> {
            Ok(a.value(said)?.zip(b.value(said)?))
        };
        Ok(match self {
            Self::Fixed(amount) => Some(*amount),
            Self::Share { percent, of } => match said(*of) {
                Some(
                    Value::Money(amount, _) | Value::Number(amount) | Value::Quantity(amount, _),
                ) => amount.percent(*percent),
                _ => return Err(*of),
            },
            Self::Higher(a, b) => both(a, b)?.map(|(a, b)| a.max(b)),
            Self::Lower(a, b) => both(a, b)?.map(|(a, b)| a.min(b)),
            Self::NotInLaw => None,
        })
    }
}
