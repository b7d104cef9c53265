//! What a breach can cost, who supervises how, and what managers answer for.

use std::collections::BTreeMap;

use super::super::desk::{Desk, Line};
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::{Cell, Row, Section, said};
use super::super::words::upper_first;
use super::chapter_entries;
use super::reporting::directive_link;
use crate::decide::Outcome;
use crate::model::{Ceiling, Fact, Fines};

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

/// Fines for particular breaches, periodic penalties, exemptions.
fn special(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    let mut groups: BTreeMap<&str, Vec<Line>> = BTreeMap::new();
    for entry in blocks(subject).iter().flat_map(|block| &block.entries) {
        let residual = subject.residual(entry.when.as_ref());
        if residual.is_never() {
            continue;
        }
        let mut line = desk.entry_when(entry, &residual);
        if let Some(amount) = &entry.amount {
            line.text.push_str(&escaped(words.get("list-colon")));
            line.text.push_str(&format!(
                "<strong>{}</strong>",
                escaped(&words.with("fine-up-to", &[("amount", &desk.amount(amount))]))
            ));
        }
        groups.entry(entry.kind.as_str()).or_default().push(line);
    }
    for kind in ["special", "periodic", "exempt", "detail"] {
        if let Some(lines) = groups.remove(kind) {
            section.list(words.get(&format!("fines-{kind}")), lines);
        }
    }
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
    let (mut models, mut own) = (Vec::new(), Vec::new());
    let mut stated = Vec::new();
    let entries = chapter_entries(subject, "supervision");
    for (entry, origin, _) in &entries {
        if entry.kind == "model" && *origin != crate::model::inherit::Origin::Directive {
            stated.push(model_class(entry));
        }
    }
    for (entry, origin, residual) in &entries {
        let directive = *origin == crate::model::inherit::Origin::Directive;
        if directive && entry.kind != "model" {
            continue;
        }
        let mut line = desk.entry_when(entry, residual);
        if entry.kind == "model" {
            let class = model_class(entry);
            if directive && stated.contains(&class) {
                continue;
            }
            if !classes(subject).contains(&class) && subject.here.is_some() {
                continue;
            }
            line.text = format!(
                "<strong>{}</strong> {}",
                escaped(&upper_first(&desk.class_name(&class))),
                line.text
            );
            models.push(line);
        } else {
            own.push(line);
        }
    }
    section.list(words.get("supervision-title"), models);
    section.list(
        &words.with(
            "supervision-own",
            &[("country", &subject.place.country.name)],
        ),
        own,
    );
    section.text(directive_link(desk, "supervision", "supervision-directive"));
    let powers =
        super::duties::entries(desk, subject, &subject.place.country.body.entries, "power");
    section.folded(words.get("powers-title"), powers);
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
    let (mut own, mut shared) = (Vec::new(), Vec::new());
    for (entry, origin, residual) in chapter_entries(subject, "management") {
        let line = desk.entry_when(entry, &residual);
        if origin == crate::model::inherit::Origin::Directive {
            shared.push(line)
        } else {
            own.push(line)
        }
    }
    let country = subject.place.country.name.as_str();
    section.list(
        &words.with("management-title", &[("country", country)]),
        own,
    );
    super::open::absent(desk, subject, "management", section);
    section.list(words.get("management-directive"), shared);
}
