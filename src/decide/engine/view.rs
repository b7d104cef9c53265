//! A ruling in words, which are looked up only when somebody wants to read them.

use std::collections::BTreeSet;

use super::Engine;
use super::facts::Facts;
use super::found::Bits;
use super::plan::One;
use super::ruling::Ruling;
use super::whereabouts::Bits32;
use crate::decide::classify::{ActivityDecision, Reason};
use crate::decide::decision::Decision;
use crate::decide::outcome::Outcome;
use crate::decide::profile::Profile;
use crate::model::Rule;
use crate::model::inherit::{Applicable, Basis};
use crate::value::{Date, MEMBER_STATES};

/// A ruling beside the engine that gave it.
#[derive(Clone, Copy)]
pub struct View<'e, 'r> {
    engine: &'e Engine<'e>,
    ruling: &'r Ruling,
}

/// The answer for one activity, beside its engine.
#[derive(Clone, Copy)]
pub struct ActivityView<'e, 'r> {
    engine: &'e Engine<'e>,
    one: &'r One,
}

impl<'a> Engine<'a> {
    /// A ruling in words.
    #[must_use]
    pub fn view<'e, 'r>(&'e self, ruling: &'r Ruling) -> View<'e, 'r> {
        View {
            engine: self,
            ruling,
        }
    }

    /// The rules that can be reasons; the places of reasons are those in this list.
    pub fn reasons(&self) -> impl Iterator<Item = &Applicable<'a, Rule>> {
        self.reasons.iter().map(|place| &self.law.rules[*place])
    }

    /// Decides about an organisation, and looks all words up.
    #[must_use]
    pub fn decide_in_full(&self, profile: &Profile, presume: bool) -> Decision {
        let facts = self.facts(profile, presume);
        self.decision(&self.decide(&facts), &facts)
    }

    /// A ruling in words, about the organisation that was decided, with nothing left to be looked up.
    #[must_use]
    pub fn decision(&self, ruling: &Ruling, facts: &Facts) -> Decision {
        let view = self.view(ruling);
        let entities = self.entities(facts).map(str::to_owned);
        Decision {
            outcome: view.outcome().clone(),
            reasons: view.reasons().map(|at| self.reason(at)).collect(),
            regime: view.regime().map(str::to_owned),
            basis: view.basis(),
            binding: view.binding(),
            assumed: owned(view.assumed()),
            missing: owned(view.missing()),
            elsewhere: owned(view.elsewhere()),
            exempt: owned(view.exempt()),
            duties_from: view.duties_from(),
            fines_from: view.fines_from(),
            activities: entities
                .zip(view.activities())
                .map(|(entity, one)| one.decision(entity))
                .collect(),
        }
    }

    fn reason(&self, place: usize) -> Reason {
        Reason::of(&self.law.rules[self.reasons[place]])
    }

    fn outcome(&self, place: usize) -> &Outcome {
        &self.outcomes[place].0
    }

    fn regime(&self, place: Option<u8>) -> Option<&str> {
        let regime = self.law.regimes.get(usize::from(place?))?;
        Some(&regime.id)
    }

    fn named(&self, names: Bits) -> impl Iterator<Item = &str> {
        let names = names.places().filter_map(|at| self.words.names().get(at));
        names.copied()
    }

    fn topics(&self, topics: Bits) -> impl Iterator<Item = &str> {
        let topics = topics.places().filter_map(|at| self.topics.get(at));
        topics.copied()
    }
}

fn owned<'a>(names: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    names.map(str::to_owned).collect()
}

fn states(states: Bits32) -> impl Iterator<Item = &'static str> + use<> {
    let all = MEMBER_STATES.iter().enumerate();
    all.filter(move |(at, _)| states & (1 << at) != 0)
        .map(|(_, (code, _))| *code)
}

impl<'e, 'r> View<'e, 'r> {
    /// What the organisation is.
    #[must_use]
    pub fn outcome(self) -> &'e Outcome {
        self.engine.outcome(self.ruling.outcome)
    }

    /// The places of the rules that carried it among [`Engine::reasons`], as they are told.
    pub fn reasons(self) -> impl Iterator<Item = usize> + use<'e, 'r> {
        let mut told = Bits::NONE;
        let ones = self.ruling.activities.all().iter();
        ones.filter(move |one| self.engine.counts(one, self.ruling.settled))
            .flat_map(move |one| {
                let new = one.reasons.without(told);
                told = told.with(new);
                new.places()
            })
    }

    /// The regime of the activity that decided.
    #[must_use]
    pub fn regime(self) -> Option<&'e str> {
        self.engine.regime(self.ruling.regime)
    }

    /// The footing.
    #[must_use]
    pub fn basis(self) -> Basis {
        self.engine.law.basis
    }

    /// Whether it binds.
    #[must_use]
    pub fn binding(self) -> bool {
        self.ruling.binding
    }

    /// What was presumed and mattered, in order.
    pub fn assumed(self) -> impl Iterator<Item = &'e str> + use<'e> {
        self.engine.named(self.ruling.assumed)
    }

    /// What is missing and would settle it, in order.
    pub fn missing(self) -> impl Iterator<Item = &'e str> + use<'e> {
        self.engine.named(self.ruling.missing)
    }

    /// The states that have jurisdiction, where the one that was asked has none.
    pub fn elsewhere(self) -> impl Iterator<Item = &'static str> + use<> {
        states(self.ruling.elsewhere)
    }

    /// The duties from which the organisation is freed; `all` for every one.
    pub fn exempt(self) -> impl Iterator<Item = &'e str> + use<'e> {
        self.engine.topics(self.ruling.exempt)
    }

    /// The day from which duties apply.
    #[must_use]
    pub fn duties_from(self) -> Option<Date> {
        self.ruling.duties_from
    }

    /// The day from which fines are imposed.
    #[must_use]
    pub fn fines_from(self) -> Option<Date> {
        self.ruling.fines_from
    }

    /// The answers for the activities, in the order in which they were told.
    pub fn activities(self) -> impl ExactSizeIterator<Item = ActivityView<'e, 'r>> {
        let engine = self.engine;
        let ones = self.ruling.activities.all().iter();
        ones.map(move |one| ActivityView { engine, one })
    }
}

impl<'e> ActivityView<'e, '_> {
    /// What the organisation is for this activity.
    #[must_use]
    pub fn outcome(self) -> &'e Outcome {
        self.engine.outcome(self.one.outcome)
    }

    /// The places of the rules that carried it.
    pub fn reasons(self) -> impl Iterator<Item = usize> + use<> {
        self.one.reasons.places()
    }

    /// The regime.
    #[must_use]
    pub fn regime(self) -> Option<&'e str> {
        self.engine.regime(self.one.regime)
    }

    /// What is missing and would settle it, in order.
    pub fn missing(self) -> impl Iterator<Item = &'e str> + use<'e> {
        self.engine.named(self.one.missing)
    }

    fn decision(self, entity: String) -> ActivityDecision {
        ActivityDecision {
            entity,
            outcome: self.outcome().clone(),
            reasons: self.reasons().map(|at| self.engine.reason(at)).collect(),
            regime: self.regime().map(str::to_owned),
            assumed: owned(self.engine.named(self.one.assumed)),
            missing: owned(self.missing()),
            elsewhere: owned(states(self.one.elsewhere)),
            exempt: owned(self.engine.topics(self.one.exempt)),
            rank: self.engine.outcomes[self.one.outcome].1,
        }
    }
}
