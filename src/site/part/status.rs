//! The acts of a state and where its transposition stands.

use super::super::desk::{Desk, Line};
use super::super::markdown::{escape, escaped, inline};
use super::super::place::{Place, Subject};
use super::super::section::{Row, Section, link, said};
use crate::model::inherit::Basis;
use crate::model::{Act, Fact};
use crate::value::Date;

/// The word for where transposition stands.
#[must_use]
pub fn word(basis: Basis) -> &'static str {
    match basis {
        Basis::InForce => "in-force",
        Basis::Adopted => "adopted",
        Basis::Bill => "bill",
        Basis::DirectiveOnly => "none",
    }
}

/// The acts, each with its titles, its gazette and its dates: those that transpose first.
#[must_use]
pub fn section(desk: &Desk<'_>, place: &Place<'_>) -> Section {
    let transposing = place.law.transposing_acts();
    let mut acts = transposing.clone();
    let others = place.country.body.laws.iter();
    acts.extend(others.filter(|act| !transposing.iter().any(|other| other.id == act.id)));
    told(desk, place, &acts)
}

/// The acts that transpose, for the page of a sector; the others stand on the page of the state.
#[must_use]
pub fn transposing(desk: &Desk<'_>, place: &Place<'_>) -> Section {
    let acts = place.law.transposing_acts();
    let mut section = told(desk, place, &acts);
    if acts.len() < place.country.body.laws.len() {
        let country = [("country", place.country.name.as_str())];
        section.text(link(
            &place.part(desk, "law"),
            &desk.words.with("law-all", &country),
        ));
    }
    section
}

fn told(desk: &Desk<'_>, place: &Place<'_>, acts: &[&Act]) -> Section {
    let words = desk.words;
    let mut section = Section::new("law", words.get("law-title"));
    let rows = acts
        .iter()
        .map(|act| Row {
            html: heading(desk, act, place.law.base.as_of),
            lines: lines(desk, act),
            cells: Vec::new(),
        })
        .collect();
    section.facts("", rows, "acts");
    let meanwhile = place
        .country
        .meanwhile
        .iter()
        .map(|entry| desk.entry(entry))
        .collect();
    section.list(words.get("law-remarks"), meanwhile);
    super::open::absent(desk, &Subject::state(place), "laws", &mut section);
    section
}

fn heading(desk: &Desk<'_>, act: &Act, today: Date) -> String {
    let status = act.status(today).word();
    let name = match act.link() {
        Some(url) => link(url.as_str(), &act.name),
        None => escaped(&act.name),
    };
    format!(
        "{name} <span class=\"tag tag-{status}\">{}</span>",
        escaped(&desk.words.of("status", status))
    )
}

fn lines(desk: &Desk<'_>, act: &Act) -> Vec<Line> {
    let words = desk.words;
    let mut lines = Vec::new();
    for (language, title) in &act.titles {
        let mut line = desk.line(&title.proof, &title.value);
        let mut html = format!("<cite lang=\"{language}\">");
        escape(&title.value, &mut html);
        html.push_str("</cite>");
        line.text = html;
        lines.push(line);
    }
    let mut dates: Vec<String> = Vec::new();
    let mut proof = String::new();
    let stated: [(&str, &Option<Fact<Date>>); 5] = [
        ("act-adopted", &act.adopted),
        ("act-published", &act.published),
        ("act-in-force", &act.in_force),
        ("act-applies", &act.applies),
        ("act-repealed", &act.repealed),
    ];
    for (name, date) in stated {
        if let Some(date) = date {
            dates.push(words.with(name, &[("date", &words.date(date.value))]));
            let mark = desk.proof(&date.proof);
            if !proof.contains(&mark) {
                if !proof.is_empty() {
                    proof.push(' ');
                }
                proof.push_str(&mark);
            }
        }
    }
    if !dates.is_empty() {
        let mut line = said(escaped(&dates.join(words.get("list-semicolon"))));
        line.proof = proof;
        lines.push(line);
    }
    if let Some(citation) = &act.citation {
        lines.push(desk.line(&citation.proof, &citation.value));
    }
    for repealed in &act.repeals {
        lines.push(desk.line(
            &repealed.proof,
            &words.with("act-repeals", &[("what", &repealed.value)]),
        ));
    }
    if let Some(summary) = &act.summary {
        lines.push(desk.line(&summary.proof, &summary.value));
    }
    lines.extend(act.entries.iter().map(|entry| desk.entry(entry)));
    lines
}

/// A banner where no act binds yet.
#[must_use]
pub fn banner(desk: &Desk<'_>, place: &Place<'_>) -> Option<String> {
    let name = match place.law.basis {
        Basis::InForce => return None,
        Basis::Adopted => "banner-adopted",
        Basis::Bill => "banner-bill",
        Basis::DirectiveOnly => "banner-none",
    };
    Some(inline(
        &desk.words.with(name, &[("country", &place.country.name)]),
    ))
}
