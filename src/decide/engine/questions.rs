//! Which of the missing answers tell the most.

use super::Engine;
use super::facts::Facts;
use super::ruling::Ruling;
use crate::decide::classes::{Axis, Cone};

impl Engine<'_> {
    /// The missing inputs of a ruling, those first whose answers settle the most classes.
    #[must_use]
    pub fn questions(&self, facts: &Facts, ruling: &Ruling) -> Vec<&str> {
        let missing = self.view(ruling).missing();
        // Figures are all told apart by the size, so that one axis may be asked for several.
        let mut asked: Vec<(&Axis, Score)> = Vec::new();
        let mut scored: Vec<(Score, &str)> = missing
            .map(|input| {
                let Some(axis) = self.open_axis(facts, ruling, input) else {
                    return (Score::default(), input);
                };
                let known = asked.iter().find(|(other, _)| std::ptr::eq(*other, axis));
                let score = known.map_or_else(|| self.score(facts, axis), |(_, score)| *score);
                asked.push((axis, score));
                (score, input)
            })
            .collect();
        // The sort is stable, so ties stay in the order of the inputs' names.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, input)| input).collect()
    }

    /// The axis of a missing input for the first activity for which it is open.
    fn open_axis(&self, facts: &Facts, ruling: &Ruling, input: &str) -> Option<&Axis> {
        let several = facts.activities.len() > 1;
        let place = self.words.find(input)?;
        facts
            .activities
            .iter()
            .zip(ruling.activities.all())
            .filter(|(_, one)| !several || one.missing.contains(place))
            .find_map(|(doing, _)| {
                let cone = self.cone(doing.entity.place());
                cone.axes.get(cone.axis_of(input)?)
            })
    }

    /// What the rules ask about an entity type.
    fn cone(&self, entity: Option<usize>) -> &Cone {
        // No condition speaks of a type that the law does not have, whatever its name is.
        let id = entity.and_then(|place| self.types.get(place));
        let cone = || Cone::of(&self.law, id.copied().unwrap_or_default());
        self.plan(entity).cone.get_or_init(cone)
    }

    fn score(&self, facts: &Facts, axis: &Axis) -> Score {
        let mut settled = 0;
        let mut outcomes: Vec<usize> = Vec::new();
        for value in &axis.values {
            let mut changed = facts.clone();
            self.say(&mut changed, &axis.input, value);
            let outcome = self.decide(&changed).outcome;
            if outcome != self.undetermined {
                settled += 1;
            }
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        (settled, outcomes.len())
    }
}

/// How many answers settle the outcome, and how many outcomes they tell apart.
type Score = (usize, usize);
