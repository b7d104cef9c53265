//! What is called otherwise on the two sides: what `renamed-from` says, and acts that succeed others.

use std::collections::BTreeMap;

use serde_json::Value;

use super::table::{Row, Table};

/// The names that changed.
#[derive(Debug, Default)]
pub(super) struct Renames {
    /// The key of a row before, and what it is now.
    keys: BTreeMap<String, String>,
    /// By state and name before: the name now.
    names: BTreeMap<(String, String), String>,
    /// Acts that succeed others: state, the act before, the act after.
    pub(super) successors: Vec<Successor>,
}

/// An act that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Successor {
    pub(super) state: String,
    pub(super) old: String,
    pub(super) new: String,
    /// Whether the act before is still recorded.
    pub(super) kept: bool,
}

impl Renames {
    /// Reads the names that changed between two tables.
    pub(super) fn of(old: &Table, new: &Table) -> Self {
        let before: BTreeMap<&str, &Row> =
            old.rows.iter().map(|row| (row.key.as_str(), row)).collect();
        let after: BTreeMap<&str, &Row> =
            new.rows.iter().map(|row| (row.key.as_str(), row)).collect();
        let mut renames = Self::default();
        renames.said(new, &before, &after, false);
        renames.said(old, &after, &before, true);
        for successor in successors(old, new, &before, &after) {
            if !successor.kept {
                let owner = owner(&successor.state, old);
                renames.add(
                    &successor.state,
                    (
                        &format!("{owner}/law/{}", successor.old),
                        &format!("{owner}/law/{}", successor.new),
                    ),
                );
            }
            renames.successors.push(successor);
        }
        renames
    }

    /// What rows say of their earlier names, where the other side still has them. Seen from the other
    /// side, the same word tells of the name to come.
    fn said(
        &mut self,
        table: &Table,
        there: &BTreeMap<&str, &Row>,
        here: &BTreeMap<&str, &Row>,
        backwards: bool,
    ) {
        for row in &table.rows {
            for earlier in row.texts("renamed_from") {
                let Some((front, _)) = row.key.rsplit_once('/') else {
                    continue;
                };
                let earlier = match earlier.contains('/') {
                    true => earlier.to_owned(),
                    false => format!("{front}/{earlier}"),
                };
                let unknown =
                    !there.contains_key(row.key.as_str()) && !here.contains_key(earlier.as_str());
                if unknown && there.contains_key(earlier.as_str()) {
                    let pair = if backwards {
                        (row.key.as_str(), earlier.as_str())
                    } else {
                        (earlier.as_str(), row.key.as_str())
                    };
                    self.add(&row.state, pair);
                }
            }
        }
    }

    fn add(&mut self, state: &str, (old, new): (&str, &str)) {
        let name = |key: &str| key.rsplit('/').next().unwrap_or_default().to_owned();
        self.names.insert((state.to_owned(), name(old)), name(new));
        self.keys.insert(old.to_owned(), new.to_owned());
    }

    /// The key of a row before, as the side after calls it.
    pub(super) fn key(&self, row: &Row) -> String {
        for (old, new) in &self.keys {
            if let Some(rest) = row.key.strip_prefix(old.as_str())
                && (rest.is_empty() || rest.starts_with('/'))
            {
                return format!("{new}{rest}");
            }
        }
        row.key.clone()
    }

    /// A value before, with the names that it would have now.
    pub(super) fn value(&self, state: &str, value: &Value) -> Value {
        if self.names.is_empty() {
            return value.clone();
        }
        match value {
            Value::String(text) => match self.names.get(&(state.to_owned(), text.clone())) {
                Some(name) => Value::String(name.clone()),
                None => value.clone(),
            },
            Value::Array(members) => members
                .iter()
                .map(|member| self.value(state, member))
                .collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, member)| (name.clone(), self.value(state, member)))
                .collect::<serde_json::Map<_, _>>()
                .into(),
            other => other.clone(),
        }
    }

    /// The name now of something called otherwise before.
    pub(super) fn name<'a>(&'a self, state: &str, old: &'a str) -> &'a str {
        self.names
            .get(&(state.to_owned(), old.to_owned()))
            .map_or(old, String::as_str)
    }
}

fn owner(state: &str, table: &Table) -> String {
    let row = table.rows.iter().find(|row| row.state == state);
    row.and_then(|row| row.id.split('/').next())
        .unwrap_or_default()
        .to_owned()
}

/// The acts of one state that take the place of others: the state transposes by the one where it
/// transposed by the other, or the one repeals the other by its id.
fn successors(
    old: &Table,
    new: &Table,
    before: &BTreeMap<&str, &Row>,
    after: &BTreeMap<&str, &Row>,
) -> Vec<Successor> {
    let mut found = Vec::new();
    let by = |table: &Table, state: &str| -> Vec<String> {
        let rows = table
            .rows
            .iter()
            .filter(|row| row.state == state && row.word == "transposes");
        rows.flat_map(|row| {
            row.texts("by")
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
    };
    let mut states: Vec<&str> = new.rows.iter().map(|row| row.state.as_str()).collect();
    states.sort_unstable();
    states.dedup();
    for state in states {
        let (was, is) = (by(old, state), by(new, state));
        let went: Vec<&String> = was.iter().filter(|act| !is.contains(act)).collect();
        let came: Vec<&String> = is.iter().filter(|act| !was.contains(act)).collect();
        let owner = owner(state, new);
        let key = |act: &str| format!("{owner}/law/{act}");
        for (went, came) in went.into_iter().zip(came) {
            // Something that says it was renamed is no successor.
            let renamed = after
                .get(key(came).as_str())
                .is_some_and(|row| row.texts("renamed_from").contains(&went.as_str()));
            let renamed = renamed
                || before
                    .get(key(went).as_str())
                    .is_some_and(|row| row.texts("renamed_from").contains(&came.as_str()));
            if !renamed
                && before.contains_key(key(went).as_str())
                && after.contains_key(key(came).as_str())
            {
                found.push(Successor {
                    state: state.to_owned(),
                    old: went.clone(),
                    new: came.clone(),
                    kept: after.contains_key(key(went).as_str())
                        || before.contains_key(key(came).as_str()),
                });
            }
        }
    }
    found
}
