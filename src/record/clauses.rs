//! Clauses: where a statement stands in the law, where it was read, when it holds.

use super::Spanned;
use super::arguments::Cursor;
use super::clause::clause;
use super::mismatch::{apart_from_number, in_one_word};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::{Condition, Part, PartKind, Tree};
use crate::value::{Address, Citation, Date, Duration, LanguageTag};
use crate::vocabulary::{COMMON_CLAUSES, Word};

/// The clauses of one statement.
#[derive(Debug, Clone, Default)]
pub struct Clauses {
    /// The provisions that say so; the law is empty where the source leaves it out.
    pub under: Vec<Spanned<Citation>>,
    /// Where it was read.
    pub sources: Vec<NamedSource>,
    /// How many of them stand before the last `source`.
    pub(super) before: usize,
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
            if let Some(together) = apart_from_number(cursor.last(), extra, &cursor) {
                cursor.report(in_one_word(diagnostic, together));
                return false;
            }
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
