//! Sources as an editor leaves them in the middle of work: everything that is wrong is found at its
//! place, and nothing else is blamed.
//!
//! `ACQUIS_UPDATE=1 cargo test --test broken` writes the expected findings anew.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and writes what it reads"
)]

mod support;

use std::fs;
use std::path::PathBuf;

use acquis::diagnostic::Severity;

#[test]
fn every_mistake_is_found_and_nothing_else() {
    let folder = support::root().join("tests/broken");
    let mut sources: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "acq"))
        .collect();
    sources.sort();
    let update = std::env::var_os("ACQUIS_UPDATE").is_some();
    let mut wrong = Vec::new();
    for source in &sources {
        let name = source.file_name().expect("a name").to_string_lossy();
        let text = fs::read_to_string(source).expect("a text");
        let beside = support::beside(&name, &text);
        let elsewhere: Vec<String> = beside
            .compilation
            .diagnostics
            .iter()
            .filter(|found| {
                found.severity() == Severity::Error && found.primary.span.file != beside.file
            })
            .map(|found| format!("{} {}", found.code.id(), found.message))
            .collect();
        assert!(
            elsewhere.is_empty(),
            "{name} breaks other files: {elsewhere:?}"
        );
        let found = beside.listing();
        let expected = source.with_extension("expected");
        if update {
            fs::write(&expected, &found).expect("written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("== {name}\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(sources.len() >= 20, "{} sources", sources.len());
}
