//! One side as a table: a row for each fact and each block, by its stable id.
//!
//! The rows are read off the form in which the model is published, so that no published field can be
//! missed: what the walk does not know is a field of the row it stands in. Owners that both sides
//! publish alike have no rows.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use super::report::Place;
use super::tell::status_word;
use crate::model::{Body, KnowledgeBase, Sector};
use crate::source::{SourceSet, Span};

/// What all states share, as reports name it.
pub(super) const SHARED: &str = "EU";

/// The fields that a proof has, beside the value.
const PROOF: &[&str] = &[
    "under",
    "sources",
    "grade",
    "from",
    "until",
    "draft",
    "repealed",
    "notes",
    "quotes",
    "because",
    "renamed_from",
];

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

/// A fact or a block.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Its id.
    pub(super) id: String,
    /// The same without a number that only counts its like.
    pub(super) key: String,
    /// The state, or [`SHARED`].
    pub(super) state: String,
    /// The keyword of the item it stands in.
    pub(super) item: String,
    /// Its own keyword.
    pub(super) word: String,
    /// The place of the block it stands in, in the table.
    pub(super) parent: Option<usize>,
    /// Its fields as they are published.
    pub(super) fields: BTreeMap<String, Value>,
    /// Where it stands.
    pub(super) place: Option<Place>,
}

impl Row {
    /// A field that is text.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field).and_then(Value::as_str)
    }

    /// The texts of a field that is a list.
    pub(super) fn texts(&self, field: &str) -> Vec<&str> {
        let list = self.fields.get(field).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }

    /// The ids of the acts it is cited under.
    pub(super) fn acts(&self) -> Vec<&str> {
        let under = self.fields.get("under").and_then(Value::as_array);
        let mut acts: Vec<&str> = under
            .into_iter()
            .flatten()
            .filter_map(|citation| citation.get("law").and_then(Value::as_str))
            .collect();
        acts.dedup();
        acts
    }

    /// The last part of its id.
    pub(super) fn name(&self) -> &str {
        self.id.rsplit('/').next().unwrap_or(&self.id)
    }
}

/// All rows of a side.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Row>,
}

/// A part of the knowledge base that is written by one owner, in its published form.
#[derive(Clone)]
pub(super) struct Part {
    state: String,
    /// The id of the row for the owner itself.
    id: String,
    word: &'static str,
    pub(super) value: Value,
}

/// The rows of both sides, for all owners whose published form differs.
pub(super) fn tables(
    old: (&KnowledgeBase, &SourceSet),
    new: (&KnowledgeBase, &SourceSet),
) -> (Table, Table) {
    of_parts((parts(old.0), old), (parts(new.0), new))
}

type Given<'a> = (&'a KnowledgeBase, &'a SourceSet);

/// The same for parts in hand.
pub(super) fn of_parts(
    (mut before, old): (Parts, Given<'_>),
    (mut after, new): (Parts, Given<'_>),
) -> (Table, Table) {
    before.retain(|key, part| match after.get(key) {
        Some(other) if other.value == part.value => {
            after.remove(key);
            false
        }
        _ => true,
    });
    (table(before, old), table(after, new))
}

/// What each owner publishes, by the id of its row.
pub(super) type Parts = BTreeMap<String, Part>;

pub(super) fn parts(base: &KnowledgeBase) -> Parts {
    let mut parts = BTreeMap::new();
    let mut add = |state: &str, id: String, word: &'static str, value: Value| {
        let part = Part {
            state: state.to_owned(),
            id: id.clone(),
            word,
            value,
        };
        parts.insert(id, part);
    };
    for (id, directive) in &base.directives {
        add(
            SHARED,
            format!("{id}/directive/{id}"),
            "directive",
            published(directive),
        );
    }
    for sector in &base.sectors {
        add(
            SHARED,
            format!("sectors/sector/{}", sector.id),
            "sector",
            published(sector),
        );
    }
    for (code, country) in &base.countries {
        let id = format!("{}/country/{code}", code.to_ascii_lowercase());
        let mut value = published(country);
        let laws = value
            .pointer_mut("/body/laws")
            .and_then(Value::as_array_mut);
        // Where an act stands on the day follows from its dates, and moves without a word of it changing.
        for (law, act) in laws.into_iter().flatten().zip(&country.body.laws) {
            if let Value::Object(law) = law {
                law.insert(
                    "status_on_day".to_owned(),
                    Value::from(status_word(act.status(base.as_of))),
                );
            }
        }
        add(code, id, "country", value);
    }
    for (id, source) in &base.sources {
        let (owner, name) = id.split_once('/').unwrap_or(("", id));
        let state = owner.to_ascii_uppercase();
        let state = if base.countries.contains_key(&state) {
            state.as_str()
        } else {
            SHARED
        };
        add(
            state,
            format!("{owner}/source/{name}"),
            "source",
            published(source),
        );
    }
    parts
}

/// The published form; nothing is left out of it but places.
fn published(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn table(parts: Parts, (base, sources): (&KnowledgeBase, &SourceSet)) -> Table {
    let blocks = block_places(base);
    let mut walk = Walk {
        base,
        sources,
        blocks: &blocks,
        state: String::new(),
        table: Table::default(),
    };
    for (_, part) in parts {
        walk.state = part.state;
        if let Value::Object(fields) = part.value {
            walk.block(part.id, part.word, None, fields);
        }
    }
    let mut table = walk.table;
    // A block without a place of its own stands where its first statement does.
    for at in (0..table.rows.len()).rev() {
        let (place, parent) = (table.rows[at].place.clone(), table.rows[at].parent);
        if let (Some(place), Some(parent)) = (place, parent)
            && table.rows[parent].place.as_ref().is_none_or(|known| {
                table.rows[parent].word != "law"
                    && known.file == place.file
                    && known.line > place.line
            })
        {
            table.rows[parent].place = Some(place);
        }
    }
    table
}

/// Where blocks stand that are no facts, by their ids.
fn block_places(base: &KnowledgeBase) -> BTreeMap<String, Span> {
    let mut places = BTreeMap::new();
    for (id, directive) in &base.directives {
        places.insert(format!("{id}/directive/{id}"), directive.act.span);
        of_body(id, &directive.body, &mut places);
    }
    for (code, country) in &base.countries {
        let owner = code.to_ascii_lowercase();
        places.insert(format!("{owner}/country/{code}"), country.span);
        of_body(&owner, &country.body, &mut places);
    }
    of_sectors("sectors", &base.sectors, &mut places);
    for (id, source) in &base.sources {
        if let Some((owner, name)) = id.split_once('/') {
            places.insert(format!("{owner}/source/{name}"), source.span);
        }
    }
    places
}

fn of_body(owner: &str, body: &Body, places: &mut BTreeMap<String, Span>) {
    for act in &body.laws {
        places.insert(format!("{owner}/law/{}", act.id), act.span);
    }
    for authority in &body.authorities {
        places.insert(
            format!("{owner}/authority/{}", authority.id),
            authority.span,
        );
    }
    of_sectors(owner, &body.sectors, places);
}

fn of_sectors(owner: &str, sectors: &[Sector], places: &mut BTreeMap<String, Span>) {
    for sector in sectors {
        let id = format!("{owner}/sector/{}", sector.id);
        for entity in &sector.types {
            places.insert(format!("{id}/type/{}", entity.id), entity.span);
        }
        places.insert(id, sector.span);
    }
}

struct Walk<'a> {
    base: &'a KnowledgeBase,
    sources: &'a SourceSet,
    blocks: &'a BTreeMap<String, Span>,
    state: String,
    table: Table,
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
    fn block(&mut self, id: String, word: &str, parent: Option<usize>, fields: Map<String, Value>) {
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
                    .extend(proof.into_iter().filter(|(name, _)| name != "id"));
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

/// Whether a field belongs to the proof of a fact, and not to what it says.
pub(super) fn is_proof(field: &str) -> bool {
    PROOF.contains(&field)
}
