//! The blocks of a country's law with what of them can concern one sector.

use schemars::JsonSchema;
use serde::Serialize;

use super::concern::Reach;
use crate::model::{
    Addressee, Body, Ceiling, Chapter, Entry, Fact, Fines, Portal, Recipients, Registration,
    Reporting, Stage, Update, Waiver,
};
use crate::value::Date;

/// Who registers, where, by when.
#[derive(Serialize, JsonSchema)]
pub(super) struct RegistrationPart<'a> {
    #[serde(flatten)]
    addressee: &'a Addressee,
    /// Whether entities must register.
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<&'a Fact<bool>>,
    /// Whether duties begin only with the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    constitutive: Option<&'a Fact<bool>>,
    /// Who takes the first step.
    #[serde(skip_serializing_if = "Option::is_none")]
    mechanism: Option<&'a Fact<String>>,
    /// With whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) with: Option<&'a Fact<Vec<String>>>,
    /// Where.
    portals: Vec<&'a Fact<Portal>>,
    /// First dates.
    deadlines: Vec<&'a Fact<Entry>>,
    /// Standing periods.
    periods: Vec<&'a Fact<Entry>>,
    /// How fast changes are notified.
    updates: Vec<&'a Fact<Update>>,
    /// What is asked.
    information: Vec<&'a Fact<Entry>>,
    /// Anything else.
    details: Vec<&'a Fact<Entry>>,
}

/// To whom incidents are reported, and when.
#[derive(Serialize, JsonSchema)]
pub(super) struct ReportingPart<'a> {
    #[serde(flatten)]
    addressee: &'a Addressee,
    /// To whom.
    pub(super) to: Vec<&'a Fact<Recipients>>,
    /// Through which portals or channels.
    portals: Vec<&'a Fact<Portal>>,
    /// From when the periods run.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<&'a Fact<String>>,
    /// The reports.
    pub(super) stages: Vec<&'a Fact<Stage>>,
    /// Stages that some need not send.
    waivers: Vec<&'a Fact<Waiver>>,
    /// When the recipients of the service are told.
    recipients: Vec<&'a Fact<Entry>>,
    /// Who may report without a duty.
    voluntary: &'a Vec<Fact<String>>,
    /// Anything else.
    details: Vec<&'a Fact<Entry>>,
}

/// A block of entries: significance, supervision, management, measures or jurisdiction.
#[derive(Serialize, JsonSchema)]
pub(super) struct ChapterPart<'a> {
    /// Which of them.
    topic: &'a str,
    #[serde(flatten)]
    addressee: &'a Addressee,
    /// What it says, in order.
    entries: Vec<&'a Fact<Entry>>,
}

/// What a breach can cost.
#[derive(Serialize, JsonSchema)]
pub(super) struct FinesPart<'a> {
    #[serde(flatten)]
    addressee: &'a Addressee,
    /// Highest fines.
    ceilings: Vec<&'a Fact<Ceiling>>,
    /// Lowest fines.
    minimums: Vec<&'a Fact<Ceiling>>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    bites_from: Option<&'a Fact<Date>>,
    /// Which breaches the ceilings cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    covers: Option<&'a Fact<String>>,
    /// Special fines, periodic penalties, exemptions and details, in order.
    entries: Vec<&'a Fact<Entry>>,
}

pub(super) fn registration<'a>(body: &'a Body, reach: &Reach<'a>) -> Vec<RegistrationPart<'a>> {
    let blocks = body
        .registration
        .iter()
        .filter(|block| reach.addresses(&block.addressee));
    blocks
        .map(|block: &Registration| RegistrationPart {
            addressee: &block.addressee,
            required: block.required.as_ref(),
            constitutive: block.constitutive.as_ref(),
            mechanism: block.mechanism.as_ref(),
            with: block.with.as_ref(),
            portals: reach.keep(&block.portals),
            deadlines: reach.keep(&block.deadlines),
            periods: reach.keep(&block.periods),
            updates: reach.keep(&block.updates),
            information: reach.keep(&block.information),
            details: reach.keep(&block.details),
        })
        .collect()
}

pub(super) fn reporting<'a>(body: &'a Body, reach: &Reach<'a>) -> Vec<ReportingPart<'a>> {
    let blocks = body
        .reporting
        .iter()
        .filter(|block| reach.addresses(&block.addressee));
    blocks
        .map(|block: &Reporting| ReportingPart {
            addressee: &block.addressee,
            to: reach.keep(&block.to),
            portals: reach.keep(&block.portals),
            clock: block.clock.as_ref(),
            stages: reach.keep(&block.stages),
            waivers: reach.keep(&block.waivers),
            recipients: reach.keep(&block.recipients),
            voluntary: &block.voluntary,
            details: reach.keep(&block.details),
        })
        .collect()
}

pub(super) fn chapters<'a>(body: &'a Body, reach: &Reach<'a>) -> Vec<ChapterPart<'a>> {
    let blocks = body
        .chapters
        .iter()
        .filter(|block| reach.addresses(&block.addressee));
    blocks
        .map(|block: &Chapter| ChapterPart {
            topic: &block.topic,
            addressee: &block.addressee,
            entries: reach.keep(&block.entries),
        })
        .collect()
}

pub(super) fn fines<'a>(body: &'a Body, reach: &Reach<'a>) -> Vec<FinesPart<'a>> {
    let blocks = body
        .fines
        .iter()
        .filter(|block| reach.addresses(&block.addressee));
    blocks
        .map(|block: &Fines| FinesPart {
            addressee: &block.addressee,
            ceilings: reach.keep(&block.ceilings),
            minimums: reach.keep(&block.minimums),
            bites_from: block.bites_from.as_ref(),
            covers: block.covers.as_ref(),
            entries: reach.keep(&block.entries),
        })
        .collect()
}
