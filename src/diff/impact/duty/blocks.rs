//! What blocks state: reports, registration and fines, each for whom its block speaks.

use serde_json::Value;

use super::{Duties, Owed, Stated, published};
use crate::diff::report::Moves;
use crate::diff::say::{say, words};
use crate::model::Addressee;
use crate::model::condition::Condition;
use crate::model::inherit::Law;

pub(super) fn reporting<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
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

pub(super) fn registration<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
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

pub(super) fn fines<'a>(law: &'a Law<'a>, duties: &mut Duties<'a>) {
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
