//! What one rule changes: the classes for which a law with it and a law without it disagree.
//!
//! Only those classes are looked at for which the rule itself comes out differently; everywhere else
//! the two laws are the same. So the search proves what it says, and stays short.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::classes::Cone;
use super::compiled::{Axes, Compiled, Test, Verdict, compile_rule};
use super::outcome::Outcome;
use super::residual::{Residual, residual};
use super::truth::Truth;
use crate::model::Rule;
use crate::model::inherit::Law;

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

    /// Whether every way has been seen, so that looking on tells nothing new.
    fn all(self) -> bool {
        self.aside || (self.up && self.down)
    }
}

/// Two laws that differ in one rule.
pub(super) struct Pair<'a> {
    /// The law as it would be without the difference.
    pub(super) before: &'a Law<'a>,
    /// The law as it is.
    pub(super) after: &'a Law<'a>,
    /// The rule before; nothing where it is added.
    pub(super) old: Option<&'a Rule>,
    /// The rule after; nothing where it is taken away.
    pub(super) new: Option<&'a Rule>,
    /// Whether only one way is possible, so that the first difference tells it.
    pub(super) one_way: bool,
}

/// For each entity type what is left of every rule once the type is known. Types with the same rest
/// are told apart by nothing.
pub(super) type Rests<'a> = BTreeMap<&'a str, Vec<Residual>>;

/// What is left of the rules for each entity type of a law.
pub(super) fn rests<'a>(law: &Law<'a>) -> Rests<'a> {
    let jurisdiction = law.entries("jurisdiction", "rule");
    law.types
        .keys()
        .map(|entity| {
            let of_scope = law.rules.iter().map(|rule| Some(&rule.fact.when));
            let of_jurisdiction = jurisdiction.iter().map(|rule| rule.fact.when.as_ref());
            let rest = of_scope
                .chain(of_jurisdiction)
                .map(|when| residual(law, when, &[entity]))
                .collect();
            (*entity, rest)
        })
        .collect()
}

/// How the outcomes move from the law before to the law after.
pub(super) fn moves(pair: &Pair<'_>, rests: &Rests<'_>) -> Moves {
    let mut moves = Moves::default();
    let mut seen: Vec<(&[Residual], Residual)> = Vec::new();
    for (entity, rest) in rests {
        let entity = *entity;
        let concerned = [(pair.before, pair.old), (pair.after, pair.new)]
            .into_iter()
            .any(|(law, rule)| {
                rule.is_some_and(|rule| !residual(law, Some(&rule.when), &[entity]).is_never())
            });
        if !concerned {
            continue;
        }
        let old = residual(pair.before, pair.old.map(|rule| &rule.when), &[entity]);
        let alike = (rest.as_slice(), old);
        if seen.contains(&alike) {
            continue;
        }
        seen.push(alike);
        let cone = join(Cone::of(pair.after, entity), Cone::of(pair.before, entity));
        let mut search = Search {
            pair,
            cone: &cone,
            sizes: cone.axes.iter().map(|axis| axis.values.len()).collect(),
            before: Compiled::new(pair.before, &cone),
            after: Compiled::new(pair.after, &cone),
            old: compile_rule(pair.before, &cone, pair.old),
            new: compile_rule(pair.after, &cone, pair.new),
            moves: &mut moves,
        };
        search.look(&vec![None; cone.axes.len()]);
        if search.done() {
            break;
        }
    }
    moves
}

/// The questions of two laws about one type. Where both cut a number line, both cuts count.
fn join(mut cone: Cone, other: Cone) -> Cone {
    for axis in other.axes {
        match cone.axes.iter_mut().find(|known| known.input == axis.input) {
            Some(known) => {
                for value in axis.values {
                    if !known.values.contains(&value) {
                        known.values.push(value);
                    }
                }
            }
            None => cone.axes.push(axis),
        }
    }
    cone
}

struct Search<'a> {
    pair: &'a Pair<'a>,
    cone: &'a Cone,
    sizes: Vec<usize>,
    before: Compiled,
    after: Compiled,
    old: Test,
    new: Test,
    moves: &'a mut Moves,
}

impl Search<'_> {
    fn done(&self) -> bool {
        self.moves.all() || (self.pair.one_way && (self.moves.up || self.moves.down))
    }

    fn look(&mut self, fixed: &[Option<usize>]) {
        if self.done() {
            return;
        }
        let (old, waits) = self.old.look(fixed, &self.sizes);
        let (new, waits_too) = self.new.look(fixed, &self.sizes);
        if old == Truth::Unknown || new == Truth::Unknown {
            return self.split(fixed, waits | waits_too);
        }
        if old == new && (old == Truth::No || self.same_effect()) {
            return;
        }
        let (before, after) = (self.before.decide(fixed), self.after.decide(fixed));
        let waits = before.missing | after.missing;
        if waits != 0 {
            return self.split(fixed, waits);
        }
        let moved = Moves::between(before, after);
        self.moves.up |= moved.up;
        self.moves.down |= moved.down;
        self.moves.aside |= moved.aside;
    }

    fn same_effect(&self) -> bool {
        match (self.pair.old, self.pair.new) {
            (Some(old), Some(new)) => old.effect == new.effect && old.class == new.class,
            _ => true,
        }
    }

    /// Looks on with each value of the first open axis.
    fn split(&mut self, fixed: &[Option<usize>], open: Axes) {
        let axis = open.trailing_zeros() as usize;
        for value in 0..self.cone.axes[axis].values.len() {
            let mut inner = fixed.to_vec();
            inner[axis] = Some(value);
            self.look(&inner);
        }
    }
}
