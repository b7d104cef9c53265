//! Incidents: which criteria decide, when reports are due, and what a batch makes of bad lines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

mod support;

#[path = "incident/agreement.rs"]
mod agreement;
#[path = "incident/batch.rs"]
mod batch;
#[path = "incident/criteria.rs"]
mod criteria;
#[path = "incident/deadlines.rs"]
mod deadlines;
#[path = "incident/states.rs"]
mod states;

use std::sync::OnceLock;

use acquis::assess::IncidentRequest;
use acquis::compile::Compilation;
use acquis::data::IncidentAnswer;
use acquis::decide::incident::assess;
use acquis::model::KnowledgeBase;
use acquis::model::inherit::Law;
use serde_json::Value;

/// The real knowledge base.
fn real() -> &'static KnowledgeBase {
    static REAL: OnceLock<Compilation> = OnceLock::new();
    &REAL.get_or_init(|| support::real().1).base
}

/// The answer to one line, as it is written.
fn ask(base: &KnowledgeBase, line: &str) -> Value {
    let request = IncidentRequest::from_json(line).expect("a request");
    let state = (request.country != "EU").then_some(request.country.as_str());
    ask_law(&Law::of(base, state).expect("a state"), &request)
}

fn ask_law(law: &Law<'_>, request: &IncidentRequest) -> Value {
    let incident = request.incident(law).expect("an incident");
    let assessment = assess(law, &incident, !request.assume_none);
    serde_json::to_value(IncidentAnswer::new(request, &assessment)).expect("JSON")
}

/// One report of an answer.
fn report<'a>(answer: &'a Value, stage: &str) -> &'a Value {
    let deadlines = answer["deadlines"].as_array().expect("a list");
    let found = deadlines.iter().find(|line| line["stage"] == stage);
    found.unwrap_or_else(|| panic!("no {stage} in {answer:#}"))
}
