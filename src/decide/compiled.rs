//! The rules about one entity type, compiled over the questions that they ask.
//!
//! Each test of a rule is looked up in a table over the values of the questions it reads, filled
//! once by the evaluator that everything else uses; only `and`, `or`, `not` and the order of the
//! rules are done again here. It gives outcomes and what is missing, without reasons, for the
//! searches that ask very often. A test holds the two against each other over every class.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::classes::{Axis, Cone};
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::outcome::{self, Outcome};
use super::residual::{Residual, residual};
use super::truth::Truth;
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Effect, Rule};

/// Questions by their places in a cone, one bit each.
pub type Axes = u128;

/// The rules about one entity type.
#[derive(Debug, Clone)]
pub struct Compiled {
    sizes: Vec<usize>,
    /// One for each rule of the law, in its order.
    rules: Vec<RuleTest>,
    /// Outcomes with their ranks, the highest first.
    outcomes: Vec<(Outcome, i32)>,
    outside: Vec<Arc<Test>>,
    include: Vec<Arc<Test>>,
    /// The tests of each outcome.
    classes: Vec<Vec<Arc<Test>>>,
    /// Nothing where no rule says which state has jurisdiction.
    jurisdiction: Option<Test>,
}

/// A scope rule, compiled.
#[derive(Debug, Clone)]
pub(super) struct RuleTest {
    effect: Effect,
    class: Option<String>,
    pub(super) test: Arc<Test>,
}

/// What comes out for some values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The outcome.
    pub outcome: &'a Outcome,
    /// Its rank; higher counts more.
    pub rank: i32,
    /// The open questions that matter.
    pub missing: Axes,
    /// Whether a rule brings it in and none gives it a class.
    pub unclassed: bool,
}

/// A truth, and the open questions that it waits for.
type Found = (Truth, Axes);

/// A condition over the values of the questions.
#[derive(Debug, Clone)]
pub(super) enum Test {
    Known(bool),
    /// A table over the values of some questions; the last value of each is "not known". What is
    /// waited for is told by the places of the questions in this list.
    Table {
        axes: Vec<usize>,
        found: Arc<[Found]>,
    },
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
}

const OUT_OF_SCOPE: Outcome = Outcome::OutOfScope;
const ELSEWHERE: Outcome = Outcome::Elsewhere;
const UNDETERMINED: Outcome = Outcome::Undetermined;

impl Compiled {
    /// Compiles the rules of a law over the questions of a cone, which may ask more than they do.
    #[must_use]
    pub fn new(law: &Law<'_>, cone: &Cone) -> Self {
        Self::over(&mut Tables::new(law), cone)
    }

    /// The same, where more cones of the law are compiled.
    #[must_use]
    pub fn over(tables: &mut Tables<'_>, cone: &Cone) -> Self {
        let law = tables.law();
        let mut builder = Builder::new(tables, cone);
        let rules = law
            .rules
            .iter()
            .map(|rule| builder.rule(&rule.fact.value))
            .collect();
        let jurisdiction = law.entries("jurisdiction", "rule");
        let competent: Vec<&Condition> = jurisdiction
            .iter()
            .filter_map(|rule| rule.fact.when.as_ref())
            .collect();
        let mut compiled = Self {
            sizes: cone.axes.iter().map(|axis| axis.values.len()).collect(),
            rules,
            outcomes: outcome::classes(law),
            outside: Vec::new(),
            include: Vec::new(),
            classes: Vec::new(),
            jurisdiction: (!competent.is_empty()).then(|| builder.any(competent.into_iter())),
        };
        compiled.group();
        compiled
    }

    /// Sorts the rules by what they do.
    fn group(&mut self) {
        let of = |wanted: &dyn Fn(&RuleTest) -> bool| -> Vec<Arc<Test>> {
            self.rules
                .iter()
                .filter(|rule| wanted(rule))
                .map(|rule| Arc::clone(&rule.test))
                .filter(|test| !matches!(**test, Test::Known(false)))
                .collect()
        };
        let outside = of(&|rule| matches!(rule.effect, Effect::Disregard | Effect::Exclude));
        // Whoever is inside without a class that anybody has read is inside all the same.
        let include = of(&|rule| matches!(rule.effect, Effect::Include | Effect::Undecided));
        let classes = self
            .outcomes
            .iter()
            .map(|(outcome, _)| of(&|rule| outcome.is_given_by(rule.effect, rule.class.as_deref())))
            .collect();
        (self.outside, self.include, self.classes) = (outside, include, classes);
    }

    /// The same law with another rule in the place of one, with one rule less, or with one more.
    pub(super) fn instead(&self, of: Option<usize>, other: Option<RuleTest>) -> Self {
        let mut changed = self.clone();
        match (of, other) {
            (Some(place), Some(other)) => changed.rules[place] = other,
            (Some(place), None) => {
                changed.rules.remove(place);
            }
            (None, Some(other)) => changed.rules.push(other),
            (None, None) => {}
        }
        changed.group();
        changed
    }

    /// How many values each question has.
    pub(super) fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// The test of a rule by its place in the law.
    pub(super) fn rule(&self, place: usize) -> &Test {
        &self.rules[place].test
    }

    /// Whether one of some rules, by their places in the law, holds, and the open questions that this
    /// waits for.
    #[must_use]
    pub fn any_of(&self, places: &[usize], values: &[Option<usize>]) -> (Truth, Axes) {
        one(places
            .iter()
            .map(|place| self.rules[*place].test.look(values, &self.sizes)))
    }

    /// The place in the law of the first rule that gives an outcome, where it holds.
    #[must_use]
    pub fn reason(&self, outcome: &Outcome, values: &[Option<usize>]) -> Option<usize> {
        let holds = |rule: &RuleTest| rule.test.look(values, &self.sizes).0 == Truth::Yes;
        let gives = |rule: &RuleTest| outcome.is_given_by(rule.effect, rule.class.as_deref());
        let first = |wanted: &dyn Fn(&RuleTest) -> bool| {
            let mut rules = self.rules.iter();
            rules.position(|rule| wanted(rule) && holds(rule))
        };
        first(&gives).or_else(|| first(&|rule| rule.effect == Effect::Include))
    }

    /// What comes out; an axis without a value is not known, and nothing is presumed.
    #[must_use]
    pub fn decide(&self, values: &[Option<usize>]) -> Verdict<'_> {
        let look = |test: &Test| test.look(values, &self.sizes);
        let one_of = |tests: &[Arc<Test>]| one(tests.iter().map(|test| look(test)));
        let outside = one_of(&self.outside);
        let inside = all([one_of(&self.include), negated(outside)].into_iter());
        let mut verdict = Verdict {
            outcome: &OUT_OF_SCOPE,
            rank: 0,
            missing: 0,
            unclassed: false,
        };
        if inside.0 == Truth::No {
            return verdict;
        }
        let unknown = |missing: Axes| Verdict {
            outcome: &UNDETERMINED,
            rank: 399,
            missing,
            unclassed: false,
        };
        let mut found = false;
        for ((outcome, rank), tests) in self.outcomes.iter().zip(&self.classes) {
            match all([inside, one_of(tests)].into_iter()) {
                (Truth::No, _) => {}
                (Truth::Yes, _) => {
                    (verdict.outcome, verdict.rank) = (outcome, *rank);
                    found = true;
                    break;
                }
                (Truth::Unknown, missing) => return unknown(missing),
            }
        }
        if !found {
            verdict.unclassed = inside.0 == Truth::Yes;
            return verdict;
        }
        if matches!(verdict.outcome, Outcome::Undetermined) {
            return verdict;
        }
        match self.jurisdiction.as_ref().map(look) {
            Some((Truth::No, _)) => Verdict {
                outcome: &ELSEWHERE,
                rank: 40,
                missing: 0,
                unclassed: false,
            },
            Some((Truth::Unknown, missing)) => unknown(missing),
            _ => verdict,
        }
    }
}

/// What was asked about one law already. The same test over the same questions is filled in once, for
/// whichever entity types it is left.
pub struct Tables<'a> {
    law: &'a Law<'a>,
    /// By the question that a test begins with.
    known: BTreeMap<String, Vec<Known>>,
}

/// A test that was filled in.
struct Known {
    leaf: Condition,
    /// What is left for the entity type of the conditions behind the test.
    behind: Vec<Residual>,
    axes: Vec<Axis>,
    found: Arc<[Found]>,
}

impl<'a> Tables<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(law: &'a Law<'a>) -> Self {
        Self {
            law,
            known: BTreeMap::new(),
        }
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &'a Law<'a> {
        self.law
    }
}

/// Compiles rules over the questions of a cone.
pub(super) struct Builder<'t, 'a> {
    tables: &'t mut Tables<'a>,
    cone: &'t Cone,
}

impl<'t, 'a> Builder<'t, 'a> {
    pub(super) fn new(tables: &'t mut Tables<'a>, cone: &'t Cone) -> Self {
        Self { tables, cone }
    }

    pub(super) fn rule(&mut self, rule: &Rule) -> RuleTest {
        RuleTest {
            effect: rule.effect,
            class: rule.class.clone(),
            test: Arc::new(self.any(std::iter::once(&rule.when))),
        }
    }

    fn any<'c>(&mut self, conditions: impl Iterator<Item = &'c Condition>) -> Test {
        let mut tests = Vec::new();
        for condition in conditions {
            tests.push(match self.residual(condition) {
                Residual::Never => Test::Known(false),
                Residual::Always => Test::Known(true),
                Residual::When(rest) => self.test(&rest),
            });
        }
        any(tests)
    }

    fn residual(&self, condition: &Condition) -> Residual {
        residual(self.tables.law, Some(condition), &[&self.cone.entity])
    }

    fn test(&mut self, condition: &Condition) -> Test {
        match condition {
            Condition::Always => Test::Known(true),
            Condition::All { of } => Test::All(of.iter().map(|one| self.test(one)).collect()),
            Condition::Any { of } => any(of.iter().map(|one| self.test(one)).collect()),
            Condition::Not { of } => Test::Not(Box::new(self.test(of))),
            leaf => self.table(leaf),
        }
    }

    /// The table of a test: the one that is known, or a new one.
    fn table(&mut self, leaf: &Condition) -> Test {
        let law = self.tables.law;
        let axes = self.cone.axes_of(law, leaf);
        let behind = self.behind(leaf);
        let first = axes.first().map_or("", |axis| &self.cone.axes[*axis].input);
        let of_cone = || axes.iter().map(|axis| &self.cone.axes[*axis]);
        let known = self.tables.known.get(first).into_iter().flatten();
        let known = known
            .filter(|known| known.leaf == *leaf && known.axes.iter().eq(of_cone()))
            .find(|known| known.behind == behind);
        let found = match known {
            Some(known) => Arc::clone(&known.found),
            None => {
                let found: Arc<[Found]> = self.fill(leaf, &axes).into();
                let known = Known {
                    leaf: leaf.clone(),
                    behind,
                    axes: of_cone().cloned().collect(),
                    found: Arc::clone(&found),
                };
                let tables = &mut self.tables.known;
                tables.entry(first.to_owned()).or_default().push(known);
                found
            }
        };
        Test::Table { axes, found }
    }

    /// What the entity type leaves of the conditions that a test asks for in its turn: how size is
    /// told, and which activities a sum counts.
    fn behind(&self, leaf: &Condition) -> Vec<Residual> {
        let law = self.tables.law;
        match leaf {
            Condition::Size { .. } => law
                .sizes
                .iter()
                .flat_map(|block| {
                    let classes = block.classes.iter().map(|rule| &rule.fact.when);
                    block.applies.into_iter().chain(classes)
                })
                .map(|when| self.residual(when))
                .collect(),
            Condition::Compare { input, .. } => {
                let summed = law.inputs.get(input.as_str());
                let sums = summed.and_then(|input| input.sums.as_ref());
                sums.iter().map(|(_, when)| self.residual(when)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Asks the evaluator for every combination of the values that a test reads.
    fn fill(&self, leaf: &Condition, axes: &[usize]) -> Vec<Found> {
        let lengths: Vec<usize> = axes
            .iter()
            .map(|axis| self.cone.axes[*axis].values.len() + 1)
            .collect();
        let combinations = lengths.iter().product::<usize>();
        let mut values = vec![None; self.cone.axes.len()];
        (0..combinations)
            .map(|combination| {
                let mut rest = combination;
                for (axis, length) in axes.iter().zip(&lengths) {
                    values[*axis] = Some(rest % length).filter(|value| value + 1 < *length);
                    rest /= length;
                }
                self.ask(leaf, axes, &values)
            })
            .collect()
    }

    fn ask(&self, leaf: &Condition, axes: &[usize], values: &[Option<usize>]) -> Found {
        let law = self.tables.law;
        let profile = self.cone.profile(law, values);
        let case = Case::new(law, &profile, false);
        let context = Context {
            activity: case.profile.activities.first(),
            ..Context::whole(law, &case, false)
        };
        let finding = evaluate(leaf, context);
        let missing = finding
            .missing
            .iter()
            .filter_map(|input| self.cone.axis_of(input))
            // A question that has its answer is not what is waited for.
            .filter(|axis| values.get(*axis).is_some_and(Option::is_none))
            .filter_map(|axis| axes.iter().position(|own| *own == axis))
            .fold(0, |missing, place| missing | one_bit(place));
        (finding.truth, missing)
    }
}

fn one_bit(place: usize) -> Axes {
    1_u128.checked_shl(place as u32).unwrap_or_default()
}

fn any(mut of: Vec<Test>) -> Test {
    if of.iter().any(|test| matches!(test, Test::Known(true))) {
        return Test::Known(true);
    }
    of.retain(|test| !matches!(test, Test::Known(false)));
    match of.len() {
        0 => Test::Known(false),
        _ => Test::Any(of),
    }
}

impl Test {
    pub(super) fn look(&self, values: &[Option<usize>], sizes: &[usize]) -> Found {
        match self {
            Test::Known(true) => (Truth::Yes, 0),
            Test::Known(false) => (Truth::No, 0),
            Test::Table { axes, found } => {
                let (mut place, mut step) = (0, 1);
                for axis in axes {
                    place += values[*axis].unwrap_or(sizes[*axis]) * step;
                    step *= sizes[*axis] + 1;
                }
                let (truth, waits) = found[place];
                if waits == 0 {
                    return (truth, 0);
                }
                let missing = axes.iter().enumerate();
                let missing = missing
                    .filter(|(own, _)| waits & one_bit(*own) != 0)
                    .fold(0, |missing, (_, axis)| missing | one_bit(*axis));
                (truth, missing)
            }
            Test::All(of) => all(of.iter().map(|test| test.look(values, sizes))),
            Test::Any(of) => one(of.iter().map(|test| test.look(values, sizes))),
            Test::Not(of) => negated(of.look(values, sizes)),
        }
    }
}

fn one(of: impl Iterator<Item = Found>) -> Found {
    let mut joined = (Truth::No, 0);
    for found in of {
        match found {
            (Truth::Yes, _) => return (Truth::Yes, 0),
            (Truth::No, _) => {}
            (Truth::Unknown, missing) => joined = (Truth::Unknown, joined.1 | missing),
        }
    }
    joined
}

fn all(of: impl Iterator<Item = Found>) -> Found {
    let mut joined = (Truth::Yes, 0);
    for found in of {
        match found {
            (Truth::No, _) => return (Truth::No, 0),
            (Truth::Yes, _) => {}
            (Truth::Unknown, missing) => joined = (Truth::Unknown, joined.1 | missing),
        }
    }
    joined
}

fn negated((truth, missing): Found) -> Found {
    (truth.negated(), missing)
}
