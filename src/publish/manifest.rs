//! The list of published files with their hashes.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::Plan;

/// The manifest of a plan: JSON, one file a line in the order of paths, each with hash and size.
///
/// The same plan always gives the same bytes. A manifest does not list itself, so it is made
/// before it is added to the plan.
#[must_use]
pub fn manifest(plan: &Plan) -> Vec<u8> {
    written(lines(plan))
}

/// The manifest of a partial build: what the previous one says of the files that are kept, and the
/// plan's own files. Nothing where the previous manifest cannot be read.
#[must_use]
pub fn manifest_after(
    previous: &[u8],
    plan: &Plan,
    keep: impl Fn(&str) -> bool,
) -> Option<Vec<u8>> {
    let previous: serde_json::Value = serde_json::from_slice(previous).ok()?;
    let mut all = BTreeMap::new();
    for (path, file) in previous.get("files")?.as_object()? {
        if keep(path) {
            let hash = file.get("sha256")?.as_str()?;
            let bytes = file.get("bytes")?.as_u64()?;
            all.insert(path.clone(), line(path, hash, bytes));
        }
    }
    all.extend(lines(plan));
    Some(written(all))
}

fn lines(plan: &Plan) -> BTreeMap<String, String> {
    let files: Vec<(&String, &Vec<u8>)> = plan.files.iter().collect();
    files
        .into_par_iter()
        .map(|(path, bytes)| {
            let line = line(path, &sha256(bytes), bytes.len() as u64);
            (path.clone(), line)
        })
        .collect()
}

fn line(path: &str, hash: &str, bytes: u64) -> String {
    format!(
        "{}:{{\"sha256\":\"{hash}\",\"bytes\":{bytes}}}",
        serde_json::Value::from(path),
    )
}

fn written(lines: BTreeMap<String, String>) -> Vec<u8> {
    let lines: Vec<String> = lines.into_values().collect();
    let mut text = String::from("{\"format\":\"acquis-manifest\",\"version\":1,\"files\":{\n");
    text.push_str(&lines.join(",\n"));
    text.push_str(if lines.is_empty() { "}}\n" } else { "\n}}\n" });
    text.into_bytes()
}

/// The SHA-256 of some bytes, as manifests have it.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a String cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_a_file_and_the_known_hash() {
        let mut plan = Plan::new();
        plan.add("site/b\"q", "").expect("a path");
        plan.add("data/a", "abc").expect("a path");
        let text = String::from_utf8(manifest(&plan)).expect("UTF-8");
        assert_eq!(
            text,
            "{\"format\":\"acquis-manifest\",\"version\":1,\"files\":{\n\
             \"data/a\":{\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\",\"bytes\":3},\n\
             \"site/b\\\"q\":{\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\"bytes\":0}\n\
             }}\n"
        );
        let json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(json["files"]["data/a"]["bytes"], 3);
    }

    #[test]
    fn a_partial_build_keeps_what_the_last_manifest_says_of_kept_files() {
        let mut plan = Plan::new();
        plan.add("site/be/a", "old").expect("a path");
        plan.add("site/lu/a", "kept").expect("a path");
        let previous = manifest(&plan);
        let mut part = Plan::new();
        part.add("site/be/b", "new").expect("a path");
        let merged = manifest_after(&previous, &part, |path| !path.starts_with("site/be/"));
        let mut whole = Plan::new();
        whole.add("site/be/b", "new").expect("a path");
        whole.add("site/lu/a", "kept").expect("a path");
        assert_eq!(merged, Some(manifest(&whole)));
    }

    #[test]
    fn an_empty_plan_has_a_manifest() {
        let json: serde_json::Value =
            serde_json::from_slice(&manifest(&Plan::new())).expect("JSON");
        assert_eq!(json["format"], "acquis-manifest");
    }
}
