//! One side as a table: a row for each fact and each block, by its stable id.
//!
//! The rows are read off the form in which the model is published, so that no published field can be
//! missed: what the walk does not know is a field of the row it stands in. Owners that both sides
//! publish alike have no rows.

mod walk;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::report::Place;
use crate::model::{Body, KnowledgeBase, Sector};
use crate::source::{SourceSet, Span};
use walk::Walk;

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
                    Value::from(act.status(base.as_of).word()),
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

/// Whether a field belongs to the proof of a fact, and not to what it says.
pub(super) fn is_proof(field: &str) -> bool {
    PROOF.contains(&field)
}
