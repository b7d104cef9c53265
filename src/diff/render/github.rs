//! Annotations for GitHub Actions. They can stand on the side after only.

use super::words;
use crate::diagnostic::render::{data, property};
use crate::diff::report::{Level, Report};

/// One workflow command for each finding that stands somewhere on the side after; the verdict first.
#[must_use]
pub fn github(report: &Report) -> String {
    let mut text = format!(
        "::notice title=acquis diff::{}\n",
        data(&format!(
            "{}. {}",
            report.verdict.title, report.verdict.sentence
        ))
    );
    for change in &report.findings {
        let word = match change.level {
            Level::Deny => "error",
            Level::Warn => "warning",
            Level::Info => "notice",
        };
        let message = format!(
            "{} ({}, {})",
            change.sentence,
            words::nature(change.nature),
            words::burden(change.burden)
        );
        let mut placed = false;
        for place in change.facts.iter().filter_map(|fact| fact.after.as_ref()) {
            placed = true;
            text.push_str(&format!(
                "::{word} file={},line={},title={}::{}\n",
                property(&place.file),
                place.line,
                property(&change.kind),
                data(&message)
            ));
        }
        if !placed {
            text.push_str(&format!(
                "::{word} title={}::{}\n",
                property(&change.kind),
                data(&message)
            ));
        }
    }
    text
}
