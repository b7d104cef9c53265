//! Registration: whether, by when, with whom, and how fast changes are told.

use serde_json::Value;

use super::people::Names;
use super::{Duties, Joined, Named, block_name, holding, owed, published};
use crate::diff::report::Moves;
use crate::model::Registration;
use crate::model::condition::Condition;

pub(super) fn add<'a>(duties: &mut Duties<'a>, called: Names<'_>) {
    let law = duties.law;
    let own = law.country.map(|country| &country.body.registration);
    let own = own.map(Vec::as_slice).unwrap_or_default();
    let shared = law.directive.body.registration.iter().filter(|block| {
        !own.iter()
            .any(|other| other.addressee.name == block.addressee.name)
    });
    for block in own.iter().chain(shared) {
        add_block(duties, block, called);
    }
}

fn add_block<'a>(duties: &mut Duties<'a>, block: &'a Registration, called: Names<'_>) {
    let law = duties.law;
    let required = block.required.as_ref();
    let required = required.filter(|required| law.counts(&required.proof));
    if required.is_some_and(|required| !required.value) {
        return;
    }
    let name = block_name(&block.addressee);
    let everybody = duties.addressed(&block.addressee);
    let mut state = |key: String, moves, called: &str, when: Option<&'a Condition>, raw: Value| {
        let named = Named {
            moves,
            name: called.to_owned(),
            topic: Some("registration"),
            joined: Joined::All,
        };
        duties.add(key, named, owed(holding([everybody, when]), raw));
    };
    if required.is_some() {
        let key = format!("registration/{name}");
        let owed = Value::from("owed");
        state(key, Moves::Obligation, "registration", None, owed);
    }
    for deadline in block.deadlines.iter().filter(|one| law.counts(&one.proof)) {
        let key = format!("registration-by/{name}/{}", deadline.name);
        let day = deadline.date.map(|day| published(&day)).unwrap_or_default();
        let when = deadline.when.as_ref();
        state(key, Moves::Deadline, "registration by", when, day);
    }
    for period in block.periods.iter().filter(|one| law.counts(&one.proof)) {
        let key = format!("registration-within/{name}/{}", period.name);
        let within = period.within.as_ref().map(published).unwrap_or_default();
        let when = period.when.as_ref();
        state(key, Moves::Deadline, "registration within", when, within);
    }
    for update in block.updates.iter().filter(|one| law.counts(&one.proof)) {
        let key = format!("registration-update/{name}");
        let period = published(&update.period);
        let when = update.when.as_ref();
        let called = "notice of changes to the register within";
        state(key, Moves::Deadline, called, when, period);
    }
    if let Some(with) = block.with.as_ref().filter(|with| law.counts(&with.proof)) {
        let key = format!("registration-with/{name}");
        let with = called.all(&with.value);
        state(key, Moves::Recipient, "registration with", None, with);
    }
}
