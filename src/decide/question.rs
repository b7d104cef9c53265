//! Questions by their names, and what their answers look like.

use std::borrow::Cow;

use super::answers::{AnswerError, Written, of_json};
use super::profile::Answer;
use crate::diagnostic::closest;
use crate::model::Input;
use crate::model::condition::SizeClass;
use crate::model::inherit::Law;

/// Questions that no file declares.
pub const BUILT_IN: [&str; 5] = [
    "size",
    "activity-weight",
    "revenue-share",
    "registered",
    "ordered",
];

/// What an answer to a question looks like.
pub(super) enum Shape<'a> {
    YesNo,
    Number(Option<&'a str>),
    Quantity(Option<&'a str>),
    Money,
    Share,
    Choice(Vec<&'a str>),
    Date,
    Duration,
}

impl Shape<'_> {
    pub(super) fn wanted(&self) -> String {
        match self {
            Shape::YesNo => "yes or no".to_owned(),
            Shape::Number(None) => "a number, such as 1200".to_owned(),
            Shape::Number(Some(unit)) | Shape::Quantity(Some(unit)) => {
                format!("a number of {unit}, such as `25 {unit}`")
            }
            Shape::Quantity(None) => "a number with its unit, such as `25 MW`".to_owned(),
            Shape::Money => "money: a number of euros, or `500000 EUR`".to_owned(),
            Shape::Share => "a share in per cent, such as `5 %`".to_owned(),
            Shape::Choice(among) => format!("one of {}", among.join(", ")),
            Shape::Date => "a day, such as 2026-11-22".to_owned(),
            Shape::Duration => {
                "a length of time in weeks, days, hours, minutes or seconds, such as `90 min`"
                    .to_owned()
            }
        }
    }
}

/// A question that can be answered.
pub struct Question<'a> {
    id: &'a str,
    shape: Shape<'a>,
}

impl<'a> Question<'a> {
    /// A question by its name, as it is declared or as programs write it: `_` for `-`, and `_eur`
    /// behind a sum of money.
    ///
    /// # Errors
    /// There is no such question, or it is never asked.
    pub fn of(law: &Law<'a>, written: &str) -> Result<Self, AnswerError> {
        let (id, declared) = find(law, written)?;
        let shape = match declared {
            Some(input) => declared_shape(input)?,
            None => built_in_shape(law, id),
        };
        Ok(Self { id, shape })
    }

    /// Its name as it is declared.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.id
    }

    pub(super) fn shape(&self) -> &Shape<'a> {
        &self.shape
    }

    /// Reads a JSON value as the answer, like [`parse_json`](super::parse_json).
    ///
    /// # Errors
    /// Says what is wrong with the value.
    pub fn parse_json<'v>(&self, value: impl Into<Written<'v>>) -> Result<Answer, AnswerError> {
        of_json(&self.shape, self.id, value.into())
    }
}

/// The name of a question as it is declared, from how programs write it: `_` for `-`, and `_eur`
/// behind a sum of money.
///
/// # Errors
/// There is no such question.
pub fn input_name<'a>(law: &Law<'a>, written: &str) -> Result<&'a str, AnswerError> {
    find(law, written).map(|(id, _)| id)
}

/// The name of a question as it is declared, with its declaration where a file has one.
fn find<'a>(law: &Law<'a>, written: &str) -> Result<(&'a str, Option<&'a Input>), AnswerError> {
    let declared = |name: &str| match law.inputs.get_key_value(name) {
        Some((id, input)) => Some((*id, Some(*input))),
        None => {
            let built_in = BUILT_IN.into_iter().find(|known| *known == name);
            built_in.map(|id| (id, None))
        }
    };
    let name = if written.contains('_') {
        Cow::Owned(written.replace('_', "-"))
    } else {
        Cow::Borrowed(written)
    };
    let euros = || {
        let found = declared(name.strip_suffix("-eur")?)?;
        found
            .1
            .is_some_and(|input| input.kind == "money")
            .then_some(found)
    };
    declared(&name).or_else(euros).ok_or_else(|| {
        let known = law.inputs.keys().copied().chain(BUILT_IN);
        AnswerError::Unknown {
            input: written.to_owned(),
            meant: closest(&name, known).map(str::to_owned),
        }
    })
}

fn built_in_shape<'a>(law: &Law<'a>, name: &str) -> Shape<'a> {
    match name {
        "size" => Shape::Choice(SizeClass::ALL.map(SizeClass::word).to_vec()),
        "activity-weight" => Shape::Choice(vec!["main", "ancillary", "negligible"]),
        "revenue-share" => Shape::Share,
        "ordered" => {
            let entries = law.country.iter().flat_map(|country| &country.body.entries);
            let powers = entries.filter(|entry| entry.kind == "power");
            Shape::Choice(powers.map(|power| power.name.as_str()).collect())
        }
        _ => Shape::YesNo,
    }
}

fn declared_shape(input: &Input) -> Result<Shape<'_>, AnswerError> {
    if let Some((of, _)) = &input.sums {
        return Err(AnswerError::AddedUp {
            input: input.id.clone(),
            of: of.clone(),
        });
    }
    let unit = input.unit.as_deref();
    Ok(match input.kind.as_str() {
        "number" => Shape::Number(unit),
        "quantity" => Shape::Quantity(unit),
        "money" => Shape::Money,
        "share" => Shape::Share,
        "choice" => Shape::Choice(input.values.iter().map(|(id, _)| id.as_str()).collect()),
        "date" => Shape::Date,
        "duration" => Shape::Duration,
        _ => Shape::YesNo,
    })
}
