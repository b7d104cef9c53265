//! One planted edit of each kind gives exactly its finding, and read backwards exactly the mirrored
//! one.

use std::fs;

use serde::Deserialize;

use super::{Tree, compiled, folder, kinds, mirrored, report};

#[derive(Deserialize)]
struct Edits {
    edit: Vec<Edit>,
}

/// An edit of `planted.acq`, or of another file beside it.
#[derive(Deserialize)]
pub(super) struct Edit {
    pub(super) name: String,
    file: Option<String>,
    find: String,
    put: String,
    /// A second edit that belongs to it.
    drop: Option<String>,
    with: Option<String>,
    pub(super) kinds: Vec<String>,
    /// The kinds read backwards, where they are not the mirrored ones, and why.
    back: Option<Vec<String>>,
    why: Option<String>,
}

pub(super) fn edits() -> Vec<Edit> {
    let text = fs::read_to_string(folder().join("planted.toml")).expect("edits");
    let edits: Edits = toml::from_str(&text).expect("edits");
    edits.edit
}

pub(super) fn texts() -> Vec<(String, String)> {
    ["base/nis2.acq", "base/sectors.acq", "planted.acq"]
        .map(|path| {
            (
                path.to_owned(),
                fs::read_to_string(folder().join(path)).expect("a text"),
            )
        })
        .to_vec()
}

pub(super) fn tree(texts: &[(String, String)]) -> Tree {
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    compiled(&files, "2026-11-22")
}

impl Edit {
    pub(super) fn applied(&self, texts: &[(String, String)]) -> Vec<(String, String)> {
        let file = self.file.as_deref().unwrap_or("planted.acq");
        let mut texts = texts.to_vec();
        let (_, text) = texts
            .iter_mut()
            .find(|(path, _)| path == file)
            .expect("a file");
        for (find, put) in [
            (Some(&self.find), Some(&self.put)),
            (self.drop.as_ref(), self.with.as_ref()),
        ] {
            let (Some(find), Some(put)) = (find, put) else {
                continue;
            };
            assert_eq!(
                text.matches(find.as_str()).count(),
                1,
                "{}: {find}",
                self.name
            );
            *text = text.replacen(find.as_str(), put, 1);
        }
        texts
    }

    pub(super) fn backwards(&self) -> Vec<String> {
        match &self.back {
            Some(kinds) => {
                assert!(self.why.is_some(), "{}: say why", self.name);
                kinds.clone()
            }
            None => mirrored(self.kinds.iter().map(String::as_str))
                .into_iter()
                .map(str::to_owned)
                .collect(),
        }
    }
}

#[test]
fn every_planted_edit_gives_its_findings_and_no_others() {
    let texts = texts();
    let old = tree(&texts);
    let mut wrong = Vec::new();
    for edit in edits() {
        let new = tree(&edit.applied(&texts));
        let (forth, back) = (report(&old, &new), report(&new, &old));
        for (way, report, expected) in [
            ("forth", &forth, edit.kinds.clone()),
            ("back", &back, edit.backwards()),
        ] {
            let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
            expected.sort_unstable();
            if kinds(report) != expected {
                let told: Vec<&str> = report
                    .findings
                    .iter()
                    .map(|change| change.sentence.as_str())
                    .collect();
                wrong.push(format!(
                    "{} ({way}): {:?}\n  expected {expected:?}\n  {}",
                    edit.name,
                    kinds(report),
                    told.join("\n  ")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
