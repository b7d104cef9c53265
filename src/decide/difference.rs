//! What one rule changes: the classes for which a law with it and a law without it disagree.
//!
//! Only those classes are looked at for which the rule itself comes out differently; everywhere else
//! the two laws are the same. So the search proves what it says, and stays short.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::classes::Cone;
use super::compiled::{Axes, Builder, Compiled, Tables, Test, Verdict};
use super::outcome::Outcome;
use super::residual::{Residual, residual};
use super::truth::Truth;
use crate::model::condition::Condition;
use crate::model::{Effect, Rule};

/// Which way the outcomes of some classes move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// Some class comes out higher.
    pub up: bool,
    /// Some class comes out lower.
    pub down: bool,
    /// Some class comes out otherwise, and neither is higher.
    pub aside: bool,
}

impl Moves {
    /// How an outcome moves. Whoever is inside with a class that nobody has read stands neither
    /// above nor below any other class.
    #[must_use]
    pub fn between(before: Verdict<'_>, after: Verdict<'_>) -> Self {
        let mut moves = Self::default();
        if before.outcome == after.outcome {
            return moves;
        }
        let both = [before.outcome, after.outcome];
        let unread =
            both.contains(&&Outcome::Undetermined) && !both.contains(&&Outcome::OutOfScope);
        match after.rank.cmp(&before.rank) {
            _ if unread => moves.aside = true,
            Ordering::Greater => moves.up = true,
            Ordering::Less => moves.down = true,
            Ordering::Equal => moves.aside = true,
        }
        moves
    }

    /// The ways that either goes.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            up: self.up || other.up,
            down: self.down || other.down,
            aside: self.aside || other.aside,
        }
    }

    /// Whether every way has been seen, so that looking on tells nothing new.
    fn all(self) -> bool {
        self.aside || (self.up && self.down)
    }
}

/// A law ready to be compared with itself less a rule: the entity types that its rules tell apart, one
/// of each, with the rules compiled over everything that they and the directive's rules ask.
pub(super) struct Ground<'t, 'a> {
    tables: &'t mut Tables<'a>,
    cells: Vec<Cell<'a>>,
}

struct Cell<'a> {
    /// The entity types that the rules do not tell apart.
    types: Vec<&'a str>,
    cone: Cone,
    compiled: Compiled,
}

/// What differs between the law before and the law as it is.
pub(super) struct Change<'a> {
    /// The rule before; nothing where one is added.
    pub(super) old: Option<&'a Rule>,
    /// The place of the rule in the law as it is; nothing where one is taken away.
    pub(super) new: Option<usize>,
}

impl<'t, 'a> Ground<'t, 'a> {
    pub(super) fn of(tables: &'t mut Tables<'a>) -> Self {
        let law = tables.law();
        let jurisdiction = law.entries("jurisdiction", "rule");
        let replaced = law.rules.iter().filter_map(|rule| rule.baseline);
        let removed = law.removed_rules.iter().map(|(rule, _)| *rule);
        let conditions: Vec<Option<&Condition>> = law
            .rules
            .iter()
            .map(|rule| rule.fact)
            .chain(replaced)
            .chain(removed)
            .map(|rule| Some(&rule.when))
            .chain(jurisdiction.iter().map(|rule| rule.fact.when.as_ref()))
            .collect();
        let mut seen: Vec<Vec<Residual>> = Vec::new();
        let mut cells: Vec<Cell<'a>> = Vec::new();
        for entity in law.types.keys().copied() {
            let rest: Vec<Residual> = conditions
                .iter()
                .map(|when| residual(law, *when, &[entity]))
                .collect();
            // Types of which the same is left are told apart by nothing.
            if let Some(at) = seen.iter().position(|other| *other == rest) {
                cells[at].types.push(entity);
                continue;
            }
            let cone = Cone::of_conditions(law, entity, conditions.iter().copied().flatten());
            let compiled = Compiled::over(tables, &cone);
            cells.push(Cell {
                types: vec![entity],
                cone,
                compiled,
            });
            seen.push(rest);
        }
        Self { tables, cells }
    }

    /// How the outcomes of each entity type move from the law before to the law as it is; types of which
    /// none moves are left out.
    pub(super) fn moves(&mut self, change: &Change<'_>) -> BTreeMap<&'a str, Moves> {
        let mut found = BTreeMap::new();
        let law = self.tables.law();
        let new = change.new.map(|place| &law.rules[place].fact.value);
        let same_effect = match (change.old, new) {
            (Some(old), Some(new)) => old.effect == new.effect && old.class == new.class,
            _ => true,
        };
        // Adding or taking away a rule moves outcomes one way only.
        let one_way = change.old.is_none() || new.is_none();
        for cell in &self.cells {
            let old = change
                .old
                .map(|rule| Builder::new(self.tables, &cell.cone).rule(rule));
            let never = Test::Known(false);
            let old_test = old
                .as_ref()
                .map_or(never.clone(), |rule| (*rule.test).clone());
            let new_test = change.new.map_or(&never, |place| cell.compiled.rule(place));
            if matches!(
                (&old_test, new_test),
                (Test::Known(false), Test::Known(false))
            ) {
                continue;
            }
            let before = cell.compiled.instead(change.new, old);
            let mut moves = Moves::default();
            let mut search = Search {
                cell,
                before,
                old: old_test,
                new: new_test,
                same_effect,
                one_way,
                moves: &mut moves,
            };
            search.look(&vec![None; cell.cone.axes.len()]);
            if moves != Moves::default() {
                found.extend(cell.types.iter().map(|entity| (*entity, moves)));
            }
        }
        found
    }

    /// Whether the rule at a place can hold for anybody.
    fn can_hold(&self, place: usize) -> bool {
        self.cells.iter().any(|cell| {
            let open = vec![None; cell.cone.axes.len()];
            can_hold(cell.compiled.rule(place), &cell.cone, &open)
        })
    }
}

/// Why a rule does nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Idle {
    /// It holds for no class.
    NeverHolds,
    /// It holds, and nothing would be different without it.
    NeverMatters,
}

/// The scope rules of a law that do nothing at all, by their places. An exemption moves no outcome, so
/// only whether it holds is asked of it.
#[must_use]
pub fn idle_rules(tables: &mut Tables<'_>) -> Vec<(usize, Idle)> {
    let law = tables.law();
    let mut ground = Ground::of(tables);
    (0..law.rules.len())
        .filter_map(|place| {
            if !ground.can_hold(place) {
                return Some((place, Idle::NeverHolds));
            }
            if law.rules[place].fact.effect == Effect::Exempt {
                return None;
            }
            let moves = ground.moves(&Change {
                old: None,
                new: Some(place),
            });
            moves.is_empty().then_some((place, Idle::NeverMatters))
        })
        .collect()
}

fn can_hold(test: &Test, cone: &Cone, fixed: &[Option<usize>]) -> bool {
    let sizes: Vec<usize> = cone.axes.iter().map(|axis| axis.values.len()).collect();
    match test.look(fixed, &sizes) {
        (Truth::Yes, _) => true,
        (Truth::No, _) | (Truth::Unknown, 0) => false,
        (Truth::Unknown, open) => cone
            .opened(fixed, open)
            .any(|inner| can_hold(test, cone, &inner)),
    }
}

struct Search<'a> {
    cell: &'a Cell<'a>,
    before: Compiled,
    old: Test,
    new: &'a Test,
    same_effect: bool,
    one_way: bool,
    moves: &'a mut Moves,
}

impl Search<'_> {
    fn done(&self) -> bool {
        self.moves.all() || (self.one_way && (self.moves.up || self.moves.down))
    }

    fn look(&mut self, fixed: &[Option<usize>]) {
        if self.done() {
            return;
        }
        let sizes = self.cell.compiled.sizes();
        let (old, waits) = self.old.look(fixed, sizes);
        let (new, waits_too) = self.new.look(fixed, sizes);
        if old == Truth::Unknown || new == Truth::Unknown {
            return self.split(fixed, waits | waits_too);
        }
        if old == new && (old == Truth::No || self.same_effect) {
            return;
        }
        let before = self.before.decide(fixed);
        let after = self.cell.compiled.decide(fixed);
        let waits = before.missing | after.missing;
        if waits == 0 {
            let moved = Moves::between(before, after);
            *self.moves = self.moves.or(moved);
        } else {
            self.split(fixed, waits);
        }
    }

    /// Looks on with each value of the first open axis.
    fn split(&mut self, fixed: &[Option<usize>], open: Axes) {
        for inner in self.cell.cone.opened(fixed, open) {
            self.look(&inner);
        }
    }
}
