//! From records to facts: registration, reports, chapters of duties and fines.

use super::super::evidence::Inherited;
use super::super::law::{
    Ceiling, Chapter, Fines, Portal, Recipients, Registration, Reporting, Stage, Update, Waiver,
};
use super::super::proof::Fact;
use super::Lower;
use super::parts::{address, names, period};
use crate::record::{Record, Value};

impl Lower<'_> {
    pub(super) fn registration(&mut self, item: &Record) -> Registration {
        let addressee = self.addressee(item);
        self.inside(item, &Inherited::default(), |lower, handed| {
            let updates = lower
                .all(item, "update-within")
                .into_iter()
                .filter_map(|record| {
                    let Value::Duration(period) = record.values.first()?.value else {
                        return None;
                    };
                    let when = lower.condition(record);
                    Some(lower.fact(record, handed, Update { period, when }))
                })
                .collect();
            Registration {
                addressee,
                required: lower.yes_fact(item, handed, "required"),
                constitutive: lower.yes_fact(item, handed, "constitutive"),
                mechanism: lower.text_fact(item, handed, "mechanism"),
                with: lower.list_fact(item, handed, "with"),
                portals: lower.portals(item, handed),
                deadlines: lower.entries(item, handed, &["deadline"]),
                periods: lower.entries(item, handed, &["period"]),
                updates,
                information: lower.entries(item, handed, &["information"]),
                details: lower.entries(item, handed, &["detail"]),
            }
        })
    }

    fn portals(&mut self, item: &Record, handed: &Inherited) -> Vec<Fact<Portal>> {
        let mut portals = Vec::new();
        for keyword in ["portal", "channel"] {
            for record in self.all(item, keyword) {
                let portal = Portal {
                    url: address(record),
                    name: record.text().map(str::to_owned),
                    when: self.condition(record),
                };
                portals.push(self.fact(record, handed, portal));
            }
        }
        portals
    }

    pub(super) fn reporting(&mut self, item: &Record) -> Reporting {
        let addressee = self.addressee(item);
        self.inside(item, &Inherited::default(), |lower, handed| {
            let to = lower
                .all(item, "to")
                .into_iter()
                .map(|record| {
                    let recipients = Recipients {
                        authorities: names(record),
                        when: lower.condition(record),
                    };
                    lower.fact(record, handed, recipients)
                })
                .collect();
            let stages = lower
                .all(item, "stage")
                .into_iter()
                .map(|record| lower.stage(record, handed))
                .collect();
            let waivers = lower
                .all(item, "waive")
                .into_iter()
                .map(|record| {
                    let waiver = Waiver {
                        stages: names(record),
                        when: lower.condition(record),
                    };
                    lower.fact(record, handed, waiver)
                })
                .collect();
            Reporting {
                addressee,
                to,
                portals: lower.portals(item, handed),
                clock: lower.text_fact(item, handed, "clock"),
                stages,
                waivers,
                recipients: lower.entries(item, handed, &["recipients"]),
                voluntary: lower
                    .all(item, "voluntary")
                    .into_iter()
                    .map(|record| {
                        let text = record.text().unwrap_or_default().to_owned();
                        lower.fact(record, handed, text)
                    })
                    .collect(),
                details: lower.entries(item, handed, &["detail"]),
            }
        })
    }

    fn stage(&mut self, record: &Record, handed: &Inherited) -> Fact<Stage> {
        let stage = Stage {
            id: record.name_text().unwrap_or_default().to_owned(),
            name: record.text().map(str::to_owned),
            within: record.clauses.within.as_ref().map(period),
            every: record.clauses.every.as_ref().map(period),
            first: self
                .one(record, "first")
                .and_then(|first| first.clauses.within.as_ref().map(period)),
            on_request: record.choice() == Some("on request"),
            optional: self.one(record, "optional").and_then(Record::yes) == Some(true),
            when: self.condition(record),
            instead_of: self
                .one(record, "instead-of")
                .and_then(|instead| names(instead).into_iter().next()),
            contains: self
                .all(record, "contains")
                .into_iter()
                .filter_map(|contains| contains.text().map(str::to_owned))
                .collect(),
            to: self.one(record, "to").map(names).unwrap_or_default(),
            text: self
                .one(record, "text")
                .and_then(Record::text)
                .map(str::to_owned),
        };
        self.fact(record, handed, stage)
    }

    pub(super) fn fines(&mut self, item: &Record) -> Fines {
        let addressee = self.addressee(item);
        self.inside(item, &Inherited::default(), |lower, handed| Fines {
            addressee,
            ceilings: lower.ceilings(item, handed, "ceiling"),
            minimums: lower.ceilings(item, handed, "minimum"),
            bites_from: lower.date_fact(item, handed, "bites-from"),
            covers: lower.text_fact(item, handed, "covers"),
            entries: lower.entries(item, handed, &["special", "periodic", "exempt", "detail"]),
        })
    }

    fn ceilings(&mut self, item: &Record, handed: &Inherited, keyword: &str) -> Vec<Fact<Ceiling>> {
        let mut ceilings = Vec::new();
        for record in self.all(item, keyword) {
            let amount = record.values.iter().find_map(|value| match &value.value {
                Value::Amount(amount) => Some(amount.clone()),
                _ => None,
            });
            let (Some(class), Some(amount)) = (names(record).into_iter().next(), amount) else {
                continue;
            };
            let ceiling = Ceiling {
                class,
                amount,
                at_least: record.choice() == Some("at-least"),
                when: self.condition(record),
            };
            ceilings.push(self.fact(record, handed, ceiling));
        }
        ceilings
    }

    pub(super) fn chapter(&mut self, item: &Record) -> Chapter {
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
}
