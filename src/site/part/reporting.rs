//! Reporting: to whom, when, with what.

use super::super::concern::Residual;
use super::super::desk::{Desk, Line};
use super::super::markdown::{escape, escaped, inline};
use super::super::picture::{TimelineStage, TimelineWords, timeline};
use super::super::place::Subject;
use super::super::section::{Row, Section, link, said};
use super::super::words::{lower_first, upper_first};
use crate::decide::{Outcome, reporting_for};
use crate::model::inherit::Applicable;
use crate::model::{Fact, Portal, Reporting, Stage};

/// A way of reporting, and for whom it is meant.
#[derive(Debug)]
pub struct Route<'a> {
    /// The block of the state; nothing where only the directive speaks.
    pub block: Option<&'a Reporting>,
    /// For whom.
    pub residual: Residual,
}

/// The ways of reporting for a subject: the one that holds as a rule first.
#[must_use]
pub fn routes<'a>(subject: &Subject<'a>) -> Vec<Route<'a>> {
    if !subject.has_duties() {
        return Vec::new();
    }
    let mut routes: Vec<Route<'a>> = subject
        .place
        .country
        .body
        .reporting
        .iter()
        .map(|block| Route {
            block: Some(block),
            residual: subject.addressed(&block.addressee),
        })
        .filter(|route| !route.residual.is_never())
        .collect();
    if let Some(usual) = usual_block(subject) {
        let at = routes
            .iter()
            .position(|route| route.block.is_some_and(|block| std::ptr::eq(block, usual)));
        if let Some(at) = at {
            let route = routes.remove(at);
            routes.insert(0, route);
        }
    }
    if subject.displaced("reporting").is_some() {
        // Only the regime's own routes count.
        routes.retain(|route| {
            route
                .block
                .is_some_and(|block| block.addressee.regime.is_some())
        });
    } else if routes.is_empty() {
        routes.push(Route {
            block: None,
            residual: Residual::Always,
        });
    }
    routes
}

/// The block that speaks for these entities when nothing else is known of them.
fn usual_block<'a>(subject: &Subject<'a>) -> Option<&'a Reporting> {
    let row = subject
        .rows
        .iter()
        .find(|row| row.decisions[3].outcome != Outcome::OutOfScope)?;
    let profile =
        crate::decide::Profile::of(&row.entity, crate::model::condition::SizeClass::Large);
    reporting_for(subject.law(), &profile, &row.decisions[3])
}

/// To whom a route leads, in words; empty where it is not known.
#[must_use]
pub fn recipients(desk: &Desk<'_>, subject: &Subject<'_>, route: &Route<'_>) -> Vec<Line> {
    let Some(block) = route.block else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for to in &block.to {
        let residual = subject.residual(to.when.as_ref());
        if residual.is_never() {
            continue;
        }
        let names: Vec<String> = to
            .authorities
            .iter()
            .map(|id| authority_html(desk, id))
            .collect();
        let said_text: Vec<String> = to
            .authorities
            .iter()
            .map(|id| desk.authority_short(id))
            .collect();
        let mut line = Line {
            text: desk.words.all_of(&names),
            when: desk.where_text(&residual),
            proof: desk.proof(&to.proof, &said_text.join(" ")),
            standing: Desk::standing(&to.proof),
            ..Line::default()
        };
        line.notes = to.proof.notes.iter().map(|note| inline(note)).collect();
        lines.push(line);
    }
    lines
}

/// An authority by name, linked to its site.
#[must_use]
pub fn authority_html(desk: &Desk<'_>, id: &str) -> String {
    let Some(authority) = desk.authority(id) else {
        return escaped(&desk.authority_short(id));
    };
    let name = match &authority.short {
        Some(short) => desk.words.with(
            "authority-with-short",
            &[("name", &authority.name), ("short", &short.value)],
        ),
        None => authority.name.clone(),
    };
    match &authority.url {
        Some(url) => link(url.value.as_str(), &name),
        None => escaped(&name),
    }
}

/// Portals and channels.
#[must_use]
pub fn portals(desk: &Desk<'_>, subject: &Subject<'_>, portals: &[Fact<Portal>]) -> Vec<Line> {
    portals
        .iter()
        .filter_map(|portal| {
            let residual = subject.residual(portal.when.as_ref());
            if residual.is_never() {
                return None;
            }
            let text = match (&portal.url, &portal.name) {
                (Some(url), Some(name)) => format!(
                    "{} <small>{}</small>",
                    link(url.as_str(), name),
                    escaped(url.host())
                ),
                (Some(url), None) => link(url.as_str(), url.host()),
                (None, name) => inline(name.as_deref().unwrap_or_default()),
            };
            let known = portal.url.as_ref().map_or("", |url| url.as_str());
            Some(Line {
                text,
                when: desk.where_text(&residual),
                proof: desk.proof(&portal.proof, known),
                standing: Desk::standing(&portal.proof),
                notes: portal.proof.notes.iter().map(|note| inline(note)).collect(),
            })
        })
        .collect()
}

/// The stages of a route that concern these entities, with what is left of their conditions.
#[must_use]
pub fn stages<'a>(
    subject: &Subject<'a>,
    route: &Route<'a>,
) -> Vec<(Applicable<'a, Stage>, Residual)> {
    subject
        .law()
        .stages(route.block)
        .into_iter()
        .filter_map(|stage| {
            let residual = subject.residual(stage.fact.when.as_ref());
            (!residual.is_never()).then_some((stage, residual))
        })
        .collect()
}

/// What a stage is called.
#[must_use]
pub fn stage_name(stage: &Applicable<'_, Stage>) -> String {
    let own = stage.fact.name.as_ref();
    let name = own.or_else(|| stage.baseline.and_then(|baseline| baseline.name.as_ref()));
    name.cloned()
        .unwrap_or_else(|| stage.fact.id.replace('-', " "))
}

/// When a stage is due.
#[must_use]
pub fn due(desk: &Desk<'_>, stage: &Stage) -> String {
    let mut parts = Vec::new();
    if let Some(within) = &stage.within {
        parts.push(desk.within(within));
    }
    if let Some(first) = &stage.first {
        parts.push(
            desk.words
                .with("stage-first", &[("period", &desk.within(first))]),
        );
    }
    if let Some(every) = &stage.every {
        parts.push(desk.every(every));
    }
    if stage.on_request {
        parts.push(desk.words.get("stage-on-request").to_owned());
    }
    if stage.optional {
        parts.push(desk.words.get("stage-optional").to_owned());
    }
    if parts.is_empty() {
        return desk.words.get("stage-no-time").to_owned();
    }
    parts.join(desk.words.get("list-comma"))
}

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
            let text = match (at, route.residual.condition()) {
                (0, _) => words.get("route-usual").to_owned(),
                (_, Some(condition)) => {
                    words.with("where", &[("condition", &desk.condition(condition))])
                }
                (_, None) => words.get("route-other").to_owned(),
            };
            section.html(format!("<h3>{}</h3>", escaped(&upper_first(&text))), "");
        }
        one_route(desk, subject, route, &mut section);
    }
    beside(desk, subject, &routes, &mut section);
    super::open::absent(desk, subject, "reporting", &mut section);
    section
}

fn one_route(desk: &Desk<'_>, subject: &Subject<'_>, route: &Route<'_>, section: &mut Section) {
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
    let clock = route
        .block
        .and_then(|block| block.clock.as_ref())
        .or_else(|| {
            subject
                .law()
                .directive
                .body
                .reporting
                .iter()
                .find_map(|reporting| reporting.clock.as_ref())
        });
    if let Some(clock) = clock {
        let text = words.of("clock", &clock.value);
        facts.push(Row::facts(
            words.get("report-clock"),
            vec![desk.line(&clock.proof, &text)],
        ));
    }
    section.facts("", facts, "");
    let stages = stages(subject, route);
    picture(desk, &stages, section);
    let rows = stages
        .iter()
        .map(|(stage, residual)| stage_row(desk, stage, residual))
        .collect();
    section.facts(words.get("stages-title"), rows, "stages");
    if let Some(block) = route.block {
        let waived = block
            .waivers
            .iter()
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
            .collect();
        section.list("", waived);
    }
}

fn stage_row(desk: &Desk<'_>, stage: &Applicable<'_, Stage>, residual: &Residual) -> Row {
    let words = desk.words;
    let text = due(desk, stage.fact);
    let mut main = desk.line(&stage.fact.proof, &upper_first(&text));
    main.when = desk.where_text(residual);
    let instead = stage.fact.instead_of.as_deref();
    if let Some(instead) = instead {
        let name = desk.event(instead);
        main.text.push_str(&escaped(words.get("list-comma")));
        main.text
            .push_str(&escaped(&words.with("stage-instead", &[("stage", &name)])));
    }
    if let Some(more) = &stage.fact.text {
        main.notes.insert(0, inline(more));
    }
    let mut lines = vec![main];
    // A state that fixes only the time leaves the content as the directive has it.
    let (contains, from) = match stage.baseline {
        Some(baseline) if stage.fact.contains.is_empty() => (&baseline.contains, Some(baseline)),
        _ => (&stage.fact.contains, None),
    };
    if !contains.is_empty() {
        let mut html = String::from("<span class=\"holds\">");
        escape(words.get("stage-holds"), &mut html);
        html.push_str("</span><ul>");
        for item in contains {
            html.push_str("<li>");
            escape(item, &mut html);
            html.push_str("</li>");
        }
        html.push_str("</ul>");
        let mut line = said(html);
        if let Some(baseline) = from {
            line.proof = desk.proof(&baseline.proof, &contains.join(" "));
        }
        lines.push(line);
    }
    Row::facts(&stage_name(stage), lines)
}

/// The picture shows what is owed as a rule.
fn picture(desk: &Desk<'_>, stages: &[(Applicable<'_, Stage>, Residual)], section: &mut Section) {
    let words = desk.words;
    let mut shown: Vec<TimelineStage> = Vec::new();
    let mut ends: Vec<(&str, u64)> = Vec::new();
    for (stage, residual) in stages {
        if *residual != Residual::Always || stage.fact.instead_of.is_some() {
            continue;
        }
        let offset = stage.fact.within.as_ref().and_then(|within| {
            let length = within.duration.minutes().1;
            match within.of.as_deref() {
                None | Some("awareness" | "detection" | "determination") => Some(length),
                Some(other) => ends
                    .iter()
                    .find(|(id, _)| *id == other)
                    .map(|(_, end)| end + length),
            }
        });
        if let Some(offset) = offset {
            ends.push((&stage.fact.id, offset));
        }
        let label = match (&stage.fact.within, &stage.fact.every) {
            (Some(within), _) => words.short_duration(within.duration),
            (None, Some(every)) => words.with(
                "every",
                &[("period", &words.short_duration(every.duration))],
            ),
            (None, None) => words.get("stage-on-request").to_owned(),
        };
        shown.push(TimelineStage {
            label: stage_name(stage),
            detail: String::new(),
            offset_minutes: offset,
            mark: label,
        });
    }
    if shown.is_empty() {
        return;
    }
    shown.sort_by_key(|stage| stage.offset_minutes.unwrap_or(u64::MAX));
    let description: Vec<String> = shown
        .iter()
        .map(|stage| {
            words.with(
                "timeline-item",
                &[
                    ("label", &stage.mark),
                    ("detail", &lower_first(&stage.label)),
                ],
            )
        })
        .collect();
    let picture = timeline(
        &shown,
        &TimelineWords {
            id: format!("timeline-{}", section.blocks.len()),
            title: words.get("timeline-title").to_owned(),
            description: words.with(
                "timeline-description",
                &[("stages", &words.all_of(&description))],
            ),
            start: words.get("timeline-start").to_owned(),
        },
    );
    section.html(picture, "picture");
}

/// A link to what the directive says of a topic in every state.
#[must_use]
pub fn directive_link(desk: &Desk<'_>, topic: &str, message: &str) -> String {
    link(
        &format!("{}directive/index.html#{topic}", desk.root),
        desk.words.get(message),
    )
}

/// Whom else to tell, who may report freely, and remarks.
fn beside(desk: &Desk<'_>, subject: &Subject<'_>, routes: &[Route<'_>], section: &mut Section) {
    let words = desk.words;
    let shared = &subject.law().directive.body.reporting;
    let own = || routes.iter().filter_map(|route| route.block);
    if !routes.is_empty() {
        let lines = |entries: Vec<&Fact<crate::model::Entry>>| -> Vec<Line> {
            entries
                .into_iter()
                .filter_map(|entry| {
                    let residual = subject.residual(entry.when.as_ref());
                    (!residual.is_never()).then(|| desk.entry_when(entry, &residual))
                })
                .collect()
        };
        let mut recipients: Vec<_> = own().flat_map(|block| &block.recipients).collect();
        if recipients.is_empty() {
            recipients = shared.iter().flat_map(|block| &block.recipients).collect();
        }
        section.list(words.get("recipients-title"), lines(recipients));
        let national = own().flat_map(|block| &block.details).collect();
        section.list(words.get("reporting-details"), lines(national));
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
    section.list(words.get("voluntary-title"), voluntary);
}
