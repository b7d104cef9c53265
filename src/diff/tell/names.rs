//! What acts, authorities, fields and statements without a name are called.

use std::collections::BTreeMap;

use super::super::Side;
use super::super::say::words;
use super::super::table::{Row, Table};

/// What statements without a name are called.
pub(super) fn fixed(word: &str) -> Option<&'static str> {
    Some(match word {
        "to" => "to whom incidents are reported",
        "with" => "with whom entities register",
        "required" => "whether entities register",
        "constitutive" => "whether the entry makes the duty",
        "mechanism" => "who takes the first step",
        "portal" | "channel" => "the way in",
        "clock" => "the clock of reporting",
        "bites-from" => "the first day of fines",
        "covers" => "what the fines cover",
        "voluntary" => "who may report without a duty",
        _ => return None,
    })
}

/// What a field is, in words.
pub(super) fn title(row: Option<&Row>, field: &str) -> String {
    let word = row.map_or("value", |row| row.word.as_str());
    match field {
        "value" => words(word),
        "when" | "applies" => "for whom".to_owned(),
        "under" => "provision".to_owned(),
        "from" => "holds from".to_owned(),
        "until" => "holds until".to_owned(),
        "status_on_day" => "status".to_owned(),
        "more" => "text".to_owned(),
        "draft" => "stands in a bill".to_owned(),
        other => words(other.trim_start_matches("more_facts.")),
    }
}

/// An act as people tell it: its name, its gazette or number, and since when it is in force.
pub(super) fn act_title(table: &Table, at: usize) -> String {
    let row = &table.rows[at];
    let mut told = row.text("name").unwrap_or(row.name()).to_owned();
    let inside: BTreeMap<&str, &str> = table
        .rows
        .iter()
        .filter(|inner| inner.parent == Some(at))
        .filter_map(|inner| Some((inner.word.as_str(), inner.text("value")?)))
        .collect();
    let mut more = Vec::new();
    if let Some(day) = inside.get("adopted") {
        more.push(format!("of {day}"));
    }
    if let Some(place) = inside.get("citation").or_else(|| inside.get("number")) {
        more.push((*place).to_owned());
    }
    if let Some(day) = inside.get("in-force") {
        more.push(format!("in force {day}"));
    }
    if !more.is_empty() {
        told = format!("{told} ({})", more.join(", "));
    }
    told
}

pub(super) fn authority(side: &Side<'_>, state: &str, id: &str) -> Option<String> {
    let country = side.base.countries.get(state)?;
    let authority = country
        .body
        .authorities
        .iter()
        .find(|authority| authority.id == id)?;
    let short = authority.short.as_ref().map(|short| short.value.clone());
    Some(short.unwrap_or_else(|| authority.name.clone()))
}

pub(in crate::diff) fn status_words(status: &str) -> &'static str {
    match status {
        "bill" => "a bill",
        "adopted" => "adopted, not in force",
        "repealed" => "repealed",
        "failed" => "failed, never law",
        _ => "in force",
    }
}
