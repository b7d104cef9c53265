//! The report of a checklist, made of what was asked and counted.

use super::{
    ChapterPart, ChecklistReport, DuePart, ExposurePart, FormulaPart, FurtherPart, GapPart,
    ItemPart, OpenPart, OriginWord, ReadinessPart, SetAsidePart, TallyPart, UnassessedRule,
};
use crate::data::evaluated::national_class;
use crate::decide::OutcomeWord;
use crate::decide::checklist::{
    Answers, DueWhen, Exposure, Gap, GapDate, Item, Readiness, SelfCheck, Tally, Why,
};
use crate::model::inherit::Origin;
use crate::model::{Checklist, Entry, Fact, Formula, Mark};

/// The version of the form of the report.
const VERSION: u32 = 1;

impl<'a> ChecklistReport<'a> {
    /// The report on what an organisation sees of itself.
    #[must_use]
    pub fn new(check: &'a SelfCheck<'a>) -> Self {
        let decision = check.decision;
        Self {
            format: "acquis-checklist",
            version: VERSION,
            as_of: check.law.base.as_of,
            country: check
                .law
                .country
                .map_or("EU", |country| country.code.as_str()),
            activities: check
                .profile
                .activities
                .iter()
                .map(|activity| activity.entity.as_str())
                .collect(),
            outcome: OutcomeWord::from(&decision.outcome),
            national_class: national_class(&decision.outcome),
            regime: decision.regime.as_deref(),
            basis: decision.basis,
            binding: decision.binding,
            elsewhere: decision.elsewhere.iter().map(String::as_str).collect(),
            missing: decision.missing.iter().map(String::as_str).collect(),
            duties_from: decision.duties_from,
            fines_from: decision.fines_from,
            formula: check.formula.map(formula),
            readiness: readiness(&check.readiness),
            chapters: chapters(check),
            open: check
                .questions
                .open
                .iter()
                .map(|one| OpenPart {
                    chapter: id(one.chapter),
                    missing: one.missing.iter().map(String::as_str).collect(),
                    item: item(one, check.answers),
                })
                .collect(),
            set_aside: check
                .questions
                .set_aside
                .iter()
                .map(|aside| SetAsidePart {
                    chapter: id(aside.chapter),
                    regime: match aside.why {
                        Why::Displaced(regime) => Some(&regime.id),
                        Why::Exempt => None,
                    },
                })
                .collect(),
            further: check
                .questions
                .further
                .iter()
                .map(|entry| further(entry))
                .collect(),
            gaps: check.gaps.iter().map(gap).collect(),
        }
    }
}

fn id(chapter: &Checklist) -> &str {
    chapter.addressee.name.as_deref().unwrap_or_default()
}

fn formula(formula: &Formula) -> FormulaPart<'_> {
    FormulaPart {
        text: &formula.text,
        weights: formula
            .weights
            .iter()
            .map(|(weight, text)| (weight.to_string(), text.as_str()))
            .collect(),
        credits: formula
            .credits
            .iter()
            .map(|(mark, credit)| (mark.word(), *credit))
            .collect(),
        unassessed: match formula.unassessed_counts {
            true => UnassessedRule::NotMet,
            false => UnassessedRule::LeftOut,
        },
    }
}

fn readiness(readiness: &Readiness) -> ReadinessPart {
    ReadinessPart {
        score: tally(readiness.score),
        lowest: tally(readiness.lowest),
        highest: tally(readiness.highest),
        unassessed: tally(readiness.unassessed),
        met: readiness.count_of(Some(Mark::Met)),
        partly: readiness.count_of(Some(Mark::Partly)),
        not_met: readiness.count_of(Some(Mark::NotMet)),
        not_assessed: readiness.count_of(None),
    }
}

fn tally(tally: Tally) -> TallyPart {
    TallyPart {
        earned: tally.earned,
        possible: tally.possible,
        percent: tally.percent(),
    }
}

fn chapters<'a>(check: &'a SelfCheck<'a>) -> Vec<ChapterPart<'a>> {
    check
        .chapters
        .iter()
        .map(|chapter| ChapterPart {
            id: id(chapter.chapter),
            title: &chapter.chapter.title,
            readiness: readiness(&chapter.readiness),
            items: check
                .questions
                .items
                .iter()
                .filter(|one| one.chapter.addressee.name == chapter.chapter.addressee.name)
                .map(|one| item(one, check.answers))
                .collect(),
        })
        .collect()
}

fn item<'a>(item: &'a Item<'a>, answers: &'a Answers) -> ItemPart<'a> {
    let given = answers.get(&item.fact.id);
    ItemPart {
        id: &item.fact.id,
        question: &item.fact.question,
        origin: match item.origin {
            Origin::Directive => OriginWord::Directive,
            Origin::Replaced => OriginWord::Replaced,
            Origin::Added => OriginWord::Added,
        },
        weight: item.fact.weight,
        state: given.and_then(|given| given.mark).into(),
        owner: given.and_then(|given| given.owner.as_deref()),
        planned: given.and_then(|given| given.due),
        remark: given.and_then(|given| given.note.as_deref()),
        evidence: item.fact.evidence.iter().map(String::as_str).collect(),
        under: item.under.clone(),
        grade: item.fact.proof.grade,
        dates: item.dates.iter().map(due).collect(),
        frameworks: item
            .frameworks
            .iter()
            .map(|framework| framework.name.as_str())
            .collect(),
        penalty: &item.fact.penalty,
        notes: item.fact.proof.notes.iter().map(String::as_str).collect(),
    }
}

fn due<'a>(due: &'a crate::decide::checklist::Due<'a>) -> DuePart<'a> {
    let mut part = DuePart {
        what: due.what,
        on: None,
        within: None,
        every: None,
        after_change: None,
        grade: due.proof.grade,
    };
    match due.when {
        DueWhen::On(date) => part.on = Some(date),
        DueWhen::Within(period) => part.within = Some(period),
        DueWhen::Every(period) => part.every = Some(period),
        DueWhen::AfterChange(duration) => part.after_change = Some(duration),
    }
    part
}

fn further(entry: &Fact<Entry>) -> FurtherPart<'_> {
    FurtherPart {
        kind: &entry.kind,
        id: &entry.name,
        text: &entry.text,
        on: entry.date,
        within: entry.within.as_ref(),
        every: entry.every.as_ref(),
        under: entry.proof.under.iter().collect(),
        grade: entry.proof.grade,
    }
}

fn gap<'a>(gap: &'a Gap<'a>) -> GapPart<'a> {
    GapPart {
        item: &gap.item.fact.id,
        state: Some(gap.mark).into(),
        lost: gap.lost,
        due: gap.due.map(GapDate::day),
        due_with_all: matches!(gap.due, Some(GapDate::DutiesFrom(_))),
        overdue: gap.overdue,
        planned_late: gap.planned_late,
        under: gap.item.under.clone(),
        owner: gap.given.owner.as_deref(),
        planned: gap.given.due,
        exposure: exposure(&gap.exposure),
    }
}

fn exposure<'a>(exposure: &'a Exposure<'a>) -> ExposurePart<'a> {
    match exposure {
        Exposure::Ceiling {
            ceiling,
            amount,
            missing,
        } => ExposurePart::Ceiling {
            ceiling,
            amount: amount.as_ref(),
            missing: missing.iter().map(String::as_str).collect(),
            under: &ceiling.proof.under,
        },
        Exposure::Special { fine, amount, .. } => ExposurePart::Special {
            fine: &fine.name,
            text: &fine.text,
            up_to: fine.amount.as_ref(),
            amount: amount.as_ref(),
            under: &fine.proof.under,
        },
        Exposure::Exempt { .. } => ExposurePart::Exempt,
        Exposure::Displaced { regime } => ExposurePart::Displaced { regime: &regime.id },
        Exposure::Open => ExposurePart::Open,
    }
}
