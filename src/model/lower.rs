//! From records to facts: what every kind of statement has in common.

use std::collections::BTreeMap;

use super::condition::Condition;
use super::evidence::{Evidence, Inherited};
use super::law::{
    Addressee, Body, Chapter, Conflict, Entry, Example, Expectation, NationalClass, Period, Regime,
    Removal,
};
use super::proof::Fact;
use super::resolve::Resolver;
use crate::diagnostic::Diagnostic;
use crate::record::{Record, Spanned, Value, Within};
use crate::syntax::Tree;
use crate::value::{Address, Date};

/// Lowers the records of one file.
pub(super) struct Lower<'a> {
    pub(super) evidence: Evidence<'a>,
    pub(super) tree: &'a Tree,
    /// The first part of every fact id.
    pub(super) prefix: String,
    /// How often an id without a name of its own was given.
    pub(super) repeats: BTreeMap<String, u32>,
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
            "significance" | "supervision" | "management" | "measures" | "jurisdiction" => {
                body.chapters.push(self.chapter(item));
            }
            "scope" => self.scope(item, body),
            "input" => body.inputs.extend(self.input(item)),
            "size" => body.sizes.push(self.size(item)),
            "sector" => body.sectors.extend(self.sector(item)),
            "question" => body.questions.push(self.entry(item, &none).value),
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
    pub(super) fn fact<T>(&mut self, record: &Record, inherited: &Inherited, value: T) -> Fact<T> {
        let id = self.id(record);
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
    pub(super) fn inside<T>(
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
    pub(super) fn all<'r>(&self, record: &'r Record, keyword: &str) -> Vec<&'r Record> {
        record
            .children
            .iter()
            .filter(|child| child.word.name == keyword && self.evidence.holds(&child.clauses))
            .collect()
    }

    /// The first of them.
    pub(super) fn one<'r>(&self, record: &'r Record, keyword: &str) -> Option<&'r Record> {
        self.all(record, keyword).into_iter().next()
    }

    pub(super) fn text_fact(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keyword: &str,
    ) -> Option<Fact<String>> {
        let child = self.one(record, keyword)?;
        let text = child
            .text()
            .or(child.choice())
            .map(str::to_owned)
            .or_else(|| {
                child.values.first().map(|value| match &value.value {
                    Value::Celex(celex) => celex.to_string(),
                    Value::Address(address) => address.to_string(),
                    Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
                    _ => String::new(),
                })
            })?;
        Some(self.fact(child, inherited, text))
    }

    pub(super) fn date_fact(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keyword: &str,
    ) -> Option<Fact<Date>> {
        let child = self.one(record, keyword)?;
        let date = child.date()?;
        Some(self.fact(child, inherited, date))
    }

    pub(super) fn yes_fact(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keyword: &str,
    ) -> Option<Fact<bool>> {
        let child = self.one(record, keyword)?;
        let yes = child.yes()?;
        Some(self.fact(child, inherited, yes))
    }

    pub(super) fn address_fact(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keyword: &str,
    ) -> Option<Fact<Address>> {
        let child = self.one(record, keyword)?;
        let address = address(child)?;
        Some(self.fact(child, inherited, address))
    }

    pub(super) fn list_fact(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keyword: &str,
    ) -> Option<Fact<Vec<String>>> {
        let child = self.one(record, keyword)?;
        let list = names(child);
        Some(self.fact(child, inherited, list))
    }

    pub(super) fn condition(&mut self, record: &Record) -> Option<Condition> {
        let written = record.clauses.when.as_ref()?;
        let mut resolver = Resolver {
            tree: self.tree,
            owner: self.evidence.owner,
            names: self.evidence.names,
            diagnostics: self.diagnostics,
        };
        resolver.condition(written)
    }

    /// The condition of the statement itself, and those of `applies when` and `binds` in its block: all
    /// have to hold.
    fn applies(&mut self, record: &Record) -> Option<Condition> {
        let mut conditions = Vec::from_iter(self.condition(record));
        for keyword in ["applies", "binds"] {
            if let Some(child) = self.one(record, keyword) {
                conditions.extend(self.condition(child));
            }
        }
        match conditions.len() {
            0 | 1 => conditions.pop(),
            _ => Some(Condition::All { of: conditions }),
        }
    }

    pub(super) fn addressee(&mut self, record: &Record) -> Addressee {
        let applies = self
            .one(record, "applies")
            .and_then(|applies| self.condition(applies));
        Addressee {
            name: record.name_text().map(str::to_owned),
            applies,
            regime: self
                .one(record, "regime")
                .and_then(|regime| names(regime).into_iter().next()),
            remarks: (&record.clauses).into(),
        }
    }

    pub(super) fn entries(
        &mut self,
        record: &Record,
        inherited: &Inherited,
        keywords: &[&str],
    ) -> Vec<Fact<Entry>> {
        let children: Vec<&Record> = record
            .children
            .iter()
            .filter(|child| {
                keywords.contains(&child.word.name) && self.evidence.holds(&child.clauses)
            })
            .collect();
        children
            .into_iter()
            .map(|child| self.entry(child, inherited))
            .collect()
    }

    /// A statement with a name and words, whatever it is about.
    pub(super) fn entry(&mut self, record: &Record, inherited: &Inherited) -> Fact<Entry> {
        let mut entry = Entry {
            kind: record.word.name.to_owned(),
            name: record.name_text().unwrap_or_default().to_owned(),
            within: record.clauses.within.as_ref().map(period),
            every: record.clauses.every.as_ref().map(period),
            when: self.applies(record),
            ..Entry::default()
        };
        for value in &record.values {
            self.entry_value(&value.value, &mut entry);
        }
        if record.word.name == "leaves-out"
            && let Some(Value::Name(name)) = record.values.first().map(|value| &value.value)
        {
            entry.name.clone_from(name);
        }
        // `period ID within 5 months of in-scope "text"`: the text may stand behind the period.
        if entry.text.is_empty()
            && let Some(text) = record
                .clauses
                .within
                .as_ref()
                .and_then(|within| within.text.clone())
        {
            entry.text = text;
        }
        for child in &record.children {
            if self.evidence.holds(&child.clauses) {
                entry_child(child, &mut entry);
            }
        }
        self.fact(record, inherited, entry)
    }

    fn entry_value(&self, value: &Value, entry: &mut Entry) {
        match value {
            Value::Text(text) if entry.text.is_empty() => entry.text.clone_from(text),
            Value::Text(text) => entry.more = Some(text.clone()),
            Value::Date(date) => entry.date = Some(*date),
            Value::Amount(amount) => entry.amount = Some(amount.clone()),
            Value::Word(word) if matches!(word.as_str(), "topic" | "up-to" | "by" | "at-least") => {
            }
            Value::Word(word) if entry.kind == "question" => entry.topic = Some(word.clone()),
            Value::Word(word) => entry.choice = Some(word.clone()),
            Value::Words(words) => entry
                .refers
                .extend(words.iter().map(|word| word.value.clone())),
            Value::Name(name) if *name != entry.name => entry.refers.push(name.clone()),
            Value::Provisions(provisions) => {
                entry
                    .refers
                    .extend(provisions.iter().map(ToString::to_string));
            }
            _ => {}
        }
    }

    fn national_class(&mut self, item: &Record) -> Option<Fact<NationalClass>> {
        let class = NationalClass {
            id: item.name_text()?.to_owned(),
            name: item.text().unwrap_or_default().to_owned(),
            rank: self.one(item, "rank").and_then(|rank| {
                let place = rank.choice()?.to_owned();
                let beside = names(rank).into_iter().next();
                Some(beside.map_or(place.clone(), |beside| format!("{place} {beside}")))
            }),
            of: self
                .one(item, "of")
                .and_then(Record::choice)
                .map(str::to_owned),
            summary: self
                .one(item, "summary")
                .and_then(Record::text)
                .map(str::to_owned),
        };
        Some(self.fact(item, &Inherited::default(), class))
    }

    fn regime(&mut self, item: &Record) -> Option<Fact<Regime>> {
        let id = item.name_text()?.to_owned();
        let applies = self
            .one(item, "applies")
            .and_then(|applies| self.condition(applies));
        let details = self.inside(item, &Inherited::default(), |lower, handed| {
            lower.entries(item, handed, &["detail"])
        });
        let list = |lower: &Self, keyword| lower.one(item, keyword).map(names).unwrap_or_default();
        let regime = Regime {
            id,
            name: item.text().unwrap_or_default().to_owned(),
            acts: list(self, "act"),
            applies: applies.unwrap_or(Condition::Always),
            displaces: list(self, "displaces"),
            authorities: list(self, "authority"),
            summary: self
                .one(item, "summary")
                .and_then(Record::text)
                .map(str::to_owned),
            details,
        };
        Some(self.fact(item, &Inherited::default(), regime))
    }

    fn chapter(&mut self, item: &Record) -> Chapter {
        let addressee = self.addressee(item);
        let entries = self.inside(item, &Inherited::default(), |lower, handed| {
            let statements: Vec<&Record> = item
                .children
                .iter()
                .filter(|child| {
                    !matches!(child.word.name, "applies" | "regime")
                        && lower.evidence.holds(&child.clauses)
                })
                .collect();
            statements
                .into_iter()
                .map(|child| lower.entry(child, handed))
                .collect()
        });
        Chapter {
            topic: item.word.name.to_owned(),
            addressee,
            entries,
        }
    }

    fn conflict(&mut self, item: &Record) -> Conflict {
        let claims = self.inside(item, &Inherited::default(), |lower, handed| {
            lower.entries(item, handed, &["claim"])
        });
        let decision = self
            .one(item, "follow")
            .or_else(|| self.one(item, "undecided"));
        Conflict {
            id: item.name_text().unwrap_or_default().to_owned(),
            title: item.text().unwrap_or_default().to_owned(),
            topic: self
                .one(item, "topic")
                .and_then(Record::choice)
                .map(str::to_owned),
            about: self
                .all(item, "about")
                .into_iter()
                .map(|about| {
                    let words: Vec<&str> = about
                        .values
                        .iter()
                        .filter_map(|value| match &value.value {
                            Value::Word(word) => Some(word.as_str()),
                            _ => None,
                        })
                        .collect();
                    words.join(" ")
                })
                .collect(),
            claims,
            follow: self
                .one(item, "follow")
                .and_then(|follow| names(follow).into_iter().next()),
            because: decision.and_then(|decision| decision.clauses.because.clone()),
        }
    }

    fn example(&mut self, item: &Record) -> Example {
        let mut linked = Vec::new();
        let mut activities = Vec::new();
        let mut given = Vec::new();
        for line in self.all(item, "given") {
            let facts: Vec<_> = line
                .values
                .iter()
                .flat_map(|value| match &value.value {
                    Value::Given(facts) => facts.clone(),
                    _ => Vec::new(),
                })
                .collect();
            if facts.first().is_some_and(|fact| fact.linked) {
                linked.push(facts);
            } else if facts.iter().any(|fact| fact.input.value == "activity") {
                activities.push(facts);
            } else {
                given.extend(facts);
            }
        }
        Example {
            title: item.text().unwrap_or_default().to_owned(),
            linked,
            activities,
            given,
            assuming: self
                .all(item, "assuming")
                .into_iter()
                .flat_map(names)
                .collect(),
            expected: self
                .all(item, "expect")
                .into_iter()
                .filter_map(expectation)
                .collect(),
            under: self.evidence.citations(&item.clauses),
            span: item.span,
        }
    }
}

fn expectation(record: &Record) -> Option<Expectation> {
    record.values.iter().find_map(|value| match &value.value {
        Value::Expected(expected) => Some(Expectation {
            what: expected.what.value.clone(),
            name: expected.name.as_ref().map(|name| name.value.clone()),
            date: record.date(),
            within: record.clauses.within.as_ref().map(period),
            every: record.clauses.every.as_ref().map(period),
            span: record.span,
        }),
        _ => None,
    })
}

/// What stands in the block of an entry becomes part of it.
fn entry_child(child: &Record, entry: &mut Entry) {
    match child.word.name {
        "applies" => {}
        "text" | "summary" => {
            let text = child.text().unwrap_or_default().to_owned();
            if entry.text.is_empty() {
                entry.text = text;
            } else {
                entry.more = Some(text);
            }
        }
        keyword => {
            let values = entry.more_facts.entry(keyword.to_owned()).or_default();
            for value in &child.values {
                values.extend(plain(value));
            }
        }
    }
}

/// A value as plain text.
fn plain(value: &Spanned<Value>) -> Vec<String> {
    match &value.value {
        Value::Name(text) | Value::Text(text) | Value::Word(text) => vec![text.clone()],
        Value::Names(names) | Value::Words(names) => {
            names.iter().map(|name| name.value.clone()).collect()
        }
        Value::Texts(texts) => texts.clone(),
        Value::Date(date) => vec![date.to_string()],
        Value::Address(address) => vec![address.to_string()],
        Value::YesNo(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Number(number) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

/// The names and keywords that a statement lists.
pub(super) fn names(record: &Record) -> Vec<String> {
    record
        .values
        .iter()
        .flat_map(|value| match &value.value {
            Value::Name(name) => vec![name.clone()],
            Value::Names(names) | Value::Words(names) => {
                names.iter().map(|name| name.value.clone()).collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

pub(super) fn address(record: &Record) -> Option<Address> {
    record.values.iter().find_map(|value| match &value.value {
        Value::Address(address) => Some(address.clone()),
        _ => None,
    })
}

pub(super) fn period(within: &Within) -> Period {
    Period {
        duration: within.duration,
        of: within.event.as_ref().map(|event| event.value.clone()),
    }
}
