//! From records to facts: statements in words, and what sources disagree on.

use super::super::condition::Condition;
use super::super::evidence::Inherited;
use super::super::law::{Conflict, Entry};
use super::super::proof::Fact;
use super::Lower;
use super::parts::{names, period};
use crate::record::{Record, Spanned, Value};

impl Lower<'_> {
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
        if record
            .children
            .iter()
            .any(|child| child.word.name == "detail")
        {
            entry.details = self.inside(record, inherited, |lower, handed| {
                lower.entries(record, handed, &["detail"])
            });
        }
        self.fact(record, inherited, entry)
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

    pub(super) fn conflict(&mut self, item: &Record) -> Conflict {
        let (claims, follow) = self.inside(item, &Inherited::default(), |lower, handed| {
            let claims = lower.entries(item, handed, &["claim"]);
            let follow = lower.one(item, "follow").and_then(|record| {
                let claim = names(record).into_iter().next()?;
                Some(lower.fact(record, handed, claim))
            });
            (claims, follow)
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
            follow,
            because: decision.and_then(|decision| decision.clauses.because.clone()),
        }
    }
}

/// What stands in the block of an entry becomes part of it.
fn entry_child(child: &Record, entry: &mut Entry) {
    match child.word.name {
        "applies" | "detail" => {}
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
