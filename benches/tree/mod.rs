//! The real knowledge base in memory, and one many times as large made from it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use acquis::compile::Settings;
use acquis::source::{SourceFile, SourceSet};
use acquis::value::{Date, MEMBER_STATES};

/// The texts of the real tree, by path.
pub fn real() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["directives", "sectors", "countries"] {
        collect(Path::new(folder), &mut texts);
    }
    texts.sort();
    texts
}

fn collect(folder: &Path, texts: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder)
        .expect("run the benches in the repository")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|end| end == "acq") {
            let text = fs::read_to_string(&path).expect("readable");
            texts.push((path.display().to_string(), text));
        }
    }
}

/// A tree `times` as large: every sector under `times` names with its entity types, and the two
/// states under the codes of all states, each again and again as further files of that state until
/// the size is reached. Names are changed so that everything still resolves.
pub fn enlarged(texts: &[(String, String)], times: usize) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = texts
        .iter()
        .filter(|(path, _)| !path.starts_with("countries"))
        .cloned()
        .collect();
    let names = given_names(texts);
    for copy in 1..times {
        for (path, text) in texts.iter().filter(|(path, _)| path.starts_with("sectors")) {
            all.push((
                path.replace(".acq", &format!("-{copy}.acq")),
                renamed(text, &names, copy),
            ));
        }
    }
    let states: Vec<&(String, String)> = texts
        .iter()
        .filter(|(path, _)| path.starts_with("countries"))
        .collect();
    for (at, (code, _)) in MEMBER_STATES.iter().enumerate().take(times.max(2)) {
        let (path, text) = states[at % states.len()];
        let own = path
            .rsplit('/')
            .next()
            .map_or("", |name| name.trim_end_matches(".acq"))
            .to_uppercase();
        let text = text.replace(&format!("country {own} "), &format!("country {code} "));
        all.push((format!("countries/{}.acq", code.to_lowercase()), text));
    }
    all
}

/// The ids of all sectors and entity types.
fn given_names(texts: &[(String, String)]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in texts.iter().filter(|(path, _)| path.starts_with("sectors")) {
        for line in text.lines() {
            let mut words = line.split_whitespace();
            if let (Some("sector" | "type"), Some(name)) = (words.next(), words.next()) {
                names.insert(name.to_owned());
            }
            if let Some(name) = line
                .strip_prefix("source ")
                .and_then(|rest| rest.split_whitespace().next())
            {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// The text with every given name outside quotation marks changed.
fn renamed(text: &str, names: &BTreeSet<String>, copy: usize) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        let mut in_text = false;
        for word in
            line.split_inclusive(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        {
            let end = word.len()
                - word
                    .trim_end_matches(|c: char| {
                        !(c.is_ascii_alphanumeric() || c == '-' || c == '_')
                    })
                    .len();
            let (name, rest) = word.split_at(word.len() - end);
            out.push_str(name);
            if !in_text && names.contains(name) {
                out.push_str(&format!("-{copy}"));
            }
            out.push_str(rest);
            if rest.contains('"') {
                in_text = !in_text;
            }
        }
        out.push('\n');
    }
    out
}

/// Texts as sources.
pub fn sources(texts: &[(String, String)]) -> SourceSet {
    SourceSet::new(
        texts
            .iter()
            .map(|(path, text)| SourceFile::new(path.as_str(), text.as_str()))
            .collect(),
    )
}

/// The settings of the real tree.
pub fn settings() -> Settings {
    let day = Date::parse("2026-11-22").expect("a day");
    Settings {
        as_of: day,
        fresh_at: day,
        stale_after: acquis::model::StaleAfter::months(12),
    }
}
