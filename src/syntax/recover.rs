//! What is said about text that cannot be read. pest only knows where it stopped; these functions
//! look at the text again and say what an editor probably meant.

use unicode_script::{Script, UnicodeScript};

use super::tree::{Part, PartKind};
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

pub(super) fn unclosed_block(open: Span, next: Span, length: usize) -> Diagnostic {
    let here = if next.start as usize >= length {
        "the file ends here"
    } else {
        "the next item begins here, so a `}` is missing before it"
    };
    Diagnostic::new(Code::UnclosedBlock, open, "this block is never closed")
        .here("opened here")
        .label(next, here)
        .help("put a `}` on a line of its own after the last statement of the block")
}

/// A word at the beginning of a line that is not spelled like a keyword.
pub(super) fn loose_keyword(span: Span, word: &str, readable: bool) -> Diagnostic {
    if !readable {
        return unreadable_line(span, word);
    }
    let plain = word.trim_end_matches([':', '=']).to_lowercase().replace('_', "-");
    let diagnostic = Diagnostic::new(
        Code::UnreadableLine,
        span,
        format!("`{word}` is not spelled like a keyword"),
    );
    if plain.starts_with(|c: char| c.is_ascii_lowercase()) {
        diagnostic
            .help("a keyword is written in small letters, and a space follows it")
            .replace(plain)
    } else {
        diagnostic.help("a statement begins with a keyword in small letters, such as `title` or `adopted`")
    }
}

/// Something that stands behind a part without a space between.
pub(super) fn glued(span: Span, text: &str) -> Diagnostic {
    if text.chars().all(|c| c == ')') {
        return Diagnostic::new(Code::UnreadableWord, span, "this `)` closes nothing").help("remove it").replace("");
    }
    Diagnostic::new(Code::UnreadableWord, span, format!("`{text}` stands here without a space before it"))
        .help("separate words by spaces; inside a text, write `\\\"` for a quotation mark")
}

/// Of the diagnostics of one statement, those that speak of mistakes of their own. Broken parts that
/// follow each other without a comma or a clause between come from one mistake, such as a text without
/// quotation marks.
pub(super) fn one_a_run(text: &str, parts: &[Part], found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut kept: Vec<Diagnostic> = Vec::new();
    let mut run: Option<usize> = None;
    let mut found = found.into_iter().peekable();
    for (at, part) in parts.iter().enumerate() {
        let unread = matches!(part.kind, PartKind::Broken | PartKind::Condition(_, None));
        match part.kind {
            PartKind::Comma | PartKind::Clause | PartKind::Condition(..) => run = None,
            _ => {}
        }
        while let Some(diagnostic) = found.next_if(|diagnostic| diagnostic.primary.span.start < part.span.end) {
            if run.is_none() {
                kept.push(diagnostic);
            }
        }
        if !unread {
            continue;
        }
        if run.is_none() {
            run = Some(at);
            if let Some(words) = unquoted(text, &parts[at..])
                && let Some(last) = kept.last_mut()
                && last.code == Code::UnreadableWord
                && last.primary.span == part.span
            {
                *last = words;
            }
        }
    }
    kept.extend(found);
    kept
}

/// Three words or more in a row, the first of which cannot be read: a text without quotation marks.
fn unquoted(text: &str, parts: &[Part]) -> Option<Diagnostic> {
    let first = parts.first()?.span;
    let line_end = text[first.start as usize..].find('\n').map_or(text.len(), |at| at + first.start as usize);
    let words: Vec<&Part> = parts
        .iter()
        .take_while(|part| {
            (part.span.start as usize) < line_end
                && matches!(
                    part.kind,
                    PartKind::Broken | PartKind::Name | PartKind::Code | PartKind::Number | PartKind::Quantity(..)
                )
        })
        .collect();
    let begins = text[first.start as usize..].chars().next()?;
    (words.len() >= 3 && begins.is_alphabetic()).then(|| {
        let span = words.last().map_or(first, |last| first.to(last.span));
        Diagnostic::new(Code::UnreadableWord, span, "these words stand in no quotation marks")
            .help("write `\"` before and after a text")
    })
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
    let plain = text.to_lowercase();
    if plain.starts_with("art") && !plain.trim_start_matches(|c: char| c.is_alphabetic()).is_empty()
        || digits > 0 && text.contains('(') && !text.contains('"')
    {
        return word(format!("`{text}` is not a provision"))
            .help("a provision is a word, a space and a number, such as `art 35(1)(a)`, `§ 28(3)` or `annex I`");
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
