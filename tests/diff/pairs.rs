//! Pairs of small trees: changes of law that happened, and planted ones. Each is told in every
//! format, and read backwards.

use std::fs;
use std::path::{Path, PathBuf};

use acquis::compile;
use acquis::diff::{self, Report, Side, render};
use acquis::host::project::Project;
use acquis::value::Date;

use super::{folder, kinds, mirrored};

/// The pairs: folders with `old` and `new`.
fn pairs() -> Vec<PathBuf> {
    let mut pairs: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("old").is_dir())
        .collect();
    pairs.sort();
    pairs
}

/// The reports of a pair, forth and back.
fn reports(pair: &Path) -> (Report, Report) {
    let side = |name: &str| {
        let project = Project::open(&pair.join(name)).expect("settings");
        let loaded = project.read();
        assert_eq!(loaded.diagnostics, []);
        let settings = compile::Settings {
            as_of: Date::from(project.config.as_of),
            fresh_at: Date::from(project.config.fresh_at),
            stale_after: acquis::model::StaleAfter::months(12),
        };
        let compilation = compile::compile(&loaded.sources, Vec::new(), settings);
        assert!(
            !compilation.has_errors(),
            "{}/{name}: {:?}",
            pair.display(),
            compilation
                .diagnostics
                .iter()
                .map(|found| &found.message)
                .collect::<Vec<_>>()
        );
        (loaded.sources, compilation.base)
    };
    let (old, new) = (side("old"), side("new"));
    fn of<'a>(
        name: &'a str,
        (sources, base): &'a (acquis::source::SourceSet, acquis::model::KnowledgeBase),
    ) -> Side<'a> {
        Side {
            name,
            commit: None,
            partial: false,
            base,
            sources,
        }
    }
    let settings = diff::Settings::default();
    let forth = diff::diff(&of("old", &old), &of("new", &new), &settings);
    let back = diff::diff(&of("new", &new), &of("old", &old), &settings);
    for side in [&old, &new] {
        let same = diff::diff(&of("a", side), &of("a", side), &settings);
        assert_eq!(
            (same.findings.len(), same.impact.len()),
            (0, 0),
            "{} differs from itself",
            pair.display()
        );
    }
    (forth, back)
}

#[test]
fn every_pair_reads_as_expected_in_every_format() {
    let update = std::env::var_os("ACQUIS_UPDATE").is_some();
    let mut wrong = Vec::new();
    let schema = acquis::data::schema("diff").expect("a schema");
    let schema = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let pairs = pairs();
    for pair in &pairs {
        let (forth, back) = reports(pair);
        let name = pair
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let json = render::json(&forth).expect("JSON");
        let markdown = render::markdown(&forth);
        for (file, text) in [("expected.json", &json), ("expected.md", &markdown)] {
            let path = pair.join(file);
            if update {
                fs::write(&path, text).expect("written");
            } else if fs::read_to_string(&path).unwrap_or_default() != *text {
                wrong.push(format!("== {name}/{file}\n{text}"));
            }
        }
        assert_eq!(
            mirrored(kinds(&forth)),
            kinds(&back),
            "{name} read backwards"
        );
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let faults: Vec<String> = validator
            .iter_errors(&value)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{name} follows the schema");
        let read: Report = serde_json::from_str(&json).expect("a recorded report can be read");
        assert_eq!(read, forth, "{name}");
        for report in [&forth, &back] {
            in_every_format(&name, report);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pairs.len() >= 12, "{} pairs", pairs.len());
}

/// Every format leads with the verdict and tells every finding.
fn in_every_format(name: &str, report: &Report) {
    let markdown = render::markdown(report);
    assert!(
        markdown.starts_with(&format!("## {}", report.verdict.title)),
        "{name}"
    );
    assert!(markdown.chars().count() <= render::LIMIT, "{name}");
    let terminal = render::terminal(report);
    let html = render::html(report).expect("a page");
    assert!(
        !html.contains("http-equiv") && !html.contains("src="),
        "{name}: the page stands alone"
    );
    let github = render::github(report);
    for change in &report.findings {
        assert!(
            terminal.contains(&format!("[{}]", change.kind)),
            "{name}: {}",
            change.kind
        );
        assert!(
            html.contains(&format!("id=\"f-{}\"", change.fingerprint)),
            "{name}: {}",
            change.kind
        );
        assert!(
            markdown.contains(&format!("`{}`", change.kind)),
            "{name}: {}",
            change.kind
        );
        assert!(github.contains(&change.kind), "{name}: {}", change.kind);
    }
    let json = render::json(report).expect("JSON");
    assert!(
        json.trim_start().starts_with("{\n  \"verdict\""),
        "{name}: the verdict comes first"
    );
}

/// The kinds that the expected reports of pairs show, in both directions.
pub(super) fn kinds_shown() -> Vec<String> {
    let mut shown = Vec::new();
    for pair in pairs() {
        let text = fs::read_to_string(pair.join("expected.json")).unwrap_or_default();
        let Ok(report) = serde_json::from_str::<Report>(&text) else {
            continue;
        };
        shown.extend(kinds(&report).into_iter().map(str::to_owned));
        shown.extend(mirrored(kinds(&report)).into_iter().map(str::to_owned));
        let parts = report.findings.iter().flat_map(|change| &change.explains);
        let parts: Vec<&str> = parts.map(|part| part.kind.as_str()).collect();
        shown.extend(
            mirrored(parts.iter().copied())
                .into_iter()
                .map(str::to_owned),
        );
        shown.extend(parts.into_iter().map(str::to_owned));
    }
    shown
}
