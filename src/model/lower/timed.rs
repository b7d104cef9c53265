//! From records to facts: statements with a first or a last day, whether or not they hold now.

use super::super::condition::Condition;
use super::super::evidence::Inherited;
use super::super::law::Timed;
use super::Lower;
use super::parts::names;
use crate::record::{Clauses, Record};

/// For whom the blocks around a statement speak.
#[derive(Clone, Default)]
struct Around {
    conditions: Vec<Condition>,
    regime: Option<String>,
}

impl Lower<'_> {
    /// Every statement of the items that names a first or a last day of its own.
    pub(in crate::model) fn timed(&mut self, items: &[Record]) -> Vec<Timed> {
        let mut found = Vec::new();
        for item in items.iter().filter(|item| has_time(item)) {
            self.walk_timed(item, &Inherited::default(), &Around::default(), &mut found);
        }
        found
    }

    fn walk_timed(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        around: &Around,
        found: &mut Vec<Timed>,
    ) {
        let around = self.within_block(record, around);
        if says_time(&record.clauses) {
            found.extend(self.one_timed(record, inherited, &around));
        }
        if record.children.iter().any(has_time) {
            self.inside(record, inherited, |lower, handed| {
                for child in record.children.iter().filter(|child| has_time(child)) {
                    lower.walk_timed(child, handed, &around, found);
                }
            });
        }
    }

    fn one_timed(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        around: &Around,
    ) -> Option<Timed> {
        let begins = self.evidence.first_day(&record.clauses);
        let ends = record.clauses.until.as_ref().map(|until| until.value);
        if begins.is_none() && ends.is_none() {
            // Counted from an event that has no day.
            return None;
        }
        let id = self.id(record);
        let proof = self.evidence.proof(id, record, inherited);
        let mut conditions = around.conditions.clone();
        let when = match conditions.len() {
            0 | 1 => conditions.pop(),
            _ => Some(Condition::All { of: conditions }),
        };
        Some(Timed {
            keyword: record.word.name,
            name: record.name_text().map(str::to_owned),
            text: said(record),
            begins,
            ends,
            when,
            regime: around.regime.clone(),
            proof,
        })
    }

    /// The conditions of a statement join those of the blocks around it.
    fn within_block(&mut self, record: &Record, outer: &Around) -> Around {
        let mut around = outer.clone();
        around.conditions.extend(self.condition(record));
        for child in &record.children {
            match child.word.name {
                "applies" | "binds" => around.conditions.extend(self.condition(child)),
                "regime" => around.regime = names(child).into_iter().next(),
                _ => {}
            }
        }
        around
    }
}

fn says_time(clauses: &Clauses) -> bool {
    clauses.from.is_some() || clauses.from_after.is_some() || clauses.until.is_some()
}

fn has_time(record: &Record) -> bool {
    says_time(&record.clauses) || record.children.iter().any(has_time)
}

/// What a statement says, in as few words as it has.
fn said(record: &Record) -> String {
    match record.text() {
        Some(text) => text.to_owned(),
        None if record.name_text().is_some() => String::new(),
        None => names(record).join(", "),
    }
}
