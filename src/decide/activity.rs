//! The decision: for each activity by the rules of the law, and joined for the organisation.

use std::collections::BTreeSet;

use super::evaluate::{Context, evaluate};
use super::profile::{Activity, Answer, Profile};
use super::size;
use super::truth::{Finding, Truth};
use crate::model::inherit::{Applicable, Basis, Law, Origin};
use crate::model::{Effect, Rule};
use crate::value::Citation;

/// What an organisation is under the law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Essential.
    Essential,
    /// Important.
    Important,
    /// In a class of the state's own.
    National(String),
    /// Registers, and has no further class.
    RegistrationOnly,
    /// In scope, but another state has jurisdiction.
    Elsewhere,
    /// Not covered.
    OutOfScope,
    /// Not known; the missing facts would settle it.
    Undetermined,
}

impl Outcome {
    /// The word of the contract.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Essential => "essential",
            Outcome::Important => "important",
            Outcome::National(_) => "national",
            Outcome::RegistrationOnly => "registration-only",
            Outcome::Elsewhere => "elsewhere",
            Outcome::OutOfScope => "out-of-scope",
            Outcome::Undetermined => "undetermined",
        }
    }

    /// The class as conditions name it.
    #[must_use]
    pub fn class(&self) -> &str {
        match self {
            Outcome::National(class) => class,
            other => other.word(),
        }
    }
}

/// A rule that carried the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: String,
    /// What it does.
    pub effect: Effect,
    /// Where it comes from.
    pub origin: Origin,
    /// Its articles.
    pub under: Vec<Citation>,
}

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
}

struct One {
    outcome: Outcome,
    rank: i32,
    reasons: Vec<Reason>,
    regime: Option<String>,
    assumed: BTreeSet<String>,
    missing: BTreeSet<String>,
}

/// Decides for all activities and joins the answers: the highest class counts, and an answer that
/// is not known could be higher than any but essential.
#[must_use]
pub fn decide(law: &Law<'_>, profile: &Profile, presume: bool) -> Decision {
    let own_figures = own_figures(law, profile, presume);
    if own_figures.truth != Truth::Unknown || profile.linked.is_empty() {
        return decide_with(law, profile, presume, own_figures.is_yes());
    }
    // Whether the group counts is not known; that matters only if the answer depends on it.
    let alone = decide_with(law, profile, presume, true);
    let with_group = decide_with(law, profile, presume, false);
    if alone.outcome == with_group.outcome {
        return with_group;
    }
    Decision {
        outcome: Outcome::Undetermined,
        missing: own_figures.missing,
        ..with_group
    }
}

fn decide_with(law: &Law<'_>, profile: &Profile, presume: bool, own_figures: bool) -> Decision {
    let mut joined_profile = profile.clone();
    joined_profile.answers = size::aggregate(profile, own_figures);
    let ones: Vec<One> = joined_profile
        .activities
        .iter()
        .map(|activity| decide_one(law, &joined_profile, activity, presume))
        .collect();
    let (binding, registration) = binds(law, profile, presume);
    let mut decision = Decision {
        outcome: Outcome::Undetermined,
        reasons: Vec::new(),
        regime: None,
        basis: law.basis,
        binding,
        assumed: registration.into_iter().collect(),
        missing: BTreeSet::new(),
    };
    if ones.is_empty() {
        decision.missing.insert("activity".to_owned());
        return decision;
    }
    let best = ones
        .iter()
        .filter(|one| one.outcome != Outcome::Undetermined)
        .map(|one| one.rank)
        .max();
    let open = ones
        .iter()
        .filter(|one| one.outcome == Outcome::Undetermined)
        .map(|one| one.rank)
        .max();
    // An open answer matters as long as what it could become is higher than what is settled.
    let settled = match (best, open) {
        (Some(best), Some(open)) if best >= open => Some(best),
        (best, None) => best,
        _ => None,
    };
    for one in ones {
        let counts = match settled {
            Some(rank) => one.rank == rank && one.outcome != Outcome::Undetermined,
            None => one.outcome == Outcome::Undetermined,
        };
        if !counts {
            continue;
        }
        decision.outcome = one.outcome;
        decision.regime = decision.regime.or(one.regime);
        for reason in one.reasons {
            if !decision.reasons.contains(&reason) {
                decision.reasons.push(reason);
            }
        }
        decision.assumed.extend(one.assumed);
        decision.missing.extend(one.missing);
    }
    decision
}

/// Whether the state looks at the organisation without its group.
pub(super) fn own_figures(law: &Law<'_>, profile: &Profile, presume: bool) -> Finding {
    let context = Context {
        law,
        profile,
        activity: None,
        class: None,
        presume,
    };
    let stated = law
        .country
        .iter()
        .flat_map(|country| &country.body.sizes)
        .flat_map(|size| &size.entries)
        .filter(|entry| {
            entry.kind == "aggregate"
                && entry.choice.as_deref() == Some("own-figures")
                && law.counts(&entry.proof)
        })
        .map(|entry| match &entry.when {
            Some(when) => evaluate(when, context),
            None => Finding::known(true),
        });
    Finding::any(stated)
}

/// Whether the answer binds, and the presumption it rests on.
fn binds(law: &Law<'_>, profile: &Profile, presume: bool) -> (bool, Option<String>) {
    if law.basis != Basis::InForce {
        return (false, None);
    }
    let constitutive = law
        .country
        .iter()
        .flat_map(|country| &country.body.registration)
        .any(|registration| {
            registration
                .constitutive
                .as_ref()
                .is_some_and(|constitutive| constitutive.value && law.counts(&constitutive.proof))
        });
    if !constitutive {
        return (true, None);
    }
    match profile.answers.get("registered") {
        Some(Answer::YesNo(registered)) => (*registered, None),
        _ => (presume, presume.then(|| "registered".to_owned())),
    }
}

/// Where the classes stand beside each other; higher counts more.
fn rank(law: &Law<'_>, outcome: &Outcome) -> i32 {
    match outcome {
        Outcome::Essential => 400,
        Outcome::Important => 200,
        Outcome::National(class) => national_rank(law, class, 8),
        Outcome::RegistrationOnly => 50,
        Outcome::Elsewhere => 40,
        Outcome::OutOfScope => 0,
        // Could be anything up to essential.
        Outcome::Undetermined => 399,
    }
}

fn national_rank(law: &Law<'_>, class: &str, depth: u32) -> i32 {
    let declared = law
        .country
        .iter()
        .flat_map(|country| &country.body.classes)
        .find(|declared| declared.id == class)
        .and_then(|declared| declared.rank.as_deref());
    let beside = |class: &str| match class {
        "essential" => 400,
        "important" => 200,
        _ if depth == 0 => 300,
        class => national_rank(law, class, depth - 1),
    };
    match declared.and_then(|rank| rank.split_once(' ')) {
        Some(("above", class)) => beside(class) + 1,
        Some(("below", class)) => beside(class) - 1,
        _ => match declared {
            Some("above-essential") => 500,
            Some("below-important") => 100,
            _ => 300,
        },
    }
}

fn decide_one(law: &Law<'_>, profile: &Profile, activity: &Activity, presume: bool) -> One {
    let context = Context {
        law,
        profile,
        activity: Some(activity),
        class: None,
        presume,
    };
    let regime = law
        .regimes
        .iter()
        .find(|regime| evaluate(&regime.applies, context).is_yes())
        .map(|regime| regime.id.clone());
    let mut one = classify(law, context);
    if !matches!(one.outcome, Outcome::OutOfScope | Outcome::Undetermined) {
        jurisdiction(law, context, &mut one);
    }
    one.regime = regime;
    one
}

/// Applies the rules of scope and class.
fn classify(law: &Law<'_>, context: Context<'_>) -> One {
    let disregard = effect(law, Effect::Disregard, context);
    let exclude = effect(law, Effect::Exclude, context);
    // Whoever is inside without a class that anybody has read is inside all the same.
    let undecided = effect(law, Effect::Undecided, context);
    let (included, brought_in) = effect(law, Effect::Include, context);
    let include = (Finding::any([included, undecided.0]), brought_in);
    let outside = Finding::any([disregard.0.clone(), exclude.0.clone()]);
    let inside = Finding::all([include.0.clone(), outside.clone().negated()]);
    if inside.is_no() {
        let reasons = if outside.is_yes() {
            [disregard.1, exclude.1].concat()
        } else {
            Vec::new()
        };
        return one(law, Outcome::OutOfScope, reasons, &inside);
    }
    for (outcome, findings) in classes(law, context) {
        let here = Finding::all([inside.clone(), findings.0]);
        match (here.truth, &outcome) {
            (Truth::No, _) => {}
            (Truth::Yes, _) => {
                let reasons = [findings.1, include.1].concat();
                return one(law, outcome, reasons, &here);
            }
            (Truth::Unknown, _) => {
                let reasons = [findings.1, include.1].concat();
                return one(law, Outcome::Undetermined, reasons, &here);
            }
        }
    }
    if inside.is_yes() {
        // Inside, and no rule gives a class: nothing in the law says what such an entity is.
        return one(law, Outcome::OutOfScope, include.1, &inside);
    }
    one(law, Outcome::OutOfScope, Vec::new(), &inside)
}

fn one(law: &Law<'_>, outcome: Outcome, reasons: Vec<Reason>, finding: &Finding) -> One {
    One {
        rank: rank(law, &outcome),
        outcome,
        reasons,
        regime: None,
        assumed: finding.assumed.clone(),
        missing: finding.missing.clone(),
    }
}

/// The classes from the highest to the lowest, each with what its rules find. Entities whose class
/// nobody has read stand just below essential, because they could be anything.
fn classes(law: &Law<'_>, context: Context<'_>) -> Vec<(Outcome, (Finding, Vec<Reason>))> {
    let mut classes = vec![
        (Outcome::Essential, effect(law, Effect::Essential, context)),
        (
            Outcome::Undetermined,
            effect(law, Effect::Undecided, context),
        ),
        (Outcome::Important, effect(law, Effect::Important, context)),
        (
            Outcome::RegistrationOnly,
            effect(law, Effect::RegistrationOnly, context),
        ),
    ];
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for rule in law.rules_of(Effect::National) {
        if let Some(class) = rule.fact.class.as_deref()
            && named.insert(class)
        {
            let findings = rules(
                law.rules_of(Effect::National)
                    .filter(|rule| rule.fact.class.as_deref() == Some(class)),
                context,
            );
            classes.push((Outcome::National(class.to_owned()), findings));
        }
    }
    classes.sort_by_key(|(outcome, _)| std::cmp::Reverse(rank(law, outcome)));
    classes
}

fn effect(law: &Law<'_>, effect: Effect, context: Context<'_>) -> (Finding, Vec<Reason>) {
    rules(law.rules_of(effect), context)
}

/// Whether one of the rules holds, and which do.
fn rules<'a, 'b: 'a>(
    rules: impl Iterator<Item = &'a Applicable<'b, Rule>>,
    context: Context<'_>,
) -> (Finding, Vec<Reason>) {
    let mut reasons = Vec::new();
    let findings: Vec<Finding> = rules
        .map(|rule| {
            let finding = evaluate(&rule.fact.when, context);
            if finding.is_yes() {
                reasons.push(Reason {
                    rule: rule.fact.id.clone(),
                    effect: rule.fact.effect,
                    origin: rule.origin,
                    under: rule.fact.proof.under.clone(),
                });
            }
            finding
        })
        .collect();
    (Finding::any(findings), reasons)
}

/// A state whose jurisdiction rules do not hold is not the one to ask (Art. 26).
fn jurisdiction(law: &Law<'_>, context: Context<'_>, one: &mut One) {
    let rules: Vec<Finding> = law
        .entries("jurisdiction", "rule")
        .iter()
        .filter_map(|rule| rule.fact.when.as_ref())
        .map(|when| evaluate(when, context))
        .collect();
    if rules.is_empty() {
        return;
    }
    let here = Finding::any(rules);
    one.assumed.extend(here.assumed.clone());
    match here.truth {
        Truth::Yes => {}
        Truth::No => {
            one.outcome = Outcome::Elsewhere;
            one.rank = rank(law, &Outcome::Elsewhere);
        }
        Truth::Unknown => {
            one.outcome = Outcome::Undetermined;
            one.missing.extend(here.missing);
        }
    }
}
