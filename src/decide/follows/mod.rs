//! What follows from decisions under a law, as data: every duty, register, recipient, fine, day and
//! question with the condition that says whom it concerns, and nothing else.
//!
//! [`Follows`] stands beside the [`Program`](super::program::Program) of the same law, whose evaluator
//! reads its conditions. `docs/rules.md` says what follows for an organisation; `duties.rs`,
//! `supervision.rs` and `checklist/` are the same in Rust.

mod asked;
mod build;
mod checklist;

pub use checklist::{AskedDuty, AskedRegister, CheckChapter, CheckFormula, CheckQuestion};

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::program::{Question, Trace};
use crate::model::condition::Condition;
use crate::model::inherit::Origin;
use crate::model::{Period, Portal, Recipients, Waiver};
use crate::value::{Address, Amount, Citation, Date, Duration};

/// What follows under one law: that of a state, or of the directive alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Follows {
    /// The code of the state; `EU` for the directive alone.
    pub law: String,
    /// The questions that are asked here and not by the rules, by id.
    pub inputs: BTreeMap<String, Question>,
    /// The regimes, and what gives way to them.
    pub regimes: Vec<RegimeHere>,
    /// The authorities that are named here, by id.
    pub authorities: BTreeMap<String, AuthorityHere>,
    /// Who supervises whom, in order.
    pub supervision: Vec<Supervision>,
    /// Measures and duties of managers, in the order in which they are told.
    pub duties: Vec<Statement>,
    /// Duties that stand in no chapter.
    pub obligations: Vec<Statement>,
    /// National frameworks.
    pub frameworks: Vec<Statement>,
    /// The national calendar.
    pub milestones: Vec<Statement>,
    /// Registers: those of the state, then those of the directive.
    pub registrations: Vec<Register>,
    /// The blocks of the state on reports of incidents, in order.
    pub reporting: Vec<Reports>,
    /// The reports that are owed where no block of the state speaks for the organisation.
    pub stages: Vec<Report>,
    /// Blocks of fines: those of the state, then those of the directive.
    pub fines: Vec<FinesBlock>,
    /// The chapters of the checklist, in order.
    pub chapters: Vec<CheckChapter>,
    /// How answers to the checklist are counted; nothing where the sources do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<CheckFormula>,
    /// The questions of the checklist, chapter by chapter.
    pub items: Vec<CheckQuestion>,
}

/// Whom something concerns: all of it must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Whom {
    /// Whom the block addresses in which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// Under which regime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// Its own condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Which classes it binds, `everyone` for all; nothing where it does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub binds: Option<Vec<String>>,
}

/// A regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RegimeHere {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The topics that give way to it.
    pub displaces: Vec<String>,
    /// Who supervises under it.
    pub authorities: Vec<String>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// An authority in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuthorityHere {
    /// Its English name.
    pub name: String,
    /// Where to reach it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
}

/// A statement of what an authority supervises. It reaches an activity if `what` holds of it; with
/// `all`, every other activity of which no statement says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Supervision {
    /// The authority.
    pub authority: String,
    /// The activities it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Condition>,
    /// Whether it supervises all that nobody names.
    pub all: bool,
    /// The activities that are excepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub except: Option<Condition>,
    /// Those entities alone of which this does not fail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether it is to supervise only once a bill is law.
    pub planned: bool,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Something owed, a framework, or a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Statement {
    /// `measures`, `management`, `registration`, `obligation`, `framework` or `milestone`.
    pub topic: String,
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// The day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Within a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// Again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Whether a question of the checklist asks about it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub asked: bool,
    /// Whom it concerns.
    #[serde(flatten)]
    pub whom: Whom,
    /// Whether it is of the directive, or of the state in its place or beside it.
    pub origin: Origin,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Register {
    /// Its name, where a state has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// Whether it is of the directive or of the state.
    pub origin: Origin,
    /// Whether it is law: not all of it stands in a bill or a repealed act.
    pub standing: bool,
    /// Whom it concerns.
    #[serde(flatten)]
    pub whom: Whom,
    /// Whether entities must register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// With whom, by id.
    pub with: Vec<String>,
    /// Where, for whom.
    pub portals: Vec<Portal>,
    /// By when.
    pub due: Vec<Statement>,
    /// How fast changes are notified.
    pub updates: Vec<Change>,
    /// The articles of the first statement in it.
    pub under: Vec<Citation>,
}

/// How fast changes are notified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The period, from each change.
    pub period: Duration,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A block on reports. One with `applies` speaks for whom it addresses, else one with `regime` for
/// whoever is under it, else one with neither for everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Reports {
    /// For whom.
    #[serde(flatten)]
    pub whom: Whom,
    /// The reports, those of the directive among them that the block leaves as they are.
    pub stages: Vec<Report>,
    /// Reports that some need not send.
    pub waivers: Vec<Waiver>,
    /// To whom. `competent` stands for those that supervise.
    pub to: Vec<Recipients>,
    /// Where, for whom.
    pub portals: Vec<Portal>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Its id.
    pub stage: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Whether only on request.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub on_request: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The report whose place it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// Whether it is of the directive, or of the state in its place or beside it.
    pub origin: Origin,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A block of fines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FinesBlock {
    /// Whether it is of the directive or of the state.
    pub origin: Origin,
    /// Whether anything in it is law.
    pub standing: bool,
    /// For whom.
    #[serde(flatten)]
    pub whom: Whom,
    /// Which breaches the ceilings cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<String>,
    /// The highest fines.
    pub ceilings: Vec<CeilingHere>,
    /// Fines for single breaches.
    pub special: Vec<SpecialFine>,
    /// Who is not fined.
    pub exempt: Vec<ExemptFromFines>,
}

/// The highest fine of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CeilingHere {
    /// The class.
    pub class: String,
    /// The amount.
    pub amount: Amount,
    /// Whether the law leaves it open upwards.
    pub at_least: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Whether it stands in a bill only.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A fine for a single breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SpecialFine {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub text: String,
    /// The most it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Who is not fined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExemptFromFines {
    /// Who.
    pub when: Condition,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}
