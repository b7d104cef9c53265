//! Publishing against a real file system.

mod concurrent;

use std::fs;
use std::os::unix::fs::{MetadataExt as _, symlink};
use std::path::Path;

use super::*;

fn plan(files: &[(&str, &str)]) -> Plan {
    let mut plan = Plan::new();
    for (path, text) in files {
        plan.add(*path, *text).expect("a path");
    }
    plan
}

fn put(out: &Path, files: &[(&str, &str)]) -> Published {
    publish(out, &plan(files), &mut |_| {}).expect("published")
}

fn text(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path.as_ref())
        .unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

fn inode(path: impl AsRef<Path>) -> u64 {
    fs::metadata(path).expect("a file").ino()
}

fn gone(path: impl AsRef<Path>) -> bool {
    path.as_ref().symlink_metadata().is_err()
}

fn counts(written: usize, unchanged: usize, removed: usize) -> Published {
    Published {
        written,
        unchanged,
        removed,
    }
}

/// Names in `.builds`.
fn builds(out: &Path) -> Vec<String> {
    let listing = fs::read_dir(out.join(".builds")).expect("builds");
    let mut names: Vec<String> = listing
        .map(|entry| entry.expect("an entry").file_name().into_string())
        .map(|name| name.expect("UTF-8"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_first_build_appears_and_foreign_files_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("deep/out");
    fs::create_dir_all(&out).expect("out");
    fs::write(out.join(".gitkeep"), "").expect("foreign");
    fs::write(out.join("notes.txt"), "mine").expect("foreign");
    symlink("nowhere", out.join("mine")).expect("foreign");

    let done = put(
        &out,
        &[
            ("site/be/index.html", "B"),
            ("data/d.json", "{}"),
            ("top.txt", "t"),
        ],
    );
    assert_eq!(done, counts(3, 0, 0));
    assert_eq!(text(out.join("site/be/index.html")), "B");
    assert_eq!(text(out.join("data/d.json")), "{}");
    assert_eq!(text(out.join("top.txt")), "t");
    assert_eq!(
        fs::read_link(out.join("site")).expect("a link"),
        Path::new(".live/site")
    );

    put(&out, &[("site/x", "x")]);
    assert!(out.join(".gitkeep").is_file());
    assert_eq!(text(out.join("notes.txt")), "mine");
    assert!(!gone(out.join("mine")));
    assert!(gone(out.join("data")) && gone(out.join("top.txt")));
    assert!(gone(out.join("site/be")));
}

#[test]
fn unchanged_files_stay_the_same_file_and_changed_ones_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(
        out,
        &[("site/same", "s"), ("site/other", "1"), ("site/old", "o")],
    );
    let before = fs::metadata(out.join("site/same")).expect("a file");
    let other = inode(out.join("site/other"));

    let done = put(
        out,
        &[("site/same", "s"), ("site/other", "2"), ("site/new", "n")],
    );
    assert_eq!(done, counts(2, 1, 1));
    let after = fs::metadata(out.join("site/same")).expect("a file");
    assert_eq!(after.ino(), before.ino());
    assert_eq!(after.modified().ok(), before.modified().ok());
    assert_ne!(inode(out.join("site/other")), other);
    assert_eq!(text(out.join("site/other")), "2");
    assert!(gone(out.join("site/old")));
}

#[test]
fn the_same_build_again_makes_no_generation() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let files = [("site/a", "a"), ("data/b", "b")];
    put(out, &files);
    put(out, &files);
    assert_eq!(builds(out), ["00000001"]);
    // a link that somebody removed comes back
    fs::remove_file(out.join("data")).expect("removed");
    assert_eq!(put(out, &files), counts(0, 2, 0));
    assert_eq!(text(out.join("data/b")), "b");
}

#[test]
fn a_published_file_that_was_edited_is_put_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    let files = [("site/a", "good"), ("site/b", "b")];
    put(out, &files);
    fs::write(out.join("site/a"), "evil").expect("edited");
    assert_eq!(put(out, &files), counts(1, 1, 0));
    assert_eq!(text(out.join("site/a")), "good");
    // nor is a link that somebody put there followed
    fs::remove_file(out.join("site/b")).expect("removed");
    fs::write(out.join("elsewhere"), "b").expect("foreign");
    symlink(out.join("elsewhere"), out.join("site/b")).expect("a link");
    assert_eq!(put(out, &files), counts(1, 1, 0));
    assert!(
        out.join("site/b")
            .symlink_metadata()
            .expect("a file")
            .is_file()
    );
}

#[test]
fn file_becomes_folder_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(out, &[("site", "file"), ("data/a", "file")]);
    put(out, &[("site/a", "in"), ("data/a/b", "in")]);
    assert_eq!(
        text(out.join("site/a")) + &text(out.join("data/a/b")),
        "inin"
    );
    put(out, &[("site", "file"), ("data/a", "file")]);
    assert_eq!(
        text(out.join("site")) + &text(out.join("data/a")),
        "filefile"
    );
}

#[test]
fn only_the_build_before_the_live_one_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    for round in ["1", "2", "3", "4"] {
        put(out, &[("site/a", round)]);
    }
    assert_eq!(builds(out), ["00000003", "00000004"]);
    put(out, &[("site/a", "4")]);
    assert_eq!(builds(out), ["00000004"]);
}

#[test]
fn what_is_not_ours_is_refused_by_name() {
    for (name, is_folder) in [
        ("site", true),
        ("site", false),
        (".live", true),
        (".builds", false),
        (".lock", true),
        (".live.next", false),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        match is_folder {
            true => fs::create_dir(&path),
            false => fs::write(&path, "mine"),
        }
        .expect("foreign");
        let error = publish(folder.path(), &plan(&[("site/a", "a")]), &mut |_| {});
        let error = error.expect_err("refused");
        assert!(
            matches!(&error, PublishError::Foreign { path: found, .. } if *found == path),
            "{error}"
        );
        assert!(error.to_string().contains(&*path.to_string_lossy()));
        assert!(!gone(&path) && gone(folder.path().join("site/a")));
    }
    for (link, to) in [
        ("site", "/tmp"),
        ("site", ".live/data"),
        (".live", "/tmp"),
        (".live", ".builds/x"),
        (".live", ".builds/../.."),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        symlink(to, folder.path().join(link)).expect("a link");
        let error = publish(folder.path(), &plan(&[("site/a", "a")]), &mut |_| {});
        assert!(
            matches!(error, Err(PublishError::Foreign { .. })),
            "{link} {to}"
        );
    }
}

#[test]
fn remains_of_a_killed_build_are_cleaned() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(out, &[("site/a", "1"), ("gone/x", "x")]);
    // killed while writing
    fs::create_dir_all(out.join(".builds/00000002/site")).expect("half");
    fs::write(out.join(".builds/00000002/site/a"), "ha").expect("half");
    // killed in the middle of the switch, with a link made for a name to come
    symlink(".builds/00000002", out.join(".live.next")).expect("half");
    symlink(".live/coming", out.join("coming")).expect("half");
    // not ours
    fs::create_dir(out.join(".builds/mine")).expect("foreign");
    assert_eq!(text(out.join("site/a")), "1");
    assert!(!out.join("coming").exists());

    assert_eq!(
        put(out, &[("site/a", "1"), ("gone/x", "x")]),
        counts(0, 2, 0)
    );
    assert_eq!(builds(out), ["00000001", "mine"]);
    assert!(gone(out.join(".live.next")) && gone(out.join("coming")));

    // killed after the switch, before the old name was removed
    put(out, &[("site/a", "2")]);
    symlink(".live/gone", out.join("gone")).expect("half");
    fs::create_dir(out.join(".builds/00000009")).expect("half");
    put(out, &[("site/a", "3")]);
    assert!(gone(out.join("gone")));
    assert_eq!(builds(out), ["00000002", "00000010", "mine"]);
    assert_eq!(text(out.join("site/a")), "3");
}

#[test]
fn a_live_build_that_was_deleted_by_hand_is_made_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(out, &[("site/a", "1")]);
    fs::remove_dir_all(out.join(".builds")).expect("removed");
    assert_eq!(put(out, &[("site/a", "1")]), counts(1, 0, 0));
    assert_eq!(builds(out), ["00000002"]);
}

#[test]
fn a_failed_build_names_the_path_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(out, &[("site/a", "1")]);
    let long = format!("data/{}", "x".repeat(300));
    let error = publish(out, &plan(&[("site/a", "2"), (&long, "")]), &mut |_| {});
    let message = error.expect_err("too long a name").to_string();
    assert!(
        message.contains(&long) && message.contains("shorten"),
        "{message}"
    );
    assert_eq!(text(out.join("site/a")), "1");
    assert_eq!(builds(out), ["00000001"]);
    assert!(gone(out.join("data")));

    let file = out.join("site/a");
    let error = publish(&file, &plan(&[("site/a", "2")]), &mut |_| {});
    assert!(
        error
            .expect_err("a file")
            .to_string()
            .contains(&*file.to_string_lossy())
    );
}

#[test]
fn an_unsafe_plan_touches_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let mut plan = plan(&[("site/a", "a")]);
    plan.files.insert("../escaped".into(), b"e".to_vec());
    assert!(matches!(
        publish(&out, &plan, &mut |_| {}),
        Err(PublishError::BadPath { .. })
    ));
    assert!(gone(&out) && gone(folder.path().join("escaped")));
}

#[test]
fn a_partial_build_carries_the_rest_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path();
    put(
        out,
        &[
            ("site/be", "b"),
            ("site/fr", "f"),
            ("data/be", "b"),
            ("data/x", "x"),
            ("notes", "n"),
        ],
    );
    let kept = inode(out.join("site/be"));
    let keep = |path: &str| path.starts_with("site/");
    let part = plan(&[("data/be", "B"), ("site/fr/x", "deeper")]);
    let done = publish_partial(out, &part, keep, &mut |_| {}).expect("published");
    // site/fr gives way to the folder, data/x and notes are not kept
    assert_eq!(done, counts(2, 1, 3));
    assert_eq!(inode(out.join("site/be")), kept);
    assert_eq!(
        text(out.join("site/fr/x")) + &text(out.join("data/be")),
        "deeperB"
    );
    assert!(gone(out.join("data/x")) && gone(out.join("notes")));
    let again = publish_partial(out, &part, |_| true, &mut |_| {}).expect("published");
    assert_eq!(again, counts(0, 3, 0));
}
