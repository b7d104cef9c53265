//! What a breach can cost.

use serde_json::Value;

use super::{Duties, Joined, Named, Owed, block_name, holding, owed, published};
use crate::diff::report::Moves;
use crate::diff::say::brief;
use crate::model::inherit::Law;
use crate::model::{Ceiling, Fact, Fines};

/// The blocks of fines of a law, those of regimes first.
pub(super) fn blocks<'a>(law: &'a Law<'a>) -> Vec<&'a Fines> {
    let blocks = match law.country {
        Some(country) => &country.body.fines,
        None => &law.directive.body.fines,
    };
    let mut blocks: Vec<&'a Fines> = blocks.iter().collect();
    blocks.sort_by_key(|block| block.addressee.regime.is_none());
    blocks
}

pub(super) fn add<'a>(duties: &mut Duties<'a>) {
    let blocks = blocks(duties.law);
    let of = |ceilings: fn(&'a Fines) -> &'a [Fact<Ceiling>]| {
        let mut all: Vec<(&'a Fines, &'a Fact<Ceiling>)> = Vec::new();
        for block in &blocks {
            all.extend(ceilings(block).iter().map(|ceiling| (*block, ceiling)));
        }
        // The class of the state's own comes before the one of the directive that its members have
        // as well.
        all.sort_by_key(|(_, ceiling)| match ceiling.class.as_str() {
            "everyone" => 2,
            "essential" | "important" => 1,
            _ => 0,
        });
        all
    };
    let highest = of(|block| &block.ceilings);
    let lowest = of(|block| &block.minimums);
    for (key, name, all) in [
        ("fine-up-to", "the highest fine", highest),
        ("fine-from", "the lowest fine", lowest),
    ] {
        let standing = all
            .into_iter()
            .filter(|(_, ceiling)| duties.law.counts(&ceiling.proof));
        for (block, ceiling) in standing.collect::<Vec<_>>() {
            let when = holding([
                duties.addressed(&block.addressee),
                ceiling.value.when.as_ref(),
            ]);
            let owed = Owed {
                classes: vec![ceiling.class.clone()],
                ..owed(when, published(&ceiling.amount))
            };
            duties.add(key.to_owned(), named(name.to_owned()), owed);
        }
    }
    for block in blocks {
        let entries = block
            .entries
            .iter()
            .filter(|entry| matches!(entry.kind.as_str(), "special" | "periodic"));
        for entry in entries.filter(|entry| duties.law.counts(&entry.proof)) {
            let when = holding([
                duties.addressed(&block.addressee),
                entry.value.when.as_ref(),
            ]);
            let amount = entry.amount.as_ref().map(published);
            let amount = amount.unwrap_or_else(|| Value::from("open"));
            let kind = match entry.kind.as_str() {
                "periodic" => "the periodic penalty",
                _ => "the fine",
            };
            let name = format!("{kind} “{}”", brief(&entry.text));
            let key = format!(
                "{}/{}/{}",
                entry.kind,
                block_name(&block.addressee),
                entry.name
            );
            duties.add(key, named(name), owed(when, amount));
        }
    }
}

fn named(name: String) -> Named {
    Named {
        moves: Moves::Fine,
        name,
        topic: Some("fines"),
        joined: Joined::First,
    }
}
