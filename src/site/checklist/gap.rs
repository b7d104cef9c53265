//! One gap in words.

use serde::Serialize;

use super::super::desk::Desk;
use super::super::words::lower_first;
use super::item::state;
use super::sheet::basis;
use crate::decide::checklist::{Exposure, Gap, GapDate};
use crate::value::{Amount, Citation, Money};

/// One gap.
#[derive(Debug, Serialize)]
pub(super) struct GapView {
    pub(super) mark: &'static str,
    pub(super) state: String,
    pub(super) question: String,
    pub(super) id: String,
    /// What is known of it: labels and texts.
    pub(super) facts: Vec<(String, String)>,
}

impl GapView {
    pub(super) fn new(desk: &Desk<'_>, gap: &Gap<'_>) -> Self {
        let words = desk.words;
        let owner = match &gap.given.owner {
            Some(owner) => owner.clone(),
            None => words.get("checklist-owner-none").to_owned(),
        };
        let mut facts = vec![
            ("checklist-gap-basis", basis(desk, &gap.item.under)),
            ("checklist-gap-date", date(desk, gap)),
            ("checklist-gap-owner", owner),
        ];
        if let Some(planned) = gap.given.due {
            let planned = words.date(planned);
            facts.push((
                "checklist-gap-planned",
                match gap.planned_late {
                    true => words.with("checklist-late", &[("date", &planned)]),
                    false => planned,
                },
            ));
        }
        facts.push((
            "checklist-gap-cost",
            words.with(
                "checklist-gap-points",
                &[
                    ("lost", &gap.lost.to_string()),
                    ("weight", &gap.item.fact.weight.to_string()),
                ],
            ),
        ));
        facts.push(("checklist-gap-exposure", exposure(desk, &gap.exposure)));
        if let Some(remark) = &gap.given.note {
            facts.push(("checklist-gap-remark", remark.clone()));
        }
        Self {
            mark: gap.mark.word(),
            state: state(desk, Some(gap.mark)),
            question: gap.item.fact.question.clone(),
            id: gap.item.fact.id.clone(),
            facts: facts
                .into_iter()
                .map(|(label, text)| (words.get(label).to_owned(), text))
                .collect(),
        }
    }
}

fn date(desk: &Desk<'_>, gap: &Gap<'_>) -> String {
    let words = desk.words;
    let due = match gap.due {
        None => return words.get("checklist-due-none").to_owned(),
        Some(GapDate::Set(date)) => words.with("checklist-due-set", &[("date", &words.date(date))]),
        Some(GapDate::DutiesFrom(date)) => {
            words.with("checklist-due-duties", &[("date", &words.date(date))])
        }
    };
    match gap.overdue {
        true => words.with("checklist-due-past", &[("due", &due)]),
        false => due,
    }
}

/// What failing can cost, with its article.
fn exposure(desk: &Desk<'_>, exposure: &Exposure<'_>) -> String {
    let words = desk.words;
    let cited = |text: String, under: &[Citation]| {
        let under: Vec<&Citation> = under.iter().collect();
        match basis(desk, &under) {
            basis if basis.is_empty() => text,
            basis => format!("{text} ({basis})"),
        }
    };
    match exposure {
        Exposure::Ceiling {
            ceiling,
            amount,
            missing,
        } => {
            let named = match (&ceiling.amount, ceiling.at_least) {
                (Amount::NotInLaw, _) => words.get("checklist-exposure-not-in-law").to_owned(),
                (rule, at_least) => {
                    let form = match at_least {
                        true => "checklist-exposure-at-least",
                        false => "checklist-exposure-ceiling",
                    };
                    words.with(form, &[("amount", &desk.amount(rule))])
                }
            };
            let missing: Vec<&String> = missing.iter().collect();
            let plain = matches!(ceiling.amount, Amount::Money(_));
            let rule = cited(named, &ceiling.proof.under);
            worth(desk, rule, amount.as_ref().filter(|_| !plain), &missing)
        }
        Exposure::Special {
            fine,
            amount,
            missing,
        } => {
            let text = lower_first(&fine.text);
            let named = match &fine.amount {
                Some(rule) => words.with(
                    "checklist-exposure-special-of",
                    &[("amount", &desk.amount(rule)), ("text", &text)],
                ),
                None => words.with("checklist-exposure-special", &[("text", &text)]),
            };
            let plain = matches!(fine.amount, Some(Amount::Money(_)));
            let missing: Vec<&String> = missing.iter().collect();
            let rule = cited(named, &fine.proof.under);
            worth(desk, rule, amount.as_ref().filter(|_| !plain), &missing)
        }
        Exposure::Exempt {
            because: Some(exemption),
        } => cited(
            words.with(
                "checklist-exposure-exempt",
                &[("text", &lower_first(&exemption.text))],
            ),
            &exemption.proof.under,
        ),
        Exposure::Exempt { because: None } => words.get("checklist-exposure-freed").to_owned(),
        Exposure::Displaced { regime } => {
            words.with("checklist-exposure-displaced", &[("regime", &regime.name)])
        }
        Exposure::Open => words.get("checklist-exposure-open").to_owned(),
    }
}

/// A rule, and what it comes to or what would tell it.
fn worth(desk: &Desk<'_>, rule: String, amount: Option<&Money>, missing: &[&String]) -> String {
    let words = desk.words;
    match amount {
        Some(money) => words.with(
            "checklist-exposure-worth",
            &[("rule", &rule), ("money", &words.money(money))],
        ),
        None if missing.is_empty() => rule,
        None => {
            let missing: Vec<String> = missing
                .iter()
                .map(|input| lower_first(&desk.input_name(input)))
                .collect();
            words.with(
                "checklist-exposure-missing",
                &[("rule", &rule), ("missing", &words.all_of(&missing))],
            )
        }
    }
}
