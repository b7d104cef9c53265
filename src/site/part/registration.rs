//! Registration: who, where, by when, with what.

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::{escaped, inline};
use super::super::place::Subject;
use super::super::section::{Row, Section, said};
use super::super::words::{lower_first, upper_first};
use super::reporting::{authority_html, portals};
use crate::decide::{Residual, supervisors_of};
use crate::model::{Entry, Fact, Registration};

/// A registration block, and for whom of the subject it speaks.
pub type Block<'a> = (&'a Registration, Residual);

/// The blocks that concern these entities: the state's, then the directive's.
#[must_use]
pub fn blocks<'a>(subject: &Subject<'a>) -> (Vec<Block<'a>>, Vec<Block<'a>>) {
    let shared = &subject.law().directive.body.registration;
    let of = |blocks: &'a [Registration]| -> Vec<Block<'a>> {
        blocks
            .iter()
            .filter_map(|block| {
                // A block of the state by the name of one of the directive's speaks for the same.
                let twin = shared
                    .iter()
                    .find(|other| other.addressee.name == block.addressee.name);
                let residual = match (&block.addressee.applies, twin) {
                    (None, Some(twin)) if block.addressee.regime.is_none() => {
                        subject.addressed(&twin.addressee)
                    }
                    _ => subject.addressed(&block.addressee),
                };
                (!residual.is_never()).then_some((block, residual))
            })
            .collect()
    };
    (of(&subject.place.country.body.registration), of(shared))
}

/// The section on registration.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("registration", words.get("registration-title"));
    if subject.all_out() {
        section.text(escaped(words.get("registration-out")));
        return section;
    }
    if let Some(regime) = subject.displaced("registration") {
        section.text(escaped(
            &words.with("registration-displaced", &[("regime", &regime.name)]),
        ));
    }
    let (own, shared) = blocks(subject);
    if own.is_empty() {
        section.text(escaped(words.get("registration-unknown")));
    }
    let several = own.len() > 1;
    for (at, (block, residual)) in own.iter().enumerate() {
        let title = block
            .addressee
            .name
            .as_deref()
            .filter(|_| several)
            .map_or_else(String::new, |name| words.of("registry", name));
        // In brief, only the first register is told with the information that it asks for.
        let whole = desk.extent >= Extent::of_details(at);
        let least = if at == 0 { Extent::Bare } else { Extent::Short };
        let rows = || rows(desk, subject, block, residual, whole);
        section.from(least, desk, &title, rows, |section, title, rows| {
            section.facts(title, rows, "");
        });
        if !whole && !block.information.is_empty() {
            section.leave(words.get("registration-information"));
        }
        let details = block.details.iter();
        let details = || {
            details
                .filter(|detail| detail.name != "suppliers")
                .filter_map(|entry| desk.entry_for(subject, entry))
                .collect()
        };
        section.in_full(
            desk,
            words.get("registration-details"),
            details,
            Section::folded,
        );
    }
    // What a block of the state does not say of the same register is said on the directive's page.
    let missing = shared.iter().filter(|(block, _)| {
        !own.iter()
            .any(|(other, _)| other.addressee.name == block.addressee.name)
    });
    for (block, residual) in missing {
        let name = block.addressee.name.as_deref().map_or_else(
            || words.get("registry-national").to_owned(),
            |name| words.of("registry", name),
        );
        let title = words.with("registration-directive", &[("registry", &name)]);
        let rows = || rows(desk, subject, block, residual, true);
        section.in_full(desk, &title, rows, Section::folded_facts);
    }
    section.text(super::reporting::directive_link(
        desk,
        "registration",
        "registration-more",
    ));
    super::open::absent(desk, subject, "registration", &mut section);
    section
}

fn rows(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    block: &Registration,
    residual: &Residual,
    whole: bool,
) -> Vec<Row> {
    let words = desk.words;
    let mut rows = Vec::new();
    let mut who = Vec::new();
    if let Some(required) = &block.required {
        let name = if required.value {
            "registration-required"
        } else {
            "registration-not-required"
        };
        let mut line = desk.line(&required.proof, words.get(name));
        line.when = desk.where_text(residual);
        who.push(line);
    }
    if let Some(constitutive) = block
        .constitutive
        .as_ref()
        .filter(|constitutive| constitutive.value)
    {
        who.push(desk.line(&constitutive.proof, words.get("registration-constitutive")));
    }
    if let Some(mechanism) = &block.mechanism {
        who.push(desk.line(&mechanism.proof, &words.of("mechanism", &mechanism.value)));
    }
    push(&mut rows, words.get("registration-who"), who);
    let mut wher = Vec::new();
    if let Some(with) = &block.with {
        let ids = registrars(subject, &with.value);
        let names: Vec<String> = ids.into_iter().map(|id| authority_html(desk, id)).collect();
        let mut line = said(words.all_of(&names));
        line.proof = desk.proof(&with.proof);
        wher.push(line);
    }
    wher.extend(portals(desk, subject, &block.portals));
    push(&mut rows, words.get("registration-where"), wher);
    push(
        &mut rows,
        words.get("registration-when"),
        deadlines(desk, subject, block),
    );
    let changes = block
        .updates
        .iter()
        .filter_map(|update| {
            let residual = subject.residual(update.when.as_ref());
            let period = words.duration(update.period);
            let mut line = desk.line(&update.proof, &words.with("within", &[("period", &period)]));
            line.when = desk.where_text(&residual);
            (!residual.is_never()).then_some(line)
        })
        .collect();
    push(&mut rows, words.get("registration-changes"), changes);
    let information = block
        .information
        .iter()
        .filter(|_| whole)
        .filter_map(|entry| desk.entry_for(subject, entry))
        .collect();
    push(
        &mut rows,
        words.get("registration-information"),
        information,
    );
    rows
}

/// Of the authorities that keep a register those that these entities turn to: an authority that supervises
/// others and not them keeps it for others.
#[must_use]
pub fn registrars<'a>(subject: &Subject<'_>, all: &'a [String]) -> Vec<&'a str> {
    let here = supervisors_of(subject.law(), &subject.ids);
    let authorities = &subject.place.country.body.authorities;
    let elsewhere = |id: &str| {
        let authority = authorities.iter().find(|authority| authority.id == id);
        authority.is_some_and(|authority| !authority.supervises.is_empty())
            && !here.iter().any(|(other, _)| other.authority.id == id)
    };
    let all = || all.iter().map(String::as_str);
    let ours: Vec<&str> = all().filter(|id| !elsewhere(id)).collect();
    match ours.is_empty() {
        true => all().collect(),
        false => ours,
    }
}

fn push(rows: &mut Vec<Row>, label: &str, lines: Vec<Line>) {
    if !lines.is_empty() {
        rows.push(Row::facts(label, lines));
    }
}

/// First dates and standing periods; a date that has passed says so.
#[must_use]
pub fn deadlines(desk: &Desk<'_>, subject: &Subject<'_>, block: &Registration) -> Vec<Line> {
    let entries = block.periods.iter().chain(&block.deadlines);
    entries
        .filter_map(|entry| deadline(desk, subject, entry))
        .collect()
}

/// The standing periods and the days that lie ahead; where no day does, those that have passed.
#[must_use]
pub fn in_brief(desk: &Desk<'_>, subject: &Subject<'_>, block: &Registration) -> Vec<Line> {
    let today = subject.law().base.as_of;
    let entries = || block.periods.iter().chain(&block.deadlines);
    let ahead = entries().any(|entry| entry.date.is_some_and(|date| date >= today));
    entries()
        .filter(|entry| !(ahead && is_over(subject, entry)))
        .filter_map(|entry| deadline(desk, subject, entry))
        .collect()
}

/// Whether its day has passed. A period from the entry into force of the act ends once, and for good.
fn is_over(subject: &Subject<'_>, entry: &Entry) -> bool {
    let end = match (entry.date, &entry.within) {
        (Some(date), _) => Some(date),
        (None, Some(within)) if within.of.as_deref() == Some("entry-into-force") => subject
            .law()
            .transposing_acts()
            .iter()
            .filter_map(|act| act.in_force.as_ref())
            .map(|day| day.value)
            .max()
            .and_then(|day| day.after(within.duration)),
        _ => None,
    };
    end.is_some_and(|end| end < subject.law().base.as_of)
}

fn deadline(desk: &Desk<'_>, subject: &Subject<'_>, entry: &Fact<Entry>) -> Option<Line> {
    let words = desk.words;
    let residual = subject.residual(entry.when.as_ref());
    if residual.is_never() {
        return None;
    }
    let due = match (&entry.within, entry.date) {
        (Some(within), _) => Some(desk.within(within)),
        (None, Some(date)) => {
            let passed = date < subject.law().base.as_of;
            let name = if passed { "date-passed" } else { "date-ahead" };
            Some(words.with(name, &[("date", &words.date(date))]))
        }
        (None, None) => None,
    };
    let mut line = desk.line(&entry.proof, "");
    line.text = match due {
        None => inline(&upper_first(&entry.text)),
        Some(due) => {
            let due = escaped(&upper_first(&due));
            match entry.text.as_str() {
                "" => format!("<strong>{due}</strong>"),
                text => format!("<strong>{due}</strong>: {}", inline(&lower_first(text))),
            }
        }
    };
    line.when = desk.where_text(&residual);
    Some(line)
}
