//! Conditions as they are written: `activity in annex I and size at least medium`.

use super::tree::Part;
use crate::source::Span;

/// A condition; its meaning is given in [`crate::decide`].
#[derive(Debug, Clone)]
pub enum Condition {
    /// One of them holds.
    Any(Vec<Condition>),
    /// All of them hold.
    All(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// A comparison, or a yes-or-no input by its name.
    Test(Test),
}

/// `left comparison right, right …`, or `left` alone.
#[derive(Debug, Clone)]
pub struct Test {
    /// The whole test.
    pub span: Span,
    /// What is compared.
    pub left: Operand,
    /// With what; none for a yes-or-no input.
    pub right: Option<(Comparison, Vec<Operand>)>,
}

/// How two operands are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `in`
    In,
    /// `not in`
    NotIn,
    /// `at least`
    AtLeast,
    /// `more than`
    MoreThan,
    /// `at most`
    AtMost,
    /// `less than`
    LessThan,
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub enum Operand {
    /// A literal, a name or a code.
    Plain(Part),
    /// `5 % of turnover`: the number and the name of the input.
    Share {
        /// The whole operand.
        span: Span,
        /// The number before `%`.
        percent: Span,
        /// The input.
        of: Span,
    },
    /// `lower of A and B`, `higher of A and B`.
    Extreme {
        /// The whole operand.
        span: Span,
        /// Whether the lower of the two is meant.
        lower: bool,
        /// The first amount.
        first: Box<Operand>,
        /// The second amount.
        second: Box<Operand>,
    },
}

impl Comparison {
    /// Reads the words of a comparison.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        Some(match words {
            "is" => Self::Is,
            "is not" => Self::IsNot,
            "in" => Self::In,
            "not in" => Self::NotIn,
            "at least" => Self::AtLeast,
            "more than" => Self::MoreThan,
            "at most" => Self::AtMost,
            "less than" => Self::LessThan,
            _ => return None,
        })
    }
}

impl Operand {
    /// Where the operand stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Operand::Plain(part) => part.span,
            Operand::Share { span, .. } | Operand::Extreme { span, .. } => *span,
        }
    }
}
