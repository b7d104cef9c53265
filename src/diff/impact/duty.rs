//! What is owed under a law, duty by duty, and which duties two laws state otherwise.

mod blocks;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::diff::report::Action;
use crate::diff::report::Moves;
use crate::diff::say::{say, words};
use crate::diff::value::{Order, amounts};
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Entry, Fact};

/// A duty that two laws state otherwise.
pub(super) struct Duty<'a> {
    pub(super) moves: Moves,
    pub(super) name: String,
    pub(super) old: Option<Owed<'a>>,
    pub(super) new: Option<Owed<'a>>,
    values: [Option<Value>; 2],
}

/// What one law says of a duty: for whom, and what.
#[derive(Clone, PartialEq)]
pub(super) struct Owed<'a> {
    /// Conditions that hold, or do not hold, for whoever owes it.
    pub(super) when: Vec<(&'a Condition, bool)>,
    /// The class whose members owe it; nothing for every class.
    pub(super) class: Option<String>,
    /// What is owed, in words.
    pub(super) value: String,
}

impl Duty<'_> {
    /// Which way a duty moves for those who owe it.
    pub(super) fn order(&self, old: &Option<String>, new: &Option<String>) -> Ordering {
        match (old, new) {
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            _ => match (&self.values, self.moves) {
                ([Some(old), Some(new)], Moves::Fine) => {
                    amounts(old, new).unwrap_or(Ordering::Equal)
                }
                ([Some(old), Some(new)], Moves::Deadline) => {
                    let order = if old.is_string() {
                        Order::Day
                    } else {
                        Order::Period
                    };
                    match order.action(Some(old), Some(new)) {
                        Action::BringForward => Ordering::Greater,
                        Action::Postpone => Ordering::Less,
                        _ => Ordering::Equal,
                    }
                }
                _ => Ordering::Equal,
            },
        }
    }
}

/// One duty while it is collected.
struct Stated<'a> {
    moves: Moves,
    name: String,
    owed: Owed<'a>,
    value: Value,
    /// The authorities it goes to, by their ids.
    to: Vec<String>,
}

/// The duties that differ between two laws, in what is owed or for whom.
pub(super) fn changed<'a>(
    old: &'a Law<'a>,
    new: &'a Law<'a>,
    called: impl Fn(&str) -> String,
) -> Vec<Duty<'a>> {
    let (mut before, after) = (duties(old), duties(new));
    let mut changed = Vec::new();
    for (key, is) in after {
        let mut was = before.remove(&key);
        if let Some(was) = &mut was {
            // Somebody who is called otherwise is nobody else.
            let to: Vec<String> = was.to.iter().map(|id| called(id)).collect();
            if !to.is_empty() && to == is.to {
                was.owed.value.clone_from(&is.owed.value);
            }
        }
        match was {
            Some(was) if was.owed == is.owed => {}
            was => changed.push(duty(was, Some(is))),
        }
    }
    changed.extend(before.into_values().map(|was| duty(Some(was), None)));
    changed
}

fn duty<'a>(was: Option<Stated<'a>>, is: Option<Stated<'a>>) -> Duty<'a> {
    let one = is.as_ref().or(was.as_ref());
    Duty {
        moves: one.map_or(Moves::Obligation, |stated| stated.moves),
        name: one.map(|stated| stated.name.clone()).unwrap_or_default(),
        values: [was.as_ref(), is.as_ref()].map(|stated| stated.map(|stated| stated.value.clone())),
        old: was.map(|stated| stated.owed),
        new: is.map(|stated| stated.owed),
    }
}

type Duties<'a> = BTreeMap<String, Stated<'a>>;

fn duties<'a>(law: &'a Law<'a>) -> Duties<'a> {
    let mut duties = Duties::new();
    blocks::reporting(law, &mut duties);
    blocks::registration(law, &mut duties);
    blocks::fines(law, &mut duties);
    let mut entries = Vec::new();
    for (topic, kind) in [
        ("measures", "measure"),
        ("management", "duty"),
        ("management", "officer"),
        ("supervision", "audit"),
    ] {
        entries.extend(law.entries(topic, kind).into_iter().map(|entry| entry.fact));
    }
    entries.extend(own_and_shared(law));
    for entry in entries.into_iter().filter(|entry| law.counts(&entry.proof)) {
        let within = entry.within.as_ref().or(entry.every.as_ref());
        let (moves, value) = match (within, entry.date) {
            (Some(period), _) => (Moves::Deadline, published(period)),
            (None, Some(day)) => (Moves::Deadline, published(&day)),
            (None, None) => (Moves::Obligation, Value::from("owed")),
        };
        let name = match entry.kind.as_str() {
            "milestone" => format!("“{}”", crate::diff::say::brief(&entry.text)),
            kind => format!(
                "the {} “{}”",
                words(kind),
                crate::diff::say::brief(&entry.text)
            ),
        };
        let owed = Owed {
            when: entry.when.iter().map(|when| (when, true)).collect(),
            class: None,
            value: say(&value),
        };
        duties.insert(
            format!("{}/{}", entry.kind, entry.name),
            Stated {
                moves,
                name,
                owed,
                value,
                to: Vec::new(),
            },
        );
    }
    duties
}

/// Duties and dates that stand in no block.
fn own_and_shared<'a>(law: &'a Law<'a>) -> Vec<&'a Fact<Entry>> {
    let own = law
        .country
        .map(|country| country.body.entries.as_slice())
        .unwrap_or_default();
    let shared = law.directive.body.entries.iter().filter(|entry| {
        entry.kind == "obligation"
            && law.removal("obligation", &entry.name).is_none()
            && !own
                .iter()
                .any(|other| other.kind == entry.kind && other.name == entry.name)
    });
    own.iter()
        .filter(|entry| matches!(entry.kind.as_str(), "obligation" | "milestone"))
        .chain(shared)
        .collect()
}

fn published(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
