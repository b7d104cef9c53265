//! The dated history of the law: what happened and what is to come, from the days that the sources
//! themselves name. Nothing whose day is not known is in it, and no clock is asked: what is past and
//! what is coming is told by the day of the model.

mod acts;
mod concern;
mod gather;
mod log;
mod tell;

pub use concern::Concerns;
pub use log::{Log, Logged, log};
pub use tell::tell_log;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::condition::Condition;
use crate::model::{Country, Grade, KnowledgeBase, Proof};
use crate::value::Date;

/// What happens on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// An act is adopted or signed.
    Adopted,
    /// An act is published.
    Published,
    /// An act comes into force.
    InForce,
    /// An act applies.
    Applies,
    /// Last day for transposing a directive.
    TransposeBy,
    /// Part of an act applies later than the rest.
    Deferred,
    /// An act is repealed.
    Repealed,
    /// The duties under the national law begin to bind.
    DutiesFrom,
    /// Fines are imposed from this day on.
    FinesFrom,
    /// Last day of a first registration.
    RegisterBy,
    /// A day by which entities, or a state, have to do something.
    Milestone,
    /// Something that happened: a step of a bill, a judgment, a portal that opened.
    Event,
    /// A statement holds from this day on.
    Begins,
    /// A statement holds until this day.
    Ends,
}

impl EventKind {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            EventKind::Adopted => "adopted",
            EventKind::Published => "published",
            EventKind::InForce => "in-force",
            EventKind::Applies => "applies",
            EventKind::TransposeBy => "transpose-by",
            EventKind::Deferred => "deferred",
            EventKind::Repealed => "repealed",
            EventKind::DutiesFrom => "duties-from",
            EventKind::FinesFrom => "fines-from",
            EventKind::RegisterBy => "register-by",
            EventKind::Milestone => "milestone",
            EventKind::Event => "event",
            EventKind::Begins => "begins",
            EventKind::Ends => "ends",
        }
    }

    /// Whether entities have to be ready by that day.
    #[must_use]
    pub fn is_due(self) -> bool {
        matches!(
            self,
            EventKind::DutiesFrom
                | EventKind::FinesFrom
                | EventKind::RegisterBy
                | EventKind::Milestone
        )
    }
}

/// One day of the law.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// Its stable id: that of the fact it is told by, and what of the fact it tells.
    pub id: String,
    /// The day.
    pub date: Date,
    /// The state; nothing for the Union.
    pub country: Option<&'a Country>,
    /// What happens.
    pub kind: EventKind,
    /// To what: the name of an act, or the words of the source.
    pub subject: String,
    /// The keyword of the statement that begins, ends or names the day; nothing where the subject says
    /// it all.
    pub keyword: Option<&'static str>,
    /// The act whose day it is, by its id.
    pub act: Option<&'a str>,
    /// What stands behind it.
    pub proof: &'a Proof,
    /// Whether it is told of a bill, or stands only in one.
    pub draft: bool,
    /// For whom, in the terms of the sources.
    pub when: Option<Condition>,
    /// Which sectors and entity types.
    pub concerns: Concerns<'a>,
}

impl Event<'_> {
    /// The code of the state; `EU` for the Union.
    #[must_use]
    pub fn code(&self) -> &str {
        self.country.map_or("EU", |country| country.code.as_str())
    }

    /// Whether the day has not passed on the day of the model.
    #[must_use]
    pub fn is_coming(&self, as_of: Date) -> bool {
        self.date >= as_of
    }

    /// Whether anything but a draft or a recollection stands behind it.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.draft && !self.proof.repealed && self.proof.grade < Grade::Unverified
    }
}

/// The history of the Union's law and of every state, oldest first; on a day, the Union before the
/// states, in the order of their codes.
#[must_use]
pub fn history(base: &KnowledgeBase) -> Vec<Event<'_>> {
    let codes: Vec<Option<&String>> = std::iter::once(None)
        .chain(base.countries.keys().map(Some))
        .collect();
    let mut events: Vec<Event<'_>> = codes
        .par_iter()
        .flat_map_iter(|code| gather::of(base, code.map(String::as_str)))
        .collect();
    let place = |event: &Event<'_>| {
        event
            .country
            .map(|country| country.code.as_str().to_owned())
    };
    events.sort_by_cached_key(|event| (event.date, place(event), event.kind, event.id.clone()));
    events
}
