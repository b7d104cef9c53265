//! One file as a whole: its edition, whose law it holds, and what of it could not be read.

use std::collections::BTreeSet;

use super::read::{Reader, disjoint};
use super::{Record, Value};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::Tree;
use crate::value::Decimal;
use crate::vocabulary::Times;

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
#[derive(Debug, Clone, Default)]
pub struct Unit {
    /// The file.
    pub file: FileId,
    /// Whose law it holds; nothing where the file does not say.
    pub owner: Option<Owner>,
    /// Its items.
    pub items: Vec<Record>,
    /// The words of everything that could not be read. A name among them may have been given there,
    /// so nobody is blamed for using it.
    pub doubtful: BTreeSet<String>,
    /// Whether all of it could be read, so that something can be concluded from what is not there.
    pub complete: bool,
    /// Whether nothing of it could be read: nobody knows which names it gives.
    pub unread: bool,
}

impl Unit {
    /// A file of which nothing could be read.
    #[must_use]
    pub fn unread(file: FileId) -> Self {
        Self {
            file,
            unread: true,
            ..Self::default()
        }
    }
}

/// Reads all statements of a tree.
#[must_use]
pub fn read(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Unit {
    let mut reader = Reader::new(tree, diagnostics);
    let items: Vec<Record> = tree
        .statements
        .iter()
        .filter_map(|statement| reader.item(statement))
        .collect();
    for span in &tree.unreadable {
        reader.lose(*span);
    }
    let owner = owner(&mut reader, &items);
    edition(&mut reader, &items);
    repeated(&mut reader, &items);
    Unit {
        file: tree.file,
        owner,
        items,
        complete: reader.lost.is_empty(),
        doubtful: reader.lost,
        unread: false,
    }
}

fn edition(reader: &mut Reader<'_>, items: &[Record]) {
    let edition = items.iter().find(|item| item.word.name == "edition");
    match edition {
        // It was meant to be said in something that cannot be read.
        None if reader.lost.contains("edition") => {}
        None => {
            let start = Span::new(reader.tree.file, 0, 0);
            reader.diagnostics.push(
                Diagnostic::new(
                    Code::MissingEdition,
                    start,
                    "this file does not say its edition",
                )
                .help("begin the file with `edition 1`")
                .replace("edition 1\n\n"),
            );
        }
        Some(record) => {
            if let Some(value) = record.values.first()
                && value.value != Value::Number(Decimal::whole(1))
            {
                reader.diagnostics.push(
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

/// Whether an item says whose law the file holds.
fn says_owner(item: &Record) -> bool {
    matches!(item.word.name, "country" | "directive" | "part-of")
}

/// A file holds a directive, a country or sectors, and says so.
fn owner(reader: &mut Reader<'_>, items: &[Record]) -> Option<Owner> {
    if let Some(item) = items.iter().find(|item| says_owner(item)) {
        return match (
            item.word.name,
            item.values.first().map(|value| &value.value),
        ) {
            ("country", Some(Value::Country(code))) => {
                Some(Owner::Country(code.as_str().to_owned()))
            }
            ("directive", Some(Value::Name(id))) => Some(Owner::Directive(id.clone())),
            ("part-of", Some(Value::Word(whole))) => {
                Some(if whole.starts_with(|c: char| c.is_ascii_uppercase()) {
                    Owner::Country(whole.clone())
                } else {
                    Owner::Directive(whole.clone())
                })
            }
            // What it holds was meant to be said, and the mistake in it is reported already.
            _ => None,
        };
    }
    if items.iter().any(|item| item.word.name == "sector") {
        return Some(Owner::Sectors);
    }
    let meant = ["country", "directive", "part-of", "sector"]
        .iter()
        .any(|word| reader.lost.contains(*word));
    if let Some(first) = reader.tree.statements.first().filter(|_| !meant) {
        let first = first.keyword;
        reader.diagnostics.push(
            Diagnostic::new(Code::UnknownOwner, first, "this file does not say whose law it holds").help(
                "begin it with a `country`, a `directive` or a `sector`, or with `part-of CODE` beside the file that does",
            ),
        );
    }
    None
}

/// Items that a file has once.
fn repeated(reader: &mut Reader<'_>, items: &[Record]) {
    let mut owner: Option<&Record> = None;
    for (at, item) in items.iter().enumerate() {
        let first = if says_owner(item) {
            *owner.get_or_insert(item)
        } else {
            let before = items[..at]
                .iter()
                .find(|first| first.word.name == item.word.name && !disjoint(first, item));
            before.unwrap_or(item)
        };
        if item.word.times == Times::Many || std::ptr::eq(first, item) {
            continue;
        }
        let (message, help) = if says_owner(item) {
            (
                format!(
                    "this file already holds the law of another `{}`",
                    first.word.name
                ),
                "write one file for each; the further files of a country or directive begin with `part-of`",
            )
        } else {
            (
                format!("`{}` stands twice", item.word.name),
                "remove one of the two, or write both in one block",
            )
        };
        reader.diagnostics.push(
            Diagnostic::new(Code::RepeatedStatement, item.span, message)
                .here("again here")
                .label(first.span, "first here")
                .help(help),
        );
    }
}
