//! Who is inside, from the evaluated rules.

mod differences;
mod grounds;
mod table;

use std::collections::BTreeSet;

use super::super::desk::Desk;
use super::super::markdown::{escape, escaped, inline};
use super::super::place::{Spread, Subject, spread};
use super::super::section::{Section, link};
use super::super::words::{lower_first, upper_first};
use crate::decide::{Frame, Outcome};
use crate::model::condition::SizeClass;
use differences::{differences, left_out};
use grounds::grounds;
use table::{presumed, table};

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

/// Records what the outcomes rest on, where a page shows them without articles: where transposition
/// stands, and the rules that decided.
pub fn rests_on(desk: &Desk<'_>, subject: &Subject<'_>) {
    desk.state_shown();
    for reason in subject
        .rows
        .iter()
        .flat_map(|row| &row.decisions)
        .flat_map(|decision| &decision.reasons)
    {
        let rules = &subject.law().rules;
        let rule = rules.iter().find(|rule| rule.fact.id == reason.rule);
        if let Some(rule) = rule {
            desk.shown(&rule.fact.proof.id);
        }
    }
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

/// The section on scope. Who comes out how stands in the box at the top of the page.
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
#[must_use]
pub fn proof_of(desk: &Desk<'_>, subject: &Subject<'_>, outcome: &Outcome) -> String {
    let mut rules = BTreeSet::new();
    let decisions = subject.rows.iter().flat_map(|row| &row.decisions);
    for decision in decisions.filter(|decision| decision.outcome == *outcome) {
        rules.extend(decision.reasons.iter().map(|reason| reason.rule.as_str()));
    }
    rules_proof(desk, subject, &rules)
}

fn rules_proof(desk: &Desk<'_>, subject: &Subject<'_>, rules: &BTreeSet<&str>) -> String {
    let law = subject.law();
    let mut proofs: Vec<String> = Vec::new();
    for rule in &law.rules {
        if rules.contains(rule.fact.id.as_str()) {
            // Rules that stand under the same provisions are proved once.
            let proof = desk.proof(&rule.fact.proof);
            if !proofs.contains(&proof) {
                proofs.push(proof);
            }
        }
    }
    proofs.join(" ")
}

/// A link to the scope check with the state and the sector filled in.
#[must_use]
pub fn check_link(desk: &Desk<'_>, subject: &Subject<'_>, sector: &str) -> String {
    link(
        &format!(
            "{}check/index.html#law={}&sector={sector}",
            desk.root, subject.place.country.code
        ),
        &desk
            .words
            .with("check-link", &[("country", &subject.place.country.name)]),
    )
}
