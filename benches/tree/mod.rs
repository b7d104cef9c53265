//! The real knowledge base in memory, and one many times as large made from it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use acquis::compile::Settings;
use acquis::source::{SourceFile, SourceSet};
use acquis::value::Date;

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

/// The tree that growth is measured from: the directive, the sectors, and the first two states.
pub fn small(texts: &[(String, String)]) -> Vec<(String, String)> {
    let states = states(texts).skip(2).map(|(path, _)| path);
    let left_out: BTreeSet<&String> = states.collect();
    let kept = texts.iter().filter(|(path, _)| !left_out.contains(path));
    kept.cloned().collect()
}

/// A tree with `times` the text of the small one: as many real states as there are, up to twice
/// `times`, and the sectors again and again under other names until the size is reached. Names are
/// changed so that everything still resolves.
pub fn enlarged(texts: &[(String, String)], times: usize) -> Vec<(String, String)> {
    let wanted = times * size(&small(texts));
    let left_out: BTreeSet<&String> = states(texts)
        .skip(2 * times)
        .map(|(path, _)| path)
        .collect();
    let kept = texts.iter().filter(|(path, _)| !left_out.contains(path));
    let mut all: Vec<(String, String)> = kept.cloned().collect();
    let names = given_names(texts);
    let mut reached = size(&all);
    for copy in 1.. {
        for (path, text) in texts.iter().filter(|(path, _)| path.starts_with("sectors")) {
            if reached >= wanted {
                return all;
            }
            let text = renamed(text, &names, copy);
            reached += text.len();
            all.push((path.replace(".acq", &format!("-{copy}.acq")), text));
        }
    }
    all
}

/// The bytes of all texts.
pub fn size(texts: &[(String, String)]) -> usize {
    texts.iter().map(|(_, text)| text.len()).sum()
}

fn states(texts: &[(String, String)]) -> impl Iterator<Item = &(String, String)> {
    texts
        .iter()
        .filter(|(path, _)| path.starts_with("countries"))
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
