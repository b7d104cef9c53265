//! One finding for one change: which raw changes another one explains.
//!
//! A claim drops only what it explains; a raw change that nothing explains stays a finding of its own.

mod acts;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::find::{Field, Found, Raw, is_substance};
use super::kinds;
use super::rename::Renames;
use super::select::supports;
use super::table::{Row, Table};

/// Settles which change is told with which.
pub(super) fn claim(found: &mut Found, renames: &Renames) {
    let blocks = Blocks::of(found);
    whole_blocks(found);
    acts::acts(found, renames, &blocks);
    authorities(found, &blocks);
    annexes(found);
    sources(found);
    supporting(found);
    handed_over(found);
    same_address(found);
    settle(found);
}

/// The block that each row stands in, at the top of its owner: an act, an authority, a reporting.
struct Blocks {
    old: Vec<usize>,
    new: Vec<usize>,
}

impl Blocks {
    fn of(found: &Found) -> Self {
        let tops = |table: &Table| -> Vec<usize> {
            let mut tops: Vec<usize> = Vec::with_capacity(table.rows.len());
            for (at, row) in table.rows.iter().enumerate() {
                // Parents stand before what is in them; the owner's own row is no block.
                let top = row
                    .parent
                    .map_or(at, |parent| match table.rows[parent].parent {
                        None if matches!(
                            table.rows[parent].word.as_str(),
                            "country" | "directive"
                        ) =>
                        {
                            at
                        }
                        _ => tops[parent],
                    });
                tops.push(top);
            }
            tops
        };
        Self {
            old: tops(&found.old),
            new: tops(&found.new),
        }
    }

    /// The block of a change: on the side after, else on the side before.
    fn block<'f>(&self, found: &'f Found, raw: &Raw) -> Option<&'f Row> {
        match (raw.new, raw.old) {
            (Some(at), _) => found.new.rows.get(*self.new.get(at)?),
            (None, Some(at)) => found.old.rows.get(*self.old.get(at)?),
            (None, None) => None,
        }
    }

    fn block_before<'f>(&self, found: &'f Found, raw: &Raw) -> Option<&'f Row> {
        found.old.rows.get(*self.old.get(raw.old?)?)
    }
}

/// What comes or goes with its block.
fn whole_blocks(found: &mut Found) {
    let mut came: BTreeMap<usize, usize> = BTreeMap::new();
    let mut went: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, raw) in found.raws.iter().enumerate() {
        match (raw.old, raw.new) {
            (None, Some(row)) => drop(came.insert(row, at)),
            (Some(row), None) => drop(went.insert(row, at)),
            _ => {}
        }
    }
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        let (table, whole, row) = match (raw.old, raw.new) {
            (None, Some(row)) => (&found.new, &came, row),
            (Some(row), None) => (&found.old, &went, row),
            _ => continue,
        };
        let mut parent = table.rows[row].parent;
        while let Some(row) = parent {
            if let Some(by) = whole.get(&row) {
                found.raws[at].claimed = Some(*by);
            }
            parent = table.rows[row].parent;
        }
    }
}

/// Whether a field names one of these.
fn names(field: &Field, names: &[&str]) -> bool {
    fn holds(value: &Value, names: &[&str]) -> bool {
        match value {
            Value::String(text) => names.contains(&text.as_str()),
            Value::Array(members) => members.iter().any(|member| holds(member, names)),
            Value::Object(fields) => fields.values().any(|member| holds(member, names)),
            _ => false,
        }
    }
    [&field.old, &field.new]
        .into_iter()
        .flatten()
        .any(|value| holds(value, names))
}

/// An authority that is called otherwise: its names in all languages, its site, and whoever names it.
fn authorities(found: &mut Found, blocks: &Blocks) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        if raw.family() != "authority-name" || raw.claimed.is_some() {
            continue;
        }
        let (Some(block), Some(before)) =
            (blocks.block(found, raw), blocks.block_before(found, raw))
        else {
            continue;
        };
        let (id, state) = (block.id.clone(), block.state.clone());
        let (name, earlier) = (block.name().to_owned(), before.name().to_owned());
        if !seen.insert(id.clone()) {
            continue;
        }
        // Of all its names the English one tells best.
        let of_it = |raw: &Raw| blocks.block(found, raw).is_some_and(|block| block.id == id);
        let best = (0..found.raws.len())
            .filter(|other| {
                found.raws[*other].family() == "authority-name" && of_it(&found.raws[*other])
            })
            .min_by_key(|other| {
                let raw = &found.raws[*other];
                (
                    raw.renamed,
                    raw.fields.first().is_none_or(|field| field.name != "name"),
                )
            });
        let by = best.unwrap_or(at);
        let renamed = name != earlier;
        for other in 0..found.raws.len() {
            let raw = &found.raws[other];
            if other == by || raw.claimed.is_some() {
                continue;
            }
            let own = blocks.block(found, raw).is_some_and(|block| block.id == id)
                && (matches!(
                    raw.family(),
                    "authority-name" | "contact" | "wording" | "evidence" | "reading"
                ) || hands_over(found, raw));
            let same_state = found.row(raw).is_some_and(|row| row.state == state);
            let refers = renamed
                && raw.renamed
                && same_state
                && raw
                    .fields
                    .iter()
                    .any(|field| names(field, &[name.as_str(), earlier.as_str()]));
            if own || refers {
                found.raws[other].claimed = Some(by);
            }
        }
    }
}

/// A sector that moves to another annex takes its kinds of entity along.
fn annexes(found: &mut Found) {
    let annex = |raw: &Raw| -> Option<Field> {
        raw.fields
            .iter()
            .find(|field| field.name == "annex")
            .cloned()
    };
    let moved: Vec<(usize, usize, Field)> = (0..found.raws.len())
        .filter(|at| found.raws[*at].family() == "sector")
        .filter_map(|at| Some((at, found.raws[at].new?, annex(&found.raws[at])?)))
        .collect();
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        let parent = raw.new.and_then(|row| found.new.rows[row].parent);
        let by = moved.iter().find(|(_, sector, field)| {
            raw.family() == "entity-type"
                && raw.fields.len() == 1
                && parent == Some(*sector)
                && annex(raw).as_ref() == Some(field)
        });
        if let Some((by, ..)) = by {
            found.raws[at].claimed = Some(*by);
        }
    }
}

/// A source that was read again, or is better evidence than was said: the facts that rest on it
/// follow.
fn sources(found: &mut Found) {
    let of_sources: Vec<(usize, String, String)> = found
        .raws
        .iter()
        .enumerate()
        .filter(|(_, raw)| raw.claimed.is_none())
        .filter_map(|(at, raw)| {
            let row = found.row(raw).filter(|row| row.word == "source")?;
            let (owner, name) = (row.id.split('/').next()?, row.name());
            Some((at, format!("{owner}/{name}"), raw.family().to_owned()))
        })
        .collect();
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        if raw.claimed.is_some()
            || !matches!(raw.family(), "reading" | "evidence" | "evidence-grade")
        {
            continue;
        }
        if found.row(raw).is_none_or(|row| row.word == "source") {
            continue;
        }
        let sides: Vec<&Row> = found
            .before(raw)
            .into_iter()
            .chain(found.after(raw))
            .collect();
        let uses = |id: &str| {
            sides.iter().any(|row| {
                let sources = row.fields.get("sources").and_then(Value::as_array);
                sources
                    .into_iter()
                    .flatten()
                    .any(|used| used.get("source").and_then(Value::as_str) == Some(id))
            })
        };
        let by = of_sources.iter().find(|(_, id, family)| {
            let fits = match raw.family() {
                "reading" => family == "reading",
                _ => family == "source",
            };
            fits && uses(id)
        });
        if let Some((by, ..)) = by {
            found.raws[at].claimed = Some(*by);
        }
    }
}

/// What words, proves or dates a fact is told with the change of the fact.
fn supporting(found: &mut Found) {
    let mut main: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let rank = |raw: &Raw| {
        let place = kinds::families().position(|family| std::ptr::eq(family, raw.kind.family));
        (supports(raw.family()), place)
    };
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        let (Some(old), Some(new), None) = (raw.old, raw.new, raw.claimed) else {
            continue;
        };
        let best = main.entry((old, new)).or_insert(at);
        if rank(raw) < rank(&found.raws[*best]) {
            *best = at;
        }
    }
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        let (Some(old), Some(new), None) = (raw.old, raw.new, raw.claimed) else {
            continue;
        };
        let by = main[&(old, new)];
        if by == at || !supports(raw.family()) {
            continue;
        }
        let main = &found.raws[by];
        // Evidence explains evidence; what the law says explains words, provisions and days too.
        let evidence = |family: &str| {
            matches!(
                family,
                "evidence" | "evidence-grade" | "reading" | "wording"
            )
        };
        if is_substance(main)
            || !supports(main.family())
            || (evidence(raw.family()) && !evidence(main.family()))
            || main.family() == "evidence-grade"
        {
            found.raws[at].claimed = Some(by);
        }
    }
}

/// Whether a change is only that one statement ends and the next one begins.
pub(super) fn hands_over(found: &Found, raw: &Raw) -> bool {
    let day = |row: Option<&Row>, field: &str| {
        let day = row?.fields.get(field)?.as_str()?;
        Some(day.to_owned())
    };
    let ended = day(found.before(raw), "until").or_else(|| day(found.after(raw), "until"));
    let began = day(found.after(raw), "from").or_else(|| day(found.before(raw), "from"));
    // Days in this form are in the order of their letters.
    is_validity(raw) && ended.zip(began).is_some_and(|(ended, began)| ended < began)
}

fn is_validity(raw: &Raw) -> bool {
    matches!(raw.family(), "validity-start" | "validity-end")
}

/// Days by which one statement takes the place of another go with what it says otherwise.
fn handed_over(found: &mut Found) {
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        if raw.claimed.is_some() || !hands_over(found, raw) {
            continue;
        }
        let rows = (raw.old, raw.new);
        let same = |other: &Raw| {
            (other.old, other.new) == rows && is_substance(other) && !is_validity(other)
        };
        let by = (0..found.raws.len()).find(|other| *other != at && same(&found.raws[*other]));
        if by.is_some() {
            found.raws[at].claimed = by;
        }
    }
}

/// The same address that moves in several statements of a state.
fn same_address(found: &mut Found) {
    let mut first: BTreeMap<(String, String), usize> = BTreeMap::new();
    let address = |found: &Found, raw: &Raw| -> Option<(String, String)> {
        let of = |name: &str| matches!(name, "url" | "value");
        let field = raw.fields.iter().find(|field| of(&field.name))?;
        let (old, new) = (field.old.as_ref()?.as_str()?, field.new.as_ref()?.as_str()?);
        Some((found.row(raw)?.state.clone(), format!("{old} {new}")))
    };
    for wanted in ["report-portal", "registration-portal", "contact"] {
        for at in 0..found.raws.len() {
            let raw = &found.raws[at];
            if raw.claimed.is_some() || raw.family() != wanted {
                continue;
            }
            let Some(address) = address(found, raw) else {
                continue;
            };
            let by = *first.entry(address).or_insert(at);
            if by != at {
                found.raws[at].claimed = Some(by);
            }
        }
    }
}

/// A claim of something that is itself explained goes to what explains it.
fn settle(found: &mut Found) {
    for at in 0..found.raws.len() {
        let mut seen = BTreeSet::from([at]);
        let mut by = found.raws[at].claimed;
        while let Some(next) = by.and_then(|by| found.raws[by].claimed) {
            if !seen.insert(next) {
                break;
            }
            by = Some(next);
        }
        found.raws[at].claimed = by.filter(|by| *by != at);
    }
}
