//! Whole topics that fall away for some: an exemption frees from them, or a sector act takes them
//! over.

use std::borrow::Cow;

use serde_json::Value;

use super::{Duty, Joined, Named, When, holding, owed};
use crate::diff::report::Moves;
use crate::model::Effect;
use crate::model::condition::Condition;
use crate::model::inherit::Law;

/// The topics from which an exemption can free, as sentences name them.
const TOPICS: [(&str, Moves, &str); 6] = [
    ("measures", Moves::Obligation, "the duty to take measures"),
    ("management", Moves::Obligation, "the duties of managers"),
    (
        "reporting",
        Moves::Obligation,
        "the duty to report incidents",
    ),
    ("registration", Moves::Obligation, "the duty to register"),
    ("supervision", Moves::Obligation, "supervision"),
    ("fines", Moves::Fine, "fines"),
];

/// Whom a law frees from a topic.
pub(super) fn freed<'a>(law: &'a Law<'a>, topic: &str) -> Vec<When<'a>> {
    let exemptions = law.rules_of(Effect::Exempt).filter(|rule| {
        let frees = &rule.fact.frees;
        rule.fact.decides()
            && (frees.is_empty() || frees.iter().any(|what| what == topic || what == "all"))
    });
    let mut freed: Vec<When<'a>> = exemptions
        .map(|rule| holding([Some(&rule.fact.value.when)]))
        .collect();
    // What a block says of a regime takes the place of what gives way to it.
    let displacing = law.regimes.iter().filter(|regime| {
        regime.displaces.iter().any(|what| what == topic) && !has_block(law, topic, &regime.id)
    });
    freed.extend(displacing.map(|regime| holding([Some(&regime.value.applies)])));
    if topic == "fines" {
        freed.extend(not_fined(law));
    }
    freed
}

/// Exemptions that stand in blocks of fines. One without a condition is told in words and frees
/// nobody.
fn not_fined<'a>(law: &'a Law<'a>) -> Vec<When<'a>> {
    let mut freed = Vec::new();
    for block in super::fines::blocks(law) {
        let exempt = block
            .entries
            .iter()
            .filter(|entry| entry.kind == "exempt" && law.counts(&entry.proof));
        for when in exempt.filter_map(|entry| entry.when.as_ref()) {
            freed.push(holding([block.addressee.applies.as_ref(), Some(when)]));
        }
    }
    freed
}

fn has_block(law: &Law<'_>, topic: &str, regime: &str) -> bool {
    let Some(country) = law.country else {
        return false;
    };
    let body = &country.body;
    let is_its = |of: &Option<String>| of.as_deref() == Some(regime);
    match topic {
        "reporting" => body
            .reporting
            .iter()
            .any(|block| is_its(&block.addressee.regime)),
        "registration" => body
            .registration
            .iter()
            .any(|block| is_its(&block.addressee.regime)),
        "fines" => body
            .fines
            .iter()
            .any(|block| is_its(&block.addressee.regime)),
        _ => body
            .chapters
            .iter()
            .any(|block| block.topic == topic && is_its(&block.addressee.regime)),
    }
}

/// The topics of which two laws free others.
pub(super) fn changed<'a>(old: &'a Law<'a>, new: &'a Law<'a>, otherwise: bool) -> Vec<Duty<'a>> {
    let mut changed = Vec::new();
    for (topic, moves, name) in TOPICS {
        let (was, is) = (freed(old, topic), freed(new, topic));
        if same(&was, &is) && !otherwise {
            continue;
        }
        changed.push(Duty {
            named: Named {
                moves,
                name: name.to_owned(),
                topic: Some(topic),
                joined: Joined::First,
            },
            sides: [was, is].map(|freed| {
                // Owed by whoever none of them frees: one that names several things frees only
                // where all of them hold.
                let when = freed.into_iter().map(|when| (all(when), false)).collect();
                vec![owed(when, Value::from("owed"))]
            }),
            freed: Default::default(),
        });
    }
    changed
}

/// Their order tells nothing.
fn same(old: &[When<'_>], new: &[When<'_>]) -> bool {
    old.len() == new.len() && old.iter().all(|when| new.contains(when))
}

/// One condition of those that have to hold together.
fn all<'a>(when: When<'a>) -> Cow<'a, Condition> {
    let mut when: Vec<Cow<'a, Condition>> = when.into_iter().map(|(when, _)| when).collect();
    match (when.pop(), when.is_empty()) {
        (Some(only), true) => only,
        (last, _) => Cow::Owned(Condition::All {
            of: when.into_iter().chain(last).map(Cow::into_owned).collect(),
        }),
    }
}
