//! Change reports: every kind is found, told once, mirrored and explained; nothing is found where
//! nothing changed; and the command says what keeps it from comparing.
//!
//! `ACQUIS_UPDATE=1 cargo test --test diff` writes the expected reports of `tests/pairs` anew; then
//! read what it wrote.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and writes what it reads"
)]

#[path = "diff/command.rs"]
mod command;
#[path = "diff/impact.rs"]
mod impact;
#[path = "diff/laws.rs"]
mod laws;
#[path = "diff/pairs.rs"]
mod pairs;
#[path = "diff/planted.rs"]
mod planted;
#[path = "diff/published.rs"]
mod published;
#[path = "diff/registry.rs"]
mod registry;

use std::path::{Path, PathBuf};

use acquis::compile::{self, Compilation, Settings};
use acquis::diagnostic::Severity;
use acquis::diff::{self, Report, Side};
use acquis::source::{SourceFile, SourceSet};
use acquis::value::Date;

/// Where the pairs stand.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs")
}

/// A compiled side.
struct Tree {
    sources: SourceSet,
    compilation: Compilation,
}

/// Compiles texts, which have to be without errors, as of a day.
fn compiled(files: &[(&str, &str)], as_of: &str) -> Tree {
    let files = files
        .iter()
        .map(|(path, text)| SourceFile::new(*path, *text));
    let sources = SourceSet::new(files.collect());
    let as_of = Date::parse(as_of).expect("a day");
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after: acquis::model::StaleAfter::months(12),
    };
    let compilation = compile::compile(&sources, Vec::new(), settings);
    let errors: Vec<String> = compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(|found| format!("{} {}", found.code.id(), found.message))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
    Tree {
        sources,
        compilation,
    }
}

/// The report from one side to another.
fn report(old: &Tree, new: &Tree) -> Report {
    fn side<'a>(name: &'a str, tree: &'a Tree) -> Side<'a> {
        Side {
            name,
            commit: None,
            partial: false,
            base: &tree.compilation.base,
            sources: &tree.sources,
        }
    }
    diff::diff(
        &side("old", old),
        &side("new", new),
        &diff::Settings::default(),
    )
}

/// The kinds of all findings, sorted.
fn kinds(report: &Report) -> Vec<&str> {
    let mut kinds: Vec<&str> = report
        .findings
        .iter()
        .map(|change| change.kind.as_str())
        .collect();
    kinds.sort_unstable();
    kinds
}

/// The kinds of the same findings seen from the other side, sorted.
fn mirrored<'k>(kinds: impl IntoIterator<Item = &'k str>) -> Vec<&'static str> {
    let mirror = |id: &str| {
        diff::kinds::find(id)
            .and_then(|known| known.mirror())
            .expect("a mirror")
            .id
    };
    let mut mirrored: Vec<&str> = kinds.into_iter().map(mirror).collect();
    mirrored.sort_unstable();
    mirrored
}
