//! What can only be judged with the whole knowledge base at hand. One file for each family of rules.
//!
//! Checks read the records, which know their places. A record that could not be read whole has been
//! blamed for that; nothing is concluded from what it does not say.

mod answers;
mod checklist;
mod classes;
mod cycles;
mod dates;
mod departures;
mod evidence;
mod examples;
mod inputs;
mod money;
mod owners;
mod removals;
mod sources;

use crate::diagnostic::Diagnostic;
use crate::model::names::Names;
use crate::model::{Freshness, KnowledgeBase, StaleAfter};
use crate::record::{Owner, Record, Unit};
use crate::source::Span;
use crate::syntax::Tree;
use crate::value::Date;

/// What the compiler must be told, because it asks no clock.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The day whose law is compiled.
    pub as_of: Date,
    /// What "today" means where the age of evidence is judged.
    pub fresh_at: Date,
    /// After how many months a check of a source is old.
    pub stale_after: StaleAfter,
}

impl Settings {
    /// How the age of evidence is judged.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        Freshness {
            fresh_at: self.fresh_at,
            stale_after: self.stale_after,
        }
    }
}

/// Everything a check may look at.
struct World<'a> {
    trees: &'a [Tree],
    units: &'a [Unit],
    base: &'a KnowledgeBase,
    names: Names,
    /// Whether every file could be read at all, so that something can be concluded from what is in
    /// none of them.
    whole: bool,
    settings: Settings,
}

/// Runs all checks.
pub fn check(
    trees: &[Tree],
    units: &[Unit],
    base: &KnowledgeBase,
    settings: Settings,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let world = World {
        trees,
        units,
        base,
        // Names that collide were reported when the model was built.
        names: Names::collect(units, &mut Vec::new()),
        whole: units.iter().all(|unit| !unit.unread),
        settings,
    };
    for check in [
        owners::check,
        dates::check,
        sources::check,
        evidence::check,
        money::check,
        cycles::check,
        removals::check,
        classes::check,
        inputs::check,
        examples::check,
        answers::check,
        checklist::check,
        departures::check,
    ] {
        check(&world, diagnostics);
    }
}

impl<'a> World<'a> {
    /// Every record with the file it stands in and the records around it, outermost first.
    fn each(&self, mut visit: impl FnMut(&'a Unit, &[&'a Record], &'a Record)) {
        fn walk<'a>(
            unit: &'a Unit,
            around: &mut Vec<&'a Record>,
            record: &'a Record,
            visit: &mut impl FnMut(&'a Unit, &[&'a Record], &'a Record),
        ) {
            visit(unit, around, record);
            around.push(record);
            for child in &record.children {
                walk(unit, around, child, visit);
            }
            around.pop();
        }
        for unit in self.units {
            for item in &unit.items {
                walk(unit, &mut Vec::new(), item, &mut visit);
            }
        }
    }

    /// The items with this keyword, with their files.
    fn items(&self, keyword: &'a str) -> impl Iterator<Item = (&'a Unit, &'a Record)> {
        self.units
            .iter()
            .flat_map(|unit| unit.items.iter().map(move |item| (unit, item)))
            .filter(move |(_, item)| item.word.name == keyword)
    }

    /// The files of a state or a directive.
    fn of<'o>(&self, owner: &'o Owner) -> impl Iterator<Item = &'a Unit> + use<'a, 'o> {
        self.units
            .iter()
            .filter(move |unit| unit.owner.as_ref() == Some(owner))
    }
}

/// A statement as people name it: `law nis2-law`.
fn title(record: &Record) -> String {
    match record.name_text() {
        Some(name) => format!("{} {name}", record.word.name),
        None => record.word.name.to_owned(),
    }
}

/// The statement without its clauses.
fn head(record: &Record) -> Span {
    record
        .values
        .last()
        .map_or(record.keyword, |last| record.keyword.to(last.span))
}
