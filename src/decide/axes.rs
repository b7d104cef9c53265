//! What conditions ask, as axes: one question each, with an answer for each interval or choice.

use std::collections::{BTreeMap, BTreeSet};

use super::classes::Axis;
use super::evaluate::holds;
use super::group::FIGURES;
use super::profile::Answer;
use crate::model::condition::{Bound, Condition, Relation, SizeClass};
use crate::model::inherit::Law;
use crate::value::{Amount, Decimal, Money, Percent, Quantity};

/// Collects what conditions ask.
#[derive(Default)]
pub(super) struct Reader {
    order: Vec<String>,
    size: bool,
    flags: BTreeSet<String>,
    choices: BTreeSet<String>,
    bounds: BTreeMap<String, Vec<(Relation, Bound)>>,
}

impl Reader {
    pub(super) fn read(&mut self, law: &Law<'_>, condition: &Condition) {
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

    /// The inputs, in the order in which they were asked first.
    pub(super) fn inputs(&self) -> &[String] {
        &self.order
    }

    pub(super) fn into_axes(self, law: &Law<'_>) -> Vec<Axis> {
        self.into_axes_of(&[law])
    }

    /// The axes over several laws. Where they tell size otherwise, the figures are told apart.
    pub(super) fn into_axes_of(mut self, laws: &[&Law<'_>]) -> Vec<Axis> {
        let reads = |figure: &&str| self.bounds.contains_key(*figure);
        let sized_otherwise = laws.windows(2).any(|pair| !same_sizes(pair[0], pair[1]));
        if self.size && (sized_otherwise || FIGURES.iter().any(reads)) {
            // A rule reads a figure beside the size: the figures are told apart, and size follows.
            self.size = false;
            for law in laws {
                for rule in law.sizes.iter().flat_map(|block| &block.classes) {
                    self.read(law, &rule.fact.when);
                }
            }
        }
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
                values: laws.iter().fold(Vec::new(), |mut values, law| {
                    for value in self.values(law, input) {
                        if !values.contains(&value) {
                            values.push(value);
                        }
                    }
                    values
                }),
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
                            .map(|limit| holds(*is, point.cmp(&limit)))
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

/// Whether two laws tell size alike.
fn same_sizes(a: &Law<'_>, b: &Law<'_>) -> bool {
    let blocks = |law: &Law<'_>| -> Vec<_> {
        let of = |block: &crate::model::inherit::SizeBlock<'_>| {
            let rules = block.classes.iter().map(|rule| rule.fact.value.clone());
            (
                block.applies.cloned(),
                rules.collect::<Vec<_>>(),
                block.two_periods,
            )
        };
        law.sizes.iter().map(of).collect()
    };
    blocks(a) == blocks(b)
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
