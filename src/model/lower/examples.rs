//! From records to facts: tests of the law.

use super::super::law::{Example, Expectation};
use super::Lower;
use super::parts::{names, period};
use crate::record::{Record, Value};

impl Lower<'_> {
    pub(super) fn example(&mut self, item: &Record) -> Example {
        let mut others = Vec::new();
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
            if facts.first().is_some_and(|fact| fact.of.is_some()) {
                others.push(facts);
            } else if facts.iter().any(|fact| fact.input.value == "activity") {
                activities.push(facts);
            } else {
                given.extend(facts);
            }
        }
        Example {
            title: item.text().unwrap_or_default().to_owned(),
            others,
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
