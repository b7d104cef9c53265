//! Pictures as SVG; here only as lists that say the same.

use crate::value::Date;
use crate::site::markdown::escape;

/// A report on the time line.
#[derive(Debug, Clone)]
pub struct TimelineStage {
    /// When it is due, short.
    pub label: String,
    /// What is due.
    pub detail: String,
    /// How long after the start; nothing where that is not fixed.
    pub offset_minutes: Option<u64>,
}

/// The words of a time line.
#[derive(Debug, Clone)]
pub struct TimelineWords {
    /// Its title.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    /// What the line begins with.
    pub start: String,
}

/// A day of a calendar.
#[derive(Debug, Clone)]
pub struct CalendarDate {
    /// The day.
    pub date: Date,
    /// What happens.
    pub label: String,
    /// What kind of day it is.
    pub kind: String,
}

/// The words of a calendar.
#[derive(Debug, Clone)]
pub struct CalendarWords {
    /// Its title.
    pub title: String,
    /// What it shows.
    pub description: String,
    /// The word for today.
    pub today: String,
}

/// A tile of the map.
#[derive(Debug, Clone)]
pub struct Tile {
    /// The code of the state.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where the tile leads.
    pub href: Option<String>,
    /// Where the state stands.
    pub state: TileState,
}

/// Where a state stands on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TileState {
    /// An act is in force.
    InForce,
    /// An act is adopted, not yet applicable.
    Adopted,
    /// There is a bill.
    Bill,
    /// There is neither.
    Nothing,
    /// No file covers it yet.
    NotCovered,
}

/// The words of the map.
#[derive(Debug, Clone)]
pub struct TileWords {
    /// Its title.
    pub title: String,
    /// What it shows.
    pub description: String,
}

/// The stages of reporting on a line.
#[must_use]
pub fn timeline(stages: &[TimelineStage], _words: &TimelineWords) -> String {
    let mut out = String::from("<ol class=\"timeline\">");
    for stage in stages {
        out.push_str("<li><b>");
        escape(&stage.label, &mut out);
        out.push_str("</b> ");
        escape(&stage.detail, &mut out);
        out.push_str("</li>");
    }
    out.push_str("</ol>");
    out
}

/// The dates of a state.
#[must_use]
pub fn calendar(_dates: &[CalendarDate], _today: Date, _words: &CalendarWords) -> String {
    String::new()
}

/// The member states as tiles.
#[must_use]
pub fn tile_map(_tiles: &[Tile], _words: &TileWords) -> String {
    String::new()
}
