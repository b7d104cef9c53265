//! From text to a lossless tree.
//!
//! [`parse`] never fails: what cannot be read stands in the tree as a broken part, and each has its
//! diagnostic. pest stays behind this one function.

mod characters;
mod condition;
mod limits;
mod parser;
mod provision;
mod recover;
mod repair;
mod tree;
mod words;

pub use condition::{Comparison, Condition, Operand, Test};
pub use limits::{MAX_FILE_BYTES, MAX_NESTING};
pub use tree::{Block, Part, PartKind, Statement, Tree};

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceFile};

/// A tree and everything that was wrong with the text.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The tree; where the text is broken, as much of it as can be read.
    pub tree: Tree,
    /// What was wrong, in no particular order.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text is beyond the limits and was not read at all.
    pub refused: bool,
}

/// Reads one file.
///
/// Limits (size, nesting) are checked before the parser sees the text; a text beyond them gives an
/// empty tree and one diagnostic.
#[must_use]
pub fn parse(id: FileId, file: &SourceFile) -> Parsed {
    let mut diagnostics = Vec::new();
    if let Some(beyond) = limits::check(id, &file.text) {
        return Parsed {
            tree: Tree::empty(id, file.text.clone()),
            diagnostics: vec![beyond],
            refused: true,
        };
    }
    let mut tree = parser::parse(id, &file.text, &repair::Edits::none(), &mut diagnostics);
    if diagnostics.iter().any(repair::is_of_braces) {
        tree = repair::braces(id, file, tree, &mut diagnostics);
    }
    characters::check(id, &file.text, &mut diagnostics);
    characters::mixed_and_unread(&mut diagnostics);
    Parsed {
        tree,
        diagnostics,
        refused: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Parsed {
        parse(FileId::default(), &SourceFile::new("t.acq", text))
    }

    fn codes(text: &str) -> Vec<&'static str> {
        let mut found: Vec<_> = read(text).diagnostics;
        crate::diagnostic::sort(&mut found);
        found
            .iter()
            .map(|diagnostic| diagnostic.code.id())
            .collect()
    }

    #[test]
    fn a_statement_goes_on_over_deeper_lines_only() {
        let parsed = read(
            "scope {\n  important a\n    when size is medium # why\n\n      and not b\n    under l art 10\n  other x\n}\n",
        );
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let scope = &parsed.tree.statements[0];
        let inner = &scope.block.as_ref().map(|block| &block.statements);
        let inner = inner.map_or(&[][..], |statements| &statements[..]);
        assert_eq!(inner.len(), 2, "two statements stand in the block");
        assert_eq!(parsed.tree.remarks.len(), 1);
    }

    #[test]
    fn every_byte_between_leaves_is_white_space() {
        let text = "edition 1 # one\n\nlaw a \"A\" {\n  title nl \"x { y\"\n    note \"\"\"\n      prose\n      \"\"\"\n}\n}\n*** odd\nx when a and ( b # c\n  or d)\n";
        let tree = read(text).tree;
        let mut end = 0;
        for leaf in tree.leaves() {
            let between = &text[end..leaf.start as usize];
            assert!(between.trim().is_empty(), "lost: {between:?}");
            end = leaf.end as usize;
        }
        assert!(text[end..].trim().is_empty());
    }

    #[test]
    fn one_mistake_a_line_gives_one_error_a_line() {
        assert_eq!(
            codes(
                "law a \"A {\n  adopted 2024-1-2\n  eli <https://x.eu\n  Title en \"x\"\n  in-force 2024-10-18\n  x when size >= 3\n}\n"
            ),
            ["E0103", "E0102", "E0104", "E0101", "E0107"],
            "the first line loses its `{{`, which must not cost the lines below"
        );
    }

    #[test]
    fn a_forgotten_brace_is_one_error() {
        assert_eq!(
            codes("law a \"A\" {\n  kind act\n\nlaw b \"B\" {\n  kind act\n}\n"),
            ["E0105"]
        );
        assert_eq!(
            codes(
                "law a \"A\" {\n  stage x {\n    kind act\n  kind b\n}\n\nlaw b \"B\" {\n  kind act\n}\n"
            ),
            ["E0105"]
        );
        assert_eq!(
            codes("law a \"A\" {\n  kind act\n}\n}\nlaw b \"B\" {\n  kind act\n}\n"),
            ["E0106"]
        );
    }

    #[test]
    fn a_forgotten_opening_brace_is_one_error() {
        assert_eq!(
            codes(
                "law a \"A\"\n  kind act\n  adopted 2024-01-01\n}\nlaw b \"B\" {\n  kind act\n}\n"
            ),
            ["E0110"]
        );
    }

    #[test]
    fn every_kind_of_line_end_ends_a_statement() {
        let text = "law a \"A\" {\n  kind act # why\n  adopted 2024-01-01\n}\nlaw b \"B\" {\n  kind act\n}\n";
        for end in ["\n", "\r\n", "\r"] {
            let parsed = read(&text.replace('\n', end));
            assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
            assert_eq!(parsed.tree.statements.len(), 2, "{end:?}");
            assert_eq!(parsed.tree.slice(parsed.tree.remarks[0]), "# why");
        }
        let forgotten = "law a \"A\" {\r  kind act\rlaw b \"B\" {\r  kind act\r}\r";
        assert_eq!(codes(forgotten), ["E0105"]);
        assert_eq!(
            codes(forgotten.trim_end()),
            ["E0105"],
            "an end without a line end"
        );
    }

    #[test]
    fn words_of_one_value_may_stand_apart() {
        let text = "x when size at  least medium and a is  not b and c not\tin d\ny within 20  working\tdays\n";
        assert!(codes(text).is_empty(), "{:?}", read(text).diagnostics);
    }

    #[test]
    fn a_share_is_no_provision() {
        for text in ["x no 2 %\n", "x art 1.4%\n"] {
            let tree = read(text).tree;
            let last = tree.statements[0].parts.last().map(|part| &part.kind);
            assert!(
                matches!(last, Some(PartKind::Percent(_))),
                "{text}: {last:?}"
            );
        }
    }

    #[test]
    fn a_block_on_one_line_keeps_the_remark_behind_it() {
        let parsed = read("scope { } # none\n");
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        assert_eq!(parsed.tree.slice(parsed.tree.remarks[0]), "# none");
    }

    #[test]
    fn a_text_left_open_before_a_brace_still_opens_its_block() {
        let parsed = read("law a \"A {\n  kind act\n}\n");
        assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
    }
}
