//! What organisations notice: the exact set of profile classes that stand otherwise.
//!
//! Only what a change can reach is looked at: states whose law differs, entity types for which
//! something else is left of the rules or of a changed duty, and of those the classes over the
//! questions that both laws ask. The classes are split into cubes until both laws have answered, or
//! nothing that differs between them can matter, so the count is exact and no class is looked at
//! twice. Laws that would ask for too many cubes are looked at in part, and the report says so.

mod duty;
mod group;
mod left;
mod search;
mod share;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Side;
use super::find::Found;
use super::rename::Renames;
use super::report::Impact;
use super::table::SHARED;
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;
use duty::Duty;
use group::Groups;
use search::{Kind, Search};

/// How many cubes of classes are looked at for one state, unless asked otherwise. What laws say today
/// stays far below it.
pub const CUBES: u64 = 1_000_000;

/// Statements that decide who is covered or what is owed.
const REACHING: &[&str] = &[
    "scope",
    "size",
    "input",
    "jurisdiction",
    "class",
    "sector",
    "remove",
    "leaves-out",
    "law",
    "country",
    "regime",
    "reporting",
    "registration",
    "fines",
    "obligation",
    "management",
    "measures",
    "milestone",
    "authority",
    "supervision",
    "directive",
];

/// What organisations notice, and where not everything was looked at.
pub(super) struct Noticed {
    pub(super) groups: Vec<Impact>,
    /// How many profile classes they are together, each counted once.
    pub(super) classes: u64,
    /// The states for which there were too many classes to look at all of them.
    pub(super) incomplete: Vec<String>,
}

/// The groups of organisations that stand otherwise, state by state, with at most so many cubes of
/// classes looked at for each.
pub(super) fn impact(
    found: &Found,
    renames: &Renames,
    old: &Side<'_>,
    new: &Side<'_>,
    cubes: u64,
) -> Noticed {
    let states: Vec<String> = reached(found, old).into_iter().collect();
    let noticed: Vec<State> = states
        .par_iter()
        .map(|state| of_state(state, renames, (old, new), cubes))
        .collect();
    let incomplete = states.iter().zip(&noticed);
    let incomplete = incomplete.filter(|(_, found)| !found.whole);
    Noticed {
        incomplete: incomplete.map(|(state, _)| state.clone()).collect(),
        classes: noticed
            .iter()
            .fold(0, |sum: u64, found| sum.saturating_add(found.classes)),
        groups: noticed.into_iter().flat_map(|found| found.groups).collect(),
    }
}

/// What is noticed in one state.
#[derive(Default)]
struct State {
    groups: Vec<Impact>,
    classes: u64,
    whole: bool,
}

/// The states whose law a change can reach.
fn reached(found: &Found, old: &Side<'_>) -> BTreeSet<String> {
    let mut states: BTreeSet<String> = BTreeSet::new();
    for raw in &found.raws {
        let Some(row) = found
            .row(raw)
            .filter(|row| REACHING.contains(&row.item.as_str()))
        else {
            continue;
        };
        if row.state == SHARED {
            states.extend(old.base.countries.keys().cloned());
            states.insert(SHARED.to_owned());
        } else {
            states.insert(row.state.clone());
        }
    }
    states
}

fn law<'a>(base: &'a KnowledgeBase, state: &str) -> Option<Law<'a>> {
    Law::of(base, (state != SHARED).then_some(state))
}

fn of_state(
    state: &str,
    renames: &Renames,
    (old, new): (&Side<'_>, &Side<'_>),
    cubes: u64,
) -> State {
    let (Some(before), Some(after)) = (law(old.base, state), law(new.base, state)) else {
        return State {
            whole: true,
            ..State::default()
        };
    };
    let duties = duty::changed(&before, &after, |id| renames.name(state, id).to_owned());
    let pair = Pair {
        old: &before,
        new: &after,
        asked_otherwise: before.basis != after.basis || group::asked_otherwise(&before, &after),
        duties: &duties,
    };
    let types: BTreeSet<&str> = before
        .types
        .keys()
        .chain(after.types.keys())
        .copied()
        .collect();
    // Types of which the same is left on both sides are told apart by nothing, and are looked at once.
    let mut kinds: Vec<Kind<'_>> = Vec::new();
    for entity in types {
        let scope = pair.scope_left(entity);
        let left = duties.iter().map(|duty| pair.duty_left(duty, entity));
        let entity = (entity, left.collect());
        match kinds.iter_mut().find(|known| known.scope == scope) {
            Some(kind) => kind.types.push(entity),
            None => kinds.push(Kind {
                scope,
                types: vec![entity],
            }),
        }
    }
    let mut groups = Groups::default();
    let mut search = Search::new(&pair, &mut groups, cubes);
    for kind in &kinds {
        search.kind(kind);
    }
    let whole = !search.budget.spent;
    State {
        classes: groups.classes(),
        groups: groups.tell(state, (&before, old), (&after, new), whole),
        whole,
    }
}

/// The law of a state on both sides, and the duties that differ.
struct Pair<'a> {
    old: &'a Law<'a>,
    new: &'a Law<'a>,
    /// Whether the two tell the size, or the answers to its questions, otherwise.
    asked_otherwise: bool,
    duties: &'a [Duty<'a>],
}

/// The names of entity types.
type Names<'a> = BTreeMap<&'a str, &'a str>;

fn names<'a>(laws: [&'a Law<'a>; 2]) -> Names<'a> {
    let types = laws.into_iter().flat_map(|law| law.types.iter());
    types
        .map(|(id, here)| (*id, here.entity.name.as_str()))
        .collect()
}
