//! The facts and expectations of examples.

use super::arguments::{Cursor, name};
use super::literal::literal;
use super::{Spanned, Value};
use crate::syntax::PartKind;

/// One fact of an example: `staff 60`, `designated-essential`, `not critical-entity`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Whether it speaks of an enterprise linked to the organisation: `linked staff 400`.
    pub linked: bool,
    /// The input, or `activity`.
    pub input: Spanned<String>,
    /// Its value; a yes-or-no input by its name alone is yes.
    pub value: Spanned<Value>,
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
    let linked = first.value == "linked";
    if linked {
        first = name(cursor)?;
    }
    if first.value == "not"
        && let Some(input) = name(cursor)
    {
        let span = first.span;
        return Some(Given {
            linked,
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
        linked,
        input: first,
        value,
    })
}

pub(super) fn expected(cursor: &mut Cursor<'_>) -> Option<Expected> {
    let what = name(cursor)?;
    let name = name(cursor);
    Some(Expected { what, name })
}
