//! The rules of a law lowered for deciding: names are places in lists, sets of them are bits, and
//! what an entity type settles is settled once.
//!
//! [`decide`](crate::decide::decide) says what the rules mean; this says the same, in full, and some
//! hundred times faster. A test holds the two against each other.

mod build;
mod class;
mod facts;
mod figures;
mod found;
mod plan;
mod questions;
mod ruling;
mod test;
mod value;
mod view;
mod whereabouts;
mod words;

use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use self::build::{Builder, Of};
use self::facts::Slot;
use self::figures::Usual;
use self::found::Bits;
use self::plan::Plan;
use self::ruling::Binding;
use self::test::{TestId, Tests};
use self::words::Words;
use super::group::{AUTONOMOUS, FIGURES};
use super::outcome::{self, Outcome, rank};
use super::size::{NEWLY_FOUNDED, PERIODS_ALIKE};
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Effect, Rule, ToldBy};
use crate::value::Decimal;

pub use self::facts::{Facts, Lowering};
pub use self::ruling::Ruling;
pub use self::view::{ActivityView, View};

/// A law lowered for deciding. It is built in well under a millisecond, and what concerns one entity
/// type when the type is first asked about.
pub struct Engine<'a> {
    law: Law<'a>,
    words: Words<'a>,
    known: Known,
    /// What is known of each input when nothing is said: with presumptions, and without.
    unsaid: [Vec<Slot>; 2],
    presumed: Vec<Option<Presumed>>,
    /// Inputs that are told by where the organisation is.
    told: Vec<(usize, ToldBy)>,
    /// The state that is asked.
    asked: Option<usize>,
    autonomous: Usual,
    alike: Usual,
    linked: bool,
    partners: bool,
    /// The outcomes that rules give, from the highest, then the two that none gives.
    outcomes: Vec<(Outcome, i32)>,
    /// How many outcomes rules give.
    classes: usize,
    undetermined: usize,
    elsewhere: usize,
    out_of_scope: usize,
    /// The places of the rules that can be reasons, in the order in which reasons are told.
    reasons: Vec<usize>,
    /// What exemptions free from, in order.
    topics: Vec<&'a str>,
    /// The place among them of what stands for every one.
    every_topic: usize,
    jurisdiction: Vec<&'a Condition>,
    /// Tests about organisations as a whole.
    whole: Tests,
    own_figures: Vec<TestId>,
    binding: Binding,
    /// What is left of the rules for each entity type of the law, and for one that it does not have.
    plans: Vec<OnceLock<Plan>>,
    /// How many classes of activities are kept with their answers.
    kept_classes: AtomicUsize,
    /// The entity types of the law.
    types: Vec<&'a str>,
}

/// The places of names that mean something of themselves.
struct Known {
    activity: usize,
    class: usize,
    size: usize,
    group: usize,
    periods: usize,
    registered: usize,
    main_establishment: usize,
    autonomous: usize,
    newly_founded: usize,
    periods_alike: usize,
    figures: [usize; FIGURES.len()],
}

/// What is presumed of an input, in each form in which it can be asked.
struct Presumed {
    yes: bool,
    choice: u16,
    number: Option<Decimal>,
}

/// What an exemption frees from that names nothing.
const ALL: &str = "all";

impl<'a> Engine<'a> {
    /// Lowers a law. Nothing where its rules ask more questions, or are more, than sets have room
    /// for: 128.
    #[must_use]
    pub fn of(law: &Law<'a>) -> Option<Self> {
        let words = Words::of(law);
        let classes = outcome::classes(law);
        let reasons = reasons(law, &classes);
        let topics = topics(law);
        let most = [words.len(), reasons.len(), topics.len(), law.regimes.len()];
        if most.into_iter().max() > Some(Bits::ROOM) {
            return None;
        }
        let asked = law.country.map(|country| country.code.as_str());
        let mut engine = Self {
            known: Known::of(&words),
            unsaid: [Vec::new(), Vec::new()],
            presumed: Vec::new(),
            told: Vec::new(),
            asked: asked.map(|code| whereabouts::state(code, asked)),
            autonomous: usual(law, AUTONOMOUS),
            alike: usual(law, PERIODS_ALIKE),
            linked: law.counts_ties("linked"),
            partners: law.counts_ties("partner"),
            classes: classes.len(),
            undetermined: place(&classes, &Outcome::Undetermined),
            elsewhere: classes.len(),
            out_of_scope: classes.len() + 1,
            outcomes: outside(law, classes),
            reasons,
            // It is always among them.
            every_topic: topics.binary_search(&ALL).unwrap_or_default(),
            topics,
            jurisdiction: law
                .entries("jurisdiction", "rule")
                .into_iter()
                .filter_map(|rule| rule.fact.value.when.as_ref())
                .collect(),
            whole: Tests::default(),
            own_figures: Vec::new(),
            binding: Binding::default(),
            types: law.types.keys().copied().collect(),
            plans: (0..=law.types.len()).map(|_| OnceLock::new()).collect(),
            kept_classes: AtomicUsize::new(0),
            words,
            law: law.clone(),
        };
        engine.presume();
        engine.lower_whole();
        Some(engine)
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &Law<'a> {
        &self.law
    }

    /// What is known of each input when nothing is said.
    fn unsaid(&self, presume: bool) -> &[Slot] {
        &self.unsaid[usize::from(presume)]
    }

    fn asked_code(&self) -> Option<&'a str> {
        self.law.country.map(|country| country.code.as_str())
    }

    /// The place of an entity type among those of the law.
    fn entity(&self, id: &str) -> Option<usize> {
        self.types.binary_search(&id).ok()
    }

    /// What is left of the rules for an entity type.
    fn plan(&self, entity: Option<usize>) -> &Plan {
        let place = entity.unwrap_or(self.law.types.len());
        self.plans[place].get_or_init(|| Plan::of(self, entity))
    }

    /// The topics that an exemption frees from.
    fn freed(&self, rule: &Rule) -> Bits {
        let topic = |id: &str| {
            let place = self.topics.binary_search(&id);
            place.map_or(Bits::NONE, Bits::one)
        };
        if rule.frees.is_empty() {
            return Bits::one(self.every_topic);
        }
        rule.frees
            .iter()
            .fold(Bits::NONE, |freed, id| freed.with(topic(id)))
    }

    /// Reads what is presumed of each input, and which inputs places tell.
    fn presume(&mut self) {
        for name in self.words.names() {
            let declared = self.law.inputs.get(name);
            let presumed = match *name {
                // Whoever names an activity means one that counts.
                "activity-weight" => Some("main"),
                "registered" => Some("yes"),
                _ => declared.and_then(|input| input.presume.as_deref()),
            };
            if let Some(by) = declared.and_then(|input| input.told_by) {
                self.told.push((self.presumed.len(), by));
            }
            self.unsaid[0].push(Slot::Nothing);
            self.unsaid[1].push(presumed.map_or(Slot::Nothing, |_| Slot::Presumed));
            self.presumed.push(presumed.map(|text| Presumed {
                yes: text == "yes",
                choice: self.words.of_rules(text),
                number: Decimal::parse(text),
            }));
        }
        // A name that no rule asks has its place behind all others.
        self.unsaid
            .iter_mut()
            .for_each(|slots| slots.push(Slot::Nothing));
        self.presumed.push(None);
    }

    /// Lowers what is asked of organisations as a whole.
    fn lower_whole(&mut self) {
        let mut builder = Builder::new(self, Of::Anybody);
        let own_figures: Vec<TestId> = self
            .law
            .own_figures_rules()
            .map(|(applies, when)| {
                let conditions = applies.into_iter().chain(when);
                let of = conditions
                    .map(|condition| builder.lower(condition))
                    .collect();
                builder.all(of)
            })
            .collect();
        let binding = Binding::of(&self.law, &mut builder);
        let roots = own_figures.iter().copied().chain(binding.tests());
        let whole = builder.end(roots.collect::<Vec<_>>().into_iter());
        (self.whole, self.own_figures, self.binding) = (whole, own_figures, binding);
    }
}

/// The rules that can be reasons: those that disregard, those that exclude, those of each class, and
/// those that include. In a law they stand in any order.
fn reasons(law: &Law<'_>, classes: &[(Outcome, i32)]) -> Vec<usize> {
    let of = |wanted: &dyn Fn(Effect, Option<&str>) -> bool| -> Vec<usize> {
        let rules = law.rules.iter().enumerate();
        rules
            .filter(|(_, rule)| wanted(rule.fact.effect, rule.fact.class.as_deref()))
            .map(|(place, _)| place)
            .collect()
    };
    let effect = |wanted: Effect| of(&|effect, _| effect == wanted);
    let mut reasons = [effect(Effect::Disregard), effect(Effect::Exclude)].concat();
    for (outcome, _) in classes {
        reasons.extend(of(&|effect, class| outcome.is_given_by(effect, class)));
    }
    reasons.extend(effect(Effect::Include));
    reasons
}

fn topics<'a>(law: &Law<'a>) -> Vec<&'a str> {
    let freed = law
        .rules
        .iter()
        .flat_map(|rule| &rule.fact.value.frees)
        .map(String::as_str);
    let topics: std::collections::BTreeSet<&str> = freed.chain([ALL]).collect();
    topics.into_iter().collect()
}

/// The outcomes that rules give, and behind them the two that none gives.
fn outside(law: &Law<'_>, mut classes: Vec<(Outcome, i32)>) -> Vec<(Outcome, i32)> {
    for outcome in [Outcome::Elsewhere, Outcome::OutOfScope] {
        let rank = rank(law, &outcome);
        classes.push((outcome, rank));
    }
    classes
}

fn place(outcomes: &[(Outcome, i32)], wanted: &Outcome) -> usize {
    let place = outcomes.iter().position(|(outcome, _)| outcome == wanted);
    // Undetermined is always among the classes.
    place.unwrap_or_default()
}

fn usual(law: &Law<'_>, input: &str) -> Usual {
    match law.inputs.get(input) {
        None => Usual::NotAsked,
        Some(input) if input.presume.as_deref() == Some("yes") => Usual::Presumed,
        Some(_) => Usual::Asked,
    }
}

impl Known {
    fn of(words: &Words<'_>) -> Self {
        let name = |name| words.name(name);
        Self {
            activity: name("activity"),
            class: name("class"),
            size: name("size"),
            group: name("group"),
            periods: name("periods"),
            registered: name("registered"),
            main_establishment: name("main-establishment"),
            autonomous: name(AUTONOMOUS),
            newly_founded: name(NEWLY_FOUNDED),
            periods_alike: name(PERIODS_ALIKE),
            figures: FIGURES.map(name),
        }
    }
}
