//! Registration, reports, chapters of duties, and what a breach can cost.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::condition::Condition;
use super::super::proof::Fact;
use super::entry::Entry;
use super::people::Addressee;
use crate::value::{Address, Amount, Date, Duration};

/// Who registers, where, by when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Registration {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// Whether entities must register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Fact<bool>>,
    /// Whether duties begin only with the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constitutive: Option<Fact<bool>>,
    /// Who takes the first step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Fact<String>>,
    /// With whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Fact<Vec<String>>>,
    /// Where.
    pub portals: Vec<Fact<Portal>>,
    /// First dates.
    pub deadlines: Vec<Fact<Entry>>,
    /// Standing periods.
    pub periods: Vec<Fact<Entry>>,
    /// How fast changes are notified.
    pub updates: Vec<Fact<Update>>,
    /// What is asked.
    pub information: Vec<Fact<Entry>>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// Where something is filed: an address, or words where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Portal {
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// Its name, or the channel in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// How fast changes are notified, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Update {
    /// The period.
    pub period: Duration,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// To whom incidents are reported, and when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Reporting {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// To whom.
    pub to: Vec<Fact<Recipients>>,
    /// Through which portals or channels.
    pub portals: Vec<Fact<Portal>>,
    /// From when the periods run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Fact<String>>,
    /// The reports.
    pub stages: Vec<Fact<Stage>>,
    /// Stages that some need not send.
    pub waivers: Vec<Fact<Waiver>>,
    /// When the recipients of the service are told.
    pub recipients: Vec<Fact<Entry>>,
    /// Who may report without a duty.
    pub voluntary: Vec<Fact<String>>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// Authorities that receive something, and from whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recipients {
    /// The authorities.
    pub authorities: Vec<String>,
    /// From whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A period and the event it runs from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Period {
    /// How long.
    pub duration: Duration,
    /// From when: an event, or the id of another stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// How often it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// When the first of several is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Period>,
    /// Whether it is due only when asked for.
    pub on_request: bool,
    /// Whether it is owed only where needed.
    pub optional: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The stage it replaces for these entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// What it must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contains: Vec<String>,
    /// To whom, where it differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// Anything a reader must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Stages that some entities need not send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Waiver {
    /// The stages.
    pub stages: Vec<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A block of entries: significance, supervision, management or measures.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chapter {
    /// Which of them.
    pub topic: String,
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// What it says, in order.
    pub entries: Vec<Fact<Entry>>,
}

/// What a breach can cost.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Fines {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// Highest fines.
    pub ceilings: Vec<Fact<Ceiling>>,
    /// Lowest fines.
    pub minimums: Vec<Fact<Ceiling>>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bites_from: Option<Fact<Date>>,
    /// Which breaches the ceilings cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Fact<String>>,
    /// Special fines, periodic penalties, exemptions and details, in order.
    pub entries: Vec<Fact<Entry>>,
}

/// A fine for a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ceiling {
    /// The class.
    pub class: String,
    /// The amount.
    pub amount: Amount,
    /// Whether the law leaves it open upwards.
    pub at_least: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}
