//! What is said about provisions that cannot be read.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::value::{INSERTED_ARTICLES, Provision};

/// Words that are written for a provision, and those that the language has.
const WRONG_WORDS: [(&str, &str); 9] = [
    ("annexes", "annex"),
    ("articles", "arts"),
    ("article", "art"),
    ("sections", "ss"),
    ("paragraphs", "para"),
    ("paragraph", "para"),
    ("schedules", "schedule"),
    ("heads", "head"),
    ("appendix", "annex"),
];

/// A provision with a word that is none, or with a number that cannot be read.
pub(in crate::syntax) fn broken_provision(span: Span, text: &str) -> Diagnostic {
    let number = text.trim_start_matches(|c: char| c.is_alphabetic() || c == '§');
    let word = &text[..text.len() - number.len()];
    let number = number.trim_start();
    match WRONG_WORDS.iter().find(|(wrong, _)| *wrong == word) {
        Some((_, right)) => wrong_word(span, word, right, number),
        None => wrong_number(span, word, number),
    }
}

fn wrong_word(span: Span, word: &str, right: &str, number: &str) -> Diagnostic {
    let said = Diagnostic::new(
        Code::UnreadableWord,
        span,
        format!("`{word}` is not a word for a provision"),
    );
    // `arts 2-4` may be a range; what has no such word is named one by one.
    let several = word.ends_with('s') && !right.ends_with('s');
    match number.split_once('-') {
        Some((first, last)) if several => {
            let fixed = format!("{right} {first}, {right} {last}");
            let help = said.help(format!("name each: `{fixed}`"));
            if adjacent(first, last) {
                help.replace(fixed)
            } else {
                help
            }
        }
        _ => {
            let fixed = format!("{right} {number}");
            let each = if several { ", and each by itself" } else { "" };
            said.help(format!("write `{fixed}`{each}")).replace(fixed)
        }
    }
}

/// Whether the second number follows the first.
fn adjacent(first: &str, last: &str) -> bool {
    const ROMAN: [&str; 10] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let place = |number: &str| {
        let roman = ROMAN.iter().position(|roman| *roman == number);
        roman.or_else(|| number.parse::<usize>().ok()?.checked_sub(1))
    };
    matches!((place(first), place(last)), (Some(first), Some(last)) if first + 1 == last)
}

fn wrong_number(span: Span, word: &str, number: &str) -> Diagnostic {
    let said = Diagnostic::new(
        Code::UnreadableWord,
        span,
        format!("`{number}` is not a number of a provision that can be read"),
    );
    if let Some((article, inserted)) = number.split_once('-')
        && INSERTED_ARTICLES
            .iter()
            .any(|latin| inserted.starts_with(latin))
    {
        let fixed = format!("{word} {article}{inserted}");
        return said
            .help(format!("write it without the hyphen: `{fixed}`"))
            .replace(fixed);
    }
    if number.split('-').count() > 2 {
        return said.help(
            "a hyphen stands once, between the first and the last of a range: `§ 3(2)-(4)`; a raised number is written `3¹`, or `3^1` on a keyboard without it: `§ 3¹(2)-(3)`",
        );
    }
    if let Some(raised) = raised_by_hyphen(number) {
        let fixed = format!("{word} {raised}");
        return said
            .help(format!(
                "a raised number is written `4¹`, or `4^1` on a keyboard without it: `{fixed}`"
            ))
            .replace(fixed);
    }
    said.help(
        "numbers are written `35(1)(a)`, `4a`, `16bis`, `80/B`, `1.2`, `IV`, with a raised number `3¹` or `3^1`, and as a range `2-4` or `3(2)-(4)`",
    )
}

/// `8(4-1)` with its hyphen read as what it stands for in some keyboards' spelling.
fn raised_by_hyphen(number: &str) -> Option<String> {
    let (before, after) = number.split_once('-')?;
    let inside = before.matches('(').count() > before.matches(')').count();
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    (inside && !digits.is_empty()).then(|| {
        let written = format!("{before}^{after}");
        Provision::canonical_number(&written).into_owned()
    })
}
