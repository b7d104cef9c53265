//! Published values in words.

use serde_json::Value;

use super::value::{day, period};
use crate::value::{Amount, Citation, Currency, Decimal, Money, Percent, Provision, Quantity};

/// A value in words, as short as it can be said.
pub(super) fn say(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(said) => if *said { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(members) => {
            let members: Vec<String> = members.iter().map(say).collect();
            members.join(", ")
        }
        Value::Object(_) => object(value),
    }
}

fn object(value: &Value) -> String {
    if value.get("op").is_some() {
        return condition(value);
    }
    if let Some(period) = period(value) {
        return match value.get("of").and_then(Value::as_str) {
            Some(of) => format!("{period} of {}", words(of)),
            None => period.to_string(),
        };
    }
    if let Some(amount) = amount(value) {
        return amount.to_string();
    }
    if let Some(citation) = citation(value) {
        return format!("{} {}", citation.law, citation.place())
            .trim_end()
            .to_owned();
    }
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    if let Some(source) = text("source") {
        let told: Vec<&str> = ["grade", "checked"]
            .iter()
            .filter_map(|name| text(name))
            .collect();
        return format!("{source} ({})", told.join(", "));
    }
    match text("text").or_else(|| text("title")) {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    }
}

/// A name as words: `incident-notification` as `incident notification`.
pub(super) fn words(name: &str) -> String {
    name.replace(['-', '_'], " ")
}

/// A citation.
pub(super) fn citation(value: &Value) -> Option<Citation> {
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let provisions = value.get("provisions").and_then(Value::as_array);
    Some(Citation {
        law: text(value, "law")?,
        provisions: provisions
            .into_iter()
            .flatten()
            .filter_map(|step| {
                Some(Provision {
                    kind: text(step, "kind")?,
                    number: text(step, "number")?,
                })
            })
            .collect(),
    })
}

fn decimal(value: &Value) -> Option<Decimal> {
    Decimal::parse(value.as_str()?)
}

fn money(value: &Value) -> Option<Money> {
    Some(Money {
        amount: decimal(value.get("amount")?)?,
        currency: Currency::parse(value.get("currency")?.as_str()?)?,
    })
}

fn quantity(value: &Value) -> Option<Quantity> {
    Some(Quantity {
        amount: decimal(value.get("amount")?)?,
        unit: value.get("unit")?.as_str()?.to_owned(),
    })
}

/// An amount as the law fixes it.
fn amount(value: &Value) -> Option<Amount> {
    if let Some(money) = money(value) {
        return Some(Amount::Money(money));
    }
    if let Some(quantity) = quantity(value) {
        return Some(Amount::Quantity(quantity));
    }
    let kind = value.get("kind")?.as_str()?;
    if kind == "not-in-law" {
        return Some(Amount::NotInLaw);
    }
    let inner = value.get("value")?;
    let pair = || {
        let parts = inner.as_array()?;
        Some((
            Box::new(amount(parts.first()?)?),
            Box::new(amount(parts.get(1)?)?),
        ))
    };
    Some(match kind {
        "money" => Amount::Money(money(inner)?),
        "number" => Amount::Number(decimal(inner)?),
        "quantity" => Amount::Quantity(quantity(inner)?),
        "share" => Amount::Share {
            percent: Percent(decimal(inner.get("percent")?)?),
            of: words(inner.get("of")?.as_str()?),
        },
        "higher-of" => pair().map(|(a, b)| Amount::HigherOf(a, b))?,
        "lower-of" => pair().map(|(a, b)| Amount::LowerOf(a, b))?,
        _ => return None,
    })
}

/// A condition in words.
pub(super) fn condition(value: &Value) -> String {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    match text("op") {
        "always" => "always".to_owned(),
        op @ ("all" | "any") => {
            let members = value.get("of").and_then(Value::as_array);
            let members: Vec<String> = members
                .into_iter()
                .flatten()
                .map(|member| match member.get("op").and_then(Value::as_str) {
                    Some("all" | "any") => format!("({})", condition(member)),
                    _ => condition(member),
                })
                .collect();
            members.join(if op == "all" { " and " } else { " or " })
        }
        "not" => match value.get("of") {
            Some(inner)
                if matches!(inner.get("op").and_then(Value::as_str), Some("all" | "any")) =>
            {
                format!("not ({})", condition(inner))
            }
            Some(inner) => format!("not {}", condition(inner)),
            None => "not".to_owned(),
        },
        "activity" => format!("activity is {}", among(value)),
        "class" => format!("class is {}", among(value)),
        "flag" => words(text("input")),
        "choice" => format!("{} is {}", words(text("input")), among(value)),
        "size" => {
            let sizes = value.get("sizes").map(say).unwrap_or_default();
            format!("size {} {}", relation(text("is")), sizes)
        }
        "compare" => {
            let bound = value.get("bound").map(bound).unwrap_or_default();
            format!("{} {} {bound}", words(text("input")), relation(text("is")))
        }
        _ => value.to_string(),
    }
}

/// The bound of a test alone.
pub(super) fn bound_of(test: &Value) -> String {
    match test.get("bound") {
        Some(value) => bound(value),
        None => test.get("sizes").map(say).unwrap_or_default(),
    }
}

fn bound(value: &Value) -> String {
    let inner = value.get("value").unwrap_or(value);
    match value.get("kind").and_then(Value::as_str) {
        Some("percent") => format!("{} %", say(inner)),
        Some("seconds") => format!("{} seconds", say(inner)),
        Some("number") => decimal(inner).map_or_else(|| say(inner), |number| number.grouped(',')),
        _ if day(inner).is_some() => say(inner),
        _ => say(inner),
    }
}

fn relation(word: &str) -> String {
    match word {
        "is" => "is".to_owned(),
        "is-not" => "is not".to_owned(),
        other => words(other),
    }
}

fn among(value: &Value) -> String {
    let members = value.get("among").and_then(Value::as_array);
    let members: Vec<String> = members
        .into_iter()
        .flatten()
        .map(|member| {
            let id = member.get("id").unwrap_or(member);
            let id = id.as_str().unwrap_or_default();
            match member.get("kind").and_then(Value::as_str) {
                Some("annex") => format!("in Annex {id}"),
                Some("sector" | "subsector") => format!("in {}", words(id)),
                _ => words(id),
            }
        })
        .collect();
    members.join(" or ")
}

/// A sentence that begins with a capital and ends with a point.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let mut chars = text.chars();
    let capital: String = chars
        .next()
        .map(|first| first.to_uppercase().collect())
        .unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?', '…']) {
        ""
    } else {
        "."
    };
    format!("{capital}{}{end}", chars.as_str())
}

/// The beginning of a text, for a sentence that quotes it.
pub(super) fn brief(text: &str) -> String {
    const LIMIT: usize = 90;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LIMIT {
        return text;
    }
    let mut cut: String = text.chars().take(LIMIT).collect();
    if let Some(at) = cut.rfind(' ') {
        cut.truncate(at);
    }
    format!("{cut} …")
}
