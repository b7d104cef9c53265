//! The class of an activity: how each question stands that the rules of its entity type ask. Two
//! activities of one class are decided alike, so each class is decided once.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{RwLock, RwLockWriteGuard};

use super::Engine;
use super::facts::{Period, Slot};
use super::found::Bits;
use super::plan::One;
use super::test::{Asked, KEPT, Test, TestId, Tests};
use super::value::{Limit, Value};
use super::whereabouts::{Bits32, Whereabouts};
use crate::decide::group::FIGURES;
use crate::model::condition::SizeClass;

/// How many classes of one law are kept.
const KEPT_CLASSES: usize = 65_536;

/// How many earlier periods a class may have.
const PERIODS: usize = 8;

/// Bits for what a class holds beside answers and figures.
const CIRCUMSTANCES: u32 = 8;

/// How an answer stands to a limit: not comparable, below, the same, above.
const STANDS: u32 = 2;

/// What the tests of one entity type tell apart.
#[derive(Debug)]
pub(super) struct Grid {
    /// The field of each input by its place; [`NO_FIELD`] where it is not asked.
    by_input: Box<[u8]>,
    fields: Vec<Field>,
    /// Tests of sums over all activities, and where their findings stand.
    sums: Vec<TestId>,
    sums_at: u32,
    /// What each figure is compared with.
    figures: [Vec<Value>; FIGURES.len()],
    /// Whether anything is asked about the size.
    sized: bool,
    /// Whether earlier periods matter.
    periods: bool,
}

const NO_FIELD: u8 = u8::MAX;

/// One input that is asked, and the bits that tell how it stands.
#[derive(Debug, Default)]
struct Field {
    at: u32,
    width: u32,
    /// Bits for the place of a choice.
    choice: u32,
    /// The choices that rules name.
    choices: Vec<u16>,
    limits: Vec<Value>,
}

/// The class of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Class {
    /// Circumstances and figures, and answers.
    Plain(Plain),
    /// The same with earlier periods, or with more about the group.
    Long(Box<[u64]>),
}

/// Circumstances and figures, and answers.
type Plain = (u64, u128);

impl Grid {
    /// What some tests tell apart. Nothing where a class has no room for it, or where a limit depends
    /// on another answer.
    pub(super) fn of(engine: &Engine<'_>, tests: &Tests) -> Option<Self> {
        let mut grid = Self {
            by_input: vec![NO_FIELD; engine.presumed.len()].into(),
            fields: Vec::new(),
            sums: Vec::new(),
            sums_at: 0,
            figures: Default::default(),
            sized: false,
            periods: false,
        };
        for (at, test) in tests.tests.iter().enumerate() {
            match test {
                Test::Flag(input) => {
                    grid.field(*input)?;
                }
                Test::Choice { input, among } => {
                    let known = &mut grid.field(*input)?.choices;
                    let new = among.iter().filter(|choice| !known.contains(choice));
                    let new: Vec<u16> = new.copied().collect();
                    known.extend(new);
                }
                Test::Compare { input, limit, .. } => {
                    add(&mut grid.field(*input)?.limits, limit)?;
                }
                Test::Figure { figure, limit, .. } => {
                    grid.sized = true;
                    add(&mut grid.figures[*figure], limit)?;
                }
                Test::Sum { .. } => grid.sums.push(at),
                Test::Size { .. } => grid.sized = true,
                Test::Periods(_) => grid.periods = true,
                Test::Known(_)
                | Test::Missing(_)
                | Test::All(_)
                | Test::Any(_)
                | Test::Not(_)
                | Test::Activity(_)
                | Test::Class(_) => {}
            }
        }
        grid.lay_out(engine)
    }

    fn field(&mut self, input: usize) -> Option<&mut Field> {
        let place = self.by_input.get_mut(input)?;
        if *place == NO_FIELD {
            *place = u8::try_from(self.fields.len()).ok()?;
            self.fields.push(Field::default());
        }
        self.fields.get_mut(usize::from(*place))
    }

    /// Gives each field its bits.
    fn lay_out(mut self, engine: &Engine<'_>) -> Option<Self> {
        let mut at = 0;
        for (input, place) in self.by_input.iter().enumerate() {
            let Some(field) = self.fields.get_mut(usize::from(*place)) else {
                continue;
            };
            let by_places = engine.told.iter().any(|(told, _)| *told == input);
            let state = if by_places { 3 } else { 2 };
            field.choice = match field.choices.len() {
                0 => 0,
                some => usize::BITS - (some + 1).leading_zeros(),
            };
            field.width = state + field.choice + bits(&field.limits);
            if field.width >= u64::BITS {
                return None;
            }
            field.at = at;
            at += field.width;
        }
        self.sums_at = at;
        let answers = at + STANDS * u32::try_from(self.sums.len()).ok()?;
        let figures: u32 = self.figures.iter().map(|limits| 3 + bits(limits)).sum();
        let room = answers <= u128::BITS && figures + CIRCUMSTANCES <= u64::BITS;
        room.then_some(self)
    }

    /// The class of the activity that is asked about; nothing where more periods are told than
    /// anybody keeps.
    pub(super) fn class(&self, asked: &Asked<'_>) -> Option<Class> {
        let facts = asked.facts;
        let mut answers = 0;
        for (input, slot) in &facts.known {
            if let Some(field) = self.asked(*input) {
                answers |= u128::from(field.stands(*slot)) << field.at;
            }
        }
        // What an activity says comes in the place of what is said of the whole.
        for (input, value) in asked.doing.into_iter().flat_map(|doing| &doing.said) {
            if let Some(field) = self.asked(*input) {
                answers &= !(((1_u128 << field.width) - 1) << field.at);
                answers |= u128::from(field.stands(Slot::Said(*value))) << field.at;
            }
        }
        for (sum, at) in self.sums.iter().zip((self.sums_at..).step_by(2)) {
            let found = asked.work_out(&asked.tests.tests[*sum], &mut [None; KEPT]);
            let stands = u128::from(found.is_yes()) | u128::from(found.is_no()) << 1;
            answers |= stands << at;
        }
        if !self.sized {
            return Some(Class::Plain((u64::from(facts.presume), answers)));
        }
        let known = &asked.engine.known;
        let ties = &facts.ties;
        // Nearly always nothing is known of a group.
        let alone = match (ties.missing, ties.assumed) {
            (Bits::NONE, Bits::NONE) => Some(0),
            (Bits::NONE, assumed) if assumed == Bits::one(known.autonomous) => Some(1),
            (missing, Bits::NONE) if missing == Bits::one(known.autonomous) => Some(2),
            (missing, Bits::NONE) if missing == Bits::one(known.group) => Some(3),
            _ => None,
        };
        let size = SizeClass::ALL.iter().zip(1..);
        let size = size.filter(|(size, _)| facts.size == Some(**size));
        let circumstances = u64::from(facts.presume)
            | size.map(|(_, place)| place << 1).sum::<u64>()
            | u64::from(facts.has_figures) << 4
            | u64::from(facts.first_period_counts) << 5
            | alone.unwrap_or(0) << 6;
        let latest = circumstances | self.period(&facts.latest) << CIRCUMSTANCES;
        let earlier = if self.periods {
            &facts.earlier[..]
        } else {
            &[]
        };
        if earlier.len() > PERIODS {
            return None;
        }
        if earlier.is_empty() && alone.is_some() {
            return Some(Class::Plain((latest, answers)));
        }
        let halves = |of: u128| [of as u64, (of >> u64::BITS) as u64];
        let head = [answers, ties.missing.all(), ties.assumed.all()];
        let head = head.into_iter().flat_map(halves).chain([latest]);
        let earlier = earlier.iter().map(|period| self.period(&period.added));
        Some(Class::Long(head.chain(earlier).collect()))
    }

    /// The field of an input, where it is asked.
    fn asked(&self, input: usize) -> Option<&Field> {
        let place = self.by_input[input];
        self.fields.get(usize::from(place))
    }

    /// How the figures of a period stand.
    fn period(&self, figures: &Period) -> u64 {
        let mut all = 0;
        for (figure, limits) in figures.iter().zip(&self.figures) {
            let here = figure.as_ref().map_or(0, |figure| {
                let open = u64::from(figure.own_missing) << 1 | u64::from(figure.group_open) << 2;
                1 | open | orderings(limits, figure.value) << 3
            });
            all = all << (3 + bits(limits)) | here;
        }
        all
    }
}

impl Field {
    /// How an input stands; nothing is said where it is zero. What is presumed of an input, and which
    /// one is missing, is the same whoever is asked, so that nothing more has to be told.
    fn stands(&self, slot: Slot) -> u64 {
        match slot {
            Slot::Nothing | Slot::Presumed => 0,
            Slot::Said(Value::YesNo(yes)) | Slot::Told(yes) => 1 + u64::from(!yes),
            Slot::ToldByPresumption(yes) => 4 + u64::from(!yes),
            Slot::Said(value) => {
                let state = self.width - self.choice - bits(&self.limits);
                let choice = match value {
                    Value::Choice(choice) if self.choice > 0 => {
                        let mut known = self.choices.iter().zip(2..);
                        let place = known.find(|(known, _)| **known == choice);
                        // One that no rule names is none of those that rules name.
                        place.map_or(1, |(_, place)| place)
                    }
                    _ => 0,
                };
                3 | (choice | orderings(&self.limits, value) << self.choice) << state
            }
        }
    }
}

/// How a value stands to some limits.
fn orderings(limits: &[Value], value: Value) -> u64 {
    limits.iter().fold(0, |all, limit| {
        let stands = match value.order(*limit) {
            None => 0,
            Some(Ordering::Less) => 1,
            Some(Ordering::Equal) => 2,
            Some(Ordering::Greater) => 3,
        };
        all << STANDS | stands
    })
}

fn bits(limits: &[Value]) -> u32 {
    STANDS * u32::try_from(limits.len()).unwrap_or(u32::MAX / STANDS)
}

/// Notes one more limit; nothing where it depends on another answer.
fn add(limits: &mut Vec<Value>, limit: &Limit) -> Option<()> {
    let Limit::Fixed(limit) = limit else {
        return None;
    };
    if !limits.contains(limit) {
        limits.push(*limit);
    }
    Some(())
}

/// The answers for the classes that were met.
#[derive(Debug, Default)]
pub(super) struct Decided(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    /// The answers that there are; classes are many, and answers few.
    ones: Vec<One>,
    /// The place of the answer for each class.
    plain: BTreeMap<Plain, usize>,
    long: BTreeMap<Box<[u64]>, usize>,
    /// The states that have jurisdiction, by class and by where the organisation is.
    elsewhere: BTreeMap<(Plain, Whereabouts), Bits32>,
}

impl Decided {
    pub(super) fn get(&self, class: &Class) -> Option<One> {
        let known = self.0.read().ok()?;
        let place = match class {
            Class::Plain(plain) => known.plain.get(plain),
            Class::Long(words) => known.long.get(words),
        };
        known.ones.get(*place?).copied()
    }

    /// Keeps the answer for a class, as long as there is room among all those of the law.
    pub(super) fn keep(&self, class: &Class, one: One, kept: &AtomicUsize) {
        if let Some(mut known) = self.room(kept) {
            let place = known.ones.iter().position(|other| *other == one);
            let place = place.unwrap_or_else(|| {
                known.ones.push(one);
                known.ones.len() - 1
            });
            match class {
                Class::Plain(plain) => known.plain.insert(*plain, place),
                Class::Long(words) => known.long.insert(words.clone(), place),
            };
        }
    }

    /// The states that have jurisdiction over the organisations of a class that are in some places,
    /// worked out where they are not known.
    pub(super) fn elsewhere(
        &self,
        class: &Class,
        places: Whereabouts,
        kept: &AtomicUsize,
        work_out: impl FnOnce() -> Bits32,
    ) -> Bits32 {
        let Class::Plain(plain) = class else {
            return work_out();
        };
        let key = (*plain, places);
        let known = self.0.read().ok();
        if let Some(states) = known.and_then(|known| known.elsewhere.get(&key).copied()) {
            return states;
        }
        let states = work_out();
        if let Some(mut known) = self.room(kept) {
            known.elsewhere.insert(key, states);
        }
        states
    }

    /// Takes one of the places that are left for answers.
    fn room(&self, kept: &AtomicUsize) -> Option<RwLockWriteGuard<'_, Known>> {
        let room = kept.load(Relaxed) < KEPT_CLASSES;
        let known = room.then(|| self.0.write().ok())??;
        kept.fetch_add(1, Relaxed);
        Some(known)
    }
}
