//! Sign-off: who approved which facts, and which changed since.
//!
//! An approval is the fingerprint of what a fact says, in a line of a text file that lives with the
//! sources. How the fact is written does not matter to it; another threshold voids it. What is no
//! longer approved is told by [`review`], and by [`findings`] for whoever refuses to publish it.

mod approval;
mod approve;
mod digits;
mod facts;
mod findings;
mod report;
mod tell;

pub use approval::{Approval, Approvals, WrongLine, file_of};
pub use approve::{Asked, approve};
pub use digits::Digits;
pub use facts::{Reviewable, reviewable};
pub use findings::findings;
pub use report::{Counts, ReviewReport, ReviewedFact, Standing, review};
pub use tell::tell_review;

use std::collections::BTreeMap;

use crate::model::KnowledgeBase;
use crate::value::Date;

/// The approvals that hold on a day, by the ids of their facts.
#[must_use]
pub fn approved(
    base: &KnowledgeBase,
    approvals: &Approvals,
    on: Date,
) -> BTreeMap<String, Approval> {
    if approvals.is_empty() {
        return BTreeMap::new();
    }
    reviewable(base)
        .into_iter()
        .filter_map(|fact| match report::standing(&fact, approvals, on) {
            (Standing::Approved, Some(approval)) => Some((fact.id, approval.clone())),
            _ => None,
        })
        .collect()
}
