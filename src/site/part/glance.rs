//! At a glance: the plain answer.

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::escaped;
use super::super::place::{Subject, spread};
use super::super::section::{Row, link, said};
use super::super::words::upper_first;
use super::{authorities, fines, registration, reporting, scope};
use crate::decide::Outcome;
use crate::model::inherit::Basis;

/// The rows of the box.
#[must_use]
pub fn rows(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Row> {
    let words = desk.words;
    let mut rows = Vec::new();
    for one in spread(&subject.rows, &subject.outcomes) {
        let mut line = said(escaped(&scope::phrase(desk, subject, &one)));
        line.proof = scope::proof_of(desk, subject, &one.outcome);
        let mut row = Row::facts("", vec![line]);
        row.html = scope::tag(desk, &one.outcome);
        rows.push(row);
    }
    let unknown = || {
        let mut line = said(escaped(words.get("not-verified")));
        line.standing = "open";
        vec![line]
    };
    let or_unknown = |lines: Vec<Line>| if lines.is_empty() { unknown() } else { lines };
    rows.push(Row::facts(
        words.get("glance-authority"),
        or_unknown(short(authorities::lines(desk, subject))),
    ));
    if !subject.all_out() {
        rows.push(Row::facts(
            words.get("glance-register"),
            or_unknown(first(desk, register(desk, subject), "registration")),
        ));
    }
    rows.push(Row::facts(
        words.get("glance-report"),
        or_unknown(first(desk, report(desk, subject), "reporting")),
    ));
    let fine = first(desk, highest(desk, subject), "fines");
    rows.push(Row::facts(words.get("glance-fine"), or_unknown(fine)));
    rows.push(Row::facts(
        words.get("glance-duties-from"),
        or_unknown(duties_from(desk, subject)),
    ));
    rows.push(Row::facts(
        words.get("glance-fines-from"),
        or_unknown(fines_from(desk, subject)),
    ));
    rows
}

/// How many statements a row of the box has room for.
const ROOM: usize = 3;

/// The first statements of a row, and a link to the part of the page that tells the others.
fn first(desk: &Desk<'_>, lines: Vec<Line>, part: &str) -> Vec<Line> {
    let over = lines.len().saturating_sub(ROOM);
    if over < 2 || desk.extent == Extent::Whole {
        return lines;
    }
    let mut lines: Vec<Line> = lines.into_iter().take(ROOM).collect();
    let text = desk.words.count("glance-more", over, &[]);
    lines.push(said(link(&format!("#{part}"), &text)));
    lines
}

fn short(mut lines: Vec<Line>) -> Vec<Line> {
    for line in &mut lines {
        line.notes.clear();
    }
    lines
}

/// The standing period, and the days that lie ahead; where none does, the days that have passed.
#[must_use]
pub fn register(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let (own, _) = registration::blocks(subject);
    let mut lines = Vec::new();
    for (block, residual) in own {
        for mut line in registration::in_brief(desk, subject, block) {
            if line.when.is_empty() {
                line.when = desk.where_text(&residual);
            }
            lines.push(line);
        }
    }
    short(lines)
}

/// To whom incidents are reported.
#[must_use]
pub fn report(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let words = desk.words;
    if let Some(regime) = subject.displaced("reporting") {
        return vec![said(escaped(
            &words.with("glance-regime", &[("regime", &regime.name)]),
        ))];
    }
    if !subject.has_duties() {
        let only = subject.outcomes.contains(&Outcome::RegistrationOnly);
        return vec![said(escaped(words.get(if only {
            "reporting-registration-only"
        } else {
            "reporting-none"
        })))];
    }
    let mut lines = Vec::new();
    for (at, route) in reporting::routes(subject).iter().enumerate() {
        for mut line in reporting::recipients(desk, subject, route) {
            if at > 0 && line.when.is_empty() {
                line.when = desk.where_text(&route.residual);
            }
            if let Some(portal) = route.block.and_then(|block| {
                block
                    .portals
                    .iter()
                    .find(|portal| portal.url.is_some() && portal.when.is_none())
            }) && let Some(url) = &portal.url
            {
                let name = portal.name.as_deref().unwrap_or(url.host());
                line.text.push_str(&escaped(words.get("list-comma")));
                line.text.push_str(&link(url.as_str(), name));
            }
            lines.push(line);
        }
    }
    short(lines)
}

/// The highest fine for each class.
#[must_use]
pub fn highest(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let words = desk.words;
    if let Some(regime) = subject.displaced("fines") {
        return vec![said(escaped(
            &words.with("glance-regime", &[("regime", &regime.name)]),
        ))];
    }
    if !subject.has_duties() {
        return vec![said(escaped(words.get("fines-none")))];
    }
    let own = fines::blocks(subject);
    let mut lines = Vec::new();
    for class in fines::classes(subject) {
        let ceilings = own.iter().flat_map(|fines| &fines.ceilings);
        for ceiling in ceilings.filter(|ceiling| ceiling.class == class) {
            let residual = subject.residual(ceiling.when.as_ref());
            if residual.is_never() {
                continue;
            }
            let text = words.with(
                "fine-of-class",
                &[
                    ("class", &upper_first(&desk.class_name(&class))),
                    ("amount", &fines::amount(desk, ceiling)),
                ],
            );
            let mut line = desk.line(&ceiling.proof, &text);
            line.when = desk.where_text(&residual);
            lines.push(line);
        }
    }
    short(lines)
}

/// From when the duties bind.
#[must_use]
pub fn duties_from(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let words = desk.words;
    if subject.law().basis == Basis::DirectiveOnly || subject.law().basis == Basis::Bill {
        return vec![said(escaped(words.get("duties-not-yet")))];
    }
    let acts = subject.law().transposing_acts();
    let first = acts
        .iter()
        .filter_map(|act| act.binds_from())
        .min_by_key(|date| date.value);
    first
        .map(|date| desk.line(&date.proof, &words.date(date.value)))
        .into_iter()
        .collect()
}

fn fines_from(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let from = fines::blocks(subject)
        .into_iter()
        .filter_map(|block| block.bites_from.as_ref());
    from.map(|from| desk.line(&from.proof, &desk.words.date(from.value)))
        .collect()
}
