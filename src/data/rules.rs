//! The rules of a law as a program, its JsonLogic form, and the evaluator that stands beside them.

use super::document::{Desk, Kind};
use super::{DataError, File};
use crate::decide::follows::Follows;
use crate::decide::incident::IncidentRules;
use crate::decide::program::{JsonLogic, Program};
use crate::model::Body;
use crate::model::inherit::Law;
use crate::templates::{EVALUATOR, INCIDENT_MODULES, Templates, name_of};

pub(super) const RULES: Kind = Kind {
    name: "rules",
    title: "The rules of a law, ready to be evaluated",
    up: "../",
};

pub(super) const FOLLOWS: Kind = Kind {
    name: "follows",
    title: "What follows from decisions under a law, ready to be evaluated",
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

/// The rules of a law: of scope in both forms, and on incidents; and what follows from its decisions.
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
            format!("data/follows/{code}.json"),
            desk.standing(&FOLLOWS, &Follows::of(law), body)?,
        ),
        (
            format!("data/rules/incidents/{code}.json"),
            desk.standing(&INCIDENT_RULES, &IncidentRules::of(law), body)?,
        ),
    ])
}

/// The modules that evaluate, as files.
pub(super) fn modules(templates: &Templates) -> Vec<File> {
    [EVALUATOR]
        .into_iter()
        .chain(INCIDENT_MODULES)
        .map(|path| {
            let text = templates.text(path).as_bytes().to_vec();
            (format!("data/rules/{}", name_of(path)), text)
        })
        .collect()
}
