//! The questions that a program asks.

use std::collections::{BTreeMap, BTreeSet};

use super::{Choice, Program, Question, Sums, Trace};
use crate::decide::group::{AUTONOMOUS, FIGURES};
use crate::decide::size::{NEWLY_FOUNDED, PERIODS_ALIKE};
use crate::model::Input;
use crate::model::condition::{Bound, Condition};
use crate::model::inherit::Law;
use crate::value::Amount;

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

    /// The questions that further conditions ask and that are not among those of the program.
    pub(in crate::decide) fn questions_beside(
        &self,
        law: &Law<'_>,
        conditions: &[Condition],
    ) -> BTreeMap<String, Question> {
        let mut asked = BTreeSet::new();
        for condition in conditions {
            read(condition, &mut asked);
        }
        let questions = asked
            .into_iter()
            .filter(|id| !self.inputs.contains_key(id))
            .filter_map(|id| {
                let question = Question::of(law.inputs.get(id.as_str())?);
                Some((id, question))
            });
        questions.collect()
    }

    /// The questions that the conditions ask, and those that sums, sizes and groups ask in turn.
    pub(super) fn take_inputs(&mut self, law: &Law<'_>) {
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
