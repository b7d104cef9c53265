//! Facts that are one value, and the values of a record.

use super::super::evidence::Inherited;
use super::super::law::Period;
use super::super::proof::Fact;
use super::Lower;
use crate::record::{Record, Value, Within};
use crate::value::{Address, CountryCode, Date, LanguageTag};

impl Lower<'_> {
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

pub(in crate::model) fn address(record: &Record) -> Option<Address> {
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

pub(super) fn language_texts(records: &[&Record]) -> Vec<(LanguageTag, String)> {
    records
        .iter()
        .flat_map(|record| &record.values)
        .flat_map(|value| match &value.value {
            Value::LanguageTexts(texts) => texts.clone(),
            _ => Vec::new(),
        })
        .collect()
}

pub(super) fn countries(record: &Record) -> Vec<CountryCode> {
    record
        .values
        .iter()
        .flat_map(|value| match &value.value {
            Value::Countries(codes) => codes.clone(),
            _ => Vec::new(),
        })
        .collect()
}
