//! The rules of a law as a program, its JsonLogic form, and the evaluator that stands beside them.

use super::document::{Desk, Kind};
use super::{DataError, File};
use crate::decide::incident::IncidentRules;
use crate::decide::program::{JsonLogic, Program};
use crate::model::Body;
use crate::model::inherit::Law;

pub(super) const RULES: Kind = Kind {
    name: "rules",
    title: "The rules of a law, ready to be evaluated",
    up: "../",
};

pub(super) const JSONLOGIC: Kind = Kind {
    name: "jsonlogic",
    title: "The rules of a law as JsonLogic, for inputs that are all known",
    up: "../../",
};

pub(super) const INCIDENT_RULES: Kind = Kind {
    name: "incident-rules",
    title: "The rules of a law on incidents, ready to be evaluated",
    up: "../../",
};

/// The evaluator for browsers and Node, a module without dependencies.
pub const EVALUATOR: &str = include_str!("../../templates/static/evaluate.mjs");

/// The modules that answer about incidents with the rules on them, by their names; the evaluator
/// stands beside them.
pub const INCIDENT_MODULES: [(&str, &str); 4] = [
    (
        "counting.mjs",
        include_str!("../../templates/static/counting.mjs"),
    ),
    (
        "deadlines.mjs",
        include_str!("../../templates/static/deadlines.mjs"),
    ),
    (
        "incident.mjs",
        include_str!("../../templates/static/incident.mjs"),
    ),
    (
        "moment.mjs",
        include_str!("../../templates/static/moment.mjs"),
    ),
];

/// The rules of a law: of scope in both forms, and on incidents.
pub(super) fn rules(desk: Desk<'_>, law: &Law<'_>) -> Result<Vec<File>, DataError> {
    let program = Program::of(law);
    let code = program.law.to_ascii_lowercase();
    let body: Option<(&str, &Body)> = law
        .country
        .map(|country| (country.code.as_str(), &country.body));
    Ok(vec![
        (
            format!("data/rules/{code}.json"),
            desk.standing(&RULES, &program, body)?,
        ),
        (
            format!("data/rules/jsonlogic/{code}.json"),
            desk.standing(&JSONLOGIC, &JsonLogic::of(&program), body)?,
        ),
        (
            format!("data/rules/incidents/{code}.json"),
            desk.standing(&INCIDENT_RULES, &IncidentRules::of(law), body)?,
        ),
    ])
}

/// The modules that evaluate, as files.
pub(super) fn modules() -> Vec<File> {
    [("evaluate.mjs", EVALUATOR)]
        .into_iter()
        .chain(INCIDENT_MODULES)
        .map(|(name, module)| (format!("data/rules/{name}"), module.as_bytes().to_vec()))
        .collect()
}
