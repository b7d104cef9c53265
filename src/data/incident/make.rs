//! The answer about an incident, made of its assessment.

use super::{
    Answered, Because, ChannelLine, DeadlineLine, EntityNames, IncidentAnswer, IncidentRefused,
    Open, OriginWord, RecipientLine, ReportingOwed, StageOrigin, Statement,
};
use crate::assess::{self, IncidentRequest};
use crate::data::evaluated::national_class;
use crate::decide::OutcomeWord;
use crate::decide::Truth;
use crate::decide::incident::{
    Assessment, Channel, Deadline, Due, Limb, LimbOrigin, Owed, Recipient, Start,
};
use crate::model::inherit::Origin;
use crate::model::{Entry, Fact};
use crate::value::{Address, Citation};

/// The version of the form of the answer.
const VERSION: u32 = 1;

impl From<Truth> for Answered {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Yes,
            Truth::No => Self::No,
            Truth::Unknown => Self::Undetermined,
        }
    }
}

impl From<assess::IncidentRefused> for IncidentRefused {
    fn from(refused: assess::IncidentRefused) -> Self {
        Self {
            id: refused.id,
            error: refused.message,
        }
    }
}

impl<'a> IncidentAnswer<'a> {
    /// The answer to a request.
    #[must_use]
    pub fn new(request: &'a IncidentRequest, assessment: &'a Assessment<'a>) -> Self {
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
        counted_under: Vec::new(),
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
        Due::At { moment, start, by } => {
            line.due = Some(moment.to_string());
            line.safe = by.is_none() && !matches!(start, Start::NotBefore(_));
            line.counted_under = by.as_deref().map(cited).unwrap_or_default();
            match start {
                Start::Event(event) => line.from = Some(event),
                Start::Awareness(_) | Start::NotBefore(_) => line.counted_from = Some("awareness"),
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
