//! The decision: for each activity by the rules of the law, and joined for the organisation.

use std::collections::BTreeSet;

use super::classify::{ActivityDecision, Reason, decide_one};
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::outcome::Outcome;
use super::profile::{Answer, Profile};
use crate::model::inherit::{Basis, Law};
use crate::value::Date;

/// The answer for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What it is.
    pub outcome: Outcome,
    /// The rules that carried it.
    pub reasons: Vec<Reason>,
    /// The regime of the activity that decided.
    pub regime: Option<String>,
    /// The footing.
    pub basis: Basis,
    /// Whether it binds: national law is in force and, where the entry in a register makes the duty,
    /// the entry is made.
    pub binding: bool,
    /// What was presumed and mattered.
    pub assumed: BTreeSet<String>,
    /// What is missing and would settle it.
    pub missing: BTreeSet<String>,
    /// The states that have jurisdiction, where the one that was asked has none.
    pub elsewhere: BTreeSet<String>,
    /// The duties from which the organisation is freed, for all that it does; `all` for every one.
    pub exempt: BTreeSet<String>,
    /// The day from which duties apply; nothing where it is not known or nothing binds.
    pub duties_from: Option<Date>,
    /// The day from which fines are imposed; nothing where it is not known or nothing binds.
    pub fines_from: Option<Date>,
    /// The answer for each activity, in the order in which they were told.
    pub activities: Vec<ActivityDecision>,
}

impl Decision {
    /// Whether the law frees the organisation from the duties of a topic.
    #[must_use]
    pub fn frees_from(&self, topic: &str) -> bool {
        frees_from(&self.exempt, topic)
    }
}

/// Whether exemptions, `all` for every one, cover a topic.
pub(super) fn frees_from(exempt: &BTreeSet<String>, topic: &str) -> bool {
    exempt.contains(topic) || exempt.contains("all")
}

/// Decides for all activities and joins the answers: the highest class counts, and an answer that
/// is not known could be higher than any but essential.
#[must_use]
pub fn decide(law: &Law<'_>, profile: &Profile, presume: bool) -> Decision {
    decide_case(law, &Case::new(law, profile, presume), presume)
}

/// The same for an organisation whose group is added up already.
#[must_use]
pub fn decide_case(law: &Law<'_>, case: &Case, presume: bool) -> Decision {
    let ones: Vec<ActivityDecision> = case
        .profile
        .activities
        .iter()
        .map(|activity| decide_one(law, case, activity, presume))
        .collect();
    let mut decision = Decision {
        outcome: Outcome::Undetermined,
        reasons: Vec::new(),
        regime: None,
        basis: law.basis,
        binding: false,
        assumed: BTreeSet::new(),
        missing: BTreeSet::new(),
        elsewhere: BTreeSet::new(),
        exempt: BTreeSet::new(),
        duties_from: None,
        fines_from: None,
        activities: Vec::new(),
    };
    if ones.is_empty() {
        decision.missing.insert("activity".to_owned());
        return decision;
    }
    let settled = settled_rank(&ones);
    for one in &ones {
        let counts = match settled {
            Some(rank) => one.rank == rank && one.outcome != Outcome::Undetermined,
            None => one.outcome == Outcome::Undetermined,
        };
        if counts {
            take(&mut decision, one);
        }
    }
    decision.exempt = freed_for_all(&ones);
    decision.activities = ones;
    bind(law, case, presume, &mut decision);
    decision
}

/// The rank that counts; nothing while an answer that is open could still be higher.
fn settled_rank(ones: &[ActivityDecision]) -> Option<i32> {
    let highest = |open: bool| {
        ones.iter()
            .filter(|one| (one.outcome == Outcome::Undetermined) == open)
            .map(|one| one.rank)
            .max()
    };
    match (highest(false), highest(true)) {
        (Some(settled), Some(open)) if settled >= open => Some(settled),
        (settled, None) => settled,
        _ => None,
    }
}

fn take(decision: &mut Decision, one: &ActivityDecision) {
    decision.outcome = one.outcome.clone();
    if decision.regime.is_none() {
        decision.regime.clone_from(&one.regime);
    }
    for reason in &one.reasons {
        if !decision.reasons.contains(reason) {
            decision.reasons.push(reason.clone());
        }
    }
    decision.assumed.extend(one.assumed.iter().cloned());
    decision.missing.extend(one.missing.iter().cloned());
    decision.elsewhere.extend(one.elsewhere.iter().cloned());
}

/// The duties from which every activity frees that brings the organisation under the law, or may: a
/// duty that one of them leaves standing is owed. Activities that are outside or elsewhere bring
/// nothing, and free from nothing.
fn freed_for_all(ones: &[ActivityDecision]) -> BTreeSet<String> {
    let inside = || ones.iter().filter(|one| one.outcome.may_be_inside());
    inside()
        .flat_map(|one| &one.exempt)
        .filter(|topic| inside().all(|one| frees_from(&one.exempt, topic)))
        .cloned()
        .collect()
}

/// Whether the answer binds, from when, and the presumption it rests on.
fn bind(law: &Law<'_>, case: &Case, presume: bool, decision: &mut Decision) {
    decision.binding = law.basis == Basis::InForce;
    if !matches!(law.basis, Basis::InForce | Basis::Adopted) {
        return;
    }
    let addressed = matches!(
        decision.outcome,
        Outcome::Essential
            | Outcome::Important
            | Outcome::National(_)
            | Outcome::RegistrationOnly
            | Outcome::Undetermined
    );
    if !addressed {
        return;
    }
    decision.duties_from = duties_from(law);
    decision.fines_from = fines_from(law, decision.regime.as_ref());
    if constitutive(law, case, presume, decision) {
        match case.profile.answers.get("registered") {
            Some(Answer::YesNo(registered)) => decision.binding &= registered,
            _ => {
                decision.binding &= presume;
                if presume {
                    decision.assumed.insert("registered".to_owned());
                }
            }
        }
    }
}

/// The day from which the duties of a law apply.
pub(super) fn duties_from(law: &Law<'_>) -> Option<Date> {
    law.transposing_acts()
        .into_iter()
        .find_map(|act| act.binds_from())
        .map(|date| date.value)
}

/// The day from which fines are imposed under a regime, or under none.
pub(super) fn fines_from(law: &Law<'_>, regime: Option<&String>) -> Option<Date> {
    law.country
        .iter()
        .flat_map(|country| &country.body.fines)
        .filter(|fines| {
            fines.addressee.regime.as_ref() == regime || fines.addressee.regime.is_none()
        })
        .filter_map(|fines| fines.bites_from.as_ref())
        .find(|date| law.counts(&date.proof))
        .map(|date| date.value)
}

/// Whether the duties of this organisation begin only with its entry in the register.
fn constitutive(law: &Law<'_>, case: &Case, presume: bool, decision: &Decision) -> bool {
    let context = Context {
        class: Some(decision.outcome.class()),
        ..Context::whole(law, case, presume)
    };
    law.country
        .iter()
        .flat_map(|country| &country.body.registration)
        .filter(|block| {
            let applies = block.addressee.applies.as_ref();
            let regime = block.addressee.regime.as_ref();
            applies.is_none_or(|applies| evaluate(applies, context).is_yes())
                && regime.is_none_or(|regime| decision.regime.as_ref() == Some(regime))
        })
        .filter_map(|block| block.constitutive.as_ref())
        .any(|constitutive| constitutive.value && law.counts(&constitutive.proof))
}
