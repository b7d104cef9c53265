//! The reports, when each is due, and the picture of them.

use super::routes::Route;
use crate::decide::Residual;
use crate::model::Stage;
use crate::model::inherit::Applicable;
use crate::site::desk::Desk;
use crate::site::markdown::{escape, escaped, inline};
use crate::site::picture::{TimelineStage, TimelineWords, timeline};
use crate::site::place::Subject;
use crate::site::section::{Row, Section, said};
use crate::site::words::{lower_first, upper_first};

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

/// The reports that are owed as a rule with their times, in a few words each.
#[must_use]
pub fn in_words(desk: &Desk<'_>, stages: &[(Applicable<'_, Stage>, Residual)]) -> Vec<String> {
    stages
        .iter()
        .filter(|(stage, residual)| residual.condition().is_none() && stage.fact.within.is_some())
        .map(|(stage, _)| {
            let told = [
                ("stage", lower_first(&stage_name(stage))),
                ("due", due(desk, stage.fact)),
            ];
            let told = told.each_ref().map(|(key, text)| (*key, text.as_str()));
            desk.words.with("faq-stage", &told)
        })
        .collect()
}

/// A report: when it is due, and what it must hold where that is wanted.
pub(super) fn stage_row(
    desk: &Desk<'_>,
    stage: &Applicable<'_, Stage>,
    residual: &Residual,
    contents: bool,
) -> Row {
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
    if contents && !contains.is_empty() {
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
            line.proof = desk.proof(&baseline.proof);
        }
        lines.push(line);
    }
    Row::facts(&stage_name(stage), lines)
}

/// The picture shows what is owed as a rule.
pub(super) fn picture(
    desk: &Desk<'_>,
    stages: &[(Applicable<'_, Stage>, Residual)],
    section: &mut Section,
) {
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
