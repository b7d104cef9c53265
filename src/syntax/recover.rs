//! What is said about text that cannot be read. pest only knows where it stopped; these functions
//! look at the text again and say what an editor probably meant.

use unicode_script::{Script, UnicodeScript};

use super::tree::{Block, Statement, Tree};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::source::{FileId, Span};

pub(super) fn stray_brace(span: Span) -> Diagnostic {
    Diagnostic::new(Code::StrayBrace, span, "this `}` closes nothing")
        .help("remove it, or look for a `{` that is missing above")
}

pub(super) fn unreadable_line(span: Span, line: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnreadableLine,
        span,
        "this line does not begin with a keyword",
    );
    let first = line.trim_start().chars().next();
    match first {
        Some('/') | Some(';') | Some('-') => diagnostic.help("a remark begins with `#`"),
        Some('"') => diagnostic.help(
            "a text follows a keyword; if it continues the statement above, indent it deeper than that statement",
        ),
        Some(c) if c.is_uppercase() => {
            diagnostic.help("keywords are written in small letters, such as `law` or `authority`")
        }
        _ => diagnostic.help("a statement begins with a keyword in small letters, such as `title` or `adopted`"),
    }
}

pub(super) fn unclosed_block(open: Span, next: Span) -> Diagnostic {
    Diagnostic::new(Code::UnclosedBlock, open, "this block is never closed")
        .here("opened here")
        .label(next, "the next item begins here, so a `}` is missing before it")
        .help("put a `}` on a line of its own after the last statement of the block")
}

pub(super) fn brace_on_line(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BraceOnLine,
        span,
        "a block is laid out over lines of its own",
    )
    .help("end the line after `{`, put each statement on its own line, and `}` on the last")
}

pub(super) fn unclosed_text(span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnclosedText, span, "this text is not closed on its line")
        .help("close it with `\"`; for text over several lines write `\"\"\"` before and after")
}

pub(super) fn unclosed_address(span: Span) -> Diagnostic {
    let end = span.after();
    let mut diagnostic = Diagnostic::new(
        Code::UnclosedAddress,
        span,
        "this address is not closed with `>`",
    )
    .help("an address stands between `<` and `>` and holds no space");
    diagnostic.fix = Some(Fix {
        span: end,
        replacement: ">".to_owned(),
    });
    diagnostic
}

pub(super) fn unclosed_prose(span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnclosedProse, span, "this prose is not laid out as prose")
        .help("end the line after `\"\"\"`, indent every line deeper than the statement, and close with `\"\"\"` on a line of its own")
}

pub(super) fn empty_condition(word: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableCondition,
        word,
        "a condition is missing after this word",
    )
    .help("write what must hold, such as `activity in annex I and size at least medium`")
}

pub(super) fn broken_condition(span: Span, text: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::UnreadableCondition,
        span,
        "this condition cannot be read",
    );
    let opened = text.matches('(').count();
    let closed = text.matches(')').count();
    let sign = ["<=", ">=", "==", "!=", "&&", "||", "<", ">", "="]
        .into_iter()
        .find(|sign| text.contains(sign));
    let wrong_words = [
        ("exceeds", "more than"),
        ("over", "more than"),
        ("under", "less than"),
        ("below", "less than"),
        ("equals", "is"),
        ("are", "is"),
        ("greater", "more than"),
        ("fewer", "less than"),
    ];
    let wrong = wrong_words
        .into_iter()
        .find(|(word, _)| text.split_whitespace().any(|other| other == *word));
    match (sign, wrong) {
        (Some(sign), _) => diagnostic.help(format!(
            "comparisons are words, not `{sign}`: `is`, `is not`, `in`, `not in`, `at least`, `more than`, `at most`, `less than`"
        )),
        (None, Some((word, right))) => diagnostic.help(format!("write `{right}` for `{word}`")),
        _ if opened != closed => diagnostic.help(format!(
            "there are {opened} `(` and {closed} `)`; every `(` needs its `)`"
        )),
        _ => diagnostic.help(
            "a condition is made of tests such as `size at least medium`, joined by `and`, `or`, `not` and brackets",
        ),
    }
}

/// A word that is no literal, keyword or id: says which of them it was probably meant to be.
pub(super) fn junk(span: Span, text: &str) -> Diagnostic {
    let word = |message: String| Diagnostic::new(Code::UnreadableWord, span, message);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.starts_with("http://") || text.starts_with("https://") || text.starts_with("mailto:") {
        return word(format!("`{text}` is an address without its brackets"))
            .help("an address stands between `<` and `>`")
            .replace(format!("<{text}>"));
    }
    if digits >= 4 && looks_like_a_date(text) {
        return word(format!("`{text}` is not a date"))
            .help("a date is written year-month-day with two digits for month and day, such as `2024-10-18`");
    }
    if text.starts_with(['“', '”', '„', '«', '‘', '’', '\'']) {
        return word("a text begins with a straight quotation mark".to_owned())
            .help("write `\"` before and after the text; inside it any quotation mark may stand");
    }
    if text.starts_with(['€', '$', '£']) {
        return word(format!("`{text}` is not an amount of money"))
            .help("write the number and the currency, such as `10_000_000 EUR`");
    }
    if digits > 0 && text.starts_with(|c: char| c.is_ascii_digit()) {
        return word(format!("`{text}` is not a number")).help(
            "group digits with `_` and use a point for decimals: `12_000_000`, `1.4 %`, `24h`, `10_000 EUR`",
        );
    }
    let lowered = text.to_lowercase().replace('_', "-");
    if lowered != text && lowered.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return word(format!("`{text}` is not an id"))
            .help("an id is made of small letters, digits and hyphens")
            .replace(lowered);
    }
    if text.chars().any(|c| !c.is_ascii()) {
        return word(format!("`{text}` holds a letter that an id cannot hold"))
            .help("ids are made of a-z, 0-9 and hyphens; put other words in quotation marks");
    }
    word(format!("`{text}` cannot be read here"))
        .help("put words in quotation marks, addresses in `<` and `>`")
}

fn looks_like_a_date(text: &str) -> bool {
    let groups: Vec<&str> = text.split(['-', '.', '/']).collect();
    groups.len() == 3
        && groups
            .iter()
            .all(|group| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit()))
}

/// A statement that runs on over lines and is followed by a `}` that closes nothing has lost its `{`.
pub(super) fn open_forgotten(tree: &mut Tree, diagnostics: &mut [Diagnostic]) {
    for stray in diagnostics
        .iter_mut()
        .filter(|diagnostic| diagnostic.code == Code::StrayBrace)
    {
        let brace = stray.primary.span;
        let text = tree.text.clone();
        let Some(statement) = tree
            .statements
            .iter_mut()
            .rev()
            .find(|statement| statement.span.start < brace.start)
        else {
            continue;
        };
        let first_line = text[statement.keyword.start as usize..]
            .find('\n')
            .map_or(text.len(), |at| at + statement.keyword.start as usize);
        let head = statement
            .parts
            .iter()
            .filter(|part| (part.span.start as usize) < first_line)
            .count();
        if statement.block.is_some() || head == statement.parts.len() {
            continue;
        }
        statement.parts.truncate(head);
        let end = statement.parts.last().map_or(statement.keyword, |part| part.span);
        // What was meant as the block stays out of the tree, and the formatter leaves it alone.
        let lost = end.after().to(brace);
        tree.unreadable.retain(|span| *span != brace);
        tree.unreadable.push(lost);
        *stray = Diagnostic::new(Code::UnopenedBlock, end.after(), "a `{` is missing here")
            .label(brace, "this `}` would close the block")
            .help("end the line that begins a block with `{`")
            .replace(" {");
    }
}

/// When braces do not match, indentation tells where the missing one belongs: a block whose `}`
/// stands further left than its first line has swallowed the brace of the block around it.
pub(super) fn blame_indentation(tree: &Tree, diagnostics: &mut [Diagnostic]) {
    let Some(unclosed) = diagnostics
        .iter_mut()
        .find(|diagnostic| diagnostic.code == Code::UnclosedBlock)
    else {
        return;
    };
    fn suspect<'t>(tree: &Tree, statements: &'t [Statement]) -> Option<&'t Block> {
        statements.iter().find_map(|statement| {
            let block = statement.block.as_ref()?;
            suspect(tree, &block.statements).or_else(|| {
                let close = block.close?;
                (column(tree, close) < column(tree, statement.keyword)).then_some(block)
            })
        })
    }
    let around = tree.statements.iter().find(|statement| {
        statement
            .block
            .as_ref()
            .is_some_and(|block| block.open == unclosed.primary.span)
    });
    let inner = around
        .and_then(|statement| statement.block.as_ref())
        .and_then(|block| suspect(tree, &block.statements));
    if let Some((block, close)) = inner.and_then(|block| Some((block, block.close?))) {
        let outer = unclosed.primary.span;
        unclosed.primary.span = block.open;
        unclosed.labels.insert(
            0,
            crate::diagnostic::Label {
                span: close,
                text: "this `}` is indented like that of the block around it".to_owned(),
            },
        );
        unclosed.labels.push(crate::diagnostic::Label {
            span: outer,
            text: "the block around it".to_owned(),
        });
    }
}

fn column(tree: &Tree, span: Span) -> usize {
    let before = &tree.text[..span.start as usize];
    before.len() - before.rfind('\n').map_or(0, |at| at + 1)
}

/// Characters that must not stand in a source at all, and words whose letters come from several
/// scripts, which look like other words.
pub(super) fn characters(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if text.is_ascii() && !text.bytes().any(is_control_byte) {
        return;
    }
    let mut word_start = None;
    for (at, c) in text.char_indices() {
        let span = Span::new(file, at, at + c.len_utf8());
        if is_bidi_control(c) {
            diagnostics.push(
                Diagnostic::new(
                    Code::BidiControl,
                    span,
                    format!("the invisible character U+{:04X} changes the direction of text", c as u32),
                )
                .help("remove it; it can make a line read differently from what it says")
                .replace(""),
            );
        } else if c.is_control() && !matches!(c, '\n' | '\r' | '\t') {
            diagnostics.push(
                Diagnostic::new(
                    Code::ControlCharacter,
                    span,
                    format!("the control character U+{:04X} stands here", c as u32),
                )
                .help("remove it")
                .replace(""),
            );
        }
        if c.is_alphabetic() {
            word_start.get_or_insert(at);
        } else if let Some(start) = word_start.take() {
            mixed_scripts(file, text, start, at, diagnostics);
        }
    }
    if let Some(start) = word_start {
        mixed_scripts(file, text, start, text.len(), diagnostics);
    }
}

fn is_control_byte(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t')
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

fn mixed_scripts(
    file: FileId,
    text: &str,
    start: usize,
    end: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let word = &text[start..end];
    if word.is_ascii() {
        return;
    }
    let mut scripts: Vec<Script> = word
        .chars()
        .map(|c| c.script())
        .filter(|script| !matches!(script, Script::Common | Script::Inherited))
        .collect();
    scripts.sort_by_key(|script| script.full_name());
    scripts.dedup();
    if scripts.len() > 1 {
        let names: Vec<&str> = scripts.iter().map(|script| script.full_name()).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::MixedScripts,
                Span::new(file, start, end),
                format!("the word `{word}` mixes {} letters", names.join(" and ")),
            )
            .help("type it again in one alphabet; letters that look alike are not the same"),
        );
    }
}
