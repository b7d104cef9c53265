//! The reports as tables for a terminal.

use super::evidence::Counts;
use super::report::{CoverageReport, StateCoverage};
use super::sources::SourceReport;
use super::transposition::{Answered, Transposed};
use crate::value::Citation;

const HEADS: [&str; 10] = [
    "", "answered", "sourced", "official", "corrob.", "second.", "unverif.", "stale", "conflict",
    "open",
];

/// A line for each state; of a single state, its topics and the articles of the directive.
#[must_use]
pub fn tell_coverage(report: &CoverageReport) -> String {
    match report.states.as_slice() {
        [one] => one_state(one),
        states => {
            let mut heads = HEADS.map(str::to_owned).to_vec();
            heads.push("transposed".to_owned());
            let mut rows = vec![heads];
            rows.extend(states.iter().map(|state| {
                let mut row = cells(state.country.as_str(), &state.total);
                let transposed = state.transposition.as_ref();
                row.push(
                    transposed.map_or_else(|| "-".to_owned(), |told| format!("{}%", told.percent)),
                );
                row
            }));
            table(&rows)
        }
    }
}

fn one_state(state: &StateCoverage) -> String {
    let mut rows = vec![HEADS.map(str::to_owned).to_vec()];
    rows.extend(
        state
            .topics
            .iter()
            .map(|topic| cells(&topic.topic, &topic.counts)),
    );
    rows.push(cells("all", &state.total));
    let mut text = format!("{} ({})\n\n{}", state.name, state.country, table(&rows));
    if let Some(transposed) = &state.transposition {
        text.push('\n');
        text.push_str(&articles(transposed));
    }
    text
}

fn articles(transposed: &Transposed) -> String {
    let mut rows = vec![vec![
        transposed.directive.clone(),
        "asks".to_owned(),
        "national".to_owned(),
        "removed".to_owned(),
        "inherited".to_owned(),
        "none".to_owned(),
        "by".to_owned(),
    ]];
    for article in &transposed.articles {
        let count = |answer| {
            let demands = article.demands.iter();
            demands.filter(|demand| demand.answer == answer).count()
        };
        let mut by: Vec<String> = article
            .demands
            .iter()
            .flat_map(|demand| demand.answered_by.iter().map(cite))
            .collect();
        by.sort_unstable();
        by.dedup();
        rows.push(vec![
            article.article.clone(),
            article.demands.len().to_string(),
            count(Answered::National).to_string(),
            count(Answered::Removed).to_string(),
            count(Answered::Inherited).to_string(),
            count(Answered::None).to_string(),
            by.join(", "),
        ]);
    }
    format!(
        "{}\n{} of {} statements of the directive have a national provision: {}%\n",
        table(&rows),
        transposed.answered,
        transposed.asked,
        transposed.percent
    )
}

fn cite(citation: &Citation) -> String {
    format!("{} {}", citation.law, citation.place())
        .trim_end()
        .to_owned()
}

fn cells(name: &str, counts: &Counts) -> Vec<String> {
    let mut row = vec![name.to_owned()];
    row.extend(
        [
            counts.answered,
            counts.sourced,
            counts.official,
            counts.corroborated,
            counts.secondary,
            counts.unverified,
            counts.stale,
            counts.conflicting,
            counts.open,
        ]
        .map(|count| count.to_string()),
    );
    row
}

/// A line for each source: when it was read, how good it is, how much rests on it, and where it is.
#[must_use]
pub fn tell_sources(report: &SourceReport) -> String {
    let heads = [
        "checked",
        "grade",
        "facts",
        "source",
        "publisher",
        "address",
    ];
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(report.sources.iter().map(|source| {
        let day = source
            .checked
            .map_or_else(|| "-".to_owned(), |day| day.to_string());
        vec![
            if source.stale {
                format!("{day} !")
            } else {
                day
            },
            source.grade.word().to_owned(),
            source.facts.len().to_string(),
            source.id.clone(),
            source.publisher.clone().unwrap_or_default(),
            source
                .url
                .as_ref()
                .map_or("", |url| url.as_str())
                .to_owned(),
        ]
    }));
    let stale = report.sources.iter().filter(|source| source.stale).count();
    format!(
        "{}\n{} sources, {stale} to be read again\n",
        table(&rows),
        report.sources.len()
    )
}

/// Columns of equal width; numbers stand to the right.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let numeric = |column: usize| {
        let mut cells = rows.iter().skip(1).filter_map(|row| row.get(column));
        cells.all(|cell| cell.starts_with(|c: char| c.is_ascii_digit()) && !cell.contains('-'))
    };
    let shapes: Vec<(usize, bool)> = (0..columns).map(|at| (width(at), numeric(at))).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, (width, numeric)) in row.iter().zip(&shapes) {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            let (before, after) = if *numeric {
                (gap.as_str(), "")
            } else {
                ("", gap.as_str())
            };
            line.push_str(before);
            line.push_str(cell);
            line.push_str(after);
            line.push_str("  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}
