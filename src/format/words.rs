//! The words of a statement, each as it is written canonically.

use std::borrow::Cow;

use super::gap::Gap;
use crate::source::Span;
use crate::syntax::{Condition, Operand, Part, PartKind, Statement, Tree};
use crate::value::Provision;

/// One word, with what stands between it and the word before.
#[derive(Debug)]
pub(super) struct Word<'t> {
    pub(super) kind: Kind,
    /// As it is written; for prose, as it was written.
    pub(super) text: Cow<'t, str>,
    pub(super) gap: Gap<'t>,
}

/// What the layout has to know about a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The keyword.
    Keyword,
    /// Any other word or literal.
    Plain,
    /// A number that nothing is counted by.
    Number,
    /// A word that begins a clause.
    Clause,
    /// `,`
    Comma,
    /// `(` of a condition.
    Open,
    /// `)` of a condition.
    Close,
    /// `and`, `or` of a condition, in no brackets.
    Connective,
    /// Any other word of a condition that is no operand.
    Operator,
    /// Text over several lines.
    Prose,
}

impl Word<'_> {
    /// Whether a locator behind this word makes it a provision.
    pub(super) fn begins_provision(&self) -> bool {
        self.kind == Kind::Plain && PROVISION_WORDS.split(' ').any(|word| word == self.text)
    }
}

/// The words that begin a provision, as in the grammar.
const PROVISION_WORDS: &str = "art arts recital recitals annex point points para no nos chapter part section sentence \
                               subparagraph s ss row head schedule";

/// The words of a statement up to its block. No part of it may be broken.
pub(super) fn words<'t>(tree: &'t Tree, statement: &Statement) -> Vec<Word<'t>> {
    let mut reader = Reader {
        tree,
        end: statement.keyword.start as usize,
        words: Vec::new(),
    };
    reader.push(Kind::Keyword, statement.keyword);
    for part in &statement.parts {
        match &part.kind {
            PartKind::Condition(word, Some(condition)) => {
                reader.push(Kind::Clause, *word);
                reader.condition(condition, part.span.end as usize);
            }
            PartKind::Clause => reader.push(Kind::Clause, part.span),
            PartKind::Comma => reader.push(Kind::Comma, part.span),
            PartKind::Prose => reader.push(Kind::Prose, part.span),
            _ => reader.literal(part),
        }
    }
    reader.words
}

/// A literal with one space, or for hours none, between number and unit, or word and locator.
fn canonical<'t>(tree: &'t Tree, part: &Part) -> Cow<'t, str> {
    let two = |first: Span, space: &str, second: &str| {
        Cow::Owned(format!("{}{space}{second}", tree.slice(first)))
    };
    match &part.kind {
        PartKind::Percent(number) => two(*number, " ", "%"),
        PartKind::Duration(number, unit) if tree.slice(*unit) == "h" => two(*number, "", "h"),
        PartKind::Money(number, unit)
        | PartKind::Duration(number, unit)
        | PartKind::Quantity(number, unit) => two(*number, " ", &unit_words(tree.slice(*unit))),
        PartKind::Provision(word, locator) if locator.start == locator.end => {
            Cow::Borrowed(tree.slice(*word))
        }
        PartKind::Provision(word, locator) => two(
            *word,
            " ",
            &Provision::canonical_number(tree.slice(*locator)),
        ),
        _ => Cow::Borrowed(tree.slice(part.span)),
    }
}

/// `working days` is the one unit of two words.
pub(super) fn unit_words(unit: &str) -> String {
    unit.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Reader<'t> {
    tree: &'t Tree,
    /// Where the last word ends.
    end: usize,
    words: Vec<Word<'t>>,
}

impl<'t> Reader<'t> {
    fn push(&mut self, kind: Kind, span: Span) {
        self.push_text(kind, span, Cow::Borrowed(self.tree.slice(span)));
    }

    fn literal(&mut self, part: &Part) {
        let kind = match part.kind {
            PartKind::Number => Kind::Number,
            _ => Kind::Plain,
        };
        // With a space in it, `2h` behind `point` would be read as `point 2`.
        let counts = matches!(part.kind, PartKind::Duration(..));
        let text = if counts && self.is_behind_provision(part.span) {
            Cow::Borrowed(self.tree.slice(part.span))
        } else {
            canonical(self.tree, part)
        };
        self.push_text(kind, part.span, text);
    }

    fn is_behind_provision(&self, span: Span) -> bool {
        self.words.last().is_some_and(Word::begins_provision) && !self.gap(span).breaks
    }

    fn push_text(&mut self, kind: Kind, span: Span, text: Cow<'t, str>) {
        let gap = self.gap(span);
        self.words.push(Word { kind, text, gap });
        self.end = span.end as usize;
    }

    /// What stands between the last word and a place behind it.
    fn gap(&self, span: Span) -> Gap<'t> {
        let between = self.tree.text.get(self.end..span.start as usize);
        Gap::read(between.unwrap_or(""))
    }

    /// The tree holds the operands of a condition; the words between them are read from the text.
    fn condition(&mut self, condition: &Condition, end: usize) {
        let mut operands = Vec::new();
        collect(condition, &mut operands);
        let mut depth = 0usize;
        for operand in operands {
            self.between(operand.span().start as usize, &mut depth);
            self.operand(operand);
        }
        self.between(end, &mut depth);
    }

    fn operand(&mut self, operand: &Operand) {
        // An `and` between two amounts joins no tests; brackets keep the line from ending there.
        let mut bracketed = 1;
        match operand {
            Operand::Plain(part) => self.literal(part),
            Operand::Share { percent, of, .. } => {
                self.push(Kind::Plain, *percent);
                self.between(of.start as usize, &mut bracketed);
                self.push(Kind::Plain, *of);
            }
            Operand::Extreme { first, second, .. } => {
                for amount in [first, second] {
                    self.between(amount.span().start as usize, &mut bracketed);
                    self.operand(amount);
                }
            }
        }
    }

    /// Reads the words before `to`: connectives, comparisons, brackets, commas.
    fn between(&mut self, to: usize, depth: &mut usize) {
        let tree = self.tree;
        let mut in_remark = false;
        let mut word: Option<usize> = None;
        let from = self.end;
        let text = tree.text.get(from..to).unwrap_or("");
        for (at, c) in text.char_indices() {
            let at = from + at;
            let in_word = c.is_ascii_lowercase() && !in_remark;
            if let (Some(start), false) = (word, in_word) {
                self.word(start, at, *depth);
                word = None;
            }
            let sign = Span::new(tree.file, at, at + c.len_utf8());
            match c {
                '\n' | '\r' => in_remark = false,
                _ if in_remark => {}
                '#' => in_remark = true,
                ' ' | '\t' => {}
                '(' => {
                    *depth += 1;
                    self.push(Kind::Open, sign);
                }
                ')' => {
                    *depth = depth.saturating_sub(1);
                    self.push(Kind::Close, sign);
                }
                ',' => self.push(Kind::Comma, sign),
                _ if in_word => {
                    word.get_or_insert(at);
                }
                _ => self.push(Kind::Operator, sign),
            }
        }
        if let Some(start) = word {
            self.word(start, to, *depth);
        }
    }

    fn word(&mut self, start: usize, end: usize, depth: usize) {
        let span = Span::new(self.tree.file, start, end);
        let kind = match self.tree.slice(span) {
            "and" | "or" if depth == 0 => Kind::Connective,
            _ => Kind::Operator,
        };
        self.push(kind, span);
    }
}

/// The operands of a condition in the order of the text.
fn collect<'c>(condition: &'c Condition, operands: &mut Vec<&'c Operand>) {
    match condition {
        Condition::Any(members) | Condition::All(members) => {
            for member in members {
                collect(member, operands);
            }
        }
        Condition::Not(inner) => collect(inner, operands),
        Condition::Test(test) => {
            operands.push(&test.left);
            if let Some((_, others)) = &test.right {
                operands.extend(others);
            }
        }
    }
}
