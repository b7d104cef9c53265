//! What stands between two words of a statement: white space, line ends and remarks.

use super::lines::{Lines, SPACE};

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Default)]
pub(super) struct Gap<'t> {
    /// Whether a line ends there.
    pub(super) breaks: bool,
    /// The remark at the end of the line of the word before.
    pub(super) behind: Option<&'t str>,
    /// The remarks on lines of their own.
    pub(super) above: Vec<&'t str>,
}

impl<'t> Gap<'t> {
    /// Reads the text between two words.
    pub(super) fn read(between: &'t str) -> Self {
        let mut gap = Self {
            breaks: between.contains(['\n', '\r']),
            ..Self::default()
        };
        let lines = Lines::new(between);
        for line in 0..lines.count() {
            match remark(lines.text(line)) {
                Some(remark) if line == 0 => gap.behind = Some(remark),
                Some(remark) => gap.above.push(remark),
                None => {}
            }
        }
        gap
    }

    /// Whether a remark stands there, so that the line must end.
    pub(super) fn holds_remark(&self) -> bool {
        self.behind.is_some() || !self.above.is_empty()
    }
}

/// The remark that a piece of a line consists of.
pub(super) fn remark(text: &str) -> Option<&str> {
    let text = text.trim_matches(SPACE);
    text.starts_with('#').then_some(text)
}
