//! Which law an organisation is judged by: the directive that its state transposes, and acts that are
//! in force on the day.

#![allow(clippy::expect_used, reason = "a test may stop")]

mod support;

use acquis::compile::{Compilation, Settings, compile};
use acquis::decide::{Outcome, Profile, decide, run_examples};
use acquis::diagnostic::Severity;
use acquis::model::condition::SizeClass;
use acquis::model::inherit::{Basis, Law};
use acquis::source::{SourceFile, SourceSet};
use acquis::value::Date;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn compiled(files: &[(&str, String)], as_of: &str) -> Compilation {
    let files = files
        .iter()
        .map(|(path, text)| SourceFile::new(*path, text.as_str()))
        .collect();
    let settings = Settings {
        as_of: day(as_of),
        ..support::settings()
    };
    let compilation = compile(&SourceSet::new(files), Vec::new(), settings);
    let errors: Vec<_> = compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    compilation
}

/// A directive under which an organisation is important from some size on, and says so in an example.
fn directive(id: &str, from: &str) -> String {
    format!(
        r#"edition 1

source {id}-text "Text" {{
  url <https://example.org/{id}>
  checked 2026-09-03
  grade official
}}

directive {id} "Directive {id}" {{
  source {id}-text
  in-force 2023-01-16
  transpose-by 2024-10-17
}}

scope {{
  source {id}-text
  under {id} art 2
  include {id}-inside when activity in annex I and size at least {from}
  important {id}-class when activity in annex I and size at least {from}
}}

example "from {from} upwards" {{
  under {id} art 2
  given activity carrier, size {from}
  expect important
  expect rule {id}-class
  expect size {from}
}}
"#
    )
}

const SECTORS: &str = r#"edition 1

sector post "Post" {
  annex I point 1
  type carrier "Carriers" {
    defined-by "Art. 1"
  }
}
"#;

fn country(code: &str, name: &str, language: &str, directive: &str, expected: &str) -> String {
    format!(
        r#"edition 1

source act "The Act" {{
  url <https://example.org/act>
  checked 2026-09-03
  grade official
}}

country {code} "{name}" {{
  source act
  languages {language}
  transposes {directive} by the-act
}}

law the-act "The Act" {{
  source act
  in-force 2026-01-15
}}

example "a small carrier" {{
  under the-act § 1
  given activity carrier, size small
  expect {expected}
}}
"#
    )
}

#[test]
fn each_state_and_each_example_has_the_directive_it_belongs_to() {
    let files = [
        ("directives/alpha.acq", directive("alpha", "small")),
        ("directives/beta.acq", directive("beta", "large")),
        ("sectors/post.acq", SECTORS.to_owned()),
        (
            "countries/at.acq",
            country("AT", "Austria", "de", "alpha", "important"),
        ),
        (
            "countries/se.acq",
            country("SE", "Sweden", "sv", "beta", "out-of-scope"),
        ),
    ];
    let compilation = compiled(&files, "2026-11-22");
    let base = &compilation.base;
    let report = run_examples(base);
    assert_eq!(report.spans.len(), 4);
    let failures: Vec<&str> = report.failures.iter().map(|one| &*one.message).collect();
    assert!(failures.is_empty(), "{failures:?}");

    let small = Profile::of("carrier", SizeClass::Small);
    let outcome = |law: Law<'_>| decide(&law, &small, true).outcome;
    let of_state = |code| Law::of(base, Some(code)).expect("the law of a state");
    let alone = |id| Law::of_directive(base, id, &[]).expect("the directive alone");
    assert_eq!(outcome(of_state("AT")), Outcome::Important);
    assert_eq!(outcome(of_state("SE")), Outcome::OutOfScope);
    assert_eq!(outcome(alone("alpha")), Outcome::Important);
    assert_eq!(outcome(alone("beta")), Outcome::OutOfScope);
}

#[test]
fn an_example_that_expects_another_size_fails() {
    let wrong = directive("alpha", "small").replace("expect size small", "expect size medium");
    let files = [
        ("directives/alpha.acq", wrong),
        ("sectors/post.acq", SECTORS.to_owned()),
    ];
    let report = run_examples(&compiled(&files, "2026-11-22").base);
    let failures: Vec<&str> = report.failures.iter().map(|one| &*one.message).collect();
    assert_eq!(failures, ["expected size medium, found small"]);
}

#[test]
fn what_stands_in_a_repealed_act_alone_decides_nothing() {
    let state = country("SE", "Sweden", "sv", "alpha", "important").replace(
        "example \"a small",
        r#"law old-act "The old Act" {
  source act
  in-force 2020-01-01
  repealed 2026-06-01
}

scope {
  source act
  important old-rule when activity is carrier and size is micro
    under old-act § 2
  important kept-rule when activity is carrier and size is micro
    under old-act § 3, the-act § 3
}

example "a small"#,
    );
    let files = [
        ("directives/alpha.acq", directive("alpha", "small")),
        ("sectors/post.acq", SECTORS.to_owned()),
        ("countries/se.acq", state),
    ];
    let rules = |as_of: &str| {
        let compilation = compiled(&files, as_of);
        let law = Law::of(&compilation.base, Some("SE")).expect("the law");
        assert_eq!(law.basis, Basis::InForce, "{as_of}");
        law.rules
            .iter()
            .map(|rule| rule.fact.id.clone())
            .filter(|id| !id.starts_with("alpha"))
            .collect::<Vec<_>>()
    };
    assert_eq!(rules("2026-05-31"), ["old-rule", "kept-rule"]);
    assert_eq!(rules("2026-06-01"), ["kept-rule"]);
}
