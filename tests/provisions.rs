//! Nine provisions of national law that the language must be able to say, each in a file of its own
//! that stands on the real directives and sectors. What could not be read is an open question inside
//! the file.

#![allow(clippy::disallowed_methods, reason = "a test reads files itself")]

mod support;

use std::fs;
use std::path::PathBuf;

use acquis::decide::run_examples;
use acquis::diagnostic::{Diagnostic, Severity, render};
use acquis::record::Owner;
use support::Beside;

const FOLDER: &str = "tests/provisions";

/// The provisions, by the state they are law in.
const NAMED: [&str; 9] = [
    "belgium.acq",
    "cyprus.acq",
    "denmark.acq",
    "france.acq",
    "germany.acq",
    "lithuania.acq",
    "netherlands.acq",
    "poland.acq",
    "portugal.acq",
];

/// Every file of the folder, by its name, beside the real directives and sectors.
fn provisions() -> Vec<(String, Beside)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(support::root().join(FOLDER))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            let text = fs::read_to_string(path).expect("a text");
            (name.to_string(), support::beside(&name, &text))
        })
        .collect()
}

#[test]
fn every_provision_compiles_and_its_examples_pass() {
    let mut wrong = Vec::new();
    let mut met = Vec::new();
    for (name, provision) in provisions() {
        wrong.extend(errors(&provision));
        let file = provision.sources.get(provision.file).expect("the file");
        let report = run_examples(&provision.compilation.base);
        for failure in report
            .failures
            .iter()
            .filter(|failure| failure.span.file == provision.file)
        {
            let line = file.position(failure.span.start).line;
            wrong.push(format!(
                "{FOLDER}/{name}:{line}: {}: {}",
                failure.title, failure.message
            ));
        }
        wrong.extend(told(&name, &provision));
        met.push(name);
    }
    for name in NAMED {
        if !met.iter().any(|other| other == name) {
            wrong.push(format!("{FOLDER}/{name} is missing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The errors, as people read them.
fn errors(provision: &Beside) -> Option<String> {
    let errors: Vec<Diagnostic> = provision
        .compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .cloned()
        .collect();
    (!errors.is_empty()).then(|| render::human(&provision.sources, &errors, false))
}

/// A provision has an example on each side of its line, and says what is still open.
fn told(name: &str, provision: &Beside) -> Vec<String> {
    let unit = provision
        .compilation
        .units
        .iter()
        .find(|unit| unit.file == provision.file)
        .expect("the provision");
    let Some(Owner::Country(code)) = &unit.owner else {
        panic!("{FOLDER}/{name} does not say of which state it is");
    };
    let country = provision.compilation.base.countries.get(code);
    let body = &country.expect("the state of the provision").body;
    let mut wrong = Vec::new();
    if body.examples.len() < 2 {
        wrong.push(format!(
            "{FOLDER}/{name} has {} `example`; write at least one that is inside and one that is outside",
            body.examples.len()
        ));
    }
    if body.questions.is_empty() {
        wrong.push(format!(
            "{FOLDER}/{name} leaves nothing open; what was not read is a `question`"
        ));
    }
    wrong
}
