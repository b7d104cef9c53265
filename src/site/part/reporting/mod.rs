//! Reporting: to whom, when, with what.

mod routes;
mod stages;

pub use routes::{Route, authority_html, portals, recipient_names, recipients, routes};
pub use stages::{due, in_words, stage_name, stages};

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::{Row, Section, link, said};
use super::super::words::upper_first;
use crate::decide::Outcome;
use crate::model::{Body, Fact};
use stages::{picture, stage_row};

/// The section on reporting.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("reporting", words.get("reporting-title"));
    if let Some(regime) = subject.displaced("reporting") {
        section.text(escaped(
            &words.with("reporting-displaced", &[("regime", &regime.name)]),
        ));
    }
    if !subject.has_duties() {
        let only = subject.outcomes.contains(&Outcome::RegistrationOnly);
        section.text(escaped(words.get(if only {
            "reporting-registration-only"
        } else {
            "reporting-none"
        })));
    }
    let routes = routes(subject);
    let several = routes.len() > 1;
    for (at, route) in routes.iter().enumerate() {
        if several {
            let text = match (at, desk.where_text(&route.residual)) {
                (0, _) => words.get("route-usual").to_owned(),
                (_, text) if text.is_empty() => words.get("route-other").to_owned(),
                (_, text) => text,
            };
            section.html(format!("<h3>{}</h3>", escaped(&upper_first(&text))), "");
        }
        one_route(desk, subject, route, at, &mut section);
    }
    beside(desk, subject, &routes, &mut section);
    super::open::absent(desk, subject, "reporting", &mut section);
    if subject.has_duties() {
        section.text(incident_link(desk, subject));
    }
    section
}

/// A link to the incident check with the state, and the sector where there is one, filled in.
fn incident_link(desk: &Desk<'_>, subject: &Subject<'_>) -> String {
    let state = &subject.place.country;
    let sector = subject
        .here
        .map_or_else(String::new, |here| format!("&sector={}", here.sector.id));
    link(
        &format!(
            "{}incident/index.html#law={}{sector}",
            desk.root, state.code
        ),
        &desk
            .words
            .with("incident-link", &[("country", &state.name)]),
    )
}

/// A way of reporting, by its place among them: in brief, those after the first are told without a
/// picture and without what reports hold.
fn one_route(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    route: &Route<'_>,
    at: usize,
    section: &mut Section,
) {
    let words = desk.words;
    let whole = desk.extent >= Extent::of_details(at);
    section.facts("", whom(desk, subject, route), "");
    let stages = stages(subject, route);
    if at == 0 || whole {
        picture(desk, &stages, section);
    }
    if at > 0 && desk.extent <= Extent::Short {
        let due = in_words(desk, &stages);
        if !due.is_empty() {
            let due = said(escaped(&upper_first(&words.all_of(&due))));
            section.facts("", vec![Row::facts(words.get("stages-due"), vec![due])], "");
        }
        section.leave(words.get("stages-special"));
    } else {
        let rows = stages
            .iter()
            .map(|(stage, residual)| stage_row(desk, stage, residual, whole))
            .collect();
        let title = if whole { "stages-title" } else { "stages-due" };
        section.facts(words.get(title), rows, "stages");
        if !whole {
            section.leave(words.get("stages-contents"));
        }
    }
    section.list("", waived(desk, subject, route));
}

/// To whom a route leads, through what, and from when its clock runs.
fn whom(desk: &Desk<'_>, subject: &Subject<'_>, route: &Route<'_>) -> Vec<Row> {
    let words = desk.words;
    let mut facts = Vec::new();
    let to = recipients(desk, subject, route);
    let unknown = || vec![said(escaped(words.get("not-verified")))];
    facts.push(Row::facts(
        words.get("report-to"),
        if to.is_empty() { unknown() } else { to },
    ));
    if let Some(block) = route.block {
        let portals = portals(desk, subject, &block.portals);
        if !portals.is_empty() {
            facts.push(Row::facts(words.get("report-through"), portals));
        }
    }
    let own = route.block.and_then(|block| block.clock.as_ref());
    let mut shared = subject.law().directive.body.reporting.iter();
    if let Some(clock) = own.or_else(|| shared.find_map(|reporting| reporting.clock.as_ref())) {
        let text = words.of("clock", &clock.value);
        facts.push(Row::facts(
            words.get("report-clock"),
            vec![desk.line(&clock.proof, &text)],
        ));
    }
    facts
}

/// The stages that some need not report.
fn waived(desk: &Desk<'_>, subject: &Subject<'_>, route: &Route<'_>) -> Vec<Line> {
    let words = desk.words;
    let waivers = route.block.iter().flat_map(|block| &block.waivers);
    waivers
        .filter(|waiver| subject.law().counts(&waiver.proof))
        .filter_map(|waiver| {
            let residual = subject.residual(waiver.when.as_ref());
            let names: Vec<String> = waiver
                .stages
                .iter()
                .map(|id| id.replace('-', " "))
                .collect();
            let text = words.with("stage-waived", &[("stages", &words.all_of(&names))]);
            let mut line = desk.line(&waiver.proof, &text);
            line.when = desk.where_text(&residual);
            (!residual.is_never()).then_some(line)
        })
        .collect()
}

/// A link to what the directive says of a topic in every state.
#[must_use]
pub fn directive_link(desk: &Desk<'_>, topic: &str, message: &str) -> String {
    if !directive_has(&desk.law.directive.body, topic) {
        return String::new();
    }
    link(
        &format!("{}directive/index.html#{topic}", desk.root),
        desk.words.get(message),
    )
}

/// Whether the page of the directive has a part on a topic: it leaves out what nothing is said of.
fn directive_has(body: &Body, topic: &str) -> bool {
    match topic {
        "lawyer" => !body.untranslatable.is_empty(),
        "registration" => body
            .registration
            .iter()
            .any(|block| !block.details.is_empty()),
        "reporting" => body.reporting.iter().any(|block| !block.details.is_empty()),
        topic => body
            .chapters
            .iter()
            .any(|chapter| chapter.topic == topic && !chapter.entries.is_empty()),
    }
}

/// Whom else to tell, who may report freely, and remarks.
fn beside(desk: &Desk<'_>, subject: &Subject<'_>, routes: &[Route<'_>], section: &mut Section) {
    let words = desk.words;
    let shared = &subject.law().directive.body.reporting;
    let own = || routes.iter().filter_map(|route| route.block);
    if !routes.is_empty() {
        let lines = |entries: Vec<&Fact<crate::model::Entry>>| -> Vec<Line> {
            let entries = entries.into_iter();
            entries
                .filter_map(|entry| desk.entry_for(subject, entry))
                .collect()
        };
        let mut recipients: Vec<_> = own().flat_map(|block| &block.recipients).collect();
        if recipients.is_empty() {
            recipients = shared.iter().flat_map(|block| &block.recipients).collect();
        }
        let told = || lines(recipients);
        section.in_full(desk, words.get("recipients-title"), told, Section::list);
        let national = || lines(own().flat_map(|block| &block.details).collect());
        section.in_full(
            desk,
            words.get("reporting-details"),
            national,
            Section::list,
        );
        section.text(directive_link(
            desk,
            "reporting",
            "reporting-details-directive",
        ));
    }
    let mut voluntary: Vec<Line> = routes
        .iter()
        .filter_map(|route| route.block)
        .flat_map(|block| &block.voluntary)
        .map(|fact| desk.line(&fact.proof, &fact.value))
        .collect();
    if voluntary.is_empty() {
        voluntary = shared
            .iter()
            .flat_map(|block| &block.voluntary)
            .map(|fact| desk.line(&fact.proof, &fact.value))
            .collect();
    }
    // Blocks for several kinds of entity can say the same.
    voluntary.dedup_by(|a, b| a.text == b.text && a.proof == b.proof);
    section.list(words.get("voluntary-title"), voluntary);
}
