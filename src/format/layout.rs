//! Blocks, blank lines and remarks between statements.

use super::freeze::{Frozen, head};
use super::gap::remark;
use super::lines::Lines;
use super::{statement, words};
use crate::syntax::{Block, Statement, Tree};

/// Spaces of indentation a level.
const LEVEL: usize = 2;

/// Writes a tree; frozen lines stay as they are.
pub(super) fn lay_out(tree: &Tree, lines: &Lines<'_>, frozen: &Frozen) -> String {
    let mut writer = Writer {
        tree,
        lines,
        frozen,
        next: 0,
        text: String::with_capacity(tree.text.len()),
        blank: false,
        fresh: true,
    };
    writer.statements(&tree.statements, lines.count(), 0);
    writer.text
}

struct Writer<'t> {
    tree: &'t Tree,
    lines: &'t Lines<'t>,
    frozen: &'t Frozen,
    /// The first line of the source that is not written yet.
    next: usize,
    text: String,
    /// Whether a blank line is due before whatever comes next.
    blank: bool,
    /// Whether a block or the file has just begun, where no blank line stands.
    fresh: bool,
}

impl Writer<'_> {
    /// Writes statements and what stands between them, up to the line `end`.
    fn statements(&mut self, statements: &[Statement], end: usize, level: usize) {
        let mut after_block = false;
        for statement in statements {
            let first = self.lines.at(statement.keyword.start);
            let block = level == 0 && statement.block.is_some();
            if after_block && block && !self.is_separated(first) {
                self.blank = true;
            }
            self.between(first, level);
            self.statement(statement, level);
            after_block = block;
        }
        self.between(end, level);
    }

    /// Whether something else than remarks stands before a line.
    fn is_separated(&self, end: usize) -> bool {
        (self.next..end).any(|line| self.frozen[line] || remark(self.lines.text(line)).is_none())
    }

    /// Writes lines that hold no statement: remarks, and what cannot be read.
    fn between(&mut self, end: usize, level: usize) {
        for line in self.next..end {
            let text = self.lines.text(line);
            match remark(text) {
                _ if self.frozen[line] => self.line(0, text),
                Some(remark) => self.line(level, remark),
                None if self.lines.is_blank(line) => self.blank = !self.fresh,
                None => self.line(0, text),
            }
        }
        self.next = self.next.max(end);
    }

    fn statement(&mut self, statement: &Statement, level: usize) {
        let whole = self.lines.of(statement.span);
        if whole.clone().all(|line| self.frozen[line]) {
            self.between(whole.end() + 1, level);
            return;
        }
        let head = head(statement);
        let lines = self.lines.of(head);
        if self.frozen[*lines.start()] {
            self.between(lines.end() + 1, level);
        } else {
            let words = words::words(self.tree, statement);
            let opens = statement.block.is_some();
            let mut text = statement::set(&words, level * LEVEL, opens);
            if opens {
                text.push_str(" {");
            }
            self.remark_behind(&mut text, head.end);
            self.line(0, &text);
            self.next = lines.end() + 1;
        }
        if let Some(block) = &statement.block {
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: usize) {
        let Some(close) = block.close else {
            return;
        };
        let last = self.lines.at(close.start);
        self.fresh = true;
        self.blank = false;
        self.statements(&block.statements, last, level + 1);
        // A `}` behind a statement that cannot be read was written with that statement's line.
        if !self.frozen[last] {
            let mut text = "}".to_owned();
            self.remark_behind(&mut text, close.end);
            self.blank = false;
            self.line(level, &text);
        }
        self.fresh = false;
        self.next = self.next.max(last + 1);
    }

    /// Adds the remark that stands behind a place, if it is all that follows in the line.
    fn remark_behind(&self, text: &mut String, place: u32) {
        if let Some(remark) = remark(self.lines.rest(place)) {
            text.push_str("  ");
            text.push_str(remark);
        }
    }

    fn line(&mut self, level: usize, text: &str) {
        if std::mem::take(&mut self.blank) {
            self.text.push('\n');
        }
        self.fresh = false;
        self.text.push_str(&" ".repeat(level * LEVEL));
        self.text.push_str(text);
        self.text.push('\n');
    }
}
