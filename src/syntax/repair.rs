//! Braces that were forgotten. The grammar only sees that they do not match; indentation tells where
//! one is missing. The text is then read as if it stood there, so that the statements around it are
//! read for what they are.

use std::borrow::Cow;

use super::limits::{address_length, text_length};
use super::parser;
use super::tree::Tree;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span};

/// A text with more braces missing than this is none that somebody indented.
const MOST: usize = 100;

/// Insertions into a text, in order.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(usize, &'static str)>);

impl Edits {
    /// No insertion.
    pub(super) fn none() -> Self {
        Self::default()
    }

    /// The text with the insertions.
    pub(super) fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.0.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut edited = String::with_capacity(text.len() + self.0.len() * 2);
        let mut done = 0;
        for (at, insertion) in &self.0 {
            edited.push_str(&text[done..*at]);
            edited.push_str(insertion);
            done = *at;
        }
        edited.push_str(&text[done..]);
        Cow::Owned(edited)
    }

    /// Where a byte of the edited text stands in the original one; what was inserted stands nowhere,
    /// between its neighbours.
    pub(super) fn original(&self, offset: usize) -> usize {
        let mut shift = 0;
        for (at, insertion) in &self.0 {
            let start = at + shift;
            if offset <= start {
                break;
            }
            if offset < start + insertion.len() {
                return *at;
            }
            shift += insertion.len();
        }
        offset - shift
    }
}

/// Whether a diagnostic says that braces do not match.
pub(super) fn is_of_braces(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::StrayBrace | Code::UnclosedBlock)
}

/// Reads a text again with the braces that its indentation asks for. Where that does not help, all
/// stays as it was.
pub(super) fn braces(
    file: FileId,
    source: &SourceFile,
    tree: Tree,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tree {
    let (edits, mut found) = missing(file, &source.text);
    if edits.0.is_empty() || edits.0.len() > MOST {
        return tree;
    }
    let before = diagnostics
        .iter()
        .filter(|diagnostic| is_of_braces(diagnostic))
        .count();
    let mut again = Vec::new();
    let repaired = parser::parse(file, &source.text, &edits, &mut again);
    if again
        .iter()
        .filter(|diagnostic| is_of_braces(diagnostic))
        .count()
        >= before
    {
        return tree;
    }
    found.append(&mut again);
    *diagnostics = found;
    repaired
}

/// A line that is neither empty nor part of prose.
struct Line {
    start: usize,
    /// Past the last byte that is neither a space nor of a remark.
    end: usize,
    indentation: usize,
    opens: bool,
    closes: bool,
}

struct Open {
    line: usize,
    indentation: usize,
}

/// The braces that are missing, by indentation.
fn missing(file: FileId, text: &str) -> (Edits, Vec<Diagnostic>) {
    let lines = lines(text);
    let mut open: Vec<Open> = Vec::new();
    let mut edits = Vec::new();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.closes {
            while let Some(top) = open.last().filter(|top| top.indentation > line.indentation) {
                close(file, text, &lines, top, &mut edits, &mut found);
                open.pop();
            }
            match open.last() {
                Some(top) if top.indentation == line.indentation => {
                    open.pop();
                }
                outer => {
                    let after = outer.map_or(0, |outer| outer.line + 1);
                    reopen(file, text, &lines[after..at], line, &mut edits, &mut found);
                }
            }
        } else if line.indentation == 0 {
            while let Some(top) = open.pop() {
                close(file, text, &lines, &top, &mut edits, &mut found);
            }
        }
        if line.opens {
            open.push(Open {
                line: at,
                indentation: line.indentation,
            });
        }
    }
    while let Some(top) = open.pop() {
        close(file, text, &lines, &top, &mut edits, &mut found);
    }
    edits.sort_by_key(|(at, _)| *at);
    (Edits(edits), found)
}

/// A `}` is missing before the first line below that is not indented deeper than the block.
fn close(
    file: FileId,
    text: &str,
    lines: &[Line],
    block: &Open,
    edits: &mut Vec<(usize, &'static str)>,
    found: &mut Vec<Diagnostic>,
) {
    let opening = &lines[block.line];
    let next = lines[block.line + 1..]
        .iter()
        .find(|line| line.indentation <= block.indentation);
    let at = next.map_or(text.len(), |line| line.start);
    let unended = at == text.len() && !text.ends_with(['\n', '\r']);
    edits.push((at, if unended { "\n}\n" } else { "}\n" }));
    let brace = Span::new(file, opening.end - 1, opening.end);
    let (place, word) = match next {
        Some(line) => (
            Span::new(file, line.start + line.indentation, line.end),
            "a `}` is missing before this line",
        ),
        None => (
            Span::new(file, text.len(), text.len()),
            "the file ends here",
        ),
    };
    found.push(
        Diagnostic::new(Code::UnclosedBlock, brace, "this block is never closed")
            .here("opened here")
            .label(place, word)
            .help("put a `}` on a line of its own after the last statement of the block"),
    );
}

/// A `}` without a block belongs to the nearest line above that is indented like it and is followed by
/// deeper ones.
fn reopen(
    file: FileId,
    text: &str,
    above: &[Line],
    brace: &Line,
    edits: &mut Vec<(usize, &'static str)>,
    found: &mut Vec<Diagnostic>,
) {
    let head = above
        .iter()
        .rposition(|line| line.indentation <= brace.indentation)
        .filter(|head| {
            let line = &above[*head];
            line.indentation == brace.indentation
                && !line.closes
                && !line.opens
                && head + 1 < above.len()
        });
    let Some(mut last) = head else {
        return;
    };
    // The head of a statement may go on over lines, by a condition, a period or a list.
    while let Some(next) = above.get(last + 1) {
        let continues =
            text[..above[last].end].ends_with(',') || is_of_head(&text[next.start..next.end]);
        if !continues || last + 2 >= above.len() {
            break;
        }
        last += 1;
    }
    let end = above[last].end;
    edits.push((end, " {"));
    let brace = Span::new(
        file,
        brace.start + brace.indentation,
        brace.start + brace.indentation + 1,
    );
    found.push(
        Diagnostic::new(
            Code::UnopenedBlock,
            Span::new(file, end, end),
            "a `{` is missing here",
        )
        .label(brace, "this `}` would close the block")
        .help("end the line that begins a block with `{`")
        .replace(" {"),
    );
}

fn is_of_head(line: &str) -> bool {
    let line = line.trim_start();
    let word = line.split([' ', '\t']).next().unwrap_or("");
    line.starts_with('(')
        || matches!(
            word,
            "when" | "unless" | "within" | "every" | "and" | "or" | "not"
        )
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut in_prose = false;
    let mut offset = 0;
    for raw in text.split_inclusive(['\n', '\r']) {
        let mark = if offset == 0 && raw.starts_with('\u{FEFF}') {
            3
        } else {
            0
        };
        let (start, raw) = (offset + mark, &raw[mark..]);
        offset = start + raw.len();
        let trimmed = raw.trim_start_matches([' ', '\t']);
        if in_prose {
            in_prose = !trimmed.starts_with("\"\"\"");
            continue;
        }
        let (end, prose) = significant(raw);
        in_prose = prose;
        if end <= raw.len() - trimmed.len() {
            continue;
        }
        let kept = &raw[..end];
        lines.push(Line {
            start,
            end: start + end,
            indentation: raw.len() - trimmed.len(),
            opens: kept.ends_with('{'),
            closes: trimmed.starts_with('}'),
        });
    }
    lines
}

/// The length of a line without its remark and the spaces before it, and whether prose begins on it.
fn significant(line: &str) -> (usize, bool) {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'#' => break,
            b'"' if bytes[at..].starts_with(b"\"\"\"") => return (line.trim_end().len(), true),
            b'"' => at += text_length(&bytes[at..]),
            b'<' => at += address_length(&bytes[at..]),
            _ => {}
        }
        at += 1;
    }
    (line[..at.min(line.len())].trim_end().len(), false)
}
