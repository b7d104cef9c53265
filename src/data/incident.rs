//! The answer about an incident, as `acquis incident` writes it.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::evaluated::{OutcomeWord, national_class};
use crate::decide::Truth;
use crate::decide::incident::{
    Assessment, Channel, Deadline, Due, Limb, LimbOrigin, Owed, Recipient, Refused, Request, Start,
};
use crate::model::inherit::{Basis, Origin};
use crate::model::{Entry, Fact};
use crate::value::{Address, Citation};

/// The version of the form of the answer.
const VERSION: u32 = 1;

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

impl From<Truth> for Answered {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Yes,
            Truth::No => Self::No,
            Truth::Unknown => Self::Undetermined,
        }
    }
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
    /// Counted in working days, of which no calendar is sourced.
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

impl From<Refused> for IncidentRefused {
    fn from(refused: Refused) -> Self {
        Self {
            id: refused.id,
            error: refused.message,
        }
    }
}

impl<'a> IncidentAnswer<'a> {
    /// The answer to a request.
    #[must_use]
    pub fn new(request: &'a Request, assessment: &'a Assessment<'a>) -> Self {
        let decision = &assessment.decision;
        Self {
            id: request.id.as_ref(),
            country: &request.country,
            entity: match request.entities.as_slice() {
                [one] => EntityNames::One(one),
                several => EntityNames::Several(several),
            },
            significant: assessment.significant.into(),
            because: assessment.because.iter().map(because).collect(),
            in_words: assessment
                .in_words
                .iter()
                .map(|entry| statement(entry))
                .collect(),
            assumed: names(&assessment.assumed),
            missing: names(&assessment.missing),
            outcome: OutcomeWord::from(&decision.outcome),
            national_class: national_class(&decision.outcome),
            class_missing: names(&decision.missing),
            regime: decision.regime.as_deref(),
            basis: decision.basis,
            binding: decision.binding,
            reporting: match assessment.owed {
                Owed::Yes => ReportingOwed::Owed,
                Owed::Presumed => ReportingOwed::Presumed,
                Owed::No => ReportingOwed::NotOwed,
                Owed::Displaced => ReportingOwed::Displaced,
            },
            deadlines: assessment.deadlines.iter().map(deadline).collect(),
            recipients: assessment.recipients.iter().map(recipient).collect(),
            channels: assessment.channels.iter().map(channel).collect(),
            duties: assessment
                .duties
                .iter()
                .map(|entry| statement(entry))
                .collect(),
            format: "acquis-incident",
            version: VERSION,
        }
    }
}

fn names(names: &std::collections::BTreeSet<String>) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// Citations as the sources write them: the law by its id, and the provision.
fn cited(under: &[Citation]) -> Vec<String> {
    let cite = |citation: &Citation| format!("{} {}", citation.law, citation.place());
    under
        .iter()
        .map(|citation| cite(citation).trim().to_owned())
        .collect()
}

fn because<'a>(limb: &'a Limb<'_>) -> Because<'a> {
    Because {
        criterion: &limb.criterion.name,
        under: cited(&limb.criterion.proof.under),
        text: &limb.criterion.text,
        origin: match limb.origin {
            LimbOrigin::Directive => OriginWord::Directive,
            LimbOrigin::ImplementingRegulation => OriginWord::ImplementingRegulation,
            LimbOrigin::State => OriginWord::State,
        },
        met: limb.truth.into(),
        entity: &limb.activity,
        missing: names(&limb.missing),
    }
}

fn statement(entry: &Fact<Entry>) -> Statement<'_> {
    Statement {
        id: &entry.name,
        text: &entry.text,
        under: cited(&entry.proof.under),
    }
}

fn deadline<'a>(deadline: &'a Deadline<'_>) -> DeadlineLine<'a> {
    let stage = deadline.stage.fact;
    let period = deadline.period();
    let mut line = DeadlineLine {
        stage: &stage.id,
        name: stage.name.as_deref(),
        due: None,
        safe: false,
        from: period.and_then(|period| period.of.as_deref()),
        counted_from: None,
        within: period.map(|period| period.duration.to_string()),
        every: deadline.every().map(|every| every.to_string()),
        if_sent_at: None,
        waits_for: None,
        open: None,
        missing: names(&deadline.missing),
        optional: stage.optional,
        under: cited(&stage.proof.under),
        origin: match deadline.stage.origin {
            Origin::Directive => StageOrigin::Directive,
            Origin::Replaced | Origin::Added => StageOrigin::State,
        },
        contains: stage.contains.iter().map(String::as_str).collect(),
    };
    match &deadline.due {
        Due::At { moment, start } => {
            line.due = Some(moment.to_string());
            line.safe = true;
            match start {
                Start::Event(event) => line.from = Some(event),
                Start::Awareness(_) => line.counted_from = Some("awareness"),
                Start::LatestOf(_, sent) => line.if_sent_at = Some(sent.to_string()),
            }
        }
        Due::After(event) => line.waits_for = Some(event),
        Due::OnRequest => line.open = Some(Open::OnRequest),
        Due::WorkingDays => line.open = Some(Open::NoCalendarOfWorkingDays),
        Due::Open => line.open = Some(Open::NoPeriod),
    }
    line
}

fn recipient<'a>(recipient: &'a Recipient<'_>) -> RecipientLine<'a> {
    let authority = recipient.authority;
    let address =
        |address: &'a Option<Fact<Address>>| address.as_ref().map(|address| address.value.as_str());
    RecipientLine {
        authority: &authority.id,
        name: &authority.name,
        short: authority.short.as_ref().map(|short| short.value.as_str()),
        url: address(&authority.url),
        email: address(&authority.email),
        phone: authority.phone.as_ref().map(|phone| phone.value.as_str()),
        stages: recipient.stages.clone(),
        under: cited(recipient.under),
    }
}

fn channel<'a>(channel: &'a Channel<'_>) -> ChannelLine<'a> {
    let portal = &channel.portal.value;
    ChannelLine {
        url: portal.url.as_ref().map(Address::as_str),
        name: portal.name.as_deref(),
    }
}
