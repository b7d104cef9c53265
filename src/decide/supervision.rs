//! Who supervises whom, and what "the competent authority" means for an organisation.

use super::decision::Decision;
use super::duties::{classed, is_named};
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::profile::{Activity, Profile};
use super::residual::{Residual, residual};
use crate::model::inherit::Law;
use crate::model::{Authority, Fact, Remit};

/// The word that stands for whoever supervises the entity.
pub const COMPETENT: &str = "competent";

/// An authority, and the statement by which it supervises.
#[derive(Debug, Clone, Copy)]
pub struct Supervisor<'a> {
    /// The authority.
    pub authority: &'a Authority,
    /// What it supervises.
    pub remit: &'a Fact<Remit>,
}

impl Supervisor<'_> {
    /// Whether it is to supervise only once a bill is law.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        self.remit.proof.draft
    }
}

/// The authorities that supervise an activity of an organisation: those that name its type, subsector
/// or sector, else those that supervise everything. Where a condition is not known to fail, the
/// authority may be the right one and is told.
#[must_use]
pub fn supervisors<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
    activity: &Activity,
) -> Vec<Supervisor<'a>> {
    let case = Case::new(law, profile, true);
    let context = Context {
        activity: Some(activity),
        ..classed(law, &case, decision)
    };
    let mut found = remits(law, &activity.entity);
    found.retain(|supervisor| {
        let when = supervisor.remit.when.as_ref();
        when.is_none_or(|when| !evaluate(when, context).is_no())
    });
    found
}

/// The authorities that can supervise entities of one of these types, each once, with the condition
/// that is left.
#[must_use]
pub fn supervisors_of<'a>(law: &'a Law<'a>, types: &[&str]) -> Vec<(Supervisor<'a>, Residual)> {
    let mut found: Vec<(Supervisor<'a>, Residual)> = Vec::new();
    for entity in types {
        for supervisor in remits(law, entity) {
            let left = residual(law, supervisor.remit.when.as_ref(), types);
            let known = found
                .iter()
                .any(|(other, _)| std::ptr::eq(other.authority, supervisor.authority));
            if !known && !left.is_never() {
                found.push((supervisor, left));
            }
        }
    }
    found
}

/// Every statement of an authority that reaches an entity type, those that name it first; drafts
/// among them.
pub(super) fn remits<'a>(law: &'a Law<'a>, entity: &str) -> Vec<Supervisor<'a>> {
    let matches = |names: &[String]| is_named(law, names, entity);
    let authorities = law
        .country
        .iter()
        .flat_map(|country| &country.body.authorities);
    let competent = authorities.filter(|authority| {
        let roles = authority.roles.iter().flat_map(|roles| &roles.value);
        let excepted = authority
            .except
            .as_ref()
            .is_some_and(|except| matches(&except.value));
        !excepted
            && roles
                .into_iter()
                .any(|role| matches!(role.as_str(), "competent" | "sectoral"))
    });
    let (mut by_name, mut of_all) = (Vec::new(), Vec::new());
    for authority in competent {
        let standing = authority.supervises.iter().filter(|remit| {
            // What acts repealed, or bills that failed, say is history.
            law.counts(&remit.proof) || remit.proof.draft
        });
        for remit in standing {
            let supervisor = Supervisor { authority, remit };
            if matches(&remit.what) {
                by_name.push(supervisor);
            } else if remit.what.iter().any(|what| what == "all") {
                of_all.push(supervisor);
            }
        }
    }
    by_name.extend(of_all);
    by_name
}

/// The ids of authorities, with those that supervise the organisation in the place of `competent`;
/// under a regime with authorities of its own, those.
#[must_use]
pub fn addressees<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
    ids: &'a [String],
) -> Vec<&'a str> {
    let mut found: Vec<&'a str> = Vec::new();
    for id in ids {
        if id == COMPETENT {
            found.extend(competent(law, profile, decision));
        } else {
            found.push(id);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|id| seen.insert(*id));
    found
}

/// The ids of those that supervise the organisation by law.
#[must_use]
pub fn competent<'a>(law: &'a Law<'a>, profile: &Profile, decision: &Decision) -> Vec<&'a str> {
    let regime = decision.regime.as_ref();
    let regime = regime.and_then(|id| law.regimes.iter().find(|regime| regime.id == *id));
    if let Some(regime) = regime.filter(|regime| !regime.authorities.is_empty()) {
        return regime.authorities.iter().map(String::as_str).collect();
    }
    profile
        .activities
        .iter()
        .flat_map(|activity| supervisors(law, profile, decision, activity))
        .filter(|supervisor| law.counts(&supervisor.remit.proof))
        .map(|supervisor| supervisor.authority.id.as_str())
        .collect()
}
