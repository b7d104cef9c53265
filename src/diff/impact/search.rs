//! The search over the profile classes of two laws, cube by cube.
//!
//! The classes of a kind of entity are split once, by what both laws make of them. Each changed duty
//! is then held against the cubes in which nobody stands otherwise, which are split further only
//! where the duty asks for more: asked together, the questions of all duties would multiply.

use super::Pair;
use super::duty::Duty;
use super::group::{Groups, Key, Standing, Tally};
use super::left::{DutyLeft, ScopeLeft};
use super::share::Shares;
use crate::decide::{Axes, Compiled, Cone, Outcome, Tables, Truth};
use crate::model::inherit::{Basis, Law};

/// Entity types of which the same is left of the rules, with what is left of each duty.
pub(super) struct Kind<'a> {
    pub(super) scope: ScopeLeft,
    pub(super) types: Vec<(&'a str, Vec<Option<[DutyLeft<'a>; 2]>>)>,
}

/// How many cubes may still be looked at.
pub(super) struct Budget {
    left: u64,
    /// Whether there were too few.
    pub(super) spent: bool,
}

impl Budget {
    pub(super) fn new(cubes: u64) -> Self {
        Self {
            left: cubes,
            spent: false,
        }
    }

    fn take(&mut self) -> bool {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                self.spent = true;
                false
            }
        }
    }
}

/// Classes that stand alike under both laws.
struct Cell {
    fixed: Vec<Option<usize>>,
    outcome: Outcome,
}

/// Everybody who stands as before and owes something.
struct Ground {
    cone: Cone,
    cells: Vec<Cell>,
    /// All classes of an outcome together.
    of_outcome: Vec<(Outcome, Tally)>,
}

/// The search of one state.
pub(super) struct Search<'s, 'a> {
    pub(super) pair: &'s Pair<'a>,
    pub(super) groups: &'s mut Groups,
    pub(super) budget: Budget,
    tables: [Tables<'a>; 2],
}

impl<'s, 'a> Search<'s, 'a> {
    pub(super) fn new(pair: &'s Pair<'a>, groups: &'s mut Groups, cubes: u64) -> Self {
        Self {
            pair,
            groups,
            budget: Budget::new(cubes),
            tables: [Tables::new(pair.old), Tables::new(pair.new)],
        }
    }

    /// Looks at one kind of entity.
    pub(super) fn kind(&mut self, kind: &Kind<'a>) {
        let differing = match self.pair.asked_otherwise {
            true => None,
            false => kind.scope.differing(),
        };
        let owes = kind
            .types
            .iter()
            .any(|(_, duties)| duties.iter().any(Option::is_some));
        let scope_differs = differing.as_ref().is_none_or(|rules| !rules.is_empty());
        let Some((entity, _)) = kind.types.first().filter(|_| owes || scope_differs) else {
            return;
        };
        let cone = Cone::of_both([self.pair.old, self.pair.new], entity, [&[], &[]]);
        let [old, new] = &mut self.tables;
        let compiled = [Compiled::over(old, &cone), Compiled::over(new, &cone)];
        let types: Vec<&str> = kind.types.iter().map(|(entity, _)| *entity).collect();
        let mut outcomes = Outcomes {
            search: self,
            cone: &cone,
            compiled,
            types: &types,
            // Where duties are looked at, everybody has to be known.
            differing: differing.filter(|_| !owes),
            cells: Vec::new(),
        };
        outcomes.look(vec![None; cone.axes.len()]);
        let cells = outcomes.cells;
        let ground = Ground::new(cone, cells);
        for (at, duty) in self.pair.duties.iter().enumerate() {
            let mut alike: Vec<(&[DutyLeft<'a>; 2], Vec<&str>)> = Vec::new();
            for (entity, duties) in &kind.types {
                let Some(left) = &duties[at] else { continue };
                match alike.iter_mut().find(|(known, _)| *known == left) {
                    Some((_, types)) => types.push(entity),
                    None => alike.push((left, vec![entity])),
                }
            }
            for (left, types) in alike {
                self.duty(&ground, duty, left, &types);
            }
        }
    }

    /// Looks at one duty of entity types for which the same is left of it.
    fn duty(&mut self, ground: &Ground, duty: &Duty<'a>, left: &[DutyLeft<'_>; 2], types: &[&str]) {
        let Some(entity) = types.first() else { return };
        let pair = self.pair;
        let shares = |cone| Shares {
            duty,
            cone,
            left,
            pair,
        };
        if left.iter().all(DutyLeft::asks_nothing) {
            let shares = shares(&ground.cone);
            let open = vec![None; ground.cone.axes.len()];
            let told = ground.of_outcome.iter();
            for (outcome, tally) in told.filter(|(outcome, _)| duty.reaches(outcome)) {
                if let Ok(Some(key)) = shares.moves(&open, outcome) {
                    let way = key.direction();
                    self.groups.add(key, &ground.cone, tally, types, way);
                }
            }
            return;
        }
        let laws = [self.pair.old, self.pair.new];
        let [old, new] = left;
        let cone = Cone::of_both(laws, entity, [&old.conditions(), &new.conditions()]);
        let shares = shares(&cone);
        match ground.within(&cone) {
            Some(places) => {
                let reached = ground.cells.iter();
                for cell in reached.filter(|cell| duty.reaches(&cell.outcome)) {
                    let mut fixed = vec![None; cone.axes.len()];
                    for (place, value) in places.iter().zip(&cell.fixed) {
                        fixed[*place] = *value;
                    }
                    self.refine(&shares, &cell.outcome, fixed, types);
                }
            }
            // It cuts a line of numbers where the rules do not: the cubes are others.
            None => {
                let [old, new] = &mut self.tables;
                let compiled = [Compiled::over(old, &cone), Compiled::over(new, &cone)];
                let mut outcomes = Outcomes {
                    search: self,
                    cone: &cone,
                    compiled,
                    types: &[],
                    differing: None,
                    cells: Vec::new(),
                };
                outcomes.look(vec![None; cone.axes.len()]);
                for cell in outcomes.cells {
                    if duty.reaches(&cell.outcome) {
                        self.refine(&shares, &cell.outcome, cell.fixed, types);
                    }
                }
            }
        }
    }

    /// Splits a cube until it is known how a duty moves for each of its classes.
    fn refine(
        &mut self,
        shares: &Shares<'_, 'a>,
        outcome: &Outcome,
        fixed: Vec<Option<usize>>,
        types: &[&str],
    ) {
        if !self.budget.take() {
            return;
        }
        match shares.moves(&fixed, outcome) {
            Err(open) => {
                for inner in shares.cone.opened(&fixed, open) {
                    self.refine(shares, outcome, inner, types);
                }
            }
            Ok(None) => {}
            Ok(Some(key)) => {
                let way = key.direction();
                let tally = Tally::of(shares.cone, fixed);
                self.groups.add(key, shares.cone, &tally, types, way);
            }
        }
    }
}

impl Ground {
    fn new(cone: Cone, cells: Vec<Cell>) -> Self {
        let mut of_outcome: Vec<(Outcome, Tally)> = Vec::new();
        for cell in &cells {
            let tally = Tally::of(&cone, cell.fixed.clone());
            let known = of_outcome
                .iter_mut()
                .find(|(outcome, _)| *outcome == cell.outcome);
            match known {
                Some((_, known)) => known.join(tally),
                None => of_outcome.push((cell.outcome.clone(), tally)),
            }
        }
        Self {
            cone,
            cells,
            of_outcome,
        }
    }

    /// Where each axis stands among those of a cone that asks for more; nothing where that one cuts
    /// otherwise.
    fn within(&self, cone: &Cone) -> Option<Vec<usize>> {
        let axes = self.cone.axes.iter();
        axes.map(|axis| cone.axes.iter().position(|other| other == axis))
            .collect()
    }
}

/// Splits all classes by what the two laws make of them.
struct Outcomes<'o, 's, 'a> {
    search: &'o mut Search<'s, 'a>,
    cone: &'o Cone,
    compiled: [Compiled; 2],
    /// The types for which outcomes that move are told.
    types: &'o [&'o str],
    /// The rules that differ, where only what they move is looked for.
    differing: Option<Vec<[Vec<usize>; 2]>>,
    /// Whoever stands as before and owes something.
    cells: Vec<Cell>,
}

impl Outcomes<'_, '_, '_> {
    fn look(&mut self, fixed: Vec<Option<usize>>) {
        if !self.search.budget.take() {
            return;
        }
        match self.matters(&fixed) {
            Ok(true) => {}
            Ok(false) => return,
            Err(open) => return self.split(&fixed, open),
        }
        let [old, new] = &self.compiled;
        let (old, new) = (old.decide(&fixed), new.decide(&fixed));
        let open = old.missing | new.missing;
        if open != 0 {
            return self.split(&fixed, open);
        }
        let pair = self.search.pair;
        let (was, is) = (
            standing(pair.old, old.outcome),
            standing(pair.new, new.outcome),
        );
        // Whoever stands otherwise is told once, as that.
        if was != is {
            if !self.types.is_empty() {
                let higher = new.rank.cmp(&old.rank).then(is.binds.cmp(&was.binds));
                let (key, tally) = (Key::Outcome(was, is), Tally::of(self.cone, fixed));
                let groups = &mut self.search.groups;
                groups.add(key, self.cone, &tally, self.types, higher);
            }
        } else if is.outcome.is_inside() || is.outcome == Outcome::RegistrationOnly {
            let outcome = is.outcome;
            self.cells.push(Cell { fixed, outcome });
        }
    }

    /// Whether outcomes can move at all: only where rules that differ come out otherwise. Else what
    /// that hangs on.
    fn matters(&self, fixed: &[Option<usize>]) -> Result<bool, Axes> {
        let Some(differing) = &self.differing else {
            return Ok(true);
        };
        let mut open = 0;
        for alike in differing {
            let [(old, waits), (new, waits_too)] =
                [0, 1].map(|side| self.compiled[side].any_of(&alike[side], fixed));
            let unknown = old == Truth::Unknown || new == Truth::Unknown;
            if !unknown && old == new {
                continue;
            }
            if !unknown || waits | waits_too == 0 {
                return Ok(true);
            }
            open |= waits | waits_too;
        }
        if open == 0 { Ok(false) } else { Err(open) }
    }

    fn split(&mut self, fixed: &[Option<usize>], open: Axes) {
        let cone = self.cone;
        for inner in cone.opened(fixed, open) {
            self.look(inner);
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
