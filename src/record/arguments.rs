//! Matching what follows a keyword with what the vocabulary says it takes.

use super::codes::{check_id, choice, country_code, currency, language};
use super::literal::{dedent, literal, unescape};
use super::{Record, Spanned, Value, amount, example, mismatch};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::{Part, PartKind, Tree};
use crate::value::Provision;
use crate::vocabulary::{Slot, Word};

/// Reads the parts of one statement, one after the other.
pub(super) struct Cursor<'a> {
    pub(super) tree: &'a Tree,
    parts: &'a [Part],
    pub(super) at: usize,
    /// Whether a list broke off, which has been reported.
    pub(super) broke_off: bool,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(
        tree: &'a Tree,
        parts: &'a [Part],
        diagnostics: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            tree,
            parts,
            at: 0,
            broke_off: false,
            diagnostics,
        }
    }

    pub(super) fn peek(&self) -> Option<&'a Part> {
        self.parts.get(self.at)
    }

    /// The part that was taken last.
    pub(super) fn last(&self) -> Option<&'a Part> {
        self.parts.get(self.at.checked_sub(1)?)
    }

    pub(super) fn next(&mut self) -> Option<&'a Part> {
        let part = self.parts.get(self.at)?;
        self.at += 1;
        Some(part)
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        self.tree.slice(span)
    }

    /// Takes the next part if it is exactly this word.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let found = self.peek().is_some_and(|part| {
            matches!(part.kind, PartKind::Name) && self.text(part.span) == word
        });
        if found {
            self.at += 1;
        }
        found
    }

    pub(super) fn comma(&mut self) -> bool {
        let found = self
            .peek()
            .is_some_and(|part| matches!(part.kind, PartKind::Comma));
        if found {
            self.at += 1;
        }
        found
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// One or more of something, separated by commas.
    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Option<T>) -> Vec<T> {
        let mut members = Vec::new();
        loop {
            match read(self) {
                Some(member) => members.push(member),
                None => {
                    self.break_off();
                    break;
                }
            }
            if !self.comma() {
                break;
            }
        }
        members
    }

    /// Says that nothing of its kind follows the last comma of a list.
    fn break_off(&mut self) {
        if let Some(comma) = self
            .last()
            .filter(|part| matches!(part.kind, PartKind::Comma))
        {
            self.broke_off = true;
            self.report(
                Diagnostic::new(
                    Code::MissingArgument,
                    comma.span,
                    "nothing follows this comma that belongs to the list",
                )
                .help("remove the comma, or write the next member of the list behind it"),
            );
        }
    }
}

/// Matches all parts before the first clause. Gives the values and whether something was wrong.
pub(super) fn read(
    word: &'static Word,
    keyword: Span,
    cursor: &mut Cursor<'_>,
) -> (Vec<Spanned<Value>>, bool) {
    let mut values = Vec::new();
    // A word such as `by` or `up-to`, after which something must follow.
    let mut announced: Option<(&str, Span)> = None;
    for slot in word.shape {
        let (slot, optional) = match slot {
            Slot::Maybe(inner) => (*inner, true),
            other => (other, false),
        };
        let before = cursor.at;
        let start = cursor.peek().map_or(keyword.after(), |part| part.span);
        match value(slot, cursor) {
            _ if cursor.broke_off => return (values, true),
            Ok(Some(value)) => {
                let end = cursor.parts[..cursor.at]
                    .last()
                    .map_or(start, |part| part.span);
                let span = start.to(end);
                announced = match slot {
                    Slot::Word(word) => Some((*word, span)),
                    _ => None,
                };
                values.push(Spanned { value, span });
            }
            Ok(None) if optional && announced.is_none() => cursor.at = before,
            Ok(None) => {
                cursor.at = before;
                let (name, at) = announced.unwrap_or((word.name, keyword));
                let found = mismatch::lacking(word, name, slot, at, cursor.peek(), cursor);
                cursor.report(found);
                return (values, true);
            }
            Err(()) => return (values, true),
        }
    }
    if let Some(extra) = cursor.peek() {
        let found = mismatch::extra(word, extra, cursor.last(), cursor);
        cursor.report(found);
        return (values, true);
    }
    (values, false)
}

/// Reads one slot. `Ok(None)`: what stands there is not of this slot. `Err`: it is, but it is wrong,
/// and that has been reported.
fn value(slot: &Slot, cursor: &mut Cursor<'_>) -> Result<Option<Value>, ()> {
    Ok(match slot {
        Slot::New(_) => match name(cursor).or_else(|| lone_word(cursor)) {
            Some(name) => {
                check_id(&name, cursor)?;
                Some(Value::Name(name.value))
            }
            None => None,
        },
        Slot::Ref(_) => name(cursor).map(|name| Value::Name(name.value)),
        Slot::Refs(_) => non_empty(cursor.list(name)).map(Value::Names),
        Slot::Text => text(cursor, false).map(Value::Text),
        Slot::Prose => text(cursor, true).map(Value::Text),
        Slot::Texts => non_empty(cursor.list(|cursor| text(cursor, false))).map(Value::Texts),
        Slot::LanguageTexts => language_texts(cursor)?,
        Slot::Language => match name(cursor) {
            Some(tag) => Some(Value::Language(language(&tag, cursor)?)),
            None => None,
        },
        Slot::Languages => {
            let tags = cursor.list(name);
            let mut languages = Vec::new();
            for tag in &tags {
                languages.push(language(tag, cursor)?);
            }
            non_empty(languages).map(Value::Languages)
        }
        Slot::Country => match code(cursor) {
            Some(country) => Some(Value::Country(country_code(&country, cursor)?)),
            None => None,
        },
        Slot::Countries => {
            let codes = cursor.list(code);
            let mut countries = Vec::new();
            for code in &codes {
                countries.push(country_code(code, cursor)?);
            }
            non_empty(countries).map(Value::Countries)
        }
        Slot::Currency => match code(cursor) {
            Some(found) => Some(Value::Currency(currency(&found, cursor)?)),
            None => None,
        },
        Slot::Choice(words) => match name(cursor) {
            Some(name) => Some(Value::Word(choice(name, words, cursor)?.value)),
            None => None,
        },
        Slot::Choices(words) => {
            let names = cursor.list(name);
            let mut chosen = Vec::new();
            for name in names {
                chosen.push(choice(name, words, cursor)?);
            }
            non_empty(chosen).map(Value::Words)
        }
        Slot::ChoiceOrRef(..) => name(cursor).map(|name| Value::Words(vec![name])),
        Slot::ChoicesOrRefs(..) => non_empty(cursor.list(name)).map(Value::Words),
        Slot::Word(word) => cursor.word(word).then(|| Value::Word((*word).to_owned())),
        Slot::Words(words) => words
            .iter()
            .all(|word| cursor.word(word))
            .then(|| Value::Word(words.join(" "))),
        Slot::YesNo => {
            if cursor.word("yes") {
                Some(Value::YesNo(true))
            } else {
                cursor.word("no").then_some(Value::YesNo(false))
            }
        }
        Slot::Unit => match name(cursor).or_else(|| code(cursor)) {
            Some(unit) => Some(Value::Word(unit.value)),
            None => None,
        },
        Slot::Amount => amount::read(cursor)?.map(Value::Amount),
        Slot::Provisions => provisions(cursor),
        Slot::Given => {
            let facts = cursor.list(example::given);
            other_alone(&facts, cursor)?;
            non_empty(facts).map(Value::Given)
        }
        Slot::Expected => example::expected(cursor).map(Value::Expected),
        Slot::Date | Slot::Number | Slot::Address | Slot::Celex | Slot::Period | Slot::Literal => {
            literal_of(slot, cursor)?
        }
        Slot::Maybe(inner) => value(inner, cursor)?,
    })
}

/// A line of an example speaks of one enterprise in one year, told by its first word.
fn other_alone(facts: &[example::Given], cursor: &mut Cursor<'_>) -> Result<(), ()> {
    match facts.iter().skip(1).find(|fact| fact.of.is_some()) {
        None => Ok(()),
        Some(fact) => {
            cursor.report(
                Diagnostic::new(
                    Code::WrongArgument,
                    fact.input.span,
                    "another enterprise, or an earlier year, stands on a line of its own",
                )
                .help("end this line before it and begin another: `given linked staff 500, turnover 90_000_000 EUR`"),
            );
            Err(())
        }
    }
}

fn literal_of(slot: &Slot, cursor: &mut Cursor<'_>) -> Result<Option<Value>, ()> {
    let Some(part) = cursor.peek() else {
        return Ok(None);
    };
    let fits = match slot {
        Slot::Date => matches!(part.kind, PartKind::Date),
        Slot::Number => matches!(part.kind, PartKind::Number),
        Slot::Address => matches!(part.kind, PartKind::Address),
        Slot::Celex => matches!(part.kind, PartKind::Celex),
        Slot::Period => matches!(part.kind, PartKind::Duration(..)),
        _ => true,
    };
    if !fits {
        return Ok(None);
    }
    cursor.next();
    literal(part, cursor.tree)
        .map(Some)
        .map_err(|diagnostic| cursor.report(diagnostic))
}

fn non_empty<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

pub(super) fn name(cursor: &mut Cursor<'_>) -> Option<Spanned<String>> {
    let part = cursor.peek()?;
    if !matches!(part.kind, PartKind::Name) {
        return None;
    }
    cursor.next();
    Some(Spanned {
        value: cursor.text(part.span).to_owned(),
        span: part.span,
    })
}

/// `annex`, the provision without a number, is a name where one is wanted.
fn lone_word(cursor: &mut Cursor<'_>) -> Option<Spanned<String>> {
    let part = cursor.peek()?;
    let PartKind::Provision(word, number) = part.kind else {
        return None;
    };
    if number.start != number.end {
        return None;
    }
    cursor.next();
    Some(Spanned {
        value: cursor.text(word).to_owned(),
        span: word,
    })
}

fn code(cursor: &mut Cursor<'_>) -> Option<Spanned<String>> {
    let part = cursor.peek()?;
    if !matches!(part.kind, PartKind::Code) {
        return None;
    }
    cursor.next();
    Some(Spanned {
        value: cursor.text(part.span).to_owned(),
        span: part.span,
    })
}

pub(super) fn text(cursor: &mut Cursor<'_>, prose_too: bool) -> Option<String> {
    let part = cursor.peek()?;
    let read = match part.kind {
        PartKind::Text => unescape(cursor.text(part.span)),
        PartKind::Prose if prose_too => dedent(cursor.text(part.span)),
        _ => return None,
    };
    cursor.next();
    Some(read)
}

fn language_texts(cursor: &mut Cursor<'_>) -> Result<Option<Value>, ()> {
    let mut texts = Vec::new();
    while let Some(tag) = name(cursor) {
        let language = language(&tag, cursor)?;
        let Some(text) = text(cursor, true) else {
            cursor.report(
                Diagnostic::new(
                    Code::MissingArgument,
                    tag.span,
                    format!("a text in `{}` is missing after this", tag.value),
                )
                .help("write the language and then the text, such as `nl \"België\"`"),
            );
            return Err(());
        };
        texts.push((language, text));
    }
    Ok(non_empty(texts).map(Value::LanguageTexts))
}

fn provisions(cursor: &mut Cursor<'_>) -> Option<Value> {
    if cursor.word("none") {
        return Some(Value::Provisions(Vec::new()));
    }
    let mut provisions = Vec::new();
    while let Some(provision) = provision(cursor) {
        provisions.push(provision);
    }
    non_empty(provisions).map(Value::Provisions)
}

pub(super) fn provision(cursor: &mut Cursor<'_>) -> Option<Provision> {
    let PartKind::Provision(word, number) = cursor.peek()?.kind else {
        return None;
    };
    cursor.next();
    Some(Provision {
        kind: cursor.text(word).to_owned(),
        number: Provision::canonical_number(cursor.text(number)).into_owned(),
    })
}

impl Record {
    /// All literal values, for tests that compare two statements of one fact.
    pub(crate) fn same_values(&self, other: &Record) -> bool {
        self.values.len() == other.values.len()
            && self
                .values
                .iter()
                .zip(&other.values)
                .all(|(a, b)| strip(&a.value) == strip(&b.value))
    }
}

/// A value without the places in it.
fn strip(value: &Value) -> Value {
    match value {
        Value::Names(names) => Value::Texts(names.iter().map(|name| name.value.clone()).collect()),
        Value::Words(words) => Value::Texts(words.iter().map(|word| word.value.clone()).collect()),
        other => other.clone(),
    }
}
