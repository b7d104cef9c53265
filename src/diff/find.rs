//! The raw changes: rows matched by id and earlier names, and each field that differs.

use std::collections::BTreeMap;

use serde_json::Value;

use super::kinds::{self, Known};
use super::rename::Renames;
use super::report::{Action, Matter, What};
use super::select;
use super::table::{Row, Table};
use super::value::{self, Order};

/// A field that differs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) old: Option<Value>,
    pub(super) new: Option<Value>,
}

/// One difference of one fact, before it is told: several may be one change of law.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    pub(super) kind: Known,
    /// The row before.
    pub(super) old: Option<usize>,
    /// The row after.
    pub(super) new: Option<usize>,
    pub(super) fields: Vec<Field>,
    /// What `{before}` and `{after}` stand for, where it is not the first field.
    pub(super) told: Option<(Value, Value)>,
    /// The change that explains this one.
    pub(super) claimed: Option<usize>,
    /// Whether only the name of something that is called otherwise now differs.
    pub(super) renamed: bool,
}

impl Raw {
    pub(super) fn family(&self) -> &'static str {
        self.kind.family.id
    }
}

/// Both sides, with what was matched.
pub(super) struct Found {
    pub(super) old: Table,
    pub(super) new: Table,
    pub(super) raws: Vec<Raw>,
}

impl Found {
    /// The row of a change: as it is, else as it was.
    pub(super) fn row(&self, raw: &Raw) -> Option<&Row> {
        raw.new
            .map(|at| &self.new.rows[at])
            .or_else(|| self.before(raw))
    }

    pub(super) fn before(&self, raw: &Raw) -> Option<&Row> {
        raw.old.map(|at| &self.old.rows[at])
    }

    pub(super) fn after(&self, raw: &Raw) -> Option<&Row> {
        raw.new.map(|at| &self.new.rows[at])
    }
}

/// Everything that differs between two tables.
pub(super) fn find(old: Table, new: Table, renames: &Renames) -> Found {
    let mut groups: BTreeMap<(String, String), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, row) in old.rows.iter().enumerate() {
        let key = (renames.key(row), sort(row));
        groups.entry(key).or_default().0.push(at);
    }
    for (at, row) in new.rows.iter().enumerate() {
        groups
            .entry((row.key.clone(), sort(row)))
            .or_default()
            .1
            .push(at);
    }
    let mut raws = Vec::new();
    for (before, after) in groups.into_values() {
        for (was, is) in matched(&old, &new, before, after) {
            match (was, is) {
                (Some(was), Some(is)) => compare(&old, &new, (was, is), renames, &mut raws),
                (Some(was), None) => {
                    raws.push(gone(&old.rows[was], Action::Remove, Some(was), None))
                }
                (None, Some(is)) => raws.push(gone(&new.rows[is], Action::Add, None, Some(is))),
                (None, None) => {}
            }
        }
    }
    Found { old, new, raws }
}

/// The keyword by which rows are told apart; rules are one kind, whatever they do.
fn sort(row: &Row) -> String {
    let rule = row.fields.contains_key("effect");
    if rule {
        "rule".to_owned()
    } else {
        row.word.clone()
    }
}

/// Rows of one id side by side: those that say the same, then those that agree in most.
fn matched(
    old: &Table,
    new: &Table,
    mut before: Vec<usize>,
    mut after: Vec<usize>,
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut pairs = Vec::new();
    let alike = |was: usize, is: usize| {
        let (was, is) = (&old.rows[was].fields, &new.rows[is].fields);
        was.iter()
            .filter(|(name, value)| is.get(*name) == Some(value))
            .count()
            * 2
            + usize::from(was.len() == is.len())
    };
    if before.len() > 1 || after.len() > 1 {
        before.retain(|was| {
            let same = after
                .iter()
                .position(|is| old.rows[*was].fields == new.rows[*is].fields);
            if let Some(at) = same {
                after.remove(at);
            }
            same.is_none()
        });
    }
    for was in before {
        let best =
            (0..after.len()).max_by_key(|at| (alike(was, after[*at]), std::cmp::Reverse(*at)));
        let is = best.map(|at| after.remove(at));
        pairs.push((Some(was), is));
    }
    pairs.extend(after.into_iter().map(|is| (None, Some(is))));
    pairs
}

/// A row that stands on one side only.
fn gone(row: &Row, action: Action, old: Option<usize>, new: Option<usize>) -> Raw {
    let family = select::existence(&row.item, &row.word);
    let kind = kind_of(family, order_of(row, action));
    let main = main_field(row).map(|name| {
        let value = row.fields.get(name).cloned();
        let (old, new) = if action == Action::Add {
            (None, value)
        } else {
            (value, None)
        };
        Field {
            name: name.to_owned(),
            old,
            new,
        }
    });
    Raw {
        kind,
        old,
        new,
        fields: main.into_iter().collect(),
        told: None,
        claimed: None,
        renamed: false,
    }
}

/// A list of exceptions that comes makes something hold for fewer; other statements just come.
fn order_of(row: &Row, action: Action) -> Action {
    let family = select::existence(&row.item, &row.word);
    let (of_value, order) = select::field(&row.item, &row.word, "value");
    if of_value != family {
        return action;
    }
    let some = Value::Bool(true);
    match action {
        Action::Add => order.action(None, Some(&some)),
        _ => order.action(Some(&some), None),
    }
}

/// The field that tells most of a fact.
fn main_field(row: &Row) -> Option<&str> {
    const FIRST: [&str; 13] = [
        "value",
        "what",
        "when",
        "within",
        "every",
        "date",
        "amount",
        "period",
        "authorities",
        "url",
        "text",
        "by",
        "stages",
    ];
    FIRST
        .into_iter()
        .find(|name| row.fields.contains_key(*name))
}

fn kind_of(family: &'static str, action: Action) -> Known {
    let known = kinds::of(family, action).or_else(|| kinds::of(kinds::CATCH_ALL, action));
    // The registry is never empty; a test holds that every family of the selection stands in it.
    known.unwrap_or(kinds::NOTHING)
}

fn compare(
    old: &Table,
    new: &Table,
    (was, is): (usize, usize),
    renames: &Renames,
    raws: &mut Vec<Raw>,
) {
    let (before, after) = (&old.rows[was], &new.rows[is]);
    let mut names: Vec<&String> = before.fields.keys().chain(after.fields.keys()).collect();
    names.sort();
    names.dedup();
    let mut found: Vec<Raw> = Vec::new();
    for name in names {
        let (a, b) = (before.fields.get(name), after.fields.get(name));
        if a == b {
            continue;
        }
        let called = a.map(|a| renames.value(&before.state, a));
        let renamed = called.as_ref() == b && a.is_some();
        let raw = difference(before, name, a, b);
        let raw = Raw {
            old: Some(was),
            new: Some(is),
            renamed,
            ..raw
        };
        match found
            .iter_mut()
            .find(|other| other.family() == raw.family() && other.renamed == renamed)
        {
            Some(other) => {
                // Two fields of one family that go different ways are a plain change.
                if other.kind.kind.action != raw.kind.kind.action {
                    other.kind = kind_of(raw.kind.family.id, Action::Change);
                }
                other.fields.extend(raw.fields);
            }
            None => found.push(raw),
        }
    }
    raws.append(&mut found);
}

fn difference(row: &Row, name: &str, a: Option<&Value>, b: Option<&Value>) -> Raw {
    let (mut family, order) = select::field(&row.item, &row.word, name);
    let mut action = order.action(a, b);
    // Of a fact that both sides have, nothing comes or goes but what it says.
    let own = family == select::existence(&row.item, &row.word);
    let came = a.is_none() || b.is_none();
    if (own && came) || (order == Order::Plain && matches!(name, "when" | "applies")) {
        action = Action::Change;
    }
    let mut told = None;
    if family == "reading" || (family == "evidence" && only_read_again(a, b)) {
        (family, action) = ("reading", read_again(a, b));
    }
    if let (true, Some(a), Some(b)) = (name == "when", a, b)
        && let Some((was, is)) = value::threshold(a, b)
        && matches!(family, "rule-condition" | "criterion")
    {
        if family == "rule-condition" {
            family = "threshold";
        }
        action = value::threshold_action(was, is);
        told = Some((was.clone(), is.clone()));
    }
    if family == "force" {
        // A mark that goes away is what makes it law.
        action = if a.is_some() {
            Action::Add
        } else {
            Action::Remove
        };
    }
    if let (true, Some(a), Some(b)) = (
        name == "status_on_day",
        a.and_then(Value::as_str),
        b.and_then(Value::as_str),
    ) {
        action = match (a, b) {
            (_, "in-force") => Action::Add,
            ("in-force", _) => Action::Remove,
            _ => Action::Change,
        };
    }
    Raw {
        kind: kind_of(family, action),
        old: None,
        new: None,
        fields: vec![Field {
            name: name.to_owned(),
            old: a.cloned(),
            new: b.cloned(),
        }],
        told,
        claimed: None,
        renamed: false,
    }
}

/// Whether lists of sources differ in nothing but the days on which they were read.
fn only_read_again(a: Option<&Value>, b: Option<&Value>) -> bool {
    let bare = |value: Option<&Value>| -> Option<Vec<Value>> {
        let mut sources = value?.as_array()?.clone();
        for source in &mut sources {
            source.as_object_mut()?.remove("checked");
        }
        Some(sources)
    };
    bare(a).is_some() && bare(a) == bare(b)
}

fn read_again(a: Option<&Value>, b: Option<&Value>) -> Action {
    let latest = |value: Option<&Value>| match value {
        Some(Value::Array(sources)) => sources
            .iter()
            .filter_map(|one| value::day(one.get("checked")?))
            .max(),
        Some(day) => value::day(day),
        None => None,
    };
    if latest(b) >= latest(a) {
        Action::Postpone
    } else {
        Action::BringForward
    }
}

/// Whether a change is of what the law says, and not of acts, evidence or words.
pub(super) fn is_substance(raw: &Raw) -> bool {
    !matches!(raw.kind.family.matter, Matter::Citation | Matter::Editorial)
        && !matches!(
            raw.family(),
            "contact" | "duty-wording" | "definition" | "input"
        )
}

/// Whether a change of this kind takes an act: an address, a remit or a statement in words may change
/// without one.
pub(super) fn takes_an_act(raw: &Raw) -> bool {
    is_substance(raw)
        && raw.kind.family.what != What::Link
        && raw.kind.family.matter != Matter::Authority
        && !matches!(raw.family(), "statement" | "framework")
}
