//! The answer for an organisation, joined of those for its activities.

use super::Engine;
use super::build::Builder;
use super::facts::Facts;
use super::found::Bits;
use super::plan::One;
use super::test::{Asked, TestId};
use super::value::Value;
use super::whereabouts::Bits32;
use crate::decide::decision::{duties_from, fines_from};
use crate::model::inherit::{Basis, Law};
use crate::value::Date;

/// What an organisation is under a law, and why: everything by its place. [`Engine::view`] finds the
/// words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    pub(super) outcome: usize,
    /// The rank of the activities that decided; nothing where they are open.
    pub(super) settled: Option<i32>,
    pub(super) regime: Option<u8>,
    pub(super) assumed: Bits,
    pub(super) missing: Bits,
    pub(super) elsewhere: Bits32,
    pub(super) exempt: Bits,
    pub(super) binding: bool,
    pub(super) duties_from: Option<Date>,
    pub(super) fines_from: Option<Date>,
    pub(super) activities: Ones,
}

/// The answers for the activities; nearly always there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ones {
    One([One; 1]),
    Several(Vec<One>),
}

/// When answers bind.
#[derive(Debug, Clone, Default)]
pub(super) struct Binding {
    duties_from: Option<Date>,
    /// The day from which fines are imposed, by regime; the last is for no regime.
    fines_from: Vec<Option<Date>>,
    /// Those for whom the entry in a register makes the duty: what applies to them, and their regime.
    constitutive: Vec<(TestId, Option<Option<u8>>)>,
}

impl Binding {
    pub(super) fn of(law: &Law<'_>, builder: &mut Builder<'_>) -> Self {
        let body = law.country.map(|country| &country.body);
        let regime = |id: &String| {
            let place = law.regimes.iter().position(|regime| regime.id == *id);
            place.and_then(|place| u8::try_from(place).ok())
        };
        let registers = body.into_iter().flat_map(|body| &body.registration);
        let constitutive = registers.filter(|block| {
            let constitutive = block.constitutive.as_ref();
            constitutive.is_some_and(|makes| makes.value && law.counts(&makes.proof))
        });
        Self {
            duties_from: duties_from(law),
            fines_from: law
                .regimes
                .iter()
                .map(|regime| Some(&regime.id))
                .chain([None])
                .map(|regime| fines_from(law, regime))
                .collect(),
            constitutive: constitutive
                .map(|block| {
                    let applies = block.addressee.applies.as_ref();
                    let applies = applies.map(|applies| builder.lower(applies));
                    let applies = applies.unwrap_or_else(|| builder.all(Vec::new()));
                    (applies, block.addressee.regime.as_ref().map(regime))
                })
                .collect(),
        }
    }

    pub(super) fn tests(&self) -> impl Iterator<Item = TestId> {
        self.constitutive.iter().map(|(test, _)| *test)
    }
}

impl Engine<'_> {
    /// Decides for all activities and joins the answers: the highest class counts, and an answer
    /// that is not known could be higher than any but essential.
    #[must_use]
    pub fn decide(&self, facts: &Facts) -> Ruling {
        let decide = |at: usize| {
            let plan = self.plan(facts.activities[at].entity.place());
            plan.decide(self, facts, at)
        };
        let activities = match facts.activities.len() {
            1 => Ones::One([decide(0)]),
            several => Ones::Several((0..several).map(decide).collect()),
        };
        let ones = activities.all();
        let settled = self.settled_rank(ones);
        let mut ruling = Ruling {
            outcome: self.undetermined,
            settled,
            regime: None,
            assumed: Bits::NONE,
            missing: Bits::NONE,
            elsewhere: 0,
            exempt: Bits::NONE,
            binding: false,
            duties_from: None,
            fines_from: None,
            activities: Ones::Several(Vec::new()),
        };
        if ones.is_empty() {
            ruling.missing = Bits::one(self.known.activity);
            return ruling;
        }
        for one in ones.iter().filter(|one| self.counts(one, settled)) {
            ruling.outcome = one.outcome;
            ruling.regime = ruling.regime.or(one.regime);
            ruling.assumed = ruling.assumed.with(one.assumed);
            ruling.missing = ruling.missing.with(one.missing);
            ruling.elsewhere |= one.elsewhere;
        }
        ruling.exempt = self.freed_for_all(ones);
        ruling.activities = activities;
        self.bind(facts, &mut ruling);
        ruling
    }

    /// The rank that counts; nothing while an answer that is open could still be higher.
    fn settled_rank(&self, ones: &[One]) -> Option<i32> {
        let highest = |open: bool| {
            ones.iter()
                .filter(|one| (one.outcome == self.undetermined) == open)
                .map(|one| self.outcomes[one.outcome].1)
                .max()
        };
        match (highest(false), highest(true)) {
            (Some(settled), Some(open)) if settled >= open => Some(settled),
            (settled, None) => settled,
            _ => None,
        }
    }

    /// The duties from which every activity frees that brings the organisation under the law, or may.
    fn freed_for_all(&self, ones: &[One]) -> Bits {
        let mut inside = ones.iter().filter(|one| one.outcome < self.classes);
        let Some(first) = inside.next() else {
            return Bits::NONE;
        };
        inside.fold(first.exempt, |freed, one| {
            let every = |freed: Bits| freed.contains(self.every_topic);
            match (every(freed), every(one.exempt)) {
                (true, true) => freed.with(one.exempt),
                (true, false) => one.exempt,
                (false, true) => freed,
                (false, false) => freed.shared_with(one.exempt),
            }
        })
    }

    pub(super) fn counts(&self, one: &One, settled: Option<i32>) -> bool {
        let open = one.outcome == self.undetermined;
        settled.map_or(open, |rank| !open && self.outcomes[one.outcome].1 == rank)
    }

    /// Whether the answer binds, from when, and the presumption it rests on.
    fn bind(&self, facts: &Facts, ruling: &mut Ruling) {
        ruling.binding = self.law.basis == Basis::InForce;
        let addressed = ruling.outcome < self.classes;
        if !matches!(self.law.basis, Basis::InForce | Basis::Adopted) || !addressed {
            return;
        }
        let regime = ruling.regime.map_or(self.law.regimes.len(), usize::from);
        ruling.duties_from = self.binding.duties_from;
        ruling.fines_from = self.binding.fines_from.get(regime).copied().flatten();
        let asked = Asked::whole(self, facts, Some(ruling.outcome));
        let constitutive = self.binding.constitutive.iter().any(|(applies, of)| {
            of.is_none_or(|of| of.is_some() && of == ruling.regime) && asked.find(*applies).is_yes()
        });
        if constitutive {
            match facts.said(self.known.registered) {
                Some(Value::YesNo(registered)) => ruling.binding &= registered,
                _ => {
                    ruling.binding &= facts.presume;
                    if facts.presume {
                        let registered = Bits::one(self.known.registered);
                        ruling.assumed = ruling.assumed.with(registered);
                    }
                }
            }
        }
    }
}

impl Ones {
    pub(super) fn all(&self) -> &[One] {
        match self {
            Ones::One(one) => one,
            Ones::Several(several) => several,
        }
    }
}
