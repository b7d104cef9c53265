//! Every code has a page that explains it, with an example that has it and one that does not.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and writes what it reads"
)]

mod support;

use std::collections::BTreeSet;

use acquis::diagnostic::Code;

/// Codes that no text of the language can have, or that are reported elsewhere, and why.
const WITHOUT_EXAMPLE: &[(&str, &str)] = &[
    ("E0001", "the size of a file on disk; see tests/limits.rs"),
    ("E0002", "the bytes of a file on disk; see tests/limits.rs"),
    ("E0003", "files and links on disk; see tests/limits.rs"),
    ("E0006", "folders on disk; see tests/limits.rs"),
    (
        "E0007",
        "a safeguard: the grammar reads every text that is within the limits",
    ),
    (
        "W0608",
        "approvals stand beside the sources; see tests/review.rs",
    ),
    (
        "W0609",
        "approvals stand beside the sources; see tests/review.rs",
    ),
    (
        "W0610",
        "approvals stand beside the sources; see tests/review.rs",
    ),
    ("E0701", "built pages, no sources; see tests/inspect.rs"),
    ("E0702", "built pages, no sources; see tests/inspect.rs"),
    ("E0703", "built pages, no sources; see tests/inspect.rs"),
    ("E0704", "built pages, no sources; see tests/inspect.rs"),
    ("E0705", "built pages, no sources; see tests/inspect.rs"),
    ("E0706", "templates, no sources; see tests/preview.rs"),
    ("E0707", "words of pages, no sources; see tests/preview.rs"),
];

struct Page {
    code: Code,
    heading: String,
    sections: Vec<String>,
    examples: Vec<String>,
}

fn page(code: Code) -> Page {
    let mut lines = code.page().lines();
    let heading = lines.next().unwrap_or_default().to_owned();
    let mut sections = Vec::new();
    let mut examples: Vec<String> = Vec::new();
    let mut inside = false;
    for line in lines {
        match line {
            "```acq" => {
                inside = true;
                examples.push(String::new());
            }
            "```" => inside = false,
            _ if inside => {
                if let Some(example) = examples.last_mut() {
                    example.push_str(line);
                    example.push('\n');
                }
            }
            _ => sections.extend(line.strip_prefix("## ").map(str::to_owned)),
        }
    }
    Page {
        code,
        heading,
        sections,
        examples,
    }
}

fn reason(code: Code) -> Option<&'static str> {
    let found = WITHOUT_EXAMPLE.iter().find(|(id, _)| *id == code.id());
    found.map(|(_, reason)| *reason)
}

#[test]
fn every_code_has_a_page() {
    for code in Code::ALL {
        let page = page(*code);
        assert_eq!(page.heading, format!("# {}: {}", code.id(), code.title()));
        let expected: &[&str] = match reason(*code) {
            None => &["Example", "What to do"],
            Some(_) => &["What to do"],
        };
        assert_eq!(page.sections, expected, "{}", code.id());
        assert_eq!(
            page.examples.len(),
            if reason(*code).is_some() { 0 } else { 2 },
            "{}",
            code.id()
        );
        let words = page.heading.len();
        assert!(
            code.page().len() > words + 300,
            "{} explains nothing",
            code.id()
        );
    }
}

#[test]
fn no_page_explains_a_code_that_is_not_there() {
    let known: BTreeSet<String> = Code::ALL
        .iter()
        .map(|code| format!("{}.md", code.id()))
        .collect();
    let folder = std::fs::read_dir(support::root().join("docs/codes")).expect("the folder");
    for entry in folder {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(known.contains(&name), "{name}");
    }
}

#[test]
fn every_example_has_its_code_and_the_corrected_one_has_none() {
    let mut wrong = Vec::new();
    for page in Code::ALL.iter().map(|code| page(*code)) {
        let [broken, corrected] = page.examples.as_slice() else {
            continue;
        };
        let id = page.code.id();
        let found = support::beside(&format!("{id}.acq"), broken);
        let codes: BTreeSet<&str> = found.codes().into_iter().collect();
        if codes != BTreeSet::from([id]) {
            wrong.push(format!(
                "{id}: the example gives {codes:?}\n{}",
                found.listing()
            ));
        }
        let found = support::beside(&format!("{id}-corrected.acq"), corrected);
        if !found.codes().is_empty() {
            wrong.push(format!(
                "{id}: the corrected example gives\n{}",
                found.listing()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
