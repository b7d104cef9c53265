//! The one place that knows pest: text in, tree out.

mod parts;

use std::borrow::Cow;
use std::sync::Arc;

use pest::Parser as _;
use pest::iterators::Pair;

use super::recover;
use super::repair::Edits;
use super::tree::{Block, Part, PartKind, Statement, Tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/acquis.pest"]
struct Grammar;

/// Reads a text that is within the limits, as if the edits had been made to it. All spans point into
/// the text as it is.
pub(super) fn parse(
    file: FileId,
    text: &Arc<str>,
    edits: &Edits,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tree {
    let mut builder = Builder {
        file,
        length: text.len(),
        edits,
        tree: Tree::empty(file, text.clone()),
        diagnostics,
    };
    // The grammar wants every line ended; spans never point past the original text.
    let mut ended: Cow<'_, str> = edits.apply(text);
    if !ended.ends_with('\n') {
        ended.to_mut().push('\n');
    }
    match Grammar::parse(Rule::file, &ended) {
        Ok(pairs) => {
            for pair in pairs.flat_map(Pair::into_inner) {
                let mut statements = std::mem::take(&mut builder.tree.statements);
                builder.entry(pair, &mut statements);
                builder.tree.statements = statements;
            }
        }
        Err(error) => {
            let at = match error.location {
                pest::error::InputLocation::Pos(at) => at,
                pest::error::InputLocation::Span((at, _)) => at,
            };
            let span = builder.span(at, at);
            builder.diagnostics.push(
                Diagnostic::new(Code::TooComplex, span, "this file is too complex to read")
                    .help("split it into several files"),
            );
        }
    }
    builder.tree
}

struct Builder<'a> {
    file: FileId,
    length: usize,
    edits: &'a Edits,
    tree: Tree,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        let original = |at: usize| self.edits.original(at).min(self.length);
        Span::new(self.file, original(start), original(end))
    }

    fn span_of(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        self.span(span.start(), span.end())
    }

    /// The span of a pair without white space and line ends around it.
    fn trimmed(&self, pair: &Pair<'_, Rule>) -> Span {
        let text = pair.as_str();
        let white = [' ', '\t', '\n', '\r'];
        let start = pair.as_span().start() + (text.len() - text.trim_start_matches(white).len());
        let end = pair.as_span().start() + text.trim_end_matches(white).len();
        self.span(start, end.max(start))
    }

    fn entry(&mut self, pair: Pair<'_, Rule>, statements: &mut Vec<Statement>) {
        match pair.as_rule() {
            Rule::statement => {
                let statement = self.statement(pair);
                statements.push(statement);
            }
            Rule::remark => self.remark(&pair),
            Rule::stray_run => {
                let span = self.trimmed(&pair);
                self.tree.unreadable.push(span);
                self.diagnostics.push(recover::stray_brace(span));
            }
            Rule::naked_block => {
                let span = self.trimmed(&pair);
                self.tree.unreadable.push(span);
                self.diagnostics.push(recover::naked_block(span));
                for inner in pair.into_inner().flatten() {
                    if inner.as_rule() == Rule::remark {
                        self.remark(&inner);
                    }
                }
            }
            Rule::unread_run => {
                let span = self.trimmed(&pair);
                self.tree.unreadable.push(span);
                self.diagnostics
                    .push(recover::unreadable_line(span, pair.as_str()));
            }
            _ => {}
        }
    }

    fn statement(&mut self, pair: Pair<'_, Rule>) -> Statement {
        let mut keyword = Span::default();
        let mut loose = None;
        let mut parts = Vec::new();
        let mut block = None;
        let before = self.diagnostics.len();
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::keyword => keyword = self.span_of(&inner),
                Rule::loose_keyword => {
                    keyword = self.span_of(&inner);
                    loose = Some(inner.as_str());
                }
                Rule::remark => self.remark(&inner),
                Rule::block => {
                    self.settle(keyword, loose.take(), true, &mut parts, before);
                    block = Some(self.block(inner));
                }
                Rule::lower_block => {
                    self.settle(keyword, loose.take(), true, &mut parts, before);
                    block = self.lower_block(inner);
                }
                _ => {
                    let part = self.part(inner);
                    parts.push(part);
                }
            }
        }
        if block.is_none() {
            self.settle(keyword, loose, false, &mut parts, before);
        }
        let end = block
            .as_ref()
            .map(|block: &Block| block_end(block))
            .or(parts.last().map(|part: &Part| part.span))
            .unwrap_or(keyword);
        Statement {
            span: keyword.to(end),
            keyword,
            parts,
            block,
        }
    }

    /// Leaves one diagnostic where several were made by one mistake.
    fn settle(
        &mut self,
        keyword: Span,
        loose: Option<&str>,
        opens: bool,
        parts: &mut Vec<Part>,
        before: usize,
    ) {
        let text = self.tree.text.clone();
        recover::decimal_commas(&text, parts, self.diagnostics);
        let mut found = self.diagnostics.split_off(before);
        found.sort_by_key(|diagnostic| diagnostic.primary.span);
        let found = recover::one_a_run(&text, parts, found);
        let Some(word) = loose else {
            self.diagnostics.extend(found);
            return;
        };
        // What opens a block is a statement, however its keyword is spelled. A line that is no
        // statement says nothing about what follows its first word.
        let readable = opens || found.is_empty();
        let all = parts.last().map_or(keyword, |last| keyword.to(last.span));
        self.diagnostics.push(recover::loose_keyword(
            if readable { keyword } else { all },
            word,
            readable,
        ));
        if readable {
            self.diagnostics.extend(found);
        } else if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
            let span = first.span.to(last.span);
            *parts = vec![Part {
                span,
                kind: PartKind::Broken,
            }];
        }
    }

    /// A block whose `{` stands on a line of its own.
    fn lower_block(&mut self, pair: Pair<'_, Rule>) -> Option<Block> {
        let mut block = None;
        for inner in pair.into_inner() {
            if inner.as_rule() == Rule::block {
                let mut read = self.block(inner);
                read.broken = true;
                self.diagnostics.push(recover::lower_brace(read.open));
                block = Some(read);
            } else {
                self.remark(&inner);
            }
        }
        block
    }

    fn block(&mut self, pair: Pair<'_, Rule>) -> Block {
        let mut block = Block {
            open: Span::default(),
            close: None,
            statements: Vec::new(),
            broken: false,
        };
        for inner in pair.into_inner() {
            let span = self.trimmed(&inner);
            match inner.as_rule() {
                Rule::open => {
                    block.open = span;
                    block.broken |= span.start == span.end;
                }
                Rule::close if span.start == span.end => block.broken = true,
                Rule::close => block.close = Some(span),
                Rule::unclosed => {
                    block.broken = true;
                    self.diagnostics
                        .push(recover::unclosed_block(block.open, span, self.length));
                }
                Rule::one_run => {
                    // `{ }` on one line is an empty block and nothing worse.
                    if inner.as_str().trim() == "}" {
                        block.close = Some(span);
                    } else {
                        block.broken = true;
                        self.tree.unreadable.push(span);
                        self.diagnostics.push(recover::brace_on_line(span));
                    }
                }
                Rule::behind_open | Rule::behind_close => {
                    block.broken = true;
                    self.tree.unreadable.push(span);
                    self.diagnostics.push(recover::brace_on_line(span));
                }
                _ => self.entry(inner, &mut block.statements),
            }
        }
        block
    }
}

fn block_end(block: &Block) -> Span {
    block
        .close
        .or(block.statements.last().map(|statement| statement.span))
        .unwrap_or(block.open)
}
