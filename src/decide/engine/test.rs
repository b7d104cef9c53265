//! Conditions lowered to tests over facts, and their truth.

use std::cmp::Ordering;

use super::Engine;
use super::facts::{Doing, Facts, Slot};
use super::figures::Usual;
use super::found::{Bits, Found, Join};
use super::value::{Limit, Value};
use crate::decide::evaluate::{holds, whatever_more};
use crate::decide::truth::Truth;
use crate::model::condition::{Relation, SizeClass};
use crate::value::Decimal;

/// The place of a test among those of its plan.
pub(super) type TestId = usize;

/// A test; its members stand before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Test {
    Known(bool),
    /// Not known for want of this, whatever else is.
    Missing(usize),
    All(Box<[TestId]>),
    Any(Box<[TestId]>),
    Not(TestId),
    /// The activity, or one of them, is of one of these entity types.
    Activity(Box<[bool]>),
    /// One of these outcomes.
    Class(Box<[bool]>),
    Flag(usize),
    Choice {
        input: usize,
        among: Box<[u16]>,
    },
    Compare {
        input: usize,
        is: Relation,
        limit: Limit,
    },
    /// One of the three figures, with the group added.
    Figure {
        figure: usize,
        is: Relation,
        limit: Limit,
    },
    /// The sum of an input over the activities for which a test holds.
    Sum {
        input: usize,
        of: usize,
        when: TestId,
        is: Relation,
        /// Nothing where it is compared with anything but a share.
        limit: Option<Decimal>,
    },
    /// Holds, or ceases to hold, only in two accounting periods running.
    Periods(TestId),
    /// A comparison of the size.
    Size {
        /// Whether it holds for each size that may be stated.
        stated: [bool; 4],
        /// Whether it holds by the figures, and whether they give each size.
        figures: [TestId; 5],
    },
}

impl Test {
    /// The tests that it consists of.
    pub(super) fn members(&self) -> &[TestId] {
        match self {
            Test::All(of) | Test::Any(of) => of,
            Test::Not(of) | Test::Periods(of) | Test::Sum { when: of, .. } => {
                std::slice::from_ref(of)
            }
            Test::Size { figures, .. } => figures,
            _ => &[],
        }
    }
}

/// Tests that are looked at together.
#[derive(Debug, Clone, Default)]
pub(super) struct Tests {
    pub(super) tests: Vec<Test>,
    /// For each test, where what it finds is kept, if several ask for it.
    pub(super) kept: Vec<Option<u8>>,
}

/// How many findings are kept while one activity is decided.
pub(super) const KEPT: usize = 16;

/// What was found already, for one activity.
pub(super) type Kept = [Option<Found>; KEPT];

/// Who is asked, about what.
#[derive(Clone, Copy)]
pub(super) struct Asked<'f> {
    pub(super) engine: &'f Engine<'f>,
    pub(super) tests: &'f Tests,
    pub(super) facts: &'f Facts,
    /// The activity that is looked at; nothing where the whole organisation is.
    pub(super) doing: Option<&'f Doing>,
    /// The outcome that was decided, by its place.
    class: Option<usize>,
    /// The accounting period whose figures count: 0 for the latest.
    period: usize,
}

impl<'f> Asked<'f> {
    pub(super) fn whole(engine: &'f Engine<'_>, facts: &'f Facts, class: Option<usize>) -> Self {
        Self {
            engine,
            tests: &engine.whole,
            facts,
            doing: None,
            class,
            period: 0,
        }
    }

    pub(super) fn activity(
        engine: &'f Engine<'_>,
        tests: &'f Tests,
        facts: &'f Facts,
        at: usize,
    ) -> Self {
        let doing = &facts.activities[at];
        Self {
            engine,
            tests,
            facts,
            doing: Some(doing),
            class: None,
            period: 0,
        }
    }

    pub(super) fn classed(self, class: usize) -> Self {
        Self {
            class: Some(class),
            ..self
        }
    }

    /// What is known of an input.
    fn slot(&self, input: usize) -> Slot {
        let own = self.doing.and_then(|doing| doing.said(input));
        own.map_or_else(|| self.facts.slot(self.engine, input), Slot::Said)
    }

    /// The truth of a test.
    pub(super) fn find(&self, test: TestId) -> Found {
        self.look(test, &mut [None; KEPT])
    }

    /// The same, where what was found is kept.
    pub(super) fn look(&self, test: TestId, kept: &mut Kept) -> Found {
        let keep = self.tests.kept[test].map(usize::from);
        let Some(place) = keep.filter(|_| self.period == 0) else {
            return self.work_out(&self.tests.tests[test], kept);
        };
        if let Some(found) = kept[place] {
            return found;
        }
        let found = self.work_out(&self.tests.tests[test], kept);
        kept[place] = Some(found);
        found
    }

    pub(super) fn work_out(&self, test: &Test, kept: &mut Kept) -> Found {
        match test {
            Test::Known(yes) => Found::known(*yes),
            Test::Missing(name) => Found::missing(*name),
            Test::All(of) => self.join(Join::all(), of, kept),
            Test::Any(of) => self.join(Join::any(), of, kept),
            Test::Not(of) => self.look(*of, kept).negated(),
            Test::Activity(types) => {
                let is_one =
                    |doing: &Doing| doing.entity.place().is_some_and(|entity| types[entity]);
                match self.doing {
                    Some(doing) => Found::known(is_one(doing)),
                    None if self.facts.activities.is_empty() => {
                        Found::missing(self.engine.known.activity)
                    }
                    None => Found::known(self.facts.activities.iter().any(is_one)),
                }
            }
            Test::Class(among) => match self.class {
                Some(class) => Found::known(among[class]),
                None => Found::missing(self.engine.known.class),
            },
            Test::Flag(input) => self.flag(*input),
            Test::Choice { input, among } => match self.slot(*input) {
                Slot::Said(Value::Choice(choice)) => Found::known(among.contains(&choice)),
                Slot::Presumed => {
                    let presumed = self.engine.presumed[*input].as_ref();
                    let is_one = presumed.is_some_and(|it| among.contains(&it.choice));
                    Found::presumed(is_one, *input)
                }
                _ => Found::missing(*input),
            },
            Test::Compare { input, is, limit } => self.compare(*input, *is, limit),
            Test::Figure { figure, is, limit } => self.figure(*figure, *is, limit),
            Test::Sum {
                input,
                of,
                when,
                is,
                limit,
            } => self.sum(*input, *of, *when, *is, *limit),
            Test::Periods(when) => self.over_periods(*when, kept),
            Test::Size { stated, figures } => self.size(stated, figures, kept),
        }
    }

    fn join(&self, mut join: Join, of: &[TestId], kept: &mut Kept) -> Found {
        for member in of {
            if join.add(self.look(*member, kept)) {
                break;
            }
        }
        join.end()
    }

    fn flag(&self, input: usize) -> Found {
        match self.slot(input) {
            Slot::Said(Value::YesNo(yes)) | Slot::Told(yes) => Found::known(yes),
            Slot::Presumed => {
                let presumed = self.engine.presumed[input].as_ref();
                Found::presumed(presumed.is_some_and(|it| it.yes), input)
            }
            Slot::ToldByPresumption(yes) => {
                Found::presumed(yes, self.engine.known.main_establishment)
            }
            Slot::Said(_) | Slot::Nothing => Found::missing(input),
        }
    }

    pub(super) fn order(&self, value: Value, limit: &Limit) -> Result<Option<Ordering>, usize> {
        limit.order(value, &|input| self.slot(input).said())
    }

    fn compare(&self, input: usize, is: Relation, limit: &Limit) -> Found {
        match self.slot(input) {
            Slot::Said(said) => match self.order(said, limit) {
                Ok(Some(ordering)) => Found::known(holds(is, ordering)),
                Ok(None) => Found::missing(input),
                // A share of something is never below zero, so nothing is not more than it.
                Err(_) if said.is_zero() && is == Relation::MoreThan => Found::NO,
                Err(_) if said.is_zero() && is == Relation::AtMost => Found::YES,
                Err(other) => Found::missing(other),
            },
            Slot::Presumed => {
                let presumed = self.engine.presumed[input].as_ref();
                let number = presumed.and_then(|it| it.number).map(Value::Number);
                match number.and_then(|number| self.order(number, limit).ok().flatten()) {
                    Some(ordering) => Found::presumed(holds(is, ordering), input),
                    None => Found::missing(input),
                }
            }
            Slot::Told(_) | Slot::ToldByPresumption(_) | Slot::Nothing => Found::missing(input),
        }
    }

    /// A figure by which size is told. Where only the least that it can be is known, that may be
    /// enough.
    fn figure(&self, place: usize, is: Relation, limit: &Limit) -> Found {
        let name = self.engine.known.figures[place];
        let figures = self.facts.period(self.period);
        let Some(figure) = figures.and_then(|figures| figures[place]) else {
            return Found::missing(name);
        };
        let ordering = match self.order(figure.value, limit) {
            Ok(Some(ordering)) => ordering,
            Ok(None) => return Found::missing(name),
            Err(other) => return Found::missing(other),
        };
        if let Some(decided) = whatever_more(is, ordering) {
            return Found::known(decided);
        }
        let ties = self.facts.ties;
        let open = self.engine.at_least_for_want_of(ties, place, figure);
        Found {
            truth: match (open.is_empty(), holds(is, ordering)) {
                (false, _) => Truth::Unknown,
                (true, true) => Truth::Yes,
                (true, false) => Truth::No,
            },
            assumed: ties.assumed,
            missing: open,
        }
    }

    /// The sum over the activities for which a test holds. It is unknown only while the parts that
    /// are not known could still decide.
    fn sum(
        &self,
        input: usize,
        of: usize,
        when: TestId,
        is: Relation,
        limit: Option<Decimal>,
    ) -> Found {
        let mut sum = Decimal::default();
        let mut open = false;
        for doing in &self.facts.activities {
            let here = Self {
                doing: Some(doing),
                ..*self
            };
            let counts = here.find(when);
            if counts.is_no() {
                continue;
            }
            match here.slot(of) {
                Slot::Said(Value::Percent(percent)) if counts.is_yes() => sum = sum.plus(percent),
                _ => open = true,
            }
        }
        let Some(limit) = limit else {
            return Found::missing(input);
        };
        let lowest = holds(is, sum.cmp(&limit));
        let reached = matches!(is, Relation::AtLeast | Relation::MoreThan) && lowest;
        let passed = matches!(is, Relation::AtMost | Relation::LessThan) && !lowest;
        if open && !(reached && holds(is, Decimal::whole(100).cmp(&limit))) && !passed {
            return Found::missing(of);
        }
        Found::known(lowest)
    }

    fn size(&self, stated: &[bool; 4], figures: &[TestId; 5], kept: &mut Kept) -> Found {
        let [by_figures, is_size @ ..] = figures;
        let Some(said) = self.facts.size else {
            return self.look(*by_figures, kept);
        };
        let place = SizeClass::ALL
            .iter()
            .position(|size| *size == said)
            .unwrap_or_default();
        let as_stated = Found::known(stated[place]);
        if !self.facts.has_figures {
            return as_stated;
        }
        // Figures win. Where they leave the question open, the stated size settles it unless they
        // rule it out.
        let found = self.look(*by_figures, kept);
        if found.truth != Truth::Unknown || self.look(is_size[place], kept).is_no() {
            return found;
        }
        as_stated
    }

    /// A ceiling is crossed, either way, only when that happens in two periods running; until then
    /// the status of the period before stays (Recommendation 2003/361/EC, annex, Art. 4(2)).
    fn over_periods(&self, when: TestId, kept: &mut Kept) -> Found {
        let oldest = self.facts.earlier.len();
        let mut met_in = |period| Self { period, ..*self }.look(when, kept);
        let first = met_in(oldest);
        let mut status = self.before_the_first(first);
        for period in (0..oldest).rev() {
            let (now, before) = (met_in(period), met_in(period + 1));
            status = Found::any([
                Found::all([now, before]),
                Found::all([Found::any([now, before]), status]),
            ]);
        }
        status
    }

    /// The status in the oldest period that is known, by what came before it.
    fn before_the_first(&self, first: Found) -> Found {
        let known = &self.engine.known;
        if self.facts.first_period_counts {
            return first;
        }
        match self.engine.alike {
            Usual::NotAsked => first,
            Usual::Presumed if self.facts.presume => match first.truth {
                Truth::Unknown => first,
                Truth::Yes | Truth::No => Found {
                    assumed: first.assumed.with(Bits::one(known.periods_alike)),
                    missing: Bits::NONE,
                    ..first
                },
            },
            Usual::Presumed | Usual::Asked => Found {
                truth: Truth::Unknown,
                assumed: first.assumed,
                missing: first.missing.with(Bits::one(known.periods)),
            },
        }
    }
}
