//! How findings look: for people, for programs, for code scanning and for build logs.
//!
//! Every renderer is a function from texts and findings to one string; none of them does I/O. They
//! share one notion of a place, so that all of them print the same line and column.

mod excerpt;
mod github;
mod human;
mod json;
mod sarif;

pub use github::github;
pub(crate) use github::{data, property};
pub use human::human;
pub use json::{Correction, Finding, Level, Point, Region, Related, Report, json};
pub use sarif::sarif;

use std::ops::Range;

use super::{Diagnostic, Severity};
use crate::source::{Position, SourceFile, SourceSet, Span};

/// A span that has been found in its file and lies on whole characters of it.
struct Place<'a> {
    file: &'a SourceFile,
    range: Range<usize>,
}

impl<'a> Place<'a> {
    /// Looks a span up; nothing where its file is not in the set.
    ///
    /// Spans past the end or inside a character are moved outwards to the nearest whole one: a
    /// finding about a broken file must still be printable.
    fn of(sources: &'a SourceSet, span: Span) -> Option<Self> {
        let file = sources.get(span.file)?;
        let start = file.text.floor_char_boundary(span.start as usize);
        let end = file.text.ceil_char_boundary(span.end as usize).max(start);
        Some(Self {
            file,
            range: start..end,
        })
    }

    fn start(&self) -> Position {
        self.file.position(to_offset(self.range.start))
    }

    fn end(&self) -> Position {
        self.file.position(to_offset(self.range.end))
    }

    /// Whether there is a line to point at. Unreadable files stand in the set without a text, and
    /// findings about them name the file alone.
    fn has_text(&self) -> bool {
        !self.file.text.is_empty()
    }
}

/// Offsets are 32 bits wide in spans; a text that is longer was refused long before.
fn to_offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// How many errors and how many warnings there are.
fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity() == Severity::Error)
        .count();
    (errors, diagnostics.len() - errors)
}

/// One line such as `2 errors, 1 warning`; empty where there is nothing to count.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let (errors, warnings) = count(diagnostics);
    [(errors, "error"), (warnings, "warning")]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!("{number} {word}{}", if number == 1 { "" } else { "s" }))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::FileId;

    fn of(code: Code) -> Diagnostic {
        Diagnostic::new(code, Span::default(), "something")
    }

    #[test]
    fn the_summary_speaks_in_singular_and_plural() {
        let error = of(Code::UnreadableLine);
        let warning = of(Code::NoSource);
        assert_eq!(summary(&[]), "");
        assert_eq!(summary(std::slice::from_ref(&error)), "1 error");
        assert_eq!(summary(std::slice::from_ref(&warning)), "1 warning");
        assert_eq!(
            summary(&[error.clone(), warning, error]),
            "2 errors, 1 warning"
        );
    }

    #[test]
    fn spans_are_moved_onto_whole_characters() {
        let sources = SourceSet::new(vec![SourceFile::new("a.acq", "één")]);
        // bytes 1 to 3 cut both letters in half
        let place = Place::of(&sources, Span::new(FileId::new(0), 1, 3)).unwrap();
        assert_eq!(place.range, 0..4);
        let beyond = Place::of(&sources, Span::new(FileId::new(0), 90, 20)).unwrap();
        assert_eq!(beyond.range, 5..5);
        assert_eq!(beyond.start(), Position { line: 1, column: 4 });
    }

    #[test]
    fn a_file_that_is_not_in_the_set_has_no_place() {
        let sources = SourceSet::default();
        assert!(Place::of(&sources, Span::default()).is_none());
    }
}
