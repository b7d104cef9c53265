//! What the rules of a law come to for one entity type, and the answer for one activity.

use std::sync::OnceLock;

use super::Engine;
use super::build::{Builder, Of};
use super::class::{Class, Decided, Grid};
use super::facts::Facts;
use super::found::{Bits, Found, Join};
use super::test::{Asked, KEPT, Kept, TestId, Tests};
use super::whereabouts::Bits32;
use crate::decide::classes::Cone;
use crate::decide::truth::Truth;
use crate::model::Effect;

/// A rule, by its place among the reasons, with its test.
type RuleTest = (usize, TestId);

/// What is left of the rules for one entity type.
#[derive(Debug, Default)]
pub(super) struct Plan {
    tests: Tests,
    /// What the tests tell apart; nothing where that is more than a class has room for.
    grid: Option<Grid>,
    /// What was decided already.
    decided: Decided,
    disregard: Vec<RuleTest>,
    exclude: Vec<RuleTest>,
    undecided: Vec<RuleTest>,
    include: Vec<RuleTest>,
    /// The rules of each outcome that rules give, in the order in which they are tried.
    classes: Vec<Vec<RuleTest>>,
    jurisdiction: Vec<TestId>,
    regimes: Vec<(u8, TestId)>,
    exempt: Vec<(Bits, TestId)>,
    /// What the rules ask about the type, once somebody wants to know.
    pub(super) cone: OnceLock<Cone>,
}

/// The answer for one activity: everything by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct One {
    pub(super) outcome: usize,
    pub(super) reasons: Bits,
    pub(super) regime: Option<u8>,
    pub(super) assumed: Bits,
    pub(super) missing: Bits,
    pub(super) elsewhere: Bits32,
    pub(super) exempt: Bits,
}

impl Plan {
    /// What is left for an entity type of the law, or for one that the law does not have.
    pub(super) fn of(engine: &Engine<'_>, entity: Option<usize>) -> Self {
        let mut builder = Builder::new(engine, Of::Type(entity));
        let law = &engine.law;
        let mut tests: Vec<Option<TestId>> = vec![None; law.rules.len()];
        let mut rule = |builder: &mut Builder<'_>, place: usize| -> Option<TestId> {
            let test = match tests[place] {
                Some(test) => test,
                None => builder.lower(&law.rules[place].fact.when),
            };
            tests[place] = Some(test);
            (!builder.is_never(test)).then_some(test)
        };
        let mut of = |builder: &mut Builder<'_>, wanted: &dyn Fn(Effect, Option<&str>) -> bool| {
            let reasons = engine.reasons.iter().enumerate();
            reasons
                .filter(|(_, place)| {
                    let fact = law.rules[**place].fact;
                    wanted(fact.effect, fact.class.as_deref())
                })
                .filter_map(|(reason, place)| Some((reason, rule(builder, *place)?)))
                .collect::<Vec<RuleTest>>()
        };
        let mut plan = Self {
            disregard: of(&mut builder, &|effect, _| effect == Effect::Disregard),
            exclude: of(&mut builder, &|effect, _| effect == Effect::Exclude),
            undecided: of(&mut builder, &|effect, _| effect == Effect::Undecided),
            include: of(&mut builder, &|effect, _| effect == Effect::Include),
            ..Self::default()
        };
        for (outcome, _) in &engine.outcomes[..engine.classes] {
            let giving = of(&mut builder, &|effect, class| {
                outcome.is_given_by(effect, class)
            });
            plan.classes.push(giving);
        }
        for when in &engine.jurisdiction {
            plan.jurisdiction.push(builder.lower(when));
        }
        for (place, regime) in (0_u8..).zip(&law.regimes) {
            let applies = builder.lower(&regime.applies);
            if !builder.is_never(applies) {
                plan.regimes.push((place, applies));
            }
        }
        for rule in law
            .rules_of(Effect::Exempt)
            .filter(|rule| rule.fact.decides())
        {
            let when = builder.lower(&rule.fact.when);
            if !builder.is_never(when) {
                plan.exempt.push((engine.freed(rule.fact), when));
            }
        }
        plan.tests = builder.end(plan.roots().collect::<Vec<_>>().into_iter());
        plan.grid = Grid::of(engine, &plan.tests);
        plan
    }

    /// The tests that are asked for by themselves.
    fn roots(&self) -> impl Iterator<Item = TestId> {
        let lists = [
            &self.disregard,
            &self.exclude,
            &self.undecided,
            &self.include,
        ];
        let rules = lists.into_iter().chain(&self.classes).flatten();
        let rest = self.regimes.iter().map(|(_, test)| *test);
        rules
            .map(|(_, test)| *test)
            .chain(self.jurisdiction.iter().copied())
            .chain(rest)
            .chain(self.exempt.iter().map(|(_, test)| *test))
    }

    /// The class of the activity at a place; nothing where the type has more to it than that.
    pub(super) fn class(&self, engine: &Engine<'_>, facts: &Facts, at: usize) -> Option<Class> {
        let grid = self.grid.as_ref()?;
        grid.class(&Asked::activity(engine, &self.tests, facts, at))
    }

    /// Decides the activity at a place.
    pub(super) fn decide(&self, engine: &Engine<'_>, facts: &Facts, at: usize) -> One {
        let class = facts.activities[at].class.as_ref();
        let known = class.and_then(|class| self.decided.get(class));
        let mut one = known.unwrap_or_else(|| {
            let asked = Asked::activity(engine, &self.tests, facts, at);
            let one = self.decide_class(engine, asked);
            if let Some(class) = class {
                self.decided.keep(class, one, &engine.kept_classes);
            }
            one
        });
        if one.outcome == engine.elsewhere {
            // Organisations of one class are in different places.
            let work_out = || self.elsewhere(engine, facts, at);
            // What an activity says itself of its place stands, whichever state is asked.
            let alike = class.filter(|_| !engine.is_told_by(&facts.activities[at]));
            one.elsewhere = match alike {
                Some(class) => {
                    let kept = &engine.kept_classes;
                    self.decided.elsewhere(class, facts.places, kept, work_out)
                }
                None => work_out(),
            };
        }
        one
    }

    /// The answer for all activities of a class.
    fn decide_class(&self, engine: &Engine<'_>, asked: Asked<'_>) -> One {
        let mut kept: Kept = [None; KEPT];
        let mut one = self.classify(engine, asked, &mut kept);
        if one.outcome != engine.out_of_scope && one.outcome != engine.undetermined {
            let here = self.jurisdiction(asked, &mut kept);
            settle(engine, here, &mut one);
        }
        let classed = asked.classed(one.outcome);
        one.regime = self
            .regimes
            .iter()
            .find(|(_, test)| classed.look(*test, &mut kept).is_yes())
            .map(|(place, _)| *place);
        for (frees, test) in &self.exempt {
            if classed.look(*test, &mut kept).is_yes() {
                one.exempt = one.exempt.with(*frees);
            }
        }
        one
    }

    /// Applies the rules of scope and class.
    fn classify(&self, engine: &Engine<'_>, asked: Asked<'_>, kept: &mut Kept) -> One {
        let mut rules = |of: &[RuleTest]| -> (Found, Bits) {
            let mut reasons = Bits::NONE;
            let mut join = Join::any();
            for (reason, test) in of {
                let found = asked.look(*test, kept);
                if found.is_yes() {
                    reasons = reasons.with(Bits::one(*reason));
                }
                join.add(found);
            }
            (join.end(), reasons)
        };
        let disregard = rules(&self.disregard);
        let exclude = rules(&self.exclude);
        // Whoever is inside without a class that anybody has read is inside all the same.
        let undecided = rules(&self.undecided);
        let (included, brought_in) = rules(&self.include);
        let include = Found::any([included, undecided.0]);
        let outside = Found::any([disregard.0, exclude.0]);
        let inside = Found::all([include, outside.negated()]);
        if inside.is_no() {
            let reasons = if outside.is_yes() {
                disregard.1.with(exclude.1)
            } else {
                Bits::NONE
            };
            return One::new(engine.out_of_scope, reasons, inside);
        }
        // That no higher class was reached may rest on presumptions, as on there being no designation.
        let mut presumed = Bits::NONE;
        for (outcome, giving) in self.classes.iter().enumerate() {
            let (found, reasons) = rules(giving);
            let mut here = Found::all([inside, found]);
            if here.is_no() {
                presumed = presumed.with(here.assumed);
                continue;
            }
            here.assumed = here.assumed.with(presumed);
            let outcome = if here.is_yes() {
                outcome
            } else {
                engine.undetermined
            };
            return One::new(outcome, reasons.with(brought_in), here);
        }
        // Inside, and no rule gives a class: nothing in the law says what such an entity is.
        let reasons = if inside.is_yes() {
            brought_in
        } else {
            Bits::NONE
        };
        let mut outside = One::new(engine.out_of_scope, reasons, inside);
        outside.assumed = outside.assumed.with(presumed);
        outside
    }

    /// Whether the state that is asked has jurisdiction; nothing where no rule says anything.
    fn jurisdiction(&self, asked: Asked<'_>, kept: &mut Kept) -> Option<Found> {
        let mut rules = self.jurisdiction.iter().peekable();
        rules.peek()?;
        Some(Found::any(rules.map(|test| asked.look(*test, kept))))
    }

    /// The states for which the same rules give jurisdiction.
    fn elsewhere(&self, engine: &Engine<'_>, facts: &Facts, at: usize) -> Bits32 {
        let mut states = 0;
        let mut there = facts.clone();
        for state in facts.places.candidates() {
            engine.ask_another_state(&mut there, state);
            let asked = Asked::activity(engine, &self.tests, &there, at);
            let found = self.jurisdiction(asked, &mut [None; KEPT]);
            if found.is_some_and(Found::is_yes) {
                states |= 1 << state;
            }
        }
        states
    }
}

/// A state whose jurisdiction rules do not hold is not the one to ask (Art. 26).
fn settle(engine: &Engine<'_>, here: Option<Found>, one: &mut One) {
    let Some(here) = here else {
        return;
    };
    one.assumed = one.assumed.with(here.assumed);
    match here.truth {
        Truth::Yes => {}
        Truth::No => one.outcome = engine.elsewhere,
        Truth::Unknown => {
            one.outcome = engine.undetermined;
            one.missing = one.missing.with(here.missing);
        }
    }
}

impl One {
    fn new(outcome: usize, reasons: Bits, found: Found) -> Self {
        Self {
            outcome,
            reasons,
            regime: None,
            assumed: found.assumed,
            missing: found.missing,
            elsewhere: 0,
            exempt: Bits::NONE,
        }
    }
}
