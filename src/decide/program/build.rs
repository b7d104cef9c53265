//! A program from the law that was joined.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Choice, Constitutive, FinesFrom, GroupRules, Named, Program, ProgramRule, Question, Rank,
    SizeTest, Sizes, Sums, Trace, TypePlace,
};
use crate::decide::group::{AUTONOMOUS, FIGURES, PARTNER_FROM};
use crate::decide::outcome::{Outcome, OutcomeWord, rank};
use crate::decide::size::{NEWLY_FOUNDED, PERIODS_ALIKE};
use crate::model::condition::{Bound, Condition};
use crate::model::inherit::Law;
use crate::model::{Effect, Input, Proof};
use crate::value::{Amount, Decimal, MEMBER_STATES, Percent};

/// A question that belongs to the language and is declared nowhere.
struct OfTheLanguage {
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    values: &'static [(&'static str, &'static str)],
    presume: Option<&'static str>,
    of_activity: bool,
}

const OF_THE_LANGUAGE: [OfTheLanguage; 4] = [
    OfTheLanguage {
        id: "activity-weight",
        name: "Weight of the activity",
        kind: "choice",
        values: &[
            ("main", "Main activity"),
            ("ancillary", "Ancillary activity"),
            ("negligible", "Negligible activity"),
        ],
        // Whoever names an activity means one that counts.
        presume: Some("main"),
        of_activity: true,
    },
    OfTheLanguage {
        id: "registered",
        name: "Entered in the register",
        kind: "yes-no",
        values: &[],
        presume: Some("yes"),
        of_activity: false,
    },
    OfTheLanguage {
        id: "ordered",
        name: "An authority made an order",
        kind: "choice",
        values: &[],
        presume: None,
        of_activity: false,
    },
    OfTheLanguage {
        id: "revenue-share",
        name: "Share of the revenue",
        kind: "share",
        values: &[],
        presume: None,
        of_activity: true,
    },
];

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

    /// Every condition that a decision evaluates.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let sizes = self.sizes.iter().flat_map(|block| {
            block
                .applies
                .iter()
                .chain(block.classes.iter().map(|class| &class.when))
        });
        let named = self.jurisdiction.iter().chain(&self.regimes);
        self.rules
            .iter()
            .map(|rule| &rule.when)
            .chain(sizes)
            .chain(&self.group.own_figures)
            .chain(named.map(|named| &named.when))
            .chain(
                self.constitutive_registration
                    .iter()
                    .filter_map(|block| block.when.as_ref()),
            )
    }

    /// The questions that the conditions ask, and those that sums, sizes and groups ask in turn.
    fn take_inputs(&mut self, law: &Law<'_>) {
        let mut asked: BTreeSet<String> = FIGURES.map(str::to_owned).into();
        asked.extend([AUTONOMOUS, PERIODS_ALIKE, NEWLY_FOUNDED, "registered"].map(str::to_owned));
        for condition in self.conditions() {
            read(condition, &mut asked);
        }
        for input in law.inputs.values() {
            if let Some((of, when)) = &input.sums
                && asked.contains(&input.id)
            {
                asked.insert(of.clone());
                read(when, &mut asked);
            }
        }
        let of_the_language = OF_THE_LANGUAGE
            .iter()
            .map(|question| (question.id.to_owned(), Question::from(question)));
        let declared = law
            .inputs
            .values()
            .map(|input| (input.id.clone(), Question::of(input)));
        let (taken, others): (BTreeMap<_, _>, BTreeMap<_, _>) = of_the_language
            .chain(declared)
            .partition(|(id, _)| asked.contains(id));
        self.inputs = taken;
        self.other_inputs = others.into_keys().collect();
    }
}

/// Every question that a condition asks, the bases of shares among them.
fn read(condition: &Condition, asked: &mut BTreeSet<String>) {
    condition.inputs(asked);
    match condition {
        Condition::All { of } | Condition::Any { of } => {
            of.iter().for_each(|member| read(member, asked));
        }
        Condition::Not { of } => read(of, asked),
        Condition::Compare {
            bound: Bound::Amount(amount),
            ..
        } => bases(amount, asked),
        _ => {}
    }
}

fn bases(amount: &Amount, asked: &mut BTreeSet<String>) {
    match amount {
        Amount::Share { of, .. } => {
            asked.insert(of.clone());
        }
        Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
            bases(a, asked);
            bases(b, asked);
        }
        _ => {}
    }
}

impl Trace {
    fn of(proof: &Proof) -> Self {
        Self {
            fact: proof.id.clone(),
            grade: proof.grade,
            under: proof.under.clone(),
        }
    }
}

impl Question {
    fn of(input: &Input) -> Self {
        Self {
            name: input.name.clone(),
            kind: input.kind.clone(),
            unit: input.unit.clone(),
            values: choices(&input.values),
            asks: input.asks.clone(),
            help: input.help.clone(),
            presume: input.presume.clone(),
            told_by: input.told_by,
            act_of_state: input.act_of_state,
            of_activity: input.of_activity,
            sums: input.sums.as_ref().map(|(of, when)| Sums {
                input: of.clone(),
                when: when.clone(),
            }),
            trace: Some(Trace::of(&input.proof)),
        }
    }
}

impl From<&OfTheLanguage> for Question {
    fn from(question: &OfTheLanguage) -> Self {
        Self {
            name: question.name.to_owned(),
            kind: question.kind.to_owned(),
            unit: None,
            values: choices(question.values),
            asks: None,
            help: None,
            presume: question.presume.map(str::to_owned),
            told_by: None,
            act_of_state: false,
            of_activity: question.of_activity,
            sums: None,
            trace: None,
        }
    }
}

fn choices<T: AsRef<str>>(values: &[(T, T)]) -> Vec<Choice> {
    values
        .iter()
        .map(|(value, text)| Choice {
            value: value.as_ref().to_owned(),
            text: text.as_ref().to_owned(),
        })
        .collect()
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
    let mut all = vec![
        Outcome::Essential,
        Outcome::Undetermined,
        Outcome::Important,
        Outcome::RegistrationOnly,
    ];
    for class in law
        .rules_of(Effect::National)
        .filter_map(|rule| rule.fact.class.clone())
    {
        let national = Outcome::National(class);
        if !all.contains(&national) {
            all.push(national);
        }
    }
    all.extend([Outcome::Elsewhere, Outcome::OutOfScope]);
    let mut ranked: Vec<Rank> = all
        .into_iter()
        .map(|outcome| Rank {
            rank: rank(law, &outcome),
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
