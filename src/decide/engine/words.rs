//! The words of a law that decisions turn on, each with its place in a list.

use std::collections::BTreeSet;

use super::value::NO_RULE;
use crate::decide::group::{AUTONOMOUS, FIGURES};
use crate::decide::size::{NEWLY_FOUNDED, PERIODS_ALIKE};
use crate::model::condition::{Bound, Condition};
use crate::model::inherit::Law;
use crate::value::Amount;

/// Names that findings have of themselves, whatever the rules ask.
const OF_THE_LANGUAGE: [&str; 8] = [
    "activity",
    "class",
    "group",
    "main-establishment",
    "periods",
    "registered",
    "revenue-share",
    "size",
];

/// Names of inputs in the order of the alphabet, so that sets of places are in order too; and the
/// choices and units that rules name.
pub(super) struct Words<'a> {
    names: Vec<&'a str>,
    of_rules: Vec<&'a str>,
}

impl<'a> Words<'a> {
    /// The words of everything that a decision reads.
    pub(super) fn of(law: &Law<'a>) -> Self {
        let mut reader = Reader {
            law,
            names: OF_THE_LANGUAGE.into_iter().chain(FIGURES).collect(),
            of_rules: BTreeSet::new(),
        };
        reader
            .names
            .extend([AUTONOMOUS, NEWLY_FOUNDED, PERIODS_ALIKE]);
        for condition in conditions(law) {
            reader.read(condition);
        }
        Self {
            names: reader.names.into_iter().collect(),
            of_rules: reader.of_rules.into_iter().collect(),
        }
    }

    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.binary_search(&name).ok()
    }

    /// The place of a name that the rules ask.
    pub(super) fn name(&self, name: &str) -> usize {
        // All that rules ask was collected; beyond the end there is no answer.
        self.find(name).unwrap_or(self.names.len())
    }

    pub(super) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// The place of a choice or a unit.
    pub(super) fn of_rules(&self, word: &str) -> u16 {
        let place = self.of_rules.binary_search(&word).ok();
        place
            .and_then(|place| u16::try_from(place).ok())
            .unwrap_or(NO_RULE)
    }
}

/// Everything that a decision evaluates.
fn conditions<'a>(law: &Law<'a>) -> Vec<&'a Condition> {
    let sizes = law.sizes.iter().flat_map(|block| {
        let classes = block.classes.iter().map(|rule| &rule.fact.value.when);
        block.applies.into_iter().chain(classes)
    });
    let jurisdiction = law.entries("jurisdiction", "rule");
    let competent = jurisdiction
        .iter()
        .filter_map(|rule| rule.fact.value.when.as_ref());
    let registers = law
        .country
        .into_iter()
        .flat_map(|country| &country.body.registration)
        .filter_map(|block| block.addressee.applies.as_ref());
    let alone = law
        .own_figures_rules()
        .flat_map(|(applies, when)| applies.into_iter().chain(when));
    law.rules
        .iter()
        .map(|rule| &rule.fact.value.when)
        .chain(sizes)
        .chain(competent)
        .chain(law.regimes.iter().map(|regime| &regime.value.applies))
        .chain(registers)
        .chain(alone)
        .collect()
}

struct Reader<'l, 'a> {
    law: &'l Law<'a>,
    names: BTreeSet<&'a str>,
    of_rules: BTreeSet<&'a str>,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self, condition: &'a Condition) {
        match condition {
            Condition::Always
            | Condition::Activity { .. }
            | Condition::Size { .. }
            | Condition::Class { .. } => {}
            Condition::All { of } | Condition::Any { of } => {
                of.iter().for_each(|member| self.read(member));
            }
            Condition::Not { of } => self.read(of),
            Condition::Flag { input } => self.input(input),
            Condition::Choice { input, among } => {
                self.input(input);
                self.of_rules.extend(among.iter().map(String::as_str));
            }
            Condition::Compare { input, bound, .. } => {
                self.input(input);
                match bound {
                    Bound::Quantity(quantity) => {
                        self.of_rules.insert(&quantity.unit);
                    }
                    Bound::Amount(amount) => self.amount(amount),
                    _ => {}
                }
            }
        }
    }

    fn input(&mut self, input: &'a str) {
        // What an input adds up is read once, however often it is asked.
        if !self.names.insert(input) {
            return;
        }
        let declared = self.law.inputs.get(input).copied();
        if let Some(presumed) = declared.and_then(|input| input.presume.as_deref()) {
            self.of_rules.insert(presumed);
        }
        if let Some((of, when)) = declared.and_then(|input| input.sums.as_ref()) {
            self.input(of);
            self.read(when);
        }
    }

    fn amount(&mut self, amount: &'a Amount) {
        match amount {
            Amount::Quantity(quantity) => {
                self.of_rules.insert(&quantity.unit);
            }
            Amount::Share { of, .. } => self.input(of),
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
                self.amount(a);
                self.amount(b);
            }
            Amount::Money(_) | Amount::Number(_) | Amount::NotInLaw => {}
        }
    }
}
