//! The decision in the form that is printed and published.

use schemars::JsonSchema;
use serde::Serialize;

use super::line::Fields;
use super::reader::Reader;
use super::request::RequestError;
use crate::decide::{Decision, Engine, Facts, Outcome, Profile};
use crate::model::Rule;
use crate::model::inherit::{Applicable, Basis, Law, Origin};
use crate::value::Date;

/// What an organisation is under the law of a state, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Answer<'a> {
    /// `essential`, `important`, `national`, `registration-only`, `elsewhere`, `out-of-scope` or
    /// `undetermined`.
    pub outcome: &'static str,
    /// The class of the state's own, where the outcome is `national`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_class: Option<&'a str>,
    /// What the law of the state calls the class, where it has a name of its own for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<&'a str>,
    /// The sector act that governs, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<&'a str>,
    /// On which footing the answer stands.
    pub basis: Basis,
    /// Whether it binds. A directive binds no private party by itself.
    pub binding: bool,
    /// The states that have jurisdiction, where the outcome is `elsewhere`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub elsewhere: Vec<&'a str>,
    /// The day from which duties apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duties_from: Option<Date>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fines_from: Option<Date>,
    /// Duties from which the law frees it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exempt_from: Vec<&'a str>,
    /// The rules that carried the answer.
    pub because: Vec<&'a Because>,
    /// What was presumed and mattered.
    pub assumed: Vec<&'a str>,
    /// What is missing and would settle it, the most telling first.
    pub missing: Vec<&'a str>,
    /// Anything else a reader must know of the answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<&'a str>,
    /// The answer for each activity, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityAnswer<'a>>,
}

/// The answer for one of several activities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivityAnswer<'a> {
    /// The entity type.
    pub entity: &'a str,
    /// The outcome for this activity alone.
    pub outcome: &'static str,
    /// The class of the state's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_class: Option<&'a str>,
    /// The sector act that governs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<&'a str>,
    /// The rules that carried it.
    pub because: Vec<&'a Because>,
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

/// A law ready to answer: lowered for deciding, with its rules as they are told.
pub struct Assessor<'a> {
    engine: Engine<'a>,
    reader: Reader<'a>,
    /// The rules that can be reasons, by the places of reasons.
    because: Vec<Because>,
}

impl<'a> Assessor<'a> {
    /// Makes a law ready.
    ///
    /// # Errors
    /// Its rules are more than a decision has room for.
    pub fn of(law: &Law<'a>) -> Result<Self, RequestError> {
        let engine = Engine::of(law).ok_or_else(|| {
            RequestError(
                "the rules of this law, or the questions that they ask, are more than 128"
                    .to_owned(),
            )
        })?;
        let because = engine.reasons().map(Because::of).collect();
        Ok(Self {
            reader: Reader::of(law),
            engine,
            because,
        })
    }

    /// The law.
    #[must_use]
    pub fn law(&self) -> &Law<'a> {
        self.engine.law()
    }

    pub(super) fn engine(&self) -> &Engine<'a> {
        &self.engine
    }

    /// Decides about an organisation, in full.
    #[must_use]
    pub fn decide(&self, facts: &Facts) -> Decision {
        self.engine.decision(&self.engine.decide(facts), facts)
    }

    /// Reads the organisation of a request, ready to be decided about.
    ///
    /// # Errors
    /// The first field that cannot be read, with the way out.
    pub fn read(&self, request: &Fields<'_>, presume: bool) -> Result<Facts, RequestError> {
        let mut lowering = self.engine.lower(presume);
        self.reader.read(request, &mut lowering)?;
        Ok(lowering.end())
    }

    /// An organisation that was read before, ready to be decided about.
    #[must_use]
    pub fn facts(&self, profile: &Profile, presume: bool) -> Facts {
        self.engine.facts(profile, presume)
    }

    /// Decides, and says why.
    #[must_use]
    pub fn answer<'r>(&'r self, facts: &'r Facts) -> Answer<'r> {
        let ruling = self.engine.decide(facts);
        let view = self.engine.view(&ruling);
        let mut missing: Vec<&str> = view.missing().collect();
        if missing.len() > 1 {
            missing = self.engine.questions(facts, &ruling);
        }
        let mut notes = Vec::new();
        if facts.passes_over_size() {
            notes.push("Figures were given, so they count before the stated size.");
        }
        let entities = self.engine.entities(facts);
        let several = entities.len() > 1;
        let each = entities
            .filter(|_| several)
            .zip(view.activities())
            .map(|(entity, one)| ActivityAnswer {
                entity,
                outcome: one.outcome().word(),
                national_class: national(one.outcome()),
                regime: one.regime(),
                because: self.because(one.reasons()),
            });
        Answer {
            outcome: view.outcome().word(),
            national_class: national(view.outcome()),
            called: self
                .law()
                .called(view.outcome().class())
                .map(|called| called.name.as_str()),
            regime: view.regime(),
            basis: view.basis(),
            binding: view.binding(),
            elsewhere: view.elsewhere().collect(),
            duties_from: view.duties_from(),
            fines_from: view.fines_from(),
            exempt_from: view.exempt().collect(),
            because: self.because(view.reasons()),
            assumed: view.assumed().collect(),
            missing,
            notes,
            activities: each.collect(),
        }
    }

    fn because(&self, reasons: impl Iterator<Item = usize>) -> Vec<&Because> {
        reasons.filter_map(|at| self.because.get(at)).collect()
    }
}

fn national(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::National(class) => Some(class),
        _ => None,
    }
}

impl Because {
    fn of(rule: &Applicable<'_, Rule>) -> Self {
        Self {
            rule: rule.fact.id.clone(),
            effect: rule.fact.effect,
            under: cited(&rule.fact.proof.under),
            of: match rule.origin {
                Origin::Directive => "directive",
                Origin::Replaced | Origin::Added => "national",
            },
        }
    }
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
