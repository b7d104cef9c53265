//! The resolved model: the law as it stands on a day, typed, with the evidence behind each fact.
//!
//! [`build`] turns the records of all files into a [`KnowledgeBase`]; [`inherit`] joins a directive
//! with what a state says differently.

mod build;
pub mod condition;
mod evidence;
mod freshness;
pub mod inherit;
mod law;
mod lower;
pub(crate) mod names;
mod proof;
mod references;
mod resolve;
mod shape;

pub use build::build;
pub use evidence::Draft;
pub use freshness::{Freshness, StaleAfter};
pub use law::*;
pub use proof::{Fact, Grade, Place, Proof, Quote, Remarks, Source, SourceUse};
