//! What is left of two laws for one entity type: where that is the same, nothing is looked at.

use super::Pair;
use super::duty::{Duty, Owed, When};
use crate::decide::{Residual, residual};
use crate::model::Effect;
use crate::model::condition::Condition;
use crate::model::inherit::Law;

/// A rule: what it does, the class it gives, and what is left of its condition.
type RuleLeft = (Effect, Option<String>, Residual);

/// What a rule does, and the class it gives.
type Does<'r> = (Effect, Option<&'r str>);

/// What is left of the rules of both laws that decide outcomes.
#[derive(PartialEq)]
pub(super) struct ScopeLeft {
    rules: [Vec<RuleLeft>; 2],
    jurisdiction: [Vec<Residual>; 2],
    sizes: [Vec<Residual>; 2],
}

/// What is left of the conditions of a duty, each with whether it has to hold.
pub(super) type Conditions = Vec<(Residual, bool)>;

/// What is left of a duty on one side.
#[derive(PartialEq)]
pub(super) struct DutyLeft<'d> {
    pub(super) owed: Vec<OwedLeft<'d>>,
    pub(super) freed: Vec<Conditions>,
}

/// What is left of one statement of it.
pub(super) struct OwedLeft<'d> {
    pub(super) when: Conditions,
    pub(super) owed: &'d Owed<'d>,
}

impl PartialEq for OwedLeft<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.when == other.when
            && self.owed.classes == other.owed.classes
            && self.owed.value == other.owed.value
    }
}

impl DutyLeft<'_> {
    /// Whether nothing is asked of those who owe it but their class.
    pub(super) fn asks_nothing(&self) -> bool {
        self.freed.is_empty() && self.owed.iter().all(|owed| owed.when.is_empty())
    }

    /// The conditions that are left.
    pub(super) fn conditions(&self) -> Vec<&Condition> {
        let owed = self.owed.iter().map(|owed| &owed.when);
        let when = owed.chain(&self.freed).flatten();
        when.filter_map(|(when, _)| when.condition()).collect()
    }
}

impl ScopeLeft {
    /// The rules that differ where nothing else does that moves outcomes, by their places in the two
    /// laws, those that do the same together.
    pub(super) fn differing(&self) -> Option<Vec<[Vec<usize>; 2]>> {
        if self.jurisdiction[0] != self.jurisdiction[1] {
            return None;
        }
        let [old, new] = &self.rules;
        let mut only_new: Vec<usize> = (0..new.len()).collect();
        let mut only_old = Vec::new();
        for (place, rule) in old.iter().enumerate() {
            match only_new.iter().position(|other| new[*other] == *rule) {
                Some(at) => drop(only_new.remove(at)),
                None => only_old.push(place),
            }
        }
        let mut alike: Vec<(Does<'_>, [Vec<usize>; 2])> = Vec::new();
        for (side, rules, places) in [(0, old, only_old), (1, new, only_new)] {
            for place in places {
                let (effect, class, left) = &rules[place];
                if *effect == Effect::Exempt || left.is_never() {
                    continue;
                }
                let key = (*effect, class.as_deref());
                let at = alike.iter().position(|(known, _)| *known == key);
                let at = at.unwrap_or_else(|| {
                    alike.push((key, Default::default()));
                    alike.len() - 1
                });
                alike[at].1[side].push(place);
            }
        }
        Some(alike.into_iter().map(|(_, places)| places).collect())
    }
}

impl Pair<'_> {
    pub(super) fn scope_left(&self, entity: &str) -> ScopeLeft {
        let laws = [self.old, self.new];
        let rest = |law, when| residual(law, when, &[entity]);
        ScopeLeft {
            rules: laws.map(|law| {
                let rules = law.rules.iter().map(|rule| {
                    let left = rest(law, Some(&rule.fact.when));
                    (rule.fact.effect, rule.fact.class.clone(), left)
                });
                rules.collect()
            }),
            jurisdiction: laws.map(|law| {
                let rules = law.entries("jurisdiction", "rule");
                let left = rules.iter().map(|rule| rest(law, rule.fact.when.as_ref()));
                left.collect()
            }),
            sizes: laws.map(|law| {
                let blocks = law.sizes.iter();
                blocks.map(|block| rest(law, block.applies)).collect()
            }),
        }
    }

    /// What is left of a duty; nothing where it is the same under both laws.
    pub(super) fn duty_left<'d>(
        &self,
        duty: &'d Duty<'_>,
        entity: &str,
    ) -> Option<[DutyLeft<'d>; 2]> {
        let [old, new] = &duty.sides;
        let [old_freed, new_freed] = &duty.freed;
        let left = [(self.old, old, old_freed), (self.new, new, new_freed)]
            .map(|(law, owed, freed)| side_left(law, entity, owed, freed));
        let mut freed = left.iter().flat_map(|side| &side.freed);
        let is_freed = freed.any(Vec::is_empty);
        let same = left[0].owed == left[1].owed;
        let conditional = || left[0].owed.iter().any(|owed| !owed.when.is_empty());
        (!is_freed && (!same || (self.asked_otherwise && conditional()))).then_some(left)
    }
}

fn side_left<'d>(
    law: &Law<'_>,
    entity: &str,
    owed: &'d [Owed<'_>],
    freed: &[When<'_>],
) -> DutyLeft<'d> {
    let owed = owed.iter().filter_map(|owed| {
        let when = conditions(law, entity, &owed.when)?;
        Some(OwedLeft { when, owed })
    });
    let freed = freed
        .iter()
        .filter_map(|when| conditions(law, entity, when));
    DutyLeft {
        owed: owed.collect(),
        freed: freed.collect(),
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
