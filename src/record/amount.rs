//! Amounts that a law fixes.

use super::Value;
use super::arguments::{Cursor, name};
use super::literal::literal;
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::PartKind;
use crate::value::Amount;

/// Reads an amount; nothing where none begins here.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Option<Amount>, ()> {
    if cursor.word("not-in-law") {
        return Ok(Some(Amount::NotInLaw));
    }
    let higher = cursor.word("higher");
    if higher || cursor.word("lower") {
        let start = cursor.peek().map(|part| part.span);
        let of = cursor.word("of");
        let first = simple(cursor)?;
        let and = cursor.word("and");
        let second = simple(cursor)?;
        return match (of, first, and, second) {
            (true, Some(first), true, Some(second)) => {
                let (first, second) = (Box::new(first), Box::new(second));
                Ok(Some(if higher {
                    Amount::HigherOf(first, second)
                } else {
                    Amount::LowerOf(first, second)
                }))
            }
            _ => {
                if let Some(span) = start {
                    cursor.report(
                        Diagnostic::new(Code::WrongArgument, span, "these are not two amounts")
                            .help("write `higher of 10_000_000 EUR and 2 % of worldwide-turnover`"),
                    );
                }
                Err(())
            }
        };
    }
    simple(cursor)
}

fn simple(cursor: &mut Cursor<'_>) -> Result<Option<Amount>, ()> {
    let Some(part) = cursor.peek() else {
        return Ok(None);
    };
    if !matches!(part.kind, PartKind::Money(..) | PartKind::Percent(_)) {
        return Ok(None);
    }
    cursor.next();
    match literal(part, cursor.tree) {
        Ok(Value::Money(money)) => Ok(Some(Amount::Money(money))),
        Ok(Value::Percent(percent)) => {
            if cursor.word("of")
                && let Some(input) = name(cursor)
            {
                return Ok(Some(Amount::Share {
                    percent,
                    of: input.value,
                }));
            }
            cursor.report(
                Diagnostic::new(Code::MissingArgument, part.span, "a percentage of what?")
                    .help("write `2 % of worldwide-turnover`"),
            );
            Err(())
        }
        Ok(_) => Ok(None),
        Err(diagnostic) => {
            cursor.report(diagnostic);
            Err(())
        }
    }
}
