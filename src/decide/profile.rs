//! What is known of an organisation.

use std::collections::BTreeMap;

use crate::model::condition::SizeClass;
use crate::model::inherit::Law;
use crate::record::{Given, Value};
use crate::value::{Date, Decimal, Money, Percent, Quantity};

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Decimal),
    /// Money.
    Money(Money),
    /// A percentage.
    Percent(Percent),
    /// A quantity.
    Quantity(Quantity),
    /// A length of time in seconds.
    Seconds(u64),
    /// A day.
    Date(Date),
    /// One of a closed list.
    Choice(String),
}

/// One activity and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Activity {
    /// The entity type.
    pub entity: String,
    /// Answers about this activity.
    pub answers: BTreeMap<String, Answer>,
}

/// An organisation: its activities and what is known of it as a whole. What is not there is not
/// known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// Its activities.
    pub activities: Vec<Activity>,
    /// Answers about the whole.
    pub answers: BTreeMap<String, Answer>,
    /// Its size, where that is said outright; figures win over it.
    pub size: Option<SizeClass>,
    /// Enterprises linked to it, whose figures are added in full.
    pub linked: Vec<BTreeMap<String, Answer>>,
}

impl Answer {
    /// Reads a literal of the language as an answer.
    #[must_use]
    pub fn from_value(value: &Value) -> Option<Self> {
        Some(match value {
            Value::YesNo(yes) => Answer::YesNo(*yes),
            Value::Number(number) => Answer::Number(*number),
            Value::Money(money) => Answer::Money(money.clone()),
            Value::Percent(percent) => Answer::Percent(*percent),
            Value::Quantity(quantity) => Answer::Quantity(quantity.clone()),
            Value::Duration(duration) => Answer::Seconds(duration.seconds()?),
            Value::Date(date) => Answer::Date(*date),
            Value::Word(word) => Answer::Choice(word.clone()),
            _ => return None,
        })
    }
}

impl Profile {
    /// An organisation with one activity and a size, about which nothing else is said.
    #[must_use]
    pub fn of(entity: &str, size: SizeClass) -> Self {
        Self {
            activities: vec![Activity {
                entity: entity.to_owned(),
                answers: BTreeMap::new(),
            }],
            size: Some(size),
            ..Self::default()
        }
    }

    /// The organisation of an example, under the law that says which answers belong to an activity.
    #[must_use]
    pub fn from_given(
        law: &Law<'_>,
        activities: &[Vec<Given>],
        given: &[Given],
        linked: &[Vec<Given>],
    ) -> Self {
        let mut profile = Self::default();
        for facts in activities {
            let mut current: Option<Activity> = None;
            for fact in facts {
                if fact.input.value == "activity" {
                    profile.activities.extend(current.take());
                    if let Value::Word(entity) = &fact.value.value {
                        current = Some(Activity {
                            entity: entity.clone(),
                            answers: BTreeMap::new(),
                        });
                    }
                } else if per_activity(law, &fact.input.value) {
                    if let (Some(activity), Some(answer)) =
                        (&mut current, Answer::from_value(&fact.value.value))
                    {
                        activity.answers.insert(fact.input.value.clone(), answer);
                    }
                } else {
                    profile.give(fact);
                }
            }
            profile.activities.extend(current);
        }
        for fact in given {
            profile.give(fact);
        }
        for facts in linked {
            let figures = facts
                .iter()
                .filter_map(|fact| {
                    Some((
                        fact.input.value.clone(),
                        Answer::from_value(&fact.value.value)?,
                    ))
                })
                .collect();
            profile.linked.push(figures);
        }
        profile
    }

    fn give(&mut self, fact: &Given) {
        match (&fact.input.value[..], &fact.value.value) {
            ("size", Value::Word(word)) => self.size = SizeClass::parse(word),
            (input, value) => {
                if let Some(answer) = Answer::from_value(value) {
                    self.answers.insert(input.to_owned(), answer);
                }
            }
        }
    }
}

/// Inputs that are asked for each activity.
fn per_activity(law: &Law<'_>, input: &str) -> bool {
    matches!(input, "activity-weight" | "revenue-share")
        || law
            .inputs
            .get(input)
            .is_some_and(|declared| declared.of_activity)
}
