//! The class of an activity: how each question stands that the rules of its entity type ask. Two
//! activities of one class are decided alike, so each class is decided once.

use std::collections::BTreeMap;
use std::sync::RwLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use super::facts::{Facts, Slot};
use super::found::Bits;
use super::plan::One;
use super::test::{Asked, KEPT, Test, Tests};
use super::value::{Limit, Value};
use crate::decide::evaluate::{holds, whatever_more};
use crate::model::condition::SizeClass;

/// How many words of a class there are; plans that ask more than they hold decide anew each time.
const WORDS: usize = 6;

/// Bits for how one question stands.
const WIDTH: u32 = 3;

/// How many classes of one law are kept.
const KEPT_CLASSES: usize = 8_192;

/// How each question stands, three bits each, in the order of the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class([u64; WORDS]);

/// How a question stands. What is presumed of an input, and which one is missing, is the same
/// whoever is asked, so that nothing more has to be told.
#[derive(Debug, Clone, Copy)]
enum Stands {
    Yes,
    No,
    /// Yes, or whatever is presumed.
    Presumed,
    PresumedNot,
    ToldByPresumption,
    ToldNotByPresumption,
    Missing,
}

impl Stands {
    fn known(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

impl Class {
    fn new() -> Self {
        Self([0; WORDS])
    }

    /// Notes the next of the questions; nothing where there is no room.
    fn note(&mut self, at: &mut usize, value: u64) -> Option<()> {
        let each = (u64::BITS / WIDTH) as usize;
        let word = self.0.get_mut(*at / each)?;
        *word |= value << ((*at % each) as u32 * WIDTH);
        *at += 1;
        Some(())
    }
}

impl Tests {
    /// The tests that look at an organisation rather than at other tests.
    pub(super) fn leaves(&self) -> Vec<usize> {
        let looks = |test: &Test| {
            matches!(
                test,
                Test::Flag(_)
                    | Test::Choice { .. }
                    | Test::Compare { .. }
                    | Test::Figure { .. }
                    | Test::Sum { .. }
            )
        };
        let tests = self.tests.iter().enumerate();
        tests
            .filter(|(_, test)| looks(test))
            .map(|(at, _)| at)
            .collect()
    }
}

impl Asked<'_> {
    /// The class of the activity that is asked about; nothing where it has more to it than a class can
    /// tell: earlier periods, figures that are not exact, bounds that depend on what is missing.
    pub(super) fn class(&self, leaves: &[usize]) -> Option<Class> {
        let facts = self.facts;
        let [figures] = facts.periods.as_slice() else {
            return None;
        };
        let autonomous = Bits::one(self.engine.known.autonomous);
        let mut assumed = Bits::NONE;
        for figure in figures.iter().flatten() {
            if !figure.at_least_for_want_of.is_empty() {
                return None;
            }
            assumed = figure.assumed;
        }
        if !assumed.is_empty() && assumed != autonomous {
            return None;
        }
        let mut class = Class::new();
        let mut at = 0;
        class.note(&mut at, self.circumstances(facts, assumed))?;
        let size = facts
            .size
            .and_then(|size| SizeClass::ALL.iter().position(|other| *other == size));
        class.note(&mut at, size.map_or(0, |size| size as u64 + 1))?;
        class.note(&mut at, u64::from(facts.has_figures(self.engine)))?;
        for leaf in leaves {
            let stands = self.stands(&self.tests.tests[*leaf])?;
            class.note(&mut at, stands as u64)?;
        }
        Some(class)
    }

    /// What findings depend on beside the questions: whether anything is presumed, of the ties, and
    /// whether the period before is known to have been alike.
    fn circumstances(&self, facts: &Facts, assumed: Bits) -> u64 {
        let alike = u64::from(self.first_period_counts());
        u64::from(facts.presume) | u64::from(!assumed.is_empty()) << 1 | alike << 2
    }

    fn stands(&self, test: &Test) -> Option<Stands> {
        Some(match test {
            Test::Flag(input) => match self.slots[*input] {
                Slot::Said(Value::YesNo(yes)) | Slot::Told(yes) => Stands::known(yes),
                Slot::Presumed => Stands::Presumed,
                Slot::ToldByPresumption(true) => Stands::ToldByPresumption,
                Slot::ToldByPresumption(false) => Stands::ToldNotByPresumption,
                Slot::Said(_) | Slot::Nothing => Stands::Missing,
            },
            Test::Choice { input, among } => match self.slots[*input] {
                Slot::Said(Value::Choice(choice)) => Stands::known(among.contains(&choice)),
                Slot::Presumed => Stands::Presumed,
                _ => Stands::Missing,
            },
            Test::Compare { input, is, limit } => match self.slots[*input] {
                Slot::Said(said) => match self.order(said, limit).ok()? {
                    Some(ordering) => Stands::known(holds(*is, ordering)),
                    None => Stands::Missing,
                },
                Slot::Presumed if matches!(limit, Limit::Fixed(_)) => Stands::Presumed,
                Slot::Presumed => return None,
                Slot::Told(_) | Slot::ToldByPresumption(_) | Slot::Nothing => Stands::Missing,
            },
            Test::Figure { figure, is, limit } => {
                let figure = self.facts.periods.first()?[*figure].as_ref();
                let Some(figure) = figure else {
                    return Some(Stands::Missing);
                };
                match self.order(figure.value, limit).ok()? {
                    None => Stands::Missing,
                    Some(ordering) => match whatever_more(*is, ordering) {
                        Some(decided) => Stands::known(decided),
                        None if holds(*is, ordering) => Stands::Presumed,
                        None => Stands::PresumedNot,
                    },
                }
            }
            Test::Sum { .. } => {
                let found = self.work_out(test, &mut [None; KEPT]);
                match (found.is_yes(), found.is_no()) {
                    (true, _) => Stands::Yes,
                    (_, true) => Stands::No,
                    _ => Stands::Missing,
                }
            }
            // These look at other tests, or are the same for everybody of the type.
            _ => Stands::Missing,
        })
    }
}

/// The answers for the classes that were met.
#[derive(Debug, Default)]
pub(super) struct Decided(RwLock<BTreeMap<Class, One>>);

impl Decided {
    pub(super) fn get(&self, class: &Class) -> Option<One> {
        self.0.read().ok()?.get(class).copied()
    }

    /// Keeps the answer for a class, as long as there is room among all those of the law.
    pub(super) fn keep(&self, class: Class, one: One, kept: &AtomicUsize) {
        if kept.load(Relaxed) >= KEPT_CLASSES {
            return;
        }
        if let Ok(mut known) = self.0.write()
            && known.insert(class, one).is_none()
        {
            kept.fetch_add(1, Relaxed);
        }
    }
}
