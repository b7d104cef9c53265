//! Literals: what a part of a statement is worth.

use super::Value;
use super::mismatch::kind_of;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::syntax::{Part, PartKind, Tree};
use crate::value::{
    Address, Celex, Currency, Date, Decimal, Duration, Money, Percent, Quantity, TimeUnit,
};

/// Reads any literal, or says why it is none.
#[allow(
    clippy::result_large_err,
    reason = "wrong literals are rare, and boxing would show in every caller"
)]
pub(crate) fn literal(part: &Part, tree: &Tree) -> Result<Value, Diagnostic> {
    let text = |span| tree.slice(span);
    let number = |span| {
        Decimal::parse(text(span)).ok_or_else(|| {
            Diagnostic::new(
                Code::NotANumber,
                span,
                format!("the number `{}` is out of range", text(span)),
            )
            .help("numbers have at most fourteen digits before the point and four after it")
        })
    };
    Ok(match &part.kind {
        PartKind::Date => Value::Date(Date::parse(text(part.span)).ok_or_else(|| {
            Diagnostic::new(
                Code::NotADate,
                part.span,
                format!("the day `{}` does not exist", text(part.span)),
            )
            .help("a date is written year-month-day, such as `2024-10-18`")
        })?),
        PartKind::Number => Value::Number(number(part.span)?),
        PartKind::Percent(at) => Value::Percent(Percent(number(*at)?)),
        PartKind::Money(at, currency) => Value::Money(Money {
            amount: number(*at)?,
            currency: Currency::parse(text(*currency))
                .ok_or_else(|| unknown_currency(*currency, text(*currency)))?,
        }),
        PartKind::Duration(at, unit) => {
            let count = text(*at).replace('_', "").parse().ok();
            let words: Vec<&str> = text(*unit).split_ascii_whitespace().collect();
            match (count, TimeUnit::parse(&words.join(" "))) {
                (Some(count), Some(unit)) => Value::Duration(Duration { count, unit }),
                _ => {
                    return Err(Diagnostic::new(
                        Code::NotANumber,
                        part.span,
                        format!("the period `{}` is not a whole number", text(part.span)),
                    )
                    .help("a period is a whole number and a unit, such as `24h` or `1 month`"));
                }
            }
        }
        PartKind::Quantity(at, unit) => Value::Quantity(Quantity {
            amount: number(*at)?,
            unit: text(*unit).to_owned(),
        }),
        PartKind::Address => {
            let inner = text(part.span).trim_start_matches('<').trim_end_matches('>');
            if inner.is_empty() {
                return Err(Diagnostic::new(Code::UnsafeAddress, part.span, "this address is empty")
                    .help("write the address, such as `<https://example.org/>`, or leave the statement out"));
            }
            Value::Address(Address::parse(inner).ok_or_else(|| {
                Diagnostic::new(
                    Code::UnsafeAddress,
                    part.span,
                    format!("`{inner}` is not an address that can be linked"),
                )
                .help("write a whole address that begins with `https://`, `http://` or `mailto:`, without spaces, quotation marks or a user name")
            })?)
        }
        PartKind::Celex => Value::Celex(Celex::parse(text(part.span)).ok_or_else(|| {
            Diagnostic::new(
                Code::NotACelex,
                part.span,
                format!("`{}` is not a CELEX number", text(part.span)),
            )
            .help("a CELEX number is a sector digit, a year, one or two letters and four digits, such as `32022L2555`")
        })?),
        PartKind::Name => match text(part.span) {
            "yes" => Value::YesNo(true),
            "no" => Value::YesNo(false),
            other => Value::Word(other.to_owned()),
        },
        PartKind::Code => Value::Word(text(part.span).to_owned()),
        PartKind::Text => Value::Text(unescape(text(part.span))),
        _ => {
            return Err(Diagnostic::new(
                Code::WrongArgument,
                part.span,
                format!("a value is wanted here, not {}", kind_of(part)),
            ));
        }
    })
}

pub(super) fn unknown_currency(span: Span, text: &str) -> Diagnostic {
    Diagnostic::new(
        Code::UnknownCurrency,
        span,
        format!("`{text}` is not a currency of a member state"),
    )
    .help(format!("write one of {}", Currency::known().join(", ")))
}

/// The text between quotation marks, with its escapes read.
pub(super) fn unescape(text: &str) -> String {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text);
    if !inner.contains('\\') {
        return inner.to_owned();
    }
    let mut read = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(c @ ('"' | '\\')) => read.push(c),
                Some(other) => read.extend(['\\', other]),
                None => {}
            },
            c => read.push(c),
        }
    }
    read
}

/// Prose without its marks and without the indentation that all its lines share.
pub(super) fn dedent(text: &str) -> String {
    let inner = text.trim_start_matches("\"\"\"").trim_end_matches("\"\"\"");
    let lines: Vec<&str> = inner.lines().map(str::trim_end).collect();
    let shared = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let cut: Vec<&str> = lines
        .iter()
        .map(|line| line.get(shared..).unwrap_or(""))
        .collect();
    cut.join("\n").trim().to_owned()
}
