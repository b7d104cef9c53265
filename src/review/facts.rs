//! What is approved of a fact: its value, brought into one form, and for whom it holds.

use serde::Serialize;
use serde_json::Value;

use super::Digits;
use crate::model::{Grade, KnowledgeBase};

/// A fact as it is approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewable {
    /// Its stable id.
    pub id: String,
    /// Earlier ids, under which it may have been approved.
    pub renamed_from: Vec<String>,
    /// How good its evidence is.
    pub grade: Grade,
    /// Over what it says.
    pub fingerprint: Digits,
    /// Over what stands behind it and beside it: sources, grade, remarks.
    pub evidence: Digits,
}

/// What stands behind a fact or beside it, and not in what it says: a source that is read again, a
/// further remark and another name void no approval.
const BESIDE: [&str; 9] = [
    "id",
    "sources",
    "grade",
    "draft",
    "repealed",
    "notes",
    "quotes",
    "because",
    "renamed_from",
];

/// Every fact of the knowledge base: the directives, the sectors, the states, by walking what the
/// model is written as. A kind of statement that is added to the model is there without a line here.
#[must_use]
pub fn reviewable(base: &KnowledgeBase) -> Vec<Reviewable> {
    let mut facts = Vec::new();
    for directive in base.directives.values() {
        facts.extend(of(directive));
    }
    facts.extend(of(&base.sectors));
    for country in base.countries.values() {
        facts.extend(of(country));
    }
    facts.sort_by(|a, b| (&a.id, &a.fingerprint).cmp(&(&b.id, &b.fingerprint)));
    facts
}

fn of(part: &impl Serialize) -> Vec<Reviewable> {
    let mut facts = Vec::new();
    if let Ok(value) = serde_json::to_value(part) {
        walk(&value, &mut Vec::new(), &mut facts);
    }
    facts
}

/// Collects the facts below a value. `around` holds for whom the blocks around it speak: a fact says
/// something else when its block speaks to others.
fn walk(value: &Value, around: &mut Vec<String>, facts: &mut Vec<Reviewable>) {
    match value {
        Value::Array(members) => {
            for member in members {
                walk(member, around, facts);
            }
        }
        Value::Object(fields) => {
            facts.extend(fact(value, around));
            let depth = around.len();
            around.extend(speaks_to(value));
            // The proof of a fact that has it in a field of its own is no second fact.
            for (_, field) in fields.iter().filter(|(name, _)| *name != "proof") {
                walk(field, around, facts);
            }
            around.truncate(depth);
        }
        _ => {}
    }
}

/// An object is a fact if it has the fields that every proof has, in it or under `proof`.
fn fact(value: &Value, around: &[String]) -> Option<Reviewable> {
    let proof = value.get("proof").unwrap_or(value);
    let text = |name: &str| proof.get(name).and_then(Value::as_str);
    let (id, grade) = (text("id")?, Grade::parse(text("grade")?)?);
    let names = proof.get("renamed_from").and_then(Value::as_array);
    let mut said = String::new();
    for outer in around {
        said.push_str(outer);
        said.push('\n');
    }
    says(value, &mut said);
    let mut beside = String::new();
    let kept = |name: &str| !BESIDE.contains(&name) || matches!(name, "id" | "renamed_from");
    object(proof, &kept, &mut beside);
    Some(Reviewable {
        id: id.to_owned(),
        renamed_from: names
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|name| sibling(id, name))
            .collect(),
        grade,
        fingerprint: Digits::of(&said),
        evidence: Digits::of(&beside),
    })
}

/// The id that a fact had under an earlier name.
fn sibling(id: &str, name: &str) -> String {
    match id.rsplit_once('/') {
        Some((block, _)) => format!("{block}/{name}"),
        None => name.to_owned(),
    }
}

/// For whom a block, or a fact with further facts in it, speaks.
fn speaks_to(value: &Value) -> Option<String> {
    let addressee = value.get("addressee");
    let field = |name: &str| {
        let of = addressee.or(value.get("value")).unwrap_or(value);
        of.get(name)
    };
    let mut said = String::new();
    for name in ["applies", "regime", "when"] {
        if let Some(condition) = field(name) {
            said.push_str(name);
            said.push(' ');
            canonical(condition, &mut said);
        }
    }
    (!said.is_empty()).then_some(said)
}

fn is_fact(value: &Value) -> bool {
    value.get("id").is_some_and(Value::is_string)
        && value
            .get("grade")
            .and_then(Value::as_str)
            .is_some_and(|word| Grade::parse(word).is_some())
}

/// What a fact says, in one form: its fields and those of its value, without its name and what stands
/// beside it.
fn says(fact: &Value, out: &mut String) {
    let named = |name: &str| BESIDE.contains(&name);
    object(fact, &named, out);
    if let Some(proof) = fact.get("proof") {
        object(proof, &named, out);
    }
    if let Some(value) = fact.get("value") {
        // An entry has its keyword and its name beside its text; of other facts the name is content.
        let entry = value.get("kind").is_some();
        object(value, &|name| name == "id" || entry && name == "name", out);
    }
}

/// A value in one form: fields in the order of their names, texts with single spaces, provisions in
/// order; without the facts in it, which are approved each on its own.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Object(_) => object(value, &|_| false, out),
        Value::Array(members) => {
            out.push('[');
            for member in members.iter().filter(|member| !is_fact(member)) {
                canonical(member, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::String(text) => {
            // Quoted, so that no text can look like the marks around it.
            let words: Vec<&str> = text.split_whitespace().collect();
            out.push_str(&Value::String(words.join(" ")).to_string());
        }
        other => out.push_str(&other.to_string()),
    }
}

/// An object that is no fact, or the fields of one, without those that `left_out` names; a value that
/// is not an object is written as it is.
fn object(value: &Value, left_out: &dyn Fn(&str) -> bool, out: &mut String) {
    let Value::Object(fields) = value else {
        return canonical(value, out);
    };
    let whole = is_whole_fact(value);
    let mut names: Vec<&String> = fields.keys().collect();
    names.sort_unstable();
    out.push('{');
    for name in names {
        let field = &fields[name];
        // Value and proof of a fact are written on their own.
        let apart = whole && matches!(name.as_str(), "value" | "proof");
        if apart || left_out(name) || is_fact(field) {
            continue;
        }
        out.push_str(name);
        out.push(':');
        match field {
            Value::Array(provisions) if name == "under" => in_order(provisions, out),
            _ => canonical(field, out),
        }
        out.push(';');
    }
    out.push('}');
}

/// Provisions in one order: it says nothing.
fn in_order(provisions: &[Value], out: &mut String) {
    let mut written: Vec<String> = provisions
        .iter()
        .map(|provision| {
            let mut one = String::new();
            canonical(provision, &mut one);
            one
        })
        .collect();
    written.sort_unstable();
    out.push_str(&written.join(","));
}

/// Whether it is a fact, or holds the proof of one.
fn is_whole_fact(value: &Value) -> bool {
    is_fact(value) || value.get("proof").is_some_and(is_fact)
}
