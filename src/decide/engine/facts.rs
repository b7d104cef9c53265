//! An organisation lowered for one law: answers by the places of their questions.

use super::Engine;
use super::class::Class;
use super::figures::{Figure, Ties};
use super::value::Value;
use super::whereabouts::{State, Told, Whereabouts};
use crate::decide::group::FIGURES;
use crate::decide::profile::{Answer, MainEstablishment, Profile, Tie};
use crate::decide::visit::{Enterprise, Presence, ProfileVisitor, Three};
use crate::model::condition::SizeClass;

/// What is known of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Nothing,
    Said(Value),
    /// What the law presumes of it.
    Presumed,
    /// Told by where the organisation is.
    Told(bool),
    /// The same, if places of which nothing is said cannot be told.
    ToldByPresumption(bool),
}

impl Slot {
    pub(super) fn said(self) -> Option<Value> {
        match self {
            Slot::Said(value) => Some(value),
            _ => None,
        }
    }
}

/// One activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doing {
    pub(super) entity: Entity,
    /// What it says of its own, in the order of the places of the questions.
    pub(super) said: Vec<(usize, Value)>,
    /// Its class, where its entity type has classes.
    pub(super) class: Option<Class>,
}

/// What an activity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entity {
    /// The entity type at this place among those of the law.
    Of(usize),
    /// A type that the law does not have.
    Foreign(Box<str>),
}

impl Entity {
    /// The place among the types of the law.
    pub(super) fn place(&self) -> Option<usize> {
        match self {
            Entity::Of(place) => Some(*place),
            Entity::Foreign(_) => None,
        }
    }
}

/// Three figures of one enterprise in one period.
pub(super) type Said = [Option<Value>; FIGURES.len()];

/// Three figures of one period, with the group added.
pub(super) type Period = [Option<Figure>; FIGURES.len()];

/// Another enterprise of the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Other {
    pub(super) tie: Tie,
    pub(super) figures: Said,
}

/// An earlier period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Earlier {
    pub(super) figures: Said,
    pub(super) group: Vec<Other>,
    /// The figures with the group added.
    pub(super) added: Period,
}

/// An organisation ready to be decided under one law. It holds what was said of it, and little else:
/// answers are few beside the questions that rules ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub(super) presume: bool,
    pub(super) size: Option<SizeClass>,
    /// What is known of inputs beyond what is known of everybody, in the order of their places.
    pub(super) known: Vec<(usize, Slot)>,
    pub(super) activities: Vec<Doing>,
    pub(super) group: Option<Vec<Other>>,
    /// Earlier periods, the latest first.
    pub(super) earlier: Vec<Earlier>,
    /// The latest period.
    pub(super) latest: Period,
    pub(super) ties: Ties,
    /// Whether any figure was given, so that a stated size comes second.
    pub(super) has_figures: bool,
    /// Whether nothing else came before the oldest period that is known.
    pub(super) first_period_counts: bool,
    pub(super) places: Whereabouts,
}

impl Facts {
    fn new(presume: bool) -> Self {
        Self {
            presume,
            size: None,
            known: Vec::with_capacity(8),
            activities: Vec::with_capacity(1),
            group: None,
            earlier: Vec::new(),
            latest: Period::default(),
            ties: Ties::default(),
            has_figures: false,
            first_period_counts: false,
            places: Whereabouts::default(),
        }
    }

    /// What is known of an input for the organisation as a whole.
    pub(super) fn slot(&self, engine: &Engine<'_>, input: usize) -> Slot {
        let known = self.known.iter().find(|(place, _)| *place == input);
        known.map_or_else(|| engine.unsaid(self.presume)[input], |(_, slot)| *slot)
    }

    pub(super) fn said(&self, input: usize) -> Option<Value> {
        let known = self.known.iter().find(|(place, _)| *place == input);
        known.and_then(|(_, slot)| slot.said())
    }

    /// Whether a size was stated that comes second, because there are figures.
    #[must_use]
    pub fn passes_over_size(&self) -> bool {
        self.size.is_some() && self.has_figures
    }

    fn know(&mut self, input: usize, slot: Slot) {
        keep(&mut self.known, input, slot);
    }

    fn forget(&mut self, input: usize) {
        self.known.retain(|(place, _)| *place != input);
    }

    /// The figures of a period, 0 for the latest, with the group added.
    pub(super) fn period(&self, at: usize) -> Option<&Period> {
        match at.checked_sub(1) {
            None => Some(&self.latest),
            Some(earlier) => self.earlier.get(earlier).map(|earlier| &earlier.added),
        }
    }
}

/// Takes down an organisation for an engine, as it is read.
pub struct Lowering<'e> {
    engine: &'e Engine<'e>,
    facts: Facts,
}

impl<'a> Engine<'a> {
    /// Begins to lower an organisation.
    #[must_use]
    pub fn lower(&self, presume: bool) -> Lowering<'_> {
        Lowering {
            engine: self,
            facts: Facts::new(presume),
        }
    }

    /// Lowers an organisation.
    #[must_use]
    pub fn facts(&self, profile: &Profile, presume: bool) -> Facts {
        let mut lowering = self.lower(presume);
        profile.visit(&mut lowering);
        lowering.end()
    }

    /// The entity types of the activities, in the order in which they were told.
    pub fn entities<'f>(&'f self, facts: &'f Facts) -> impl ExactSizeIterator<Item = &'f str> {
        facts.activities.iter().map(|doing| match &doing.entity {
            Entity::Of(place) => self.types[*place],
            Entity::Foreign(id) => id,
        })
    }

    /// Says of the organisation what another answer to a question would say.
    pub(super) fn say(&self, facts: &mut Facts, input: &str, answer: &Answer) {
        if input == "size" {
            for figure in self.known.figures {
                facts.forget(figure);
            }
            facts.size = match answer {
                Answer::Choice(size) => SizeClass::parse(size),
                _ => None,
            };
        } else if let Some(place) = self.words.find(input) {
            let value = Value::of(answer, &self.words);
            if crate::decide::profile::per_activity(&self.law, input) {
                for doing in &mut facts.activities {
                    doing.say(place, value);
                }
            } else {
                facts.know(place, Slot::Said(value));
            }
        }
        self.settle(facts);
    }

    /// Works out what follows from all that was said: the figures with those of the group, and the
    /// classes of the activities.
    fn settle(&self, facts: &mut Facts) {
        self.add_up(facts);
        for at in 0..facts.activities.len() {
            let plan = self.plan(facts.activities[at].entity.place());
            facts.activities[at].class = plan.class(self, facts, at);
        }
    }

    /// Asks another state about the organisation. What was said about the state asked says nothing
    /// about another; the classes of its activities are those under the state asked before.
    pub(super) fn ask_another_state(&self, facts: &mut Facts, state: State) {
        for (input, _) in &self.told {
            facts.forget(*input);
        }
        self.tell(facts, Some(state));
    }

    /// Whether an activity answers itself what the places of the organisation would tell.
    pub(super) fn is_told_by(&self, doing: &Doing) -> bool {
        let mut told = self.told.iter();
        told.any(|(input, _)| doing.said(*input).is_some())
    }

    /// Answers what the places of an organisation tell, where nothing was said.
    fn tell(&self, facts: &mut Facts, asked: Option<State>) {
        for (input, by) in &self.told {
            if facts.said(*input).is_some() {
                continue;
            }
            match facts.places.tell(*by, asked) {
                Told::Known(yes) => facts.know(*input, Slot::Told(yes)),
                Told::Presumed(yes) if facts.presume => {
                    facts.know(*input, Slot::ToldByPresumption(yes));
                }
                Told::Presumed(_) | Told::Nothing => {}
            }
        }
    }

    fn others(&self, group: Vec<Enterprise>) -> Vec<Other> {
        let other = |member: Enterprise| Other {
            tie: member.tie,
            figures: self.three(member.figures),
        };
        group.into_iter().map(other).collect()
    }

    fn three(&self, figures: Three) -> Said {
        figures.map(|answer| Some(Value::of(&answer?, &self.words)))
    }
}

impl Doing {
    pub(super) fn said(&self, input: usize) -> Option<Value> {
        let said = self.said.iter().find(|(place, _)| *place == input);
        said.map(|(_, value)| *value)
    }

    fn say(&mut self, input: usize, value: Value) {
        keep(&mut self.said, input, value);
    }
}

/// Keeps what is known of an input, in the order of the inputs.
fn keep<T>(known: &mut Vec<(usize, T)>, input: usize, value: T) {
    let at = known.partition_point(|(other, _)| *other < input);
    match known.get_mut(at).filter(|(other, _)| *other == input) {
        Some((_, known)) => *known = value,
        None => known.insert(at, (input, value)),
    }
}

impl Lowering<'_> {
    /// The organisation, lowered.
    #[must_use]
    pub fn end(mut self) -> Facts {
        self.engine.tell(&mut self.facts, self.engine.asked);
        self.engine.settle(&mut self.facts);
        self.facts
    }
}

impl ProfileVisitor for Lowering<'_> {
    fn activity(&mut self, entity: &str) -> bool {
        let place = self.engine.entity(entity);
        self.facts.activities.push(Doing {
            entity: match place {
                Some(place) => Entity::Of(place),
                None => Entity::Foreign(entity.into()),
            },
            said: Vec::new(),
            class: None,
        });
        place.is_some()
    }

    fn of_activity(&mut self, input: &str, answer: Answer) {
        if let (Some(input), Some(doing)) = (
            self.engine.words.find(input),
            self.facts.activities.last_mut(),
        ) {
            doing.say(input, Value::of(&answer, &self.engine.words));
        }
    }

    fn answer(&mut self, input: &str, answer: Answer) {
        if let Some(input) = self.engine.words.find(input) {
            let value = Value::of(&answer, &self.engine.words);
            self.facts.know(input, Slot::Said(value));
        }
    }

    fn figures(&mut self, figures: Three) {
        let places = self.engine.known.figures;
        for (input, value) in places.into_iter().zip(self.engine.three(figures)) {
            if let Some(value) = value {
                self.facts.know(input, Slot::Said(value));
            }
        }
    }

    fn size(&mut self, size: SizeClass) {
        self.facts.size = Some(size);
    }

    fn group(&mut self, members: Vec<Enterprise>) {
        self.facts.group = Some(self.engine.others(members));
    }

    fn period(&mut self, figures: Three, group: Option<Vec<Enterprise>>) {
        self.facts.earlier.push(Earlier {
            figures: self.engine.three(figures),
            // Figures of an earlier period speak of the whole group unless its members are named.
            group: self.engine.others(group.unwrap_or_default()),
            added: Period::default(),
        });
    }

    fn is_told(&mut self, presence: Presence) {
        self.facts.places.is_told(presence);
    }

    fn present_in(&mut self, presence: Presence, code: &str) {
        let asked = self.engine.asked_code();
        self.facts.places.present_in(presence, code, asked);
    }

    fn main_establishment(&mut self, main: MainEstablishment) {
        let asked = self.engine.asked_code();
        self.facts.places.main_establishment_in(&main, asked);
    }
}
