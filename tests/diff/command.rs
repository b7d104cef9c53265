//! The command itself: operands, exit status, and what it says where it cannot compare.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use super::folder;

pub(super) fn acquis(at: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_acquis"))
        .current_dir(at)
        .args(arguments)
        .output()
        .expect("it runs")
}

pub(super) fn git(at: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(at)
        .args([
            "-c",
            "user.name=Editor",
            "-c",
            "user.email=editor@example.org",
            "-c",
            "commit.gpgsign=false",
            "-c",
            "protocol.file.allow=always",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

pub(super) fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub(super) fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A repository whose knowledge base stands in a folder of it: two commits, the second with a higher
/// fine.
pub(super) fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("law");
    fs::create_dir_all(root.join("countries")).expect("a folder");
    for (from, to) in [
        ("base/nis2.acq", "nis2.acq"),
        ("base/sectors.acq", "sectors.acq"),
        ("planted.acq", "countries/mt.acq"),
    ] {
        fs::copy(super::folder().join(from), root.join(to)).expect("copied");
    }
    let settings = "title = \"T\"\nas-of = 2026-11-22\nfresh-at = 2026-11-22\nsources = [\"nis2.acq\", \"sectors.acq\", \"countries\"]\n";
    fs::write(root.join("acquis.toml"), settings).expect("written");
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-q", "-m", "First"]);
    git(folder.path(), &["tag", "first"]);
    edit(&root, "7_000_000 EUR and 1.4 %", "8_000_000 EUR and 1.4 %");
    git(folder.path(), &["commit", "-q", "-a", "-m", "Second"]);
    folder
}

pub(super) fn edit(root: &Path, find: &str, put: &str) {
    let path = root.join("countries/mt.acq");
    let text = fs::read_to_string(&path).expect("a text");
    assert!(text.contains(find));
    fs::write(path, text.replace(find, put)).expect("written");
}

#[test]
fn revisions_are_compared_without_a_checkout() {
    let folder = repository();
    let root = folder.path().join("law");
    let output = acquis(&root, &["diff", "HEAD~1", "HEAD"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    let told = out(&output);
    assert!(
        told.starts_with("Correction"),
        "the verdict comes first: {told}"
    );
    assert!(told.contains("[fine-raised] Malta"), "{told}");
    let text = fs::read_to_string(root.join("countries/mt.acq")).expect("a text");
    let line = text
        .lines()
        .position(|line| line.contains("8_000_000"))
        .expect("a line")
        + 1;
    let places = format!("countries/mt.acq:{line} → countries/mt.acq:{line}");
    assert!(told.contains(&places), "{told}");
    assert!(!told.contains('\u{1b}'), "no colour where nobody sees it");
    // The same, by the name of the folder and by a day.
    assert_eq!(
        out(&acquis(&root, &["diff", "first", "main"])),
        told.replace("HEAD~1", "first").replace("HEAD", "main")
    );
    assert!(out(&acquis(&root, &["diff", "first", "."])).contains("[fine-raised]"));
    assert!(
        out(&acquis(
            &root,
            &["diff", "first:mt@2026-11-22", "mt@2026-11-22"]
        ))
        .contains("[fine-raised]")
    );
}

#[test]
fn the_level_decides_the_exit_status() {
    let folder = repository();
    let root = folder.path().join("law");
    assert_eq!(
        acquis(&root, &["diff", "HEAD", "HEAD"]).status.code(),
        Some(0)
    );
    assert_eq!(
        acquis(&root, &["diff", "HEAD", ".", "--fail-on", "info"])
            .status
            .code(),
        Some(0)
    );
    edit(
        &root,
        "The Main Act is in force.",
        "The Main Act has been in force for long.",
    );
    let told = acquis(&root, &["diff", "HEAD", "."]);
    assert_eq!(told.status.code(), Some(0), "{}", out(&told));
    assert!(out(&told).starts_with("No change in law"), "{}", out(&told));
    assert_eq!(
        acquis(&root, &["diff", "HEAD", ".", "--fail-on", "info"])
            .status
            .code(),
        Some(1)
    );
    let settings = root.join("acquis.toml");
    let text = fs::read_to_string(&settings).expect("settings");
    fs::write(
        &settings,
        format!("{text}\n[diff.levels]\nwording = \"deny\"\n"),
    )
    .expect("written");
    assert_eq!(
        acquis(&root, &["diff", "HEAD", ".", "--fail-on", "deny"])
            .status
            .code(),
        Some(1)
    );
    fs::write(
        &settings,
        format!("{text}\n[diff.levels]\nwordings = \"deny\"\n"),
    )
    .expect("written");
    let wrong = acquis(&root, &["diff", "HEAD", "."]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(
        err(&wrong).contains("did you mean `wording`?"),
        "{}",
        err(&wrong)
    );
}

#[test]
fn one_tree_is_compared_on_two_days() {
    let pair = folder().join("at-act-of-1-october-2026/new");
    let output = acquis(
        &pair,
        &["diff", "AT@2026-09-30", "at@2026-10-01", "--format", "json"],
    );
    let told = out(&output);
    assert!(
        told.contains("\"kind\": \"change-of-law\""),
        "{told}{}",
        err(&output)
    );
    assert!(told.contains("\"effective\": \"2026-10-01\""));
    for (operands, message) in [
        (["at@2026-09-30", "be@2026-10-01"], "are two states"),
        (
            ["be@2026-09-30", "be@2026-10-01"],
            "there is no state `BE` in the sources; there are AT",
        ),
        (["at@2026-02-30", "at@2026-10-01"], "is not a day"),
        (["main@2026-02-03", "@2026-10-01"], "is no code of a state"),
    ] {
        let output = acquis(&pair, &["diff", operands[0], operands[1]]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains(message), "{}", err(&output));
    }
}

#[test]
fn what_cannot_be_read_says_the_way_out() {
    let folder = repository();
    let root = folder.path().join("law");
    let says = |at: &Path, old: &str, new: &str, message: &str| {
        let output = acquis(at, &["diff", old, new]);
        assert_eq!(
            output.status.code(),
            Some(2),
            "{old} {new}: {}",
            out(&output)
        );
        assert!(
            err(&output).contains(message),
            "{old} {new}: {}",
            err(&output)
        );
    };
    says(
        &root,
        "no-such",
        "HEAD",
        "there is no folder and no revision `no-such`",
    );
    says(&root, "-x", "HEAD", "unexpected argument");
    says(
        &root,
        "../elsewhere",
        "HEAD",
        "would lie outside this knowledge base",
    );
    says(&root, "acquis.toml", "HEAD", "is a file");
    let alone = tempfile::tempdir().expect("a folder");
    for name in ["acquis.toml", "nis2.acq", "sectors.acq"] {
        fs::copy(root.join(name), alone.path().join(name)).expect("copied");
    }
    says(alone.path(), "main", ".", "is not in a git repository");
    // The knowledge base is younger than the revision.
    git(folder.path(), &["checkout", "-q", "--orphan", "older"]);
    git(folder.path(), &["rm", "-rfq", "--cached", "."]);
    git(
        folder.path(),
        &["commit", "-q", "--allow-empty", "-m", "Nothing"],
    );
    says(&root, "older", ".", "has no `law/acquis.toml`");
    // A build of another version, and one without what it was made from.
    fs::create_dir_all(root.join("out/data")).expect("a folder");
    let manifest = root.join("out/data/manifest.json");
    for (text, message) in [
        ("{}", "is no manifest of a build"),
        (
            "{\"format\":\"acquis-manifest\",\"version\":2,\"files\":{}}",
            "is of version 2; this `acquis` reads version 1",
        ),
        (
            "{\"format\":\"acquis-manifest\",\"version\":1,\"files\":{}}",
            "has no `data/text/`",
        ),
        (
            "{\"format\":\"acquis-manifest\",\"version\":1,\"files\":{\"data/text/../../acquis.toml\":{\"sha256\":\"\",\"bytes\":0}}}",
            "is not what the build wrote",
        ),
    ] {
        fs::write(&manifest, text).expect("written");
        says(&root, "out", ".", message);
    }
}

#[test]
fn a_shallow_clone_says_how_to_get_the_rest() {
    let folder = repository();
    let clones = tempfile::tempdir().expect("a folder");
    let address = format!("file://{}", folder.path().display());
    git(
        clones.path(),
        &["clone", "-q", "--depth", "1", &address, "clone"],
    );
    let output = acquis(
        &clones.path().join("clone/law"),
        &["diff", "HEAD~1", "HEAD"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("`git fetch --unshallow`"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_dirty_tree_and_a_submodule_are_said() {
    let folder = repository();
    let root = folder.path().join("law");
    edit(&root, "8_000_000 EUR", "9_000_000 EUR");
    let output = acquis(&root, &["diff", "first", "HEAD"]);
    assert!(
        err(&output).contains("the working tree has changes that `HEAD` does not have"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("8,000,000") && !out(&output).contains("9,000,000"));
    let other = repository();
    let address = other.path().display().to_string();
    git(
        folder.path(),
        &[
            "submodule",
            "--quiet",
            "add",
            &address,
            "law/countries/more",
        ],
    );
    git(folder.path(), &["commit", "-q", "-a", "-m", "A submodule"]);
    let output = acquis(&root, &["diff", "first", "HEAD"]);
    assert!(
        err(&output).contains("`countries/more` is a submodule and was passed over"),
        "{}",
        err(&output)
    );
}

#[test]
fn a_side_that_does_not_compile_is_named_and_compared_only_on_demand() {
    let folder = repository();
    let root = folder.path().join("law");
    edit(&root, "  to agency\n", "  to agenci\n");
    let output = acquis(&root, &["diff", "first", "."]);
    assert_eq!(output.status.code(), Some(2));
    let told = err(&output);
    assert!(
        told.contains("the side NEW, `.`, does not compile"),
        "{told}"
    );
    assert!(
        told.contains("E0401") && told.contains("did you mean `agency`?"),
        "{told}"
    );
    assert!(told.contains("`--partial`"), "{told}");
    let output = acquis(&root, &["diff", "first", ".", "--partial"]);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(
        out(&output).contains("A side has errors"),
        "{}",
        out(&output)
    );
    assert!(out(&output).contains("[fine-raised]"));
}

#[test]
fn kinds_are_explained() {
    let folder = repository();
    let told = out(&acquis(folder.path(), &["explain", "fine-raised"]));
    assert!(
        told.starts_with("## fine\n") && told.contains("`fine-lowered`"),
        "{told}"
    );
    let output = acquis(folder.path(), &["explain", "fine-raise"]);
    assert!(
        err(&output).contains("did you mean `fine-raised`?"),
        "{}",
        err(&output)
    );
}
