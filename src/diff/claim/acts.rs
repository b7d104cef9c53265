//! Acts that take the place of others, that become law, or that were recorded wrongly.

use std::collections::BTreeSet;

use super::super::find::{Found, Raw};
use super::super::kinds;
use super::super::rename::Renames;
use super::super::report::Action;
use super::super::table::{Row, Table};
use super::{Blocks, names};

/// An act that takes the place of another, that becomes law, or that was described wrongly.
pub(super) fn acts(found: &mut Found, renames: &Renames, blocks: &Blocks) {
    for successor in &renames.successors {
        let at = |table: &Table, id: &str| {
            let of =
                |row: &Row| row.word == "law" && row.state == successor.state && row.name() == id;
            table.rows.iter().position(of)
        };
        let (old, new) = (
            at(&found.old, &successor.old),
            at(&found.new, &successor.new),
        );
        let by = push(found, "act-succession", Action::Change, (old, new));
        let both = [successor.old.as_str(), successor.new.as_str()];
        claim_of_act(found, blocks, by, &successor.state, &both);
    }
    let mut done: BTreeSet<String> = BTreeSet::new();
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        let Some(block) = blocks.block(found, raw).filter(|block| block.word == "law") else {
            continue;
        };
        let (state, id, name) = (
            block.state.clone(),
            block.id.clone(),
            block.name().to_owned(),
        );
        if raw.claimed.is_some()
            || raw.old.is_none()
            || raw.new.is_none()
            || !done.insert(id.clone())
        {
            continue;
        }
        let of_act: Vec<usize> = (0..found.raws.len())
            .filter(|other| found.raws[*other].claimed.is_none())
            .filter(|other| {
                blocks
                    .block(found, &found.raws[*other])
                    .is_some_and(|block| block.id == id)
            })
            .collect();
        let status = of_act.iter().copied().find(|other| {
            let raw = &found.raws[*other];
            raw.family() == "act-status"
                && raw.fields.iter().any(|field| field.name == "status_on_day")
        });
        if let Some(by) = status {
            claim_of_act(found, blocks, by, &state, &[name.as_str()]);
        } else if of_act
            .iter()
            .filter(|other| is_other_value(&found.raws[**other]))
            .count()
            >= 2
        {
            let raw = &found.raws[at];
            let (was, is) = (
                blocks.old[raw.old.unwrap_or_default()],
                blocks.new[raw.new.unwrap_or_default()],
            );
            let by = push(
                found,
                "act-succession",
                Action::Change,
                (Some(was), Some(is)),
            );
            claim_of_act(found, blocks, by, &state, &[name.as_str()]);
        }
    }
}

/// Whether an act is told to be another: its identity, or the day it took effect, has another value.
fn is_other_value(raw: &Raw) -> bool {
    matches!(raw.family(), "act-identity" | "act-date")
        && raw.old.is_some()
        && raw.new.is_some()
        && raw
            .fields
            .iter()
            .any(|field| field.old.is_some() && field.new.is_some())
}

/// What follows for the state from acts that come, go or become law.
fn claim_of_act(found: &mut Found, blocks: &Blocks, by: usize, state: &str, acts: &[&str]) {
    for at in 0..found.raws.len() {
        let raw = &found.raws[at];
        if at == by
            || raw.claimed.is_some_and(|claimed| claimed != at) && !is_block_of_act(found, raw)
        {
            continue;
        }
        let Some(row) = found.row(raw).filter(|row| row.state == state) else {
            continue;
        };
        let of = |block: Option<&Row>| {
            block.is_some_and(|block| block.word == "law" && acts.contains(&block.name()))
        };
        let of_act = of(blocks.block(found, raw)) || of(blocks.block_before(found, raw));
        let cites = |row: Option<&Row>| {
            row.is_some_and(|row| row.acts().iter().any(|act| acts.contains(act)))
        };
        let follows = match raw.family() {
            "transposition" | "transposition-state" => true,
            "force" | "legal-basis" => cites(Some(row)) || cites(found.before(raw)),
            _ => raw.renamed && raw.fields.iter().any(|field| names(field, acts)),
        };
        if of_act || follows {
            found.raws[at].claimed = Some(by);
        }
    }
}

fn is_block_of_act(found: &Found, raw: &Raw) -> bool {
    found.row(raw).is_some_and(|row| row.item == "law")
}

/// A change that no single field tells.
fn push(
    found: &mut Found,
    family: &str,
    action: Action,
    (old, new): (Option<usize>, Option<usize>),
) -> usize {
    let kind = kinds::of(family, action).unwrap_or(kinds::NOTHING);
    found.raws.push(Raw {
        kind,
        old,
        new,
        fields: Vec::new(),
        told: None,
        claimed: None,
        renamed: false,
    });
    found.raws.len() - 1
}
