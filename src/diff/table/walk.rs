//! The walk over the published form: a row for each fact and each block.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{Row, Table};
use crate::diff::report::Place;
use crate::model::KnowledgeBase;
use crate::source::{SourceSet, Span};

/// Lists of blocks in the published form, with the keyword they are written with.
const BLOCKS: &[(&str, &str)] = &[
    ("laws", "law"),
    ("authorities", "authority"),
    ("registration", "registration"),
    ("reporting", "reporting"),
    ("chapters", ""),
    ("fines", "fines"),
    ("checklists", "checklist"),
    ("inputs", "input"),
    ("sizes", "size"),
    ("sectors", "sector"),
    ("subsectors", "subsector"),
    ("types", "type"),
    ("conflicts", "conflict"),
    ("scope_remarks", "scope"),
];

pub(super) struct Walk<'a> {
    pub(super) base: &'a KnowledgeBase,
    pub(super) sources: &'a SourceSet,
    pub(super) blocks: &'a BTreeMap<String, Span>,
    pub(super) state: String,
    pub(super) table: Table,
}

impl Walk<'_> {
    fn place(&self, span: Span) -> Option<Place> {
        let file = self.sources.get(span.file)?;
        Some(Place {
            file: file.path.to_string(),
            line: file.position(span.start).line,
        })
    }

    fn push(&mut self, mut row: Row) -> usize {
        row.item = row.id.split('/').nth(1).unwrap_or_default().to_owned();
        self.table.rows.push(row);
        self.table.rows.len() - 1
    }

    /// A block: its own fields, and the facts and blocks in it.
    pub(super) fn block(
        &mut self,
        id: String,
        word: &str,
        parent: Option<usize>,
        fields: Map<String, Value>,
    ) {
        // What a block that is a fact says of itself stands beside its fields.
        let place = self.blocks.get(&id).copied();
        let place = place.or_else(|| self.base.places.get(&id).map(|place| place.span));
        let row = Row {
            key: id.clone(),
            place: place.and_then(|span| self.place(span)),
            id,
            state: self.state.clone(),
            item: String::new(),
            word: word.to_owned(),
            parent,
            fields: BTreeMap::new(),
        };
        let at = self.push(row);
        for (field, value) in fields {
            self.member(at, &field, value);
        }
    }

    fn member(&mut self, at: usize, field: &str, value: Value) {
        match value {
            // What an input's proof says belongs to the input.
            Value::Object(proof) if field == "proof" => {
                let row = &mut self.table.rows[at];
                row.fields
                    .extend(proof.into_iter().map(|(name, value)| match name.as_str() {
                        // The input has an id of its own.
                        "id" => ("proof.id".to_owned(), value),
                        _ => (name, value),
                    }));
            }
            Value::Object(members) if field == "body" || field == "act" => {
                // The body of an owner is no block of its own.
                for (name, member) in members {
                    self.member(at, &name, member);
                }
            }
            Value::Object(_) if is_fact(&value) => self.fact(value, field, at),
            Value::Object(members) if members.values().any(is_fact) => {
                for (name, member) in members {
                    if is_fact(&member) {
                        self.fact(member, &format!("{field}.{name}"), at);
                    } else {
                        self.field(at, &format!("{field}.{name}"), member);
                    }
                }
            }
            Value::Array(members) => self.list(at, field, members),
            Value::Object(members) if field == "more_facts" || field == "about" => {
                for (name, member) in members {
                    self.field(at, &format!("{field}.{name}"), member);
                }
            }
            other => self.field(at, field, other),
        }
    }

    fn list(&mut self, at: usize, field: &str, members: Vec<Value>) {
        // A list of names can be called like a list of blocks.
        let of_blocks = members.iter().all(Value::is_object);
        let keyword = BLOCKS.iter().find(|(list, _)| *list == field && of_blocks);
        if members.is_empty() {
            return;
        }
        if keyword.is_none() && !members.iter().any(holds_facts) {
            self.field(at, field, Value::Array(members));
            return;
        }
        for (place, member) in members.into_iter().enumerate() {
            match member {
                Value::Object(_) if is_fact(&member) => self.fact(member, field, at),
                Value::Object(inner) => {
                    self.inner(at, field, keyword.map(|(_, word)| *word), inner)
                }
                other => self.field(at, &format!("{field}.{place}"), other),
            }
        }
    }

    /// A block in a block.
    fn inner(&mut self, at: usize, list: &str, keyword: Option<&str>, fields: Map<String, Value>) {
        let text = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_owned);
        let word = match keyword {
            Some("") => text("topic").unwrap_or_else(|| list.to_owned()),
            Some(word) => word.to_owned(),
            None => list.to_owned(),
        };
        let parent = &self.table.rows[at];
        let within = match parent.word.as_str() {
            "country" | "directive" => parent.id.split('/').next().unwrap_or_default().to_owned(),
            _ => parent.id.clone(),
        };
        let named = matches!(
            keyword,
            Some("law" | "authority" | "input" | "sector" | "subsector" | "type" | "conflict")
        );
        let name = if named {
            text("id")
        } else {
            text("name").or_else(|| text("regime"))
        };
        let id = match name {
            Some(name) => format!("{within}/{word}/{name}"),
            None => format!("{within}/{word}"),
        };
        self.block(id, &word, Some(at), fields);
    }

    /// A fact: the fields of its value and of its proof; the facts in it are rows of their own.
    fn fact(&mut self, fact: Value, slot: &str, parent: usize) {
        let Value::Object(mut fields) = fact else {
            return;
        };
        let id = match fields.remove("id") {
            Some(Value::String(id)) => id,
            _ => String::new(),
        };
        let place = self.base.places.get(&id).copied();
        let key = match place {
            Some(place) if !place.named => format!("{}@{slot}", unnumbered(&id, place.word)),
            _ => id.clone(),
        };
        let word = place.map_or_else(|| slot.to_owned(), |place| place.word.to_owned());
        // What a rule does is written with its keyword: the rule is the same whatever it does.
        let effect = fields.get("value").and_then(|value| value.get("effect"));
        let key = match (effect, key.rsplit_once('/')) {
            (Some(_), Some((front, name))) => match front.rsplit_once('/') {
                Some((block, _)) => format!("{block}/rule/{name}"),
                None => key,
            },
            _ => key,
        };
        let row = Row {
            id,
            key,
            state: self.state.clone(),
            item: String::new(),
            word,
            parent: Some(parent),
            fields: BTreeMap::new(),
            place: place.and_then(|place| self.place(place.span)),
        };
        let at = self.push(row);
        // Statements without a name are told apart by the class or size they speak of.
        let of = ["class", "size"]
            .iter()
            .find_map(|name| fields.get("value")?.get(*name)?.as_str());
        if let (Some(of), Some('@')) = (of, self.table.rows[at].key.chars().find(|c| *c == '@')) {
            let of = of.to_owned();
            self.table.rows[at].key.push_str(&format!(":{of}"));
        }
        match fields.remove("value") {
            Some(Value::Object(value)) if !is_typed(&value) => {
                for (name, member) in value {
                    self.member(at, &name, member);
                }
            }
            Some(value) => self.field(at, "value", value),
            None => {}
        }
        for (name, member) in fields {
            self.field(at, &name, member);
        }
    }

    fn field(&mut self, at: usize, name: &str, value: Value) {
        let empty = match &value {
            Value::Null => true,
            Value::Bool(said) => !said,
            Value::Array(members) => members.is_empty(),
            Value::Object(members) => members.is_empty(),
            _ => false,
        };
        // What is not there and what is empty say the same.
        if !empty {
            let row = &mut self.table.rows[at];
            row.fields.insert(name.to_owned(), value);
        }
    }
}

/// Whether an object is a fact: it has the fields that every proof has, and a value.
fn is_fact(value: &Value) -> bool {
    ["id", "grade", "value"]
        .iter()
        .all(|field| value.get(field).is_some())
}

fn holds_facts(value: &Value) -> bool {
    match value {
        Value::Array(members) => members.iter().any(holds_facts),
        Value::Object(fields) => is_fact(value) || fields.values().any(holds_facts),
        _ => false,
    }
}

/// Whether an object is one typed value, such as a period or an amount, and no record of several.
fn is_typed(value: &Map<String, Value>) -> bool {
    let has = |name: &str| value.contains_key(name);
    has("op") || (has("count") && has("unit")) || (value.len() <= 2 && has("kind") && has("value"))
}

/// `be/law/x/repeals` of `be/law/x/repeals-2`.
fn unnumbered(id: &str, word: &str) -> String {
    let (front, last) = id.rsplit_once('/').unwrap_or(("", id));
    let counted = last
        .strip_prefix(word)
        .and_then(|rest| rest.strip_prefix('-'));
    match counted {
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{front}/{word}")
        }
        _ => id.to_owned(),
    }
}
