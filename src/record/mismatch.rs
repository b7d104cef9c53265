//! What is said about parts that do not fit.

use super::arguments::Cursor;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::source::Span;
use crate::syntax::{Part, PartKind};
use crate::value::INSERTED_ARTICLES;
use crate::vocabulary::{Slot, Word};

/// Something is missing after a word, or something else stands there.
pub(super) fn lacking(
    word: &Word,
    name: &str,
    slot: &Slot,
    at: Span,
    found: Option<&Part>,
    cursor: &Cursor<'_>,
) -> Diagnostic {
    let expected = describe(slot);
    let Some(part) = found else {
        return Diagnostic::new(
            Code::MissingArgument,
            at,
            format!("`{name}` lacks {expected}"),
        )
        .help(spelling(word));
    };
    let diagnostic = Diagnostic::new(
        Code::WrongArgument,
        part.span,
        format!("`{name}` takes {expected} here, not {}", kind_of(part)),
    );
    let text = cursor.text(part.span);
    match (slot, &part.kind) {
        (Slot::New(_) | Slot::Ref(_) | Slot::Refs(_), PartKind::Code) => {
            let small = text.to_lowercase();
            diagnostic
                .help(format!("a name is written in small letters: `{small}`"))
                .replace(small)
        }
        (Slot::Text | Slot::Prose, PartKind::Name | PartKind::Code | PartKind::Number) => {
            diagnostic.help(format!(
                "put what is said between quotation marks: `\"{text}\"`"
            ))
        }
        (Slot::Address, PartKind::Text) => {
            diagnostic.help("write the address between `<` and `>`, without quotation marks")
        }
        (Slot::Date, PartKind::Text) => {
            diagnostic.help("write the date without quotation marks, such as `2024-10-18`")
        }
        (Slot::Amount, PartKind::Number) => diagnostic.help(format!(
            "write the currency behind the number, such as `{text} EUR`"
        )),
        _ => diagnostic.help(spelling(word)),
    }
}

/// Puts a letter or a Latin count back to the number it belongs to: `art 16 bis`, `§ 333 l`.
pub(super) fn apart_from_number(
    before: Option<&Part>,
    part: &Part,
    cursor: &Cursor<'_>,
) -> Option<Fix> {
    let letters = cursor.text(part.span);
    let provision = before.filter(|before| matches!(before.kind, PartKind::Provision(..)))?;
    let counts = letters.len() == 1 || INSERTED_ARTICLES.contains(&letters);
    (counts && matches!(part.kind, PartKind::Name)).then(|| Fix {
        span: provision.span.to(part.span),
        replacement: format!("{}{letters}", cursor.text(provision.span)),
    })
}

/// Says that a number is written together.
pub(super) fn in_one_word(mut diagnostic: Diagnostic, together: Fix) -> Diagnostic {
    let help = format!(
        "a number is written in one word: `{}`",
        together.replacement
    );
    diagnostic.fix = Some(together);
    diagnostic.help(help)
}

/// Something stands behind everything that a statement takes.
pub(super) fn extra(
    word: &Word,
    part: &Part,
    before: Option<&Part>,
    cursor: &Cursor<'_>,
) -> Diagnostic {
    let text = cursor.text(part.span);
    let diagnostic = Diagnostic::new(
        Code::WrongArgument,
        part.span,
        format!("`{}` takes nothing more after this point", word.name),
    );
    if let Some(together) = apart_from_number(before, part, cursor) {
        return in_one_word(diagnostic, together);
    }
    let list = word.shape.last().is_some_and(is_list);
    let amount = word
        .shape
        .iter()
        .any(|slot| matches!(slot, Slot::Amount | Slot::Maybe(Slot::Amount)));
    if word.statement(text).is_some() {
        diagnostic.help(format!(
            "`{text}` is a statement of the block of `{}`: end the line before it with `{{`",
            word.name
        ))
    } else if matches!(part.kind, PartKind::Comma) {
        diagnostic.help("remove the comma; only the members of a list are separated by commas")
    } else if amount && matches!(text, "and" | "or") {
        diagnostic.help("for the higher or lower of two amounts write `higher of 10_000_000 EUR and 2 % of worldwide-turnover`")
    } else if list && matches!(text, "and" | "or") {
        diagnostic
            .help(format!(
                "separate the members of a list by commas, without `{text}`"
            ))
            .replace(",")
    } else if list
        && before.is_some_and(|before| {
            kind_of(before) == kind_of(part) || matches!(part.kind, PartKind::Name)
        })
    {
        diagnostic.help("separate the members of a list by commas")
    } else {
        diagnostic.help(spelling(word))
    }
}

fn is_list(slot: &Slot) -> bool {
    match slot {
        Slot::Maybe(inner) => is_list(inner),
        Slot::Refs(_)
        | Slot::Texts
        | Slot::Languages
        | Slot::Countries
        | Slot::Choices(_)
        | Slot::ChoicesOrRefs(..)
        | Slot::Given => true,
        _ => false,
    }
}

fn spelling(word: &Word) -> String {
    format!("it is written `{}`", word.spelling())
}

/// What a part is, for people.
pub(super) fn kind_of(part: &Part) -> &'static str {
    match part.kind {
        PartKind::Name => "a word",
        PartKind::Code => "a code",
        PartKind::Text => "a text",
        PartKind::Prose => "prose",
        PartKind::Address => "an address",
        PartKind::Celex => "a CELEX number",
        PartKind::Date => "a date",
        PartKind::Number => "a number",
        PartKind::Percent(_) => "a percentage",
        PartKind::Money(..) => "an amount of money",
        PartKind::Duration(..) => "a period",
        PartKind::Quantity(..) => "a quantity",
        PartKind::Provision(..) => "a provision",
        PartKind::Comma => "a comma",
        PartKind::Clause => "a clause",
        PartKind::Condition(..) => "a condition",
        PartKind::Broken => "something unreadable",
    }
}

fn describe(slot: &Slot) -> String {
    match slot {
        Slot::New(kind) if kind.word() == "name" => "a name".to_owned(),
        Slot::New(kind) => format!("a name for the {}", kind.word()),
        Slot::Ref(kind) => format!("the name of {}", kind.with_article()),
        Slot::Refs(kind) => format!("names of the kind {}, separated by commas", kind.word()),
        Slot::Text => "a text in quotation marks".to_owned(),
        Slot::Prose => "a text in quotation marks, or prose".to_owned(),
        Slot::Texts => "texts in quotation marks".to_owned(),
        Slot::LanguageTexts => "a language and a text".to_owned(),
        Slot::Language | Slot::Languages => "a language, such as `fr`".to_owned(),
        Slot::Date => "a date, such as `2024-10-18`".to_owned(),
        Slot::Number => "a number".to_owned(),
        Slot::Address => "an address between `<` and `>`".to_owned(),
        Slot::Celex => "a CELEX number".to_owned(),
        Slot::Country | Slot::Countries => "the code of a state, such as `BE`".to_owned(),
        Slot::Currency => "a currency, such as `EUR`".to_owned(),
        Slot::YesNo => "`yes` or `no`".to_owned(),
        Slot::Choice(words) | Slot::Choices(words) => one_of(words),
        Slot::ChoiceOrRef(words, kind) | Slot::ChoicesOrRefs(words, kind) if words.is_empty() => {
            format!("the name of {}", kind.with_article())
        }
        Slot::ChoiceOrRef(words, kind) | Slot::ChoicesOrRefs(words, kind) => {
            format!("{} or the name of {}", one_of(words), kind.with_article())
        }
        Slot::Word(word) => format!("`{word}`"),
        Slot::Words(words) => format!("`{}`", words.join(" ")),
        Slot::Amount => "an amount such as `10_000_000 EUR`".to_owned(),
        Slot::Provisions => "a provision, such as `annex I point 1`".to_owned(),
        Slot::Literal => "a value".to_owned(),
        Slot::Period => "a period such as `2 weeks`".to_owned(),
        Slot::Unit => "a word or a code".to_owned(),
        Slot::Given => "facts, such as `activity managed-service-provider, staff 60`".to_owned(),
        Slot::Expected => "an outcome, such as `important`".to_owned(),
        Slot::Maybe(inner) => describe(inner),
    }
}

fn one_of(words: &[&str]) -> String {
    match words {
        [] | [_] => words.iter().map(|word| format!("`{word}`")).collect(),
        [first, second, _, _, _, _, _, ..] => format!("a word, such as `{first}` or `{second}`"),
        _ => format!("one of {}", words.join(", ")),
    }
}
