//! Where an organisation is, by the places of states.

use crate::decide::profile::{MainEstablishment, Place};
use crate::decide::visit::Presence;
use crate::model::ToldBy;
use crate::value::MEMBER_STATES;

/// A country: its place among the member states, or one of the two behind them.
pub(super) type State = usize;

/// The state that is asked, where it is no member of the Union.
const ASKED_OUTSIDE: State = MEMBER_STATES.len();
const OTHER: State = ASKED_OUTSIDE + 1;

/// All member states.
const UNION: Bits32 = (1 << MEMBER_STATES.len()) - 1;

/// A set of countries.
pub(super) type Bits32 = u32;

/// Where an organisation is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Whereabouts {
    established: Option<Bits32>,
    provides: Option<Bits32>,
    main: Option<[Spot; 3]>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    #[default]
    Unsaid,
    CannotBeTold,
    In(State),
}

/// What the places of an organisation say about a question.
pub(super) enum Told {
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
    fn list(&mut self, presence: Presence) -> &mut Bits32 {
        let list = match presence {
            Presence::EstablishedIn => &mut self.established,
            Presence::ProvidesIn => &mut self.provides,
        };
        list.get_or_insert_default()
    }

    pub(super) fn is_told(&mut self, presence: Presence) {
        self.list(presence);
    }

    pub(super) fn present_in(&mut self, presence: Presence, code: &str, asked: Option<&str>) {
        *self.list(presence) |= 1 << state(code, asked);
    }

    pub(super) fn main_establishment_in(&mut self, main: &MainEstablishment, asked: Option<&str>) {
        let spot = |place: &Place| match place {
            Place::Unsaid => Spot::Unsaid,
            Place::CannotBeTold => Spot::CannotBeTold,
            Place::In(code) => Spot::In(state(code, asked)),
        };
        self.main = Some([&main.decisions, &main.operations, &main.most_staff].map(spot));
    }

    /// Answers a question about the state that is asked; with no state, about the Union.
    pub(super) fn tell(&self, by: ToldBy, asked: Option<State>) -> Told {
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
