//! Answers from outside: text and JSON read by the type that an input declares.
//!
//! What people and programs say about an organisation or an incident comes in here and nowhere else,
//! so that every command takes the same spellings and refuses the same mistakes.

use std::fmt;

use serde_json::{Number, Value};

use super::profile::Answer;
use super::question::{Question, Shape};
use crate::diagnostic::closest;
use crate::model::inherit::Law;
use crate::value::{Currency, Date, Decimal, Duration, Money, Percent, Quantity, TimeUnit};

/// A JSON number is exact up to this many digits; a longer one is written as text.
pub const EXACT_DIGITS: usize = 15;

/// Why something is no answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerError {
    /// There is no such question.
    Unknown {
        /// What was asked for.
        input: String,
        /// A question with a name like it.
        meant: Option<String>,
    },
    /// The question is never asked: it adds up the answers to another.
    AddedUp {
        /// The question.
        input: String,
        /// The question whose answers it adds up.
        of: String,
    },
    /// The answer has another form.
    Form {
        /// The question.
        input: String,
        /// What an answer looks like.
        wanted: String,
        /// What was said.
        found: String,
    },
    /// The answer is not among those to choose from.
    Choice {
        /// The question.
        input: String,
        /// What was said.
        found: String,
        /// The answers there are.
        among: Vec<String>,
    },
    /// A figure below zero.
    Negative {
        /// The question.
        input: String,
        /// What was said.
        found: String,
    },
    /// A figure with more digits than can be kept exactly.
    Digits {
        /// The question.
        input: String,
        /// What was said.
        found: String,
    },
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { input, meant } => {
                write!(f, "no input is called `{input}`")?;
                match meant {
                    Some(meant) => write!(f, "; did you mean `{meant}`?"),
                    None => Ok(()),
                }
            }
            Self::AddedUp { input, of } => write!(
                f,
                "`{input}` is never asked: it adds up `{of}` over the activities; give that instead"
            ),
            Self::Form {
                input,
                wanted,
                found,
            } => write!(f, "`{input}` is {wanted}; {found} is not"),
            Self::Choice {
                input,
                found,
                among,
            } => {
                write!(f, "`{found}` is no answer to `{input}`; ")?;
                match closest(found, among.iter().map(String::as_str)) {
                    Some(meant) => write!(f, "did you mean `{meant}`?"),
                    None => write!(f, "the answers are {}", among.join(", ")),
                }
            }
            Self::Negative { input, found } => {
                write!(f, "`{input}` cannot be below zero, as {found} is")
            }
            Self::Digits { input, found } => write!(
                f,
                "{found} has too many digits for `{input}`: fourteen before the point and four \
                 after it can be kept (in JSON, a number of more than fifteen is written as text)"
            ),
        }
    }
}

impl std::error::Error for AnswerError {}

/// Reads text, as it stands behind `NAME=`, as the answer to a question.
///
/// # Errors
/// Says what is wrong with the name or with the text.
pub fn parse_text(law: &Law<'_>, input: &str, text: &str) -> Result<Answer, AnswerError> {
    of_text(Question::of(law, input)?.shape(), input, text)
}

fn of_text(shape: &Shape<'_>, input: &str, text: &str) -> Result<Answer, AnswerError> {
    let text = text.trim();
    let form = || AnswerError::Form {
        input: input.to_owned(),
        wanted: shape.wanted(),
        found: format!("`{text}`"),
    };
    Ok(match shape {
        Shape::YesNo => match text {
            "yes" | "true" => Answer::YesNo(true),
            "no" | "false" => Answer::YesNo(false),
            _ => return Err(form()),
        },
        Shape::Number(unit) => {
            let (number, said) = leading(input, text, form)?;
            if !said.is_empty() && Some(said) != *unit {
                return Err(form());
            }
            Answer::Number(number)
        }
        Shape::Quantity(declared) => {
            let (amount, said) = leading(input, text, form)?;
            let unit = match (said, *declared) {
                ("", Some(unit)) => unit,
                (said, Some(unit)) if said == unit => said,
                (said, None) if !said.is_empty() => said,
                _ => return Err(form()),
            };
            Answer::Quantity(Quantity {
                amount,
                unit: unit.to_owned(),
            })
        }
        Shape::Money => {
            let (amount, said) = leading(input, text, form)?;
            let currency = if said.is_empty() { "EUR" } else { said };
            let currency = Currency::parse(currency).ok_or_else(form)?;
            Answer::Money(Money { amount, currency })
        }
        Shape::Share => {
            let (share, said) = leading(input, text, form)?;
            if !matches!(said, "" | "%") {
                return Err(form());
            }
            Answer::Percent(Percent(share))
        }
        Shape::Choice(among) => {
            if !among.contains(&text) {
                return Err(AnswerError::Choice {
                    input: input.to_owned(),
                    found: text.to_owned(),
                    among: among.iter().map(|word| (*word).to_owned()).collect(),
                });
            }
            Answer::Choice(text.to_owned())
        }
        Shape::Date => Answer::Date(Date::parse(text).ok_or_else(form)?),
        Shape::Duration => {
            let (count, said) = leading(input, text, form)?;
            let duration = TimeUnit::parse(said)
                .zip(count.to_string().parse().ok())
                .map(|(unit, count)| Duration { count, unit });
            Answer::Seconds(duration.and_then(Duration::seconds).ok_or_else(form)?)
        }
    })
}

/// A JSON value as the answer to a question: what holds no answer is not looked into.
#[derive(Debug, Clone, Copy)]
pub enum Written<'a> {
    /// A text.
    Text(&'a str),
    /// `true` or `false`.
    YesNo(bool),
    /// A number.
    Number(&'a Number),
    /// `null`.
    Null,
    /// A list.
    List,
    /// An object.
    Object,
}

impl<'a> From<&'a Value> for Written<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text),
            Value::Bool(yes) => Self::YesNo(*yes),
            Value::Number(number) => Self::Number(number),
            Value::Null => Self::Null,
            Value::Array(_) => Self::List,
            Value::Object(_) => Self::Object,
        }
    }
}

/// Reads a JSON value as the answer to a question. Money, shares and quantities may be plain
/// numbers: euros, per cent, and the unit that the input declares. Text is read like any text.
///
/// # Errors
/// Says what is wrong with the name or with the value. What is not known is left out, so `null` is
/// no answer.
pub fn parse_json<'v>(
    law: &Law<'_>,
    input: &str,
    value: impl Into<Written<'v>>,
) -> Result<Answer, AnswerError> {
    of_json(Question::of(law, input)?.shape(), input, value.into())
}

pub(super) fn of_json(
    shape: &Shape<'_>,
    input: &str,
    value: Written<'_>,
) -> Result<Answer, AnswerError> {
    let form = |found: &str| AnswerError::Form {
        input: input.to_owned(),
        wanted: shape.wanted(),
        found: found.to_owned(),
    };
    match value {
        Written::Text(text) => of_text(shape, input, text),
        Written::YesNo(yes) => match shape {
            Shape::YesNo => Ok(Answer::YesNo(yes)),
            _ => Err(form(&format!("`{yes}`"))),
        },
        Written::Number(number) => match shape {
            Shape::YesNo | Shape::Choice(_) | Shape::Date | Shape::Duration => {
                Err(form(&format!("the number {number}")))
            }
            _ => match number.as_u64().and_then(Decimal::from_whole) {
                Some(whole) => counted(shape, whole).ok_or_else(|| form(&format!("`{number}`"))),
                None => of_text(shape, input, &spelled(input, number)?),
            },
        },
        Written::Null => Err(form("null (leave out what is not known)")),
        Written::List => Err(form("a list")),
        Written::Object => Err(form("an object")),
    }
}

/// A whole number as an answer; nothing where a number alone is none.
fn counted(shape: &Shape<'_>, amount: Decimal) -> Option<Answer> {
    Some(match shape {
        Shape::Number(_) => Answer::Number(amount),
        Shape::Quantity(unit) => Answer::Quantity(Quantity {
            amount,
            unit: (*unit)?.to_owned(),
        }),
        Shape::Money => Answer::Money(Money {
            amount,
            currency: Currency::parse("EUR")?,
        }),
        Shape::Share => Answer::Percent(Percent(amount)),
        Shape::YesNo | Shape::Choice(_) | Shape::Date | Shape::Duration => return None,
    })
}

/// The figure that a text begins with, and the word behind it.
fn leading<'t>(
    input: &str,
    text: &'t str,
    form: impl Fn() -> AnswerError,
) -> Result<(Decimal, &'t str), AnswerError> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '_' | '.'))
        .unwrap_or(text.len());
    let (figure, rest) = text.split_at(end);
    if figure.is_empty() {
        let below_zero = text
            .strip_prefix(['-', '−'])
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        return Err(if below_zero {
            AnswerError::Negative {
                input: input.to_owned(),
                found: format!("`{text}`"),
            }
        } else {
            form()
        });
    }
    let shaped = figure.starts_with(|c: char| c.is_ascii_digit())
        && figure.ends_with(|c: char| c.is_ascii_digit())
        && figure.matches('.').count() <= 1;
    if !shaped {
        return Err(form());
    }
    let figure = match figure.split_once('.') {
        // Zeros at the end say nothing, and a program may write many of them.
        Some((whole, fraction)) => format!("{whole}.{}", fraction.trim_end_matches('0')),
        None => figure.to_owned(),
    };
    let number = Decimal::parse(&figure).ok_or_else(|| AnswerError::Digits {
        input: input.to_owned(),
        found: format!("`{text}`"),
    })?;
    Ok((number, rest.trim()))
}

/// A JSON number digit by digit; refused where it may not be the number that was written.
fn spelled(input: &str, number: &Number) -> Result<String, AnswerError> {
    let text = number.to_string();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let whole = number.is_i64() || number.is_u64();
    if text.contains(['e', 'E']) || (!whole && digits > EXACT_DIGITS) {
        return Err(AnswerError::Digits {
            input: input.to_owned(),
            found: format!("the number {text}"),
        });
    }
    Ok(text)
}
