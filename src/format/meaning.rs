//! Whether two trees say the same.

use super::lines::Lines;
use super::prose;
use super::words::unit_words;
use crate::source::Span;
use crate::syntax::{Block, Condition, Operand, Part, PartKind, Statement, Test, Tree};

/// Whether two trees say the same in the same order, whatever their white space, line breaks and
/// remarks.
#[must_use]
pub fn same_meaning(a: &Tree, b: &Tree) -> bool {
    let pair = Pair { a, b };
    let lines = |a: &Span, b: &Span| pair.lines(*a, *b);
    pair.statements(&a.statements, &b.statements) && all(&a.unreadable, &b.unreadable, lines)
}

fn all<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

fn both<T>(a: Option<&T>, b: Option<&T>, same: impl Fn(&T, &T) -> bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    }
}

struct Pair<'t> {
    a: &'t Tree,
    b: &'t Tree,
}

impl Pair<'_> {
    fn statements(&self, a: &[Statement], b: &[Statement]) -> bool {
        all(a, b, |a, b| {
            self.text(a.keyword, b.keyword)
                && all(&a.parts, &b.parts, |a, b| self.part(a, b))
                && both(a.block.as_ref(), b.block.as_ref(), |a, b| self.block(a, b))
        })
    }

    fn block(&self, a: &Block, b: &Block) -> bool {
        a.broken == b.broken
            && a.close.is_some() == b.close.is_some()
            && self.statements(&a.statements, &b.statements)
    }

    fn part(&self, a: &Part, b: &Part) -> bool {
        use PartKind::{Broken, Condition, Duration, Money, Percent, Prose, Provision, Quantity};
        match (&a.kind, &b.kind) {
            (Percent(a), Percent(b)) => self.text(*a, *b),
            (Money(a, x), Money(b, y)) | (Quantity(a, x), Quantity(b, y)) => {
                self.text(*a, *b) && self.text(*x, *y)
            }
            (Duration(a, x), Duration(b, y)) => {
                self.text(*a, *b) && unit_words(self.a.slice(*x)) == unit_words(self.b.slice(*y))
            }
            (Provision(a, x), Provision(b, y)) => {
                let number = |text| crate::value::Provision::canonical_number(text);
                self.text(*a, *b) && number(self.a.slice(*x)) == number(self.b.slice(*y))
            }
            (Prose, Prose) => {
                prose::content(self.a.slice(a.span)) == prose::content(self.b.slice(b.span))
            }
            (Condition(v, None), Condition(w, None)) => {
                self.text(*v, *w) && self.lines(a.span, b.span)
            }
            (Condition(v, x), Condition(w, y)) => {
                self.text(*v, *w) && both(x.as_deref(), y.as_deref(), |a, b| self.condition(a, b))
            }
            (Broken, Broken) => self.lines(a.span, b.span),
            (x, y) => {
                std::mem::discriminant(x) == std::mem::discriminant(y) && self.text(a.span, b.span)
            }
        }
    }

    fn condition(&self, a: &Condition, b: &Condition) -> bool {
        match (a, b) {
            (Condition::Any(a), Condition::Any(b)) | (Condition::All(a), Condition::All(b)) => {
                all(a, b, |a, b| self.condition(a, b))
            }
            (Condition::Not(a), Condition::Not(b)) => self.condition(a, b),
            (Condition::Test(a), Condition::Test(b)) => self.test(a, b),
            _ => false,
        }
    }

    fn test(&self, a: &Test, b: &Test) -> bool {
        self.operand(&a.left, &b.left)
            && both(a.right.as_ref(), b.right.as_ref(), |(a, x), (b, y)| {
                a == b && all(x, y, |x, y| self.operand(x, y))
            })
    }

    fn operand(&self, a: &Operand, b: &Operand) -> bool {
        match (a, b) {
            (Operand::Plain(a), Operand::Plain(b)) => self.part(a, b),
            (
                Operand::Share {
                    percent: a, of: x, ..
                },
                Operand::Share {
                    percent: b, of: y, ..
                },
            ) => self.text(*a, *b) && self.text(*x, *y),
            (
                Operand::Extreme {
                    lower: a,
                    first: v,
                    second: x,
                    ..
                },
                Operand::Extreme {
                    lower: b,
                    first: w,
                    second: y,
                    ..
                },
            ) => a == b && self.operand(v, w) && self.operand(x, y),
            _ => false,
        }
    }

    fn text(&self, a: Span, b: Span) -> bool {
        self.a.slice(a) == self.b.slice(b)
    }

    /// Whether two texts differ in nothing but how their lines end.
    fn lines(&self, a: Span, b: Span) -> bool {
        let (a, b) = (Lines::new(self.a.slice(a)), Lines::new(self.b.slice(b)));
        a.count() == b.count() && (0..a.count()).all(|line| a.text(line) == b.text(line))
    }
}
