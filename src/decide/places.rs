//! Answers that follow from where an organisation is: establishment, services, main establishment
//! (Art. 26).

use std::collections::BTreeSet;

use super::group::Case;
use super::profile::{MainEstablishment, Place};
use crate::model::ToldBy;
use crate::value::MEMBER_STATES;

/// What the places of an organisation say about a question.
pub(super) enum Told {
    /// Yes or no.
    Known(bool),
    /// Yes or no, if places of which nothing is said cannot be told.
    Presumed(bool),
    /// Nothing.
    Nothing,
}

/// Answers a question about the state that is asked; with no state, about the Union.
pub(super) fn tell(by: ToldBy, case: &Case) -> Told {
    let places = &case.profile.places;
    let here = |codes: &Option<BTreeSet<String>>| match (codes, &case.asked) {
        (None, _) => Told::Nothing,
        (Some(codes), Some(asked)) => Told::Known(codes.contains(asked)),
        (Some(codes), None) => Told::Known(codes.iter().any(|code| in_union(code))),
    };
    match by {
        ToldBy::EstablishedIn => here(&places.established_in),
        ToldBy::ProvidesIn => here(&places.provides_in),
        ToldBy::EstablishedInUnion => match &places.established_in {
            Some(codes) => Told::Known(codes.iter().any(|code| in_union(code))),
            None => Told::Nothing,
        },
        ToldBy::MainEstablishment => match main_establishment(case) {
            None => Told::Nothing,
            Some((state, sure)) => {
                let here = case.asked.as_deref().is_none_or(|asked| asked == state);
                if sure {
                    Told::Known(here)
                } else {
                    Told::Presumed(here)
                }
            }
        },
    }
}

/// Whether a code is that of a member state.
pub(super) fn in_union(code: &str) -> bool {
    MEMBER_STATES.iter().any(|(state, _)| *state == code)
}

/// The state of the main establishment, and whether nothing had to be presumed. With one single
/// establishment in the Union there is nothing to choose from.
fn main_establishment(case: &Case) -> Option<(&str, bool)> {
    let places = &case.profile.places;
    if let Some(MainEstablishment {
        decisions,
        operations,
        most_staff,
    }) = &places.main_establishment
    {
        let mut sure = true;
        for place in [decisions, operations, most_staff] {
            match place {
                Place::In(code) if in_union(code) => return Some((code, sure)),
                Place::In(_) | Place::CannotBeTold => {}
                Place::Unsaid => sure = false,
            }
        }
    }
    let mut states = places
        .established_in
        .iter()
        .flatten()
        .filter(|code| in_union(code));
    match (states.next(), states.next()) {
        (Some(only), None) => Some((only, true)),
        _ => None,
    }
}

/// The states that come into question for an organisation.
pub(super) fn candidates(case: &Case) -> BTreeSet<&str> {
    let places = &case.profile.places;
    let listed = places.established_in.iter().chain(&places.provides_in);
    let main = places.main_establishment.iter().flat_map(|main| {
        [&main.decisions, &main.operations, &main.most_staff]
            .into_iter()
            .filter_map(|place| match place {
                Place::In(code) => Some(code),
                _ => None,
            })
    });
    listed
        .flatten()
        .chain(main)
        .map(String::as_str)
        .filter(|code| in_union(code))
        .collect()
}
