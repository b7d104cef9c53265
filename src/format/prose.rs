//! Prose blocks: their lines stay, their indentation follows the statement.

use super::lines::{Lines, SPACE};

/// The three quotation marks before and after prose.
pub(super) const FENCE: &str = "\"\"\"";

/// The lines of a prose literal without the indentation that all of them share.
pub(super) fn content(literal: &str) -> Vec<&str> {
    let lines = Lines::new(literal);
    // The first line holds the opening marks and the last one the closing marks.
    let inner: Vec<&str> = (1..lines.count().saturating_sub(1))
        .map(|line| lines.text(line).trim_end_matches(SPACE))
        .collect();
    let common = inner
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| indentation(line))
        .reduce(shared)
        .map_or(0, str::len);
    inner
        .into_iter()
        .map(|line| line.get(common..).unwrap_or(""))
        .collect()
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches(SPACE).len()]
}

/// The longest beginning of both. Tabs and spaces are told apart, because nobody knows how wide a
/// tab was meant to be.
fn shared<'t>(a: &'t str, b: &'t str) -> &'t str {
    let length = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    &a[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_indentation_is_dropped_and_the_rest_is_kept() {
        let literal = "\"\"\"  \n    a\n\n      - b  \n    c\n  \"\"\"";
        assert_eq!(content(literal), ["a", "", "  - b", "c"]);
    }

    #[test]
    fn tabs_and_spaces_share_nothing() {
        assert_eq!(content("\"\"\"\n\ta\n    b\n\"\"\""), ["\ta", "    b"]);
    }

    #[test]
    fn prose_may_be_empty() {
        assert!(content("\"\"\"\n\"\"\"").is_empty());
        assert_eq!(content("\"\"\"\n   \n\"\"\""), [""]);
    }
}
