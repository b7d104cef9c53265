//! Risks, obligations, measures, frameworks, and the organisations of a sector.

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::{escaped, inline};
use super::super::place::Subject;
use super::super::section::{Section, said};
use super::chapter_entries;
use super::reporting::directive_link;
use crate::decide::Residual;
use crate::model::inherit::Origin;
use crate::model::{Entry, Fact, Sector};

/// What threatens the sector.
#[must_use]
pub fn risks(desk: &Desk<'_>, sector: &Sector) -> Section {
    let title = desk.words.get("risks-title");
    let mut section = Section::new("risks", title);
    untitled(desk, title, &sector.risks, &mut section);
    section
}

/// Kinds of organisation that are in the sector.
#[must_use]
pub fn organisations(desk: &Desk<'_>, sector: &Sector) -> Section {
    let title = desk.words.get("organisations-title");
    let mut section = Section::new("organisations", title);
    untitled(desk, title, &sector.organisations, &mut section);
    section
}

/// The entries that a section is made of.
fn untitled(desk: &Desk<'_>, title: &str, entries: &[Fact<Entry>], section: &mut Section) {
    let lines = || entries.iter().map(|entry| desk.entry(entry)).collect();
    section.from(Extent::Short, desk, title, lines, |section, _, lines| {
        section.list("", lines);
    });
}

/// What entities owe.
#[must_use]
pub fn obligations(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("obligations", words.get("obligations-title"));
    if let Some(regime) = subject.displaced("measures") {
        section.text(escaped(
            &words.with("obligations-displaced", &[("regime", &regime.name)]),
        ));
    }
    if let Some(here) = subject.here {
        section.list(
            words.get("obligations-sector"),
            here.sector
                .obligations
                .iter()
                .map(|entry| desk.entry(entry))
                .collect(),
        );
    }
    let country = subject.place.country.name.as_str();
    let own = &subject.place.country.body.entries;
    section.from(
        Extent::Short,
        desk,
        &words.with("obligations-country", &[("country", country)]),
        || entries(desk, subject, own, "obligation"),
        Section::list,
    );
    if subject.has_duties() && subject.displaced("measures").is_none() {
        measures(desk, subject, &mut section);
    }
    let shared = &subject.law().directive.body.entries;
    section.in_full(
        desk,
        words.get("obligations-directive"),
        || entries(desk, subject, shared, "obligation"),
        Section::folded,
    );
    section.from(
        Extent::Brief,
        desk,
        words.get("frameworks-title"),
        || super::powers::frameworks(desk, subject),
        |section, title, rows| section.facts(title, rows, ""),
    );
    super::open::absent(desk, subject, "measures", &mut section);
    section
}

/// The measures: those of the directive, of the implementing act where it binds, and of the state.
fn measures(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    let (mut shared, mut detailed, mut national) = (Vec::new(), 0, Vec::new());
    for (entry, origin, residual) in chapter_entries(subject, "measures") {
        match (entry.kind.as_str(), origin) {
            ("measure", Origin::Directive) if entry.proof.id.contains("/measures/measure/") => {
                // What each of the directive's measures asks for stands on its own page.
                shared.push((entry, residual));
            }
            ("measure", Origin::Directive) => detailed += 1,
            (_, Origin::Directive) => {}
            _ => national.push((entry, residual)),
        }
    }
    let title = words.count("measures-directive", shared.len(), &[]);
    let lines = || {
        let line = |(entry, left): &(&Fact<Entry>, Residual)| desk.entry_when(entry, left);
        shared.iter().map(line).collect()
    };
    section.from(Extent::Brief, desk, &title, lines, Section::list);
    let title = words.with(
        "measures-national",
        &[("country", &subject.place.country.name)],
    );
    let lines = || {
        let line =
            |(entry, left): &(&Fact<Entry>, Residual)| measure(desk, entry, desk.where_text(left));
        national.iter().map(line).collect()
    };
    section.from(Extent::Brief, desk, &title, lines, Section::list);
    if detailed > 0 {
        section.text(directive_link(desk, "measures", "measures-implementing"));
    }
    section.text(directive_link(desk, "measures", "measures-principles"));
}

fn measure(desk: &Desk<'_>, entry: &Fact<Entry>, when: String) -> Line {
    let mut line = desk.entry(entry);
    match &entry.more {
        Some(more) if desk.extent == Extent::Whole => {
            line.text = format!("<strong>{}</strong> {}", inline(&entry.text), inline(more));
        }
        Some(more) => line.remarked |= !more.is_empty(),
        None => {}
    }
    line.when = when;
    line
}

/// Entries of a file that concern these entities.
#[must_use]
pub fn entries(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    all: &[Fact<Entry>],
    kind: &str,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for entry in all.iter().filter(|entry| entry.kind == kind) {
        let residual = subject.residual(entry.when.as_ref());
        if residual.is_never() {
            continue;
        }
        let mut line = measure(desk, entry, desk.where_text(&residual));
        if let Some(within) = &entry.within {
            line.when = join(desk, &desk.within(within), &line.when);
        }
        if let Some(every) = &entry.every {
            line.when = join(desk, &desk.every(every), &line.when);
        }
        lines.push(line);
    }
    lines
}

fn join(desk: &Desk<'_>, first: &str, rest: &str) -> String {
    if rest.is_empty() {
        return first.to_owned();
    }
    format!("{first}{}{rest}", desk.words.get("list-comma"))
}

/// What customers in scope will ask of those who only supply them.
#[must_use]
pub fn supplier(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("supplier", words.get("supplier-title"));
    section.text(escaped(words.get("supplier-answer")));
    let mut lines: Vec<Line> = chapter_entries(subject, "measures")
        .into_iter()
        .filter(|(entry, _, _)| {
            entry.proof.under.iter().any(|citation| {
                citation.law == subject.law().directive.act.id
                    && citation
                        .provisions
                        .first()
                        .is_some_and(|step| step.number == "21(2)(d)" || step.number == "21(3)")
            })
        })
        .filter(|(entry, _, _)| !entry.proof.id.contains("implementing"))
        .map(|(entry, _, _)| measure(desk, entry, String::new()))
        .collect();
    let national = &subject.place.country.body.registration;
    lines.extend(
        national
            .iter()
            .flat_map(|block| &block.details)
            .filter(|detail| detail.name == "suppliers")
            .map(|detail| desk.entry(detail)),
    );
    section.list("", lines);
    section.list("", vec![said(escaped(words.get("supplier-own")))]);
    section
}
