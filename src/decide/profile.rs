//! What is known of an organisation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::model::Example;
use crate::model::condition::SizeClass;
use crate::model::inherit::Law;
use crate::record::{Given, Of, Value};
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

/// Staff, turnover and balance sheet of one enterprise in one accounting period, by input.
pub type Figures = BTreeMap<String, Answer>;

/// How an enterprise of the group is tied to the organisation (Recommendation 2003/361/EC, annex,
/// Art. 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// Linked: its figures count in full.
    Linked,
    /// A partner: its figures count in proportion to the share of capital or votes, whichever is
    /// larger. Below a quarter it is no partner and nothing is added.
    Partner(Option<Percent>),
}

/// Another enterprise of the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// How it is tied to the organisation.
    pub tie: Tie,
    /// Its figures.
    pub figures: Figures,
}

/// An earlier accounting period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    /// The figures of the organisation.
    pub figures: Figures,
    /// Its group in that period; nothing where the figures already speak of the whole group.
    pub group: Option<Vec<Member>>,
}

/// Where an organisation has its main establishment (Art. 26(2)): the first of the three that can be
/// told and lies in the Union.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MainEstablishment {
    /// Where decisions on cybersecurity measures are mostly taken.
    pub decisions: Place,
    /// Where cybersecurity operations are carried out.
    pub operations: Place,
    /// Where most of the staff in the Union works.
    pub most_staff: Place,
}

/// A place that may not be known, or that cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Nothing is said of it.
    #[default]
    Unsaid,
    /// It was looked for and cannot be told.
    CannotBeTold,
    /// A country by its code, in the Union or outside.
    In(String),
}

/// Where an organisation is and works, by codes of countries. What is not there is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    /// Where it is established.
    pub established_in: Option<BTreeSet<String>>,
    /// Where it provides its services.
    pub provides_in: Option<BTreeSet<String>>,
    /// Its main establishment.
    pub main_establishment: Option<MainEstablishment>,
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
    /// The enterprises it is tied to; an empty list is an autonomous enterprise.
    pub group: Option<Vec<Member>>,
    /// Earlier accounting periods, the latest first.
    pub periods: Vec<Period>,
    /// Where it is.
    pub places: Places,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::YesNo(true) => f.write_str("yes"),
            Answer::YesNo(false) => f.write_str("no"),
            Answer::Number(number) => f.write_str(&number.grouped(',')),
            Answer::Money(money) => money.fmt(f),
            Answer::Percent(percent) => percent.fmt(f),
            Answer::Quantity(quantity) => quantity.fmt(f),
            Answer::Seconds(seconds) => write!(f, "{seconds} seconds"),
            Answer::Date(date) => date.fmt(f),
            Answer::Choice(choice) => f.write_str(choice),
        }
    }
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
    pub fn from_example(law: &Law<'_>, example: &Example) -> Self {
        let mut profile = Self::default();
        for facts in &example.activities {
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
        for fact in &example.given {
            profile.give(fact);
        }
        for facts in &example.others {
            profile.tell(facts);
        }
        profile
    }

    /// A line that speaks of another enterprise or of an earlier period.
    fn tell(&mut self, facts: &[Given]) {
        let figures: Figures = facts
            .iter()
            .filter_map(|fact| {
                Some((
                    fact.input.value.clone(),
                    Answer::from_value(&fact.value.value)?,
                ))
            })
            .collect();
        let member = |tie| Member {
            tie,
            figures: figures.clone(),
        };
        match facts.first().and_then(|fact| fact.of.as_ref()) {
            Some(Of::Linked) => self.group.get_or_insert_default().push(member(Tie::Linked)),
            Some(Of::Partner(share)) => self
                .group
                .get_or_insert_default()
                .push(member(Tie::Partner(Some(*share)))),
            Some(Of::YearBefore) => self.periods.push(Period {
                figures,
                group: None,
            }),
            None => {}
        }
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
pub(super) fn per_activity(law: &Law<'_>, input: &str) -> bool {
    matches!(input, "activity-weight" | "revenue-share")
        || law
            .inputs
            .get(input)
            .is_some_and(|declared| declared.of_activity)
}
