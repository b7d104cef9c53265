//! From records to facts: checklists, and how their answers are counted.

use super::super::evidence::Inherited;
use super::super::law::{About, CheckItem, Checklist, Formula, Mark, Penalty, RegistrationBlock};
use super::super::proof::Fact;
use super::Lower;
use super::parts::names;
use crate::record::{Record, Value};
use crate::value::{Decimal, Percent};

impl Lower<'_> {
    pub(super) fn checklist(&mut self, item: &Record) -> Checklist {
        let addressee = self.addressee(item);
        let topic = self.one(item, "topic").and_then(Record::choice);
        let items = self.inside(item, &Inherited::default(), |lower, handed| {
            lower
                .all(item, "item")
                .into_iter()
                .filter_map(|record| lower.check_item(record, handed))
                .collect()
        });
        Checklist {
            title: item.text().unwrap_or_default().to_owned(),
            topic: topic.unwrap_or_default().to_owned(),
            addressee,
            items,
        }
    }

    /// An item; nothing where its weight or its condition could not be read, which has been said.
    fn check_item(&mut self, record: &Record, handed: &Inherited) -> Option<Fact<CheckItem>> {
        let when = match &record.clauses.when {
            None => None,
            Some(_) => Some(self.condition(record)?),
        };
        let list = |keyword: &str| self.one(record, keyword).map(names).unwrap_or_default();
        let item = CheckItem {
            id: record.name_text()?.to_owned(),
            question: record.text().unwrap_or_default().to_owned(),
            weight: number(record)?,
            evidence: self
                .all(record, "evidence")
                .into_iter()
                .filter_map(|evidence| evidence.text().map(str::to_owned))
                .collect(),
            penalty: self.penalty(record),
            about: About {
                measures: list("measure"),
                duties: list("duty"),
                stages: list("stage"),
                registration: self.registration_block(record),
                obligations: list("obligation"),
                milestones: list("milestone"),
                frameworks: list("framework"),
            },
            when,
        };
        Some(self.fact(record, handed, item))
    }

    fn registration_block(&self, record: &Record) -> Option<RegistrationBlock> {
        let entry = self.one(record, "registration").map(|block| (block, false));
        let changes = || self.one(record, "changes").map(|block| (block, true));
        let (block, of_changes) = entry.or_else(changes)?;
        Some(RegistrationBlock {
            name: block.choice().map(str::to_owned),
            of_changes,
        })
    }

    fn penalty(&self, record: &Record) -> Penalty {
        let Some(penalty) = self.one(record, "penalty") else {
            return Penalty::Open;
        };
        match (penalty.choice(), names(penalty).into_iter().next()) {
            (Some("ceiling"), _) => Penalty::Ceiling,
            (Some("special"), Some(fine)) => Penalty::Special(fine),
            _ => Penalty::Open,
        }
    }

    pub(super) fn formula(&mut self, item: &Record) -> Fact<Formula> {
        let formula = Formula {
            weights: self
                .all(item, "weight")
                .into_iter()
                .filter_map(|weight| Some((number(weight)?, weight.text()?.to_owned())))
                .collect(),
            credits: self
                .all(item, "credit")
                .into_iter()
                .filter_map(|credit| Some((Mark::parse(credit.choice()?)?, percent(credit)?)))
                .collect(),
            unassessed_counts: self.one(item, "unassessed").and_then(Record::choice)
                == Some("not-met"),
            text: self
                .one(item, "formula")
                .and_then(Record::text)
                .unwrap_or_default()
                .to_owned(),
        };
        self.fact(item, &Inherited::default(), formula)
    }
}

/// The number that a statement was given.
fn number(record: &Record) -> Option<Decimal> {
    record.values.iter().find_map(|value| match value.value {
        Value::Number(number) => Some(number),
        _ => None,
    })
}

fn percent(record: &Record) -> Option<Percent> {
    record.values.iter().find_map(|value| match value.value {
        Value::Percent(percent) => Some(percent),
        _ => None,
    })
}
