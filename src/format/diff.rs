//! What formatting would change, for `fmt --check`.

use similar::TextDiff;

/// The unified difference between two texts of one file; empty where they are the same.
#[must_use]
pub fn unified_diff(path: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_names_the_file_and_shows_both_lines() {
        let shown = unified_diff("x/a.acq", "a\nb\n", "a\nc\n");
        assert_eq!(
            shown,
            "--- a/x/a.acq\n+++ b/x/a.acq\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"
        );
    }

    #[test]
    fn equal_texts_have_no_difference() {
        assert_eq!(unified_diff("a.acq", "a\n", "a\n"), "");
    }
}
