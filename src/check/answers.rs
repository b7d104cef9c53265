//! What a reader asks of every state: who is in charge, how to register and report, what a breach
//! costs. What is not known is said to be not known.

use super::World;
use crate::decide::supervisors_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Country;
use crate::model::inherit::Law;
use crate::record::{Owner, Value};

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (code, country) in &world.base.countries {
        let in_force = country
            .state
            .as_ref()
            .is_some_and(|state| state.value == "in-force");
        let owner = Owner::Country(code.clone());
        if in_force && world.whole && world.of(&owner).all(|unit| unit.complete) {
            let open = Open::of(world, &owner);
            for (topics, message, help) in unanswered(world, code, country) {
                if !open.covers(topics) {
                    diagnostics.push(
                        Diagnostic::new(
                            Code::MissingAnswer,
                            country.span,
                            format!("{message} for `{code}`, whose law is in force"),
                        )
                        .help(format!(
                            "{help}, or say what is open with `question ID \"…\" topic {0}` or `absent {0} not-found \"…\"`",
                            topics.first().copied().unwrap_or("scope")
                        )),
                    );
                }
            }
        }
    }
}

type Unanswered = (&'static [&'static str], String, &'static str);

/// What nothing in the files of a state tells, with the topics under which it may be said to be open.
fn unanswered(world: &World<'_>, code: &str, country: &Country) -> Vec<Unanswered> {
    let body = &country.body;
    let has_role = |role: &str| {
        body.authorities
            .iter()
            .filter_map(|authority| authority.roles.as_ref())
            .any(|roles| roles.iter().any(|other| other == role))
    };
    let mut missing: Vec<Unanswered> = Vec::new();
    let mut ask =
        |answered: bool, topics: &'static [&'static str], what: &str, help: &'static str| {
            if !answered {
                missing.push((topics, what.to_owned(), help));
            }
        };
    ask(
        has_role("competent"),
        &["authorities", "supervision", "competent", "authority"],
        "there is no competent authority",
        "write an `authority` with `role competent`",
    );
    ask(
        !body.registration.is_empty(),
        &["registration"],
        "nothing is said about registration",
        "write a `registration` block",
    );
    ask(
        !body.reporting.is_empty(),
        &["reporting"],
        "nothing is said about reporting",
        "write a `reporting` block",
    );
    ask(
        body.reporting.is_empty() || body.reporting.iter().any(|block| !block.stages.is_empty()),
        &["reporting", "stages"],
        "there are no stages of reporting",
        "add its stages to the `reporting` block",
    );
    ask(
        body.reporting.is_empty()
            || body.reporting.iter().any(|block| {
                !block.to.is_empty() || block.stages.iter().any(|stage| !stage.to.is_empty())
            }),
        &["reporting", "recipient"],
        "nobody receives the reports",
        "write `to AUTHORITY` in the `reporting` block",
    );
    ask(
        body.fines
            .iter()
            .any(|fines| !fines.ceilings.is_empty() || !fines.entries.is_empty()),
        &["fines"],
        "nothing is said about fines",
        "write a `fines` block",
    );
    let without = unsupervised(world, code);
    if !without.is_empty() && has_role("competent") {
        missing.push((
            &["authorities", "supervision", "sectors", "supervisor"],
            format!("nobody supervises {}", without.join(", ")),
            "add the sector to what an `authority` `supervises`",
        ));
    }
    missing
}

/// Sectors of the state without anybody who supervises a type in them.
fn unsupervised(world: &World<'_>, code: &str) -> Vec<String> {
    // An authority whose list names something unknown may have meant any of them.
    let owner = Owner::Country(code.to_owned());
    let unsure = world
        .of(&owner)
        .flat_map(|unit| &unit.items)
        .flat_map(|item| item.all("supervises"))
        .flat_map(|record| record.list())
        .any(|name| {
            !matches!(name.value.as_str(), "all" | "nothing")
                && !world
                    .names
                    .knows(Some(&owner), crate::vocabulary::Kind::Activity, &name.value)
        });
    let Some(law) = Law::of(world.base, Some(code)).filter(|_| !unsure) else {
        return Vec::new();
    };
    law.sectors
        .iter()
        .filter(|here| here.left_out.is_none() && (here.annex.is_some() || here.national))
        .filter(|here| {
            let types = law.types_of(&here.sector.id);
            !types.is_empty()
                && types
                    .iter()
                    .all(|here| supervisors_of(&law, &[here.entity.id.as_str()]).is_empty())
        })
        .map(|here| format!("`{}`", here.sector.id))
        .collect()
}

/// What a state says to be open: topics and names of its questions and absences.
struct Open<'a> {
    words: Vec<&'a str>,
}

impl<'a> Open<'a> {
    fn of(world: &World<'a>, owner: &Owner) -> Self {
        let mut words = Vec::new();
        for item in world.of(owner).flat_map(|unit| &unit.items) {
            if matches!(item.word.name, "question" | "absent") {
                words.extend(item.name_text());
                words.extend(item.values.iter().filter_map(|value| match &value.value {
                    Value::Word(word) if item.word.name == "question" => Some(word.as_str()),
                    _ => None,
                }));
            }
        }
        Self { words }
    }

    /// Whether one of the topics is among them, or begins one of their names.
    fn covers(&self, topics: &[&str]) -> bool {
        self.words.iter().any(|word| {
            topics.iter().any(|topic| {
                word.strip_prefix(topic)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
            })
        })
    }
}
