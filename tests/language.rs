//! `docs/language.md` explains the language, and this keeps it true: every example on the page
//! compiles and the examples inside them come out as they say, and no word is missing from the page.
//!
//! A block marked `acq` that begins with `edition 1` is a whole file. Every other block is a
//! fragment, read as if it stood at the end of the first block of the page. Each is compiled by
//! itself, together with the real directives and sectors.

#![allow(clippy::disallowed_methods, reason = "a test reads files itself")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use acquis::decide::run_examples;
use acquis::diagnostic::{Diagnostic, Severity, render};
use acquis::format::format;
use acquis::record::Record;
use acquis::source::{FileId, SourceFile};
use acquis::syntax::{PartKind, Statement, Tree};
use acquis::vocabulary::{COMMON_CLAUSES, ITEMS, Slot, Word};
use support::Beside;

const PAGE: &str = "docs/language.md";

/// The page, and its blocks with the lines on which they begin.
struct Page {
    text: String,
    blocks: Vec<(usize, Beside)>,
}

fn page() -> &'static Page {
    static READ: OnceLock<Page> = OnceLock::new();
    READ.get_or_init(|| {
        let text = fs::read_to_string(support::root().join(PAGE)).expect("the page can be read");
        let blocks = files(&blocks(&text))
            .into_iter()
            .map(|(line, text)| {
                let name = format!("{PAGE}, the block in line {line}");
                (line, support::beside(&name, &text))
            })
            .collect();
        Page { text, blocks }
    })
}

/// The blocks marked `acq`: the line on which each begins, and its text.
fn blocks(page: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, line) in page.lines().enumerate() {
        match (&mut open, line) {
            (None, "```acq") => open = Some((at + 2, String::new())),
            (Some(_), "```") => blocks.extend(open.take()),
            (Some((_, text)), line) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, _) => {}
        }
    }
    assert!(open.is_none(), "a block of {PAGE} is not closed");
    blocks
}

/// Each block as a whole file: a fragment stands behind the first block of the page.
fn files(blocks: &[(usize, String)]) -> Vec<(usize, String)> {
    let frame = blocks.first().map_or("", |(_, text)| text.as_str());
    blocks
        .iter()
        .map(|(line, text)| {
            let whole = text.starts_with("edition 1\n");
            let text = if whole {
                text.clone()
            } else {
                format!("{frame}\n{text}")
            };
            (*line, text)
        })
        .collect()
}

#[test]
fn every_block_compiles_and_its_examples_pass() {
    let mut wrong = Vec::new();
    let mut ran = 0;
    for (line, block) in &page().blocks {
        let errors: Vec<Diagnostic> = block
            .compilation
            .diagnostics
            .iter()
            .filter(|found| found.severity() == Severity::Error)
            .cloned()
            .collect();
        if !errors.is_empty() {
            wrong.push(render::human(&block.sources, &errors, false));
        }
        let report = run_examples(&block.compilation.base);
        let own = |file| file == block.file;
        ran += report.spans.iter().filter(|span| own(span.file)).count();
        for failure in report
            .failures
            .iter()
            .filter(|failure| own(failure.span.file))
        {
            wrong.push(format!(
                "{PAGE}, the block in line {line}: {}: {}",
                failure.title, failure.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!(
        "{} blocks compile, {ran} examples in them pass",
        page().blocks.len()
    );
    assert!(ran > 0, "the page has no `example`");
}

#[test]
fn every_block_is_in_the_canonical_form() {
    for (line, text) in blocks(&page().text) {
        let block = SourceFile::new("a block", text.as_str());
        let canonical = format(FileId::default(), &block);
        assert_eq!(
            text, canonical,
            "the block in line {line} of {PAGE} is not as `acquis fmt` writes it"
        );
    }
}

#[test]
fn every_word_of_the_language_stands_in_an_example() {
    let mut used: BTreeSet<Vec<&str>> = BTreeSet::new();
    for (_, block) in &page().blocks {
        let units = block.compilation.units.iter();
        for unit in units.filter(|unit| unit.file == block.file) {
            for item in &unit.items {
                note(item, &mut Vec::new(), &mut used);
            }
        }
    }
    let mut missing = Vec::new();
    walk(ITEMS, &mut Vec::new(), &mut |path| {
        if !used.contains(path) {
            missing.push(path.join(" in "));
        }
    });
    assert!(
        missing.is_empty(),
        "no example of {PAGE} writes: {}",
        missing.join(", ")
    );
}

/// Notes a statement and everything in its block, innermost word first.
fn note<'a>(record: &Record, around: &mut Vec<&'a str>, used: &mut BTreeSet<Vec<&'a str>>) {
    around.insert(0, record.word.name);
    used.insert(place(around));
    for child in &record.children {
        note(child, around, used);
    }
    around.remove(0);
}

/// A type is written in the same words in a subsector and in a sector without any.
fn place<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let in_type = words.contains(&"type");
    let mut words = words.to_vec();
    words.retain(|word| !(in_type && *word == "subsector"));
    words
}

/// Visits every word, innermost word first.
fn walk(
    words: &'static [Word],
    around: &mut Vec<&'static str>,
    visit: &mut impl FnMut(&Vec<&str>),
) {
    for word in words {
        around.insert(0, word.name);
        visit(&place(around));
        walk(word.block, around, visit);
        around.remove(0);
    }
}

#[test]
fn every_clause_stands_in_an_example() {
    let mut used = BTreeSet::new();
    for (_, block) in &page().blocks {
        let trees = block.compilation.trees.iter();
        for tree in trees.filter(|tree| tree.file == block.file) {
            clauses(tree, &tree.statements, &mut used);
        }
    }
    let mut all: BTreeSet<&str> = COMMON_CLAUSES.iter().copied().collect();
    all.insert("unless");
    collect_clauses(ITEMS, &mut all);
    let missing: Vec<&str> = all
        .into_iter()
        .filter(|clause| !used.contains(*clause))
        .collect();
    assert!(
        missing.is_empty(),
        "no example of {PAGE} writes the clauses {}",
        missing.join(", ")
    );
}

fn clauses<'a>(tree: &'a Tree, statements: &[Statement], used: &mut BTreeSet<&'a str>) {
    for statement in statements {
        used.insert(tree.slice(statement.keyword));
        for part in &statement.parts {
            match &part.kind {
                PartKind::Clause => used.insert(tree.slice(part.span)),
                PartKind::Condition(word, _) => used.insert(tree.slice(*word)),
                _ => false,
            };
        }
        if let Some(block) = &statement.block {
            clauses(tree, &block.statements, used);
        }
    }
}

fn collect_clauses(words: &[Word], all: &mut BTreeSet<&str>) {
    for word in words {
        all.extend(word.clauses);
        collect_clauses(word.block, all);
    }
}

#[test]
fn every_word_of_a_closed_list_stands_on_the_page() {
    let words: BTreeSet<&str> = page()
        .text
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .collect();
    let mut missing = BTreeSet::new();
    choices(ITEMS, &mut |word| {
        if !words.contains(word) {
            missing.insert(word);
        }
    });
    assert!(
        missing.is_empty(),
        "{PAGE} does not name {}",
        Vec::from_iter(missing).join(", ")
    );
}

fn choices(words: &'static [Word], visit: &mut impl FnMut(&'static str)) {
    for word in words {
        for slot in word.shape {
            let slot = match slot {
                Slot::Maybe(inner) => inner,
                other => other,
            };
            match slot {
                Slot::Choice(words)
                | Slot::Choices(words)
                | Slot::ChoiceOrRef(words, _)
                | Slot::ChoicesOrRefs(words, _)
                | Slot::Words(words) => words.iter().for_each(|word| visit(word)),
                Slot::Word(word) => visit(word),
                _ => {}
            }
        }
        choices(word.block, visit);
    }
}
