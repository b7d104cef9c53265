//! From records to facts: states and acts.

use std::collections::BTreeMap;

use super::super::evidence::Inherited;
use super::super::law::{Act, Body, Called, Country, Transposition};
use super::super::proof::Fact;
use super::Lower;
use super::parts::{countries, language_texts, names};
use crate::record::{Record, Value};
use crate::value::Celex;

impl Lower<'_> {
    pub(in crate::model) fn country(&mut self, item: &Record) -> Option<Country> {
        let Some(Value::Country(code)) = item.values.first().map(|value| &value.value) else {
            return None;
        };
        let none = Inherited::default();
        let transposes = self.inside(item, &none, |lower, handed| {
            lower
                .all(item, "transposes")
                .into_iter()
                .filter_map(|record| {
                    let mut named = names(record).into_iter();
                    let value = Transposition {
                        directive: named.next()?,
                        by: named.collect(),
                    };
                    Some(lower.fact(record, handed, value))
                })
                .collect()
        });
        let (state, summary, meanwhile) = self.inside(item, &none, |lower, handed| {
            (
                lower.text_fact(item, handed, "state"),
                lower.text_fact(item, handed, "summary"),
                lower.entries(item, handed, &["meanwhile", "detail"]),
            )
        });
        let calls = self.inside(item, &none, |lower, handed| {
            lower
                .all(item, "calls")
                .into_iter()
                .filter_map(|record| {
                    let value = Called {
                        class: record.choice()?.to_owned(),
                        name: record.text().unwrap_or_default().to_owned(),
                        names: language_texts(&[record]).into_iter().collect(),
                    };
                    Some(lower.fact(record, handed, value))
                })
                .collect()
        });
        Some(Country {
            code: code.clone(),
            name: item.text().unwrap_or_default().to_owned(),
            names: language_texts(&self.all(item, "name"))
                .into_iter()
                .collect(),
            languages: self
                .one(item, "languages")
                .and_then(|record| match &record.values.first()?.value {
                    Value::Languages(languages) => Some(languages.clone()),
                    _ => None,
                })
                .unwrap_or_default(),
            currency: self.one(item, "currency").and_then(|record| {
                match &record.values.first()?.value {
                    Value::Currency(currency) => Some(currency.clone()),
                    _ => None,
                }
            }),
            transposes,
            state,
            summary,
            meanwhile,
            calls,
            neighbours: self
                .one(item, "neighbours")
                .map(countries)
                .unwrap_or_default(),
            as_of: self.one(item, "as-of").and_then(Record::date),
            remarks: (&item.clauses).into(),
            body: Body::default(),
            span: item.span,
        })
    }

    pub(in crate::model) fn act(&mut self, item: &Record, inherited: &Inherited) -> Act {
        self.inside(item, inherited, |lower, handed| {
            let mut titles = BTreeMap::new();
            for record in lower.all(item, "title") {
                for (language, text) in language_texts(&[record]) {
                    let fact = lower.fact(record, handed, text);
                    titles.insert(language, fact);
                }
            }
            let mut other = BTreeMap::new();
            for keyword in [
                "consolidated-celex",
                "consolidated-eli",
                "procedure",
                "proposal",
                "legal-basis",
                "harmonisation",
                "eea",
            ] {
                if let Some(fact) = lower.text_fact(item, handed, keyword) {
                    other.insert(keyword.to_owned(), fact);
                }
            }
            let repeals = lower
                .all(item, "repeals")
                .into_iter()
                .filter_map(|record| {
                    let text = match &record.values.first()?.value {
                        Value::Text(text) => text.clone(),
                        Value::Celex(celex) => celex.to_string(),
                        _ => return None,
                    };
                    Some(lower.fact(record, handed, text))
                })
                .collect();
            Act {
                id: item.name_text().unwrap_or_default().to_owned(),
                name: item.text().unwrap_or_default().to_owned(),
                kind: lower
                    .one(item, "kind")
                    .and_then(Record::choice)
                    .map(str::to_owned),
                role: lower
                    .one(item, "role")
                    .and_then(Record::choice)
                    .map(str::to_owned),
                stated_status: lower.text_fact(item, handed, "status"),
                titles,
                short: lower.text_fact(item, handed, "short"),
                number: lower.text_fact(item, handed, "number"),
                citation: lower
                    .text_fact(item, handed, "citation")
                    .or_else(|| lower.text_fact(item, handed, "journal")),
                celex: lower.celex_fact(item, handed),
                eli: lower.address_fact(item, handed, "eli"),
                address: lower.address_fact(item, handed, "address"),
                adopted: lower.date_fact(item, handed, "adopted"),
                published: lower.date_fact(item, handed, "published"),
                in_force: lower.date_fact(item, handed, "in-force"),
                applies: lower.date_fact(item, handed, "applies"),
                transpose_by: lower.date_fact(item, handed, "transpose-by"),
                repealed: lower.date_fact(item, handed, "repealed"),
                repeals,
                amends: lower.one(item, "amends").map(names).unwrap_or_default(),
                summary: lower.text_fact(item, handed, "summary"),
                entries: lower.entries(item, handed, &["deferred", "detail", "corrigendum"]),
                other,
                remarks: (&item.clauses).into(),
                span: item.span,
            }
        })
    }

    fn celex_fact(&mut self, record: &Record, inherited: &Inherited) -> Option<Fact<Celex>> {
        let child = self.one(record, "celex")?;
        let Value::Celex(celex) = &child.values.first()?.value else {
            return None;
        };
        Some(self.fact(child, inherited, celex.clone()))
    }
}
