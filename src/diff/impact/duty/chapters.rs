//! Measures, duties of managers, audits, and duties and dates that stand in no block.

use serde_json::Value;

use super::{Duties, Joined, Named, Owed, holding, owed, published};
use crate::diff::report::Moves;
use crate::diff::say::{brief, words};
use crate::model::condition::Condition;
use crate::model::{Entry, Fact};

/// The kinds of entries that are owed, by their topics.
const OWED: [(&str, &[&str]); 3] = [
    ("measures", &["measure"]),
    (
        "management",
        &["duty", "training", "approval", "liability", "officer"],
    ),
    ("supervision", &["audit"]),
];

pub(super) fn add<'a>(duties: &mut Duties<'a>) {
    let law = duties.law;
    for (topic, kinds) in OWED {
        for kind in kinds {
            for entry in law.entries(topic, kind) {
                // A chapter may speak for some alone.
                let addressee = law.addressee_of(entry.fact);
                let whom = addressee.and_then(|addressee| duties.addressed(addressee));
                add_entry(duties, Some(topic), entry.fact, whom);
            }
        }
    }
    for entry in own_and_shared(duties) {
        add_entry(duties, None, entry, None);
    }
}

fn add_entry<'a>(
    duties: &mut Duties<'a>,
    topic: Option<&'static str>,
    entry: &'a Fact<Entry>,
    whom: Option<&'a Condition>,
) {
    if !duties.counts(&entry.proof) {
        return;
    }
    let period = entry.within.as_ref().or(entry.every.as_ref());
    let (moves, raw) = match (period, entry.date) {
        (Some(period), _) => (Moves::Deadline, published(period)),
        (None, Some(day)) => (Moves::Deadline, published(&day)),
        (None, None) => (Moves::Obligation, Value::from("owed")),
    };
    let name = match entry.kind.as_str() {
        "milestone" => format!("“{}”", brief(&entry.text)),
        kind => format!("the {} “{}”", words(kind), brief(&entry.text)),
    };
    let named = Named {
        moves,
        name,
        topic,
        joined: Joined::All,
    };
    let when = holding([whom, entry.value.when.as_ref()]);
    let binds = entry.more_facts.get("binds");
    let owed = Owed {
        classes: binds.cloned().unwrap_or_default(),
        ..owed(when, raw)
    };
    duties.add(format!("{}/{}", entry.kind, entry.name), named, owed);
}

/// Duties and dates that stand in no block.
fn own_and_shared<'a>(duties: &Duties<'a>) -> Vec<&'a Fact<Entry>> {
    let law = duties.law;
    let own = law.country.map(|country| &country.body.entries);
    let own = own.map(Vec::as_slice).unwrap_or_default();
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
