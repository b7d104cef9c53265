//! From records to facts: what every kind of statement has in common.

mod acts;
mod checklist;
mod duties;
mod entries;
mod examples;
mod parts;
mod people;
mod rules;
mod sectors;
mod timed;

pub(super) use parts::address;

use std::collections::BTreeMap;

use super::condition::Condition;
use super::evidence::{Evidence, Inherited};
use super::law::{Body, Removal};
use super::proof::{Fact, Place};
use super::resolve::Resolver;
use crate::diagnostic::Diagnostic;
use crate::record::Record;
use crate::syntax::Tree;

/// Lowers the records of one file.
pub(super) struct Lower<'a> {
    pub(super) evidence: Evidence<'a>,
    pub(super) tree: &'a Tree,
    /// The first part of every fact id.
    pub(super) prefix: String,
    /// How often an id without a name of its own was given.
    pub(super) repeats: BTreeMap<String, u32>,
    /// Where each fact stands.
    pub(super) places: &'a mut BTreeMap<String, Place>,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Lower<'_> {
    /// Lowers one item into the body of its owner, if it holds on the day.
    pub(super) fn item(&mut self, item: &Record, body: &mut Body) {
        if !self.evidence.holds(&item.clauses) {
            return;
        }
        let none = Inherited::default();
        match item.word.name {
            "law" => {
                let act = self.act(item, &none);
                body.laws.push(act);
            }
            "class" => body.classes.extend(self.national_class(item)),
            "authority" => body.authorities.extend(self.authority(item)),
            "regime" => body.regimes.extend(self.regime(item)),
            "registration" => body.registration.push(self.registration(item)),
            "reporting" => body.reporting.push(self.reporting(item)),
            "fines" => body.fines.push(self.fines(item)),
            "significance" | "supervision" | "management" | "measures" | "jurisdiction"
            | "counting" => {
                body.chapters.push(self.chapter(item));
            }
            "checklist" => body.checklists.push(self.checklist(item)),
            "readiness" => body.readiness = Some(self.formula(item)),
            "scope" => self.scope(item, body),
            "input" => body.inputs.extend(self.input(item)),
            "size" => body.sizes.push(self.size(item)),
            "sector" => body.sectors.extend(self.sector(item)),
            "question" => body.questions.push(self.entry(item, &none)),
            "conflict" => body.conflicts.push(self.conflict(item)),
            "absent" => body.absences.push(self.entry(item, &none)),
            "untranslatable" => body.untranslatable.push(self.entry(item, &none)),
            "leaves-out" => body.leaves_out.push(self.entry(item, &none)),
            "remove" => {
                let removal = Removal {
                    kind: item.choice().unwrap_or_default().to_owned(),
                    name: item.name_text().unwrap_or_default().to_owned(),
                };
                body.removals.push(self.fact(item, &none, removal));
            }
            "example" => body.examples.push(self.example(item)),
            "obligation" | "milestone" | "event" | "option" | "power" | "designation"
            | "territory" | "framework" | "departure" => body.entries.push(self.entry(item, &none)),
            _ => {}
        }
    }

    /// A fact with the evidence of its statement.
    fn fact<T>(&mut self, record: &Record, inherited: &Inherited, value: T) -> Fact<T> {
        let id = self.id(record);
        let place = Place {
            span: record.span,
            word: record.word.name,
            named: record.name_text().is_some(),
        };
        // Of several that hold on one day, the first is found; it is an error that others say.
        self.places.entry(id.clone()).or_insert(place);
        let proof = self.evidence.proof(id, record, inherited);
        Fact { value, proof }
    }

    /// `be/law/nis2-law/adopted`; a statement without a name that is repeated gets a number.
    fn id(&mut self, record: &Record) -> String {
        let mut id = format!("{}/{}", self.prefix, record.word.name);
        match record.name_text() {
            Some(name) => {
                id.push('/');
                id.push_str(name);
            }
            None => {
                let count = self.repeats.entry(id.clone()).or_insert(0);
                *count += 1;
                if *count > 1 {
                    id = format!("{id}-{count}");
                }
            }
        }
        id
    }

    /// Runs something inside the block of a record: ids get its name, and its clauses are handed
    /// down.
    fn inside<T>(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        read: impl FnOnce(&mut Self, &Inherited) -> T,
    ) -> T {
        let outer = self.prefix.clone();
        self.prefix = match record.name_text() {
            Some(name) => format!("{outer}/{}/{name}", record.word.name),
            None => format!("{outer}/{}", record.word.name),
        };
        let handed = self.evidence.hand_down(&record.clauses, inherited);
        let value = read(self, &handed);
        self.prefix = outer;
        value
    }

    /// The statements of a block with this keyword that hold on the day.
    fn all<'r>(&self, record: &'r Record, keyword: &str) -> Vec<&'r Record> {
        record
            .children
            .iter()
            .filter(|child| child.word.name == keyword && self.evidence.holds(&child.clauses))
            .collect()
    }

    /// The first of them.
    fn one<'r>(&self, record: &'r Record, keyword: &str) -> Option<&'r Record> {
        self.all(record, keyword).into_iter().next()
    }

    fn condition(&mut self, record: &Record) -> Option<Condition> {
        let written = record.clauses.when.as_ref()?;
        let mut resolver = Resolver {
            tree: self.tree,
            owner: self.evidence.owner,
            names: self.evidence.names,
            diagnostics: self.diagnostics,
        };
        resolver.condition(written)
    }
}
