//! What is left of two laws for one entity type: where that is the same, nothing is looked at.

use super::Pair;
use super::duty::{Duty, Owed, When};
use crate::decide::{Residual, residual};
use crate::model::Effect;
use crate::model::inherit::Law;

/// A rule: what it does, the class it gives, and what is left of its condition.
type RuleLeft = (Effect, Option<String>, Residual);

/// What is left of both laws for one entity type.
#[derive(PartialEq)]
pub(super) struct Left {
    /// The rules that one law has and the other has not, by their places in it.
    pub(super) rules: [Vec<(usize, RuleLeft)>; 2],
    /// All rules, for types to be told apart.
    all: [Vec<RuleLeft>; 2],
    pub(super) jurisdiction: [Vec<Residual>; 2],
    asked_otherwise: bool,
    /// For each changed duty what is left of it, where that differs.
    pub(super) duties: Vec<Option<[DutyLeft; 2]>>,
}

/// What is left of the conditions of a duty, each with whether it has to hold.
type Conditions = Vec<(Residual, bool)>;

/// What is left of a duty on one side.
#[derive(PartialEq)]
pub(super) struct DutyLeft {
    owed: Vec<(Conditions, Vec<String>, String)>,
    freed: Vec<Conditions>,
}

impl Left {
    pub(super) fn differs(&self) -> bool {
        self.scope_differs() || self.duties.iter().any(Option::is_some)
    }

    pub(super) fn scope_differs(&self) -> bool {
        self.rules.iter().any(|rules| !rules.is_empty())
            || self.jurisdiction[0] != self.jurisdiction[1]
            || self.asked_otherwise
    }
}

impl Pair<'_> {
    pub(super) fn left(&self, entity: &str) -> Left {
        let rules = [self.old, self.new].map(|law| rules(law, entity));
        let jurisdiction = [self.old, self.new].map(|law| {
            let rules = law.entries("jurisdiction", "rule");
            rules
                .iter()
                .map(|rule| residual(law, rule.fact.when.as_ref(), &[entity]))
                .collect::<Vec<_>>()
        });
        let all = [&rules[0], &rules[1]]
            .map(|rules| rules.iter().map(|(_, left)| left.clone()).collect());
        Left {
            rules: differing(rules),
            all,
            jurisdiction,
            asked_otherwise: self.asked_otherwise,
            duties: self
                .duties
                .iter()
                .map(|duty| self.duty_left(duty, entity))
                .collect(),
        }
    }

    /// What is left of a duty; nothing where it is the same under both laws.
    fn duty_left(&self, duty: &Duty<'_>, entity: &str) -> Option<[DutyLeft; 2]> {
        let [old, new] = &duty.sides;
        let [old_freed, new_freed] = &duty.freed;
        let left = [(self.old, old, old_freed), (self.new, new, new_freed)]
            .map(|(law, owed, freed)| side_left(law, entity, owed, freed));
        let freed = left.iter().flat_map(|side| &side.freed);
        let is_freed = freed.into_iter().any(Vec::is_empty);
        let same = left[0].owed == left[1].owed;
        let conditional = || left[0].owed.iter().any(|(when, ..)| !when.is_empty());
        (!is_freed && (!same || (self.asked_otherwise && conditional()))).then_some(left)
    }
}

fn side_left(law: &Law<'_>, entity: &str, owed: &[Owed<'_>], freed: &[When<'_>]) -> DutyLeft {
    let owed = owed.iter().filter_map(|owed| {
        let when = conditions(law, entity, &owed.when)?;
        Some((when, owed.classes.clone(), owed.value.clone()))
    });
    DutyLeft {
        owed: owed.collect(),
        freed: freed
            .iter()
            .filter_map(|when| conditions(law, entity, when))
            .collect(),
    }
}

/// What is left of conditions; nothing where they can never hold together.
fn conditions(law: &Law<'_>, entity: &str, when: &When<'_>) -> Option<Conditions> {
    let mut left = Conditions::new();
    for (when, wanted) in when {
        match (residual(law, Some(when), &[entity]), wanted) {
            (Residual::Never, true) | (Residual::Always, false) => return None,
            (Residual::Always, true) | (Residual::Never, false) => {}
            (rest, wanted) => left.push((rest, *wanted)),
        }
    }
    Some(left)
}

fn rules(law: &Law<'_>, entity: &str) -> Vec<(usize, RuleLeft)> {
    let rules = law.rules.iter().enumerate();
    rules
        .filter(|(_, rule)| rule.fact.effect != Effect::Exempt)
        .map(|(place, rule)| {
            let left = residual(law, Some(&rule.fact.when), &[entity]);
            (place, (rule.fact.effect, rule.fact.class.clone(), left))
        })
        .filter(|(_, (.., left))| !left.is_never())
        .collect()
}

/// The rules that only one of the two has.
fn differing([old, mut new]: [Vec<(usize, RuleLeft)>; 2]) -> [Vec<(usize, RuleLeft)>; 2] {
    let mut only_old = Vec::new();
    for (place, rule) in old {
        match new.iter().position(|(_, other)| *other == rule) {
            Some(at) => drop(new.remove(at)),
            None => only_old.push((place, rule)),
        }
    }
    [only_old, new]
}
