//! Why not something else, what would flip the answer, and which questions decide.

use schemars::JsonSchema;
use serde::Serialize;

use super::answer::{Assessor, cited};
use crate::decide::{Answer, Case, Cone, Context, Decision, FIGURES, Outcome, Profile, evaluate};
use crate::model::Effect;
use crate::model::condition::{Bound, Condition, Relation, SizeClass};
use crate::model::inherit::Law;

/// What stands beside a bare answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// For each higher class, the nearest rule that failed, and what it lacked.
    pub why_not: Vec<WhyNot>,
    /// The fewest changes of fact that change the answer.
    pub flips: Vec<Flip>,
    /// The questions that decide an open answer, the most telling first.
    pub questions: Vec<Question>,
}

/// The nearest rule that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhyNot {
    /// What it would have made of the organisation.
    pub outcome: String,
    /// The activity it was tried for.
    pub entity: String,
    /// The rule.
    pub rule: String,
    /// Its articles.
    pub under: Vec<String>,
    /// What it lacked.
    pub lacks: Vec<Lack>,
}

/// One fact that a rule lacked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Lack {
    /// The input.
    pub input: String,
    /// What the rule asks of it.
    pub asks: String,
}

/// Changes of fact that together change the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flip {
    /// The answer after them.
    pub outcome: String,
    /// The changes.
    pub changes: Vec<Change>,
    /// The articles of the rules that then carry the answer.
    pub under: Vec<String>,
}

/// A change of one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// The input.
    pub input: String,
    /// What it would have to be.
    pub to: String,
    /// Whether only the state can change it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub act_of_state: bool,
}

/// A question that decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Question {
    /// The input.
    pub input: String,
    /// As it is put to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
}

/// Explains a decision.
#[must_use]
pub fn explain(
    assessor: &Assessor<'_>,
    profile: &Profile,
    decision: &Decision,
    presume: bool,
) -> Explanation {
    let (law, engine) = (assessor.law(), assessor.engine());
    let facts = engine.facts(profile, presume);
    let ruling = engine.decide(&facts);
    let asks = |input: &str| law.inputs.get(input)?.asks.clone();
    Explanation {
        why_not: why_not(law, profile, decision, presume),
        flips: flips(assessor, profile, decision, presume),
        questions: engine
            .questions(&facts, &ruling)
            .into_iter()
            .map(|input| Question {
                asks: asks(input),
                input: input.to_owned(),
            })
            .collect(),
    }
}

/// What the rules ask of each activity that was decided.
fn cones(law: &Law<'_>, decision: &Decision) -> Vec<Cone> {
    decision
        .activities
        .iter()
        .map(|one| Cone::of(law, &one.entity))
        .collect()
}

/// The organisation with one fact changed. A size takes the place of the figures.
fn with(law: &Law<'_>, profile: &Profile, input: &str, value: &Answer) -> Profile {
    let mut changed = profile.clone();
    if input == "size" {
        for figure in FIGURES {
            changed.answers.remove(figure);
        }
    }
    crate::decide::set_answer(law, &mut changed, input, value);
    changed
}

/// The fewest changes that lead to each other answer: one change where one is enough, else two.
fn flips(
    assessor: &Assessor<'_>,
    profile: &Profile,
    decision: &Decision,
    presume: bool,
) -> Vec<Flip> {
    let law = assessor.law();
    let mut moves: Vec<(String, Answer)> = Vec::new();
    for cone in cones(law, decision) {
        for axis in cone.axes {
            for value in nearest_first(law, profile, axis.values, &axis.input, presume) {
                let step = (axis.input.clone(), value);
                if !moves.contains(&step) {
                    moves.push(step);
                }
            }
        }
    }
    let mut flips: Vec<Flip> = Vec::new();
    let try_changes = |changes: &[&(String, Answer)], flips: &mut Vec<Flip>| {
        let changed = changes
            .iter()
            .fold(profile.clone(), |changed, (input, value)| {
                with(law, &changed, input, value)
            });
        let after = assessor.decide(&assessor.facts(&changed, presume));
        let outcome = after.outcome.class().to_owned();
        let known = flips.iter().any(|flip| flip.outcome == outcome);
        if after.outcome == decision.outcome || after.outcome == Outcome::Undetermined || known {
            return;
        }
        flips.push(Flip {
            outcome,
            changes: changes
                .iter()
                .map(|(input, value)| Change {
                    input: input.clone(),
                    to: value.to_string(),
                    act_of_state: law
                        .inputs
                        .get(input.as_str())
                        .is_some_and(|declared| declared.act_of_state),
                })
                .collect(),
            under: after
                .reasons
                .iter()
                .flat_map(|reason| cited(&reason.under))
                .collect(),
        });
    };
    for step in &moves {
        try_changes(&[step], &mut flips);
    }
    if flips.is_empty() {
        for (at, first) in moves.iter().enumerate() {
            for second in moves.iter().skip(at + 1) {
                if second.0 != first.0 && flips.len() < 3 {
                    try_changes(&[first, second], &mut flips);
                }
            }
        }
    }
    flips
}

/// The values of an axis, those nearest to what the organisation has before the others. Only sizes
/// have an order that people think in.
fn nearest_first(
    law: &Law<'_>,
    profile: &Profile,
    mut values: Vec<Answer>,
    input: &str,
    presume: bool,
) -> Vec<Answer> {
    if input != "size" {
        return values;
    }
    let case = Case::new(law, profile, presume);
    let context = Context::whole(law, &case, presume);
    let has = SizeClass::ALL.iter().position(|size| {
        let sizes = vec![*size];
        let is = Relation::Is;
        evaluate(&Condition::Size { is, sizes }, context).is_yes()
    });
    if let Some(has) = has {
        let place = |value: &Answer| {
            SizeClass::ALL
                .iter()
                .position(|size| *value == Answer::Choice(size.word().to_owned()))
                .unwrap_or_default()
        };
        values.sort_by_key(|value| place(value).abs_diff(has));
    }
    values
}

/// For each class above the answer, the rule that came nearest.
fn why_not(law: &Law<'_>, profile: &Profile, decision: &Decision, presume: bool) -> Vec<WhyNot> {
    let case = Case::new(law, profile, presume);
    let mut found: Vec<WhyNot> = Vec::new();
    let outside = matches!(
        decision.outcome,
        Outcome::OutOfScope | Outcome::Undetermined
    );
    for (activity, one) in case.profile.activities.iter().zip(&decision.activities) {
        let context = Context {
            activity: Some(activity),
            ..Context::whole(law, &case, presume)
        };
        let mut nearest: Vec<(usize, WhyNot)> = Vec::new();
        for rule in &law.rules {
            let outcome = match rule.fact.effect {
                Effect::Include if outside => "in scope",
                Effect::Essential => "essential",
                Effect::Important => "important",
                Effect::National => rule.fact.class.as_deref().unwrap_or("national"),
                _ => continue,
            };
            if outcome == decision.outcome.class() || !above(outcome, &one.outcome) {
                continue;
            }
            let mut lacks = Vec::new();
            let distance = match distance(&rule.fact.when, context, true, &mut lacks) {
                None | Some(0) => continue,
                Some(distance) => distance,
            };
            let failed = WhyNot {
                outcome: outcome.to_owned(),
                entity: activity.entity.clone(),
                rule: rule.fact.id.clone(),
                under: cited(&rule.fact.proof.under),
                lacks,
            };
            match nearest
                .iter_mut()
                .find(|(_, known)| known.outcome == outcome)
            {
                Some((best, _)) if *best <= distance => {}
                Some(known) => *known = (distance, failed),
                None => nearest.push((distance, failed)),
            }
        }
        found.extend(nearest.into_iter().map(|(_, failed)| failed));
    }
    found
}

/// Whether a class would be more than what came out.
fn above(class: &str, outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Essential => false,
        Outcome::Important => class != "important",
        _ => true,
    }
}

/// How many facts a condition lacks to come out as wanted, with those facts; nothing where the kind
/// of activity rules it out.
fn distance(
    condition: &Condition,
    context: Context<'_>,
    wanted: bool,
    lacks: &mut Vec<Lack>,
) -> Option<usize> {
    match condition {
        Condition::Not { of } => distance(of, context, !wanted, lacks),
        Condition::All { of } if wanted => every(of, context, wanted, lacks),
        Condition::Any { of } if !wanted => every(of, context, wanted, lacks),
        Condition::All { of } | Condition::Any { of } => {
            let mut best: Option<(usize, Vec<Lack>)> = None;
            for member in of {
                let mut own = Vec::new();
                if let Some(distance) = distance(member, context, wanted, &mut own)
                    && best.as_ref().is_none_or(|(least, _)| distance < *least)
                {
                    best = Some((distance, own));
                }
            }
            let (distance, own) = best?;
            lacks.extend(own);
            Some(distance)
        }
        Condition::Always => wanted.then_some(0),
        leaf => {
            let finding = evaluate(leaf, context);
            if (wanted && finding.is_yes()) || (!wanted && finding.is_no()) {
                return Some(0);
            }
            lacks.push(lack(leaf, wanted)?);
            Some(1)
        }
    }
}

fn every(
    of: &[Condition],
    context: Context<'_>,
    wanted: bool,
    lacks: &mut Vec<Lack>,
) -> Option<usize> {
    let mut sum = 0;
    for member in of {
        sum += distance(member, context, wanted, lacks)?;
    }
    Some(sum)
}

/// What a single test asks; nothing where it asks for another kind of activity or class.
fn lack(leaf: &Condition, wanted: bool) -> Option<Lack> {
    let (input, asks) = match leaf {
        Condition::Flag { input } => (input.clone(), if wanted { "yes" } else { "no" }.to_owned()),
        Condition::Choice { input, among } => (
            input.clone(),
            format!("{}{}", if wanted { "" } else { "not " }, among.join(" or ")),
        ),
        Condition::Size { is, sizes } => {
            let sizes: Vec<&str> = sizes.iter().map(|size: &SizeClass| size.word()).collect();
            (
                "size".to_owned(),
                relation(*is, wanted, &sizes.join(" or ")),
            )
        }
        Condition::Compare { input, is, bound } => {
            (input.clone(), relation(*is, wanted, &bound_told(bound)))
        }
        _ => return None,
    };
    Some(Lack { input, asks })
}

fn relation(is: Relation, wanted: bool, what: &str) -> String {
    let words = match (is, wanted) {
        (Relation::Is, true) | (Relation::IsNot, false) => "",
        (Relation::IsNot, true) | (Relation::Is, false) => "not ",
        (Relation::AtLeast, true) | (Relation::LessThan, false) => "at least ",
        (Relation::MoreThan, true) | (Relation::AtMost, false) => "more than ",
        (Relation::AtMost, true) | (Relation::MoreThan, false) => "at most ",
        (Relation::LessThan, true) | (Relation::AtLeast, false) => "less than ",
    };
    format!("{words}{what}")
}

fn bound_told(bound: &Bound) -> String {
    match bound {
        Bound::Number(number) => number.grouped(','),
        Bound::Percent(percent) => percent.to_string(),
        Bound::Money(money) => money.to_string(),
        Bound::Quantity(quantity) => quantity.to_string(),
        Bound::Seconds(seconds) => format!("{seconds} seconds"),
        Bound::Date(date) => date.to_string(),
        Bound::Amount(amount) => amount.to_string(),
    }
}
