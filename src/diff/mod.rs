//! What changed between two states of the knowledge base: in the law, or in what is known of it.
//!
//! Pure functions from two compilations to a [`Report`]; reading the two sides is the host's.

pub mod report;

pub use report::{Report, VERSION};
