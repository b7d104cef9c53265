//! What the knowledge base knows of each state, how good the evidence is, and what is still open.
//!
//! Three views of one model: facts by state and topic, what the directive asks against the national
//! provisions that answer it, and the sources with what rests on them.

mod evidence;
mod facts;
mod report;
mod sources;
mod tell;
mod transposition;

pub use evidence::{Counts, TopicCounts};
pub use report::{CoverageReport, StateCoverage, coverage};
pub use sources::{SourceReport, SourceStanding, sources};
pub use tell::{tell_coverage, tell_sources};
pub use transposition::{Answered, ArticleCoverage, Demand, Transposed, demands};

use crate::value::Date;

/// How the age of evidence is judged.
#[derive(Debug, Clone, Copy)]
pub struct Freshness {
    /// What "today" means.
    pub fresh_at: Date,
    /// After how many months a check of a source is old.
    pub stale_after_months: u32,
}

impl Freshness {
    /// Whether something that was last read on this day should be read again.
    #[must_use]
    pub fn is_stale(self, checked: Date) -> bool {
        checked < self.fresh_at.months_before(self.stale_after_months)
    }
}
