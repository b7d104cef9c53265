//! The score in words, with its arithmetic.

use serde::Serialize;

use super::super::desk::Desk;
use super::super::words::upper_first;
use super::item::state;
use crate::decide::checklist::{Readiness, SelfCheck, Tally};
use crate::model::{Formula, Mark};
use crate::value::{Decimal, Percent};

/// The score.
#[derive(Debug, Serialize)]
pub(super) struct ScoreView {
    /// `67.0 %`, or that there is none.
    pub(super) headline: String,
    /// `27.5 of 41 = 67.07 %`.
    pub(super) arithmetic: Option<String>,
    /// What is not assessed, and how far it could move the score.
    pub(super) open: Vec<String>,
    /// The formula, its weights and its credits.
    pub(super) formula: Vec<String>,
    /// The chapters: title, score, what is still possible, and how many items have which answer.
    pub(super) rows: Vec<Vec<String>>,
    /// The heads of these columns.
    pub(super) head: Vec<String>,
}

impl ScoreView {
    pub(super) fn new(desk: &Desk<'_>, check: &SelfCheck<'_>) -> Self {
        let words = desk.words;
        let readiness = &check.readiness;
        let head = [
            "checklist-chapter",
            "checklist-score-column",
            "checklist-range",
        ]
        .into_iter()
        .map(|name| words.get(name).to_owned());
        let states = [
            Some(Mark::Met),
            Some(Mark::Partly),
            Some(Mark::NotMet),
            None,
        ];
        let head = head.chain(states.iter().map(|mark| upper_first(&state(desk, *mark))));
        Self {
            headline: headline(desk, check),
            arithmetic: percent(readiness.score).map(|percent| {
                words.with(
                    "checklist-score-of",
                    &[
                        ("earned", &readiness.score.earned.to_string()),
                        ("possible", &readiness.score.possible.to_string()),
                        ("percent", &percent),
                    ],
                )
            }),
            open: open(desk, readiness),
            formula: check
                .formula
                .map(|formula| explained(desk, formula))
                .unwrap_or_default(),
            rows: check
                .chapters
                .iter()
                .map(|chapter| {
                    let counts = states.iter().map(|mark| {
                        let count = chapter.readiness.count_of(*mark);
                        count.to_string()
                    });
                    let mut row = vec![
                        chapter.chapter.title.clone(),
                        scored(desk, chapter.readiness.score),
                        range(desk, &chapter.readiness),
                    ];
                    row.extend(counts);
                    row
                })
                .collect(),
            head: head.collect(),
        }
    }
}

fn headline(desk: &Desk<'_>, check: &SelfCheck<'_>) -> String {
    let words = desk.words;
    if check.formula.is_none() {
        return words.get("checklist-score-no-formula").to_owned();
    }
    if check.questions.items.is_empty() {
        return words.get("checklist-score-empty").to_owned();
    }
    match percent(check.readiness.score) {
        Some(percent) => words.with("checklist-score", &[("percent", &percent)]),
        None => words.get("checklist-score-none").to_owned(),
    }
}

/// A share with two digits after the point, rounded down.
fn percent(tally: Tally) -> Option<String> {
    tally.percent().map(|Percent(percent)| {
        let hundredths = percent.ten_thousandths() / 100;
        Decimal::from_ten_thousandths(hundredths * 100).to_string()
    })
}

fn scored(desk: &Desk<'_>, tally: Tally) -> String {
    match percent(tally) {
        Some(percent) => desk.words.with("checklist-score", &[("percent", &percent)]),
        None => desk.words.get("checklist-not-scored").to_owned(),
    }
}

fn range(desk: &Desk<'_>, readiness: &Readiness) -> String {
    match (percent(readiness.lowest), percent(readiness.highest)) {
        (Some(low), Some(high)) => desk
            .words
            .with("checklist-range-is", &[("low", &low), ("high", &high)]),
        _ => desk.words.get("checklist-not-scored").to_owned(),
    }
}

fn open(desk: &Desk<'_>, readiness: &Readiness) -> Vec<String> {
    let words = desk.words;
    let all: usize = readiness.counts.values().sum();
    let count = readiness.count_of(None);
    let Some(share) = percent(readiness.unassessed) else {
        return Vec::new();
    };
    if count == 0 {
        return vec![words.get("checklist-unassessed-none").to_owned()];
    }
    let mut open = vec![words.with(
        "checklist-unassessed",
        &[
            ("count", &count.to_string()),
            ("all", &all.to_string()),
            ("earned", &readiness.unassessed.earned.to_string()),
            ("possible", &readiness.unassessed.possible.to_string()),
            ("percent", &share),
        ],
    )];
    if let (Some(low), Some(high)) = (percent(readiness.lowest), percent(readiness.highest)) {
        open.push(words.with("checklist-bounds", &[("low", &low), ("high", &high)]));
    }
    open
}

fn explained(desk: &Desk<'_>, formula: &Formula) -> Vec<String> {
    let words = desk.words;
    let mut lines = vec![formula.text.clone()];
    for (weight, text) in formula.weights.iter().rev() {
        lines.push(words.with(
            "checklist-weight",
            &[
                ("weight", &weight.to_string()),
                ("text", text.trim_end_matches('.')),
            ],
        ));
    }
    for (mark, credit) in formula.credits.iter().rev() {
        lines.push(words.with(
            "checklist-credit",
            &[
                ("state", &upper_first(&state(desk, Some(*mark)))),
                ("credit", &credit.0.to_string()),
            ],
        ));
    }
    let unassessed = match formula.unassessed_counts {
        true => "checklist-counts-not-met",
        false => "checklist-left-out",
    };
    for name in [unassessed, "checklist-rounded", "checklist-editorial"] {
        lines.push(words.get(name).to_owned());
    }
    lines
}
