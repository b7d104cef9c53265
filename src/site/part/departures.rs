//! What a state does differently from the directive.

use std::collections::BTreeMap;

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::{escape, escaped, inline};
use super::super::place::Subject;
use super::super::section::Section;
use super::super::words::{lower_first, upper_first};
use crate::decide::{Departure, Direction, Matter, Residual};
use crate::model::Stage;
use crate::model::condition::Condition;

/// The section on departures. Those that a page about one sector has no use for are left out.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>, departures: &[Departure<'_>]) -> Section {
    let words = desk.words;
    let mut section = Section::new("departures", words.get("departures-title"));
    let mut ways: BTreeMap<Direction, Vec<Line>> = BTreeMap::new();
    for departure in departures {
        if let Some(direction) = direction(subject, departure) {
            let lines = ways.entry(direction).or_default();
            lines.push(line(desk, subject, departure));
        }
    }
    if ways.is_empty() {
        section.text(escaped(words.get("departures-none")));
        return section;
    }
    if desk.extent > Extent::Bare {
        section.text(escaped(words.get("departures-intro")));
    }
    if desk.extent < Extent::Whole {
        section.leave(words.get("departures-texts"));
    }
    for (direction, lines) in ways {
        section.list(&way(desk, direction), lines);
    }
    section
}

/// Which way a departure goes for the entities of a subject; nothing where it does not concern them.
#[must_use]
pub fn direction(subject: &Subject<'_>, departure: &Departure<'_>) -> Option<Direction> {
    if subject.residual(departure.when).is_never() {
        return None;
    }
    departure.direction_for(&subject.ids)
}

/// A direction by shape and word.
fn way(desk: &Desk<'_>, direction: Direction) -> String {
    let word = match direction {
        Direction::Stricter => "stricter",
        Direction::Looser => "looser",
        Direction::Neither => "neither",
        Direction::NotComparable => "not-comparable",
    };
    format!(
        "{} {}",
        desk.words.get(&format!("direction-{word}-shape")),
        desk.words.get(&format!("direction-{word}"))
    )
}

fn line(desk: &Desk<'_>, subject: &Subject<'_>, departure: &Departure<'_>) -> Line {
    let words = desk.words;
    let mut html = format!(
        "<span class=\"area\">{}</span> {}",
        escaped(&words.of("topic", &departure.area)),
        what(desk, subject, departure)
    );
    if let Some(option) = &departure.option {
        html.push_str(" <small>");
        escape(
            &words.with("departure-option", &[("option", &option.replace('-', " "))]),
            &mut html,
        );
        html.push_str("</small>");
    }
    let mut line = desk.line(departure.proof, "");
    line.text = html;
    // Rules say in their own words whom they concern.
    let stated = matches!(
        departure.matter,
        Matter::Stated(..) | Matter::MeasureAdded(_)
    );
    if stated && desk.extent > Extent::Bare {
        line.when = desk.where_text(&subject.residual(departure.when));
    }
    line
}

fn what(desk: &Desk<'_>, subject: &Subject<'_>, departure: &Departure<'_>) -> String {
    let words = desk.words;
    let name = |stage: &Stage| {
        stage
            .name
            .clone()
            .unwrap_or_else(|| stage.id.replace('-', " "))
    };
    let due = |stage: &Stage| super::reporting::due(desk, stage);
    let plain = match &departure.matter {
        Matter::Stated(title, _) if desk.extent < Extent::Whole => return inline(title),
        Matter::Stated(title, text) => {
            return format!("<strong>{}</strong> {}", inline(title), inline(text));
        }
        Matter::RuleAdded(id) => rule(desk, subject, "departure-rule-added", id),
        Matter::RuleReplaced(id) => rule(desk, subject, "departure-rule-replaced", id),
        Matter::RuleRemoved(id) => {
            words.with("departure-rule-removed", &[("rule", &id.replace('-', " "))])
        }
        Matter::StageAdded(stage) => words.with(
            "departure-stage-added",
            &[("stage", &name(stage)), ("due", &due(stage))],
        ),
        Matter::StageChanged(before, after) => words.with(
            "departure-stage-changed",
            &[
                ("stage", &name(after)),
                ("before", &due(before)),
                ("after", &due(after)),
            ],
        ),
        Matter::StageRemoved(stage) => {
            words.with("departure-stage-removed", &[("stage", &name(stage))])
        }
        Matter::CeilingChanged(class, before, after) => words.with(
            "departure-ceiling",
            &[
                ("class", &lower_first(&desk.class_name(class))),
                ("before", &desk.amount(before)),
                ("after", &desk.amount(after)),
            ],
        ),
        Matter::MeasureAdded(text) => words.with("departure-measure", &[("measure", text)]),
    };
    escaped(&plain)
}

/// A rule in words: its text where it has one, else whom it concerns of these entities and what it
/// does.
fn rule(desk: &Desk<'_>, subject: &Subject<'_>, message: &str, id: &str) -> String {
    let words = desk.words;
    let rule = desk.law.rules.iter().find(|rule| rule.fact.id == id);
    let Some(rule) = rule.filter(|_| desk.extent > Extent::Bare) else {
        return words.with(message, &[("rule", &id.replace('-', " "))]);
    };
    let effect = match rule.fact.effect {
        crate::model::Effect::Disregard => "disregard",
        crate::model::Effect::Include => "include",
        crate::model::Effect::Exclude => "exclude",
        crate::model::Effect::Essential => "essential",
        crate::model::Effect::National => "national",
        crate::model::Effect::Undecided => "undecided",
        crate::model::Effect::Important => "important",
        crate::model::Effect::RegistrationOnly => "registration-only",
        crate::model::Effect::Exempt => "exempt",
    };
    let text = match &rule.fact.text {
        Some(text) => text.clone(),
        None => words.with(
            &format!("rule-{effect}"),
            &[
                ("condition", &condition(desk, subject, &rule.fact.when)),
                (
                    "class",
                    &rule
                        .fact
                        .class
                        .as_deref()
                        .map(|class| desk.class_name(class))
                        .unwrap_or_default(),
                ),
            ],
        ),
    };
    words.with(message, &[("rule", &upper_first(&text))])
}

/// A condition in words, as far as the entities of the page do not settle it.
fn condition(desk: &Desk<'_>, subject: &Subject<'_>, condition: &Condition) -> String {
    match subject.residual(Some(condition)) {
        Residual::When(left) => desk.condition(&left),
        Residual::Always if subject.here.is_some() => desk.words.get("condition-sector").to_owned(),
        Residual::Always | Residual::Never => desk.condition(condition),
    }
}
