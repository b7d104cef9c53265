//! What a breach can cost, who supervises how, and what managers answer for.

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::{Cell, Row, Section, said};
use super::super::words::upper_first;
use super::chapter_entries;
use super::reporting::directive_link;
use crate::decide::Outcome;
use crate::model::inherit::Origin;
use crate::model::{Ceiling, Entry, Fact, Fines};

/// The blocks of the state that concern these entities.
#[must_use]
pub fn blocks<'a>(subject: &Subject<'a>) -> Vec<&'a Fines> {
    let displaced = subject.displaced("fines").is_some();
    let blocks = subject.place.country.body.fines.iter();
    blocks
        .filter(|block| !subject.addressed(&block.addressee).is_never())
        .filter(|block| !displaced || block.addressee.regime.is_some())
        .collect()
}

/// An amount of a fine in words.
#[must_use]
pub fn amount(desk: &Desk<'_>, ceiling: &Ceiling) -> String {
    let amount = desk.amount(&ceiling.amount);
    match ceiling.at_least {
        true => desk.words.with("fine-at-least", &[("amount", &amount)]),
        false => amount,
    }
}

/// The classes for which fines are shown, in order.
#[must_use]
pub fn classes(subject: &Subject<'_>) -> Vec<String> {
    let occurs = |class: &str| {
        subject
            .outcomes
            .iter()
            .any(|outcome| outcome.class() == class)
    };
    let mut classes: Vec<String> = ["essential", "important"]
        .into_iter()
        .filter(|class| occurs(class) || subject.outcomes.contains(&Outcome::Undetermined))
        .map(str::to_owned)
        .collect();
    for outcome in &subject.outcomes {
        if let Outcome::National(class) = outcome {
            classes.push(class.clone());
        }
    }
    if classes.is_empty() && subject.has_duties() {
        classes.push("important".to_owned());
    }
    classes
}

/// The section on fines and supervision.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("fines", words.get("fines-title"));
    if let Some(regime) = subject.displaced("fines") {
        section.text(escaped(
            &words.with("fines-displaced", &[("regime", &regime.name)]),
        ));
    }
    let registrars = subject.outcomes.contains(&Outcome::RegistrationOnly);
    if registrars {
        section.text(escaped(words.get("fines-registration-only")));
    }
    if subject.displaced("fines").is_none() && subject.has_duties() {
        ceilings(desk, subject, &mut section);
    }
    special(desk, subject, &mut section);
    if subject.has_duties() {
        supervision(desk, subject, &mut section);
        management(desk, subject, &mut section);
    }
    super::open::absent(desk, subject, "fines", &mut section);
    super::open::absent(desk, subject, "supervision", &mut section);
    section
}

fn ceilings(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    let own = blocks(subject);
    let shared: Vec<&Fact<Ceiling>> = subject
        .law()
        .directive
        .body
        .fines
        .iter()
        .flat_map(|fines| &fines.ceilings)
        .collect();
    let rows = classes(subject)
        .iter()
        .map(|class| {
            let here = own
                .iter()
                .flat_map(|fines| &fines.ceilings)
                .filter(|ceiling| ceiling.class == *class);
            let floor = own
                .iter()
                .flat_map(|fines| &fines.minimums)
                .filter(|ceiling| ceiling.class == *class);
            let directive = shared
                .iter()
                .copied()
                .filter(|ceiling| ceiling.class == *class);
            let unknown = || Cell {
                html: escaped(words.get("not-verified")),
                class: "open".to_owned(),
            };
            let mut cells = vec![
                cell(desk, subject, here).unwrap_or_else(unknown),
                cell(desk, subject, directive)
                    .unwrap_or_else(|| Cell::of(escaped(words.get("no-figure")))),
            ];
            if own.iter().any(|fines| !fines.minimums.is_empty()) {
                cells.push(cell(desk, subject, floor).unwrap_or_else(unknown));
            }
            Row {
                html: escaped(&upper_first(&desk.class_name(class))),
                lines: Vec::new(),
                cells,
            }
        })
        .collect();
    let country = words.with("fines-here", &[("country", &subject.place.country.name)]);
    let mut head = vec![
        words.get("fines-class"),
        country.as_str(),
        words.get("fines-directive"),
    ];
    if own.iter().any(|fines| !fines.minimums.is_empty()) {
        head.push(words.get("fines-lowest"));
    }
    section.table(words.get("fines-caption"), &head, rows, "fines");
    let mut lines = Vec::new();
    for block in &own {
        if let Some(from) = &block.bites_from {
            lines.push(desk.line(
                &from.proof,
                &words.with("fines-from", &[("date", &words.date(from.value))]),
            ));
        }
        if let Some(covers) = &block.covers {
            lines.push(desk.line(&covers.proof, &covers.value));
        }
    }
    if !own.iter().any(|block| block.bites_from.is_some()) {
        let mut line = said(escaped(words.get("fines-from-unknown")));
        line.standing = "open";
        lines.push(line);
    }
    section.list("", lines);
}

fn cell<'a>(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    ceilings: impl Iterator<Item = &'a Fact<Ceiling>>,
) -> Option<Cell> {
    let mut html = String::new();
    for ceiling in ceilings {
        let residual = subject.residual(ceiling.when.as_ref());
        if residual.is_never() {
            continue;
        }
        let text = amount(desk, ceiling);
        html.push_str("<div class=\"");
        html.push_str(Desk::standing(&ceiling.proof));
        html.push_str("\"><strong>");
        html.push_str(&escaped(&text));
        html.push_str("</strong> ");
        html.push_str(&escaped(&desk.where_text(&residual)));
        html.push_str(&desk.proof(&ceiling.proof));
        for note in &ceiling.proof.notes {
            html.push_str("<p class=\"note\">");
            html.push_str(&super::super::markdown::inline(note));
            html.push_str("</p>");
        }
        html.push_str("</div>");
    }
    (!html.is_empty()).then(|| Cell::of(html))
}

/// Fines for particular breaches, periodic penalties, exemptions; in full, remarks.
fn special(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    let blocks = blocks(subject);
    let of = |kind: &str| -> Vec<Line> {
        let entries = blocks.iter().flat_map(|block| &block.entries);
        entries
            .filter(|entry| entry.kind == kind)
            .filter_map(|entry| particular(desk, subject, entry))
            .collect()
    };
    for kind in ["special", "periodic", "exempt"] {
        let title = words.get(&format!("fines-{kind}"));
        section.from(Extent::Brief, desk, title, || of(kind), Section::list);
    }
    let remarks = words.get("fines-detail");
    section.in_full(desk, remarks, || of("detail"), Section::list);
}

fn particular(desk: &Desk<'_>, subject: &Subject<'_>, entry: &Fact<Entry>) -> Option<Line> {
    let words = desk.words;
    let mut line = desk.entry_for(subject, entry)?;
    if let Some(amount) = &entry.amount {
        line.text.push_str(&escaped(words.get("list-colon")));
        line.text.push_str(&format!(
            "<strong>{}</strong>",
            escaped(&words.with("fine-up-to", &[("amount", &desk.amount(amount))]))
        ));
    }
    Some(line)
}

/// Who supervises, how, with which powers.
fn supervision(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    if let Some(regime) = subject.displaced("supervision") {
        section.text(escaped(
            &words.with("supervision-displaced", &[("regime", &regime.name)]),
        ));
        return;
    }
    let entries = chapter_entries(subject, "supervision");
    let stated: Vec<String> = entries
        .iter()
        .filter(|(entry, origin, _)| entry.kind == "model" && national(*origin))
        .map(|(entry, ..)| model_class(entry))
        .collect();
    let classes = classes(subject);
    let models = || {
        entries
            .iter()
            .filter(|(entry, ..)| entry.kind == "model")
            .filter_map(|(entry, origin, residual)| {
                let class = model_class(entry);
                let displaced = !national(*origin) && stated.contains(&class);
                let foreign = !classes.contains(&class) && subject.here.is_some();
                if displaced || foreign {
                    return None;
                }
                let mut line = desk.entry_when(entry, residual);
                let name = escaped(&upper_first(&desk.class_name(&class)));
                line.text = format!("<strong>{name}</strong> {}", line.text);
                Some(line)
            })
            .collect()
    };
    let title = words.get("supervision-title");
    section.from(Extent::Brief, desk, title, models, Section::list);
    let own = || {
        entries
            .iter()
            .filter(|(entry, origin, _)| entry.kind != "model" && national(*origin))
            .map(|(entry, _, residual)| desk.entry_when(entry, residual))
            .collect()
    };
    let country = &subject.place.country;
    let title = words.with("supervision-own", &[("country", &country.name)]);
    section.in_full(desk, &title, own, Section::list);
    section.text(directive_link(desk, "supervision", "supervision-directive"));
    let powers = || super::duties::entries(desk, subject, &country.body.entries, "power");
    let title = words.get("powers-title");
    section.in_full(desk, title, powers, Section::folded);
}

fn national(origin: Origin) -> bool {
    origin != Origin::Directive
}

fn model_class(entry: &crate::model::Entry) -> String {
    let named = entry
        .choice
        .clone()
        .or_else(|| entry.refers.first().cloned());
    named.unwrap_or_else(|| entry.name.clone())
}

/// What the management body owes and answers for.
fn management(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    if let Some(regime) = subject.displaced("measures") {
        section.text(escaped(
            &words.with("management-displaced", &[("regime", &regime.name)]),
        ));
        return;
    }
    let entries = chapter_entries(subject, "management");
    let of = |directive: bool| -> Vec<Line> {
        entries
            .iter()
            .filter(|(_, origin, _)| national(*origin) != directive)
            .map(|(entry, _, residual)| desk.entry_when(entry, residual))
            .collect()
    };
    let country = subject.place.country.name.as_str();
    let alone = entries.iter().all(|(_, origin, _)| !national(*origin));
    let title = words.with("management-title", &[("country", country)]);
    section.from(Extent::Short, desk, &title, || of(false), Section::list);
    super::open::absent(desk, subject, "management", section);
    let title = words.get("management-directive");
    if alone {
        section.list(title, of(true));
    } else {
        section.in_full(desk, title, || of(true), Section::list);
    }
}
