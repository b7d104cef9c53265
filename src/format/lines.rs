//! The lines of a text.

use std::ops::{Range, RangeInclusive};

use crate::source::Span;

/// What the language calls white space within a line. Other blank characters are text, so that a
/// forbidden one is never dropped in silence.
pub(super) const SPACE: [char; 2] = [' ', '\t'];

/// The mark at the start of some files; nobody wants it.
pub(super) const BOM: char = '\u{FEFF}';

/// The lines of a text without what ends them: `\n`, `\r\n` or `\r`, as in the grammar.
pub(super) struct Lines<'t> {
    text: &'t str,
    lines: Vec<Range<usize>>,
}

impl<'t> Lines<'t> {
    /// Splits a text. A byte order mark belongs to no line.
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Vec::new();
        let mut start = match text.strip_prefix(BOM) {
            Some(rest) => text.len() - rest.len(),
            None => 0,
        };
        let mut at = start;
        while at < bytes.len() {
            let ends = match bytes[at] {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => 2,
                b'\r' | b'\n' => 1,
                _ => {
                    at += 1;
                    continue;
                }
            };
            lines.push(start..at);
            at += ends;
            start = at;
        }
        if start < bytes.len() {
            lines.push(start..bytes.len());
        }
        Self { text, lines }
    }

    /// Number of lines.
    pub(super) fn count(&self) -> usize {
        self.lines.len()
    }

    /// The line that holds a byte.
    pub(super) fn at(&self, offset: u32) -> usize {
        self.lines
            .partition_point(|line| line.start <= offset as usize)
            .saturating_sub(1)
    }

    /// The lines that a span touches.
    pub(super) fn of(&self, span: Span) -> RangeInclusive<usize> {
        self.at(span.start)..=self.at(span.end.saturating_sub(1).max(span.start))
    }

    /// The text of a line; empty behind the last.
    pub(super) fn text(&self, line: usize) -> &'t str {
        self.lines
            .get(line)
            .and_then(|range| self.text.get(range.clone()))
            .unwrap_or("")
    }

    /// Whether nothing but white space stands in a line.
    pub(super) fn is_blank(&self, line: usize) -> bool {
        self.text(line).trim_matches(SPACE).is_empty()
    }

    /// What stands between a byte and the end of its line.
    pub(super) fn rest(&self, offset: u32) -> &'t str {
        self.lines
            .get(self.at(offset))
            .and_then(|line| self.text.get(offset as usize..line.end))
            .unwrap_or("")
    }

    /// The text from the first byte of one line to the first byte of another.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        let start = |line: usize| {
            self.lines
                .get(line)
                .map_or(self.text.len(), |line| line.start)
        };
        self.text.get(start(from)..start(to)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let lines = Lines::new("\u{FEFF}a\r\nb\rc\n\nd");
        let texts: Vec<&str> = (0..lines.count()).map(|line| lines.text(line)).collect();
        assert_eq!(texts, ["a", "b", "c", "", "d"]);
        assert_eq!(lines.at(3), 0);
        assert_eq!(lines.at(6), 1);
        assert_eq!(lines.rest(6), "b");
    }

    #[test]
    fn an_empty_text_has_no_lines() {
        assert_eq!(Lines::new("").count(), 0);
        assert_eq!(Lines::new("\n").count(), 1);
    }
}
