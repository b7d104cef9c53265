//! `docs/language.md` explains the language, and this keeps it true: every example on the page
//! compiles and the examples inside them come out as they say, and no word is missing from the page.
//!
//! A block marked `acq` that begins with `edition 1` is a whole file. Every other block is a
//! fragment, read as if it stood at the end of the first block of the page. Each is compiled by
//! itself, together with the real directives and sectors.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may stop, and reads the page itself"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use acquis::decide::run_examples;
use acquis::diagnostic::{self, Diagnostic, Severity, render};
use acquis::record::{self, Record, Unit};
use acquis::source::{FileId, SourceFile, SourceSet};
use acquis::syntax::{self, PartKind, Statement, Tree};
use acquis::vocabulary::{COMMON_CLAUSES, ITEMS, Slot, Word};

const PAGE: &str = "docs/language.md";

/// One block of the page, made into a whole file.
struct Example {
    /// The line of the page on which the block begins.
    line: usize,
    text: String,
    tree: Tree,
    unit: Unit,
    diagnostics: Vec<Diagnostic>,
}

/// The page and its blocks, read once.
struct Page {
    text: String,
    examples: Vec<Example>,
    shared: Vec<SourceFile>,
}

fn page() -> &'static Page {
    static PAGE_READ: OnceLock<Page> = OnceLock::new();
    PAGE_READ.get_or_init(|| {
        let project = common::project();
        let text = fs::read_to_string(project.root.join(PAGE)).expect("the page can be read");
        let shared = common::sources(&project, &["directives", "sectors"]);
        let id = FileId::new(shared.len());
        let examples = files(&blocks(&text))
            .into_iter()
            .map(|(line, text)| {
                let parsed = syntax::parse(id, &SourceFile::new(name(line), text.as_str()));
                let mut diagnostics = parsed.diagnostics;
                let unit = record::read(&parsed.tree, &mut diagnostics);
                Example {
                    line,
                    text,
                    tree: parsed.tree,
                    unit,
                    diagnostics,
                }
            })
            .collect();
        Page {
            text,
            examples,
            shared,
        }
    })
}

/// The name of a block; it comes behind the names of all sources, so that the block is the last file.
fn name(line: usize) -> String {
    format!("the block in line {line} of {PAGE}")
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
    let page = page();
    let project = common::project();
    let settings = common::settings(&project);
    let (mut trees, mut units, mut ran) = (Vec::new(), Vec::new(), 0);
    for (index, file) in page.shared.iter().enumerate() {
        let parsed = syntax::parse(FileId::new(index), file);
        units.push(record::read(&parsed.tree, &mut Vec::new()));
        trees.push(parsed.tree);
    }
    let mut wrong = Vec::new();
    for example in &page.examples {
        trees.push(example.tree.clone());
        units.push(example.unit.clone());
        let mut found = example.diagnostics.clone();
        let base = acquis::model::build(&trees, &units, settings.as_of, &mut found);
        acquis::check::check(&trees, &units, &base, settings, &mut found);
        trees.pop();
        units.pop();
        found.retain(|found| {
            found.severity() == Severity::Error
                && found.primary.span.file.index() == page.shared.len()
        });
        diagnostic::sort(&mut found);
        if !found.is_empty() {
            wrong.push(render::human(&sources(page, example), &found, false));
            continue;
        }
        let report = run_examples(&base);
        let here = |file: FileId| file.index() == page.shared.len();
        ran += report.spans.iter().filter(|span| here(span.file)).count();
        for failure in report
            .failures
            .iter()
            .filter(|failure| here(failure.span.file))
        {
            wrong.push(format!(
                "{PAGE}:{}: {}: {}",
                line_of(example, failure.span.start),
                failure.title,
                failure.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    println!(
        "{} blocks compile, {ran} examples pass",
        page.examples.len()
    );
    assert!(ran > 0, "the page has no `example`");
}

/// All sources with one block, for printing what is wrong in it.
fn sources(page: &Page, example: &Example) -> SourceSet {
    let mut files = page.shared.clone();
    files.push(SourceFile::new(name(example.line), example.text.as_str()));
    let sources = SourceSet::new(files);
    let last = sources.get(FileId::new(page.shared.len()));
    assert!(
        last.is_some_and(|last| *last.path == *name(example.line)),
        "a source has a name behind that of the block"
    );
    sources
}

/// The line of the page on which a place of a block stands.
fn line_of(example: &Example, offset: u32) -> usize {
    let lines = |text: &str| text.matches('\n').count();
    let before = lines(&example.text[..offset as usize]);
    let own = blocks(&page().text)
        .into_iter()
        .find(|(line, _)| *line == example.line)
        .map_or(0, |(_, text)| lines(&text));
    let frame = lines(&example.text) - own;
    example.line + before.saturating_sub(frame)
}

#[test]
fn every_word_of_the_language_stands_in_an_example() {
    let mut used: BTreeSet<Vec<&str>> = BTreeSet::new();
    for example in &page().examples {
        for item in &example.unit.items {
            note(item, &mut Vec::new(), &mut used);
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
    for example in &page().examples {
        clauses(&example.tree, &example.tree.statements, &mut used);
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
