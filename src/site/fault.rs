//! What is wrong with a template, a script or the words of pages.

use std::fmt;
use std::ops::Range;

use crate::diagnostic::Code;

/// Something that keeps pages from being made, in a file of templates or words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of file cannot be used.
    pub code: Code,
    /// The file, from the root of the knowledge base.
    pub path: String,
    /// The line, counted from one, where one can be told.
    pub line: Option<usize>,
    /// The place in bytes, where it is known more closely than by its line.
    pub range: Option<Range<usize>>,
    /// What is wrong: lower case, no final stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Fault {
    /// Something wrong with a file as a whole.
    pub(super) fn of(code: Code, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            path: path.into(),
            line: None,
            range: None,
            message: message.into(),
            help: None,
        }
    }

    /// Says where in the text of its file it stands.
    pub(super) fn at(mut self, text: &str, range: Range<usize>) -> Self {
        let before = text.get(..range.start).unwrap_or(text);
        self.line = Some(before.matches('\n').count() + 1);
        self.range = Some(range);
        self
    }

    /// Says what to do.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What the template engine found: of several causes the innermost.
    pub(super) fn of_template(error: &minijinja::Error) -> Self {
        let mut inner = error;
        while let Some(cause) =
            std::error::Error::source(inner).and_then(|cause| cause.downcast_ref())
        {
            inner = cause;
        }
        let name = inner.name().or(error.name()).unwrap_or_default();
        let mut message = inner.kind().to_string();
        if let Some(detail) = inner.detail() {
            message.push_str(": ");
            message.push_str(detail);
        }
        Self {
            line: inner.line(),
            range: inner.range(),
            ..Self::of(Code::UnusableTemplate, format!("templates/{name}"), message)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.path)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.message)
    }
}
