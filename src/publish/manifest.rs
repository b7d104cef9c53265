//! The list of published files with their hashes.

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
    let files: Vec<(&String, &Vec<u8>)> = plan.files.iter().collect();
    let lines: Vec<String> = files
        .into_par_iter()
        .map(|(path, bytes)| {
            format!(
                "{}:{{\"sha256\":\"{}\",\"bytes\":{}}}",
                serde_json::Value::from(path.as_str()),
                hex(&Sha256::digest(bytes)),
                bytes.len()
            )
        })
        .collect();
    let mut text = String::from("{\"format\":\"acquis-manifest\",\"version\":1,\"files\":{\n");
    text.push_str(&lines.join(",\n"));
    text.push_str(if lines.is_empty() { "}}\n" } else { "\n}}\n" });
    text.into_bytes()
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
    fn an_empty_plan_has_a_manifest() {
        let json: serde_json::Value =
            serde_json::from_slice(&manifest(&Plan::new())).expect("JSON");
        assert_eq!(json["format"], "acquis-manifest");
    }
}
