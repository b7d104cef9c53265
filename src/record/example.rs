//! The facts and expectations of examples.

use super::arguments::{Cursor, name};
use super::literal::literal;
use super::{Spanned, Value};
use crate::syntax::PartKind;
use crate::value::Percent;

/// One fact of an example: `staff 60`, `designated-essential`, `not critical-entity`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Of what else than the organisation today it speaks: `linked staff 400`.
    pub of: Option<Of>,
    /// The input, or `activity`.
    pub input: Spanned<String>,
    /// Its value; a yes-or-no input by its name alone is yes.
    pub value: Spanned<Value>,
}

/// What a line of an example speaks of, other than the organisation in its latest year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// An enterprise linked to it.
    Linked,
    /// A partner, with the share of capital or votes.
    Partner(Percent),
    /// The year before; a second such line speaks of the year before that.
    YearBefore,
}

/// What an example expects: an outcome, or `rule`, `regime`, `stage` and so on with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The first word.
    pub what: Spanned<String>,
    /// What it is about.
    pub name: Option<Spanned<String>>,
}

pub(super) fn given(cursor: &mut Cursor<'_>) -> Option<Given> {
    let mut first = name(cursor)?;
    let of = match first.value.as_str() {
        "linked" => Some(Of::Linked),
        "year-before" => Some(Of::YearBefore),
        "partner" => Some(Of::Partner(share(cursor)?)),
        _ => None,
    };
    if of.is_some() {
        first = name(cursor)?;
    }
    if first.value == "not"
        && let Some(input) = name(cursor)
    {
        let span = first.span;
        return Some(Given {
            of,
            input,
            value: Spanned {
                value: Value::YesNo(false),
                span,
            },
        });
    }
    let part = cursor
        .peek()
        .filter(|part| !matches!(part.kind, PartKind::Comma));
    let value = match part {
        None => Spanned {
            value: Value::YesNo(true),
            span: first.span,
        },
        Some(part) => {
            cursor.next();
            match literal(part, cursor.tree) {
                Ok(value) => Spanned {
                    value,
                    span: part.span,
                },
                Err(diagnostic) => {
                    cursor.report(diagnostic);
                    return None;
                }
            }
        }
    };
    Some(Given {
        of,
        input: first,
        value,
    })
}

/// The share of a partner: `partner 30 % staff 40`.
fn share(cursor: &mut Cursor<'_>) -> Option<Percent> {
    let part = cursor.peek()?;
    match literal(part, cursor.tree) {
        Ok(Value::Percent(share)) => {
            cursor.next();
            Some(share)
        }
        _ => None,
    }
}

pub(super) fn expected(cursor: &mut Cursor<'_>) -> Option<Expected> {
    let what = name(cursor)?;
    let name = name(cursor);
    Some(Expected { what, name })
}
