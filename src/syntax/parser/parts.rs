//! Parts of statements, and conditions.

use pest::iterators::Pair;

use super::{Builder, Rule};
use crate::syntax::condition::{Comparison, Condition, Operand, Test};
use crate::syntax::recover;
use crate::syntax::tree::{Part, PartKind};

impl Builder<'_> {
    pub(super) fn part(&mut self, pair: Pair<'_, Rule>) -> Part {
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
                    Rule::glued => recover::glued(span, pair.as_str()),
                    Rule::broken_provision => recover::broken_provision(span, pair.as_str()),
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
        let locator = inner
            .next()
            .map_or(word.after(), |locator| self.span_of(&locator));
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
                Rule::remark => self.remark(&inner),
                _ => {}
            }
        }
        if let Some((at, pair)) = broken {
            span = word.to(at);
            let diagnostic = recover::broken_condition(at, pair.as_str());
            self.diagnostics.push(diagnostic);
            for remark in pair.into_inner() {
                if remark.as_rule() == Rule::remark {
                    self.remark(&remark);
                }
            }
        } else if condition.is_none() {
            self.diagnostics.push(recover::empty_condition(word));
        }
        Part {
            span,
            kind: PartKind::Condition(word, condition),
        }
    }

    /// A remark is kept wherever it stands.
    pub(super) fn remark(&mut self, pair: &Pair<'_, Rule>) {
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
                self.remark(&inner);
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
                Rule::remark => self.remark(&inner),
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
                Rule::remark => self.remark(&inner),
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
                        self.remark(&member);
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
            let (mut percent, mut of) = (None, None);
            for member in inner.into_inner() {
                match member.as_rule() {
                    Rule::decimal => percent = Some(self.span_of(&member)),
                    Rule::operand_name => of = Some(self.span_of(&member)),
                    Rule::remark => self.remark(&member),
                    _ => {}
                }
            }
            let (percent, of) = (percent?, of?);
            return Some(Operand::Share { span, percent, of });
        }
        Some(Operand::Plain(self.part(inner)))
    }
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
