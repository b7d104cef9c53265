//! Words of closed lists: languages, states, currencies, choices, and what may be a name.

use super::Spanned;
use super::arguments::Cursor;
use super::literal::unknown_currency;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::value::{CountryCode, Currency, Id, LanguageTag, MEMBER_STATES};

pub(super) fn language(tag: &Spanned<String>, cursor: &mut Cursor<'_>) -> Result<LanguageTag, ()> {
    LanguageTag::parse(&tag.value).ok_or_else(|| {
        let diagnostic = Diagnostic::new(
            Code::UnknownLanguage,
            tag.span,
            format!("`{}` is not a language that is known here", tag.value),
        );
        let hint = match tag.value.as_str() {
            "gr" => Some("el"),
            "cz" => Some("cs"),
            "dk" => Some("da"),
            "se" => Some("sv"),
            "si" => Some("sl"),
            "ee" => Some("et"),
            "at" => Some("de"),
            _ => None,
        };
        let diagnostic = diagnostic.help(match hint {
            Some(hint) => format!("languages are not states: did you mean `{hint}`?"),
            None => format!("write one of {}", LanguageTag::known().join(", ")),
        });
        cursor.report(match hint {
            Some(hint) => diagnostic.replace(hint),
            None => diagnostic,
        });
    })
}

pub(super) fn country_code(
    code: &Spanned<String>,
    cursor: &mut Cursor<'_>,
) -> Result<CountryCode, ()> {
    CountryCode::parse(&code.value).ok_or_else(|| {
        let hint = match code.value.as_str() {
            "EL" => Some("GR"),
            other => closest(other, MEMBER_STATES.iter().map(|(code, _)| *code)),
        };
        let diagnostic = Diagnostic::new(
            Code::UnknownCountry,
            code.span,
            format!("`{}` is not the code of a member state", code.value),
        );
        cursor.report(match hint {
            Some(hint) => diagnostic
                .help(format!(
                    "did you mean `{hint}`? states are written by ISO 3166-1 code"
                ))
                .replace(hint),
            None => diagnostic.help("states are written by ISO 3166-1 code, such as `BE`"),
        });
    })
}

pub(super) fn currency(code: &Spanned<String>, cursor: &mut Cursor<'_>) -> Result<Currency, ()> {
    Currency::parse(&code.value)
        .ok_or_else(|| cursor.report(unknown_currency(code.span, &code.value)))
}

pub(super) fn choice(
    name: Spanned<String>,
    words: &'static [&'static str],
    cursor: &mut Cursor<'_>,
) -> Result<Spanned<String>, ()> {
    if words.contains(&name.value.as_str()) {
        return Ok(name);
    }
    let diagnostic = Diagnostic::new(
        Code::UnknownChoice,
        name.span,
        format!(
            "`{}` is not one of the words that may stand here",
            name.value
        ),
    );
    cursor.report(match closest(&name.value, words.iter().copied()) {
        Some(hint) => diagnostic
            .help(format!("did you mean `{hint}`?"))
            .replace(hint),
        None => diagnostic.help(format!("write one of {}", words.join(", "))),
    });
    Err(())
}

pub(super) fn check_id(name: &Spanned<String>, cursor: &mut Cursor<'_>) -> Result<(), ()> {
    if Id::parse(&name.value).is_some() {
        return Ok(());
    }
    let said = |message: String| Diagnostic::new(Code::NotAnId, name.span, message);
    cursor.report(if Id::is_reserved(&name.value) {
        said(format!("`{}` is a reserved word, and cannot be a name", name.value)).help(
            "names become parts of addresses of pages; `index`, `data`, `con`, `prn`, `aux`, `nul`, `com0` to `com9` and `lpt0` to `lpt9` are kept: choose another, such as one with a second word behind a hyphen",
        )
    } else {
        said(format!("`{}` cannot be a name here", name.value)).help(
            "names become parts of addresses of pages: small letters, digits and single hyphens, at most 64, beginning with a letter, without `/`",
        )
    });
    Err(())
}
