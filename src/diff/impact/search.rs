//! The search over the profile classes of two laws, cube by cube.

use super::duty::{Duty, Joined, Share, When};
use super::group::{self, Groups, Key, Standing};
use super::{Left, Pair};
use crate::decide::{Axes, Case, Compiled, Cone, Context, Outcome, Truth, evaluate};
use crate::model::Effect;
use crate::model::condition::Condition;
use crate::model::inherit::{Basis, Law};

/// Rules that do the same, by their places in the two laws.
type Alike = [Vec<usize>; 2];

impl<'a> Pair<'a> {
    /// Looks for outcomes that move, and then at one duty after the other: asked together, their
    /// questions would multiply. Every search has its share of the cubes that may be looked at, and
    /// what one leaves goes to the others. Tells whether all of them came to their end.
    pub(super) fn search(
        &self,
        kinds: &[(Left, Vec<&'a str>)],
        cubes: u64,
        groups: &mut Groups,
    ) -> bool {
        let mut searches: Vec<(&Left, &[&'a str], Option<&Duty<'a>>)> = Vec::new();
        for (left, types) in kinds {
            if left.scope_differs() {
                searches.push((left, types, None));
            }
            let duties = self.duties.iter().zip(&left.duties);
            let moved = duties.filter(|(_, left)| left.is_some());
            searches.extend(moved.map(|(duty, _)| (left, types.as_slice(), Some(duty))));
        }
        let (mut cubes, mut whole) = (cubes, true);
        let count = searches.len() as u64;
        for (at, (left, types, duty)) in searches.into_iter().enumerate() {
            let share = cubes / (count - at as u64);
            let rest = self.search_one(left, types, duty, share, groups);
            whole &= rest.is_some();
            cubes -= share - rest.unwrap_or_default();
        }
        whole
    }

    /// The cubes that it leaves; nothing where it had too few.
    fn search_one(
        &self,
        left: &Left,
        types: &[&'a str],
        duty: Option<&Duty<'a>>,
        cubes: u64,
        groups: &mut Groups,
    ) -> Option<u64> {
        let entity = types.first()?;
        let asked = |side: usize| -> Vec<&Condition> {
            let owed = duty.into_iter().flat_map(|duty| &duty.sides[side]);
            let freed = duty.into_iter().flat_map(|duty| &duty.freed[side]);
            let when = owed.map(|owed| &owed.when).chain(freed);
            when.flatten().map(|(when, _)| when.as_ref()).collect()
        };
        let cone = Cone::of_both([self.old, self.new], entity, [&asked(0), &asked(1)]);
        let mut search = Search {
            pair: self,
            compiled: [
                Compiled::new(self.old, &cone),
                Compiled::new(self.new, &cone),
            ],
            cone: &cone,
            differing: self.differing(left),
            duty,
            types,
            groups,
            cubes,
            stopped: false,
        };
        search.look(vec![None; cone.axes.len()]);
        (!search.stopped).then_some(search.cubes)
    }

    /// The rules that differ, where nothing else does that moves outcomes.
    fn differing(&self, left: &Left) -> Option<Vec<Alike>> {
        if self.asked_otherwise || left.jurisdiction[0] != left.jurisdiction[1] {
            return None;
        }
        let mut alike: Vec<((Effect, Option<&str>), Alike)> = Vec::new();
        for (side, rules) in left.rules.iter().enumerate() {
            for (place, (effect, class, _)) in rules {
                let key = (*effect, class.as_deref());
                let at = alike.iter().position(|(known, _)| *known == key);
                let at = at.unwrap_or_else(|| {
                    alike.push((key, Alike::default()));
                    alike.len() - 1
                });
                alike[at].1[side].push(*place);
            }
        }
        Some(alike.into_iter().map(|(_, places)| places).collect())
    }
}

struct Search<'s, 'a> {
    pair: &'s Pair<'a>,
    cone: &'s Cone,
    compiled: [Compiled; 2],
    /// The rules that differ; nothing where more than rules does.
    differing: Option<Vec<Alike>>,
    /// The duty that is looked at; nothing where outcomes are.
    duty: Option<&'s Duty<'a>>,
    types: &'s [&'a str],
    groups: &'s mut Groups,
    /// How many cubes may still be looked at.
    cubes: u64,
    stopped: bool,
}

/// What can be said of a cube before the laws are asked.
enum Matters {
    /// Nothing that differs concerns it.
    No,
    /// Something may.
    Yes,
    /// That hangs on these questions.
    Open(Axes),
}

impl<'a> Search<'_, 'a> {
    fn look(&mut self, fixed: Vec<Option<usize>>) {
        if self.cubes == 0 {
            self.stopped = true;
            return;
        }
        self.cubes -= 1;
        let matters = match self.duty {
            Some(duty) => self.duty_matters(duty, &fixed),
            None => self.rules_matter(&fixed),
        };
        match matters {
            Matters::No => return,
            Matters::Open(open) => return self.split(&fixed, open),
            Matters::Yes => {}
        }
        let (old, new) = (
            self.compiled[0].decide(&fixed),
            self.compiled[1].decide(&fixed),
        );
        let open = old.missing | new.missing;
        if open != 0 {
            return self.split(&fixed, open);
        }
        let (was, is) = (
            standing(self.pair.old, old.outcome),
            standing(self.pair.new, new.outcome),
        );
        let Some(duty) = self.duty else {
            if was != is {
                let higher = new.rank.cmp(&old.rank).then(is.binds.cmp(&was.binds));
                let key = Key::Outcome(was, is);
                self.groups.add(key, self.cone, &fixed, self.types, higher);
            }
            return;
        };
        // Whoever stands otherwise is told once, as that.
        let registered = *old.outcome == Outcome::RegistrationOnly && duty.reaches_registered();
        if was != is || !(old.outcome.is_inside() || registered) {
            return;
        }
        let outcome = old.outcome.clone();
        match self.moves(duty, &fixed, Some(&outcome)) {
            Err(open) => self.split(&fixed, open),
            Ok(None) => {}
            Ok(Some(key)) => {
                let direction = key.direction();
                self.groups
                    .add(key, self.cone, &fixed, self.types, direction);
            }
        }
    }

    /// Outcomes move only where rules that differ come out otherwise.
    fn rules_matter(&self, fixed: &[Option<usize>]) -> Matters {
        let Some(differing) = &self.differing else {
            return Matters::Yes;
        };
        let mut open = 0;
        for alike in differing {
            let found = [0, 1].map(|side| {
                let compiled = &self.compiled[side];
                compiled.any_of(&alike[side], fixed)
            });
            let waits = found[0].1 | found[1].1;
            let unknown = found.iter().any(|(truth, _)| *truth == Truth::Unknown);
            if !unknown && found[0].0 == found[1].0 {
                continue;
            }
            if !unknown || waits == 0 {
                return Matters::Yes;
            }
            open |= waits;
        }
        if open == 0 {
            Matters::No
        } else {
            Matters::Open(open)
        }
    }

    /// A duty matters only where it moves, whatever the outcome is.
    fn duty_matters(&self, duty: &Duty<'a>, fixed: &[Option<usize>]) -> Matters {
        if !duty.asks_no_class() {
            return Matters::Yes;
        }
        match self.moves(duty, fixed, None) {
            Ok(None) => Matters::No,
            Ok(Some(_)) => Matters::Yes,
            Err(open) => Matters::Open(open),
        }
    }

    fn split(&mut self, fixed: &[Option<usize>], open: Axes) {
        let cone = self.cone;
        for inner in cone.opened(fixed, open) {
            self.look(inner);
        }
    }

    /// How a duty moves for these classes, or the questions that are still open.
    fn moves(
        &self,
        duty: &Duty<'a>,
        fixed: &[Option<usize>],
        outcome: Option<&Outcome>,
    ) -> Result<Option<Key>, Axes> {
        let laws = [self.pair.old, self.pair.new];
        let mut open = 0;
        for (law, freed) in laws.into_iter().zip(&duty.freed) {
            for when in freed {
                match self.holds(law, when, fixed, outcome) {
                    // Whoever is freed from its topic is told of that, where it moves.
                    (Truth::Yes, _) => return Ok(None),
                    (Truth::No, _) => {}
                    (Truth::Unknown, missing) => open |= missing,
                }
            }
        }
        let mut shares = [None, None];
        for (at, (law, owed)) in laws.into_iter().zip(&duty.sides).enumerate() {
            let mut found = Vec::new();
            for one in owed {
                let of_class = |class: &String| {
                    outcome.is_some_and(|outcome| group::is_of_class(law, outcome, class))
                };
                if !one.classes.is_empty() && !one.classes.iter().any(of_class) {
                    continue;
                }
                match self.holds(law, &one.when, fixed, outcome) {
                    (Truth::Yes, _) => found.push(one),
                    (Truth::No, _) => continue,
                    (Truth::Unknown, missing) => open |= missing,
                }
                if duty.named.joined == Joined::First {
                    break;
                }
            }
            shares[at] = Share::of(&found);
        }
        if open != 0 {
            return Err(open);
        }
        let [old, new] = shares;
        let value = |share: &Option<Share<'_>>| share.as_ref().map(|share| share.value.clone());
        Ok((value(&old) != value(&new)).then(|| Key::Duty {
            moves: duty.named.moves,
            name: duty.named.name.clone(),
            order: duty.order(old.as_ref(), new.as_ref()),
            old: value(&old),
            new: value(&new),
        }))
    }

    fn holds(
        &self,
        law: &Law<'_>,
        when: &When<'_>,
        fixed: &[Option<usize>],
        outcome: Option<&Outcome>,
    ) -> (Truth, Axes) {
        if when.is_empty() {
            return (Truth::Yes, 0);
        }
        let profile = self.cone.profile(law, fixed);
        let case = Case::new(law, &profile, false);
        let context = Context {
            activity: case.profile.activities.first(),
            class: outcome.map(Outcome::class),
            ..Context::whole(law, &case, false)
        };
        let mut unknown = 0;
        for (condition, wanted) in when {
            let finding = evaluate(condition, context);
            match (finding.truth, wanted) {
                (Truth::Yes, true) | (Truth::No, false) => {}
                (Truth::Yes, false) | (Truth::No, true) => return (Truth::No, 0),
                (Truth::Unknown, wanted) => {
                    let inputs = finding.missing.iter();
                    let axes = inputs.filter_map(|input| self.cone.axis_of(input));
                    let waits =
                        axes.filter(|axis| fixed[*axis].is_none())
                            .fold(0, |open: Axes, axis| {
                                let bit = Axes::from(1_u8).checked_shl(axis as u32);
                                open | bit.unwrap_or_default()
                            });
                    if waits == 0 && *wanted {
                        // Nothing that could be asked settles it: it does not hold as far as is
                        // known.
                        return (Truth::No, 0);
                    }
                    unknown |= waits;
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

/// An outcome as it counts: whoever is outside is so whether the law binds or not.
fn standing(law: &Law<'_>, outcome: &Outcome) -> Standing {
    let inside = outcome.is_inside() || *outcome == Outcome::RegistrationOnly;
    Standing {
        outcome: outcome.clone(),
        binds: !inside || law.country.is_none() || law.basis == Basis::InForce,
    }
}
