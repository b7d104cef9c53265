//! An organisation lowered for one law: answers by the places of their questions.

use super::Engine;
use super::figures::Figure;
use super::value::Value;
use crate::decide::group::FIGURES;
use crate::decide::profile::{Figures, MainEstablishment, Member, Place, Places, Profile, Tie};
use crate::model::ToldBy;
use crate::model::condition::SizeClass;
use crate::value::MEMBER_STATES;

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
#[derive(Debug, Clone)]
pub(super) struct Doing {
    /// The place of the entity type among those of the law; nothing where the law does not have it.
    pub(super) entity: Option<usize>,
    pub(super) said: Vec<(usize, Value)>,
    /// What is known of each input for this activity; empty where it says nothing of its own.
    slots: Vec<Slot>,
}

/// Three figures of one enterprise in one period.
pub(super) type Said = [Option<Value>; FIGURES.len()];

/// Another enterprise of the group.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub(super) tie: Tie,
    pub(super) figures: Said,
}

/// An earlier period.
#[derive(Debug, Clone)]
pub(super) struct Earlier {
    pub(super) figures: Said,
    pub(super) group: Vec<Other>,
}

/// An organisation ready to be decided under one law.
#[derive(Debug, Clone)]
pub struct Facts {
    pub(super) presume: bool,
    pub(super) size: Option<SizeClass>,
    pub(super) slots: Vec<Slot>,
    pub(super) activities: Vec<Doing>,
    pub(super) group: Option<Vec<Other>>,
    pub(super) earlier: Vec<Earlier>,
    pub(super) periods: Vec<[Option<Figure>; FIGURES.len()]>,
    pub(super) places: Whereabouts,
}

impl Facts {
    /// What is known of each input for an activity.
    pub(super) fn of_activity<'f>(&'f self, doing: &'f Doing) -> &'f [Slot] {
        if doing.slots.is_empty() {
            &self.slots
        } else {
            &doing.slots
        }
    }

    /// Whether any figure was given, so that a stated size comes second.
    pub(super) fn has_figures(&self, engine: &Engine<'_>) -> bool {
        engine
            .known
            .figures
            .iter()
            .any(|figure| self.slots[*figure].said().is_some())
    }

    /// Fills in what the answers of the activities say over those of the organisation.
    pub(super) fn spread(&mut self) {
        for doing in &mut self.activities {
            if !doing.said.is_empty() {
                doing.slots.clone_from(&self.slots);
                for (input, value) in &doing.said {
                    doing.slots[*input] = Slot::Said(*value);
                }
            }
        }
    }
}

/// A country: its place among the member states, or one of the two behind them.
type State = usize;

/// The state that is asked, where it is no member of the Union.
const ASKED_OUTSIDE: State = MEMBER_STATES.len();
const OTHER: State = ASKED_OUTSIDE + 1;

/// All member states.
const UNION: Bits32 = (1 << MEMBER_STATES.len()) - 1;

/// A set of countries.
pub(super) type Bits32 = u32;

/// Where an organisation is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whereabouts {
    established: Option<Bits32>,
    provides: Option<Bits32>,
    main: Option<[Spot; 3]>,
}

#[derive(Debug, Clone, Copy, Default)]
enum Spot {
    #[default]
    Unsaid,
    CannotBeTold,
    In(State),
}

/// What the places of an organisation say about a question.
enum Told {
    Known(bool),
    Presumed(bool),
    Nothing,
}

/// The place of a country by its code.
pub(super) fn state(code: &str, asked: Option<&str>) -> State {
    let member = MEMBER_STATES.binary_search_by_key(&code, |(state, _)| *state);
    member.unwrap_or(if asked == Some(code) {
        ASKED_OUTSIDE
    } else {
        OTHER
    })
}

impl Whereabouts {
    fn of(places: &Places, asked: Option<&str>) -> Self {
        let set = |codes: &std::collections::BTreeSet<String>| {
            codes
                .iter()
                .fold(0, |set, code| set | 1 << state(code, asked))
        };
        let spot = |place: &Place| match place {
            Place::Unsaid => Spot::Unsaid,
            Place::CannotBeTold => Spot::CannotBeTold,
            Place::In(code) => Spot::In(state(code, asked)),
        };
        let main = |main: &MainEstablishment| {
            [&main.decisions, &main.operations, &main.most_staff].map(spot)
        };
        Self {
            established: places.established_in.as_ref().map(set),
            provides: places.provides_in.as_ref().map(set),
            main: places.main_establishment.as_ref().map(main),
        }
    }

    /// Answers a question about the state that is asked; with no state, about the Union.
    fn tell(&self, by: ToldBy, asked: Option<State>) -> Told {
        let here = |states: Option<Bits32>| match (states, asked) {
            (None, _) => Told::Nothing,
            (Some(states), Some(asked)) => Told::Known(states & (1 << asked) != 0),
            (Some(states), None) => Told::Known(states & UNION != 0),
        };
        match by {
            ToldBy::EstablishedIn => here(self.established),
            ToldBy::ProvidesIn => here(self.provides),
            ToldBy::EstablishedInUnion => self
                .established
                .map_or(Told::Nothing, |states| Told::Known(states & UNION != 0)),
            ToldBy::MainEstablishment => match self.main_establishment() {
                None => Told::Nothing,
                Some((state, sure)) => {
                    let here = asked.is_none_or(|asked| asked == state);
                    if sure {
                        Told::Known(here)
                    } else {
                        Told::Presumed(here)
                    }
                }
            },
        }
    }

    /// The state of the main establishment, and whether nothing had to be presumed.
    fn main_establishment(&self) -> Option<(State, bool)> {
        let mut sure = true;
        for spot in self.main.into_iter().flatten() {
            match spot {
                Spot::In(state) if state < MEMBER_STATES.len() => return Some((state, sure)),
                Spot::In(_) | Spot::CannotBeTold => {}
                Spot::Unsaid => sure = false,
            }
        }
        let states = self.established.unwrap_or(0) & UNION;
        (states.count_ones() == 1).then_some((states.trailing_zeros() as State, true))
    }

    /// The states that come into question.
    pub(super) fn candidates(&self) -> impl Iterator<Item = State> + use<> {
        let mut states = self.established.unwrap_or(0) | self.provides.unwrap_or(0);
        for spot in self.main.into_iter().flatten() {
            if let Spot::In(state) = spot {
                states |= 1 << state;
            }
        }
        (0..MEMBER_STATES.len()).filter(move |state| states & (1 << state) != 0)
    }
}

impl Engine<'_> {
    /// Lowers an organisation.
    #[must_use]
    pub fn facts(&self, profile: &Profile, presume: bool) -> Facts {
        let places = Whereabouts::of(&profile.places, self.asked_code());
        let mut facts = Facts {
            presume,
            size: profile.size,
            slots: self.unsaid(presume).to_vec(),
            activities: Vec::with_capacity(profile.activities.len()),
            group: profile.group.as_deref().map(|group| self.others(group)),
            earlier: Vec::with_capacity(profile.periods.len()),
            periods: Vec::new(),
            places,
        };
        for (name, answer) in &profile.answers {
            if let Some(input) = self.words.find(name) {
                facts.slots[input] = Slot::Said(Value::of(answer, &self.words));
            }
        }
        for activity in &profile.activities {
            let said = activity.answers.iter().filter_map(|(name, answer)| {
                let input = self.words.find(name)?;
                Some((input, Value::of(answer, &self.words)))
            });
            facts.activities.push(Doing {
                entity: self.entity(&activity.entity),
                said: said.collect(),
                slots: Vec::new(),
            });
        }
        for period in &profile.periods {
            facts.earlier.push(Earlier {
                figures: self.three(&period.figures),
                group: self.others(period.group.as_deref().unwrap_or(&[])),
            });
        }
        self.tell(&mut facts, self.asked);
        self.add_up(&mut facts);
        facts
    }

    /// Says of the organisation what another answer to a question would say.
    pub(super) fn say(&self, facts: &mut Facts, input: &str, answer: &crate::decide::Answer) {
        if input == "size" {
            for figure in self.known.figures {
                facts.slots[figure] = self.unsaid(facts.presume)[figure];
            }
            facts.size = match answer {
                crate::decide::Answer::Choice(size) => SizeClass::parse(size),
                _ => None,
            };
        } else if let Some(place) = self.words.find(input) {
            let value = Value::of(answer, &self.words);
            if crate::decide::profile::per_activity(&self.law, input) {
                for doing in &mut facts.activities {
                    doing.said.retain(|(other, _)| *other != place);
                    doing.said.push((place, value));
                }
            } else {
                facts.slots[place] = Slot::Said(value);
            }
        }
        facts.spread();
        self.add_up(facts);
    }

    /// Asks another state about the organisation. What was said about the state asked says nothing
    /// about another.
    pub(super) fn ask_another_state(&self, facts: &mut Facts, state: State) {
        for (input, _) in &self.told {
            facts.slots[*input] = self.unsaid(facts.presume)[*input];
        }
        self.tell(facts, Some(state));
    }

    /// Answers what the places of an organisation tell, where nothing was said.
    fn tell(&self, facts: &mut Facts, asked: Option<State>) {
        for (input, by) in &self.told {
            if facts.slots[*input].said().is_some() {
                continue;
            }
            facts.slots[*input] = match facts.places.tell(*by, asked) {
                Told::Known(yes) => Slot::Told(yes),
                Told::Presumed(yes) if facts.presume => Slot::ToldByPresumption(yes),
                Told::Presumed(_) => Slot::Nothing,
                Told::Nothing => self.unsaid(facts.presume)[*input],
            };
        }
        facts.spread();
    }

    fn others(&self, group: &[Member]) -> Vec<Other> {
        let other = |member: &Member| Other {
            tie: member.tie,
            figures: self.three(&member.figures),
        };
        group.iter().map(other).collect()
    }

    fn three(&self, figures: &Figures) -> Said {
        FIGURES.map(|name| {
            let answer = figures.get(name)?;
            Some(Value::of(answer, &self.words))
        })
    }
}
