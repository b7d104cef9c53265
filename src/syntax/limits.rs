//! Limits that are checked before the parser sees a text, because a parser that runs out of stack
//! cannot report anything.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// The largest file that is read: 8 MiB.
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;

/// How deep blocks, and brackets in a condition, may be nested.
pub const MAX_NESTING: usize = 32;

/// The first limit that a text breaks.
pub(super) fn check(file: FileId, text: &str) -> Option<Diagnostic> {
    if text.len() > MAX_FILE_BYTES {
        return Some(
            Diagnostic::new(
                Code::FileTooLarge,
                Span::new(file, 0, 0),
                format!("this file has {} bytes, more than 8 MiB", text.len()),
            )
            .help("split it: a country may be a folder of files"),
        );
    }
    too_deep(text).map(|at| {
        Diagnostic::new(
            Code::NestedTooDeep,
            Span::new(file, at, at + 1),
            format!("this is nested more than {MAX_NESTING} deep"),
        )
        .help("no statement of the language needs so many levels; a `}` or `)` is probably missing above")
    })
}

/// The byte at which nesting passes the limit. Braces and brackets in texts, addresses, remarks and
/// prose do not count.
fn too_deep(text: &str) -> Option<usize> {
    let mut braces = 0usize;
    let mut brackets = 0usize;
    let mut bracket_indentation = 0usize;
    let mut in_prose = false;
    let mut offset = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let trimmed = line.trim_start_matches([' ', '\t']);
        let indentation = line.len() - trimmed.len();
        if in_prose {
            in_prose = !trimmed.starts_with("\"\"\"");
            offset += line.len();
            continue;
        }
        // A statement goes on behind empty lines and remarks, however they are indented.
        if trimmed.starts_with(['\n', '\r', '#']) {
            offset += line.len();
            continue;
        }
        if brackets == 0 || indentation <= bracket_indentation {
            brackets = 0;
            bracket_indentation = indentation;
        }
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'#' => break,
                b'"' if bytes[at..].starts_with(b"\"\"\"") => {
                    in_prose = true;
                    break;
                }
                b'"' => at += text_length(&bytes[at..]),
                b'<' => at += address_length(&bytes[at..]),
                b'{' => braces += 1,
                b'}' => braces = braces.saturating_sub(1),
                b'(' => brackets += 1,
                b')' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            if braces > MAX_NESTING || brackets > MAX_NESTING {
                return Some(offset + at);
            }
            at += 1;
        }
        offset += line.len();
    }
    None
}

/// Bytes from an opening quotation mark to the last byte before the closing one, within the line.
pub(super) fn text_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'"' => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Bytes from `<` to `>`; a `<` that is not closed before a space is no address.
pub(super) fn address_length(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|byte| matches!(byte, b'>' | b' ' | b'\n' | b'\r'))
        .filter(|end| bytes[*end] == b'>')
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_in_texts_and_remarks_do_not_nest() {
        let line = format!("x \"{}\" # {}\n", "{".repeat(50), "{".repeat(50));
        assert_eq!(too_deep(&line), None);
    }

    #[test]
    fn the_thirty_third_level_is_named() {
        assert_eq!(too_deep(&"{".repeat(32)), None);
        assert_eq!(too_deep(&"{".repeat(33)), Some(32));
        assert_eq!(too_deep(&"(".repeat(33)), Some(32));
    }

    #[test]
    fn brackets_left_open_in_one_statement_do_not_count_in_the_next() {
        assert_eq!(too_deep(&"x when (\n".repeat(100)), None);
    }

    #[test]
    fn brackets_of_one_statement_count_over_every_kind_of_line() {
        for between in ["\n", "\n\n", "\r\n", "\r", "\n# remark\n"] {
            let text = format!(
                "  x when ({between}{}",
                format!("      ({between}").repeat(33)
            );
            assert!(too_deep(&text).is_some(), "{between:?}");
        }
    }
}
