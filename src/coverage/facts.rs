//! Every fact of a part of the model, wherever it stands in it.

use serde::Serialize;
use serde_json::Value;

use crate::model::Grade;
use crate::value::Date;

/// A source as a fact rests on it.
pub(super) struct Use {
    pub(super) source: String,
    pub(super) checked: Option<Date>,
}

/// A fact by its evidence.
pub(super) struct Known {
    /// Its stable id.
    pub(super) id: String,
    pub(super) grade: Grade,
    pub(super) uses: Vec<Use>,
    /// The topic that the statement itself names, as a departure does.
    pub(super) topic: Option<String>,
}

impl Known {
    /// The keyword of the item it stands in: `reporting` of `be/reporting/stage/early-warning`.
    pub(super) fn item(&self) -> &str {
        self.id.split('/').nth(1).unwrap_or_default()
    }

    /// The latest day on which a source was read for it.
    pub(super) fn checked(&self) -> Option<Date> {
        self.uses.iter().filter_map(|used| used.checked).max()
    }
}

/// The facts of a part of the model, by walking what it is written as: a kind of statement that is
/// added to the model is counted without a line here.
pub(super) fn of(part: &impl Serialize) -> Vec<Known> {
    let mut known = Vec::new();
    if let Ok(value) = serde_json::to_value(part) {
        walk(&value, &mut known);
    }
    known
}

fn walk(value: &Value, known: &mut Vec<Known>) {
    match value {
        Value::Array(members) => members.iter().for_each(|member| walk(member, known)),
        Value::Object(fields) => {
            known.extend(fact(value));
            fields.values().for_each(|field| walk(field, known));
        }
        _ => {}
    }
}

/// An object is a fact if it has the fields that every proof has.
fn fact(value: &Value) -> Option<Known> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    let uses = value.get("sources").and_then(Value::as_array);
    Some(Known {
        id: text("id")?.to_owned(),
        grade: Grade::parse(text("grade")?)?,
        uses: uses.into_iter().flatten().filter_map(used).collect(),
        topic: value
            .pointer("/value/topic")
            .or_else(|| value.pointer("/value/more_facts/area/0"))
            .and_then(Value::as_str)
            .map(str::to_owned),
    })
}

fn used(value: &Value) -> Option<Use> {
    let checked = value.get("checked").and_then(Value::as_str);
    Some(Use {
        source: value.get("source")?.as_str()?.to_owned(),
        checked: checked.and_then(Date::parse),
    })
}
