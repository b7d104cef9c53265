//! The history as programs read it.

use schemars::JsonSchema;
use serde::Serialize;

use super::tell::sentence;
use super::{Concerns, Event, EventKind};
use crate::model::{Grade, SourceUse};
use crate::value::{Citation, Date};

/// The history of the law, or a part of it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Log {
    /// `acquis-log`.
    pub format: &'static str,
    /// The version of the format.
    pub version: u32,
    /// The day by which past and coming are told.
    pub as_of: Date,
    /// The state that was asked for; `EU` for the Union.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The first day that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The days, oldest first.
    pub events: Vec<Logged>,
}

/// One day of the law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Logged {
    /// Its stable id: that of the fact it is told by, and what of the fact it tells.
    pub id: String,
    /// The day.
    pub date: Date,
    /// Whether the day has not passed on `as_of`.
    pub coming: bool,
    /// The code of the state; `EU` for the Union.
    pub country: String,
    /// What happens.
    pub kind: EventKind,
    /// The same in a sentence.
    pub what: String,
    /// The act whose day it is, by its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// The provisions that say so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<Citation>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceUse>,
    /// The best grade among its sources; unverified where there is none.
    pub grade: Grade,
    /// Whether it is told of a bill, or stands only in one.
    pub draft: bool,
    /// Whether it concerns entities of every type.
    pub everybody: bool,
    /// The sectors that it concerns; nothing where it concerns everybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<String>,
    /// The entity types that it concerns; nothing where it concerns everybody.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
}

/// The events of one state (`EU` for the Union), or of all, from a day on.
#[must_use]
pub fn log(events: &[Event<'_>], as_of: Date, country: Option<&str>, since: Option<Date>) -> Log {
    Log {
        format: "acquis-log",
        version: 1,
        as_of,
        country: country.map(str::to_owned),
        since,
        events: events
            .iter()
            .filter(|event| country.is_none_or(|code| event.code() == code))
            .filter(|event| since.is_none_or(|since| event.date >= since))
            .map(|event| logged(event, as_of))
            .collect(),
    }
}

fn logged(event: &Event<'_>, as_of: Date) -> Logged {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let (everybody, sectors, types) = match &event.concerns {
        Concerns::Everybody => (true, Vec::new(), Vec::new()),
        Concerns::Some { sectors, types } => (false, owned(sectors), owned(types)),
    };
    Logged {
        id: event.id.clone(),
        date: event.date,
        coming: event.is_coming(as_of),
        country: event.code().to_owned(),
        kind: event.kind,
        what: sentence(event),
        act: event.act.map(str::to_owned),
        under: event.proof.under.clone(),
        sources: event.proof.sources.clone(),
        grade: event.proof.grade,
        draft: event.draft,
        everybody,
        sectors,
        types,
    }
}
