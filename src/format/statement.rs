//! How the words of a statement are set in lines.

use super::prose;
use super::words::{Kind, Word};

/// The widest line, in characters, that is not broken.
const WIDTH: usize = 120;

/// How much deeper than its statement a clause stands.
const CLAUSE: usize = 2;

/// How much deeper than its statement the rest of a list or a condition stands.
const REST: usize = 4;

/// How much deeper than its statement prose stands.
const PROSE: usize = 2;

/// Words of one line and how much deeper than the statement it is indented.
#[derive(Clone, Copy)]
struct Line<'w, 't> {
    deeper: usize,
    words: &'w [Word<'t>],
}

/// The lines of a statement; the last one is not ended. `brace` leaves room for ` {`.
pub(super) fn set(words: &[Word<'_>], indentation: usize, brace: bool) -> String {
    let setter = Setter { indentation, brace };
    let whole = Line { deeper: 0, words };
    let one_line = words
        .iter()
        .all(|word| !word.gap.breaks && word.kind != Kind::Prose);
    let lines = if one_line && !setter.is_long(whole, true) {
        vec![whole]
    } else {
        let lines = split(whole, must_break(words));
        let lines = setter.split_long(lines, |line, _| split(line, connectives(line.words)));
        setter.split_long(lines, |line, last| setter.fill(line, last))
    };
    setter.write(&lines)
}

/// Where a line must end before a word, and how deep the next one stands.
fn must_break(words: &[Word<'_>]) -> Vec<Option<usize>> {
    let mut in_head = true;
    let mut in_source = words.first().is_some_and(|word| word.text == "source");
    let mut after_prose = false;
    let mut before: Option<&Word<'_>> = None;
    let mut breaks = Vec::with_capacity(words.len());
    for word in words {
        let stays = match &*word.text {
            "within" | "every" => in_head && !after_prose,
            "checked" | "grade" => in_source && !after_prose,
            _ => false,
        };
        let forced = word.gap.holds_remark()
            || (after_prose && word.kind != Kind::Comma)
            || before.is_some_and(|before| word.gap.breaks && fuses(before, word));
        breaks.push(if word.kind == Kind::Clause && !stays {
            in_head = false;
            in_source = word.text == "source";
            Some(CLAUSE)
        } else {
            forced.then_some(REST)
        });
        after_prose = word.kind == Kind::Prose || (after_prose && word.kind == Kind::Comma);
        before = Some(word);
    }
    breaks
}

/// Whether two words in one line might be read as one literal: `10` `EUR`, `art` `3`. Where the
/// author ended the line between them, it stays ended.
fn fuses(before: &Word<'_>, word: &Word<'_>) -> bool {
    let mut letters = word.text.bytes();
    let looks_like_locator = match (letters.next(), letters.next()) {
        (Some(b'0'..=b'9' | b'A'..=b'Z'), _) => true,
        (Some(b'a'..=b'z'), next) => next.is_none_or(|next| !next.is_ascii_lowercase()),
        _ => false,
    };
    (before.kind == Kind::Number && word.kind == Kind::Plain)
        || (before.begins_provision() && looks_like_locator)
}

/// A break before each `and` and `or` that stands in no brackets.
fn connectives(words: &[Word<'_>]) -> Vec<Option<usize>> {
    words
        .iter()
        .map(|word| (word.kind == Kind::Connective).then_some(REST))
        .collect()
}

/// Cuts a line at the given breaks; the first piece stays where the line stood.
fn split<'w, 't>(line: Line<'w, 't>, breaks: Vec<Option<usize>>) -> Vec<Line<'w, 't>> {
    let mut lines = Vec::new();
    let mut deeper = line.deeper;
    let mut start = 0;
    for (at, before) in breaks.into_iter().enumerate() {
        if let (Some(next), true) = (before, at > start) {
            lines.push(Line {
                deeper,
                words: &line.words[start..at],
            });
            deeper = next;
            start = at;
        }
    }
    lines.push(Line {
        deeper,
        words: &line.words[start..],
    });
    lines
}

/// Whether a space stands between two words of a line.
fn spaced(before: &Word<'_>, word: &Word<'_>) -> bool {
    before.kind != Kind::Open && !matches!(word.kind, Kind::Comma | Kind::Close)
}

struct Setter {
    indentation: usize,
    brace: bool,
}

impl Setter {
    fn is_long(&self, line: Line<'_, '_>, last: bool) -> bool {
        let brace = if last && self.brace { 2 } else { 0 };
        self.indentation + line.deeper + width(line.words) + brace > WIDTH
    }

    fn split_long<'w, 't>(
        &self,
        lines: Vec<Line<'w, 't>>,
        cut: impl Fn(Line<'w, 't>, bool) -> Vec<Line<'w, 't>>,
    ) -> Vec<Line<'w, 't>> {
        let count = lines.len();
        let mut shorter = Vec::with_capacity(count);
        for (at, line) in lines.into_iter().enumerate() {
            let last = at + 1 == count;
            if self.is_long(line, last) {
                shorter.extend(cut(line, last));
            } else {
                shorter.push(line);
            }
        }
        shorter
    }

    /// Ends a line after the last comma that fits, as often as needed.
    fn fill<'w, 't>(&self, line: Line<'w, 't>, last: bool) -> Vec<Line<'w, 't>> {
        let mut cuts = vec![None; line.words.len()];
        let mut deeper = line.deeper;
        let mut start = 0;
        let mut comma = None;
        for at in 1..=line.words.len() {
            let ends = at == line.words.len();
            if !ends && line.words[at - 1].kind != Kind::Comma {
                continue;
            }
            let words = &line.words[start..at];
            if let Some(cut) = comma
                && self.is_long(Line { deeper, words }, ends && last)
            {
                cuts[cut] = Some(REST);
                deeper = REST;
                start = cut;
            }
            comma = Some(at);
        }
        split(line, cuts)
    }

    fn write(&self, lines: &[Line<'_, '_>]) -> String {
        let mut text = String::new();
        for line in lines {
            if let Some(first) = line.words.first() {
                self.begin(&mut text, first, line.deeper);
            }
            let mut before: Option<&Word<'_>> = None;
            for word in line.words {
                if before.is_some_and(|before| spaced(before, word)) {
                    text.push(' ');
                }
                if word.kind == Kind::Prose {
                    self.prose(&mut text, &word.text);
                } else {
                    text.push_str(&word.text);
                }
                before = Some(word);
            }
        }
        text
    }

    /// Ends the line before, with its remark, and writes the remarks that stand above the new one.
    fn begin(&self, text: &mut String, first: &Word<'_>, deeper: usize) {
        let indentation = " ".repeat(self.indentation + deeper);
        if let Some(remark) = first.gap.behind {
            text.push_str("  ");
            text.push_str(remark);
        }
        if !text.is_empty() {
            text.push('\n');
        }
        for remark in &first.gap.above {
            text.push_str(&indentation);
            text.push_str(remark);
            text.push('\n');
        }
        text.push_str(&indentation);
    }

    fn prose(&self, text: &mut String, literal: &str) {
        let indentation = " ".repeat(self.indentation + PROSE);
        text.push_str(prose::FENCE);
        for line in prose::content(literal) {
            text.push('\n');
            if !line.is_empty() {
                text.push_str(&indentation);
                text.push_str(line);
            }
        }
        text.push('\n');
        text.push_str(&indentation);
        text.push_str(prose::FENCE);
    }
}

/// Characters of a line from its first word on. Of prose only the opening marks stand in it.
fn width(words: &[Word<'_>]) -> usize {
    let mut width = 0;
    let mut before: Option<&Word<'_>> = None;
    for word in words {
        width += usize::from(before.is_some_and(|before| spaced(before, word)));
        width += match word.kind {
            Kind::Prose => prose::FENCE.len(),
            _ => word.text.chars().count(),
        };
        before = Some(word);
    }
    width
}
