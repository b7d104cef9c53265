//! The decision in the form that is printed and published.

use schemars::JsonSchema;
use serde::Serialize;

use super::explain::questions;
use crate::decide::{
    ActivityDecision, Case, Decision, Outcome, Profile, Reason, decide_case, has_figures,
};
use crate::model::inherit::{Basis, Law, Origin};
use crate::value::Date;

/// What an organisation is under the law of a state, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answer {
    /// `essential`, `important`, `national`, `registration-only`, `elsewhere`, `out-of-scope` or
    /// `undetermined`.
    pub outcome: &'static str,
    /// The class of the state's own, where the outcome is `national`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_class: Option<String>,
    /// What the law of the state calls the class, where it has a name of its own for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// The sector act that governs, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// On which footing the answer stands.
    pub basis: Basis,
    /// Whether it binds. A directive binds no private party by itself.
    pub binding: bool,
    /// The states that have jurisdiction, where the outcome is `elsewhere`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<String>,
    /// The day from which duties apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties_from: Option<Date>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fines_from: Option<Date>,
    /// Duties from which the law frees it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exempt_from: Vec<String>,
    /// The rules that carried the answer.
    pub because: Vec<Because>,
    /// What was presumed and mattered.
    pub assumed: Vec<String>,
    /// What is missing and would settle it, the most telling first.
    pub missing: Vec<String>,
    /// Anything else a reader must know of the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The answer for each activity, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityAnswer>,
}

/// The answer for one of several activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityAnswer {
    /// The entity type.
    pub entity: String,
    /// The outcome for this activity alone.
    pub outcome: &'static str,
    /// The class of the state's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_class: Option<String>,
    /// The sector act that governs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// The rules that carried it.
    pub because: Vec<Because>,
}

/// A rule that carried an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Because {
    /// The rule.
    pub rule: String,
    /// What it does: `include`, `essential` and so on.
    pub effect: crate::model::Effect,
    /// Its articles.
    pub under: Vec<String>,
    /// `directive`, or `national` where the state replaced or added it.
    pub of: &'static str,
}

/// Decides, and says why.
#[must_use]
pub fn answer(law: &Law<'_>, profile: &Profile, presume: bool) -> (Answer, Decision) {
    let case = Case::new(law, profile, presume);
    let decision = decide_case(law, &case, presume);
    let missing = if decision.missing.len() > 1 {
        questions(law, profile, &decision, presume)
    } else {
        decision.missing.iter().cloned().collect()
    };
    let mut notes = Vec::new();
    if profile.size.is_some() && has_figures(profile) {
        notes.push("Figures were given, so they count before the stated size.".to_owned());
    }
    let several = decision.activities.len() > 1;
    let answer = Answer {
        outcome: decision.outcome.word(),
        national_class: national(&decision.outcome),
        called: law
            .called(decision.outcome.class())
            .map(|called| called.name.clone()),
        regime: decision.regime.clone(),
        basis: decision.basis,
        binding: decision.binding,
        elsewhere: decision.elsewhere.iter().cloned().collect(),
        duties_from: decision.duties_from,
        fines_from: decision.fines_from,
        exempt_from: decision.exempt.iter().cloned().collect(),
        because: because(&decision.reasons),
        assumed: decision.assumed.iter().cloned().collect(),
        missing,
        notes,
        activities: if several {
            decision.activities.iter().map(of_activity).collect()
        } else {
            Vec::new()
        },
    };
    (answer, decision)
}

fn of_activity(one: &ActivityDecision) -> ActivityAnswer {
    ActivityAnswer {
        entity: one.entity.clone(),
        outcome: one.outcome.word(),
        national_class: national(&one.outcome),
        regime: one.regime.clone(),
        because: because(&one.reasons),
    }
}

fn national(outcome: &Outcome) -> Option<String> {
    match outcome {
        Outcome::National(class) => Some(class.clone()),
        _ => None,
    }
}

fn because(reasons: &[Reason]) -> Vec<Because> {
    reasons
        .iter()
        .map(|reason| Because {
            rule: reason.rule.clone(),
            effect: reason.effect,
            under: cited(&reason.under),
            of: match reason.origin {
                Origin::Directive => "directive",
                Origin::Replaced | Origin::Added => "national",
            },
        })
        .collect()
}

/// Provisions as they are written: `nis2 art 3(1)(a)`.
pub(crate) fn cited(under: &[crate::value::Citation]) -> Vec<String> {
    under
        .iter()
        .map(|citation| {
            format!("{} {}", citation.law, citation.place())
                .trim_end()
                .to_owned()
        })
        .collect()
}
