//! What the tests of the site share.

use crate::compile::{Settings, compile};
use crate::host::read;
use crate::model::KnowledgeBase;
use crate::value::Date;

/// The real knowledge base.
pub(crate) fn base() -> KnowledgeBase {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders: Vec<_> = ["directives", "sectors", "countries"].map(|folder| root.join(folder)).to_vec();
    let loaded = read::tree(&folders, root);
    let as_of = Date::parse("2026-11-22").expect("a day");
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after_months: 12,
    };
    compile(&loaded.sources, loaded.diagnostics, settings).base
}

/// Templates hold no words: every text comes from the Fluent file.
#[test]
fn no_words_stand_in_templates() {
    for (name, text) in super::theme::TEMPLATES {
        let mut bare = String::new();
        let mut rest = *text;
        // What is left without expressions, statements and tags is what a reader would see.
        while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            bare.push_str(&rest[..at]);
            let end = if rest[at..].starts_with("{{") { "}}" } else { "%}" };
            let close = rest[at..].find(end).expect("an end");
            rest = &rest[at + close + 2..];
        }
        bare.push_str(rest);
        let mut seen = String::new();
        let mut inside = false;
        for c in bare.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => seen.push(c),
                _ => {}
            }
        }
        assert!(!seen.contains(char::is_alphabetic), "{name} says {:?}", seen.trim());
    }
}

/// No name stands twice in the Fluent file: the second would silently win or lose.
#[test]
fn every_word_is_said_once() {
    let mut names: Vec<&str> = super::words::message_names(include_str!("../../locales/en.ftl")).collect();
    names.sort_unstable();
    let twice: Vec<&&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| &pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
