//! What the state adds or leaves out against the directive.

use std::collections::BTreeSet;

use super::{rules_proof, sizes};
use crate::decide::{Frame, Outcome};
use crate::model::condition::SizeClass;
use crate::site::desk::{Desk, Line};
use crate::site::markdown::escaped;
use crate::site::place::Subject;
use crate::site::section::{Section, said};
use crate::site::words::{lower_first, upper_first};

/// What the state adds or leaves out against the directive, cell by cell.
pub(super) fn differences(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    plain: &Frame,
    section: &mut Section,
) {
    let words = desk.words;
    // Where the answer is not the directive's: sizes, the directive's outcome, the outcome here.
    type Change<'a> = (Vec<SizeClass>, Option<&'a Outcome>, &'a Outcome);
    let mut changes: Vec<(Change<'_>, Vec<&str>, BTreeSet<&str>)> = Vec::new();
    for row in &subject.rows {
        let before = plain.rows.iter().find(|other| other.entity == row.entity);
        let mut of_row: Vec<(Change<'_>, BTreeSet<&str>)> = Vec::new();
        for (at, size) in SizeClass::ALL.into_iter().enumerate() {
            let here = &row.decisions[at];
            let there = before.map(|before| &before.decisions[at].outcome);
            if there == Some(&here.outcome)
                || there.is_none() && here.outcome == Outcome::OutOfScope
            {
                continue;
            }
            let rules = here.reasons.iter().map(|reason| reason.rule.as_str());
            match of_row
                .iter_mut()
                .find(|((_, a, b), _)| *a == there && *b == &here.outcome)
            {
                Some(((sizes, ..), under)) => {
                    sizes.push(size);
                    under.extend(rules);
                }
                None => of_row.push(((vec![size], there, &here.outcome), rules.collect())),
            }
        }
        for (change, rules) in of_row {
            match changes.iter_mut().find(|(other, ..)| *other == change) {
                Some((_, types, under)) => {
                    types.push(&row.entity);
                    under.extend(rules);
                }
                None => changes.push((change, vec![&row.entity], rules)),
            }
        }
    }
    let country = subject.place.country.name.as_str();
    let lines: Vec<Line> = changes
        .iter()
        .map(|((at, before, here), types, rules)| {
            let names: Vec<String> = types
                .iter()
                .map(|id| lower_first(&desk.type_name(id)))
                .collect();
            let (types, at) = (words.all_of(&names), sizes(desk, at));
            let here = lower_first(&desk.outcome(here));
            let text = match before {
                Some(before) => words.with(
                    "scope-differs",
                    &[
                        ("types", &upper_first(&types)),
                        ("sizes", &at),
                        ("here", &here),
                        ("there", &lower_first(&desk.outcome(before))),
                    ],
                ),
                None => words.with(
                    "scope-adds",
                    &[
                        ("types", &types),
                        ("sizes", &at),
                        ("here", &here),
                        ("country", country),
                    ],
                ),
            };
            let mut line = said(escaped(&text));
            line.proof = rules_proof(desk, subject, rules);
            line
        })
        .collect();
    if lines.is_empty() && subject.here.is_some_and(|here| here.left_out.is_none()) {
        section.list(
            words.get("scope-against"),
            vec![said(escaped(words.get("scope-same")))],
        );
    } else {
        section.list(words.get("scope-against"), lines);
    }
}

/// Says that the sector, or a type of it, is left out, and why.
pub(super) fn left_out(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let Some(here) = subject.here else {
        return;
    };
    let name = subject.place.country.name.as_str();
    let mut lines = Vec::new();
    if let Some(entry) = here.left_out {
        let mut line = desk.entry(entry);
        line.text = format!(
            "<strong>{}</strong> {}",
            escaped(&desk.words.with("scope-left-out", &[("country", name)])),
            line.text
        );
        lines.push(line);
    }
    for entry in &subject.place.country.body.leaves_out {
        if entry.name != here.sector.id && subject.ids.contains(&entry.name.as_str()) {
            let mut line = desk.entry(entry);
            let types = upper_first(&lower_first(&desk.type_name(&entry.name)));
            line.text = format!(
                "<strong>{}</strong> {}",
                escaped(&desk.words.with(
                    "scope-left-out-type",
                    &[("country", name), ("types", &types)]
                )),
                line.text
            );
            lines.push(line);
        }
    }
    section.list("", lines);
}
