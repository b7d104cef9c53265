//! Clauses: where a statement stands in the law, where it was read, when it holds.

use super::arguments::{Cursor, language, name, provision, text};
use super::literal::literal;
use super::{Spanned, Value};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::source::Span;
use crate::syntax::{Condition, Part, PartKind, Tree};
use crate::value::{Address, Citation, Date, Duration, LanguageTag};
use crate::vocabulary::{COMMON_CLAUSES, GRADES, Word};

/// The clauses of one statement.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    /// The provisions that say so; the law is empty where the source leaves it out.
    pub under: Vec<Spanned<Citation>>,
    /// Where it was read.
    pub sources: Vec<NamedSource>,
    /// How many of them stand before the last `source`.
    before: usize,
    /// First day on which it holds.
    pub from: Option<Spanned<Date>>,
    /// First day, counted from a date of an act.
    pub from_after: Option<FromAfter>,
    /// Last day on which it holds.
    pub until: Option<Spanned<Date>>,
    /// `when`, and `unless` turned round.
    pub when: Option<Condition>,
    /// A period and the event it runs from.
    pub within: Option<Within>,
    /// How often.
    pub every: Option<Within>,
    /// Remarks for readers.
    pub notes: Vec<String>,
    /// The words of the provision.
    pub quotes: Vec<Quote>,
    /// A reason.
    pub because: Option<String>,
    /// Earlier names.
    pub renamed_from: Vec<Spanned<String>>,
}

/// A source as a statement names it.
#[derive(Debug, Clone)]
pub struct NamedSource {
    /// The id of a declared source, or an address.
    pub source: Result<Spanned<String>, Spanned<Address>>,
    /// The day of this check, where it differs from the declared one.
    pub checked: Option<Spanned<Date>>,
    /// The grade here, where it differs from the declared one.
    pub grade: Option<String>,
}

/// A period, and the event from which it runs.
#[derive(Debug, Clone)]
pub struct Within {
    /// How long.
    pub duration: Duration,
    /// From when.
    pub event: Option<Spanned<String>>,
    /// A text behind it, which belongs to the statement.
    pub text: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// `24 months after LAW published`.
#[derive(Debug, Clone)]
pub struct FromAfter {
    /// How long after.
    pub duration: Duration,
    /// The act.
    pub law: Spanned<String>,
    /// Which of its dates: `published`, `in-force`, `applies` or `adopted`.
    pub date: Spanned<String>,
}

/// Words of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Their language.
    pub language: Option<LanguageTag>,
    /// The words.
    pub text: String,
}

impl Clauses {
    /// Whether no clause of the given kinds that children inherit is there.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !self.sources.is_empty()
    }
}

/// Splits parts into what belongs to the keyword and what belongs to each clause.
pub(super) fn split(parts: &[Part]) -> (&[Part], Vec<&[Part]>) {
    let begins = |part: &Part| matches!(part.kind, PartKind::Clause | PartKind::Condition(..));
    let first = parts.iter().position(begins).unwrap_or(parts.len());
    let (own, mut rest) = parts.split_at(first);
    let mut clauses = Vec::new();
    while !rest.is_empty() {
        let end = rest[1..]
            .iter()
            .position(begins)
            .map_or(rest.len(), |at| at + 1);
        let (clause, after) = rest.split_at(end);
        clauses.push(clause);
        rest = after;
    }
    (own, clauses)
}

/// Reads the clauses of a statement of the given word; false where one of them is wrong. What speaks
/// of a source that could not be read is not blamed for having none.
pub(super) fn read_all(
    tree: &Tree,
    word: &Word,
    parts: &[&[Part]],
    mut source_lost: bool,
    clauses: &mut Clauses,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut whole = true;
    for clause in parts {
        let name = clause.first().map_or("", |head| tree.slice(head.span));
        if source_lost && matches!(name, "checked" | "grade") {
            continue;
        }
        let read = read(tree, word, clause, clauses, diagnostics);
        source_lost = name == "source" && !read;
        whole &= read;
    }
    whole
}

/// Reads one clause that stands on a statement of the given word.
fn read(
    tree: &Tree,
    word: &Word,
    parts: &[Part],
    clauses: &mut Clauses,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let Some((head, arguments)) = parts.split_first() else {
        return true;
    };
    if let PartKind::Condition(at, condition) = &head.kind {
        let name = tree.slice(*at);
        if !word.takes_clause(name) {
            diagnostics.push(misplaced(word, name, *at));
            return false;
        }
        let Some(condition) = condition else {
            return false;
        };
        let condition = if name == "unless" {
            Condition::Not(condition.clone())
        } else {
            (**condition).clone()
        };
        clauses.when = Some(match clauses.when.take() {
            None => condition,
            Some(before) => Condition::All(vec![before, condition]),
        });
        return true;
    }
    let name = tree.slice(head.span);
    if !word.takes_clause(name) {
        diagnostics.push(misplaced(word, name, head.span));
        return false;
    }
    read_named(tree, name, head.span, arguments, clauses, diagnostics)
}

/// Reads the clause of that name, whether it stands on a statement or in a block of its own.
pub(super) fn read_named(
    tree: &Tree,
    name: &str,
    keyword: Span,
    arguments: &[Part],
    clauses: &mut Clauses,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    if arguments
        .iter()
        .any(|part| matches!(part.kind, PartKind::Broken))
    {
        return false;
    }
    let before = diagnostics.len();
    let mut cursor = Cursor::new(tree, arguments, diagnostics);
    let read = clause(name, keyword, &mut cursor, clauses);
    if cursor.broke_off {
        return false;
    }
    if read.is_none() && cursor.diagnostics.len() > before {
        return false;
    }
    match (read, cursor.peek()) {
        (Some(()), Some(extra)) => {
            let diagnostic = Diagnostic::new(
                Code::WrongArgument,
                extra.span,
                format!("`{name}` takes nothing more after this point"),
            );
            let text = cursor.text(extra.span);
            let list = matches!(name, "under" | "source" | "renamed-from");
            cursor.report(if list && matches!(text, "and" | "or") {
                diagnostic
                    .help(format!(
                        "separate the members of a list by commas, without `{text}`"
                    ))
                    .replace(",")
            } else {
                diagnostic.help(format!("it is written `{}`", spelling(name)))
            });
            false
        }
        (Some(()), None) => true,
        (None, Some(number))
            if matches!(name, "within" | "every") && matches!(number.kind, PartKind::Number) =>
        {
            let text = cursor.text(number.span);
            cursor.report(
                Diagnostic::new(
                    Code::WrongArgument,
                    number.span,
                    format!("`{text}` is followed by no unit of time that is known"),
                )
                .help("write seconds, min, h, days, working days, weeks, months or years, such as `24h` or `1 month`"),
            );
            false
        }
        (None, Some(part))
            if matches!(name, "source" | "renamed-from") && matches!(part.kind, PartKind::Code) =>
        {
            let text = cursor.text(part.span);
            let small = text.to_lowercase();
            cursor.report(
                Diagnostic::new(
                    Code::WrongArgument,
                    part.span,
                    format!("`{text}` is not a name"),
                )
                .help(format!("a name is written in small letters: `{small}`"))
                .replace(small),
            );
            false
        }
        (None, next) => {
            let span = next.map_or(keyword, |part| part.span);
            cursor.report(
                Diagnostic::new(
                    Code::WrongArgument,
                    span,
                    format!("`{name}` is not written like this"),
                )
                .help(format!("it is written `{}`", spelling(name))),
            );
            false
        }
    }
}

fn clause(
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

fn misplaced(word: &Word, clause: &str, span: Span) -> Diagnostic {
    let mut known: Vec<&str> = COMMON_CLAUSES.to_vec();
    known.extend(word.clauses);
    Diagnostic::new(
        Code::MisplacedClause,
        span,
        format!("`{clause}` cannot stand on `{}`", word.name),
    )
    .help(format!("`{}` takes {}", word.name, known.join(", ")))
}

fn spelling(clause: &str) -> &'static str {
    match clause {
        "under" => "under LAW art 35(1), art 36",
        "source" => "source ID, ID",
        "checked" => "checked 2026-09-03",
        "grade" => "grade official",
        "from" => "from 2026-04-03`, or `from 24 months after LAW published",
        "until" => "until 2026-04-02",
        "within" => "within 24h of awareness",
        "every" => "every 15 days",
        "note" => "note \"text\"",
        "quote" => "quote nl \"text\"",
        "because" => "because \"text\"",
        "renamed-from" => "renamed-from OLD-NAME",
        _ => "when CONDITION",
    }
}
