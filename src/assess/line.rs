//! One line of a batch: a JSON object, read without losing anything of it.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::Value;

use crate::decide::EXACT_DIGITS;

/// The fields of a JSON object, in order. A field that stands twice is refused, and so is a number
/// that would be rounded, because neither can be what was meant.
///
/// # Errors
/// Says in words what keeps the line from being read.
pub fn parse_line(text: &str) -> Result<Vec<(String, Value)>, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let fields = reader
        .deserialize_map(Fields)
        .and_then(|fields| reader.end().map(|()| fields))
        .map_err(|error| format!("the line cannot be read as a JSON object: {error}"))?;
    for (at, (name, _)) in fields.iter().enumerate() {
        if fields[..at].iter().any(|(earlier, _)| earlier == name) {
            return Err(format!("`{name}` stands twice"));
        }
    }
    match rounded(text) {
        Some(number) => Err(format!(
            "the number {number} has more digits than a JSON number keeps; write it as text"
        )),
        None => Ok(fields),
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(fields)
    }
}

/// The first number outside of texts that a reader of JSON would round.
fn rounded(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c.is_ascii_digit()) {
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('"') {
            rest = after_text(inside);
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | 'e' | 'E' | '+' | '-'))
            .unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if digits > EXACT_DIGITS {
            return Some(number);
        }
        rest = behind;
    }
    None
}

/// What stands behind the text that was opened.
fn after_text(inside: &str) -> &str {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return &inside[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_line_is_lost() {
        let fields = parse_line(r#"{"b": 1, "a": "12345678901234567890 \" 9"}"#).expect("a line");
        let names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["b", "a"]);
        for (line, words) in [
            (r#"{"a": 1, "a": 2}"#, "`a` stands twice"),
            (r#"{"a": 49.99999999999999999}"#, "more digits"),
            (r#"{"a": NaN}"#, "cannot be read"),
            (r#"{"a": 1} x"#, "cannot be read"),
            ("[1]", "cannot be read"),
            ("", "cannot be read"),
        ] {
            let told = parse_line(line).expect_err(line);
            assert!(told.contains(words), "{line}: {told}");
        }
    }
}
