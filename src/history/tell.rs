//! The history for a terminal.

use super::log::{Log, Logged};
use super::{Event, EventKind};
use crate::model::Grade;

/// What happens, in a sentence without its full stop.
pub(super) fn sentence(event: &Event<'_>) -> String {
    let subject = &event.subject;
    let keyword = event.keyword.unwrap_or_default().replace('-', " ");
    match event.kind {
        EventKind::Adopted => format!("{subject} is adopted"),
        EventKind::Published => format!("{subject} is published"),
        EventKind::InForce => format!("{subject} comes into force"),
        EventKind::Applies => format!("{subject} applies"),
        EventKind::TransposeBy => format!("Last day for transposing {subject}"),
        EventKind::Repealed => format!("{subject} is repealed"),
        EventKind::DutiesFrom => format!("The duties begin to bind: {subject}"),
        EventKind::FinesFrom => "Fines are imposed from this day on".to_owned(),
        // The calendar of a state says in its own words what is due.
        EventKind::RegisterBy if event.keyword.is_none() => subject.clone(),
        EventKind::RegisterBy => format!("Last day of registration: {subject}"),
        EventKind::Begins => format!("From this day on, {keyword}: {subject}"),
        EventKind::Ends => format!("Until this day, {keyword}: {subject}"),
        EventKind::Deferred | EventKind::Milestone | EventKind::Event => subject.clone(),
    }
}

/// What is coming, soonest first, then what happened, newest first.
#[must_use]
pub fn tell_log(log: &Log) -> String {
    let coming: Vec<&Logged> = log.events.iter().filter(|event| event.coming).collect();
    let past: Vec<&Logged> = log
        .events
        .iter()
        .rev()
        .filter(|event| !event.coming)
        .collect();
    let mut text = String::new();
    for (title, events) in [("Coming", coming), ("So far", past)] {
        if events.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(title);
        text.push('\n');
        for event in events {
            text.push_str(&line(event));
        }
    }
    if text.is_empty() {
        text.push_str("no day is known\n");
    }
    text
}

/// `2026-04-18  BE  milestone     What is due (nis2-law art 13; secondary) [energy]`.
fn line(event: &Logged) -> String {
    let mut behind: Vec<String> = event
        .under
        .iter()
        .map(|citation| {
            format!("{} {}", citation.law, citation.place())
                .trim_end()
                .to_owned()
        })
        .collect();
    if event.draft {
        behind.push("bill".to_owned());
    }
    if event.grade != Grade::Official {
        behind.push(event.grade.word().to_owned());
    }
    let mut line = format!(
        "{}  {}  {:<12}  {}",
        event.date,
        event.country,
        event.kind.word(),
        event.what
    );
    if !behind.is_empty() {
        line.push_str(&format!(" ({})", behind.join("; ")));
    }
    if !event.everybody {
        let whom = match event.sectors.as_slice() {
            [] => "no listed type".to_owned(),
            sectors => sectors.join(", "),
        };
        line.push_str(&format!(" [{whom}]"));
    }
    line.push('\n');
    line
}
