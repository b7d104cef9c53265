//! What organisations notice: the exact set of profile classes that stand otherwise.
//!
//! Only what a change can reach is looked at: states whose law differs, entity types for which
//! something else is left of the rules or of a changed duty, and of those the classes over the
//! questions that both laws ask. The classes are split into cubes until both laws have answered, so
//! the count is exact and no class is looked at twice.

mod duty;
mod group;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::Side;
use super::find::Found;
use super::rename::Renames;
use super::report::Impact;
use super::table::SHARED;
use crate::decide::{Axes, Compiled, Cone, Context, Outcome, Residual, evaluate, residual};
use crate::decide::{Case, Truth};
use crate::model::condition::Condition;
use crate::model::inherit::{Basis, Law};
use crate::model::{Effect, KnowledgeBase};
use duty::Duty;
use group::{Groups, Key, Standing};

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
    "directive",
];

/// The groups of organisations that stand otherwise, state by state.
pub(super) fn impact(
    found: &Found,
    renames: &Renames,
    old: &Side<'_>,
    new: &Side<'_>,
) -> Vec<Impact> {
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
    let states: Vec<String> = states.into_iter().collect();
    let found: Vec<Vec<Impact>> = states
        .par_iter()
        .map(|state| of_state(state, renames, old, new))
        .collect();
    found.into_iter().flatten().collect()
}

fn law<'a>(base: &'a KnowledgeBase, state: &str) -> Option<Law<'a>> {
    Law::of(base, (state != SHARED).then_some(state))
}

fn of_state(state: &str, renames: &Renames, old: &Side<'_>, new: &Side<'_>) -> Vec<Impact> {
    let (Some(before), Some(after)) = (law(old.base, state), law(new.base, state)) else {
        return Vec::new();
    };
    let duties = duty::changed(&before, &after, |id| renames.name(state, id).to_owned());
    let pair = Pair {
        old: &before,
        new: &after,
        duties: &duties,
    };
    let types: BTreeSet<&str> = before
        .types
        .keys()
        .chain(after.types.keys())
        .copied()
        .collect();
    // Types of which the same is left on both sides are told apart by nothing, and are looked at once.
    let mut kinds: Vec<(Left, Vec<&str>)> = Vec::new();
    for entity in types {
        let left = pair.left(entity);
        if !left.differs() {
            continue;
        }
        match kinds.iter_mut().find(|(known, _)| *known == left) {
            Some((_, types)) => types.push(entity),
            None => kinds.push((left, vec![entity])),
        }
    }
    let mut groups = Groups::default();
    for (left, types) in kinds {
        let Some(entity) = types.first() else {
            continue;
        };
        pair.enumerate(entity, &types, &left, &mut groups);
    }
    groups.tell(state, (&before, old), (&after, new))
}

/// The law of a state on both sides, and the duties that differ.
struct Pair<'a> {
    old: &'a Law<'a>,
    new: &'a Law<'a>,
    duties: &'a [Duty<'a>],
}

/// What is left of the conditions of a duty, each with whether it has to hold.
type Conditions = Vec<(Residual, bool)>;

/// What is left of both laws for one entity type.
#[derive(PartialEq)]
struct Left {
    rules: [Vec<(Effect, Option<String>, Residual)>; 2],
    jurisdiction: [Vec<Residual>; 2],
    /// Whether the two tell the size, or the answers to its questions, otherwise.
    asked_otherwise: bool,
    /// For each changed duty, what is left of its conditions.
    duties: Vec<[Option<Conditions>; 2]>,
}

impl Left {
    fn differs(&self) -> bool {
        self.scope_differs()
            || self
                .duties
                .iter()
                .any(|sides| sides.iter().any(Option::is_some))
    }

    fn scope_differs(&self) -> bool {
        self.rules[0] != self.rules[1]
            || self.jurisdiction[0] != self.jurisdiction[1]
            || self.asked_otherwise
    }
}

impl<'a> Pair<'a> {
    fn left(&self, entity: &str) -> Left {
        let rules = |law: &Law<'_>| -> Vec<(Effect, Option<String>, Residual)> {
            law.rules
                .iter()
                .filter(|rule| rule.fact.effect != Effect::Exempt)
                .map(|rule| {
                    (
                        rule.fact.effect,
                        rule.fact.class.clone(),
                        residual(law, Some(&rule.fact.when), &[entity]),
                    )
                })
                .filter(|(.., left)| !left.is_never())
                .collect()
        };
        let jurisdiction = |law: &Law<'_>| -> Vec<Residual> {
            let rules = law.entries("jurisdiction", "rule");
            rules
                .iter()
                .map(|rule| residual(law, rule.fact.when.as_ref(), &[entity]))
                .collect()
        };
        let duties = self.duties.iter().map(|duty| {
            [(&duty.old, self.old), (&duty.new, self.new)].map(|(side, law)| {
                let owed = side.as_ref()?;
                let left: Conditions = owed
                    .when
                    .iter()
                    .map(|(when, wanted)| (residual(law, Some(when), &[entity]), *wanted))
                    .collect();
                let never = left.iter().any(|(left, wanted)| {
                    matches!(
                        (left, wanted),
                        (Residual::Never, true) | (Residual::Always, false)
                    )
                });
                (!never).then_some(left)
            })
        });
        Left {
            rules: [rules(self.old), rules(self.new)],
            jurisdiction: [jurisdiction(self.old), jurisdiction(self.new)],
            asked_otherwise: self.old.basis != self.new.basis
                || group::asked_otherwise(self.old, self.new),
            duties: duties.collect(),
        }
    }

    /// Looks for outcomes that move, and then at one duty after the other: asked together, their
    /// questions would multiply.
    fn enumerate(&self, entity: &str, types: &[&'a str], left: &Left, groups: &mut Groups) {
        if left.scope_differs() {
            self.search(entity, types, None, groups);
        }
        for (duty, sides) in self.duties.iter().zip(&left.duties) {
            if sides.iter().any(Option::is_some) {
                self.search(entity, types, Some(duty), groups);
            }
        }
    }

    fn search(
        &self,
        entity: &str,
        types: &[&'a str],
        duty: Option<&Duty<'a>>,
        groups: &mut Groups,
    ) {
        let asked = |side: Option<&Option<duty::Owed<'a>>>| -> Vec<&'a Condition> {
            let owed = side.and_then(Option::as_ref);
            owed.map(|owed| owed.when.iter().map(|(when, _)| *when).collect())
                .unwrap_or_default()
        };
        let was = asked(duty.map(|duty| &duty.old));
        let is = asked(duty.map(|duty| &duty.new));
        let cone = Cone::of_both([self.old, self.new], entity, [&was, &is]);
        let mut search = Search {
            pair: self,
            compiled: [
                Compiled::new(self.old, &cone),
                Compiled::new(self.new, &cone),
            ],
            cone: &cone,
            duty,
            types,
            groups,
        };
        search.look(vec![None; cone.axes.len()]);
    }
}

struct Search<'s, 'a> {
    pair: &'s Pair<'a>,
    cone: &'s Cone,
    compiled: [Compiled; 2],
    /// The duty that is looked at; nothing where outcomes are.
    duty: Option<&'s Duty<'a>>,
    types: &'s [&'a str],
    groups: &'s mut Groups,
}

impl Search<'_, '_> {
    fn look(&mut self, fixed: Vec<Option<usize>>) {
        let (old, new) = (
            self.compiled[0].decide(&fixed),
            self.compiled[1].decide(&fixed),
        );
        let open = old.missing | new.missing;
        if open != 0 {
            return self.split(&fixed, open);
        }
        let (was, is) = (
            self.standing(self.pair.old, old.outcome),
            self.standing(self.pair.new, new.outcome),
        );
        if was != is {
            if self.duty.is_some() {
                // Whoever stands otherwise is told once, as that.
                return;
            }
            let higher = new.rank.cmp(&old.rank).then(is.binds.cmp(&was.binds));
            let key = Key::Outcome(was, is);
            return self.groups.add(key, self.cone, &fixed, self.types, higher);
        }
        if !old.outcome.is_inside() && !matches!(old.outcome, Outcome::RegistrationOnly) {
            return;
        }
        let outcome = old.outcome.clone();
        match self.owed(&fixed, &outcome) {
            Err(open) => self.split(&fixed, open),
            Ok(moves) => {
                for key in moves {
                    let direction = key.direction();
                    self.groups
                        .add(key, self.cone, &fixed, self.types, direction);
                }
            }
        }
    }

    /// An outcome as it counts: whoever is outside is so whether the law binds or not.
    fn standing(&self, law: &Law<'_>, outcome: &Outcome) -> Standing {
        let inside = outcome.is_inside() || *outcome == Outcome::RegistrationOnly;
        Standing {
            outcome: outcome.clone(),
            binds: !inside || law.country.is_none() || law.basis == Basis::InForce,
        }
    }

    fn split(&mut self, fixed: &[Option<usize>], open: Axes) {
        let cone = self.cone;
        for inner in cone.opened(fixed, open) {
            self.look(inner);
        }
    }

    /// The duties that move for these classes, or the questions that are still open.
    fn owed(&self, fixed: &[Option<usize>], outcome: &Outcome) -> Result<Vec<Key>, Axes> {
        let mut open = 0;
        let mut moves = Vec::new();
        if let Some(duty) = self.duty {
            let mut sides = [None, None];
            for (at, (owed, law)) in [(&duty.old, self.pair.old), (&duty.new, self.pair.new)]
                .into_iter()
                .enumerate()
            {
                let Some(owed) = owed else { continue };
                if owed
                    .class
                    .as_ref()
                    .is_some_and(|class| !group::is_of_class(law, outcome, class))
                {
                    continue;
                }
                match self.holds(law, &owed.when, fixed, outcome) {
                    (Truth::Yes, _) => sides[at] = Some(owed.value.clone()),
                    (Truth::No, _) => {}
                    (Truth::Unknown, missing) => open |= missing,
                }
            }
            let [old, new] = sides;
            if old != new {
                moves.push(Key::Duty {
                    moves: duty.moves,
                    name: duty.name.clone(),
                    order: duty.order(&old, &new),
                    old,
                    new,
                });
            }
        }
        if open == 0 { Ok(moves) } else { Err(open) }
    }

    fn holds(
        &self,
        law: &Law<'_>,
        when: &[(&Condition, bool)],
        fixed: &[Option<usize>],
        outcome: &Outcome,
    ) -> (Truth, Axes) {
        if when.is_empty() {
            return (Truth::Yes, 0);
        }
        let profile = self.cone.profile(law, fixed);
        let case = Case::new(law, &profile, false);
        let context = Context {
            activity: case.profile.activities.first(),
            class: Some(outcome.class()),
            ..Context::whole(law, &case, false)
        };
        let mut unknown = 0;
        for (condition, wanted) in when {
            let finding = evaluate(condition, context);
            match (finding.truth, wanted) {
                (Truth::Yes, true) | (Truth::No, false) => {}
                (Truth::Yes, false) | (Truth::No, true) => return (Truth::No, 0),
                (Truth::Unknown, _) => {
                    let axes = finding
                        .missing
                        .iter()
                        .filter_map(|input| self.cone.axis_of(input));
                    unknown |=
                        axes.filter(|axis| fixed[*axis].is_none())
                            .fold(0, |open: Axes, axis| {
                                open | Axes::from(1_u8)
                                    .checked_shl(axis as u32)
                                    .unwrap_or_default()
                            });
                    if unknown == 0 {
                        // Nothing that could be asked settles it: it does not hold as far as is known.
                        return (Truth::No, 0);
                    }
                }
            }
        }
        if unknown == 0 {
            (Truth::Yes, 0)
        } else {
            (Truth::Unknown, unknown)
        }
    }
}

/// The names of entity types.
type Names<'a> = BTreeMap<&'a str, &'a str>;

fn names<'a>(laws: [&'a Law<'a>; 2]) -> Names<'a> {
    let types = laws.into_iter().flat_map(|law| law.types.iter());
    types
        .map(|(id, here)| (*id, here.entity.name.as_str()))
        .collect()
}
