//! The one place that knows pest: text in, tree out.

use std::borrow::Cow;
use std::sync::Arc;

use pest::Parser as _;
use pest::iterators::Pair;

use super::condition::{Comparison, Condition, Operand, Test};
use super::recover;
use super::tree::{Block, Part, PartKind, Statement, Tree};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/acquis.pest"]
struct Grammar;

/// Reads a text that is within the limits.
pub(super) fn parse(file: FileId, text: &Arc<str>, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let mut builder = Builder {
        file,
        length: text.len(),
        tree: Tree::empty(file, text.clone()),
        diagnostics,
    };
    // The grammar wants every line ended; spans never point past the original text.
    let ended: Cow<'_, str> = if text.ends_with('\n') {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(format!("{text}\n"))
    };
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
    tree: Tree,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start.min(self.length), end.min(self.length))
    }

    fn span_of(&self, pair: &Pair<'_, Rule>) -> Span {
        let span = pair.as_span();
        self.span(span.start(), span.end())
    }

    /// The span of a pair without white space and line ends around it.
    fn trimmed(&self, pair: &Pair<'_, Rule>) -> Span {
        let text = pair.as_str();
        let start = pair.as_span().start() + (text.len() - text.trim_start().len());
        let end = pair.as_span().start() + text.trim_end().len();
        self.span(start, end.max(start))
    }

    fn entry(&mut self, pair: Pair<'_, Rule>, statements: &mut Vec<Statement>) {
        match pair.as_rule() {
            Rule::statement => {
                let statement = self.statement(pair);
                statements.push(statement);
            }
            Rule::remark => {
                let span = self.trimmed(&pair);
                self.tree.remarks.push(span);
            }
            Rule::stray_brace => {
                let span = self.trimmed(&pair);
                self.tree.unreadable.push(span);
                self.diagnostics.push(recover::stray_brace(span));
            }
            Rule::unreadable => {
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
        let mut parts = Vec::new();
        let mut block = None;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::keyword => keyword = self.span_of(&inner),
                Rule::remark => {
                    let span = self.trimmed(&inner);
                    self.tree.remarks.push(span);
                }
                Rule::block => block = Some(self.block(inner)),
                _ => {
                    let part = self.part(inner);
                    parts.push(part);
                }
            }
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
                Rule::open => block.open = span,
                Rule::close => block.close = Some(span),
                Rule::unclosed => {
                    block.broken = true;
                    self.diagnostics
                        .push(recover::unclosed_block(block.open, span));
                }
                Rule::one_line => {
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

    fn part(&mut self, pair: Pair<'_, Rule>) -> Part {
        let span = self.span_of(&pair);
        let kind = match pair.as_rule() {
            Rule::name | Rule::operand_name => PartKind::Name,
            Rule::code | Rule::unit => PartKind::Code,
            Rule::text => PartKind::Text,
            Rule::prose => PartKind::Prose,
            Rule::address => PartKind::Address,
            Rule::celex => PartKind::Celex,
            Rule::date => PartKind::Date,
            Rule::comma => PartKind::Comma,
            Rule::clause_word => PartKind::Clause,
            Rule::numeric => return self.numeric(pair),
            Rule::provision => return self.provision(pair),
            Rule::condition_clause => return self.condition_clause(pair),
            rule => {
                let broken = match rule {
                    Rule::unclosed_text => recover::unclosed_text(span),
                    Rule::unclosed_address => recover::unclosed_address(span),
                    Rule::unclosed_prose => recover::unclosed_prose(span),
                    _ => recover::junk(span, pair.as_str()),
                };
                self.diagnostics.push(broken);
                PartKind::Broken
            }
        };
        Part { span, kind }
    }

    fn numeric(&mut self, pair: Pair<'_, Rule>) -> Part {
        let span = self.span_of(&pair);
        let mut number = span;
        let mut kind = PartKind::Number;
        for inner in pair.into_inner() {
            let at = self.span_of(&inner);
            match inner.as_rule() {
                Rule::decimal => number = at,
                Rule::percent => kind = PartKind::Percent(number),
                Rule::currency => kind = PartKind::Money(number, at),
                Rule::duration => kind = PartKind::Duration(number, at),
                _ => kind = PartKind::Quantity(number, at),
            }
        }
        Part { span, kind }
    }

    fn provision(&mut self, pair: Pair<'_, Rule>) -> Part {
        let span = self.span_of(&pair);
        let mut inner = pair.into_inner();
        let word = inner.next().map_or(span, |word| self.span_of(&word));
        let locator = inner.next().map_or(span, |locator| self.span_of(&locator));
        Part {
            span,
            kind: PartKind::Provision(word, locator),
        }
    }

    fn condition_clause(&mut self, pair: Pair<'_, Rule>) -> Part {
        let mut span = self.span_of(&pair);
        let mut word = span;
        let mut condition = None;
        let mut broken = None;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::condition_word => word = self.span_of(&inner),
                Rule::condition => condition = self.condition(inner).map(Box::new),
                Rule::broken_condition => broken = Some((self.span_of(&inner), inner)),
                Rule::remark => self.remark_inside(&inner),
                _ => {}
            }
        }
        if let Some((at, pair)) = broken {
            span = word.to(at);
            let diagnostic = recover::broken_condition(at, pair.as_str());
            self.diagnostics.push(diagnostic);
        } else if condition.is_none() {
            self.diagnostics.push(recover::empty_condition(word));
        }
        Part {
            span,
            kind: PartKind::Condition(word, condition),
        }
    }

    fn remark_inside(&mut self, pair: &Pair<'_, Rule>) {
        let span = self.trimmed(pair);
        self.tree.remarks.push(span);
    }

    fn condition(&mut self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let alternatives = self.members(pair, Self::conjunction);
        single_or(alternatives, Condition::Any)
    }

    fn conjunction(&mut self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let members = self.members(pair, Self::negation);
        single_or(members, Condition::All)
    }

    fn members(
        &mut self,
        pair: Pair<'_, Rule>,
        read: fn(&mut Self, Pair<'_, Rule>) -> Option<Condition>,
    ) -> Vec<Condition> {
        let mut members = Vec::new();
        for inner in pair.into_inner() {
            if inner.as_rule() == Rule::remark {
                self.remark_inside(&inner);
            } else if let Some(member) = read(self, inner) {
                members.push(member);
            }
        }
        members
    }

    fn negation(&mut self, pair: Pair<'_, Rule>) -> Option<Condition> {
        let mut negated = false;
        let mut condition = None;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::not_word => negated = !negated,
                Rule::condition => condition = self.condition(inner),
                Rule::test => condition = self.test(inner).map(Condition::Test),
                Rule::remark => self.remark_inside(&inner),
                _ => {}
            }
        }
        let condition = condition?;
        Some(if negated {
            Condition::Not(Box::new(condition))
        } else {
            condition
        })
    }

    fn test(&mut self, pair: Pair<'_, Rule>) -> Option<Test> {
        let span = self.span_of(&pair);
        let mut operands = Vec::new();
        let mut comparison = None;
        for inner in pair.into_inner() {
            match inner.as_rule() {
                Rule::comparison => {
                    let words: Vec<&str> = inner.as_str().split_whitespace().collect();
                    comparison = Comparison::parse(&words.join(" "));
                }
                Rule::operand => operands.extend(self.operand(inner)),
                Rule::remark => self.remark_inside(&inner),
                _ => {}
            }
        }
        if operands.is_empty() {
            return None;
        }
        let left = operands.remove(0);
        Some(Test {
            span,
            left,
            right: comparison.map(|comparison| (comparison, operands)),
        })
    }

    fn operand(&mut self, pair: Pair<'_, Rule>) -> Option<Operand> {
        let inner = pair.into_inner().next()?;
        match inner.as_rule() {
            Rule::extreme => {
                let span = self.span_of(&inner);
                let lower = inner.as_str().starts_with("lower");
                let mut amounts = Vec::new();
                for member in inner.into_inner() {
                    if member.as_rule() == Rule::remark {
                        self.remark_inside(&member);
                    } else {
                        amounts.extend(self.simple(member));
                    }
                }
                let second = amounts.pop()?;
                let first = amounts.pop()?;
                Some(Operand::Extreme {
                    span,
                    lower,
                    first: Box::new(first),
                    second: Box::new(second),
                })
            }
            _ => self.simple(inner),
        }
    }

    fn simple(&mut self, pair: Pair<'_, Rule>) -> Option<Operand> {
        let inner = pair.into_inner().next()?;
        if inner.as_rule() == Rule::share {
            let span = self.span_of(&inner);
            let mut members = inner.into_inner();
            let percent = self.span_of(&members.next()?);
            let of = self.span_of(&members.find(|pair| pair.as_rule() == Rule::operand_name)?);
            return Some(Operand::Share { span, percent, of });
        }
        Some(Operand::Plain(self.part(inner)))
    }
}

fn block_end(block: &Block) -> Span {
    block
        .close
        .or(block.statements.last().map(|statement| statement.span))
        .unwrap_or(block.open)
}

fn single_or(
    mut members: Vec<Condition>,
    join: fn(Vec<Condition>) -> Condition,
) -> Option<Condition> {
    match members.len() {
        0 => None,
        1 => members.pop(),
        _ => Some(join(members)),
    }
}
