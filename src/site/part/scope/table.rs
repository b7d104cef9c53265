//! The table of outcomes, and what it takes for granted.

use std::collections::BTreeSet;

use super::{rules_proof, tag};
use crate::decide::{Decision, FrameRow, Outcome};
use crate::model::condition::SizeClass;
use crate::site::desk::{Desk, Extent};
use crate::site::markdown::{escape, escaped};
use crate::site::place::Subject;
use crate::site::section::{Cell, Row, Section, said};
use crate::site::words::{lower_first, upper_first};

/// A row for each group of entity types that come out alike.
pub(super) fn table(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let words = desk.words;
    let mut groups: Vec<(&FrameRow, Vec<&str>)> = Vec::new();
    for row in &subject.rows {
        let alike = |other: &FrameRow| {
            other.decisions.iter().zip(&row.decisions).all(|(a, b)| {
                a.outcome == b.outcome
                    && a.reasons == b.reasons
                    && a.regime == b.regime
                    && a.missing == b.missing
            })
        };
        match groups.iter_mut().find(|(first, _)| alike(first)) {
            Some((_, types)) => types.push(&row.entity),
            None => groups.push((row, vec![&row.entity])),
        }
    }
    let rows = groups
        .iter()
        .map(|(row, types)| {
            let names: Vec<String> = types
                .iter()
                .map(|id| {
                    let mut name = escaped(&desk.type_name(id));
                    if subject
                        .law()
                        .types
                        .get(id)
                        .is_some_and(|here| here.entity.national)
                    {
                        name.push_str(" <span class=\"tag\">");
                        escape(words.get("type-national"), &mut name);
                        name.push_str("</span>");
                    }
                    name
                })
                .collect();
            let mut rules = BTreeSet::new();
            for decision in &row.decisions {
                rules.extend(decision.reasons.iter().map(|reason| reason.rule.as_str()));
            }
            let mut cells: Vec<Cell> = row
                .decisions
                .iter()
                .map(|decision| cell(desk, decision))
                .collect();
            cells.push(Cell::of(rules_proof(desk, subject, &rules)));
            Row {
                html: names.join("<br>"),
                lines: Vec::new(),
                cells,
            }
        })
        .collect();
    let sizes: Vec<String> = SizeClass::ALL
        .iter()
        .map(|size| upper_first(&desk.size(*size)))
        .collect();
    let mut head = vec![words.get("scope-type")];
    head.extend(sizes.iter().map(String::as_str));
    head.push(words.get("scope-basis"));
    section.table(words.get("scope-caption"), &head, rows, "frame");
}

fn cell(desk: &Desk<'_>, decision: &Decision) -> Cell {
    let mut html = tag(desk, &decision.outcome);
    if decision.outcome == Outcome::Undetermined && !decision.missing.is_empty() {
        let missing: Vec<String> = decision
            .missing
            .iter()
            .map(|input| lower_first(&desk.input_name(input)))
            .collect();
        html.push_str("<p class=\"note\">");
        escape(
            &desk
                .words
                .with("depends-on", &[("inputs", &desk.words.all_of(&missing))]),
            &mut html,
        );
        html.push_str("</p>");
    }
    Cell {
        html,
        class: format!("k-{}", decision.outcome.word()),
    }
}

/// What the table takes for granted, and when an act of the state changes the answer.
pub(super) fn presumed(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let law = subject.law();
    let mut assumed = BTreeSet::new();
    for decision in subject.rows.iter().flat_map(|row| &row.decisions) {
        assumed.extend(decision.assumed.iter().map(String::as_str));
    }
    let (mut acts, mut others) = (Vec::new(), Vec::new());
    for id in assumed {
        let Some(input) = law.inputs.get(id) else {
            continue;
        };
        let question = input.asks.clone().unwrap_or_else(|| input.name.clone());
        let presumed = input.presume.as_deref().unwrap_or_default();
        let line = said(format!(
            "{} <b>{}</b>",
            escaped(&question),
            escaped(&desk.words.of("answer", presumed))
        ));
        if input.act_of_state {
            acts.push(line)
        } else {
            others.push(line)
        }
    }
    let designation = desk.words.get("scope-designation");
    section.from(Extent::Brief, desk, designation, || acts, Section::folded);
    let presumed = desk.words.get("scope-presumed");
    section.in_full(desk, presumed, || others, Section::folded);
}
