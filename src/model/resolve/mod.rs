//! Conditions as they are written, with their names resolved and their comparisons checked.

mod entity;
mod input;

use super::condition::{Condition, Relation};
use super::names::Names;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{Owner, Spanned};
use crate::source::Span;
use crate::syntax::{Comparison, Condition as Written, Operand, PartKind, Test, Tree};

/// Reads conditions of one file.
pub(super) struct Resolver<'a> {
    pub(super) tree: &'a Tree,
    pub(super) owner: Option<&'a Owner>,
    pub(super) names: &'a Names,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// The condition, or nothing where it has an error; the error is reported.
    pub(super) fn condition(&mut self, written: &Written) -> Option<Condition> {
        match written {
            Written::Any(members) => self.members(members).map(|of| Condition::Any { of }),
            Written::All(members) => self.members(members).map(|of| Condition::All { of }),
            Written::Not(member) => self.condition(member).map(|member| Condition::Not {
                of: Box::new(member),
            }),
            Written::Test(test) => self.test(test),
        }
    }

    /// All members are looked at, so that each error is found.
    fn members(&mut self, members: &[Written]) -> Option<Vec<Condition>> {
        let read: Vec<Option<Condition>> = members
            .iter()
            .map(|member| self.condition(member))
            .collect();
        read.into_iter().collect()
    }

    fn test(&mut self, test: &Test) -> Option<Condition> {
        let Some(name) = self.left_name(&test.left) else {
            let span = test.left.span();
            self.wrong(
                span,
                "a comparison begins with the name of an input".to_owned(),
            );
            return None;
        };
        match (name.value.as_str(), &test.right) {
            ("activity", Some((comparison, right))) => self.activity(test.span, *comparison, right),
            ("size", Some((comparison, right))) => self.size(test.span, *comparison, right),
            ("class", Some((comparison, right))) => self.class(test.span, *comparison, right),
            ("activity" | "size" | "class", None) => {
                self.wrong(
                    test.span,
                    format!("`{}` has to be compared with something", name.value),
                );
                None
            }
            (_, right) => self.input(test.span, &name, right.as_ref()),
        }
    }

    fn left_name(&self, operand: &Operand) -> Option<Spanned<String>> {
        match operand {
            Operand::Plain(part) if matches!(part.kind, PartKind::Name) => Some(Spanned {
                value: self.tree.slice(part.span).to_owned(),
                span: part.span,
            }),
            _ => None,
        }
    }

    /// Whether a comparison by `is` or `in` is negated; any other comparison
    /// is reported with `message`, and `None`.
    fn negated(
        &mut self,
        span: Span,
        comparison: Comparison,
        message: impl FnOnce() -> String,
    ) -> Option<bool> {
        match comparison {
            Comparison::Is | Comparison::In => Some(false),
            Comparison::IsNot | Comparison::NotIn => Some(true),
            _ => {
                self.wrong(span, message());
                None
            }
        }
    }

    fn wrong(&mut self, span: Span, message: String) {
        self.diagnostics.push(
            Diagnostic::new(Code::WrongComparison, span, message).help(
                "write `activity in …`, `size at least medium`, `class is …`, a yes-or-no input by its name, or an input and what it is compared with",
            ),
        );
    }
}

fn negate(condition: Condition, negated: bool) -> Condition {
    if negated {
        Condition::Not {
            of: Box::new(condition),
        }
    } else {
        condition
    }
}

fn relation(comparison: Comparison) -> Relation {
    match comparison {
        Comparison::Is | Comparison::In => Relation::Is,
        Comparison::IsNot | Comparison::NotIn => Relation::IsNot,
        Comparison::AtLeast => Relation::AtLeast,
        Comparison::MoreThan => Relation::MoreThan,
        Comparison::AtMost => Relation::AtMost,
        Comparison::LessThan => Relation::LessThan,
    }
}
