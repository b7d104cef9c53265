//! The command line as scripts meet it: exit statuses, streams, atomic builds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const BINARY: &str = env!("CARGO_BIN_EXE_acquis");

/// A copy of the real knowledge base, with two of its states, that a test may change.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["directives", "sectors"] {
            copy(&root.join(part), &folder.path().join(part));
        }
        fs::create_dir(folder.path().join("countries")).unwrap();
        for state in ["countries/be.acq", "countries/lu.acq"] {
            fs::copy(root.join(state), folder.path().join(state)).unwrap();
        }
        fs::copy(root.join("acquis.toml"), folder.path().join("acquis.toml")).unwrap();
        Self { folder }
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(BINARY);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("NO_COLOR");
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Every published file, by its path below `out`: of the site, of the data, and those beside them.
    fn published(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for part in ["site", "data"] {
            let top = self.path("out").join(part);
            if let Ok(top) = top.canonicalize() {
                gather(&top, &top, part, &mut files);
            }
        }
        for beside in ["_headers", "robots.txt"] {
            if let Ok(bytes) = fs::read(self.path("out").join(beside)) {
                files.insert(beside.to_owned(), bytes);
            }
        }
        files
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn gather(top: &Path, folder: &Path, part: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            gather(top, &entry.path(), part, files);
        } else {
            let inside = entry
                .path()
                .strip_prefix(top)
                .unwrap()
                .display()
                .to_string();
            files.insert(format!("{part}/{inside}"), fs::read(entry.path()).unwrap());
        }
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().expect("not killed")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn exit_statuses_tell_apart_clean_found_and_could_not_run() {
    let project = Project::new();
    assert_eq!(
        status(&project.run(&["check"])),
        0,
        "the real tree has no errors"
    );
    fs::write(
        project.path("countries/pt.acq"),
        "edition 1\n\ncountry PT \"Portugal\" {\n  curency EUR\n}\n",
    )
    .unwrap();
    let found = project.run(&["check"]);
    assert_eq!(status(&found), 1, "a misspelled keyword is an error");
    assert!(
        text(&found.stderr).contains("countries/pt.acq:4:3"),
        "the place is named"
    );
    assert!(found.stdout.is_empty(), "diagnostics go to stderr");
    assert_eq!(status(&project.run(&["chek"])), 2, "no such command");
    assert_eq!(
        status(&project.run(&["check", "--format", "xml"])),
        2,
        "no such format"
    );
    let outside = Command::new(BINARY)
        .arg("check")
        .current_dir("/")
        .output()
        .unwrap();
    assert_eq!(
        status(&outside),
        2,
        "there is no project in the root folder"
    );
    assert!(
        text(&outside.stderr).contains("acquis.toml"),
        "and the message says what is missing"
    );
    assert_eq!(status(&project.run(&["--help"])), 0);
}

#[test]
fn machine_formats_go_to_stdout_and_name_the_same_finding() {
    let project = Project::new();
    fs::write(
        project.path("countries/pt.acq"),
        "edition 1\n\ncountry PT \"Portugal\" {\n  curency EUR\n}\n",
    )
    .unwrap();
    for (format, needle) in [
        ("json", "\"E0302\""),
        ("sarif", "\"E0302\""),
        ("github", "E0302"),
    ] {
        let output = project.run(&["check", "--format", format]);
        assert_eq!(status(&output), 1);
        assert!(
            text(&output.stdout).contains(needle),
            "{format}: {}",
            text(&output.stdout)
        );
    }
}

#[test]
fn a_finding_elsewhere_is_not_shown_where_only_one_file_is_asked_for() {
    let project = Project::new();
    fs::write(
        project.path("countries/pt.acq"),
        "edition 1\n\ncountry PT \"Portugal\" {\n  curency EUR\n}\n",
    )
    .unwrap();
    let output = project.run(&["check", "countries/be.acq"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let output = project.run(&["check", "countries/pt.acq"]);
    assert_eq!(status(&output), 1);
}

#[test]
fn two_builds_give_the_same_bytes_and_the_second_writes_nothing() {
    let project = Project::new();
    let first = project.run(&["build"]);
    assert_eq!(status(&first), 0, "{}", text(&first.stderr));
    let published = project.published();
    assert!(published.contains_key("site/be/ict-service-management/index.html"));
    assert!(published.contains_key("data/pairs/lu/energy.json"));
    let second = project.run(&["build"]);
    assert!(
        text(&second.stdout).starts_with("0 files written"),
        "{}",
        text(&second.stdout)
    );
    assert_eq!(published, project.published());

    // On one thread, into another folder, from a tree whose files were made in another order.
    let other = Project::new();
    let be = fs::read(other.path("countries/be.acq")).unwrap();
    fs::remove_file(other.path("countries/be.acq")).unwrap();
    fs::write(other.path("countries/be.acq"), be).unwrap();
    let alone = other
        .command(&["build"])
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .unwrap();
    assert_eq!(status(&alone), 0);
    let other = other.published();
    assert_eq!(
        published.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &published {
        assert!(other[path] == *bytes, "{path} differs");
    }
}

#[test]
fn the_manifest_names_every_other_file_with_its_hash() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build"])), 0);
    let published = project.published();
    let manifest: serde_json::Value =
        serde_json::from_slice(&published["data/manifest.json"]).unwrap();
    let listed: Vec<&String> = manifest["files"].as_object().unwrap().keys().collect();
    let there: Vec<&String> = published
        .keys()
        .filter(|path| *path != "data/manifest.json")
        .collect();
    assert_eq!(listed, there);
}

#[test]
fn a_build_that_fails_leaves_the_last_output() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build"])), 0);
    let before = project.published();
    fs::write(
        project.path("countries/pt.acq"),
        "edition 1\ncountry PT \"Portugal\" {\n",
    )
    .unwrap();
    let failed = project.run(&["build"]);
    assert_eq!(status(&failed), 1);
    assert!(text(&failed.stderr).contains("last output stays"));
    assert_eq!(before, project.published());
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_output() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build"])), 0);
    let old = project.published();
    // Another day is another output, so that old and new can be told apart in every page.
    let reference = Project::new();
    assert_eq!(
        status(&reference.run(&["build", "--as-of", "2026-11-21"])),
        0
    );
    let new = reference.published();
    assert_ne!(old, new);
    let mut current = &old;
    for step in 0..12u64 {
        let day = if std::ptr::eq(current, &old) {
            "2026-11-21"
        } else {
            "2026-11-22"
        };
        let mut child = project
            .command(&["build", "--as-of", day])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(step * 37));
        let _ = child.kill();
        let _ = child.wait();
        let found = project.published();
        assert!(
            found == old || found == new,
            "half a build after {} ms",
            step * 37
        );
        current = if found == old { &old } else { &new };
    }
    assert_eq!(
        status(&project.run(&["build"])),
        0,
        "the next build cleans up and succeeds"
    );
    assert_eq!(project.published(), old);
}

#[test]
fn two_builds_at_once_both_end_well() {
    let project = Project::new();
    let mut children: Vec<_> = (0..3)
        .map(|_| {
            project
                .command(&["build"])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert!(project.published().contains_key("site/index.html"));
}

#[test]
fn only_one_state_is_built_and_the_manifest_stays_whole() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build"])), 0);
    let whole = project.published();
    let output = project.run(&["build", "--only", "be"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    assert_eq!(whole, project.published(), "nothing had changed");
    assert_eq!(status(&project.run(&["build", "--only", "XX"])), 2);
}

/// What the build of one state writes of it is what a build of everything would write.
#[test]
fn a_state_that_changed_is_built_alone_as_with_all_others() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build"])), 0);
    let before = project.published();
    let path = project.path("countries/be.acq");
    let text_before = fs::read_to_string(&path).unwrap();
    let text_after = text_before.replace("10_000_000 EUR", "11_000_000 EUR");
    assert_ne!(
        text_before, text_after,
        "Belgium has a ceiling of 10 million"
    );
    fs::write(&path, text_after).unwrap();
    assert_eq!(status(&project.run(&["build", "--only", "be"])), 0);
    let alone = project.published();
    assert_eq!(status(&project.run(&["build"])), 0);
    let whole = project.published();
    // The sources that a build was made from stay those of the last whole one.
    let of_state = |path: &str| {
        let mut parts = path.split(['/', '.']);
        parts.any(|part| part == "be") && !path.starts_with("data/text/")
    };
    let changed: Vec<&String> = whole
        .keys()
        .filter(|path| of_state(path) && before.get(*path) != whole.get(*path))
        .collect();
    assert!(
        changed.contains(&&"data/follows/be.json".to_owned()),
        "{changed:?}"
    );
    for path in changed {
        assert!(alone.get(path) == whole.get(path), "{path} differs");
    }
}

#[test]
fn formatting_is_checked_and_done_in_place_and_through_a_pipe() {
    let project = Project::new();
    assert_eq!(
        status(&project.run(&["fmt", "--check"])),
        0,
        "the sources are in canonical form"
    );
    let path = project.path("countries/be.acq");
    let tidy = fs::read_to_string(&path).unwrap();
    fs::write(&path, tidy.replace("\n  ", "\n     ")).unwrap();
    let found = project.run(&["fmt", "--check"]);
    assert_eq!(status(&found), 1);
    assert!(
        text(&found.stdout).contains("countries/be.acq"),
        "the difference names the file"
    );
    assert_eq!(status(&project.run(&["fmt"])), 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), tidy);
    let mut child = project
        .command(&["fmt", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"edition   1\n").unwrap();
    assert_eq!(
        text(&child.wait_with_output().unwrap().stdout),
        "edition 1\n"
    );
}

#[test]
fn explanations_and_schemas_are_printed_and_unknown_names_get_a_suggestion() {
    let project = Project::new();
    assert!(text(&project.run(&["explain", "e0105"]).stdout).starts_with("# E0105"));
    assert!(text(&project.run(&["explain", "stage"]).stdout).contains("In its block"));
    let unknown = project.run(&["explain", "reportin"]);
    assert_eq!(status(&unknown), 2);
    assert!(text(&unknown.stderr).contains("did you mean `reporting`"));
    let names = text(&project.run(&["schema"]).stdout);
    assert!(names.lines().count() > 3, "{names}");
    for name in names.lines() {
        let schema: serde_json::Value =
            serde_json::from_slice(&project.run(&["schema", name]).stdout).unwrap();
        assert_eq!(
            schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
            "{name}"
        );
    }
}

#[test]
fn examples_are_run_and_a_wrong_one_is_told_with_its_place() {
    let project = Project::new();
    let clean = project.run(&["test"]);
    assert_eq!(status(&clean), 0, "{}", text(&clean.stdout));
    let path = project.path("countries/be.acq");
    let be = fs::read_to_string(&path).unwrap();
    let wrong = "\nexample \"planted\" {\n  under nis2-law art 9\n  given activity managed-service-provider, size small\n  expect essential\n}\n";
    fs::write(&path, be + wrong).unwrap();
    let found = project.run(&["test"]);
    assert_eq!(status(&found), 1);
    let said = text(&found.stdout);
    assert!(
        said.contains("planted")
            && said.contains("out-of-scope")
            && said.contains("countries/be.acq:"),
        "{said}"
    );
}

#[test]
fn the_law_of_another_day_is_another_law() {
    let project = Project::new();
    assert_eq!(status(&project.run(&["build", "--as-of", "2026-05-09"])), 0);
    let page = |files: &BTreeMap<String, Vec<u8>>| text(&files["data/countries/lu.json"]);
    let before = page(&project.published());
    assert_eq!(status(&project.run(&["build"])), 0);
    let after = page(&project.published());
    assert_ne!(before, after);
    assert_eq!(status(&project.run(&["build", "--as-of", "tomorrow"])), 2);
}

#[test]
fn examples_of_one_state_run_while_another_state_has_an_error() {
    let project = Project::new();
    fs::write(
        project.path("countries/pt.acq"),
        "edition 1\n\ncountry PT \"Portugal\" {\n  curency EUR\n}\n",
    )
    .unwrap();
    let one = project.run(&["test", "countries/be.acq"]);
    assert_eq!(status(&one), 0, "{}", text(&one.stderr));
    assert!(!text(&one.stdout).starts_with("0 passed"), "examples ran");
    for paths in [&["test"][..], &["test", "countries/pt.acq"]] {
        let refused = project.run(paths);
        assert_eq!(status(&refused), 1, "{paths:?}");
        assert!(text(&refused.stderr).contains("countries/pt.acq:4:3"));
    }
    // Every state rests on the directive.
    let scope = project.path("directives/nis2/scope.acq");
    let broken = fs::read_to_string(&scope).unwrap() + "\nscpe {\n}\n";
    fs::write(&scope, broken).unwrap();
    let refused = project.run(&["test", "countries/be.acq"]);
    assert_eq!(status(&refused), 1);
    assert!(text(&refused.stderr).contains("directives/nis2/scope.acq"));
}

#[test]
fn coverage_counts_by_topic_and_names_the_provision_that_answers_an_article() {
    let project = Project::new();
    let output = project.run(&["coverage", "be", "--format", "json"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let state = &report["states"][0];
    assert_eq!(state["country"], "BE");
    let total = |field: &str| state["total"][field].as_u64().unwrap();
    let sum = |field: &str| {
        let topics = state["topics"].as_array().unwrap();
        topics
            .iter()
            .map(|topic| topic[field].as_u64().unwrap())
            .sum::<u64>()
    };
    for field in ["answered", "sourced", "official", "stale", "open"] {
        assert_eq!(total(field), sum(field), "{field}: topics add up");
    }
    assert!(total("official") > 0 && total("official") <= total("answered"));
    let transposition = &state["transposition"];
    let articles = transposition["articles"].as_array().unwrap();
    let reports = articles
        .iter()
        .find(|article| article["article"] == "art 23")
        .unwrap();
    let early = reports["demands"]
        .as_array()
        .unwrap()
        .iter()
        .find(|demand| demand["id"] == "nis2/reporting/stage/early-warning")
        .unwrap();
    assert_eq!(early["answer"], "national");
    assert_eq!(early["answered_by"][0]["law"], "nis2-law");
    let percent = transposition["percent"].as_u64().unwrap();
    assert!(percent < 100, "not everything is answered: {percent}");
    let enough = project.run(&["coverage", "BE", "--fail-under", &percent.to_string()]);
    assert_eq!(status(&enough), 0, "{}", text(&enough.stderr));
    let short = project.run(&["coverage", "BE", "--fail-under", &(percent + 1).to_string()]);
    assert_eq!(status(&short), 1);
    assert!(text(&short.stderr).contains("BE"));
    assert!(
        text(&short.stdout).contains("art 23"),
        "the table is printed all the same"
    );
    assert_eq!(status(&project.run(&["coverage", "XX"])), 2);
}

#[test]
fn sources_are_listed_with_what_rests_on_them_and_only_old_ones_on_request() {
    let project = Project::new();
    let settings = project.path("acquis.toml");
    let sources = |arguments: &[&str]| {
        let output = project.run(arguments);
        assert_eq!(status(&output), 0, "{}", text(&output.stderr));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["sources"].as_array().unwrap().clone()
    };
    let all = sources(&["sources", "--format", "json"]);
    let one = all
        .iter()
        .find(|source| source["id"] == "be/be-justel")
        .unwrap();
    assert!(one["url"].as_str().unwrap().starts_with("https://"));
    assert!(!one["facts"].as_array().unwrap().is_empty());
    assert!(sources(&["sources", "--stale", "--format", "json"]).is_empty());
    let usual = fs::read_to_string(&settings).unwrap();
    let sooner = "\n[stale-after-months-by-topic]\nfines = 1\n";
    fs::write(&settings, format!("{usual}{sooner}")).unwrap();
    let of_fines = sources(&["sources", "--stale", "--format", "json"]);
    assert!(
        !of_fines.is_empty(),
        "what is said of fines grows old first"
    );
    for source in &of_fines {
        let facts = source["facts"].as_array().unwrap();
        assert!(facts.iter().any(|fact| fact["topic"] == "fines"));
    }
    let refused = project.run(&["check", "--deny", "stale"]);
    assert_eq!(status(&refused), 1);
    assert!(text(&refused.stderr).contains("the limit for `fines`"));
    fs::write(&settings, usual).unwrap();
    let later = fs::read_to_string(&settings).unwrap();
    let today = later
        .lines()
        .find(|line| line.starts_with("fresh-at"))
        .unwrap();
    fs::write(&settings, later.replace(today, "fresh-at = 2031-01-01")).unwrap();
    let old = sources(&["sources", "--stale", "--format", "json"]);
    assert!(old.iter().any(|source| source["id"] == "be/be-justel"));
}

#[test]
fn a_check_of_a_source_changes_one_date_and_nothing_else() {
    let project = Project::new();
    let path = project.path("countries/be.acq");
    let before = fs::read_to_string(&path).unwrap();
    let output = project.run(&["touch", "be/be-justel", "--checked", "2026-01-02"]);
    assert_eq!(status(&output), 0, "{}", text(&output.stderr));
    let after = fs::read_to_string(&path).unwrap();
    let changed: Vec<(&str, &str)> = before
        .lines()
        .zip(after.lines())
        .filter(|(old, new)| old != new)
        .collect();
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0].1, "  checked 2026-01-02");
    assert_eq!(before.lines().count(), after.lines().count());
    let unknown = project.run(&["touch", "be-justl", "--checked", "2026-01-02"]);
    assert_eq!(status(&unknown), 2);
    assert!(text(&unknown.stderr).contains("did you mean `be-justel`"));
    let future = project.run(&["touch", "be/be-justel", "--checked", "2999-01-01"]);
    assert_eq!(status(&future), 2);
    assert!(text(&future.stderr).contains("fresh-at"));
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        after,
        "a refusal writes nothing"
    );
}

#[test]
fn a_new_state_compiles_at_once_with_every_topic_open() {
    let project = Project::new();
    let made = project.run(&["new", "country", "mt"]);
    assert_eq!(status(&made), 0, "{}", text(&made.stderr));
    let check = project.run(&["check", "countries/mt.acq", "--deny", "warnings"]);
    assert_eq!(status(&check), 0, "{}", text(&check.stderr));
    assert_eq!(status(&project.run(&["fmt", "--check"])), 0);
    let file = fs::read_to_string(project.path("countries/mt.acq")).unwrap();
    assert!(file.contains("name mt \"Malta\" en \"Malta\"") && file.contains("currency EUR"));
    let explained = text(&project.run(&["explain", "registration"]).stdout);
    assert!(explained.contains("update-within") && file.contains("update-within"));
    assert!(
        file.contains("early-warning"),
        "names of the directive are shown"
    );
    let report = project.run(&["coverage", "MT", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&report.stdout).unwrap();
    let state = &report["states"][0];
    for topic in state["topics"].as_array().unwrap() {
        assert_ne!(topic["open"], 0, "{topic}");
    }
    assert!(state["topics"].as_array().unwrap().len() > 15);
    assert_eq!(state["total"]["answered"], 0, "a template claims nothing");
    assert_eq!(state["transposition"]["answered"], 0);

    let again = project.run(&["new", "country", "mt"]);
    assert_eq!(status(&again), 2);
    assert!(text(&again.stderr).contains("already"));
    assert_eq!(
        fs::read_to_string(project.path("countries/mt.acq")).unwrap(),
        file
    );
    let printed = project.run(&["new", "country", "mt", "--print"]);
    assert_eq!(text(&printed.stdout), file);
    assert_eq!(status(&project.run(&["new", "country", "xx"])), 2);
    assert_eq!(
        status(&project.run(&["build"])),
        0,
        "a state that is all open has pages"
    );
}

#[test]
fn a_new_sector_and_a_new_law_compile_at_once_and_overwrite_nothing() {
    let project = Project::new();
    for (arguments, file) in [
        (
            &["new", "sector", "waste-heat"][..],
            "sectors/waste-heat.acq",
        ),
        (
            &["new", "law", "cyber-decree", "--country", "be"],
            "countries/be/cyber-decree.acq",
        ),
    ] {
        let made = project.run(arguments);
        assert_eq!(status(&made), 0, "{}", text(&made.stderr));
        assert!(project.path(file).exists());
        let again = project.run(arguments);
        assert_eq!(status(&again), 2, "{arguments:?}");
        assert!(text(&again.stderr).contains("already"));
    }
    let check = project.run(&["check"]);
    assert_eq!(status(&check), 0, "{}", text(&check.stderr));
    let unsafe_name = project.run(&["new", "sector", "../escape"]);
    assert_eq!(status(&unsafe_name), 2);
}
