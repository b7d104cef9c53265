//! Profile classes: what the rules of a law can tell apart about one entity type.
//!
//! Thresholds cut each number line into finitely many intervals, and everything else is a choice
//! among few answers. So the questions that rules ask about a type span a finite grid, and one
//! representative for each cell stands for every organisation in it. Groups and accounting periods
//! are arithmetic before the rules and stay outside.

use std::collections::BTreeMap;

use super::axes::Reader;
use super::classify::{ActivityDecision, decide_one};
use super::compiled::{Axes, Compiled};
use super::group::{Case, FIGURES};
use super::outcome::Outcome;
use super::profile::{Activity, Answer, Profile, per_activity};
use super::residual::{Residual, residual};
use crate::model::condition::{Condition, SizeClass};
use crate::model::inherit::Law;

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

    /// The questions that two laws ask about a type, with those of further conditions of each. Where
    /// both cut a number line, both cuts count.
    #[must_use]
    pub fn of_both(laws: [&Law<'_>; 2], entity: &str, more: [&[&Condition]; 2]) -> Self {
        let mut reader = Reader::default();
        for (law, more) in laws.into_iter().zip(more) {
            let jurisdiction = law.entries("jurisdiction", "rule");
            let conditions = law
                .rules
                .iter()
                .map(|rule| &rule.fact.when)
                .chain(
                    jurisdiction
                        .iter()
                        .filter_map(|rule| rule.fact.when.as_ref()),
                )
                .chain(more.iter().copied());
            for condition in conditions {
                if let Residual::When(rest) = residual(law, Some(condition), &[entity]) {
                    reader.read(law, &rest);
                }
            }
        }
        Self {
            entity: entity.to_owned(),
            axes: reader.into_axes_of(&laws),
        }
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
        Self {
            entity: entity.to_owned(),
            axes: reader.into_axes(law),
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
            for inner in self.opened(&fixed, verdict.missing) {
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

    /// The same values with each answer to the first of some open questions.
    pub fn opened(
        &self,
        fixed: &[Option<usize>],
        open: Axes,
    ) -> impl Iterator<Item = Vec<Option<usize>>> {
        let first = open.trailing_zeros() as usize;
        let answers = self.axes.get(first).map_or(0, |axis| axis.values.len());
        (0..answers).map(move |value| {
            let mut inner = fixed.to_vec();
            inner[first] = Some(value);
            inner
        })
    }

    /// The axes that a test reads.
    pub(super) fn axes_of(&self, law: &Law<'_>, leaf: &Condition) -> Vec<usize> {
        let mut reader = Reader::default();
        reader.read(law, leaf);
        let mut axes: Vec<usize> = Vec::new();
        for input in reader.inputs() {
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
