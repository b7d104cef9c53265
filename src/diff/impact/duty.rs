//! What is owed under a law, duty by duty, and which duties two laws state otherwise.

mod chapters;
mod fines;
mod people;
mod registration;
mod reporting;
mod topics;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::group::asked_otherwise;
use crate::decide::Outcome;
use crate::diff::report::{Action, Moves};
use crate::diff::say::say;
use crate::diff::value::{Order, amounts};
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Addressee, Proof};

/// Conditions that all have to hold, or not to hold.
pub(super) type When<'a> = Vec<(Cow<'a, Condition>, bool)>;

/// A duty as one law states it.
#[derive(Clone, PartialEq)]
pub(super) struct Owed<'a> {
    /// For whom.
    pub(super) when: When<'a>,
    /// The classes whose members owe it; nothing for every class.
    pub(super) classes: Vec<String>,
    /// What is owed, in words.
    pub(super) value: String,
    /// The same, to be compared.
    raw: Value,
}

/// How the statements of one duty go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// The first that concerns an organisation counts.
    First,
    /// All that concern it count.
    All,
}

/// What kind of duty it is, and how it is told.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) moves: Moves,
    pub(super) name: String,
    /// The topic to which it belongs: whoever is freed from that as a whole does not owe it.
    pub(super) topic: Option<&'static str>,
    pub(super) joined: Joined,
}

/// A duty that two laws state otherwise.
pub(super) struct Duty<'a> {
    pub(super) named: Named,
    /// What either law says.
    pub(super) sides: [Vec<Owed<'a>>; 2],
    /// Whom either law frees from its topic.
    pub(super) freed: [Vec<When<'a>>; 2],
}

/// What an organisation owes of a duty: in words, and to be compared where there is one value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Share<'d> {
    pub(super) value: String,
    raw: Option<&'d Value>,
}

impl<'d> Share<'d> {
    pub(super) fn of(owed: &[&'d Owed<'_>]) -> Option<Self> {
        let first = owed.first()?;
        let mut values: Vec<&str> = Vec::new();
        for one in owed {
            if !values.contains(&one.value.as_str()) {
                values.push(&one.value);
            }
        }
        // Their order tells nothing.
        values.sort_unstable();
        Some(Self {
            raw: (values.len() == 1).then_some(&first.raw),
            value: values.join(", "),
        })
    }
}

impl Duty<'_> {
    /// Which way it moves for those who owe it.
    pub(super) fn order(&self, old: Option<&Share<'_>>, new: Option<&Share<'_>>) -> Ordering {
        let (old, new) = match (old, new) {
            (None, Some(_)) => return Ordering::Greater,
            (Some(_), None) => return Ordering::Less,
            (Some(old), Some(new)) => (old.raw, new.raw),
            (None, None) => return Ordering::Equal,
        };
        match (old, new, self.named.moves) {
            (Some(old), Some(new), Moves::Fine) => amounts(old, new).unwrap_or(Ordering::Equal),
            (Some(old), Some(new), Moves::Deadline) => {
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
        }
    }

    /// Whether those with this outcome can owe it.
    pub(super) fn reaches(&self, outcome: &Outcome) -> bool {
        let inside = matches!(
            self.named.topic,
            Some("measures" | "management" | "reporting")
        );
        outcome.is_inside() || (*outcome == Outcome::RegistrationOnly && !inside)
    }
}

/// Duties while they are collected, by keys that both laws share.
struct Duties<'a> {
    law: &'a Law<'a>,
    of: BTreeMap<String, (Named, Vec<Owed<'a>>)>,
}

impl<'a> Duties<'a> {
    /// What a law says, with authorities by the names that `called` gives their ids.
    fn of(law: &'a Law<'a>, called: people::Names<'_>) -> Self {
        let mut duties = Self {
            law,
            of: BTreeMap::new(),
        };
        reporting::add(&mut duties, called);
        registration::add(&mut duties, called);
        fines::add(&mut duties);
        chapters::add(&mut duties);
        people::add(&mut duties, called);
        duties
    }

    fn add(&mut self, key: String, named: Named, owed: Owed<'a>) {
        let entry = self.of.entry(key).or_insert((named, Vec::new()));
        entry.1.push(owed);
    }

    fn counts(&self, proof: &Proof) -> bool {
        self.law.counts(proof)
    }

    /// For whom a block speaks: its own condition, or that of its regime.
    fn addressed(&self, addressee: &'a Addressee) -> Option<&'a Condition> {
        addressee.applies.as_ref().or_else(|| {
            let id = addressee.regime.as_ref()?;
            let mut regimes = self.law.regimes.iter();
            regimes
                .find(|regime| regime.id == *id)
                .map(|regime| &regime.applies)
        })
    }
}

/// Conditions of which each has to hold.
fn holding<'a>(conditions: impl IntoIterator<Item = Option<&'a Condition>>) -> When<'a> {
    let conditions = conditions.into_iter().flatten();
    conditions.map(|when| (Cow::Borrowed(when), true)).collect()
}

fn owed<'a>(when: When<'a>, raw: Value) -> Owed<'a> {
    Owed {
        when,
        classes: Vec::new(),
        value: say(&raw),
        raw,
    }
}

/// The name by which blocks of a kind are told apart.
fn block_name(addressee: &Addressee) -> &str {
    let name = addressee.name.as_deref();
    name.or(addressee.regime.as_deref()).unwrap_or_default()
}

fn published(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// The duties that differ between two laws, in what is owed or for whom. `called` gives the ids of
/// authorities before their ids now: somebody who is called otherwise is nobody else.
pub(super) fn changed<'a>(
    old: &'a Law<'a>,
    new: &'a Law<'a>,
    called: impl Fn(&str) -> String,
) -> Vec<Duty<'a>> {
    let name = |id: &str| {
        people::name(new, id)
            .or_else(|| people::name(old, id))
            .unwrap_or_else(|| id.to_owned())
    };
    let mut before = Duties::of(old, people::Names(&|id| name(&called(id)))).of;
    let after = Duties::of(new, people::Names(&name)).of;
    // Where sizes or questions mean something else, the same words do too.
    let otherwise = asked_otherwise(old, new);
    let mut changed: Vec<Duty<'a>> = topics::changed(old, new, otherwise);
    let mut keep = |named: Named, sides: [Vec<Owed<'a>>; 2]| {
        let conditional = || sides.iter().flatten().any(|owed| !owed.when.is_empty());
        if sides[0] == sides[1] && !(otherwise && conditional()) {
            return;
        }
        let freed = named.topic.map_or_else(Default::default, |topic| {
            [topics::freed(old, topic), topics::freed(new, topic)]
        });
        changed.push(Duty {
            named,
            sides,
            freed,
        });
    };
    for (key, (named, is)) in after {
        let (earlier, was) = before.remove(&key).unwrap_or((named.clone(), Vec::new()));
        // Seen from either side, it is a matter of time where one of them has a time.
        let moves = named.moves.max(earlier.moves);
        keep(Named { moves, ..named }, [was, is]);
    }
    for (named, was) in before.into_values() {
        keep(named, [was, Vec::new()]);
    }
    changed
}
