//! Structured data for machines that read pages.

use serde_json::{Value, json};

use super::part::faq::Question;
use crate::model::{Act, Authority};

const CONTEXT: &str = "https://schema.org";

/// A value as the content of a script element: nothing in it can close the element or open a
/// comment.
#[must_use]
pub fn script(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The way from the home page.
#[must_use]
pub fn breadcrumb<'a>(crumbs: impl Iterator<Item = (&'a str, Option<String>)>) -> Value {
    let items: Vec<Value> = crumbs
        .enumerate()
        .map(|(at, (name, address))| {
            let mut item = json!({"@type": "ListItem", "position": at + 1, "name": name});
            if let Some(address) = address {
                item["item"] = Value::String(address);
            }
            item
        })
        .collect();
    json!({"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items})
}

/// Questions and answers.
#[must_use]
pub fn faq(questions: &[Question]) -> Value {
    let items: Vec<Value> = questions
        .iter()
        .map(|question| {
            json!({
                "@type": "Question",
                "name": question.asks,
                "acceptedAnswer": {"@type": "Answer", "text": question.answer},
            })
        })
        .collect();
    json!({"@context": CONTEXT, "@type": "FAQPage", "mainEntity": items})
}

/// An act.
#[must_use]
pub fn legislation(act: &Act, jurisdiction: &str) -> Value {
    let mut value = json!({
        "@context": CONTEXT,
        "@type": "Legislation",
        "name": act.name,
        "legislationIdentifier": act.eli.as_ref().map_or(act.id.as_str(), |eli| eli.value.as_str()),
        "legislationJurisdiction": jurisdiction,
    });
    if let Some(adopted) = &act.adopted {
        value["legislationDate"] = Value::String(adopted.value.to_string());
    }
    if let Some(from) = act.binds_from() {
        value["legislationDateOfApplicability"] = Value::String(from.value.to_string());
    }
    if let Some(link) = act.link() {
        value["url"] = Value::String(link.as_str().to_owned());
    }
    value
}

/// An authority.
#[must_use]
pub fn authority(authority: &Authority, area: &str) -> Value {
    let mut value = json!({
        "@context": CONTEXT,
        "@type": "GovernmentOrganization",
        "name": authority.name,
        "areaServed": area,
    });
    if let Some(short) = &authority.short {
        value["alternateName"] = Value::String(short.value.clone());
    }
    if let Some(url) = &authority.url {
        value["url"] = Value::String(url.value.as_str().to_owned());
    }
    value
}

/// A dataset.
#[must_use]
pub fn dataset(name: &str, description: &str, licence: Option<&str>) -> Value {
    let mut value =
        json!({"@context": CONTEXT, "@type": "Dataset", "name": name, "description": description});
    if let Some(licence) = licence {
        value["license"] = Value::String(licence.to_owned());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_element_cannot_be_left() {
        let value = json!({"name": "</script><script>alert(1)</script><!--"});
        let text = script(&value);
        assert!(!text.contains('<') && !text.contains('>'));
        let back: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(back, value);
    }
}
