//! Places in source texts.

/// Names one file of a [`super::SourceSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct FileId(u32);

impl FileId {
    /// The id of the file at `index` of its set.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(index as u32)
    }

    /// Where the file stands in its set.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A run of bytes in one file: `start` included, `end` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of `file` from byte `start` to byte `end`.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        Self {
            file,
            start: start as u32,
            end: end as u32,
        }
    }

    /// The smallest span that covers both; both must be of one file.
    #[must_use]
    pub fn to(self, other: Span) -> Self {
        Self {
            file: self.file,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub fn after(self) -> Self {
        Self {
            start: self.end,
            ..self
        }
    }
}
