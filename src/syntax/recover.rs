//! What is said about text that cannot be read. pest only knows where it stopped; these functions
//! look at the text again and say what an editor probably meant.

pub(super) use super::provision::broken_provision;
use super::tree::{Part, PartKind};
pub(super) use super::words::junk;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::source::Span;

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
        Some('/' | ';') => diagnostic.help("a remark begins with `#`"),
        Some('-' | '*' | '•') => diagnostic.help("statements stand in lines of their own without a sign before them; a remark begins with `#`"),
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
    let plain = word
        .trim_end_matches([':', '='])
        .to_lowercase()
        .replace('_', "-");
    let diagnostic = Diagnostic::new(
        Code::UnreadableLine,
        span,
        format!("`{word}` is not spelled like a keyword"),
    );
    if plain.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
        diagnostic.help("it holds a letter that no keyword has; letters of other alphabets may look the same, so type it again")
    } else if plain.starts_with(|c: char| c.is_ascii_lowercase()) {
        diagnostic
            .help("a keyword is written in small letters, and a space follows it")
            .replace(plain)
    } else {
        diagnostic.help(
            "a statement begins with a keyword in small letters, such as `title` or `adopted`",
        )
    }
}

/// Something that stands behind a part without a space between.
pub(super) fn glued(span: Span, text: &str) -> Diagnostic {
    if text.chars().all(|c| c == ')') {
        return Diagnostic::new(Code::UnreadableWord, span, "this `)` closes nothing")
            .help("remove it")
            .replace("");
    }
    Diagnostic::new(
        Code::UnreadableWord,
        span,
        format!("`{text}` stands here without a space before it"),
    )
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
        while let Some(diagnostic) =
            found.next_if(|diagnostic| diagnostic.primary.span.start < part.span.end)
        {
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
    let line_end = text[first.start as usize..]
        .find(['\n', '\r'])
        .map_or(text.len(), |at| at + first.start as usize);
    let words: Vec<&Part> = parts
        .iter()
        .take_while(|part| {
            (part.span.start as usize) < line_end
                && matches!(
                    part.kind,
                    PartKind::Broken
                        | PartKind::Name
                        | PartKind::Code
                        | PartKind::Number
                        | PartKind::Quantity(..)
                )
        })
        .collect();
    let word = text.get(first.start as usize..first.end as usize)?;
    let begins = word.starts_with(|c: char| c.is_alphabetic() || c == '+');
    (words.len() >= 3 && begins && !word.ends_with([';', '.', ':'])).then(|| {
        let span = words.last().map_or(first, |last| first.to(last.span));
        Diagnostic::new(
            Code::UnreadableWord,
            span,
            "these words stand in no quotation marks",
        )
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

/// A `{` on the line below its statement.
pub(super) fn lower_brace(open: Span) -> Diagnostic {
    Diagnostic::new(
        Code::BraceOnLine,
        open,
        "this `{` stands on a line of its own",
    )
    .help("end the line of the statement that it belongs to with `{`")
}

/// A block without a statement.
pub(super) fn naked_block(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableLine,
        span,
        "this block belongs to no statement",
    )
    .help("write the keyword and what follows it before the `{`")
}

pub(super) fn unclosed_text(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::UnclosedText,
        span,
        "this text is not closed on its line",
    )
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
    let sign = [
        "<=", ">=", "=>", "=<", "==", "!=", "&&", "||", "<", ">", "=",
    ]
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
        ("atleast", "at least"),
        ("minimum", "at least"),
        ("atmost", "at most"),
        ("maximum", "at most"),
    ];
    let wrong = wrong_words
        .into_iter()
        .find(|(word, _)| text.split_whitespace().any(|other| other == *word));
    match (sign, wrong) {
        (Some(sign), _) => diagnostic.help(format!(
            "comparisons are words, not `{sign}`: `is`, `is not`, `in`, `not in`, `at least`, `more than`, `at most`, `less than`"
        )),
        (None, Some((word, right))) => diagnostic.help(format!("write `{right}` for `{word}`")),
        _ if ["and", "or", "not", "is", "in", "least", "most", "than", ","]
            .iter()
            .any(|word| text.split_whitespace().last() == Some(word)) =>
        {
            diagnostic.help("it breaks off: write what follows its last word, or remove that word")
        }
        _ if opened != closed => diagnostic.help(format!(
            "there are {opened} `(` and {closed} `)`; every `(` needs its `)`"
        )),
        _ => diagnostic.help(
            "a condition is made of tests such as `size at least medium`, joined by `and`, `or`, `not` and brackets",
        ),
    }
}

/// A number with a comma in it, as many languages write decimals, is not a list of two numbers.
pub(super) fn decimal_commas(text: &str, parts: &mut Vec<Part>, diagnostics: &mut Vec<Diagnostic>) {
    let is_number = |part: &Part| {
        matches!(
            part.kind,
            PartKind::Number | PartKind::Percent(_) | PartKind::Money(..) | PartKind::Quantity(..)
        )
    };
    let all = std::mem::take(parts);
    let mut read: Vec<Part> = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some(part) = all.get(at) {
        // `10,000,000 EUR` goes on over several commas.
        let mut last = at;
        while let [number, comma, next, ..] = &all[last..]
            && matches!(
                (&number.kind, &comma.kind),
                (PartKind::Number, PartKind::Comma)
            )
            && is_number(next)
            && number.span.end == comma.span.start
            && comma.span.end == next.span.start
        {
            last += 2;
        }
        if last == at {
            read.push(part.clone());
        } else {
            let span = part.span.to(all[last].span);
            let written = text
                .get(span.start as usize..span.end as usize)
                .unwrap_or("");
            diagnostics.push(
                Diagnostic::new(Code::UnreadableWord, span, format!("`{written}` is not a number"))
                    .help("write a point for decimals and `_` between groups of digits: `1.4 %`, `12_000_000 EUR`"),
            );
            read.push(Part {
                span,
                kind: PartKind::Broken,
            });
        }
        at = last + 1;
    }
    *parts = read;
}
