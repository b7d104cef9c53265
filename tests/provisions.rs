//! Nine provisions of national law that the language must be able to say, each in a file of its own
//! that stands on the real directives and sectors. What could not be read is an open question inside
//! the file.

#![allow(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a test may stop, and reads files itself"
)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::sync::OnceLock;

use acquis::decide::run_examples;
use acquis::record::Owner;
use acquis::source::SourceFile;
use common::{Compiled, compile_with};

const FOLDER: &str = "tests/provisions";

/// The provisions, by the state they are law in.
const NAMED: [&str; 9] = [
    "belgium",
    "cyprus",
    "denmark",
    "france",
    "germany",
    "lithuania",
    "netherlands",
    "poland",
    "portugal",
];

/// Every file of the folder with its name, compiled with the directives and the sectors.
fn provisions() -> &'static [(String, Compiled)] {
    static READ: OnceLock<Vec<(String, Compiled)>> = OnceLock::new();
    READ.get_or_init(read)
}

fn read() -> Vec<(String, Compiled)> {
    let project = common::project();
    let shared = common::sources(&project, &["directives", "sectors"]);
    let settings = common::settings(&project);
    let files: Vec<SourceFile> = common::sources(&project, &[FOLDER]);
    files
        .into_iter()
        .map(|file| {
            let path = file.path.to_string();
            let name = path
                .strip_prefix(&format!("{FOLDER}/"))
                .and_then(|path| path.strip_suffix(".acq"))
                .unwrap_or(&path)
                .to_owned();
            (name, compile_with(&shared, file, settings))
        })
        .collect()
}

#[test]
fn every_provision_compiles_and_its_examples_pass() {
    let mut wrong = Vec::new();
    for (name, compiled) in provisions() {
        let errors = common::errors(&compiled.sources, &compiled.compilation);
        if !errors.is_empty() {
            wrong.push(format!("{name} does not compile:\n{errors}"));
            continue;
        }
        let file = compiled.sources.get(compiled.added).expect("the provision");
        let report = run_examples(&compiled.compilation.base);
        for failure in report
            .failures
            .iter()
            .filter(|failure| failure.span.file == compiled.added)
        {
            let line = file.position(failure.span.start).line;
            wrong.push(format!(
                "{}:{line}: {}: {}",
                file.path, failure.title, failure.message
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_provision_is_there_with_examples_and_open_questions() {
    let mut found = BTreeSet::new();
    for (name, compiled) in provisions() {
        let unit = compiled
            .compilation
            .units
            .iter()
            .find(|unit| unit.file == compiled.added)
            .expect("the provision");
        let Some(Owner::Country(code)) = &unit.owner else {
            panic!("{name} does not say of which state it is");
        };
        let body = &compiled
            .compilation
            .base
            .countries
            .get(code)
            .expect("the state of the provision")
            .body;
        assert!(
            body.examples.len() >= 2,
            "{name} has {} examples; one that is inside and one that is outside are the least",
            body.examples.len()
        );
        assert!(
            !body.questions.is_empty(),
            "{name} leaves nothing open; what was not read is a `question`"
        );
        found.insert(name.as_str());
    }
    for name in NAMED {
        let there = Vec::from_iter(found.iter().copied()).join(", ");
        assert!(
            found.contains(name),
            "{FOLDER}/{name}.acq is missing; there are {there}"
        );
    }
    // Nothing hides behind another ending.
    let all = fs::read_dir(common::project().root.join(FOLDER)).expect("the folder of provisions");
    assert_eq!(
        all.count(),
        found.len(),
        "{FOLDER} holds something that is not read"
    );
}
