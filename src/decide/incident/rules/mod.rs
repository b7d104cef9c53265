//! The rules on incidents of a law as data: everything that an answer about an incident reads beside
//! the rules of scope, and nothing else.
//!
//! What the state replaced or removed is joined already. `docs/rules.md` says how it is evaluated.

mod build;

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::counting::CountingRules;
use super::significance::LimbOrigin;
use crate::decide::program::{Question, Trace};
use crate::model::condition::Condition;
use crate::model::inherit::Origin;
use crate::model::{Portal, Stage};
use crate::value::{Address, Citation};

/// The rules of one law on incidents.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IncidentRules {
    /// The code of the state; `EU` for the directive alone.
    pub law: String,
    /// The directive that it stands on.
    pub directive: String,
    /// The time zone of the capital, in which days and months are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<&'static str>,
    /// The questions that conditions here ask and rules of scope do not.
    pub inputs: BTreeMap<String, Question>,
    /// The events and reports of which a moment can be told.
    pub events: BTreeSet<String>,
    /// The criteria of a significant incident, in order: one that is met is enough.
    pub significance: Vec<Significance>,
    /// Criteria in words only, which somebody has to judge.
    pub in_words: Vec<InWords>,
    /// Sector acts, by the id of their regime.
    pub regimes: BTreeMap<String, RegimeRules>,
    /// Who reports what to whom: blocks for some first, the one for everybody else last.
    pub reporting: Vec<ReportingRules>,
    /// Who supervises whom, where reports go to the competent authority.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supervision: Vec<Supervision>,
    /// The authorities that are named here, by id.
    pub authorities: BTreeMap<String, AuthorityLine>,
    /// How the state counts periods; what it does not say, the plain clock does.
    #[serde(skip_serializing_if = "CountingRules::is_empty")]
    pub counting: CountingRules,
    /// Reports that stand only in a bill, and are not law.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drafts: Vec<StageRules>,
    /// Clocks of other acts that the same incident can start.
    pub clocks: Vec<Clock>,
}

/// Criteria that speak for the same entities.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Significance {
    /// For whom they speak.
    #[serde(flatten)]
    pub addressed: Addressed,
    /// What takes an incident out although it meets one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// The criteria.
    pub criteria: Vec<Criterion>,
}

/// A criterion of a significant incident.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Whose it is.
    pub origin: LimbOrigin,
    /// When it is met.
    pub when: Condition,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// For whom something speaks.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Addressed {
    /// For which entities; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// The regime under which it speaks although that takes the place of these rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// Whether it speaks under that regime alone.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub only: bool,
}

/// What takes an incident out.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Exception {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// When it holds.
    pub when: Condition,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A criterion in words.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct InWords {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// For whom it speaks.
    #[serde(flatten)]
    pub addressed: Addressed,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// What a sector act changes.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RegimeRules {
    /// Its name.
    pub name: String,
    /// Whether its rules on reporting take the place of these.
    pub displaces: bool,
    /// Who supervises under it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<String>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Who reports what to whom.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReportingRules {
    /// For which entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// Under which regime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// The reports, in order.
    pub stages: Vec<StageRules>,
    /// Reports that some need not send.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub waivers: Vec<WaiverRules>,
    /// To whom.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<To>,
    /// Through which portals or channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub portals: Vec<PortalRules>,
    /// What is owed to those who use the service.
    pub recipients: Vec<Duty>,
}

/// A report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct StageRules {
    /// The report.
    #[serde(flatten)]
    pub stage: Stage,
    /// Whether it is of the directive, or of the state in its place or beside it.
    pub origin: Origin,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Reports that some need not send.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WaiverRules {
    /// The reports.
    pub stages: Vec<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Authorities that receive reports.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct To {
    /// The authorities; `competent` for those that supervise the entity.
    pub authorities: Vec<String>,
    /// From whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A portal or another channel.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PortalRules {
    /// The channel.
    #[serde(flatten)]
    pub portal: Portal,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Something that is owed to those who use the service.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What is owed.
    pub text: String,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// Who supervises entities of some types.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Supervision {
    /// The types; nothing for all that are not named elsewhere here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub types: Vec<String>,
    /// The authorities, in order.
    pub by: Vec<SupervisedBy>,
}

/// An authority that supervises.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SupervisedBy {
    /// The authority.
    pub authority: String,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// How an authority is reached.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AuthorityLine {
    /// Its name.
    pub name: String,
    /// Its abbreviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Its site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// Its mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Address>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// A clock of another act.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Clock {
    /// The act, by its id.
    pub act: String,
    /// Its name.
    pub name: String,
    /// Where people read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// What it asks for, by when.
    pub text: String,
    /// By which provisions.
    pub under: Vec<Citation>,
}
