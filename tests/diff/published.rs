//! What others do with reports and builds: the workflow for pull requests, and builds as sides.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::command::{acquis, edit, err, git, out, repository};

/// Whoever has only what was published can still ask what changed since.
#[test]
fn a_build_is_compared_as_the_tree_it_was_made_from() {
    let folder = repository();
    let root = folder.path().join("law");
    let built = |out: &str| {
        let output = acquis(&root, &["build", "--out", out]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    };
    built("out");
    for (old, new) in [("out", "."), (".", "out/data"), ("out", "HEAD")] {
        let output = acquis(&root, &["diff", old, new, "--fail-on", "info"]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).starts_with("No change\n"), "{}", out(&output));
    }
    // A planted edit is the same between a build and a tree, two builds, and two trees.
    edit(&root, "within 24h of awareness", "within 12h of awareness");
    built("later");
    let told = |old: &str, new: &str| {
        let output = acquis(&root, &["diff", old, new, "--format", "json"]);
        let report: acquis::diff::Report =
            serde_json::from_str(&out(&output)).unwrap_or_else(|_| panic!("{}", err(&output)));
        (report.verdict, report.findings, report.impact)
    };
    let trees = told("HEAD", ".");
    assert!(!trees.2.is_empty());
    assert_eq!(told("out", "."), trees);
    assert_eq!(told("out", "later"), trees);
    // What somebody changed in a build is not believed.
    let text = root.join("out/data/text/countries/mt.acq");
    let changed = fs::read_to_string(&text)
        .expect("a text")
        .replace("24h", "48h");
    fs::remove_file(&text).expect("removed");
    fs::write(&text, changed).expect("written");
    let output = acquis(&root, &["diff", "out", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`data/text/countries/mt.acq` is not what the build wrote"),
        "{}",
        err(&output)
    );
}

/// A step of the workflow in `docs/pull-requests.md`, as the runner would run it.
fn step(at: &Path, name: &str, base: &str) -> Output {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pull-requests.md");
    let page = fs::read_to_string(page).expect("a page");
    let (_, step) = page
        .split_once(&format!("- name: {name}\n"))
        .expect("a step");
    let (_, run) = step.split_once("        run:").expect("what it runs");
    let script: Vec<&str> = match run.strip_prefix(" |\n") {
        Some(lines) => lines
            .lines()
            .map_while(|line| line.strip_prefix("          "))
            .collect(),
        None => run.lines().take(1).collect(),
    };
    let bin = Path::new(env!("CARGO_BIN_EXE_acquis"))
        .parent()
        .expect("a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("bash")
        .current_dir(at)
        .args(["-e", "-o", "pipefail", "-c", &script.join("\n")])
        .env("PATH", format!("{}:{path}", bin.display()))
        .env("BASE", base)
        .env("GITHUB_STEP_SUMMARY", at.join("summary.md"))
        .output()
        .expect("bash runs")
}

/// Whoever copies the workflow gets a report on the merge of a pull request, and a refusal until
/// somebody has signed off what is stricter.
#[test]
fn the_workflow_for_pull_requests_does_what_its_page_says() {
    let folder = repository();
    let origin = folder.path();
    git(origin, &["checkout", "-q", "-b", "change", "first"]);
    edit(&origin.join("law"), "up-to 50_000 EUR", "up-to 60_000 EUR");
    git(origin, &["commit", "-q", "-a", "-m", "Raise a fine"]);
    git(
        origin,
        &["merge", "-q", "-m", "As GitHub would merge it", "main"],
    );
    let clones = tempfile::tempdir().expect("a folder");
    let address = format!("file://{}", origin.display());
    let clone = |arguments: &[&str], name: &str| {
        git(
            clones.path(),
            &[
                &["clone", "-q", "-b", "change"],
                arguments,
                &[&address, name],
            ]
            .concat(),
        );
        clones.path().join(name).join("law")
    };
    let root = clone(&[], "whole");
    let compared = step(&root, "Compare with the base", "origin/main");
    assert_eq!(compared.status.code(), Some(0), "{}", err(&compared));
    let report = fs::read_to_string(root.join("report.md")).expect("a report");
    assert!(report.starts_with("## Correction"), "{report}");
    assert!(
        report.contains("60,000") && !report.contains("8,000,000"),
        "{report}"
    );
    assert_eq!(
        fs::read_to_string(root.join("summary.md")).expect("a summary"),
        report
    );
    let refused = "Refuse stricter law that nobody approved";
    let refusal = step(&root, refused, "");
    assert_eq!(refusal.status.code(), Some(1), "{}", err(&refusal));
    let approve = [
        "approve",
        "--diff",
        "report.json",
        "--by",
        "Ada Example",
        "--on",
        "2026-11-22",
    ];
    assert_eq!(acquis(&root, &approve).status.code(), Some(0));
    assert_eq!(step(&root, refused, "").status.code(), Some(0));
    // Without the history there is nothing to compare with, and the step says why.
    let root = clone(&["--depth", "1"], "shallow");
    let compared = step(&root, "Compare with the base", "origin/main");
    assert_eq!(compared.status.code(), Some(2));
    assert!(
        out(&compared).contains("fetch-depth 0"),
        "{}",
        out(&compared)
    );
}

#[test]
fn a_report_is_recorded_once_and_says_what_a_build_changes() {
    let folder = repository();
    let root = folder.path().join("law");
    let recorded = |root: &Path| -> Vec<String> {
        let entries = fs::read_dir(root.join("changes")).expect("a folder");
        entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect()
    };
    let output = acquis(&root, &["diff", "first", "HEAD", "--record", "--outputs"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let names = recorded(&root);
    assert_eq!(names.len(), 1);
    assert!(
        names[0].starts_with("2026-11-22-mt-fine-raised-"),
        "{names:?}"
    );
    let text = fs::read_to_string(root.join("changes").join(&names[0])).expect("a report");
    let report: acquis::diff::Report = serde_json::from_str(&text).expect("a report");
    let outputs = report.outputs.expect("outputs");
    assert!(
        outputs
            .changed
            .contains(&"data/countries/mt.json".to_owned()),
        "{outputs:?}"
    );
    assert!(
        outputs.changed.contains(&"site/mt/index.html".to_owned()),
        "{outputs:?}"
    );
    assert!(
        !outputs
            .changed
            .iter()
            .any(|path| path.starts_with("data/directives/")),
        "{outputs:?}"
    );
    assert!(outputs.same > 0 && outputs.added.is_empty() && outputs.removed.is_empty());
    acquis(&root, &["diff", "first", "HEAD", "--record", "--outputs"]);
    assert_eq!(recorded(&root), names);
}
