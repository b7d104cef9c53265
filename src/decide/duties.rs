//! What follows for an organisation whose class is known: to whom it reports and when, who
//! supervises it, which dates and powers concern it.

use super::decision::Decision;
use super::evaluate::{Context, evaluate, matches_kind};
use super::group::Case;
use super::outcome::Outcome;
use super::profile::Profile;
use crate::model::condition::{ActivityKind, Condition};
use crate::model::inherit::{Applicable, Law};
use crate::model::{Act, Addressee, Entry, Fact, Fines, Registration, Reporting, Stage};

/// The organisation as a whole, with the class that was decided.
#[must_use]
pub fn classed<'a>(law: &'a Law<'a>, case: &'a Case, decision: &'a Decision) -> Context<'a> {
    Context {
        class: Some(decision.outcome.class()),
        ..Context::whole(law, case, true)
    }
}

/// Whether a statement with this condition concerns an organisation; one without concerns everybody.
#[must_use]
pub fn concerns(when: Option<&Condition>, context: Context<'_>) -> bool {
    when.is_none_or(|when| evaluate(when, context).is_yes())
}

/// The reporting block of the state that speaks for this organisation: one whose addressee it is,
/// one of its regime, else the one that speaks for everybody.
#[must_use]
pub fn reporting_for<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
) -> Option<&'a Reporting> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    let blocks = &law.country?.body.reporting;
    let addressed = |block: &&Reporting| match (&block.addressee.applies, &block.addressee.regime) {
        (Some(applies), _) => evaluate(applies, context).is_yes(),
        (None, Some(regime)) => decision.regime.as_ref() == Some(regime),
        (None, None) => false,
    };
    let everybody =
        |block: &&Reporting| block.addressee.applies.is_none() && block.addressee.regime.is_none();
    let speaking = || blocks.iter().filter(|block| speaks(law, block));
    speaking()
        .find(addressed)
        .or_else(|| speaking().find(everybody))
}

/// Whether something in a block decides: a block of which all stands in a bill speaks for nobody.
#[must_use]
pub fn speaks(law: &Law<'_>, block: &Reporting) -> bool {
    let entries = block
        .recipients
        .iter()
        .chain(&block.details)
        .map(|entry| &entry.proof);
    let mut proofs = entries
        .chain(block.stages.iter().map(|stage| &stage.proof))
        .chain(block.waivers.iter().map(|waiver| &waiver.proof))
        .chain(block.to.iter().map(|to| &to.proof))
        .chain(block.portals.iter().map(|portal| &portal.proof))
        .chain(block.voluntary.iter().map(|voluntary| &voluntary.proof))
        .chain(block.clock.iter().map(|clock| &clock.proof))
        .peekable();
    proofs.peek().is_none() || proofs.any(|proof| law.counts(proof))
}

/// The reports that this organisation owes. A stage that stands instead of another takes its place,
/// and a waived one falls away.
#[must_use]
pub fn stages_for<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
) -> Vec<Applicable<'a, Stage>> {
    if decision.frees_from("reporting")
        || matches!(
            decision.outcome,
            Outcome::OutOfScope | Outcome::RegistrationOnly | Outcome::Elsewhere
        )
    {
        return Vec::new();
    }
    let block = reporting_for(law, profile, decision);
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    let displaced = displaced(law, decision, "reporting");
    if displaced && block.is_none_or(|block| block.addressee.regime.is_none()) {
        return Vec::new();
    }
    let mut stages: Vec<Applicable<'a, Stage>> = law
        .stages(block)
        .into_iter()
        .filter(|stage| concerns(stage.fact.when.as_ref(), context))
        .collect();
    let replaced: Vec<&str> = stages
        .iter()
        .filter_map(|stage| stage.fact.instead_of.as_deref())
        .collect();
    let waived: Vec<&str> = block
        .iter()
        .flat_map(|block| &block.waivers)
        .filter(|waiver| law.counts(&waiver.proof) && concerns(waiver.when.as_ref(), context))
        .flat_map(|waiver| waiver.stages.iter().map(String::as_str))
        .collect();
    stages.retain(|stage| {
        let id = stage.fact.id.as_str();
        !replaced.contains(&id) && !waived.contains(&id)
    });
    stages
}

/// Clocks of other acts that the same incident can start, with the acts.
pub fn clocks<'a>(law: &Law<'a>) -> impl Iterator<Item = (&'a Act, &'a Fact<Entry>)> {
    law.directive.body.laws.iter().flat_map(|act| {
        let clocks = act.entries.iter().filter(|entry| entry.name == "clock");
        clocks.map(move |entry| (act, entry))
    })
}

/// Whether the regime of the organisation takes the place of something that the directive asks.
#[must_use]
pub fn displaced(law: &Law<'_>, decision: &Decision, what: &str) -> bool {
    let regime = decision.regime.as_ref();
    let regime = regime.and_then(|id| law.regimes.iter().find(|regime| regime.id == *id));
    regime.is_some_and(|regime| regime.displaces.iter().any(|displaced| displaced == what))
}

/// Whether an entity type is one of these, or of one of these sectors or subsectors.
pub(super) fn is_named(law: &Law<'_>, names: &[String], entity: &str) -> bool {
    matches_kind(&activity_kinds(law, names), entity, law)
}

/// Names of entity types, sectors and subsectors, each as what it is in a law.
#[must_use]
pub fn activity_kinds(law: &Law<'_>, names: &[String]) -> Vec<ActivityKind> {
    names
        .iter()
        .map(|name| {
            if law.types.contains_key(name.as_str()) {
                ActivityKind::Type(name.clone())
            } else if name.contains('/') {
                ActivityKind::Subsector(name.clone())
            } else {
                ActivityKind::Sector(name.clone())
            }
        })
        .collect()
}

/// The dates of the calendar that concern this organisation.
#[must_use]
pub fn milestones<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Vec<&'a Fact<Entry>> {
    entries(law, profile, decision, "milestone")
}

/// The powers that can reach this organisation.
#[must_use]
pub fn powers<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Vec<&'a Fact<Entry>> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    let excepted = |entry: &Entry| {
        entry.more_facts.get("except").is_some_and(|names| {
            profile.activities.iter().any(|activity| {
                names.contains(&activity.entity) || is_named(law, names, &activity.entity)
            })
        })
    };
    entries(law, profile, decision, "power")
        .into_iter()
        .filter(|entry| !excepted(&entry.value) && concerns(entry.when.as_ref(), context))
        .collect()
}

pub(super) fn entries<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
    kind: &str,
) -> Vec<&'a Fact<Entry>> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    let bound = |entry: &Entry| {
        entry.more_facts.get("binds").is_none_or(|classes| {
            classes
                .iter()
                .any(|class| class == "everyone" || class == decision.outcome.class())
        })
    };
    let own = law.country.iter().flat_map(|country| &country.body.entries);
    // Milestones of the directive are those of states and of the Commission.
    let shared = law.directive.body.entries.iter().filter(|entry| {
        kind == "obligation"
            && law.removal(kind, &entry.name).is_none()
            && !own
                .clone()
                .any(|other| other.kind == kind && other.name == entry.name)
    });
    own.clone()
        .chain(shared)
        .filter(|entry| {
            entry.kind == kind
                && law.counts(&entry.proof)
                && bound(&entry.value)
                && concerns(entry.when.as_ref(), context)
        })
        .collect()
}

/// Duties that stand in no block: those of the state, and those of the directive that it neither
/// replaces nor removes.
#[must_use]
pub fn obligations<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Vec<&'a Fact<Entry>> {
    entries(law, profile, decision, "obligation")
}

/// The national frameworks that concern this organisation.
#[must_use]
pub fn frameworks<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Vec<&'a Fact<Entry>> {
    entries(law, profile, decision, "framework")
}

/// The entries of a chapter, `measures` or `management` for instance, that concern this organisation.
#[must_use]
pub fn chapter<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
    topic: &str,
    kind: &str,
) -> Vec<Applicable<'a, Entry>> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    law.entries(topic, kind)
        .into_iter()
        .filter(|entry| {
            let addressee = law.addressee_of(entry.fact);
            addressee.is_none_or(|addressee| speaks_for(addressee, context, decision))
                && concerns(entry.fact.when.as_ref(), context)
        })
        .collect()
}

/// The registration blocks that speak for this organisation: the state's, and those of the directive
/// for registers that no block of the state names.
#[must_use]
pub fn registrations<'a>(
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
) -> Vec<&'a Registration> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    let own = law
        .country
        .map(|country| country.body.registration.as_slice())
        .unwrap_or_default();
    let shared = law.directive.body.registration.iter().filter(|block| {
        !own.iter()
            .any(|other| other.addressee.name == block.addressee.name)
    });
    own.iter()
        .chain(shared)
        .filter(|block| speaks_for(&block.addressee, context, decision))
        .collect()
}

/// The blocks of fines of the state, or of the directive where it has none, that speak for this
/// organisation.
#[must_use]
pub fn fines<'a>(law: &'a Law<'a>, profile: &Profile, decision: &Decision) -> Vec<&'a Fines> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    match law.country {
        None => law.directive.body.fines.iter().collect(),
        Some(country) => country
            .body
            .fines
            .iter()
            .filter(|block| speaks_for(&block.addressee, context, decision))
            .collect(),
    }
}

fn speaks_for(addressee: &Addressee, context: Context<'_>, decision: &Decision) -> bool {
    concerns(addressee.applies.as_ref(), context)
        && addressee
            .regime
            .as_ref()
            .is_none_or(|regime| decision.regime.as_ref() == Some(regime))
}
