//! Incidents: whether one is significant, by which criteria, and what follows: which reports are due
//! when, to whom, and what else is owed.

mod counting;
mod deadline;
mod recipient;
mod rules;
mod significance;

use std::collections::{BTreeMap, BTreeSet};

use super::decision::{Decision, decide_case};
use super::evaluate::Context;
use super::group::Case;
use super::outcome::Outcome;
use super::profile::Profile;
use super::truth::Truth;
use crate::model::inherit::Law;
use crate::model::{Entry, Fact};
use crate::value::Moment;

pub use counting::{CountingRules, Rule, Week};
pub use deadline::{Deadline, Due, Start, events};
pub use recipient::{Channel, Recipient};
pub use rules::*;
pub use significance::{Limb, LimbOrigin};

/// An incident: who is struck, what is known of it, and when what happened.
#[derive(Debug, Clone, Default)]
pub struct Incident {
    /// The organisation with the activities that are struck, and every fact that is known.
    pub profile: Profile,
    /// Moments by event (`awareness`, `detection` …), or by stage for a report that was sent.
    pub events: BTreeMap<String, Moment>,
}

/// Whether reports are owed at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// The organisation is in a class that reports.
    Yes,
    /// Its class is not known; it is presumed to be one that reports.
    Presumed,
    /// It is out of scope, registers only, or answers to another state.
    No,
    /// A sector act with rules of its own takes the place of these.
    Displaced,
}

/// The answer about an incident.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// What the organisation is.
    pub decision: Decision,
    /// Whether reports are owed at all.
    pub owed: Owed,
    /// Whether the incident is significant.
    pub significant: Truth,
    /// What decided: the criteria that are met; where none is, all that were asked, or those that
    /// are still open.
    pub because: Vec<Limb<'a>>,
    /// Criteria that the law has in words only: nothing here was decided by them.
    pub in_words: Vec<&'a Fact<Entry>>,
    /// What was presumed and mattered.
    pub assumed: BTreeSet<String>,
    /// What would settle whether the incident is significant.
    pub missing: BTreeSet<String>,
    /// The reports and when they are due; none where the incident is not significant.
    pub deadlines: Vec<Deadline<'a>>,
    /// To whom reports go.
    pub recipients: Vec<Recipient<'a>>,
    /// How they are sent.
    pub channels: Vec<Channel<'a>>,
    /// What is owed to those who use the service.
    pub duties: Vec<&'a Fact<Entry>>,
}

/// Assesses an incident under a law. With `presume`, what the sources presume is taken for granted,
/// and an organisation whose class is not known is taken to be in scope.
#[must_use]
pub fn assess<'a>(law: &'a Law<'a>, incident: &Incident, presume: bool) -> Assessment<'a> {
    let case = Case::new(law, &incident.profile, presume);
    let decision = decide_case(law, &case, presume);
    let owed = owed(law, &decision);
    let question = Question {
        law,
        incident,
        case,
        class: class(&decision),
        presume,
        owed,
    };
    let verdict = significance::judge(&question, decision.regime.as_deref());
    let mut assumed = verdict.assumed;
    assumed.extend(decision.assumed.iter().cloned());
    if owed == Owed::Presumed {
        assumed.insert("in-scope".to_owned());
    }
    let mut assessment = Assessment {
        owed,
        significant: verdict.truth,
        because: verdict.because,
        in_words: verdict.in_words,
        assumed,
        missing: verdict.missing,
        deadlines: Vec::new(),
        recipients: Vec::new(),
        channels: Vec::new(),
        duties: Vec::new(),
        decision,
    };
    if assessment.significant != Truth::No && owed != Owed::No {
        follow(&question, &mut assessment);
    }
    assessment
}

/// What follows from an incident that is significant, or may be.
fn follow<'a>(question: &Question<'a, '_>, assessment: &mut Assessment<'a>) {
    let (law, profile) = (question.law, &question.incident.profile);
    let (deadlines, assumed) = deadline::deadlines(question, &assessment.decision);
    assessment.deadlines = deadlines;
    assessment.assumed.extend(assumed);
    assessment.recipients = recipient::recipients(question, &assessment.decision);
    assessment.channels = recipient::channels(question, &assessment.decision);
    if question.owed != Owed::Displaced {
        assessment.duties = recipient::duties(law, profile, &assessment.decision);
    }
}

fn owed(law: &Law<'_>, decision: &Decision) -> Owed {
    match decision.outcome {
        Outcome::OutOfScope | Outcome::RegistrationOnly | Outcome::Elsewhere => Owed::No,
        _ if super::duties::displaced(law, decision, "reporting") => Owed::Displaced,
        Outcome::Undetermined => Owed::Presumed,
        _ => Owed::Yes,
    }
}

/// The class that conditions may ask for; none while it is not known.
fn class(decision: &Decision) -> Option<String> {
    let known = decision.outcome != Outcome::Undetermined;
    known.then(|| decision.outcome.class().to_owned())
}

/// What is asked of the law about an incident.
struct Question<'a, 'q> {
    law: &'a Law<'a>,
    incident: &'q Incident,
    case: Case,
    class: Option<String>,
    presume: bool,
    owed: Owed,
}

impl Question<'_, '_> {
    /// Asked of the organisation as a whole.
    fn context(&self) -> Context<'_> {
        Context {
            class: self.class.as_deref(),
            ..Context::whole(self.law, &self.case, self.presume)
        }
    }
}
