//! What is not approved, as diagnostics with their places.

use std::collections::BTreeMap;

use super::approval::Approvals;
use super::report::{ReviewedFact, Standing, review};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::KnowledgeBase;
use crate::source::{FileId, Span};
use crate::value::Date;

/// Every fact that changed since it was approved, or whose approval expired, and for each file how
/// many facts nobody approved yet.
#[must_use]
pub fn findings(base: &KnowledgeBase, approvals: &Approvals, on: Date) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut new: BTreeMap<FileId, (Span, usize)> = BTreeMap::new();
    for fact in review(base, approvals, None, on).facts {
        let Some(place) = base.places.get(&fact.id) else {
            continue;
        };
        match fact.standing {
            Standing::Approved => {}
            Standing::New => {
                let first = new.entry(place.span.file).or_insert((place.span, 0));
                first.0 = first.0.min(place.span);
                first.1 += 1;
            }
            Standing::Changed | Standing::Expired => found.push(lapsed(&fact, place.span)),
        }
    }
    found.extend(new.into_values().map(|(span, count)| {
        let what = match count {
            1 => "a fact of this file was never approved".to_owned(),
            count => format!("{count} facts of this file were never approved, this one first"),
        };
        Diagnostic::new(Code::Unreviewed, span, what)
            .help("`acquis review --country CODE` lists them, and `acquis approve` approves them")
    }));
    found
}

fn lapsed(fact: &ReviewedFact, span: Span) -> Diagnostic {
    let on = fact
        .approved_on
        .map_or_else(String::new, |day| format!(" on {day}"));
    let (code, what) = match (fact.standing, fact.approved_until) {
        (Standing::Expired, Some(until)) => (
            Code::ApprovalExpired,
            format!("`{}` was approved until {until} only", fact.id),
        ),
        _ => (
            Code::ApprovalVoid,
            format!(
                "`{}` says something else than what was approved{on}",
                fact.id
            ),
        ),
    };
    Diagnostic::new(code, span, what).help(format!(
        "read it against its source, and approve it: `acquis approve {} --by NAME`",
        fact.id
    ))
}
