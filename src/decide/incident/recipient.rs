//! To whom an incident is reported, how, and what those who use the service are told.

use super::{Owed, Question};
use crate::decide::decision::Decision;
use crate::decide::duties::reporting_for;
use crate::decide::evaluate::evaluate;
use crate::decide::profile::Profile;
use crate::decide::supervision::addressees;
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Authority, Entry, Fact, Portal, Reporting};
use crate::value::Citation;

/// An authority that receives reports.
#[derive(Debug)]
pub struct Recipient<'a> {
    /// The authority.
    pub authority: &'a Authority,
    /// By which provision; empty where none is known.
    pub under: &'a [Citation],
    /// The reports that go there; all of them where none is named.
    pub stages: Vec<&'a str>,
}

/// A portal or another way of reporting.
#[derive(Debug)]
pub struct Channel<'a> {
    /// The way.
    pub portal: &'a Fact<Portal>,
}

/// The authorities that receive the reports: those that the block names for this organisation, those
/// that a single report names, else the authority of the regime.
pub(super) fn recipients<'a>(
    question: &Question<'a, '_>,
    decision: &Decision,
) -> Vec<Recipient<'a>> {
    let law = question.law;
    let block = block(question, decision);
    let mut recipients: Vec<Recipient<'a>> = Vec::new();
    for to in block.iter().flat_map(|block| &block.to) {
        if !law.counts(&to.proof) || !concerns(question, to.when.as_ref()) {
            continue;
        }
        for authority in authorities(question, decision, &to.authorities) {
            recipients.push(Recipient {
                authority,
                under: &to.proof.under,
                stages: Vec::new(),
            });
        }
    }
    for stage in block.iter().flat_map(|block| &block.stages) {
        if !law.counts(&stage.proof) || !concerns(question, stage.when.as_ref()) {
            continue;
        }
        for authority in authorities(question, decision, &stage.to) {
            recipients.push(Recipient {
                authority,
                under: &stage.proof.under,
                stages: vec![&stage.id],
            });
        }
    }
    if recipients.is_empty() {
        let regime = decision.regime.as_deref();
        for regime in law.regimes.iter().filter(|own| regime == Some(&own.id)) {
            let named = regime.authorities.iter();
            recipients.extend(named.filter_map(|id| authority(law, id)).map(|authority| {
                Recipient {
                    authority,
                    under: &regime.proof.under,
                    stages: Vec::new(),
                }
            }));
        }
    }
    recipients
}

/// The portals and other ways that are open to this organisation.
pub(super) fn channels<'a>(question: &Question<'a, '_>, decision: &Decision) -> Vec<Channel<'a>> {
    let law = question.law;
    block(question, decision)
        .iter()
        .flat_map(|block| &block.portals)
        .filter(|portal| law.counts(&portal.proof) && concerns(question, portal.when.as_ref()))
        .map(|portal| Channel { portal })
        .collect()
}

/// The block that speaks for the organisation; not the one for everybody where a sector act has taken
/// its place.
fn block<'a>(question: &Question<'a, '_>, decision: &Decision) -> Option<&'a Reporting> {
    reporting_for(question.law, &question.incident.profile, decision)
        .filter(|block| question.owed != Owed::Displaced || block.addressee.regime.is_some())
}

/// What the recipients of the service are told (Art. 23(1) and (2)): the directive's duties, and the
/// state's in their place where it gives them the same name.
pub(super) fn duties<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
) -> Vec<&'a Fact<Entry>> {
    told_to_users(law, reporting_for(law, profile, decision))
}

/// The same for whomever a block speaks.
pub(super) fn told_to_users<'a>(
    law: &'a Law<'a>,
    block: Option<&'a Reporting>,
) -> Vec<&'a Fact<Entry>> {
    let own: Vec<&'a Fact<Entry>> = block
        .iter()
        .flat_map(|block| &block.recipients)
        .filter(|entry| law.counts(&entry.proof))
        .collect();
    let mut duties: Vec<&'a Fact<Entry>> = law
        .directive
        .body
        .reporting
        .iter()
        .flat_map(|block| &block.recipients)
        .filter(|entry| !own.iter().any(|own| own.name == entry.name))
        .collect();
    duties.extend(own);
    duties
}

/// What is not known to concern the organisation is told all the same: it may be the right address.
fn concerns(question: &Question<'_, '_>, when: Option<&Condition>) -> bool {
    when.is_none_or(|when| !evaluate(when, question.context()).is_no())
}

/// The authorities of these ids, with those that supervise the organisation for `competent`.
fn authorities<'a>(
    question: &Question<'a, '_>,
    decision: &Decision,
    ids: &'a [String],
) -> Vec<&'a Authority> {
    let profile = &question.incident.profile;
    addressees(question.law, profile, decision, ids)
        .into_iter()
        .filter_map(|id| authority(question.law, id))
        .collect()
}

fn authority<'a>(law: &Law<'a>, id: &str) -> Option<&'a Authority> {
    let country = law.country?;
    country
        .body
        .authorities
        .iter()
        .find(|known| known.id == *id)
}
