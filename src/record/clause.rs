//! What each kind of clause takes.

use super::arguments::{Cursor, name, provision, text};
use super::clauses::{Clauses, FromAfter, NamedSource, Quote, Within};
use super::codes::language;
use super::literal::literal;
use super::{Spanned, Value};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::source::Span;
use crate::syntax::PartKind;
use crate::value::{Citation, Date};
use crate::vocabulary::GRADES;

/// Reads what follows the word of a clause; nothing where that is not spelled like this clause.
pub(super) fn clause(
    clause: &str,
    keyword: Span,
    cursor: &mut Cursor<'_>,
    clauses: &mut Clauses,
) -> Option<()> {
    match clause {
        "under" => {
            let mut law = String::new();
            let cited = cursor.list(|cursor| citation(cursor, &mut law));
            (!cited.is_empty()).then_some(())?;
            clauses.under.extend(cited);
        }
        "source" => {
            let named = cursor.list(source);
            (!named.is_empty()).then_some(())?;
            clauses.before = clauses.sources.len();
            clauses.sources.extend(named);
        }
        "checked" => {
            let date = day(cursor)?;
            attach(clauses, keyword, cursor, |source| {
                source.checked = Some(date.clone())
            })?;
        }
        "grade" => {
            let grade = name(cursor)?;
            if GRADES.contains(&grade.value.as_str()) {
                attach(clauses, keyword, cursor, |source| {
                    source.grade = Some(grade.value.clone());
                })?;
            } else {
                let diagnostic = Diagnostic::new(
                    Code::UnknownChoice,
                    grade.span,
                    format!("`{}` is not a grade of evidence", grade.value),
                );
                cursor.report(match closest(&grade.value, GRADES.iter().copied()) {
                    Some(hint) => diagnostic
                        .help(format!("did you mean `{hint}`?"))
                        .replace(hint),
                    None => diagnostic.help(format!("write one of {}", GRADES.join(", "))),
                });
                return None;
            }
        }
        "from" => {
            if matches!(cursor.peek()?.kind, PartKind::Duration(..)) {
                clauses.from_after = Some(from_after(cursor)?);
            } else {
                clauses.from = Some(day(cursor)?);
            }
        }
        "until" => clauses.until = Some(day(cursor)?),
        "within" => clauses.within = Some(within(cursor)?),
        "every" => clauses.every = Some(within(cursor)?),
        "note" => {
            let quote = quote(cursor)?;
            clauses.notes.push(quote.text);
        }
        "quote" => {
            let quote = quote(cursor)?;
            clauses.quotes.push(quote);
        }
        "because" => clauses.because = Some(text(cursor, true)?),
        "renamed-from" => {
            let names = cursor.list(name);
            (!names.is_empty()).then_some(())?;
            clauses.renamed_from.extend(names);
        }
        _ => return None,
    }
    Some(())
}

/// `checked` and `grade` speak of every source that the clause before them named.
fn attach(
    clauses: &mut Clauses,
    keyword: Span,
    cursor: &mut Cursor<'_>,
    change: impl Fn(&mut NamedSource),
) -> Option<()> {
    if clauses.sources.is_empty() {
        cursor.report(
            Diagnostic::new(
                Code::MisplacedClause,
                keyword,
                "there is no `source` before this that it could speak of",
            )
            .help("write `source ID checked DATE grade GRADE`, in this order"),
        );
        return None;
    }
    clauses
        .sources
        .iter_mut()
        .skip(clauses.before)
        .for_each(change);
    Some(())
}

fn source(cursor: &mut Cursor<'_>) -> Option<NamedSource> {
    if let Some(name) = name(cursor) {
        return Some(NamedSource {
            source: Ok(name),
            checked: None,
            grade: None,
        });
    }
    let part = cursor
        .peek()
        .filter(|part| matches!(part.kind, PartKind::Address))?;
    cursor.next();
    match literal(part, cursor.tree) {
        Ok(Value::Address(address)) => Some(NamedSource {
            source: Err(Spanned {
                value: address,
                span: part.span,
            }),
            checked: None,
            grade: None,
        }),
        Ok(_) => None,
        Err(diagnostic) => {
            cursor.report(diagnostic);
            None
        }
    }
}

/// A law and its provisions; the law carries over from the citation before.
fn citation(cursor: &mut Cursor<'_>, law: &mut String) -> Option<Spanned<Citation>> {
    let start = cursor.peek()?.span;
    let mut end = start;
    let named = name(cursor);
    if let Some(name) = &named {
        law.clone_from(&name.value);
        end = name.span;
    }
    let mut provisions = Vec::new();
    while let Some(at) = cursor.peek().map(|part| part.span) {
        let Some(provision) = provision(cursor) else {
            break;
        };
        provisions.push(provision);
        end = at;
    }
    (named.is_some() || !provisions.is_empty()).then(|| Spanned {
        value: Citation {
            law: law.clone(),
            provisions,
        },
        span: start.to(end),
    })
}

fn day(cursor: &mut Cursor<'_>) -> Option<Spanned<Date>> {
    let part = cursor.peek()?;
    if !matches!(part.kind, PartKind::Date) {
        return None;
    }
    cursor.next();
    match literal(part, cursor.tree) {
        Ok(Value::Date(value)) => Some(Spanned {
            value,
            span: part.span,
        }),
        Ok(_) => None,
        Err(diagnostic) => {
            cursor.report(diagnostic);
            // Reported: a placeholder would be a wrong date, so the clause stays unread.
            None
        }
    }
}

fn from_after(cursor: &mut Cursor<'_>) -> Option<FromAfter> {
    let part = cursor.next()?;
    let Ok(Value::Duration(duration)) = literal(part, cursor.tree) else {
        return None;
    };
    if !cursor.word("after") {
        return None;
    }
    let law = name(cursor)?;
    let date = name(cursor)?;
    matches!(
        date.value.as_str(),
        "published" | "in-force" | "applies" | "adopted"
    )
    .then_some(FromAfter {
        duration,
        law,
        date,
    })
}

fn within(cursor: &mut Cursor<'_>) -> Option<Within> {
    let part = cursor.peek()?;
    if !matches!(part.kind, PartKind::Duration(..)) {
        return None;
    }
    cursor.next();
    let duration = match literal(part, cursor.tree) {
        Ok(Value::Duration(duration)) => duration,
        Ok(_) => return None,
        Err(diagnostic) => {
            cursor.report(diagnostic);
            return None;
        }
    };
    let event = if cursor.word("of") || cursor.word("after") {
        Some(name(cursor)?)
    } else {
        None
    };
    let text = text(cursor, false);
    Some(Within {
        duration,
        event,
        text,
        span: part.span,
    })
}

fn quote(cursor: &mut Cursor<'_>) -> Option<Quote> {
    let language = match name(cursor) {
        Some(tag) => Some(language(&tag, cursor).ok()?),
        None => None,
    };
    Some(Quote {
        language,
        text: text(cursor, true)?,
    })
}
