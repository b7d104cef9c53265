//! The one way to lay out a source: what `acquis fmt` writes.
//!
//! Laying out touches white space and nothing else. That is not taken on trust: every result is
//! parsed again and compared with what was there before ([`round`]), and where the two differ, the
//! lines concerned stay as their author wrote them. For the same reason a text is laid out again
//! until it stays the same, so that formatting twice never differs from formatting once.

mod diff;
mod freeze;
mod gap;
mod layout;
mod lines;
mod meaning;
mod prose;
mod statement;
mod words;

#[cfg(test)]
mod tests;

pub use diff::unified_diff;
pub use meaning::same_meaning;

use crate::diagnostic::Code;
use crate::source::{FileId, SourceFile};
use crate::syntax::{Parsed, Tree, parse};
use crate::value::Provision;
use lines::Lines;

/// How often a text may change before it is given up. Sound texts change once.
const MAX_ROUNDS: usize = 4;

/// The canonical text of a file.
///
/// Statements, blocks and lines that cannot be read stay byte for byte as they are (but for the line
/// ends); a file beyond the limits of the parser stays as a whole.
#[must_use]
pub fn format(file: FileId, source: &SourceFile) -> String {
    let mut parsed = parse(file, source);
    for _ in 0..MAX_ROUNDS {
        match round(file, source, &parsed) {
            Some(next) => parsed = next,
            None => return parsed.tree.text.to_string(),
        }
    }
    source.text.to_string()
}

/// Lays a text out once; none where it stays as it is.
fn round(file: FileId, source: &SourceFile, before: &Parsed) -> Option<Parsed> {
    if beyond_limits(before) {
        return None;
    }
    let read = |text: String| parse(file, &SourceFile::new(source.path.clone(), text));
    let lines = Lines::new(&before.tree.text);
    let frozen = freeze::broken(&before.tree, &lines);
    let text = layout::lay_out(&before.tree, &lines, &frozen);
    if *text == *before.tree.text {
        return None;
    }
    let after = read(text);
    if says_the_same(before, &after) {
        return Some(after);
    }
    // Something was read differently in its new place. Find the items that cannot be laid out even
    // by themselves, and leave those alone.
    let sound = |item: &str| {
        let alone = read(item.to_owned());
        let lines = Lines::new(item);
        let frozen = freeze::broken(&alone.tree, &lines);
        says_the_same(&alone, &read(layout::lay_out(&alone.tree, &lines, &frozen)))
    };
    let frozen = freeze::items(&before.tree, &lines, frozen, sound);
    let text = layout::lay_out(&before.tree, &lines, &frozen);
    if *text == *before.tree.text {
        return None;
    }
    let after = read(text);
    says_the_same(before, &after).then_some(after)
}

fn beyond_limits(parsed: &Parsed) -> bool {
    parsed.diagnostics.iter().any(|diagnostic| {
        matches!(
            diagnostic.code,
            Code::FileTooLarge | Code::NestedTooDeep | Code::TooComplex
        )
    })
}

/// Whether two texts differ in white space and the spelling of raised numbers only, mean the same, carry the same remarks, and are
/// wrong in the same ways.
fn says_the_same(before: &Parsed, after: &Parsed) -> bool {
    fn codes(parsed: &Parsed) -> Vec<Code> {
        let mut codes: Vec<Code> = parsed.diagnostics.iter().map(|found| found.code).collect();
        codes.sort_unstable();
        codes
    }
    fn remarks(tree: &Tree) -> impl Iterator<Item = &str> {
        tree.remarks.iter().map(|remark| tree.slice(*remark))
    }
    fn ink(tree: &Tree) -> impl Iterator<Item = char> {
        let text = tree.text.strip_prefix(lines::BOM).unwrap_or(&tree.text);
        // A raised number has two spellings; what they mean is compared below.
        text.chars()
            .filter(|c| !matches!(c, ' ' | '\t' | '\n' | '\r' | '^'))
            .map(Provision::plain_digit)
    }
    ink(&before.tree).eq(ink(&after.tree))
        && codes(before) == codes(after)
        && remarks(&before.tree).eq(remarks(&after.tree))
        && same_meaning(&before.tree, &after.tree)
}
