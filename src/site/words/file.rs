//! The file in which the messages of a language stand.

use std::ops::Range;

/// Where the messages of a language stand.
pub(super) fn file_of(language: &str) -> String {
    format!("locales/{language}.ftl")
}

/// The name of the message that begins on a line of a Fluent file.
fn name_on(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    plain.then_some(name)
}

/// The names of the messages of a Fluent file.
pub fn message_names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(name_on)
}

/// Where the name of a message stands in a Fluent file, in bytes.
pub(super) fn places_of<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        (at, line)
    });
    lines
        .filter(move |(_, line)| name_on(line) == Some(name))
        .map(move |(at, _)| at..at + name.len())
}
