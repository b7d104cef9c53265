//! One item of the checklist in words.

use serde::Serialize;

use super::super::desk::Desk;
use super::sheet::basis;
use crate::decide::checklist::{Due, DueWhen, Item, SelfAssessment};
use crate::model::{Grade, Mark};

/// One item.
#[derive(Debug, Serialize)]
pub(super) struct ItemView {
    /// `x`, `~`, a space or `?`.
    pub(super) sign: char,
    /// The answer as a word of the answers file.
    pub(super) mark: &'static str,
    /// The answer in words.
    pub(super) state: String,
    pub(super) question: String,
    pub(super) id: String,
    pub(super) weight: String,
    pub(super) basis: String,
    pub(super) due: Vec<String>,
    pub(super) evidence: Vec<String>,
    pub(super) frameworks: Vec<String>,
    pub(super) owner: Option<String>,
    pub(super) planned: Option<String>,
    pub(super) remark: Option<String>,
    pub(super) notes: Vec<String>,
}

impl ItemView {
    pub(super) fn new(desk: &Desk<'_>, item: &Item<'_>, given: Option<&SelfAssessment>) -> Self {
        let words = desk.words;
        let mark = given.and_then(|given| given.mark);
        let under = match standing(item.fact.proof.grade) {
            Some(word) => format!("{} ({})", basis(desk, &item.under), words.get(word)),
            None => basis(desk, &item.under),
        };
        Self {
            sign: match mark {
                Some(Mark::Met) => 'x',
                Some(Mark::Partly) => '~',
                Some(Mark::NotMet) => ' ',
                None => '?',
            },
            mark: mark.map_or("not-assessed", Mark::word),
            state: state(desk, mark),
            question: item.fact.question.clone(),
            id: item.fact.id.clone(),
            weight: item.fact.weight.to_string(),
            basis: under,
            due: item.dates.iter().map(|date| due(desk, date)).collect(),
            evidence: item.fact.evidence.clone(),
            frameworks: item
                .frameworks
                .iter()
                .map(|framework| framework.text.clone())
                .collect(),
            owner: given.and_then(|given| given.owner.clone()),
            planned: given
                .and_then(|given| given.due)
                .map(|date| words.date(date)),
            remark: given.and_then(|given| given.note.clone()),
            notes: item.fact.proof.notes.clone(),
        }
    }
}

/// An answer in words.
pub(super) fn state(desk: &Desk<'_>, mark: Option<Mark>) -> String {
    let word = mark.map_or("not-assessed", Mark::word);
    desk.words
        .get(&format!("checklist-state-{word}"))
        .to_owned()
}

/// The word for evidence that a reader must not take for settled.
fn standing(grade: Grade) -> Option<&'static str> {
    match grade {
        Grade::Secondary => Some("checklist-item-standing-secondary"),
        Grade::Unverified => Some("checklist-item-standing-unverified"),
        Grade::Official | Grade::Corroborated | Grade::Editorial => None,
    }
}

fn due(desk: &Desk<'_>, due: &Due<'_>) -> String {
    let words = desk.words;
    let when = match due.when {
        DueWhen::On(date) => words.date(date),
        DueWhen::Within(period) => desk.within(period),
        DueWhen::Every(period) => desk.every(period),
        DueWhen::AfterChange(period) => {
            words.with("checklist-change", &[("period", &words.duration(period))])
        }
    };
    let said = match due.what.is_empty() {
        true => when,
        false => words.with("checklist-named", &[("what", due.what), ("when", &when)]),
    };
    match standing(due.proof.grade) {
        Some(word) => format!("{said} ({})", words.get(word)),
        None => said,
    }
}
