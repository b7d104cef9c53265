//! Reports as people and programs read them.

mod github;
mod html;
mod markdown;
mod terminal;
mod words;

pub use github::github;
pub use html::html;
pub use markdown::{LIMIT, markdown};
pub use terminal::terminal;

use super::report::Report;

/// A report for programs: the verdict first.
///
/// # Errors
/// None that a report can cause.
pub fn json(report: &Report) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(report)?;
    text.push('\n');
    Ok(text)
}
