//! From a tree to records: finds the word for each statement and reads what it was given.

use std::collections::BTreeSet;

use super::{Clauses, Record, arguments, clauses};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::source::Span;
use crate::syntax::{Part, PartKind, Statement, Tree};
use crate::vocabulary::{self, COMMON_CLAUSES, ITEMS, Times, Word};

/// Reads the statements of one file.
pub(super) struct Reader<'a> {
    pub(super) tree: &'a Tree,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    /// The words of everything that could not be read.
    pub(super) lost: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tree: &'a Tree, diagnostics: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            tree,
            diagnostics,
            lost: BTreeSet::new(),
        }
    }

    /// Keeps the words of what could not be read.
    pub(super) fn lose(&mut self, span: Span) {
        let in_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
        let words = self
            .tree
            .slice(span)
            .split(|c| !in_word(c))
            .filter(|word| !word.is_empty());
        for word in words {
            let word = word.to_lowercase().replace('_', "-");
            if word.contains("--") || word.contains('/') {
                self.lost.insert(word.replace('/', "-").replace("--", "-"));
            }
            self.lost.insert(word);
        }
    }

    pub(super) fn item(&mut self, statement: &Statement) -> Option<Record> {
        let (name, plain) = self.tree.keyword(statement);
        if let Some(word) = vocabulary::item(&name) {
            return Some(self.record(word, statement));
        }
        let hint = closest(&name, ITEMS.iter().map(|item| item.name));
        if plain {
            let diagnostic = Diagnostic::new(
                Code::UnknownItem,
                statement.keyword,
                format!("`{name}` is not an item of the language"),
            );
            let inside = vocabulary::find(&name);
            self.diagnostics.push(match (hint, inside.first()) {
                (Some(hint), _) => diagnostic
                    .help(format!("did you mean `{hint}`?"))
                    .replace(hint),
                (None, Some(_)) => diagnostic.help(format!(
                    "`{name}` stands inside a block of {}",
                    places(&inside)
                )),
                (None, None) => diagnostic.help("`acquis explain items` lists what may stand here"),
            });
        }
        self.guess(hint.and_then(vocabulary::item), statement)
    }

    /// Reads a statement by the word that was probably meant, so that what stands in it is known. What
    /// does not fit that word is left alone.
    fn guess(&mut self, word: Option<&'static Word>, statement: &Statement) -> Option<Record> {
        let fits = |word: &&'static Word| {
            let (own, _) = clauses::split(&statement.parts);
            let mut ignored = Vec::new();
            let mut cursor = arguments::Cursor::new(self.tree, own, &mut ignored);
            !unreadable(own) && !arguments::read(word, statement.keyword, &mut cursor).1
        };
        let Some(word) = word.filter(fits) else {
            self.lose(statement.span);
            return None;
        };
        Some(self.record(word, statement))
    }

    fn record(&mut self, word: &'static Word, statement: &Statement) -> Record {
        let (own, clause_parts) = clauses::split(&statement.parts);
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
            span: statement
                .parts
                .last()
                .map_or(statement.keyword, |part| statement.keyword.to(part.span)),
            keyword: statement.keyword,
            values,
            clauses: Clauses::default(),
            children: Vec::new(),
            broken,
        };
        let read = clauses::read_all(
            self.tree,
            word,
            &clause_parts,
            false,
            &mut record.clauses,
            self.diagnostics,
        );
        record.broken |= !read;
        if record.broken {
            self.lose(record.span);
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
        let (name, plain) = self.tree.keyword(statement);
        if let Some(inner) = word.statement(&name) {
            let child = self.record(inner, statement);
            record.children.push(child);
        } else if COMMON_CLAUSES.contains(&name.as_ref()) {
            self.block_clause(&name, statement, record);
        } else {
            let known = word.block.iter().map(|word| word.name);
            let hint = closest(&name, known.chain(COMMON_CLAUSES.iter().copied()));
            // Where the rest of the line cannot be read either, that has been said.
            if plain && (hint.is_some() || !unreadable(&statement.parts)) {
                self.unknown_statement(word, &name, hint, statement.keyword);
            }
            if let Some(clause) = hint.filter(|hint| COMMON_CLAUSES.contains(hint)) {
                self.block_clause(clause, statement, record);
                return;
            }
            let meant = hint.and_then(|hint| word.statement(hint));
            match self.guess(meant, statement) {
                Some(child) => record.children.push(child),
                None => record.broken = true,
            }
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
        let lost = name == "source" && !read;
        read &= clauses::read_all(
            self.tree,
            record.word,
            &more,
            lost,
            &mut record.clauses,
            self.diagnostics,
        );
        if !read {
            record.broken = true;
            self.lose(statement.span);
        }
    }

    fn unknown_statement(&mut self, word: &Word, name: &str, hint: Option<&str>, span: Span) {
        let diagnostic = Diagnostic::new(
            Code::UnknownStatement,
            span,
            format!("`{name}` is not a statement of `{}`", word.name),
        );
        self.diagnostics.push(match hint {
            Some(hint) => diagnostic
                .help(format!("did you mean `{hint}`?"))
                .replace(hint),
            None => {
                let elsewhere = vocabulary::find(name);
                if elsewhere.is_empty() {
                    let known: Vec<&str> = word.block.iter().map(|word| word.name).collect();
                    diagnostic.help(format!("`{}` takes {}", word.name, known.join(", ")))
                } else {
                    diagnostic.help(format!("`{name}` belongs to {}", places(&elsewhere)))
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
                    .help(format!(
                        "add `{}`: {}",
                        word.spelling(),
                        word.meaning
                    )),
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
}

/// Where a word may stand, for people.
fn places(found: &[(Vec<&'static str>, &'static Word)]) -> String {
    let mut places: Vec<String> = Vec::new();
    for block in found.iter().filter_map(|(path, _)| path.last()) {
        let place = format!("`{block}`");
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let mut places = places.join(" or ");
    if found.iter().any(|(path, _)| path.is_empty()) {
        if !places.is_empty() {
            places.push_str(" or to ");
        }
        places.push_str("the file itself, outside all blocks");
    }
    places
}

fn unreadable(parts: &[Part]) -> bool {
    parts
        .iter()
        .any(|part| matches!(part.kind, PartKind::Broken))
}

/// Whether two statements hold on different days, by their own `from` and `until`.
pub(super) fn disjoint(a: &Record, b: &Record) -> bool {
    let before =
        |first: &Record, second: &Record| match (&first.clauses.until, &second.clauses.from) {
            (Some(until), Some(from)) => until.value < from.value,
            _ => false,
        };
    before(a, b) || before(b, a)
}
