//! Excerpts: the few lines around some places of a text, with lines that are too long cut down.
//!
//! The renderer of snippets reads all the text that it is given, and it prints suggested edits in
//! full width. An excerpt keeps both in bounds, whatever the size of the file or of its lines.

use std::ops::Range;

/// A line of more bytes than this is cut.
const LONG_LINE: usize = 200;

/// How many bytes stay on either side of a place in a line that is cut.
const AROUND: usize = 60;

/// What stands for the text that was cut.
const CUT: &str = "...";

/// Lines of a text, and where the places of interest stand in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, with a line feed between two of them.
    pub source: String,
    /// The ranges that were asked for, in the same order, as ranges of `source`.
    pub ranges: Vec<Range<usize>>,
}

impl Excerpt {
    /// Takes the lines that `ranges` touch. All ranges must lie on whole characters of `text`.
    pub fn new(text: &str, ranges: &[Range<usize>]) -> Self {
        let mut places: Vec<usize> = ranges
            .iter()
            .flat_map(|range| [range.start, range.end])
            .collect();
        places.sort_unstable();
        places.dedup();
        let first = places.first().copied().unwrap_or(0);
        let last = places.last().copied().unwrap_or(0);
        let from = text[..first].rfind('\n').map_or(0, |at| at + 1);
        let to = text[last..].find('\n').map_or(text.len(), |at| last + at);

        let mut source = String::new();
        let mut moved = Vec::with_capacity(places.len());
        let mut rest = places.as_slice();
        let mut start = from;
        for line in text[from..to].split('\n') {
            if start > from {
                source.push('\n');
            }
            let end = start + line.len();
            let (here, later) = rest.split_at(rest.partition_point(|place| *place <= end));
            rest = later;
            let line = line.strip_suffix('\r').unwrap_or(line);
            let here: Vec<usize> = here
                .iter()
                .map(|place| (place - start).min(line.len()))
                .collect();
            moved.extend(cut(line, &here, &mut source));
            start = end + 1;
        }

        let find = |place: usize| {
            places
                .binary_search(&place)
                .ok()
                .and_then(|index| moved.get(index).copied())
                .unwrap_or(source.len())
        };
        let ranges = ranges
            .iter()
            .map(|range| find(range.start)..find(range.end))
            .collect();
        Self { source, ranges }
    }
}

/// Appends a line to `out`, cut around the places in it if it is long; returns where they went.
fn cut(line: &str, places: &[usize], out: &mut String) -> Vec<usize> {
    if line.len() <= LONG_LINE {
        let start = out.len();
        out.extend(line.chars().map(visible));
        return places.iter().map(|place| start + place).collect();
    }
    let mut windows: Vec<Range<usize>> = Vec::new();
    // A line with no place in it only leads from one place to another; its beginning is enough.
    for place in if places.is_empty() { &[0] } else { places } {
        let window = line.floor_char_boundary(place.saturating_sub(AROUND))
            ..line.ceil_char_boundary(place + AROUND);
        match windows.last_mut() {
            Some(last) if window.start <= last.end + CUT.len() => last.end = window.end,
            _ => windows.push(window),
        }
    }
    let mut moved = Vec::with_capacity(places.len());
    let mut end = 0;
    for window in windows {
        if window.start > end {
            out.push_str(CUT);
        }
        let start = out.len();
        moved.extend(
            places
                .iter()
                .filter(|place| (window.start..=window.end).contains(*place))
                .map(|place| start + place - window.start),
        );
        out.extend(line[window.clone()].chars().map(visible));
        end = window.end;
    }
    if end < line.len() {
        out.push_str(CUT);
    }
    moved
}

/// Replaces characters that would move or hide text on a terminal by visible ones.
///
/// The replacement has as many bytes, so that places stay where they are. The renderer itself
/// takes care of the control characters of ASCII and of bidirectional embedding.
pub(super) fn visible(letter: char) -> char {
    match letter {
        '\u{80}'..='\u{9f}' | '\u{61c}' => '¿',
        '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => '\u{fffd}',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str, range: Range<usize>) -> Excerpt {
        Excerpt::new(text, std::slice::from_ref(&range))
    }

    fn words(excerpt: &Excerpt) -> Vec<&str> {
        excerpt
            .ranges
            .iter()
            .map(|range| &excerpt.source[range.clone()])
            .collect()
    }

    #[test]
    fn only_the_lines_that_are_touched_are_taken() {
        let text = "one\ntwo\nthree\nfour\n";
        let excerpt = Excerpt::new(text, &[8..13, 5..6]);
        assert_eq!(excerpt.source, "two\nthree");
        assert_eq!(words(&excerpt), ["three", "w"]);
    }

    #[test]
    fn long_lines_are_cut_around_their_places() {
        let text = format!(
            "{}hier{}daar{}",
            "é".repeat(900),
            "x".repeat(999),
            "y".repeat(900)
        );
        let excerpt = Excerpt::new(&text, &[1800..1804, 2803..2807]);
        assert_eq!(words(&excerpt), ["hier", "daar"]);
        assert!(excerpt.source.starts_with("...éé"), "{}", excerpt.source);
        assert!(excerpt.source.contains("xx...xx"), "{}", excerpt.source);
        assert!(excerpt.source.ends_with("yy..."), "{}", excerpt.source);
        assert!(excerpt.source.len() < 300, "{}", excerpt.source.len());
    }

    #[test]
    fn long_ranges_lose_their_middle() {
        let text = "x".repeat(10_000);
        let excerpt = one(&text, 0..10_000);
        assert_eq!(excerpt.source.len(), 2 * AROUND + CUT.len());
        assert_eq!(words(&excerpt), [excerpt.source.as_str()]);
    }

    #[test]
    fn lines_between_places_are_cut_too() {
        let text = format!("a\n{}\nb", "x".repeat(5_000));
        let excerpt = Excerpt::new(&text, &[0..1, text.len() - 1..text.len()]);
        assert_eq!(excerpt.source, format!("a\n{}{CUT}\nb", "x".repeat(AROUND)));
        assert_eq!(words(&excerpt), ["a", "b"]);
    }

    #[test]
    fn places_in_a_line_ending_go_to_the_end_of_the_line() {
        let excerpt = Excerpt::new("a\r\nb\r\n", &[2..3, 4..6]);
        assert_eq!(excerpt.source, "a\nb\n");
        assert_eq!(excerpt.ranges, [1..2, 3..4]);
    }

    #[test]
    fn the_end_and_the_empty_text_are_places() {
        assert_eq!(words(&one("", 0..0)), [""]);
        let excerpt = one("a\n", 2..2);
        assert_eq!((excerpt.source.as_str(), &excerpt.ranges[0]), ("", &(0..0)));
    }

    #[test]
    fn letters_that_steer_a_terminal_are_shown_without_moving_the_rest() {
        let excerpt = one("a\u{9b}b\u{200f}c", 7..8);
        assert_eq!(excerpt.source, "a¿b\u{fffd}c");
        assert_eq!(words(&excerpt), ["c"]);
    }
}
