//! What stands behind a row: the last columns of every table.

use std::collections::BTreeSet;

use super::column::{Columns, Holds};
use crate::model::{Grade, Proof, Source};
use crate::value::{Citation, Date};

pub(super) const GRADES: &[&str] = &[
    "official",
    "corroborated",
    "secondary",
    "unverified",
    "editorial",
];

/// What stands behind a row, of all facts that went into it.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    under: Vec<String>,
    draft: bool,
    repealed: bool,
    sources: BTreeSet<String>,
    grade: Option<Grade>,
    checked: Option<Date>,
}

impl Evidence {
    /// A row is as good as the weakest of its facts, and as fresh as the oldest.
    pub(super) fn of<'a>(proofs: impl IntoIterator<Item = &'a Proof>) -> Self {
        let mut evidence = Self::default();
        for proof in proofs {
            for citation in &proof.under {
                let citation = cite(citation);
                if !evidence.under.contains(&citation) {
                    evidence.under.push(citation);
                }
            }
            evidence.draft |= proof.draft;
            evidence.repealed |= proof.repealed;
            let sources = proof.sources.iter().map(|used| used.source.clone());
            evidence.sources.extend(sources);
            evidence.grade = evidence.grade.max(Some(proof.grade));
            evidence.checked = match (evidence.checked, proof.checked()) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            };
        }
        evidence
    }

    /// A source is its own evidence.
    pub(super) fn of_source(source: &Source) -> Self {
        Self {
            sources: BTreeSet::from([source.id.clone()]),
            grade: Some(source.grade),
            checked: source.checked,
            ..Self::default()
        }
    }
}

/// A citation in the spelling of the sources: `nis2-law art 35 § 1`.
fn cite(citation: &Citation) -> String {
    let mut text = citation.law.clone();
    for provision in &citation.provisions {
        text.push(' ');
        text.push_str(&provision.kind);
        if !provision.number.is_empty() {
            text.push(' ');
            text.push_str(&provision.number);
        }
    }
    text
}

pub(super) fn columns() -> Columns<Evidence> {
    let mut columns = Columns::<Evidence>::new();
    columns.add(
        "under",
        Holds::List,
        "The provisions that say so: the id of the law, then the place in it.",
        |row, cell| {
            cell.list(&row.under);
        },
    );
    columns
        .add(
            "draft",
            Holds::YesNo,
            "Whether it stands only in a bill, and so decides nothing yet.",
            |row, cell| {
                cell.yes(row.draft);
            },
        )
        .required();
    columns
        .add(
            "repealed",
            Holds::YesNo,
            "Whether the acts it stands in are repealed, so that it decides nothing any more.",
            |row, cell| {
                cell.yes(row.repealed);
            },
        )
        .required();
    columns.add(
        "sources",
        Holds::List,
        "The sources by their ids in `sources`.",
        |row, cell| {
            cell.list(&row.sources);
        },
    );
    columns
        .text(
            "grade",
            "How good the evidence is; of several facts in a row, the weakest.",
            |row, cell| {
                cell.maybe(row.grade.map(Grade::word));
            },
        )
        .words(GRADES);
    columns.add(
        "checked",
        Holds::Date,
        "The day it was last read; of several facts in a row, the earliest.",
        |row, cell| {
            cell.date(row.checked);
        },
    );
    columns
}
