//! When each report is due.
//!
//! A state's rules of counting decide where it has some. Where no rule of computing periods is known, the plain clock counts: hours as they pass, longer
//! periods to the same time of day. No rule that rounds up to the end of an hour or of a day, or that
//! waits for a working day, ends earlier, so that time is the safe one.

use std::collections::BTreeSet;

use super::counting::{Counting, End};
use super::{Owed, Question};
use crate::decide::decision::Decision;
use crate::decide::duties::{reporting_for, stages_for};
use crate::decide::evaluate::evaluate;
use crate::decide::truth::Truth;
use crate::model::inherit::{Applicable, Law};
use crate::model::{Period, Stage};
use crate::value::{Citation, Duration, Moment};

/// A report and when it is due.
#[derive(Debug)]
pub struct Deadline<'a> {
    /// The report.
    pub stage: Applicable<'a, Stage>,
    /// When it is due.
    pub due: Due,
    /// What would tell whether it is owed at all; empty where it is.
    pub missing: BTreeSet<String>,
}

/// When a report is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// At the latest at this moment.
    At {
        /// The moment.
        moment: Moment,
        /// From when it was counted.
        start: Start,
        /// By which rule of counting; nothing where the plain clock was read.
        by: Option<Vec<Citation>>,
    },
    /// When the event has happened from which the period runs.
    After(String),
    /// When it is asked for.
    OnRequest,
    /// The period is in working days, and no calendar of them is known.
    WorkingDays,
    /// The law names no period, or one that no calendar holds.
    Open,
}

/// From when a period was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Start {
    /// From the event itself.
    Event(String),
    /// From awareness, which does not come after the event that the law names, or where the law names
    /// none.
    Awareness(Option<String>),
    /// From awareness for want of the event that the law names, which may have come before it: if it
    /// did, the report is due earlier.
    NotBefore(String),
    /// From the last moment at which another report may be sent. Whoever sends that one earlier owes
    /// this one earlier too.
    LatestOf(String, Moment),
}

/// The longest chain of reports that run from each other.
const CHAIN: u32 = 8;

/// The events from which reports of a law run, and the reports themselves: what moments can be told
/// of.
#[must_use]
pub fn events<'a>(law: &'a Law<'a>) -> BTreeSet<&'a str> {
    let mut events = BTreeSet::from(["awareness", "detection", "determination"]);
    let blocks = law
        .country
        .iter()
        .flat_map(|country| &country.body.reporting);
    for stage in blocks
        .chain(&law.directive.body.reporting)
        .flat_map(|block| &block.stages)
    {
        events.insert(&stage.id);
        for period in [&stage.within, &stage.every, &stage.first] {
            events.extend(period.as_ref().and_then(|period| period.of.as_deref()));
        }
    }
    events
}

/// The reports that are owed, and those of which it is not known, each with its time; and what was
/// presumed about them.
pub(super) fn deadlines<'a>(
    question: &Question<'a, '_>,
    decision: &Decision,
) -> (Vec<Deadline<'a>>, BTreeSet<String>) {
    let (law, profile) = (question.law, &question.incident.profile);
    let block = reporting_for(law, profile, decision);
    let owed = stages_for(law, profile, decision);
    let mut assumed = BTreeSet::new();
    let mut deadlines = Vec::new();
    let own_regime = block.is_some_and(|block| block.addressee.regime.is_some());
    if question.owed == Owed::Displaced && !own_regime {
        return (deadlines, assumed);
    }
    for stage in law.stages(block) {
        let asked = stage
            .fact
            .when
            .as_ref()
            .map(|when| evaluate(when, question.context()));
        let is_owed = owed.iter().any(|owed| std::ptr::eq(owed.fact, stage.fact));
        let mut missing = BTreeSet::new();
        if let Some(asked) = asked {
            assumed.extend(asked.assumed);
            if asked.truth == Truth::Unknown {
                missing = asked.missing;
            }
        }
        if is_owed || !missing.is_empty() {
            let due = due(question, &owed, stage.fact, CHAIN);
            if let Due::At {
                start: Start::NotBefore(event),
                ..
            } = &due
            {
                assumed.insert(format!("{event}-at-awareness"));
            }
            deadlines.push(Deadline {
                stage,
                due,
                missing,
            });
        }
    }
    (deadlines, assumed)
}

fn due(
    question: &Question<'_, '_>,
    owed: &[Applicable<'_, Stage>],
    stage: &Stage,
    chain: u32,
) -> Due {
    // Of several, the first: where the law does not say when that is, one period after the start.
    let period = stage.first.as_ref().or(stage.within.as_ref());
    let Some(period) = period.or(stage.every.as_ref()) else {
        return if stage.on_request {
            Due::OnRequest
        } else {
            Due::Open
        };
    };
    if stage.on_request && stage.within.is_none() {
        return Due::OnRequest;
    }
    let (from, start) = match start(question, owed, period, chain) {
        Ok(found) => found,
        Err(Waits::For(event)) => return Due::After(event),
        Err(Waits::ForCalendar) => return Due::WorkingDays,
    };
    match Counting::of(question.law).end(&from, period.duration) {
        End::At(moment, by) => Due::At { moment, start, by },
        End::NoCalendar => Due::WorkingDays,
        End::Never => Due::Open,
    }
}

/// Why nobody can say from when a period runs.
enum Waits {
    /// The event, or the report, of which no moment is known.
    For(String),
    /// A report before it is due after so many working days, and no calendar tells when.
    ForCalendar,
}

/// The moment from which a period runs.
fn start(
    question: &Question<'_, '_>,
    owed: &[Applicable<'_, Stage>],
    period: &Period,
    chain: u32,
) -> Result<(Moment, Start), Waits> {
    let events = &question.incident.events;
    let awareness = || events.get("awareness").cloned();
    let Some(event) = period.of.as_deref() else {
        let from = awareness().ok_or_else(|| Waits::For("awareness".to_owned()))?;
        return Ok((from, Start::Awareness(None)));
    };
    if let Some(moment) = events.get(event) {
        return Ok((moment.clone(), Start::Event(event.to_owned())));
    }
    // Nobody concludes that an incident is significant before knowing of it.
    if event == "determination"
        && let Some(from) = awareness()
    {
        return Ok((from, Start::Awareness(Some(event.to_owned()))));
    }
    if event == "detection"
        && question.presume
        && let Some(from) = awareness()
    {
        return Ok((from, Start::NotBefore(event.to_owned())));
    }
    let stands_for = |stage: &&Applicable<'_, Stage>| {
        stage.fact.id == event || stage.fact.instead_of.as_deref() == Some(event)
    };
    let before = owed.iter().find(stands_for).filter(|_| chain > 0);
    let Some(before) = before else {
        return Err(Waits::For(event.to_owned()));
    };
    let sent = events.get(&before.fact.id).cloned();
    if let Some(sent) = sent {
        return Ok((sent, Start::Event(before.fact.id.clone())));
    }
    match due(question, owed, before.fact, chain - 1) {
        Due::At { moment, .. } => {
            let start = Start::LatestOf(before.fact.id.clone(), moment.clone());
            Ok((moment, start))
        }
        Due::WorkingDays => Err(Waits::ForCalendar),
        _ => Err(Waits::For(before.fact.id.clone())),
    }
}

impl Deadline<'_> {
    /// The period that was counted.
    #[must_use]
    pub fn period(&self) -> Option<&Period> {
        let stage = self.stage.fact;
        stage.within.as_ref().or(stage.first.as_ref())
    }

    /// How often the report is due.
    #[must_use]
    pub fn every(&self) -> Option<Duration> {
        self.stage.fact.every.as_ref().map(|every| every.duration)
    }
}
