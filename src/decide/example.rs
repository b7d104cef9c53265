//! Examples: tests of the law that stand in the sources.

use super::decision::{Decision, decide};
use super::duties::{classed, concerns, entries, milestones, powers, reporting_for, stages_for};
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::incident::{self, Incident};
use super::outcome::Outcome;
use super::profile::Profile;
use super::supervision::{addressees, competent};
use crate::model::condition::{Condition, Relation, SizeClass};
use crate::model::inherit::{Basis, Law};
use crate::model::{Example, Expectation, KnowledgeBase, Period};
use crate::source::Span;

/// How the examples went.
#[derive(Debug, Clone, Default)]
pub struct ExampleReport {
    /// The examples that were run, by their places.
    pub spans: Vec<Span>,
    /// What did not come out as expected.
    pub failures: Vec<ExampleFailure>,
}

/// One expectation that was not met.
#[derive(Debug, Clone)]
pub struct ExampleFailure {
    /// `eu` or the code of the state.
    pub law: String,
    /// The example.
    pub title: String,
    /// What was expected and what came out, in a sentence.
    pub message: String,
    /// The expectation.
    pub span: Span,
}

/// Runs every example of the knowledge base: the directive's under the directive, each state's under
/// its own law.
#[must_use]
pub fn run_examples(base: &KnowledgeBase) -> ExampleReport {
    let mut report = ExampleReport::default();
    for (id, directive) in &base.directives {
        for example in &directive.body.examples {
            let law = Law::of_directive(base, id, &example.assuming);
            run(law, "EU", example, &mut report);
        }
    }
    for (code, country) in &base.countries {
        for example in &country.body.examples {
            let law = Law::assuming(base, Some(code), &example.assuming);
            run(law, code, example, &mut report);
        }
    }
    report
}

fn run(law: Option<Law<'_>>, whose: &str, example: &Example, report: &mut ExampleReport) {
    report.spans.push(example.span);
    let Some(law) = law else {
        return;
    };
    let profile = Profile::from_example(&law, example);
    let decision = decide(&law, &profile, true);
    for expected in &example.expected {
        if let Err(message) = check(&law, &profile, &decision, expected) {
            report.failures.push(ExampleFailure {
                law: whose.to_owned(),
                title: example.title.clone(),
                message,
                span: expected.span,
            });
        }
    }
}

fn check(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    expected: &Expectation,
) -> Result<(), String> {
    let name = expected.name.as_deref().unwrap_or_default();
    let meets = |met: bool, found: String| {
        if met {
            Ok(())
        } else {
            Err(format!("expected {} {name}, found {found}", expected.what).replace("  ", " "))
        }
    };
    match expected.what.as_str() {
        "essential" | "important" | "registration-only" | "elsewhere" | "out-of-scope"
        | "undetermined" => meets(decision.outcome.word() == expected.what, told(decision)),
        "national" | "class" => meets(decision.outcome.class() == name, told(decision)),
        "rule" => {
            let held: Vec<&str> = decision
                .reasons
                .iter()
                .map(|reason| reason.rule.as_str())
                .collect();
            meets(held.contains(&name), listed(&held))
        }
        "size" => {
            let size = size(law, profile).map_or("none", SizeClass::word);
            meets(size == name, size.to_owned())
        }
        "missing" => {
            let missing: Vec<&str> = decision.missing.iter().map(String::as_str).collect();
            meets(missing.contains(&name), listed(&missing))
        }
        "regime" => meets(
            decision.regime.as_deref() == Some(name),
            decision.regime.clone().unwrap_or_else(|| "none".to_owned()),
        ),
        "no-regime" => meets(decision.regime.as_deref() != Some(name), name.to_owned()),
        "binding" => meets(
            decision.binding == (name == "yes"),
            if decision.binding { "yes" } else { "no" }.to_owned(),
        ),
        "basis" => {
            let basis = match decision.basis {
                Basis::InForce => "in-force",
                Basis::Adopted => "adopted",
                Basis::Bill => "bill",
                Basis::DirectiveOnly => "directive-only",
            };
            meets(basis == name, basis.to_owned())
        }
        "stage" | "no-stage" => stage(law, profile, decision, expected, name),
        "authority" => authority(law, profile, decision, name),
        "report-to" => report_to(law, profile, decision, name),
        "milestone" | "no-milestone" => {
            let found: Vec<&str> = milestones(law, profile, decision)
                .into_iter()
                .filter(|entry| expected.date.is_none() || entry.date == expected.date)
                .map(|entry| entry.name.as_str())
                .collect();
            meets(
                found.contains(&name) == (expected.what == "milestone"),
                listed(&found),
            )
        }
        "power" | "no-power" => {
            let found: Vec<&str> = powers(law, profile, decision)
                .into_iter()
                .map(|entry| entry.name.as_str())
                .collect();
            meets(
                found.contains(&name) == (expected.what == "power"),
                listed(&found),
            )
        }
        "duty" | "no-duty" => duty(law, profile, decision, expected, name),
        "significant" | "criterion" => significance(law, profile, expected, name),
        other => Err(format!("`{other}` is not something an example can expect")),
    }
}

/// Whether an incident of which these facts are known is significant, and by which criterion.
fn significance(
    law: &Law<'_>,
    profile: &Profile,
    expected: &Expectation,
    name: &str,
) -> Result<(), String> {
    let incident = Incident {
        profile: profile.clone(),
        ..Incident::default()
    };
    let assessment = incident::assess(law, &incident, true);
    let truth = assessment.significant.word();
    let told: Vec<&str> = assessment
        .because
        .iter()
        .map(|limb| limb.criterion.name.as_str())
        .collect();
    let met = match expected.what.as_str() {
        "significant" => truth == name,
        _ => told.contains(&name),
    };
    if met {
        return Ok(());
    }
    let told = listed(&told);
    Err(format!(
        "expected {} {name}, found {truth} by {told}",
        expected.what
    ))
}

/// The size that the figures, or the words, of an example come to; none where that cannot be told.
fn size(law: &Law<'_>, profile: &Profile) -> Option<SizeClass> {
    let case = Case::new(law, profile, true);
    let context = Context::whole(law, &case, true);
    SizeClass::ALL.into_iter().find(|size| {
        let is = Condition::Size {
            is: Relation::Is,
            sizes: vec![*size],
        };
        evaluate(&is, context).is_yes()
    })
}

fn told(decision: &Decision) -> String {
    let mut told = match &decision.outcome {
        Outcome::National(class) => format!("national {class}"),
        other => other.word().to_owned(),
    };
    if !decision.missing.is_empty() {
        let missing: Vec<&str> = decision.missing.iter().map(String::as_str).collect();
        told.push_str(&format!(" (missing {})", missing.join(", ")));
    }
    if !decision.reasons.is_empty() {
        let rules: Vec<&str> = decision
            .reasons
            .iter()
            .map(|reason| reason.rule.as_str())
            .collect();
        told.push_str(&format!(" by {}", rules.join(", ")));
    }
    told
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}

fn stage(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    expected: &Expectation,
    name: &str,
) -> Result<(), String> {
    let stages = stages_for(law, profile, decision);
    let found = stages.iter().find(|stage| stage.fact.id == name);
    if expected.what == "no-stage" {
        return match found {
            None => Ok(()),
            Some(_) => Err(format!("expected no stage {name}, but it is owed")),
        };
    }
    let Some(found) = found else {
        let known: Vec<&str> = stages.iter().map(|stage| stage.fact.id.as_str()).collect();
        return Err(format!("expected stage {name}, found {}", listed(&known)));
    };
    let wanted = |wanted: &Option<Period>, found: &Option<Period>, word: &str| match (wanted, found)
    {
        (None, _) => Ok(()),
        (Some(wanted), Some(found)) if wanted == found => Ok(()),
        (Some(wanted), found) => Err(format!(
            "expected stage {name} {word} {}, found {}",
            period(wanted),
            found.as_ref().map_or_else(|| "none".to_owned(), period)
        )),
    };
    wanted(&expected.within, &found.fact.within, "within")?;
    wanted(&expected.every, &found.fact.every, "every")
}

fn period(period: &Period) -> String {
    match &period.of {
        Some(event) => format!("{} of {event}", period.duration),
        None => period.duration.to_string(),
    }
}

fn authority(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    name: &str,
) -> Result<(), String> {
    let mut found = competent(law, profile, decision);
    if found.is_empty() {
        found = recipients(law, profile, decision);
    }
    if found.contains(&name) {
        Ok(())
    } else {
        Err(format!(
            "expected authority {name}, found {}",
            listed(&found)
        ))
    }
}

/// To whom the organisation reports.
fn report_to(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    name: &str,
) -> Result<(), String> {
    let found = recipients(law, profile, decision);
    if found.contains(&name) {
        Ok(())
    } else {
        Err(format!(
            "expected report-to {name}, found {}",
            listed(&found)
        ))
    }
}

/// Those that receive its reports, by their ids.
fn recipients<'a>(law: &'a Law<'a>, profile: &Profile, decision: &Decision) -> Vec<&'a str> {
    let case = Case::new(law, profile, true);
    let context = classed(law, &case, decision);
    reporting_for(law, profile, decision)
        .iter()
        .flat_map(|block| &block.to)
        .filter(|to| law.counts(&to.proof) && concerns(to.when.as_ref(), context))
        .flat_map(|to| addressees(law, profile, decision, &to.authorities))
        .collect()
}

/// A duty is an obligation, or a power once its order was given.
fn duty(
    law: &Law<'_>,
    profile: &Profile,
    decision: &Decision,
    expected: &Expectation,
    name: &str,
) -> Result<(), String> {
    let mut found: Vec<&str> = entries(law, profile, decision, "obligation")
        .into_iter()
        .map(|entry| entry.name.as_str())
        .collect();
    let ordered = match profile.answers.get("ordered") {
        Some(super::profile::Answer::Choice(power)) => Some(power.as_str()),
        _ => None,
    };
    found.extend(
        powers(law, profile, decision)
            .into_iter()
            .map(|entry| entry.name.as_str())
            .filter(|power| ordered == Some(*power)),
    );
    if found.contains(&name) == (expected.what == "duty") {
        Ok(())
    } else {
        Err(format!(
            "expected {} {name}, found {}",
            expected.what,
            listed(&found)
        ))
    }
}
