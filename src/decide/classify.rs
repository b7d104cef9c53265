//! The class of one activity by the rules of the law, and the state that has jurisdiction over it.

use std::collections::BTreeSet;

use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::outcome::{self, Outcome, rank};
use super::places;
use super::profile::Activity;
use super::truth::{Finding, Truth};
use crate::model::inherit::{Applicable, Law, Origin};
use crate::model::{Effect, Rule};
use crate::value::Citation;

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

impl Reason {
    pub(super) fn of(rule: &Applicable<'_, Rule>) -> Self {
        Self {
            rule: rule.fact.id.clone(),
            effect: rule.fact.effect,
            origin: rule.origin,
            under: rule.fact.proof.under.clone(),
        }
    }
}

/// The answer for one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityDecision {
    /// The entity type.
    pub entity: String,
    /// What the organisation is for this activity.
    pub outcome: Outcome,
    /// The rules that carried it.
    pub reasons: Vec<Reason>,
    /// The regime.
    pub regime: Option<String>,
    /// What was presumed and mattered.
    pub assumed: BTreeSet<String>,
    /// What is missing and would settle it.
    pub missing: BTreeSet<String>,
    /// The states that have jurisdiction, where the one that was asked has none.
    pub elsewhere: BTreeSet<String>,
    /// The duties from which the organisation is freed; `all` for every one.
    pub exempt: BTreeSet<String>,
    pub(super) rank: i32,
}

/// Decides one activity.
pub(super) fn decide_one(
    law: &Law<'_>,
    case: &Case,
    activity: &Activity,
    presume: bool,
) -> ActivityDecision {
    let context = Context {
        activity: Some(activity),
        ..Context::whole(law, case, presume)
    };
    let mut one = classify(law, context);
    one.entity = activity.entity.clone();
    if !matches!(one.outcome, Outcome::OutOfScope | Outcome::Undetermined) {
        jurisdiction(law, context, &mut one);
    }
    let classed = Context {
        class: Some(one.outcome.class()),
        ..context
    };
    let regime = law
        .regimes
        .iter()
        .find(|regime| evaluate(&regime.applies, classed).is_yes());
    let exempt: BTreeSet<String> = law
        .rules_of(Effect::Exempt)
        .filter(|rule| rule.fact.decides() && evaluate(&rule.fact.when, classed).is_yes())
        .flat_map(|rule| {
            if rule.fact.frees.is_empty() {
                vec!["all".to_owned()]
            } else {
                rule.fact.frees.clone()
            }
        })
        .collect();
    one.regime = regime.map(|regime| regime.id.clone());
    one.exempt = exempt;
    one
}

/// Applies the rules of scope and class.
fn classify(law: &Law<'_>, context: Context<'_>) -> ActivityDecision {
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
        return answered(law, Outcome::OutOfScope, reasons, &inside);
    }
    // That no higher class was reached may rest on presumptions, as on there being no designation.
    let mut presumed = BTreeSet::new();
    for (outcome, findings) in classes(law, context) {
        let mut here = Finding::all([inside.clone(), findings.0]);
        if here.is_no() {
            presumed.extend(here.assumed);
            continue;
        }
        here.assumed.append(&mut presumed);
        let reasons = [findings.1, include.1].concat();
        let outcome = if here.is_yes() {
            outcome
        } else {
            Outcome::Undetermined
        };
        return answered(law, outcome, reasons, &here);
    }
    // Inside, and no rule gives a class: nothing in the law says what such an entity is.
    let reasons = if inside.is_yes() {
        include.1
    } else {
        Vec::new()
    };
    let mut outside = answered(law, Outcome::OutOfScope, reasons, &inside);
    outside.assumed.append(&mut presumed);
    outside
}

fn answered(
    law: &Law<'_>,
    outcome: Outcome,
    reasons: Vec<Reason>,
    finding: &Finding,
) -> ActivityDecision {
    ActivityDecision {
        entity: String::new(),
        rank: rank(law, &outcome),
        outcome,
        reasons,
        regime: None,
        assumed: finding.assumed.clone(),
        missing: finding.missing.clone(),
        elsewhere: BTreeSet::new(),
        exempt: BTreeSet::new(),
    }
}

/// The classes from the highest to the lowest, each with what its rules find.
fn classes(law: &Law<'_>, context: Context<'_>) -> Vec<(Outcome, (Finding, Vec<Reason>))> {
    outcome::classes(law)
        .into_iter()
        .map(|(class, _)| {
            let giving = law
                .rules
                .iter()
                .filter(|rule| class.is_given_by(rule.fact.effect, rule.fact.class.as_deref()));
            let found = rules(giving, context);
            (class, found)
        })
        .collect()
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
                reasons.push(Reason::of(rule));
            }
            finding
        })
        .collect();
    (Finding::any(findings), reasons)
}

/// A state whose jurisdiction rules do not hold is not the one to ask (Art. 26).
fn jurisdiction(law: &Law<'_>, context: Context<'_>, one: &mut ActivityDecision) {
    let Some(here) = has_jurisdiction(law, context) else {
        return;
    };
    one.assumed.extend(here.assumed.clone());
    match here.truth {
        Truth::Yes => {}
        Truth::No => {
            one.outcome = Outcome::Elsewhere;
            one.rank = rank(law, &Outcome::Elsewhere);
            one.elsewhere = elsewhere(law, context);
        }
        Truth::Unknown => {
            one.outcome = Outcome::Undetermined;
            one.rank = rank(law, &Outcome::Undetermined);
            one.missing.extend(here.missing);
        }
    }
}

/// Whether the state that is asked has jurisdiction; nothing where no rule says anything.
fn has_jurisdiction(law: &Law<'_>, context: Context<'_>) -> Option<Finding> {
    let rules: Vec<Finding> = law
        .entries("jurisdiction", "rule")
        .iter()
        .filter_map(|rule| rule.fact.when.as_ref())
        .map(|when| evaluate(when, context))
        .collect();
    (!rules.is_empty()).then(|| Finding::any(rules))
}

/// The states for which the same rules give jurisdiction.
fn elsewhere(law: &Law<'_>, context: Context<'_>) -> BTreeSet<String> {
    places::candidates(context.case)
        .into_iter()
        .filter(|state| {
            let mut case = context.case.clone();
            case.asked = Some((*state).to_owned());
            // What was said about the state asked says nothing about another.
            for input in law.inputs.values().filter(|input| input.told_by.is_some()) {
                case.profile.answers.remove(&input.id);
            }
            let there = Context {
                case: &case,
                ..context
            };
            has_jurisdiction(law, there).is_some_and(|found| found.is_yes())
        })
        .map(str::to_owned)
        .collect()
}
