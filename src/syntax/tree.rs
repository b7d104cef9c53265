//! The syntax tree: statements with their parts, blocks and remarks, all with spans.

use std::borrow::Cow;
use std::sync::Arc;

use super::condition::Condition;
use crate::source::{FileId, Span};

/// The tree of one file.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The file.
    pub file: FileId,
    /// Its text; every span of the tree points into it.
    pub text: Arc<str>,
    /// Statements at the outermost level, in order.
    pub statements: Vec<Statement>,
    /// Every remark of the file, in order, wherever it stands.
    pub remarks: Vec<Span>,
    /// Runs of text that could not be read at all, in order; the formatter leaves them alone.
    pub unreadable: Vec<Span>,
}

/// A keyword with what follows it.
#[derive(Debug, Clone)]
pub struct Statement {
    /// From the keyword to the end of the block or of the last part.
    pub span: Span,
    /// The first word.
    pub keyword: Span,
    /// What follows the keyword, in order.
    pub parts: Vec<Part>,
    /// What stands between `{` and `}`.
    pub block: Option<Block>,
}

/// What stands between `{` and `}`.
#[derive(Debug, Clone)]
pub struct Block {
    /// The opening brace.
    pub open: Span,
    /// The closing brace; none where it was forgotten.
    pub close: Option<Span>,
    /// The statements inside.
    pub statements: Vec<Statement>,
    /// Whether the block was laid out in a way that the formatter must not touch.
    pub broken: bool,
}

/// One word, literal or condition of a statement.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
}

/// The kinds of parts. Values are read from the text on demand; see [`crate::value`].
#[derive(Debug, Clone)]
pub enum PartKind {
    /// An id, a keyword or a path.
    Name,
    /// `BE`, `EUR`, `II`.
    Code,
    /// `"…"`.
    Text,
    /// `"""` … `"""`.
    Prose,
    /// `<https://…>`.
    Address,
    /// `32022L2555`.
    Celex,
    /// `2024-10-18`.
    Date,
    /// A number without a unit.
    Number,
    /// A number followed by `%`; the span of the number.
    Percent(Span),
    /// The number and the currency.
    Money(Span, Span),
    /// The number and the unit of time.
    Duration(Span, Span),
    /// The number and the unit.
    Quantity(Span, Span),
    /// The provision word and the locator.
    Provision(Span, Span),
    /// `,`.
    Comma,
    /// A word that begins a clause.
    Clause,
    /// `when` or `unless` with its condition; the span of the word comes first.
    Condition(Span, Option<Box<Condition>>),
    /// Something that cannot be read; it has a diagnostic already.
    Broken,
}

impl Tree {
    /// A tree without statements.
    #[must_use]
    pub fn empty(file: FileId, text: Arc<str>) -> Self {
        Self {
            file,
            text,
            statements: Vec::new(),
            remarks: Vec::new(),
            unreadable: Vec::new(),
        }
    }

    /// The text of a span; empty where the span is not of this text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or("")
    }

    /// The keyword of a statement as it was meant, and whether it is spelled like one; where it is
    /// not, that has been reported.
    #[must_use]
    pub fn keyword(&self, statement: &Statement) -> (Cow<'_, str>, bool) {
        let text = self.slice(statement.keyword);
        let plain = text.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
        });
        if plain {
            return (Cow::Borrowed(text), true);
        }
        let meant = text
            .trim_end_matches([':', '='])
            .to_lowercase()
            .replace('_', "-");
        (Cow::Owned(meant), false)
    }

    /// Every leaf of the tree in the order of the text: keywords, parts, braces, remarks and runs
    /// that cannot be read. What lies between two leaves is white space and nothing else.
    #[must_use]
    pub fn leaves(&self) -> Vec<Span> {
        fn walk(statements: &[Statement], leaves: &mut Vec<Span>) {
            for statement in statements {
                leaves.push(statement.keyword);
                leaves.extend(statement.parts.iter().map(|part| part.span));
                if let Some(block) = &statement.block {
                    leaves.push(block.open);
                    walk(&block.statements, leaves);
                    leaves.extend(block.close);
                }
            }
        }
        let mut leaves = self.remarks.clone();
        leaves.extend(&self.unreadable);
        walk(&self.statements, &mut leaves);
        leaves.sort();
        // A remark inside a condition lies within that condition's leaf.
        let mut end = 0;
        leaves.retain(|leaf| {
            let outside = leaf.start >= end;
            end = end.max(leaf.end);
            outside
        });
        leaves
    }
}
