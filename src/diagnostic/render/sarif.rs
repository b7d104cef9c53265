//! SARIF 2.1.0, the OASIS format that code scanning services and editors read.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Place;
use crate::diagnostic::{Code, Diagnostic, Fix, Label, Severity};
use crate::source::SourceSet;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes one SARIF log with one run, indented and with a final line feed.
///
/// The log names only the rules that its results use, and it holds nothing that differs between
/// two runs over the same texts.
#[must_use]
pub fn sarif(sources: &SourceSet, diagnostics: &[Diagnostic]) -> String {
    let codes: Vec<Code> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| result(sources, &codes, diagnostic))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "acquis",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().copied().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // `{:#}` of a JSON value is its indented form and cannot fail.
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id(),
        // the name of the variant: readers of logs expect a name in this form
        "name": format!("{code:?}"),
        "shortDescription": {"text": code.title()},
        "fullDescription": {"text": code.title()},
        "help": {"text": code.page(), "markdown": code.page()},
        "defaultConfiguration": {"level": level(code.severity())},
    })
}

fn result(sources: &SourceSet, codes: &[Code], diagnostic: &Diagnostic) -> Value {
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text = format!("{text}\nhelp: {help}");
    }
    let locations: Vec<Value> = location(sources, &diagnostic.primary).into_iter().collect();
    let mut result = json!({
        "ruleId": diagnostic.code.id(),
        "level": level(diagnostic.severity()),
        "message": message(&text),
        "locations": locations,
    });
    if let Ok(index) = codes.binary_search(&diagnostic.code) {
        result["ruleIndex"] = json!(index);
    }
    let related: Vec<Value> = diagnostic
        .labels
        .iter()
        .filter_map(|label| location(sources, label))
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = Value::Array(related);
    }
    if let Some(change) = diagnostic.fix.as_ref().and_then(|fix| change(sources, fix)) {
        let words = diagnostic.help.as_deref().unwrap_or("the suggested edit");
        result["fixes"] = json!([{"description": message(words), "artifactChanges": [change]}]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Braces in messages are placeholders unless they are doubled.
fn message(text: &str) -> Value {
    json!({"text": text.replace('{', "{{").replace('}', "}}")})
}

fn location(sources: &SourceSet, label: &Label) -> Option<Value> {
    let place = Place::of(sources, label.span)?;
    let mut location = json!({"physicalLocation": {
        "artifactLocation": artifact(&place),
        // Code scanning services want a line even of a file that has none; this is then the first.
        "region": region(&place),
    }});
    if !label.text.is_empty() {
        location["message"] = message(&label.text);
    }
    Some(location)
}

fn change(sources: &SourceSet, fix: &Fix) -> Option<Value> {
    let place = Place::of(sources, fix.span)?;
    Some(json!({
        "artifactLocation": artifact(&place),
        "replacements": [{
            "deletedRegion": region(&place),
            "insertedContent": {"text": fix.replacement},
        }],
    }))
}

/// The base is the name that code scanning services give to the root of the repository.
fn artifact(place: &Place) -> Value {
    json!({"uri": uri(&place.file.path), "uriBaseId": "%SRCROOT%"})
}

fn region(place: &Place) -> Value {
    let (start, end) = (place.start(), place.end());
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a relative reference. The colon is escaped too: before the first slash it would end
/// the name of a scheme.
fn uri(path: &str) -> String {
    path.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, SourceFile, Span};

    fn sources() -> SourceSet {
        SourceSet::new(vec![
            SourceFile::new("a b/é:1.acq", "één twee\ndrie\n"),
            SourceFile::new("b.acq", ""),
        ])
    }

    fn at(start: usize, end: usize) -> Span {
        Span::new(FileId::new(0), start, end)
    }

    fn whole_file() -> Span {
        Span::new(FileId::new(1), 0, 0)
    }

    fn samples() -> Vec<Diagnostic> {
        vec![
            Diagnostic::new(Code::StrayBrace, at(6, 10), "a `}` closes {0}")
                .here("this `}`")
                .label(at(11, 15), "the block {")
                .label(whole_file(), "")
                .help("remove it")
                .replace(""),
            Diagnostic::new(Code::NoSource, at(11, 11), "no source").replace("source é"),
            Diagnostic::new(Code::StrayBrace, at(90, 99), "past the end"),
            Diagnostic::new(Code::Unreadable, whole_file(), "gone"),
            Diagnostic::new(
                Code::NoSources,
                Span::new(FileId::new(9), 0, 0),
                "nothing to do",
            ),
        ]
    }

    fn run(diagnostics: &[Diagnostic]) -> Value {
        let log: Value = serde_json::from_str(&sarif(&sources(), diagnostics)).unwrap();
        log["runs"][0].clone()
    }

    #[test]
    fn logs_follow_the_schema_of_the_format() {
        let schema = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/schemas/sarif-2.1.0.json"
        ));
        let validator = jsonschema::options()
            .should_validate_formats(true)
            .build(&serde_json::from_str(schema).unwrap())
            .unwrap();
        for diagnostics in [samples(), Vec::new()] {
            let log = serde_json::from_str(&sarif(&sources(), &diagnostics)).unwrap();
            let errors: Vec<String> = validator
                .iter_errors(&log)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, [""; 0]);
        }
    }

    #[test]
    fn rules_are_the_codes_in_use_and_results_point_at_them() {
        let run = run(&samples());
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let ids: Vec<_> = rules.iter().map(|rule| rule["id"].clone()).collect();
        assert_eq!(ids, ["E0003", "E0006", "E0106", "W0601"]);
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(result["ruleId"], rules[index]["id"]);
            assert_eq!(
                result["level"],
                rules[index]["defaultConfiguration"]["level"]
            );
        }
    }

    #[test]
    fn columns_count_characters_and_say_so() {
        let run = run(&samples());
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let physical = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(
            physical["region"],
            json!({"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 9})
        );
    }

    #[test]
    fn paths_become_relative_references() {
        let run = run(&samples());
        let physical = &run["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "a%20b/%C3%A9%3A1.acq");
    }

    #[test]
    fn braces_are_doubled_in_messages_only() {
        let run = run(&samples());
        let result = &run["results"][0];
        assert_eq!(
            result["message"]["text"],
            "a `}}` closes {{0}}\nhelp: remove it"
        );
        assert_eq!(
            result["relatedLocations"][0]["message"]["text"],
            "the block {{"
        );
        let rule = &run["tool"]["driver"]["rules"][0];
        assert_eq!(rule["help"]["markdown"], Code::Unreadable.page());
    }

    #[test]
    fn findings_about_a_file_are_at_its_start_and_findings_about_none_nowhere() {
        let run = run(&samples());
        let physical = &run["results"][3]["locations"][0]["physicalLocation"];
        assert_eq!(physical["artifactLocation"]["uri"], "b.acq");
        assert_eq!(
            physical["region"],
            json!({"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1})
        );
        assert_eq!(run["results"][4]["locations"], json!([]));
    }

    #[test]
    fn fixes_say_what_goes_and_what_comes() {
        let run = run(&samples());
        let change = &run["results"][1]["fixes"][0]["artifactChanges"][0];
        assert_eq!(
            change["replacements"][0],
            json!({
                "deletedRegion":
                    {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 1},
                "insertedContent": {"text": "source é"},
            })
        );
    }

    #[test]
    fn the_log_is_the_same_every_time() {
        assert_eq!(sarif(&sources(), &samples()), sarif(&sources(), &samples()));
        assert_eq!(run(&[])["results"], json!([]));
    }
}
