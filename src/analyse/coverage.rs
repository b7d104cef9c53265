//! Whether a state reaches everybody whom the directive reaches, in no lower a class (Art. 5).

use std::collections::BTreeMap;

use super::{Finding, FindingKind, Witness};
use crate::assess::cited;
use crate::decide::{Compiled, Cone, Outcome, Tables};
use crate::model::inherit::Law;

/// What falls short under one rule of the directive.
#[derive(Default)]
struct Short {
    classes: u64,
    under: Vec<String>,
    text: String,
    smallest: Option<(usize, Witness)>,
}

/// For each rule of the directive, the classes that it reaches and the state puts lower.
pub(super) fn below_directive(tables: &mut Tables<'_>) -> Vec<Finding> {
    let law = tables.law();
    let Some(directive) = Law::of_directive(law.base, &law.directive.act.id, &[]) else {
        return Vec::new();
    };
    let mut of_directive = Tables::new(&directive);
    let mut short: BTreeMap<String, Short> = BTreeMap::new();
    for entity in directive.types.keys().copied() {
        let cone = Cone::of(law, entity).join(Cone::of(&directive, entity));
        let search = Search {
            directive: &directive,
            here: Compiled::over(tables, &cone),
            there: Compiled::over(&mut of_directive, &cone),
            cone,
        };
        search.look(&vec![None; search.cone.axes.len()], &mut short);
    }
    short
        .into_iter()
        .map(|(rule, short)| Finding {
            kind: FindingKind::BelowDirective,
            rule: Some(rule),
            under: short.under,
            text: short.text,
            classes: Some(short.classes),
            witness: short.smallest.map(|(_, witness)| witness),
        })
        .collect()
}

struct Search<'a> {
    directive: &'a Law<'a>,
    here: Compiled,
    there: Compiled,
    cone: Cone,
}

impl Search<'_> {
    fn look(&self, fixed: &[Option<usize>], short: &mut BTreeMap<String, Short>) {
        let there = self.there.decide(fixed);
        // Nothing can be lower than what the directive does not reach.
        if *there.outcome == Outcome::OutOfScope {
            return;
        }
        let here = self.here.decide(fixed);
        let open = there.missing | here.missing;
        if open != 0 {
            for inner in self.cone.opened(fixed, open) {
                self.look(&inner, short);
            }
            return;
        }
        // A class that nobody has read could be anything.
        if here.rank >= there.rank || *there.outcome == Outcome::Elsewhere {
            return;
        }
        self.note(fixed, here.outcome, there.outcome, short);
    }

    fn note(
        &self,
        fixed: &[Option<usize>],
        here: &Outcome,
        there: &Outcome,
        short: &mut BTreeMap<String, Short>,
    ) {
        let Some(place) = self.there.reason(there, fixed) else {
            return;
        };
        let reason = self.directive.rules[place].fact;
        let entry = short.entry(reason.id.clone()).or_default();
        entry.under = cited(&reason.proof.under);
        entry.classes = entry.classes.saturating_add(self.cone.open_classes(fixed));
        let weight = Witness::weight(&self.cone, fixed);
        if entry
            .smallest
            .as_ref()
            .is_none_or(|(least, _)| weight < *least)
        {
            entry.text = format!(
                "what the directive makes {} by `{}` is {} here",
                there.class(),
                reason.id,
                here.class()
            );
            entry.smallest = Some((weight, Witness::of(&self.cone, fixed)));
        }
    }
}
