//! What a word that cannot be read was probably meant to be.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// A word that is no literal, keyword or id.
pub(super) fn junk(span: Span, text: &str) -> Diagnostic {
    let word = |message: String| Diagnostic::new(Code::UnreadableWord, span, message);
    sign(span, text)
        .or_else(|| address(span, text))
        .or_else(|| number(span, text))
        .unwrap_or_else(|| {
            let lowered = text.to_lowercase().replace('_', "-");
            if lowered != text
                && lowered
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-')
            {
                return word(format!("`{text}` is not an id"))
                    .help("an id is made of small letters, digits and hyphens")
                    .replace(lowered);
            }
            if !text.is_ascii() {
                return word(format!("`{text}` holds a letter that an id cannot hold")).help(
                    "ids are made of a-z, 0-9 and hyphens; put other words in quotation marks",
                );
            }
            word(format!("`{text}` cannot be read here"))
                .help("put words in quotation marks, addresses in `<` and `>`")
        })
}

/// Signs that other languages need and this one does not.
fn sign(span: Span, text: &str) -> Option<Diagnostic> {
    let word = |message: String| Diagnostic::new(Code::UnreadableWord, span, message);
    if text.starts_with(['“', '”', '„', '«', '‘', '’', '\'']) {
        return Some(
            word("a text begins with a straight quotation mark".to_owned()).help(
                "write `\"` before and after the text; inside it any quotation mark may stand",
            ),
        );
    }
    if matches!(text, "=" | ":" | ":=" | "->" | "=>" | "-" | "–") {
        return Some(
            word(format!("`{text}` is not needed here"))
                .help("what a keyword takes follows it after a space, without a sign between")
                .replace(""),
        );
    }
    if matches!(text, "§" | "§§") {
        return Some(
            word(format!(
                "the number of the provision is missing after `{text}`"
            ))
            .help("write `§ 28(3)`"),
        );
    }
    if text.starts_with('(') && text.ends_with(')') {
        return Some(
            word(format!("`{text}` stands alone"))
                .help("there is no space inside a provision: write `art 35(1)(a)` or `§ 28(3)`; a remark begins with `#`"),
        );
    }
    let plain = text.trim_end_matches([';', '.']);
    let named = !plain.is_empty()
        && plain.len() < text.len()
        && plain
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if named && !plain.starts_with("art") {
        return Some(
            word(format!(
                "`{}` is not needed behind `{plain}`",
                &text[plain.len()..]
            ))
            .help(
                "a statement ends with its line, and the members of a list are separated by commas",
            )
            .replace(plain),
        );
    }
    None
}

fn address(span: Span, text: &str) -> Option<Diagnostic> {
    let bare = |fixed: String| {
        Diagnostic::new(
            Code::UnreadableWord,
            span,
            format!("`{text}` is an address without its brackets"),
        )
        .help(format!("write `{fixed}`"))
        .replace(fixed)
    };
    if ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| text.starts_with(scheme))
    {
        return Some(bare(format!("<{text}>")));
    }
    if text.starts_with("www.") {
        return Some(bare(format!("<https://{text}>")));
    }
    let (user, host) = text.split_once('@')?;
    (!user.is_empty() && host.contains('.')).then(|| bare(format!("<mailto:{text}>")))
}

fn number(span: Span, text: &str) -> Option<Diagnostic> {
    let with = |code: Code, message: String| Diagnostic::new(code, span, message);
    let word = |message: String| with(Code::UnreadableWord, message);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if text.starts_with(['€', '$', '£']) {
        return Some(
            word(format!("`{text}` is not an amount of money"))
                .help("write the number and the currency, such as `10_000_000 EUR`"),
        );
    }
    let plain = text.to_lowercase();
    let is_article = plain
        .strip_prefix("art")
        .is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphabetic()));
    if is_article || digits > 0 && text.contains('(') && !text.contains('"') {
        return Some(word(format!("`{text}` is not a provision")).help(
            "a provision is a word in small letters without a stop, a space and a number, such as `art 35(1)(a)` or `§ 28(3)`",
        ));
    }
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if looks_like_a_date(text) {
        return Some(word(format!("`{text}` is not a date")).help(
            "a date is written year-month-day with two digits for month and day, such as `2024-10-18`",
        ));
    }
    let letters = text.chars().filter(char::is_ascii_uppercase).count();
    if digits >= 6
        && (1..=2).contains(&letters)
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
    {
        return Some(with(Code::NotACelex, format!("`{text}` is not a CELEX number")).help(
            "a CELEX number is a sector digit, a year, one or two letters and four digits, such as `32022L2555`",
        ));
    }
    if text.chars().any(|c| c.is_ascii_lowercase() || c == '-') {
        return Some(
            word(format!("`{text}` is neither a number nor an id")).help(
                "an id begins with a small letter; a number may be followed by its unit, such as `24h`, `1.4 %`, `10_000 EUR`",
            ),
        );
    }
    Some(word(format!("`{text}` is not a number")).help(
        "group digits with `_` and use a point for decimals: `12_000_000`, `1.4 %`, `24h`, `10_000 EUR`",
    ))
}

/// Three groups of digits, of which one may be a year.
fn looks_like_a_date(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ';']);
    let groups: Vec<&str> = text.split(['-', '.', '/']).collect();
    let digits = |group: &&str| !group.is_empty() && group.chars().all(|c| c.is_ascii_digit());
    let short = |group: &&str| group.len() <= 2;
    match groups.as_slice() {
        [first, second, third] => {
            groups.iter().all(digits)
                && short(second)
                && (first.len() == 4 && short(third)
                    || short(first) && matches!(third.len(), 2 | 4))
        }
        _ => false,
    }
}
