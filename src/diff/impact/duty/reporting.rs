//! Reports of incidents: which, within what time, and to whom.

use std::borrow::Cow;

use serde_json::Value;

use super::people::Names;
use super::{Duties, Joined, Named, Owed, When, block_name, holding, owed, published};
use crate::decide::speaks;
use crate::diff::report::Moves;
use crate::diff::say::{say, words};
use crate::model::condition::Condition;
use crate::model::{Reporting, Stage};

pub(super) fn add<'a>(duties: &mut Duties<'a>, called: Names<'_>) {
    let law = duties.law;
    let own = law.country.iter().flat_map(|state| &state.body.reporting);
    let mut blocks: Vec<&'a Reporting> = own.filter(|block| speaks(law, block)).collect();
    let is_own = !blocks.is_empty();
    if !is_own {
        blocks.extend(law.directive.body.reporting.first());
    }
    for block in &blocks {
        let when = spoken_for(duties, &blocks, block);
        let name = block_name(&block.addressee);
        for stage in law.stages(is_own.then_some(*block)) {
            if let Some(when) = owing(duties, block, stage.fact, when.clone()) {
                add_stage(duties, name, stage.fact, when, called);
            }
        }
        let to = block.to.iter().filter(|to| law.counts(&to.proof));
        for to in to {
            let mut when = when.clone();
            when.extend(holding([to.when.as_ref()]));
            let named = named(Moves::Recipient, "the report of an incident".to_owned());
            let to = owed(when, called.all(&to.authorities));
            duties.add(format!("to/{name}"), named, to);
        }
    }
}

/// Whoever a block speaks for: those it addresses whom no block before it does, or those whom no
/// other block addresses.
fn spoken_for<'a>(duties: &Duties<'a>, blocks: &[&'a Reporting], block: &'a Reporting) -> When<'a> {
    let own = duties.addressed(&block.addressee);
    let others = blocks.iter().copied();
    let others: Vec<&'a Reporting> = match own {
        Some(_) => others
            .take_while(|other| !std::ptr::eq(*other, block))
            .collect(),
        None => others.collect(),
    };
    let others = others
        .into_iter()
        .filter_map(|other| duties.addressed(&other.addressee));
    let others = others.map(|other| (Cow::Borrowed(other), false));
    holding([own]).into_iter().chain(others).collect()
}

/// Who owes a stage of those for whom its block speaks; nothing where nobody does.
fn owing<'a>(
    duties: &Duties<'a>,
    block: &'a Reporting,
    stage: &'a Stage,
    mut when: When<'a>,
) -> Option<When<'a>> {
    when.extend(holding([stage.when.as_ref()]));
    let waived = block
        .waivers
        .iter()
        .filter(|waiver| duties.counts(&waiver.proof) && waiver.stages.contains(&stage.id));
    let replaced = block.stages.iter().filter(|other| {
        duties.counts(&other.proof) && other.instead_of.as_deref() == Some(stage.id.as_str())
    });
    let waived = waived.map(|waiver| waiver.when.as_ref());
    let without: Vec<Option<&'a Condition>> = waived
        .chain(replaced.map(|other| other.when.as_ref()))
        .collect();
    for one in without {
        when.push((Cow::Borrowed(one?), false));
    }
    Some(when)
}

fn add_stage<'a>(
    duties: &mut Duties<'a>,
    block: &str,
    stage: &'a Stage,
    when: When<'a>,
    called: Names<'_>,
) {
    let label = stage.name.clone().unwrap_or_else(|| words(&stage.id));
    let name = format!("the report “{label}”");
    if !stage.to.is_empty() {
        let to = owed(when.clone(), called.all(&stage.to));
        let named = named(Moves::Recipient, name.clone());
        duties.add(format!("stage-to/{block}/{}", stage.id), named, to);
    }
    let period = stage.within.as_ref().or(stage.every.as_ref());
    let (moves, raw) = match period {
        Some(period) => (Moves::Deadline, published(period)),
        None => (Moves::Obligation, Value::from("owed")),
    };
    let value = match (&stage.within, &stage.every) {
        (Some(_), _) => format!("within {}", say(&raw)),
        (None, Some(_)) => format!("every {}", say(&raw)),
        (None, None) => say(&raw),
    };
    let owed = Owed {
        value,
        ..owed(when, raw)
    };
    duties.add(
        format!("stage/{block}/{}", stage.id),
        named(moves, name),
        owed,
    );
}

fn named(moves: Moves, name: String) -> Named {
    Named {
        moves,
        name,
        topic: Some("reporting"),
        joined: Joined::All,
    }
}
