//! Profile classes: what the rules of a law can tell apart about one entity type.
//!
//! Thresholds cut each number line into finitely many intervals, and everything else is a choice
//! among few answers. So the questions that rules ask about a type span a finite grid, and one
//! representative for each cell stands for every organisation in it. Groups and accounting periods
//! are arithmetic before the rules and stay outside.

use std::collections::{BTreeMap, BTreeSet};

use super::classify::{ActivityDecision, decide_one};
use super::compiled::Compiled;
use super::group::{Case, FIGURES};
use super::outcome::Outcome;
use super::profile::{Activity, Answer, Profile, per_activity};
use super::residual::{Residual, residual};
use crate::model::condition::{Bound, Condition, Relation, SizeClass};
use crate::model::inherit::Law;
use crate::value::{Amount, Decimal, Money, Percent, Quantity};

/// One question, with an answer for each interval or choice that the rules tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// The question; `size` for the size as a whole.
    pub input: String,
    /// One answer for each, from the lowest.
    pub values: Vec<Answer>,
}

/// The questions that the rules of a law ask about one entity type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cone {
    /// The entity type.
    pub entity: String,
    /// The questions in the order in which the rules ask them.
    pub axes: Vec<Axis>,
}

/// Profile classes that have the same outcome, whatever the open axes say.
#[derive(Debug, Clone)]
pub struct Cube {
    /// The value of each axis; nothing where it makes no difference.
    pub fixed: Vec<Option<usize>>,
    /// How many classes it holds.
    pub classes: u64,
    /// What they are.
    pub outcome: Outcome,
    /// Whether they come in and no rule gives them a class.
    pub unclassed: bool,
}

impl Cone {
    /// The questions that the scope, class, jurisdiction and exemption rules ask about a type.
    #[must_use]
    pub fn of(law: &Law<'_>, entity: &str) -> Self {
        let jurisdiction = law.entries("jurisdiction", "rule");
        let conditions = law.rules.iter().map(|rule| &rule.fact.when).chain(
            jurisdiction
                .iter()
                .filter_map(|rule| rule.fact.when.as_ref()),
        );
        Self::of_conditions(law, entity, conditions)
    }

    /// The questions that some conditions ask about a type.
    pub(super) fn of_conditions<'c>(
        law: &Law<'_>,
        entity: &str,
        conditions: impl Iterator<Item = &'c Condition>,
    ) -> Self {
        let mut reader = Reader::default();
        for condition in conditions {
            if let Residual::When(rest) = residual(law, Some(condition), &[entity]) {
                reader.read(law, &rest);
            }
        }
        if reader.size
            && FIGURES
                .iter()
                .any(|figure| reader.bounds.contains_key(*figure))
        {
            // A rule reads a figure beside the size: the figures are told apart, and size follows.
            reader.size = false;
            for block in &law.sizes {
                for rule in &block.classes {
                    reader.read(law, &rule.fact.when);
                }
            }
        }
        Self {
            entity: entity.to_owned(),
            axes: reader.axes(law),
        }
    }

    /// The questions of two laws about one type. Where both cut a number line, both cuts count.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        for axis in other.axes {
            match self.axes.iter_mut().find(|known| known.input == axis.input) {
                Some(known) => {
                    for value in axis.values {
                        if !known.values.contains(&value) {
                            known.values.push(value);
                        }
                    }
                }
                None => self.axes.push(axis),
            }
        }
        self
    }

    /// The number of classes that some values leave open.
    #[must_use]
    pub fn open_classes(&self, fixed: &[Option<usize>]) -> u64 {
        self.axes
            .iter()
            .zip(fixed)
            .filter(|(_, value)| value.is_none())
            .fold(1, |product, (axis, _)| {
                product.saturating_mul(axis.values.len() as u64)
            })
    }

    /// The number of profile classes: every combination of values.
    #[must_use]
    pub fn classes(&self) -> u64 {
        self.axes.iter().fold(1, |product, axis| {
            product.saturating_mul(axis.values.len() as u64)
        })
    }

    /// An organisation that answers each axis as given, and stands alone.
    #[must_use]
    pub fn profile(&self, law: &Law<'_>, values: &[Option<usize>]) -> Profile {
        let mut profile = Profile {
            activities: vec![Activity {
                entity: self.entity.clone(),
                answers: BTreeMap::new(),
            }],
            ..Profile::default()
        };
        for (settled, yes) in [("autonomous", true), ("periods-alike", true)] {
            profile
                .answers
                .insert(settled.to_owned(), Answer::YesNo(yes));
        }
        for (axis, value) in self.axes.iter().zip(values) {
            let Some(answer) = value.and_then(|value| axis.values.get(value)) else {
                continue;
            };
            set(law, &mut profile, &axis.input, answer);
        }
        profile
    }

    /// Splits all classes into cubes of one answer each, asking only what still matters.
    #[must_use]
    pub fn cubes(&self, law: &Law<'_>) -> Vec<Cube> {
        self.cubes_of(&Compiled::new(law, self))
    }

    /// The same with the rules compiled already.
    #[must_use]
    pub fn cubes_of(&self, compiled: &Compiled) -> Vec<Cube> {
        let mut cubes = Vec::new();
        let open = vec![None; self.axes.len()];
        self.split(compiled, open, &mut cubes);
        cubes
    }

    fn split(&self, compiled: &Compiled, fixed: Vec<Option<usize>>, cubes: &mut Vec<Cube>) {
        let verdict = compiled.decide(&fixed);
        if verdict.missing != 0 {
            let axis = verdict.missing.trailing_zeros() as usize;
            for value in 0..self.axes[axis].values.len() {
                let mut inner = fixed.clone();
                inner[axis] = Some(value);
                self.split(compiled, inner, cubes);
            }
            return;
        }
        cubes.push(Cube {
            classes: self.open_classes(&fixed),
            unclassed: verdict.unclassed,
            outcome: verdict.outcome.clone(),
            fixed,
        });
    }

    /// The axes that a test reads.
    pub(super) fn axes_of(&self, law: &Law<'_>, leaf: &Condition) -> Vec<usize> {
        let mut reader = Reader::default();
        reader.read(law, leaf);
        let mut axes: Vec<usize> = Vec::new();
        for input in &reader.order {
            let own = self.axes.iter().position(|axis| axis.input == *input);
            let figures = self
                .axes
                .iter()
                .enumerate()
                .filter(|(_, axis)| input == "size" && FIGURES.contains(&axis.input.as_str()))
                .map(|(place, _)| place);
            for axis in own.into_iter().chain(figures) {
                if !axes.contains(&axis) {
                    axes.push(axis);
                }
            }
        }
        axes
    }

    /// The axis that settles a missing input: the figures of an enterprise are told apart by its size
    /// where no rule reads them themselves.
    #[must_use]
    pub fn axis_of(&self, input: &str) -> Option<usize> {
        self.axes.iter().position(|axis| {
            axis.input == input || (axis.input == "size" && FIGURES.contains(&input))
        })
    }

    /// The answer where some axes are open and nothing is presumed.
    #[must_use]
    pub fn decide(&self, law: &Law<'_>, values: &[Option<usize>]) -> ActivityDecision {
        let profile = self.profile(law, values);
        let case = Case::new(law, &profile, false);
        decide_one(law, &case, &case.profile.activities[0], false)
    }
}

/// Gives an answer to an organisation, or to each of its activities, where it belongs.
pub fn set(law: &Law<'_>, profile: &mut Profile, input: &str, answer: &Answer) {
    if input == "size" {
        profile.size = match answer {
            Answer::Choice(size) => SizeClass::parse(size),
            _ => None,
        };
    } else if per_activity(law, input) {
        for activity in &mut profile.activities {
            activity.answers.insert(input.to_owned(), answer.clone());
        }
    } else {
        profile.answers.insert(input.to_owned(), answer.clone());
    }
}

/// Collects what conditions ask.
#[derive(Default)]
struct Reader {
    order: Vec<String>,
    size: bool,
    flags: BTreeSet<String>,
    choices: BTreeSet<String>,
    bounds: BTreeMap<String, Vec<(Relation, Bound)>>,
}

impl Reader {
    fn read(&mut self, law: &Law<'_>, condition: &Condition) {
        match condition {
            Condition::Always | Condition::Activity { .. } | Condition::Class { .. } => {}
            Condition::All { of } | Condition::Any { of } => {
                of.iter().for_each(|member| self.read(law, member));
            }
            Condition::Not { of } => self.read(law, of),
            Condition::Size { .. } => {
                self.size = true;
                self.note("size");
            }
            Condition::Flag { input } => {
                self.flags.insert(input.clone());
                self.note(input);
            }
            Condition::Choice { input, .. } => {
                self.choices.insert(input.clone());
                self.note(input);
            }
            Condition::Compare { input, is, bound } => self.compare(law, input, *is, bound),
        }
    }

    fn compare(&mut self, law: &Law<'_>, input: &str, is: Relation, bound: &Bound) {
        let mut input = input;
        if let Some((of, when)) = law.inputs.get(input).and_then(|input| input.sums.as_ref()) {
            // With one activity the sum is that activity's own part.
            input = of;
            self.read(law, when);
        }
        let bounds = self.bounds.entry(input.to_owned()).or_default();
        if !bounds.contains(&(is, bound.clone())) {
            bounds.push((is, bound.clone()));
        }
        self.note(input);
        if let Bound::Amount(amount) = bound {
            let mut others = Vec::new();
            read_shares(amount, &mut others);
            for other in others {
                self.bounds.entry(other.clone()).or_default();
                self.note(&other);
            }
        }
    }

    fn note(&mut self, input: &str) {
        if !self.order.iter().any(|known| known == input) {
            self.order.push(input.to_owned());
        }
    }

    fn axes(&self, law: &Law<'_>) -> Vec<Axis> {
        let mut order: Vec<&str> = self
            .order
            .iter()
            .map(String::as_str)
            .filter(|input| *input != "size" || self.size)
            .collect();
        // Figures that were noted only through the classes of size come last in a fixed order.
        order.sort_by_key(|input| FIGURES.iter().position(|figure| figure == input));
        order
            .into_iter()
            .map(|input| Axis {
                input: input.to_owned(),
                values: self.values(law, input),
            })
            .collect()
    }

    fn values(&self, law: &Law<'_>, input: &str) -> Vec<Answer> {
        if input == "size" {
            return SizeClass::ALL
                .map(|size| Answer::Choice(size.word().to_owned()))
                .to_vec();
        }
        if self.flags.contains(input) {
            return vec![Answer::YesNo(false), Answer::YesNo(true)];
        }
        if self.choices.contains(input) {
            if input == "activity-weight" {
                return ["main", "ancillary", "negligible"]
                    .map(|weight| Answer::Choice(weight.to_owned()))
                    .to_vec();
            }
            return law
                .inputs
                .get(input)
                .map(|declared| {
                    declared
                        .values
                        .iter()
                        .map(|(value, _)| Answer::Choice(value.clone()))
                        .collect()
                })
                .unwrap_or_default();
        }
        self.intervals(input)
    }

    /// One answer for each interval that the bounds cut, and one exactly on each bound where that
    /// makes a difference.
    fn intervals(&self, input: &str) -> Vec<Answer> {
        let bounds = self
            .bounds
            .get(input)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let shape = bounds
            .iter()
            .map(|(_, bound)| Shape::of(bound))
            .find(|shape| !matches!(shape, Shape::Number))
            .unwrap_or(Shape::Number);
        let mut points: BTreeSet<i64> = BTreeSet::new();
        for (_, bound) in bounds {
            for point in self.points(bound) {
                points.extend([point.saturating_sub(1), point, point.saturating_add(1)]);
            }
        }
        if points.is_empty() {
            // Only a bound of something else depends on it.
            points.insert(Decimal::whole(1_000_000).ten_thousandths());
        }
        let mut seen: BTreeSet<Vec<bool>> = BTreeSet::new();
        points
            .into_iter()
            .filter(|point| *point >= 0)
            .filter(|point| {
                let told: Vec<bool> = bounds
                    .iter()
                    .flat_map(|(is, bound)| {
                        self.points(bound)
                            .into_iter()
                            .map(|limit| super::evaluate::holds(*is, point.cmp(&limit)))
                    })
                    .collect();
                seen.insert(told)
            })
            .map(|point| shape.answer(Decimal::from_ten_thousandths(point)))
            .collect()
    }

    /// Where a bound cuts, in ten-thousandths; a bound that depends on another input, once for each
    /// of the values that stand for that input.
    fn points(&self, bound: &Bound) -> Vec<i64> {
        match bound {
            Bound::Number(number) => vec![number.ten_thousandths()],
            Bound::Percent(percent) => vec![percent.0.ten_thousandths()],
            Bound::Money(money) => vec![money.amount.ten_thousandths()],
            Bound::Quantity(quantity) => vec![quantity.amount.ten_thousandths()],
            Bound::Seconds(seconds) => vec![i64::try_from(*seconds).unwrap_or(i64::MAX)],
            Bound::Date(_) => Vec::new(),
            Bound::Amount(amount) => self.amounts(amount),
        }
    }

    fn amounts(&self, amount: &Amount) -> Vec<i64> {
        match amount {
            Amount::Money(money) => vec![money.amount.ten_thousandths()],
            Amount::Number(number) => vec![number.ten_thousandths()],
            Amount::Quantity(quantity) => vec![quantity.amount.ten_thousandths()],
            Amount::Share { percent, of } => {
                let base = Decimal::whole(1_000_000);
                let others = self.bounds.get(of).map(Vec::as_slice).unwrap_or_default();
                let mut bases: Vec<Decimal> = others
                    .iter()
                    .filter(|(_, bound)| !matches!(bound, Bound::Amount(_)))
                    .flat_map(|(_, bound)| self.points(bound))
                    .map(Decimal::from_ten_thousandths)
                    .collect();
                if bases.is_empty() {
                    bases.push(base);
                }
                bases
                    .into_iter()
                    .filter_map(|base| base.percent(*percent))
                    .map(Decimal::ten_thousandths)
                    .collect()
            }
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
                [self.amounts(a), self.amounts(b)].concat()
            }
            Amount::NotInLaw => Vec::new(),
        }
    }
}

fn read_shares(amount: &Amount, into: &mut Vec<String>) {
    match amount {
        Amount::Share { of, .. } => into.push(of.clone()),
        Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
            read_shares(a, into);
            read_shares(b, into);
        }
        _ => {}
    }
}

/// What an answer to a comparison looks like.
enum Shape {
    Number,
    Percent,
    Money(Money),
    Quantity(Quantity),
    Seconds,
}

impl Shape {
    fn of(bound: &Bound) -> Self {
        match bound {
            Bound::Percent(_) => Self::Percent,
            Bound::Money(money) => Self::Money(money.clone()),
            Bound::Quantity(quantity) => Self::Quantity(quantity.clone()),
            Bound::Seconds(_) => Self::Seconds,
            Bound::Amount(amount) => Self::of_amount(amount),
            Bound::Number(_) | Bound::Date(_) => Self::Number,
        }
    }

    fn of_amount(amount: &Amount) -> Self {
        match amount {
            Amount::Money(money) => Self::Money(money.clone()),
            Amount::Quantity(quantity) => Self::Quantity(quantity.clone()),
            Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => match Self::of_amount(a) {
                Self::Number => Self::of_amount(b),
                shape => shape,
            },
            Amount::Number(_) | Amount::Share { .. } | Amount::NotInLaw => Self::Number,
        }
    }

    fn answer(&self, value: Decimal) -> Answer {
        match self {
            Self::Number => Answer::Number(value),
            Self::Percent => Answer::Percent(Percent(value)),
            Self::Money(money) => Answer::Money(Money {
                amount: value,
                ..money.clone()
            }),
            Self::Quantity(quantity) => Answer::Quantity(Quantity {
                amount: value,
                ..quantity.clone()
            }),
            Self::Seconds => {
                Answer::Seconds(u64::try_from(value.ten_thousandths()).unwrap_or_default())
            }
        }
    }
}
