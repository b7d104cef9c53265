//! Which lines stay as they are because they cannot be read.

use super::lines::Lines;
use crate::source::Span;
use crate::syntax::{PartKind, Statement, Tree};

/// For every line, whether it stays as it is.
pub(super) type Frozen = Vec<bool>;

/// From the keyword of a statement to its last word or its `{`.
pub(super) fn head(statement: &Statement) -> Span {
    let end = match (&statement.block, statement.parts.last()) {
        (Some(block), _) => block.open,
        (None, Some(part)) => part.span,
        (None, None) => statement.keyword,
    };
    statement.keyword.to(end)
}

/// The lines of everything that the parser could not read.
pub(super) fn broken(tree: &Tree, lines: &Lines<'_>) -> Frozen {
    let mut frozen = vec![false; lines.count()];
    for span in &tree.unreadable {
        freeze(&mut frozen, lines.of(*span));
    }
    for (at, statement) in tree.statements.iter().enumerate() {
        let unclosed = statement
            .block
            .as_ref()
            .is_some_and(|block| block.broken && block.close.is_none());
        if unclosed {
            // Such a block reaches to the next item, with all remarks on the way.
            freeze(&mut frozen, item(tree, lines, at));
        } else {
            visit(statement, lines, &mut frozen);
        }
    }
    frozen
}

/// Freezes whole items that are not `sound`, given their text.
pub(super) fn items(
    tree: &Tree,
    lines: &Lines<'_>,
    mut frozen: Frozen,
    sound: impl Fn(&str) -> bool,
) -> Frozen {
    for at in 0..tree.statements.len() {
        let range = item(tree, lines, at);
        if !sound(lines.slice(range.start, range.end)) {
            freeze(&mut frozen, range);
        }
    }
    frozen
}

/// The lines from an outermost statement to the next, without the blank ones at the end.
fn item(tree: &Tree, lines: &Lines<'_>, at: usize) -> std::ops::Range<usize> {
    let first = |statement: &Statement| lines.at(statement.keyword.start);
    let start = first(&tree.statements[at]);
    let mut end = tree.statements.get(at + 1).map_or(lines.count(), first);
    while end > start && lines.is_blank(end - 1) {
        end -= 1;
    }
    start..end
}

fn visit(statement: &Statement, lines: &Lines<'_>, frozen: &mut Frozen) {
    let head = lines.of(head(statement));
    let broken_block = statement.block.as_ref().is_some_and(|block| block.broken);
    if broken_block {
        freeze(frozen, lines.of(statement.span));
        return;
    }
    let broken_head = statement
        .parts
        .iter()
        .any(|part| matches!(part.kind, PartKind::Broken | PartKind::Condition(_, None)));
    if broken_head || head.clone().any(|line| frozen[line]) {
        freeze(frozen, head);
    }
    for inner in statement.block.iter().flat_map(|block| &block.statements) {
        visit(inner, lines, frozen);
    }
}

fn freeze(frozen: &mut Frozen, lines: impl IntoIterator<Item = usize>) {
    for line in lines {
        if let Some(line) = frozen.get_mut(line) {
            *line = true;
        }
    }
}
