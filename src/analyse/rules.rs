//! Rules of one law: classes without a class, rules that do nothing, statements that disagree.

use super::{Finding, FindingKind, Witness};
use crate::assess::cited;
use crate::decide::{Compiled, Cone, Idle, Tables, idle_rules};
use crate::model::inherit::{Law, Origin};

/// All profile classes of a law.
pub(super) struct Grid {
    pub(super) classes: u64,
    pub(super) cubes: u64,
    unclassed: Vec<(u64, Witness)>,
}

impl Grid {
    pub(super) fn of(tables: &mut Tables<'_>) -> Self {
        let law = tables.law();
        let mut grid = Self {
            classes: 0,
            cubes: 0,
            unclassed: Vec::new(),
        };
        for entity in law.types.keys() {
            let cone = Cone::of(law, entity);
            let compiled = Compiled::over(tables, &cone);
            let cubes = cone.cubes_of(&compiled);
            grid.classes = grid.classes.saturating_add(cone.classes());
            grid.cubes += cubes.len() as u64;
            let bare = cubes.iter().filter(|cube| cube.unclassed);
            let count: u64 = bare.clone().map(|cube| cube.classes).sum();
            if let Some(smallest) = bare.min_by_key(|cube| Witness::weight(&cone, &cube.fixed)) {
                grid.unclassed
                    .push((count, Witness::of(&cone, &smallest.fixed)));
            }
        }
        grid
    }

    /// Classes that are inside, but in no class.
    pub(super) fn unclassed(&self) -> Vec<Finding> {
        self.unclassed
            .iter()
            .map(|(classes, witness)| Finding {
                kind: FindingKind::Unclassed,
                rule: None,
                under: Vec::new(),
                text: format!(
                    "`{}` comes in, and no rule gives it a class",
                    witness.entity
                ),
                classes: Some(*classes),
                witness: Some(witness.clone()),
            })
            .collect()
    }
}

/// Rules of this legislator that hold for nobody, or without which nothing would be different.
pub(super) fn idle(tables: &mut Tables<'_>) -> Vec<Finding> {
    let law = tables.law();
    let own = |origin: Origin| law.country.is_none() || origin != Origin::Directive;
    idle_rules(tables)
        .into_iter()
        .map(|(place, idle)| (&law.rules[place], idle))
        .filter(|(rule, _)| own(rule.origin))
        .map(|(rule, idle)| {
            let id = &rule.fact.id;
            let (kind, text) = match idle {
                Idle::NeverHolds => (
                    FindingKind::NeverHolds,
                    format!("`{id}` holds for no organisation"),
                ),
                Idle::NeverMatters => (
                    FindingKind::NeverMatters,
                    format!("without `{id}` every organisation would come out the same"),
                ),
            };
            Finding {
                kind,
                rule: Some(id.clone()),
                under: cited(&rule.fact.proof.under),
                text,
                classes: None,
                witness: None,
            }
        })
        .collect()
}

/// Two ceilings for one class in one block, without a condition that tells them apart.
pub(super) fn disagreeing_ceilings(law: &Law<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in law.country.iter().flat_map(|country| &country.body.fines) {
        for (at, one) in block.ceilings.iter().enumerate() {
            let twin = block.ceilings.iter().skip(at + 1).find(|other| {
                other.class == one.class
                    && other.when == one.when
                    && other.amount != one.amount
                    && law.counts(&other.proof)
                    && law.counts(&one.proof)
            });
            if let Some(twin) = twin {
                found.push(Finding {
                    kind: FindingKind::Disagree,
                    rule: None,
                    under: cited(&one.proof.under),
                    text: format!(
                        "the ceiling for `{}` is {} and {}",
                        one.class, one.amount, twin.amount
                    ),
                    classes: None,
                    witness: None,
                });
            }
        }
    }
    found
}
