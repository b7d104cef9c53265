//! A program from the law that was joined.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Constitutive, FinesFrom, GroupRules, Named, Program, ProgramRule, Rank, SizeTest, Sizes, Trace,
    TypePlace,
};
use crate::decide::group::PARTNER_FROM;
use crate::decide::outcome::{self, Outcome, OutcomeWord, rank};
use crate::model::Proof;
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::value::{Decimal, MEMBER_STATES, Percent};

impl Program {
    /// Everything that decisions under a law read.
    #[must_use]
    pub fn of(law: &Law<'_>) -> Self {
        let mut program = Self {
            law: law
                .country
                .map_or_else(|| "EU".to_owned(), |country| country.code.to_string()),
            directive: law.directive.act.id.clone(),
            basis: law.basis,
            duties_from: law
                .transposing_acts()
                .into_iter()
                .find_map(|act| act.binds_from())
                .map(|date| date.value),
            fines_from: fines_from(law),
            union: MEMBER_STATES
                .iter()
                .map(|(code, _)| (*code).to_owned())
                .collect(),
            outcomes: outcomes(law),
            inputs: BTreeMap::new(),
            other_inputs: Vec::new(),
            types: types(law),
            other_types: other_types(law),
            sizes: sizes(law),
            group: group(law),
            rules: rules(law),
            jurisdiction: jurisdiction(law),
            regimes: law
                .regimes
                .iter()
                .map(|regime| Named {
                    id: regime.id.clone(),
                    when: regime.applies.clone(),
                    trace: Trace::of(&regime.proof),
                })
                .collect(),
            constitutive_registration: constitutive(law),
        };
        program.take_inputs(law);
        program
    }
}

impl Trace {
    /// What a fact rests on.
    #[must_use]
    pub fn of(proof: &Proof) -> Self {
        Self {
            fact: proof.id.clone(),
            grade: proof.grade,
            under: proof.under.clone(),
        }
    }
}

fn fines_from(law: &Law<'_>) -> Vec<FinesFrom> {
    law.country
        .iter()
        .flat_map(|country| &country.body.fines)
        .filter_map(|fines| Some((fines.addressee.regime.clone(), fines.bites_from.as_ref()?)))
        .filter(|(_, date)| law.counts(&date.proof))
        .map(|(regime, date)| FinesFrom {
            regime,
            date: date.value,
            trace: Trace::of(&date.proof),
        })
        .collect()
}

/// All outcomes, from the highest. Those of equal rank stay in the order in which they are tried.
fn outcomes(law: &Law<'_>) -> Vec<Rank> {
    let outside = [Outcome::Elsewhere, Outcome::OutOfScope].map(|outcome| {
        let rank = rank(law, &outcome);
        (outcome, rank)
    });
    let all = outcome::classes(law).into_iter().chain(outside);
    let mut ranked: Vec<Rank> = all
        .map(|(outcome, rank)| Rank {
            rank,
            of: law.class_of(outcome.class()).cloned(),
            outcome: OutcomeWord::from(&outcome),
            class: match outcome {
                Outcome::National(class) => Some(class),
                _ => None,
            },
        })
        .collect();
    ranked.sort_by_key(|outcome| std::cmp::Reverse(outcome.rank));
    ranked
}

fn types(law: &Law<'_>) -> BTreeMap<String, TypePlace> {
    law.types
        .iter()
        .map(|(id, here)| {
            let place = TypePlace {
                name: here.entity.name.clone(),
                sector: here.entity.sector.clone(),
                subsector: here.entity.subsector.clone(),
                annex: here.annex.map(str::to_owned),
            };
            ((*id).to_owned(), place)
        })
        .collect()
}

fn other_types(law: &Law<'_>) -> Vec<String> {
    let states = law.base.countries.values();
    let national = states.flat_map(|country| &country.body.sectors);
    let all: BTreeSet<&str> = law
        .base
        .sectors
        .iter()
        .chain(national)
        .flat_map(|sector| &sector.types)
        .map(|entity| entity.id.as_str())
        .filter(|id| !law.types.contains_key(id))
        .collect();
    all.into_iter().map(str::to_owned).collect()
}

fn sizes(law: &Law<'_>) -> Vec<Sizes> {
    law.sizes
        .iter()
        .map(|block| Sizes {
            applies: block.applies.cloned(),
            two_periods: block.two_periods,
            classes: block
                .classes
                .iter()
                .map(|class| SizeTest {
                    size: class.fact.size,
                    when: class.fact.when.clone(),
                    trace: Trace::of(&class.fact.proof),
                })
                .collect(),
        })
        .collect()
}

fn group(law: &Law<'_>) -> GroupRules {
    GroupRules {
        linked: law.counts_ties("linked"),
        partner: law.counts_ties("partner"),
        partner_from: Percent(Decimal::whole(PARTNER_FROM)),
        own_figures: law
            .own_figures_rules()
            .map(|(applies, when)| Condition::All {
                of: [applies, when].into_iter().flatten().cloned().collect(),
            })
            .collect(),
    }
}

fn rules(law: &Law<'_>) -> Vec<ProgramRule> {
    law.rules
        .iter()
        .filter(|rule| rule.fact.decides())
        .map(|rule| ProgramRule {
            id: rule.fact.id.clone(),
            effect: rule.fact.effect,
            class: rule.fact.class.clone(),
            frees: rule.fact.frees.clone(),
            when: rule.fact.when.clone(),
            origin: rule.origin,
            trace: Trace::of(&rule.fact.proof),
        })
        .collect()
}

fn jurisdiction(law: &Law<'_>) -> Vec<Named> {
    law.entries("jurisdiction", "rule")
        .iter()
        .filter_map(|rule| {
            Some(Named {
                id: rule.fact.name.clone(),
                when: rule.fact.when.clone()?,
                trace: Trace::of(&rule.fact.proof),
            })
        })
        .collect()
}

fn constitutive(law: &Law<'_>) -> Vec<Constitutive> {
    law.country
        .iter()
        .flat_map(|country| &country.body.registration)
        .filter_map(|block| Some((block, block.constitutive.as_ref()?)))
        .filter(|(_, constitutive)| constitutive.value && law.counts(&constitutive.proof))
        .map(|(block, constitutive)| Constitutive {
            when: block.addressee.applies.clone(),
            regime: block.addressee.regime.clone(),
            trace: Trace::of(&constitutive.proof),
        })
        .collect()
}
