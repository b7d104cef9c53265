//! From a tree to records: finds the word for each statement and reads what it was given.

use super::{Clauses, Record, Value, arguments, clauses};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::source::{FileId, Span};
use crate::syntax::{Part, PartKind, Statement, Tree};
use crate::value::Decimal;
use crate::vocabulary::{self, COMMON_CLAUSES, ITEMS, Times, Word};

/// Whose law a file holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A directive, by its id.
    Directive(String),
    /// Sectors that all states share.
    Sectors,
    /// A state, by its code.
    Country(String),
}

/// One file, read.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The file.
    pub file: FileId,
    /// Whose law it holds; nothing where the file does not say.
    pub owner: Option<Owner>,
    /// Its items.
    pub items: Vec<Record>,
}

/// Reads all statements of a tree.
#[must_use]
pub fn read(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Unit {
    let mut reader = Reader { tree, diagnostics };
    let items: Vec<Record> = tree
        .statements
        .iter()
        .filter_map(|statement| reader.item(statement))
        .collect();
    let owner = reader.owner(&items);
    reader.edition(&items);
    Unit {
        file: tree.file,
        owner,
        items,
    }
}

struct Reader<'a> {
    tree: &'a Tree,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn item(&mut self, statement: &Statement) -> Option<Record> {
        let name = self.tree.slice(statement.keyword);
        let Some(word) = vocabulary::item(name) else {
            let diagnostic = Diagnostic::new(
                Code::UnknownItem,
                statement.keyword,
                format!("`{name}` is not an item of the language"),
            );
            let inside = vocabulary::find(name);
            self.diagnostics.push(
                match (closest(name, ITEMS.iter().map(|item| item.name)), inside.first()) {
                    (Some(hint), _) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
                    (None, Some((path, _))) => {
                        diagnostic.help(format!("`{name}` stands inside a block of `{}`", path.join("` in `")))
                    }
                    (None, None) => diagnostic.help("`acquis explain items` lists what may stand here"),
                },
            );
            return None;
        };
        Some(self.record(word, statement))
    }

    fn record(&mut self, word: &'static Word, statement: &Statement) -> Record {
        let (own, clause_parts) = clauses::split(&statement.parts);
        let unreadable = |parts: &[Part]| parts.iter().any(|part| matches!(part.kind, PartKind::Broken));
        let mut broken = unreadable(&statement.parts);
        let mut values = Vec::new();
        if !unreadable(own) {
            let mut cursor = arguments::Cursor::new(self.tree, own, self.diagnostics);
            let (read, wrong) = arguments::read(word, statement.keyword, &mut cursor);
            values = read;
            broken |= wrong;
        }
        let mut record = Record {
            word,
            span: statement.parts.last().map_or(statement.keyword, |part| statement.keyword.to(part.span)),
            keyword: statement.keyword,
            values,
            clauses: Clauses::default(),
            children: Vec::new(),
            broken,
        };
        for clause in clause_parts {
            let read = clauses::read(self.tree, word, clause, &mut record.clauses, self.diagnostics);
            record.broken |= !read;
        }
        self.block(statement, &mut record);
        record
    }

    fn block(&mut self, statement: &Statement, record: &mut Record) {
        let word = record.word;
        let Some(block) = &statement.block else {
            if !word.block.is_empty() && !word.block_optional && !record.broken {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::MissingStatement,
                        record.span,
                        format!("`{}` has no block", word.name),
                    )
                    .help("end the line with `{`, write its statements below, and close with `}`"),
                );
            }
            return;
        };
        if word.block.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnexpectedBlock,
                    block.open,
                    format!("`{}` has no block", word.name),
                )
                .help(format!("it is written `{}`", word.spelling())),
            );
            return;
        }
        record.broken |= block.broken;
        for statement in &block.statements {
            self.statement(word, statement, record);
        }
        self.required(record);
        self.repeated(record);
    }

    fn statement(&mut self, word: &'static Word, statement: &Statement, record: &mut Record) {
        let name = self.tree.slice(statement.keyword);
        if let Some(inner) = word.statement(name) {
            let child = self.record(inner, statement);
            record.children.push(child);
        } else if COMMON_CLAUSES.contains(&name) {
            self.block_clause(name, statement, record);
        } else {
            record.broken = true;
            self.unknown_statement(word, name, statement.keyword);
        }
    }

    /// `source gazette` as a statement of its own speaks of the whole block.
    fn block_clause(&mut self, name: &str, statement: &Statement, record: &mut Record) {
        let (own, more) = clauses::split(&statement.parts);
        let mut read = clauses::read_named(
            self.tree,
            name,
            statement.keyword,
            own,
            &mut record.clauses,
            self.diagnostics,
        );
        for clause in more {
            read &= clauses::read(self.tree, record.word, clause, &mut record.clauses, self.diagnostics);
        }
        record.broken |= !read;
    }

    fn unknown_statement(&mut self, word: &Word, name: &str, span: Span) {
        let known = word.block.iter().map(|word| word.name);
        let hint = closest(name, known.clone().chain(COMMON_CLAUSES.iter().copied()));
        let diagnostic = Diagnostic::new(
            Code::UnknownStatement,
            span,
            format!("`{name}` is not a statement of `{}`", word.name),
        );
        self.diagnostics.push(match hint {
            Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
            None => {
                let elsewhere: Vec<String> = vocabulary::find(name)
                    .iter()
                    .map(|(path, _)| path.last().map_or_else(|| "a file".to_owned(), |word| format!("`{word}`")))
                    .collect();
                if elsewhere.is_empty() {
                    let known: Vec<&str> = known.collect();
                    diagnostic.help(format!("`{}` takes {}", word.name, known.join(", ")))
                } else {
                    diagnostic.help(format!("`{name}` stands in {}", elsewhere.join(", ")))
                }
            }
        });
    }

    fn required(&mut self, record: &Record) {
        if record.broken {
            return;
        }
        for word in record.word.block {
            if word.times == Times::Required && record.one(word.name).is_none() {
                self.diagnostics.push(
                    Diagnostic::new(
                        Code::MissingStatement,
                        record.span,
                        format!("this `{}` says no `{}`", record.word.name, word.name),
                    )
                    .help(format!("add `{}`: {}", word.spelling(), word.meaning)),
                );
            }
        }
    }

    /// A statement that may stand once may stand again only for another time.
    fn repeated(&mut self, record: &Record) {
        for (at, later) in record.children.iter().enumerate() {
            if later.word.times == Times::Many {
                continue;
            }
            let Some(first) = record.children[..at]
                .iter()
                .find(|first| first.word.name == later.word.name && !disjoint(first, later))
            else {
                continue;
            };
            let (code, message, help) = if first.same_values(later) {
                (
                    Code::RepeatedStatement,
                    format!("`{}` stands twice", later.word.name),
                    "remove one of the two",
                )
            } else {
                (
                    Code::ConflictingFacts,
                    format!("two statements of `{}` disagree", later.word.name),
                    "keep the right one; if sources disagree, record both in a `conflict`; if one followed the other in time, give them `from` and `until`",
                )
            };
            self.diagnostics.push(
                Diagnostic::new(code, later.span, message)
                    .here("again here")
                    .label(first.span, "first here")
                    .help(help),
            );
        }
    }

    fn edition(&mut self, items: &[Record]) {
        let edition = items.iter().find(|item| item.word.name == "edition");
        match edition {
            None => {
                let start = Span::new(self.tree.file, 0, 0);
                self.diagnostics.push(
                    Diagnostic::new(Code::MissingEdition, start, "this file does not say its edition")
                        .help("begin the file with `edition 1`")
                        .replace("edition 1\n\n"),
                );
            }
            Some(record) => {
                if let Some(value) = record.values.first()
                    && value.value != Value::Number(Decimal::whole(1))
                {
                    self.diagnostics.push(
                        Diagnostic::new(
                            Code::UnknownEdition,
                            value.span,
                            "this edition of the language is not known to this compiler",
                        )
                        .help("write `edition 1`, or use a newer compiler")
                        .replace("1"),
                    );
                }
            }
        }
    }

    /// A file holds a directive, a country or sectors, and says so.
    fn owner(&mut self, items: &[Record]) -> Option<Owner> {
        for item in items {
            match (item.word.name, item.values.first().map(|value| &value.value)) {
                ("country", Some(Value::Country(code))) => return Some(Owner::Country(code.as_str().to_owned())),
                ("directive", Some(Value::Name(id))) => return Some(Owner::Directive(id.clone())),
                ("part-of", Some(Value::Word(whole))) => {
                    return Some(if whole.starts_with(|c: char| c.is_ascii_uppercase()) {
                        Owner::Country(whole.clone())
                    } else {
                        Owner::Directive(whole.clone())
                    });
                }
                // What it holds was meant to be said, and the mistake in it is reported already.
                ("country" | "directive" | "part-of", None) => return None,
                _ => {}
            }
        }
        if items.iter().any(|item| item.word.name == "sector") {
            return Some(Owner::Sectors);
        }
        if !self.tree.statements.is_empty() && self.diagnostics.is_empty() {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnknownOwner,
                    self.tree.statements[0].keyword,
                    "this file does not say whose law it holds",
                )
                .help("begin it with a `country`, a `directive` or a `sector`, or with `part-of CODE` beside the file that does"),
            );
        }
        None
    }
}

/// Whether two statements hold on different days, by their own `from` and `until`.
fn disjoint(a: &Record, b: &Record) -> bool {
    let before = |first: &Record, second: &Record| match (&first.clauses.until, &second.clauses.from) {
        (Some(until), Some(from)) => until.value < from.value,
        _ => false,
    };
    before(a, b) || before(b, a)
}
