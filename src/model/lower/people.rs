//! From records to facts: authorities, classes and regimes.

use std::collections::BTreeMap;

use super::super::condition::Condition;
use super::super::evidence::Inherited;
use super::super::law::{Addressee, Authority, NationalClass, Regime, Remit};
use super::super::proof::Fact;
use super::Lower;
use super::parts::{language_texts, names};
use crate::record::Record;

impl Lower<'_> {
    pub(super) fn authority(&mut self, item: &Record) -> Option<Authority> {
        let id = item.name_text()?.to_owned();
        let authority = self.inside(item, &Inherited::default(), |lower, handed| {
            let mut local = BTreeMap::new();
            for record in lower.all(item, "name") {
                for (language, text) in language_texts(&[record]) {
                    let fact = lower.fact(record, handed, text);
                    local.insert(language, fact);
                }
            }
            Authority {
                id,
                name: item.text().unwrap_or_default().to_owned(),
                names: local,
                short: lower.text_fact(item, handed, "short"),
                roles: lower.list_fact(item, handed, "role"),
                supervises: lower
                    .all(item, "supervises")
                    .into_iter()
                    .map(|record| {
                        let remit = Remit {
                            what: names(record),
                            when: lower.condition(record),
                        };
                        lower.fact(record, handed, remit)
                    })
                    .collect(),
                except: lower.list_fact(item, handed, "except"),
                serves: lower.list_fact(item, handed, "serves"),
                url: lower.address_fact(item, handed, "url"),
                email: lower.address_fact(item, handed, "email"),
                phone: lower.text_fact(item, handed, "phone"),
                remit: lower.text_fact(item, handed, "remit"),
                territory: lower
                    .one(item, "territory")
                    .and_then(|territory| names(territory).into_iter().next()),
                regimes: lower.one(item, "regime").map(names).unwrap_or_default(),
                details: lower.entries(item, handed, &["detail"]),
                remarks: (&item.clauses).into(),
                span: item.span,
            }
        });
        Some(authority)
    }

    pub(super) fn national_class(&mut self, item: &Record) -> Option<Fact<NationalClass>> {
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

    pub(super) fn regime(&mut self, item: &Record) -> Option<Fact<Regime>> {
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
}
