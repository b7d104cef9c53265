//! The rules about one entity type, compiled over the questions that they ask.
//!
//! Each test of a rule is looked up in a table over the values of the questions it reads, filled
//! once by the evaluator that everything else uses; only `and`, `or`, `not` and the order of the
//! rules are done again here. It gives outcomes and what is missing, without reasons, for the
//! searches that ask very often. A test holds the two against each other over every class.

use super::classes::Cone;
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::outcome::{Outcome, rank};
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
    outside: Test,
    include: Test,
    classes: Vec<(Outcome, i32, Test)>,
    /// Nothing where no rule says which state has jurisdiction.
    jurisdiction: Option<Test>,
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
}

/// A truth, and the open questions that it waits for.
type Found = (Truth, Axes);

/// A condition over the values of the questions.
#[derive(Debug, Clone)]
pub(super) enum Test {
    Known(bool),
    /// A table over the values of some questions; the last value of each is "not known".
    Table {
        axes: Vec<usize>,
        found: Vec<Found>,
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
        let builder = Builder { law, cone };
        let of = |effect: Effect| builder.any(law.rules_of(effect).map(|rule| &rule.fact.when));
        let undecided = of(Effect::Undecided);
        let mut classes = vec![
            (Outcome::Essential, of(Effect::Essential)),
            (Outcome::Undetermined, undecided.clone()),
            (Outcome::Important, of(Effect::Important)),
            (Outcome::RegistrationOnly, of(Effect::RegistrationOnly)),
        ];
        for rule in law.rules_of(Effect::National) {
            let Some(class) = rule.fact.class.clone() else {
                continue;
            };
            let outcome = Outcome::National(class);
            if !classes.iter().any(|(known, _)| *known == outcome) {
                let rules = law
                    .rules_of(Effect::National)
                    .filter(|other| other.fact.class == rule.fact.class);
                let test = builder.any(rules.map(|rule| &rule.fact.when));
                classes.push((outcome, test));
            }
        }
        classes.sort_by_key(|(outcome, _)| std::cmp::Reverse(rank(law, outcome)));
        let jurisdiction = law.entries("jurisdiction", "rule");
        let competent: Vec<&Condition> = jurisdiction
            .iter()
            .filter_map(|rule| rule.fact.when.as_ref())
            .collect();
        Self {
            sizes: cone.axes.iter().map(|axis| axis.values.len()).collect(),
            outside: any(vec![of(Effect::Disregard), of(Effect::Exclude)]),
            include: any(vec![of(Effect::Include), undecided]),
            classes: classes
                .into_iter()
                .map(|(outcome, test)| (rank(law, &outcome), outcome, test))
                .map(|(rank, outcome, test)| (outcome, rank, test))
                .collect(),
            jurisdiction: (!competent.is_empty()).then(|| builder.any(competent.into_iter())),
        }
    }

    /// What comes out; an axis without a value is not known, and nothing is presumed.
    #[must_use]
    pub fn decide(&self, values: &[Option<usize>]) -> Verdict<'_> {
        let look = |test: &Test| test.look(values, &self.sizes);
        let outside = look(&self.outside);
        let inside = all([look(&self.include), negated(outside)].into_iter());
        let mut verdict = Verdict {
            outcome: &OUT_OF_SCOPE,
            rank: 0,
            missing: 0,
        };
        if inside.0 == Truth::No {
            return verdict;
        }
        let unknown = |missing: Axes| Verdict {
            outcome: &UNDETERMINED,
            rank: 399,
            missing,
        };
        let mut found = false;
        for (outcome, rank, test) in &self.classes {
            match all([inside, look(test)].into_iter()) {
                (Truth::No, _) => {}
                (Truth::Yes, _) => {
                    (verdict.outcome, verdict.rank) = (outcome, *rank);
                    found = true;
                    break;
                }
                (Truth::Unknown, missing) => return unknown(missing),
            }
        }
        if !found || matches!(verdict.outcome, Outcome::Undetermined) {
            return verdict;
        }
        match self.jurisdiction.as_ref().map(look) {
            Some((Truth::No, _)) => Verdict {
                outcome: &ELSEWHERE,
                rank: 40,
                missing: 0,
            },
            Some((Truth::Unknown, missing)) => unknown(missing),
            _ => verdict,
        }
    }
}

/// Compiles one rule by itself.
pub(super) fn compile_rule(law: &Law<'_>, cone: &Cone, rule: Option<&Rule>) -> Test {
    let builder = Builder { law, cone };
    builder.any(rule.map(|rule| &rule.when).into_iter())
}

struct Builder<'a> {
    law: &'a Law<'a>,
    cone: &'a Cone,
}

impl Builder<'_> {
    fn any<'c>(&self, conditions: impl Iterator<Item = &'c Condition>) -> Test {
        any(conditions
            .map(|condition| {
                match residual(self.law, Some(condition), &[self.cone.entity.as_str()]) {
                    Residual::Never => Test::Known(false),
                    Residual::Always => Test::Known(true),
                    Residual::When(rest) => self.test(&rest),
                }
            })
            .collect())
    }

    fn test(&self, condition: &Condition) -> Test {
        match condition {
            Condition::Always => Test::Known(true),
            Condition::All { of } => Test::All(of.iter().map(|one| self.test(one)).collect()),
            Condition::Any { of } => any(of.iter().map(|one| self.test(one)).collect()),
            Condition::Not { of } => Test::Not(Box::new(self.test(of))),
            leaf => self.table(leaf),
        }
    }

    /// Asks the evaluator for every combination of the values that a test reads.
    fn table(&self, leaf: &Condition) -> Test {
        let axes = self.cone.axes_of(self.law, leaf);
        let lengths: Vec<usize> = axes
            .iter()
            .map(|axis| self.cone.axes[*axis].values.len() + 1)
            .collect();
        let combinations = lengths.iter().product::<usize>();
        let found = (0..combinations)
            .map(|combination| {
                let mut rest = combination;
                let mut values = vec![None; self.cone.axes.len()];
                for (axis, length) in axes.iter().zip(&lengths) {
                    values[*axis] = Some(rest % length).filter(|value| value + 1 < *length);
                    rest /= length;
                }
                self.ask(leaf, &values)
            })
            .collect();
        Test::Table { axes, found }
    }

    fn ask(&self, leaf: &Condition, values: &[Option<usize>]) -> Found {
        let profile = self.cone.profile(self.law, values);
        let case = Case::new(self.law, &profile, false);
        let context = Context {
            activity: case.profile.activities.first(),
            ..Context::whole(self.law, &case, false)
        };
        let finding = evaluate(leaf, context);
        let missing = finding
            .missing
            .iter()
            .filter_map(|input| self.cone.axis_of(input))
            .fold(0, |missing, axis| {
                missing | 1_u128.checked_shl(axis as u32).unwrap_or_default()
            });
        (finding.truth, missing)
    }
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
                found[place]
            }
            Test::All(of) => all(of.iter().map(|test| test.look(values, sizes))),
            Test::Any(of) => {
                let mut joined = (Truth::No, 0);
                for test in of {
                    match test.look(values, sizes) {
                        (Truth::Yes, _) => return (Truth::Yes, 0),
                        (Truth::No, _) => {}
                        (Truth::Unknown, missing) => {
                            joined = (Truth::Unknown, joined.1 | missing);
                        }
                    }
                }
                joined
            }
            Test::Not(of) => negated(of.look(values, sizes)),
        }
    }
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
    let truth = match truth {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Unknown => Truth::Unknown,
    };
    (truth, missing)
}
