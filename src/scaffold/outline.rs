//! Remarks that say what can be written, from the tables of words.

use crate::vocabulary::{Evidence, Times, Word};

/// How wide a line of a remark is.
const WIDTH: usize = 100;

/// A line between the parts of a file.
pub(super) fn heading(title: &str) -> String {
    format!("\n# ------------------------------------------------------------------ {title}\n\n")
}

/// A remark, broken into lines, each with so many steps before it.
pub(super) fn remark(text: &str, depth: usize) -> String {
    let step = "  ".repeat(depth);
    let mut lines = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() && line.chars().count() + word.chars().count() >= WIDTH {
            lines.push_str(&format!("#{step} {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    format!("{lines}#{step} {line}\n")
}

/// What can stand in the block of a word, statement by statement.
pub(super) fn block(word: &Word, depth: usize) -> String {
    word.block
        .iter()
        .map(|statement| {
            let mut said = remark(&describe(statement), depth);
            said.push_str(&block(statement, depth + 1));
            said
        })
        .collect()
}

/// A statement: how it is written, what it means, and what it needs.
pub(super) fn describe(word: &Word) -> String {
    let times = match word.times {
        Times::Required => " Has to stand.",
        Times::Once | Times::Many => "",
    };
    let evidence = match word.evidence {
        Evidence::Duty => " Needs an article and a source.",
        Evidence::Source | Evidence::None => "",
    };
    format!("{} — {}{times}{evidence}", word.spelling(), word.meaning)
}
