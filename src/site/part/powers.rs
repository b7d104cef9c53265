//! What the state may do, and the frameworks by which entities show that they comply, with all that
//! their blocks say.

use super::super::desk::{Desk, Line};
use super::super::markdown::{escaped, inline};
use super::super::place::Subject;
use super::super::section::{Row, link, said};
use super::super::words::lower_first;
use crate::decide::COMPETENT;
use crate::model::{Entry, Fact};

/// Powers and designations that can reach these entities.
#[must_use]
pub fn powers(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Row> {
    let words = desk.words;
    rows(desk, subject, &["power", "designation"], |entry, lines| {
        let mut say = |name: &str, key: &str, told: Vec<String>| {
            if !told.is_empty() {
                let all = words.all_of(&told);
                lines.push(said(escaped(&words.with(name, &[(key, &all)]))));
            }
        };
        say(
            "power-by",
            "who",
            listed(entry, "by", |id| {
                if id == COMPETENT {
                    words.get("competent-authority").to_owned()
                } else {
                    desk.authority_short(id)
                }
            }),
        );
        say(
            "power-binds",
            "whom",
            listed(entry, "binds", |class| {
                match words.find(&format!("power-binds-{class}")) {
                    Some(word) => word.to_owned(),
                    None => desk.class_name(class),
                }
            }),
        );
        say(
            "power-except",
            "what",
            listed(entry, "except", |activity| {
                lower_first(&desk.activity_name(activity))
            }),
        );
        match first(entry, "used") {
            Some("yes") => lines.push(said(escaped(words.get("power-used")))),
            Some("no") => lines.push(said(escaped(words.get("power-not-used")))),
            _ => {}
        }
    })
}

/// Frameworks that concern these entities. In full they stand on the page of the state; on that of a
/// sector, what they are and for whom they are compulsory.
#[must_use]
pub fn frameworks(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Row> {
    let words = desk.words;
    rows(desk, subject, &["framework"], |entry, lines| {
        let mut say = |name: &str, key: &str, told: Vec<String>| {
            if !told.is_empty() {
                let all = words.all_of(&told);
                lines.push(said(escaped(&words.with(name, &[(key, &all)]))));
            }
        };
        say(
            "framework-mandatory",
            "for",
            listed(entry, "mandatory", |level| words.of("mandatory", level)),
        );
        if subject.here.is_some() {
            return;
        }
        say(
            "framework-versions",
            "versions",
            listed(entry, "version", str::to_owned),
        );
        say("framework-levels", "levels", texts(entry, "level"));
        match first(entry, "presumption") {
            Some("yes") => lines.push(said(escaped(words.get("framework-presumption")))),
            Some("no") => lines.push(said(escaped(words.get("framework-no-presumption")))),
            _ => {}
        }
        if let Some(url) = first(entry, "url") {
            lines.push(said(link(url, words.get("framework-site"))));
        }
    })
}

/// A row for each entry of these kinds: what it says at length, its period, what its block says, and
/// remarks.
fn rows(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    kinds: &[&str],
    block: impl Fn(&Fact<Entry>, &mut Vec<Line>),
) -> Vec<Row> {
    let entries = &subject.place.country.body.entries;
    let of_kind = entries
        .iter()
        .filter(|entry| kinds.contains(&entry.kind.as_str()));
    of_kind
        .filter_map(|entry| {
            let residual = subject.residual(entry.when.as_ref());
            if residual.is_never() {
                return None;
            }
            let mut main = desk.line(&entry.proof, entry.more.as_deref().unwrap_or_default());
            main.when = desk.where_text(&residual);
            if let Some(within) = &entry.within {
                let within = desk.within(within);
                main.when = match main.when.as_str() {
                    "" => within,
                    rest => format!("{within}{}{rest}", desk.words.get("list-comma")),
                };
            }
            let mut lines = vec![main];
            block(entry, &mut lines);
            if subject.here.is_none() {
                lines.extend(entry.details.iter().map(|detail| desk.entry(detail)));
            }
            Some(Row {
                html: inline(&entry.text),
                lines,
                cells: Vec::new(),
            })
        })
        .collect()
}

/// The words that the block lists behind a keyword, as they are told.
fn listed(entry: &Entry, keyword: &str, tell: impl Fn(&str) -> String) -> Vec<String> {
    let words = entry.more_facts.get(keyword).into_iter().flatten();
    words.map(|word| tell(word)).collect()
}

/// The texts of statements that have an id before each.
fn texts(entry: &Entry, keyword: &str) -> Vec<String> {
    let pairs = entry.more_facts.get(keyword).map_or(&[][..], Vec::as_slice);
    pairs
        .chunks_exact(2)
        .filter_map(|pair| pair.last().cloned())
        .collect()
}

fn first<'e>(entry: &'e Entry, keyword: &str) -> Option<&'e str> {
    entry.more_facts.get(keyword)?.first().map(String::as_str)
}
