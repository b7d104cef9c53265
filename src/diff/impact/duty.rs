//! What is owed under a law, duty by duty, and which duties two laws state otherwise.

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
use crate::model::{Addressee, Entry, Fact};

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
    reporting(law, &mut duties);
    registration(law, &mut duties);
    fines(law, &mut duties);
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

/// For whom a block speaks: its own condition, or that of its regime.
fn addressed<'a>(law: &'a Law<'a>, addressee: &'a Addressee) -> Option<&'a Condition> {
    addressee.applies.as_ref().or_else(|| {
        let id = addressee.regime.as_ref()?;
        law.regimes
            .iter()
            .find(|regime| regime.id == *id)
            .map(|regime| &regime.applies)
    })
}

fn block_name(addressee: &Addressee) -> &str {
    addressee
        .name
        .as_deref()
        .or(addressee.regime.as_deref())
        .unwrap_or_default()
}

fn reporting<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
    let own = law
        .country
        .map(|country| country.body.reporting.as_slice())
        .unwrap_or_default();
    let shared = law.directive.body.reporting.as_slice();
    let blocks: Vec<_> = if own.is_empty() {
        shared.iter().take(1).collect()
    } else {
        own.iter().collect()
    };
    for block in &blocks {
        let when = match addressed(law, &block.addressee) {
            Some(applies) => vec![(applies, true)],
            // Whoever no other block speaks for.
            None => blocks
                .iter()
                .filter_map(|other| addressed(law, &other.addressee))
                .map(|other| (other, false))
                .collect(),
        };
        let name = block_name(&block.addressee);
        let stages = law.stages((!own.is_empty()).then_some(*block));
        for stage in stages {
            let fact = stage.fact;
            let period = fact.within.as_ref().or(fact.every.as_ref());
            let value = period.map_or(Value::from("owed"), published);
            let mut conditions = when.clone();
            conditions.extend(fact.when.iter().map(|when| (when, true)));
            let label = fact.name.clone().unwrap_or_else(|| words(&fact.id));
            let owed = Owed {
                when: conditions,
                class: None,
                value: period.map_or("owed".to_owned(), |_| format!("within {}", say(&value))),
            };
            let stated = Stated {
                moves: if period.is_some() {
                    Moves::Deadline
                } else {
                    Moves::Obligation
                },
                name: format!("the report “{label}”"),
                owed,
                value,
                to: Vec::new(),
            };
            duties.insert(format!("stage/{name}/{}", fact.id), stated);
        }
        for (at, to) in block
            .to
            .iter()
            .enumerate()
            .filter(|(_, to)| law.counts(&to.proof))
        {
            let mut conditions = when.clone();
            conditions.extend(to.when.iter().map(|when| (when, true)));
            let key = format!("to/{name}/{at}");
            add(
                duties,
                key.clone(),
                Moves::Recipient,
                "the report of an incident",
                conditions,
                authorities(law, &to.authorities),
            );
            if let Some(stated) = duties.get_mut(&key) {
                stated.to.clone_from(&to.authorities);
            }
        }
    }
}

fn registration<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
    let own = law
        .country
        .map(|country| country.body.registration.as_slice())
        .unwrap_or_default();
    let shared = law.directive.body.registration.iter();
    let shared = shared.filter(|block| {
        !own.iter()
            .any(|other| other.addressee.name == block.addressee.name)
    });
    for block in own.iter().chain(shared) {
        let name = block_name(&block.addressee);
        let when: Vec<(&Condition, bool)> = addressed(law, &block.addressee)
            .map(|when| (when, true))
            .into_iter()
            .collect();
        for deadline in block
            .deadlines
            .iter()
            .filter(|deadline| law.counts(&deadline.proof))
        {
            let mut conditions = when.clone();
            conditions.extend(deadline.when.iter().map(|when| (when, true)));
            let value = deadline.date.map(|day| published(&day)).unwrap_or_default();
            add(
                duties,
                format!("registration/{name}/{}", deadline.name),
                Moves::Deadline,
                "registration",
                conditions,
                value,
            );
        }
        for period in block
            .periods
            .iter()
            .filter(|period| law.counts(&period.proof))
        {
            let mut conditions = when.clone();
            conditions.extend(period.when.iter().map(|when| (when, true)));
            let value = period.within.as_ref().map(published).unwrap_or_default();
            add(
                duties,
                format!("registration-period/{name}/{}", period.name),
                Moves::Deadline,
                "registration",
                conditions,
                value,
            );
        }
        if let Some(with) = block.with.as_ref().filter(|with| law.counts(&with.proof)) {
            let key = format!("registration-with/{name}");
            add(
                duties,
                key.clone(),
                Moves::Recipient,
                "registration",
                when,
                authorities(law, &with.value),
            );
            if let Some(stated) = duties.get_mut(&key) {
                stated.to.clone_from(&with.value);
            }
        }
    }
}

fn fines<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
    let blocks = law
        .country
        .map_or(law.directive.body.fines.as_slice(), |country| {
            country.body.fines.as_slice()
        });
    for block in blocks {
        let name = block_name(&block.addressee);
        let when: Vec<(&Condition, bool)> = addressed(law, &block.addressee)
            .map(|when| (when, true))
            .into_iter()
            .collect();
        for (at, ceiling) in block
            .ceilings
            .iter()
            .enumerate()
            .filter(|(_, ceiling)| law.counts(&ceiling.proof))
        {
            let mut conditions = when.clone();
            conditions.extend(ceiling.when.iter().map(|when| (when, true)));
            let place = if ceiling.when.is_some() { at } else { 0 };
            let key = format!("fine/{name}/{}/{place}", ceiling.class);
            add(
                duties,
                key.clone(),
                Moves::Fine,
                "the highest fine",
                conditions,
                published(&ceiling.amount),
            );
            if let Some(stated) = duties.get_mut(&key) {
                stated.owed.class = Some(ceiling.class.clone());
            }
        }
    }
}

fn add<'a>(
    duties: &mut Duties<'a>,
    key: String,
    moves: Moves,
    name: &str,
    when: Vec<(&'a Condition, bool)>,
    value: Value,
) {
    let owed = Owed {
        when,
        class: None,
        value: say(&value),
    };
    let name = name.to_owned();
    duties.insert(
        key,
        Stated {
            moves,
            name,
            owed,
            value,
            to: Vec::new(),
        },
    );
}

/// Authorities by the names that people know.
fn authorities(law: &Law<'_>, ids: &[String]) -> Value {
    let known = law
        .country
        .map(|country| country.body.authorities.as_slice())
        .unwrap_or_default();
    let names: Vec<String> = ids
        .iter()
        .map(|id| {
            let authority = known.iter().find(|authority| authority.id == *id);
            authority.map_or_else(
                || id.clone(),
                |authority| {
                    authority
                        .short
                        .as_ref()
                        .map_or_else(|| authority.name.clone(), |short| short.value.clone())
                },
            )
        })
        .collect();
    Value::from(names.join(", "))
}

fn published(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}
