//! What the directive asks of states and entities, and the national provision that answers it.
//!
//! What is asked is read from the directive's own statements: its rules of scope, stages of reports,
//! measures, duties of management, registers, fines, jurisdiction and other obligations, each with
//! the articles it cites. A state answers a statement where it says something under the same name,
//! or takes it away; a register is answered as a whole.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::inherit::{Applicable, Basis, Law, Origin};
use crate::model::{Chapter, Entry, Fact, Proof, Registration, Rule};
use crate::value::Citation;

/// How a state answers a statement of the directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answered {
    /// By a national provision.
    National,
    /// By taking it away.
    Removed,
    /// Nothing national is recorded; the state transposes the directive, whose words stand for it.
    Inherited,
    /// Nothing national is recorded, and no transposition is in force.
    None,
}

/// Something that the directive asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Demand {
    /// The stable id of the statement of the directive.
    pub id: String,
    /// The name by which a state answers it: of a rule, a stage, a measure, a class that can be
    /// fined. Nothing for the one register without a name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The provisions of the directive that ask it.
    pub asked_by: Vec<Citation>,
    /// How the state answers it.
    pub answer: Answered,
    /// The national provisions that do; empty where none is named.
    pub answered_by: Vec<Citation>,
}

/// One article of the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ArticleCoverage {
    /// The article, such as `art 23`, or the annex.
    pub article: String,
    /// What it asks.
    pub demands: Vec<Demand>,
}

/// How a state transposes a directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Transposed {
    /// The directive.
    pub directive: String,
    /// How many statements of the directive ask something.
    pub asked: usize,
    /// To how many of them a national provision answers, or a removal.
    pub answered: usize,
    /// The same in per cent, rounded down; 100 where nothing is asked.
    pub percent: usize,
    /// Every article that asks something, in order. A statement that cites several articles stands
    /// under each of them.
    pub articles: Vec<ArticleCoverage>,
}

/// How the state of this law transposes its directive.
pub(super) fn of(law: &Law<'_>) -> Transposed {
    let demands = demands(law);
    let asked = demands.len();
    let answered = demands
        .iter()
        .filter(|demand| matches!(demand.answer, Answered::National | Answered::Removed))
        .count();
    let directive = &law.directive.act.id;
    let mut articles: BTreeMap<Place, Vec<Demand>> = BTreeMap::new();
    for demand in demands {
        let places: BTreeSet<Place> = demand
            .asked_by
            .iter()
            .filter_map(|citation| Place::of(citation, directive))
            .collect();
        for place in places {
            articles.entry(place).or_default().push(demand.clone());
        }
    }
    Transposed {
        directive: directive.clone(),
        asked,
        answered,
        percent: (answered * 100).checked_div(asked).unwrap_or(100),
        articles: articles
            .into_iter()
            .map(|(place, demands)| ArticleCoverage {
                article: place.name,
                demands,
            })
            .collect(),
    }
}

/// An article or annex, ordered as the directive has them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    annex: bool,
    number: u32,
    name: String,
}

impl Place {
    /// The article of a citation; nothing for other acts, recitals and the directive as a whole.
    fn of(citation: &Citation, directive: &str) -> Option<Self> {
        let first = citation.provisions.first()?;
        if citation.law != directive || !matches!(first.kind.as_str(), "art" | "annex") {
            return None;
        }
        let number = first.number.split('(').next().unwrap_or(&first.number);
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        Some(Self {
            annex: first.kind == "annex",
            number: digits.parse().unwrap_or_default(),
            name: format!("{} {number}", first.kind),
        })
    }
}

/// Every statement of the directive that asks something under one of its own articles, and what the
/// state of this law says to it.
#[must_use]
pub fn demands(law: &Law<'_>) -> Vec<Demand> {
    let mut all = Demands {
        law,
        found: Vec::new(),
    };
    for rule in &law.rules {
        all.rule(rule);
    }
    for (rule, removal) in &law.removed_rules {
        all.add(&rule.id, &rule.proof, Some((Answered::Removed, removal)));
    }
    all.stages();
    for (topic, kinds) in [
        ("measures", &["measure", "principle"][..]),
        ("management", &["duty", "liability", "officer"]),
        ("jurisdiction", &["rule"]),
    ] {
        for kind in kinds {
            all.chapter(topic, kind);
        }
    }
    all.registers();
    all.fines();
    all.obligations();
    let own = &law.directive.act.id;
    all.found
        .retain(|demand| demand.asked_by.iter().any(|cited| cited.law == *own));
    all.found
}

struct Demands<'l, 'a> {
    law: &'l Law<'a>,
    found: Vec<Demand>,
}

impl<'a> Demands<'_, 'a> {
    /// A statement of the directive, and what the state says of it.
    fn add(&mut self, name: &str, asked: &Proof, answer: Option<(Answered, &Proof)>) {
        let directive = &self.law.directive.act.id;
        let unanswered = match self.law.basis {
            Basis::InForce => Answered::Inherited,
            Basis::Adopted | Basis::Bill | Basis::DirectiveOnly => Answered::None,
        };
        let answered_by = answer.map(|(_, proof)| &proof.under);
        self.found.push(Demand {
            id: asked.id.clone(),
            name: name.to_owned(),
            asked_by: asked.under.clone(),
            answer: answer.map_or(unanswered, |(answer, _)| answer),
            answered_by: answered_by
                .into_iter()
                .flatten()
                .filter(|citation| citation.law != *directive)
                .cloned()
                .collect(),
        });
    }

    fn rule(&mut self, rule: &Applicable<'a, Rule>) {
        let own = &rule.fact.proof;
        match (rule.origin, rule.baseline) {
            (Origin::Replaced, Some(asked)) => {
                self.add(&asked.id, &asked.proof, Some((Answered::National, own)));
            }
            (Origin::Directive, _) => self.add(&rule.fact.id, own, None),
            (Origin::Replaced | Origin::Added, _) => {}
        }
    }

    /// What the directive says, what the state says in its place, or that it takes it away.
    fn matched<T>(&mut self, kind: &str, name: &str, asked: &Fact<T>, own: Option<&Proof>) {
        let removal = self.law.removal(kind, name);
        let answer = own
            .filter(|proof| self.law.counts(proof))
            .map(|proof| (Answered::National, proof))
            .or(removal.map(|proof| (Answered::Removed, proof)));
        self.add(name, &asked.proof, answer);
    }

    fn stages(&mut self) {
        let law = self.law;
        let own: Vec<_> = law
            .country
            .iter()
            .flat_map(|country| &country.body.reporting)
            .flat_map(|block| &block.stages)
            .collect();
        let asked = law.directive.body.reporting.iter();
        for stage in asked.flat_map(|block| &block.stages) {
            let same = own.iter().find(|own| own.id == stage.id);
            self.matched("stage", &stage.id, stage, same.map(|own| &own.proof));
        }
    }

    fn chapter(&mut self, topic: &str, kind: &str) {
        let law = self.law;
        let of = |chapters: &'a [Chapter]| -> Vec<&'a Fact<Entry>> {
            let chapters = chapters.iter().filter(|chapter| chapter.topic == topic);
            let entries = chapters.flat_map(|chapter| &chapter.entries);
            entries.filter(|entry| entry.kind == kind).collect()
        };
        let own = law.country.map(|country| of(&country.body.chapters));
        let own = own.unwrap_or_default();
        for asked in of(&law.directive.body.chapters) {
            let same = own.iter().find(|own| own.name == asked.name);
            self.matched(kind, &asked.name, asked, same.map(|own| &own.proof));
        }
    }

    /// A register is one thing that is asked: what is entered there is named differently everywhere.
    fn registers(&mut self) {
        let law = self.law;
        let required = |block: &'a Registration| block.required.as_ref();
        for asked in &law.directive.body.registration {
            let Some(statement) = required(asked) else {
                continue;
            };
            let own = law
                .country
                .iter()
                .flat_map(|country| &country.body.registration)
                .filter(|own| own.addressee.name == asked.addressee.name)
                .find_map(required);
            let name = asked.addressee.name.as_deref().unwrap_or_default();
            self.matched("registration", name, statement, own.map(|own| &own.proof));
        }
    }

    fn fines(&mut self) {
        let law = self.law;
        let own: Vec<_> = law
            .country
            .iter()
            .flat_map(|country| &country.body.fines)
            .collect();
        for asked in &law.directive.body.fines {
            for ceiling in &asked.ceilings {
                let mut all = own.iter().flat_map(|fines| &fines.ceilings);
                let same = all.find(|own| own.class == ceiling.class);
                self.matched(
                    "ceiling",
                    &ceiling.class,
                    ceiling,
                    same.map(|own| &own.proof),
                );
            }
            for entry in &asked.entries {
                let mut all = own.iter().flat_map(|fines| &fines.entries);
                let same = all.find(|own| own.kind == entry.kind && own.name == entry.name);
                self.matched(&entry.kind, &entry.name, entry, same.map(|own| &own.proof));
            }
        }
    }

    fn obligations(&mut self) {
        let law = self.law;
        let own = law.country.map(|country| country.body.entries.as_slice());
        let is = |entry: &&Fact<Entry>| entry.kind == "obligation";
        for asked in law.directive.body.entries.iter().filter(is) {
            let mut all = own.unwrap_or_default().iter().filter(is);
            let same = all.find(|own| own.name == asked.name);
            self.matched("obligation", &asked.name, asked, same.map(|own| &own.proof));
        }
    }
}
