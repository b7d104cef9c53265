//! What an organisation sees of itself, as `acquis checklist --format json` writes it.

mod make;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::assess::Report;
use crate::decide::OutcomeWord;
use crate::model::inherit::Basis;
use crate::model::{Ceiling, Grade, Mark, Penalty, Period};
use crate::value::{Amount, Citation, Date, Decimal, Duration, Money, Percent};

/// The checklist of an organisation, its score and its gaps.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ChecklistReport<'a> {
    /// `acquis-checklist`.
    format: &'static str,
    /// The version of the form.
    version: u32,
    /// The day whose law was asked.
    as_of: Date,
    /// The state; `EU` for the directive alone.
    country: &'a str,
    /// What the organisation does, by entity type.
    activities: Vec<&'a str>,
    /// What it is.
    outcome: OutcomeWord,
    /// The class of the state's own, where it is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    national_class: Option<&'a str>,
    /// The sector act whose rules govern, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<&'a str>,
    /// On which footing the answer stands.
    basis: Basis,
    /// Whether anything binds: without that, the list is only what to prepare for.
    binding: bool,
    /// The states that have jurisdiction, where this one has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<&'a str>,
    /// Inputs that would settle the class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'a str>,
    /// The day from which duties apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    duties_from: Option<Date>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    fines_from: Option<Date>,
    /// How answers are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    formula: Option<FormulaPart<'a>>,
    /// How far the organisation is.
    readiness: ReadinessPart,
    /// The questions, chapter by chapter.
    chapters: Vec<ChapterPart<'a>>,
    /// Questions of which it is not known whether they concern the organisation; they do not count.
    open: Vec<OpenPart<'a>>,
    /// Chapters that fall away.
    set_aside: Vec<SetAsidePart<'a>>,
    /// National duties, days and frameworks that no question asks about; they do not count.
    further: Vec<FurtherPart<'a>>,
    /// What is not met, worst first.
    gaps: Vec<GapPart<'a>>,
}

/// The answers of `acquis assess`, with the checklists where it was told how far the organisation is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AssessReport<'a> {
    #[serde(flatten)]
    report: Report<'a>,
    /// A checklist for each state; none where no answers were handed in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    checklists: Vec<ChecklistReport<'a>>,
}

impl<'a> AssessReport<'a> {
    /// The answers, and the checklists in the same order of states.
    #[must_use]
    pub fn new(report: Report<'a>, checklists: Vec<ChecklistReport<'a>>) -> Self {
        Self { report, checklists }
    }
}

/// How answers are counted.
#[derive(Debug, Serialize, JsonSchema)]
struct FormulaPart<'a> {
    /// In words.
    text: &'a str,
    /// What each weight stands for, by the weight.
    weights: BTreeMap<String, &'a str>,
    /// The credit of each answer.
    credits: BTreeMap<&'static str, Percent>,
    /// What is done with questions without an answer.
    unassessed: UnassessedRule,
}

/// What is done with questions without an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum UnassessedRule {
    /// They are left out of the score.
    LeftOut,
    /// They count as not met.
    NotMet,
}

/// How far an organisation is.
#[derive(Debug, Serialize, JsonSchema)]
struct ReadinessPart {
    /// The score.
    score: TallyPart,
    /// The least that it can still be.
    lowest: TallyPart,
    /// The most.
    highest: TallyPart,
    /// The weights of what was not assessed, of all weights.
    unassessed: TallyPart,
    /// How many questions are met.
    met: usize,
    /// How many are met in part.
    partly: usize,
    /// How many are not met.
    not_met: usize,
    /// How many were not assessed.
    not_assessed: usize,
}

/// An exact fraction.
#[derive(Debug, Serialize, JsonSchema)]
struct TallyPart {
    /// What was brought in.
    earned: Decimal,
    /// What could be brought in.
    possible: Decimal,
    /// The share in percent, rounded down; absent where there is nothing to bring in.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<Percent>,
}

/// A chapter.
#[derive(Debug, Serialize, JsonSchema)]
struct ChapterPart<'a> {
    /// Its id.
    id: &'a str,
    /// Its title.
    title: &'a str,
    /// How far the organisation is with it.
    readiness: ReadinessPart,
    /// Its questions.
    items: Vec<ItemPart<'a>>,
}

/// A question.
#[derive(Debug, Serialize, JsonSchema)]
struct ItemPart<'a> {
    /// Its id, by which it is answered.
    id: &'a str,
    /// The question.
    question: &'a str,
    /// Where it comes from.
    origin: OriginWord,
    /// How much it counts.
    weight: Decimal,
    /// The answer.
    state: StateWord,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    /// By when the owner wants to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    planned: Option<Date>,
    /// What the organisation remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<&'a str>,
    /// What proves the answer.
    evidence: Vec<&'a str>,
    /// Its legal basis.
    under: Vec<&'a Citation>,
    /// How good the evidence for the duty is.
    grade: Grade,
    /// When it is due, as far as the law says.
    dates: Vec<DuePart<'a>>,
    /// The frameworks by which it can be shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    frameworks: Vec<&'a str>,
    /// Which fine failing can bring.
    penalty: &'a Penalty,
    /// Remarks on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<&'a str>,
}

/// Where a question comes from.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum OriginWord {
    /// The directive.
    Directive,
    /// The state asks it in place of the directive.
    Replaced,
    /// The state added it.
    Added,
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum StateWord {
    /// Met.
    Met,
    /// Met in part.
    Partly,
    /// Not met.
    NotMet,
    /// Not assessed.
    NotAssessed,
}

impl From<Option<Mark>> for StateWord {
    fn from(mark: Option<Mark>) -> Self {
        match mark {
            Some(Mark::Met) => Self::Met,
            Some(Mark::Partly) => Self::Partly,
            Some(Mark::NotMet) => Self::NotMet,
            None => Self::NotAssessed,
        }
    }
}

/// When something is due.
#[derive(Debug, Serialize, JsonSchema)]
struct DuePart<'a> {
    /// What is due, where the question does not say it.
    #[serde(skip_serializing_if = "str::is_empty")]
    what: &'a str,
    /// On a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Date>,
    /// Within a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<&'a Period>,
    /// Again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<&'a Period>,
    /// Within a period from each change.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_change: Option<Duration>,
    /// How good the evidence for it is.
    grade: Grade,
}

/// A question of which it is not known whether it concerns the organisation.
#[derive(Debug, Serialize, JsonSchema)]
struct OpenPart<'a> {
    /// Its chapter.
    chapter: &'a str,
    /// Inputs that would tell.
    missing: Vec<&'a str>,
    #[serde(flatten)]
    item: ItemPart<'a>,
}

/// A chapter that falls away.
#[derive(Debug, Serialize, JsonSchema)]
struct SetAsidePart<'a> {
    /// Its id.
    chapter: &'a str,
    /// The regime that has rules in its place; absent where a rule frees from these duties.
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<&'a str>,
}

/// A national duty, day or framework.
#[derive(Debug, Serialize, JsonSchema)]
struct FurtherPart<'a> {
    /// `obligation`, `milestone` or `framework`.
    kind: &'a str,
    /// Its id.
    id: &'a str,
    /// What it says.
    text: &'a str,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Date>,
    /// Within a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<&'a Period>,
    /// Again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<&'a Period>,
    /// Its articles.
    under: Vec<&'a Citation>,
    /// How good the evidence is.
    grade: Grade,
}

/// Something that is not met.
#[derive(Debug, Serialize, JsonSchema)]
struct GapPart<'a> {
    /// The question, by its id.
    item: &'a str,
    /// How it was answered.
    state: StateWord,
    /// What it costs the score.
    lost: Decimal,
    /// The day that the law sets for it; else that from which all duties apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    /// Whether that is the day from which all duties apply.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    due_with_all: bool,
    /// Whether that day has passed.
    overdue: bool,
    /// Whether the owner plans to be done only after it.
    planned_late: bool,
    /// Its legal basis.
    under: Vec<&'a Citation>,
    /// Who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    /// By when the owner wants to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    planned: Option<Date>,
    /// What it can cost. Not the fine that threatens, but the most that the law allows.
    exposure: ExposurePart<'a>,
}

/// What failing can cost.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum ExposurePart<'a> {
    /// Up to the ceiling of the class.
    Ceiling {
        /// The ceiling.
        ceiling: &'a Ceiling,
        /// What it comes to for this organisation.
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<&'a Money>,
        /// Inputs that would tell.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        missing: Vec<&'a str>,
        /// Its articles.
        under: &'a Vec<Citation>,
    },
    /// A special fine.
    Special {
        /// Its name.
        fine: &'a str,
        /// What it is for.
        text: &'a str,
        /// The most it can be, as the law says it.
        #[serde(skip_serializing_if = "Option::is_none")]
        up_to: Option<&'a Amount>,
        /// What that comes to for this organisation.
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<&'a Money>,
        /// Its articles.
        under: &'a Vec<Citation>,
    },
    /// The organisation is not fined.
    Exempt,
    /// The fines of a sector act count in place of these.
    Displaced {
        /// The regime.
        regime: &'a str,
    },
    /// The sources name no fine for it.
    Open,
}
