//! Random sources.

mod edit;
mod words;
mod writer;

pub use edit::{apply, edit};
pub use writer::written;
