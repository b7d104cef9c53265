//! The answer about an incident, as `acquis incident` writes it.

mod make;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::decide::OutcomeWord;
use crate::model::inherit::Basis;

/// One answer, or why there is none.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum IncidentLine<'a> {
    /// The answer.
    Answer(Box<IncidentAnswer<'a>>),
    /// Why there is none.
    Refused(IncidentRefused),
}

/// Why an incident was not assessed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentRefused {
    /// What the asker calls the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Value>,
    /// What is wrong, in words.
    pub error: String,
}

/// The answer about one incident in one state.
#[derive(Debug, Serialize, JsonSchema)]
pub struct IncidentAnswer<'a> {
    /// What the asker calls the incident.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a Value>,
    /// The state whose law was asked; `EU` for the directive alone.
    country: &'a str,
    /// The entity types whose services are struck: one, or a list where there are several.
    entity: EntityNames<'a>,
    /// Whether the incident is significant.
    significant: Answered,
    /// What decided: the criteria that are met; where none is, all that were asked; where that is
    /// open, those that are open.
    because: Vec<Because<'a>>,
    /// Criteria of this law that are in words only, which nobody asked: somebody has to judge them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    in_words: Vec<Statement<'a>>,
    /// What was presumed and mattered: inputs, and `in-scope` where the class is not known.
    assumed: Vec<&'a str>,
    /// Inputs that would settle whether the incident is significant.
    missing: Vec<&'a str>,
    /// The class of the organisation.
    outcome: OutcomeWord,
    /// The class of the state's own, where it is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    national_class: Option<&'a str>,
    /// Inputs that would settle the class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    class_missing: Vec<&'a str>,
    /// The sector act whose rules govern, where one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    regime: Option<&'a str>,
    /// On which footing the answer stands.
    basis: Basis,
    /// Whether it binds; a directive alone binds no private party.
    binding: bool,
    /// Whether reports are owed for a significant incident.
    reporting: ReportingOwed,
    /// The reports, in order; none where the incident is not significant or nothing is owed.
    deadlines: Vec<DeadlineLine<'a>>,
    /// To whom they go.
    recipients: Vec<RecipientLine<'a>>,
    /// How they are sent.
    channels: Vec<ChannelLine<'a>>,
    /// What is owed to those who use the service (Art. 23(1) and (2)).
    duties: Vec<Statement<'a>>,
    /// `acquis-incident`.
    format: &'static str,
    /// The version of the form.
    version: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum EntityNames<'a> {
    One(&'a str),
    Several(&'a [String]),
}

/// Yes, no, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Answered {
    Yes,
    No,
    Undetermined,
}

/// Whether reports are owed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum ReportingOwed {
    /// By this class.
    Owed,
    /// The class is not known; it is presumed to be one that reports.
    Presumed,
    /// Not by this class.
    NotOwed,
    /// A sector act has rules of its own.
    Displaced,
}

/// A criterion that decided.
#[derive(Debug, Serialize, JsonSchema)]
struct Because<'a> {
    /// The criterion, or the exception that took the incident out.
    criterion: &'a str,
    /// Its articles.
    under: Vec<String>,
    /// What it says.
    text: &'a str,
    /// Whose it is.
    origin: OriginWord,
    /// Whether it is met.
    met: Answered,
    /// For which activity it was asked.
    entity: &'a str,
    /// What would tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'a str>,
}

/// Whose a criterion is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum OriginWord {
    Directive,
    ImplementingRegulation,
    State,
}

/// Something the law says in words.
#[derive(Debug, Serialize, JsonSchema)]
struct Statement<'a> {
    /// Its id.
    id: &'a str,
    /// What it says.
    text: &'a str,
    /// Its articles.
    under: Vec<String>,
}

/// A report and when it is due.
#[derive(Debug, Serialize, JsonSchema)]
struct DeadlineLine<'a> {
    /// The report.
    stage: &'a str,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// The last moment, with the offset of the zone; absent where it cannot be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    /// Whether `due` is by the plain clock because no rule of computing periods is known: the law
    /// may allow longer, and nobody should count on it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    safe: bool,
    /// The event from which the period runs, or the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    /// What was counted from instead, where nothing is known of that event.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted_from: Option<&'a str>,
    /// The articles by which the state counts periods, where they were followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counted_under: Vec<String>,
    /// The period.
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<String>,
    /// How often, while it lasts; `due` is then the first time.
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<String>,
    /// The last moment for the report from which the period runs: `due` holds if it is sent then.
    /// Whoever sends it earlier owes this one earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    if_sent_at: Option<String>,
    /// The event that has to happen, or be told, before a time can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for: Option<&'a str>,
    /// Why no time can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<Open>,
    /// Inputs that would tell whether the report is owed at all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'a str>,
    /// Whether it is owed only where needed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
    /// Its articles.
    under: Vec<String>,
    /// Whether the state says so itself, or the directive.
    origin: StageOrigin,
    /// What it must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contains: Vec<&'a str>,
}

/// Who says that a report is owed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum StageOrigin {
    Directive,
    State,
}

/// Why no time can be said.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Open {
    /// Due when somebody asks for it.
    OnRequest,
    /// It hangs on working days, of which no calendar is sourced that reaches so far.
    NoCalendarOfWorkingDays,
    /// The law names no period.
    NoPeriod,
}

/// An authority that receives reports.
#[derive(Debug, Serialize, JsonSchema)]
struct RecipientLine<'a> {
    /// Its id.
    authority: &'a str,
    /// Its name.
    name: &'a str,
    /// Its abbreviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<&'a str>,
    /// Its site.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// Its mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    /// Only these reports go there; all where none is named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stages: Vec<&'a str>,
    /// By which provision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    under: Vec<String>,
}

/// A way of reporting.
#[derive(Debug, Serialize, JsonSchema)]
struct ChannelLine<'a> {
    /// The portal.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// Its name, or the way in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}
