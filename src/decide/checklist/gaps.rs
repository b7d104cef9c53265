//! What is not met, worst first.

use super::super::decision::Decision;
use super::super::group::Case;
use super::super::profile::Profile;
use super::exposure::{Exposure, exposure_of};
use super::{Answers, Item, SelfAssessment, context};
use crate::model::inherit::Law;
use crate::model::{Formula, Mark};
use crate::value::{Date, Decimal, Percent};

/// An item that is not met, or met in part.
#[derive(Debug, Clone)]
pub struct Gap<'a> {
    /// The item.
    pub item: Item<'a>,
    /// How far it is.
    pub mark: Mark,
    /// What it costs the score: the part of its weight that it does not bring in.
    pub lost: Decimal,
    /// From when it is owed.
    pub due: Option<GapDate>,
    /// Whether that day has passed on the day whose law is asked.
    pub overdue: bool,
    /// Whether the owner plans to be done only after the day that the law sets for it.
    pub planned_late: bool,
    /// What the organisation says of it.
    pub given: SelfAssessment,
    /// What it can cost.
    pub exposure: Exposure<'a>,
}

/// The day of a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GapDate {
    /// A day that the law sets for what the item asks about.
    Set(Date),
    /// The day from which all duties apply.
    DutiesFrom(Date),
}

impl GapDate {
    /// The day itself.
    #[must_use]
    pub fn day(self) -> Date {
        match self {
            GapDate::Set(date) | GapDate::DutiesFrom(date) => date,
        }
    }
}

/// What is not met, worst first: what costs the score most; then what is fined highest, by kind of
/// fine; then what is due first; then in the order of the checklist.
#[must_use]
pub fn gaps<'a>(
    items: &[Item<'a>],
    answers: &Answers,
    formula: &Formula,
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Vec<Gap<'a>> {
    let case = Case::new(law, profile, true);
    let context = context(law, &case, decision);
    let mut gaps: Vec<Gap<'a>> = items
        .iter()
        .filter_map(|item| {
            let given = answers.get(&item.fact.id)?;
            let mark = given.mark.filter(|mark| *mark != Mark::Met)?;
            let due = item.first_day().map(GapDate::Set);
            let due = due.or(decision.duties_from.map(GapDate::DutiesFrom));
            Some(Gap {
                item: item.clone(),
                mark,
                lost: lost(item.fact.weight, mark, formula),
                due,
                overdue: due.is_some_and(|due| due.day() <= law.base.as_of),
                planned_late: given
                    .due
                    .zip(item.first_day())
                    .is_some_and(|(planned, set)| planned > set),
                given: given.clone(),
                exposure: exposure_of(&item.fact.penalty, law, profile, decision, context),
            })
        })
        .collect();
    gaps.sort_by_key(|gap| {
        (
            std::cmp::Reverse(gap.lost),
            gap.exposure.order(),
            gap.due.is_none(),
            gap.due.map(GapDate::day),
        )
    });
    gaps
}

fn lost(weight: Decimal, mark: Mark, formula: &Formula) -> Decimal {
    let credit = formula.credits.get(&mark).copied().unwrap_or_default();
    let whole = Decimal::whole(100).ten_thousandths();
    let missing = Decimal::from_ten_thousandths(whole - credit.0.ten_thousandths());
    weight.percent(Percent(missing)).unwrap_or_default()
}
