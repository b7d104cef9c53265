//! Source text: files, the spans that point into them, and lines and columns for people.
//!
//! Nothing here reads a disk; texts are handed in by [`crate::host`].

mod span;

pub use span::{FileId, Span};

use std::sync::Arc;

/// One source text with the name that diagnostics print.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Path relative to the knowledge base, with `/` between its parts.
    pub path: Arc<str>,
    /// The whole text, exactly as read.
    pub text: Arc<str>,
    line_starts: Vec<u32>,
}

/// A place for people: both numbers count from one, columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line number, from one.
    pub line: u32,
    /// Column in characters, from one.
    pub column: u32,
}

impl SourceFile {
    /// Takes a text under a name.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b'\n')
                .map(|(at, _)| at as u32 + 1),
        );
        Self {
            path: path.into(),
            text,
            line_starts,
        }
    }

    /// The line and column of a byte offset; offsets past the end mean the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let offset = (offset as usize).min(self.text.len());
        let line = self
            .line_starts
            .partition_point(|start| *start as usize <= offset)
            .saturating_sub(1);
        let start = self.line_starts[line] as usize;
        let column = self
            .text
            .get(start..offset)
            .map_or(0, |before| before.chars().count());
        Position {
            line: line as u32 + 1,
            column: column as u32 + 1,
        }
    }

    /// The text that a span covers; empty where the span is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }
}

/// All texts of one compilation, in the order of their paths.
#[derive(Debug, Clone, Default)]
pub struct SourceSet {
    files: Vec<SourceFile>,
}

impl SourceSet {
    /// Collects files; their order in the set is the order of their paths, however they arrive.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The file behind an id, if the id is of this set.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.index())
    }

    /// All files with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (FileId::new(index), file))
    }

    /// The text that a span covers.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file).map_or("", |file| file.slice(span))
    }

    /// Number of files.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let file = SourceFile::new("a.acq", "één twee\ndrie");
        assert_eq!(file.position(6), Position { line: 1, column: 5 });
        assert_eq!(file.position(11), Position { line: 2, column: 1 });
    }
}
