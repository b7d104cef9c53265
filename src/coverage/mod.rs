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
