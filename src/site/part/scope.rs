//! Who is inside, from the evaluated rules.

use std::collections::BTreeSet;

use super::super::desk::{Desk, Line};
use super::super::markdown::{escape, escaped, inline};
use super::super::place::{Spread, Subject, spread};
use super::super::section::{Cell, Row, Section, link, said};
use super::super::words::{lower_first, upper_first};
use crate::decide::{Decision, Frame, FrameRow, Outcome};
use crate::model::condition::SizeClass;
use crate::model::inherit::Origin;

/// How many entity types a sentence names before it counts them.
const NAMED: usize = 4;

/// Sizes in words: `medium-sized and large`.
#[must_use]
pub fn sizes(desk: &Desk<'_>, sizes: &[SizeClass]) -> String {
    if sizes.len() == SizeClass::ALL.len() {
        return desk.words.get("size-any").to_owned();
    }
    let names: Vec<String> = sizes.iter().map(|size| desk.size(*size)).collect();
    desk.words.all_of(&names)
}

/// One outcome in words: who, at which size.
#[must_use]
pub fn phrase(desk: &Desk<'_>, subject: &Subject<'_>, spread: &Spread<'_>) -> String {
    let words = desk.words;
    let total = subject.rows.len();
    let parts: Vec<String> = spread
        .groups
        .iter()
        .map(|(at, types)| {
            let any = at.len() == SizeClass::ALL.len();
            let at = sizes(desk, at);
            if types.len() == total && any {
                words.get("spread-any").to_owned()
            } else if types.len() == total {
                words.with("spread-all", &[("sizes", &at)])
            } else if types.len() <= NAMED {
                let names: Vec<String> = types
                    .iter()
                    .map(|id| lower_first(&desk.type_name(id)))
                    .collect();
                words.with(
                    "spread-some",
                    &[("types", &words.all_of(&names)), ("sizes", &at)],
                )
            } else {
                words.with(
                    "spread-many",
                    &[
                        ("some", &types.len().to_string()),
                        ("all", &total.to_string()),
                        ("sizes", &at),
                    ],
                )
            }
        })
        .collect();
    upper_first(&parts.join(words.get("list-semicolon")))
}

/// Everybody's outcome in one line: for tables of sectors and of states.
#[must_use]
pub fn summary(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    if let Some(left_out) = subject.here.and_then(|here| here.left_out) {
        let mut html = tag(desk, &Outcome::OutOfScope);
        html.push(' ');
        html.push_str(&inline(&left_out.text));
        return html;
    }
    let mut html = String::new();
    let outcomes: Vec<Spread<'_>> = spread(&subject.rows, &subject.outcomes);
    let only_out = outcomes.len() == 1;
    for one in &outcomes {
        if one.outcome == Outcome::OutOfScope && !only_out {
            continue;
        }
        html.push_str("<div>");
        html.push_str(&tag(desk, &one.outcome));
        html.push(' ');
        escape(&phrase(desk, subject, one), &mut html);
        html.push_str("</div>");
    }
    html
}

/// An outcome by shape and word.
#[must_use]
pub fn tag(desk: &Desk<'_>, outcome: &Outcome) -> String {
    let mut html = String::from("<span class=\"o o-");
    html.push_str(outcome.word());
    html.push_str("\">");
    escape(
        desk.words.get(&format!("outcome-{}-shape", outcome.word())),
        &mut html,
    );
    html.push(' ');
    escape(&desk.outcome(outcome), &mut html);
    html.push_str("</span>");
    html
}

/// The section on scope.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>, plain: &Frame) -> Section {
    let words = desk.words;
    let mut section = Section::new(
        "scope",
        &words.with("scope-title", &[("country", &subject.place.country.name)]),
    );
    left_out(desk, subject, &mut section);
    section.text(escaped(
        &words.with("scope-intro", &[("basis", &basis(desk, subject))]),
    ));
    let shown = spread(&subject.rows, &subject.outcomes)
        .iter()
        .map(|one| {
            let mut line = said(format!(
                "{} {}",
                tag(desk, &one.outcome),
                escaped(&phrase(desk, subject, one))
            ));
            line.proof = proof_of(desk, subject, &one.outcome);
            line
        })
        .collect();
    section.list("", shown);
    table(desk, subject, &mut section);
    presumed(desk, subject, &mut section);
    differences(desk, subject, plain, &mut section);
    grounds(desk, subject, &mut section);
    section
}

/// On which footing the answer stands, in words.
#[must_use]
pub fn basis(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    use crate::model::inherit::Basis;
    let words = desk.words;
    let acts: Vec<String> = subject
        .law()
        .transposing_acts()
        .iter()
        .map(|act| act.name.clone())
        .collect();
    let directive = &subject.law().directive.act.name;
    match subject.law().basis {
        Basis::InForce if acts.is_empty() => words.with(
            "basis-in-force-unnamed",
            &[("country", &subject.place.country.name)],
        ),
        Basis::InForce => words.with("basis-in-force", &[("acts", &words.all_of(&acts))]),
        Basis::Adopted => words.with(
            "basis-adopted",
            &[("acts", &words.all_of(&acts)), ("directive", directive)],
        ),
        Basis::Bill => words.with("basis-bill", &[("directive", directive)]),
        Basis::DirectiveOnly => words.with("basis-directive-only", &[("directive", directive)]),
    }
}

/// The articles of the rules that give an outcome.
fn proof_of(desk: &Desk<'_>, subject: &Subject<'_>, outcome: &Outcome) -> String {
    let mut rules = BTreeSet::new();
    let decisions = subject.rows.iter().flat_map(|row| &row.decisions);
    for decision in decisions.filter(|decision| decision.outcome == *outcome) {
        rules.extend(decision.reasons.iter().map(|reason| reason.rule.as_str()));
    }
    rules_proof(desk, subject, &rules, outcome.word())
}

fn rules_proof(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    rules: &BTreeSet<&str>,
    said: &str,
) -> String {
    let law = subject.law();
    let mut html = String::new();
    for rule in &law.rules {
        if rules.contains(rule.fact.id.as_str()) {
            if !html.is_empty() {
                html.push(' ');
            }
            html.push_str(&desk.proof(&rule.fact.proof, said));
        }
    }
    html
}

/// A row for each group of entity types that come out alike.
fn table(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
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
            cells.push(Cell {
                html: rules_proof(desk, subject, &rules, "row"),
                class: "proof".to_owned(),
            });
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
fn presumed(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
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
    section.folded(desk.words.get("scope-designation"), acts);
    section.folded(desk.words.get("scope-presumed"), others);
}

/// What the state adds or leaves out against the directive, cell by cell.
fn differences(desk: &Desk<'_>, subject: &Subject<'_>, plain: &Frame, section: &mut Section) {
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
            line.proof = rules_proof(desk, subject, rules, "differs");
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

/// Designation, and what the state's file says of scope in words.
fn grounds(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let body = &subject.place.country.body;
    let own: Vec<Line> = body
        .entries
        .iter()
        .filter(|entry| entry.kind == "designation")
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    let designations = if own.is_empty() {
        let shared = subject.law().directive.body.entries.iter();
        shared
            .filter(|entry| entry.kind == "designation")
            .filter_map(|entry| concern(desk, subject, entry))
            .collect()
    } else {
        own
    };
    if subject.has_duties() || subject.all_out() {
        section.folded(desk.words.get("scope-designations"), designations);
    }
    let details = body
        .scope_details
        .iter()
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    section.folded(desk.words.get("scope-details"), details);
    let sizes = body
        .sizes
        .iter()
        .filter(|size| !subject.addressed(&size.addressee).is_never())
        .flat_map(|size| &size.entries)
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    section.folded(desk.words.get("scope-size"), sizes);
    let rule = subject
        .law()
        .rules
        .iter()
        .filter(|rule| rule.origin != Origin::Directive);
    let remarks: Vec<Line> = rule
        .filter(|rule| !subject.residual(Some(&rule.fact.when)).is_never())
        .flat_map(|rule| rule.fact.proof.notes.iter())
        .map(|note| said(inline(note)))
        .collect();
    section.folded(desk.words.get("scope-remarks"), remarks);
}

fn concern(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    entry: &crate::model::Fact<crate::model::Entry>,
) -> Option<Line> {
    let residual = subject.residual(entry.when.as_ref());
    (!residual.is_never()).then(|| desk.entry_when(entry, &residual))
}

/// Says that the sector, or a type of it, is left out, and why.
fn left_out(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
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

/// A link to the scope of the whole state.
#[must_use]
pub fn check_link(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    link(
        "#scope",
        &desk
            .words
            .with("check-link", &[("country", &subject.place.country.name)]),
    )
}
