//! From records to facts: scope rules, inputs and sizes.

use super::super::condition::{Condition, SizeClass};
use super::super::evidence::Inherited;
use super::super::law::{Body, Effect, Input, Removal, Rule, SizeRule, SizeRules, ToldBy};
use super::super::proof::Remarks;
use super::Lower;
use super::parts::names;
use crate::record::{Record, Value};

impl Lower<'_> {
    pub(super) fn scope(&mut self, item: &Record, body: &mut Body) {
        let remarks = Remarks::from(&item.clauses);
        if remarks != Remarks::default() {
            body.scope_remarks.push(remarks);
        }
        self.inside(item, &Inherited::default(), |lower, handed| {
            for record in &item.children {
                if !lower.evidence.holds(&record.clauses) {
                    continue;
                }
                if record.word.name == "remove" {
                    let removal = Removal {
                        kind: "rule".to_owned(),
                        name: names(record).into_iter().next().unwrap_or_default(),
                    };
                    body.removals.push(lower.fact(record, handed, removal));
                } else if record.word.name == "detail" {
                    body.scope_details.push(lower.entry(record, handed));
                } else if let Some(rule) = lower.rule(record) {
                    body.rules.push(lower.fact(record, handed, rule));
                }
            }
        });
    }

    fn rule(&mut self, record: &Record) -> Option<Rule> {
        let effect = match record.word.name {
            "include" => Effect::Include,
            "exclude" => Effect::Exclude,
            "disregard" => Effect::Disregard,
            "essential" => Effect::Essential,
            "important" => Effect::Important,
            "national" => Effect::National,
            "registration-only" => Effect::RegistrationOnly,
            "undecided" => Effect::Undecided,
            "exempt" => Effect::Exempt,
            _ => return None,
        };
        // A condition with an error has been reported; the rule then takes no part in anything.
        let when = match &record.clauses.when {
            None => Condition::Always,
            Some(_) => self.condition(record)?,
        };
        let mut named = names(record).into_iter();
        Some(Rule {
            id: named.next()?,
            effect,
            class: if effect == Effect::National {
                named.next()
            } else {
                None
            },
            text: record.text().map(str::to_owned),
            when,
            frees: record
                .list()
                .into_iter()
                .map(|duty| duty.value.clone())
                .collect(),
        })
    }

    pub(super) fn input(&mut self, item: &Record) -> Option<Input> {
        let sums = match self.one(item, "sums") {
            None => None,
            Some(record) => {
                let of = names(record).into_iter().next()?;
                let when = self.condition(record).unwrap_or(Condition::Always);
                Some((of, when))
            }
        };
        Some(Input {
            id: item.name_text()?.to_owned(),
            name: item.text().unwrap_or_default().to_owned(),
            kind: self
                .one(item, "type")
                .and_then(Record::choice)
                .unwrap_or("yes-no")
                .to_owned(),
            unit: self
                .one(item, "unit")
                .and_then(Record::choice)
                .map(str::to_owned),
            values: self
                .all(item, "value")
                .into_iter()
                .filter_map(|value| Some((value.name_text()?.to_owned(), value.text()?.to_owned())))
                .collect(),
            asks: self
                .one(item, "asks")
                .and_then(Record::text)
                .map(str::to_owned),
            help: self
                .one(item, "help")
                .and_then(Record::text)
                .map(str::to_owned),
            of_activity: self.one(item, "of-activity").and_then(Record::yes) == Some(true),
            presume: self.one(item, "presume").and_then(|presume| {
                Some(match &presume.values.first()?.value {
                    Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
                    Value::Word(word) => word.clone(),
                    Value::Number(number) => number.to_string(),
                    _ => return None,
                })
            }),
            told_by: self
                .one(item, "told-by")
                .and_then(Record::choice)
                .and_then(ToldBy::parse),
            act_of_state: self.one(item, "act-of-state").and_then(Record::yes) == Some(true),
            sums,
            proof: self.fact(item, &Inherited::default(), ()).proof,
            span: item.span,
        })
    }

    pub(super) fn size(&mut self, item: &Record) -> SizeRules {
        let addressee = self.addressee(item);
        self.inside(item, &Inherited::default(), |lower, handed| {
            let mut classes = Vec::new();
            for record in lower.all(item, "class") {
                let Some(size) = record.choice().and_then(SizeClass::parse) else {
                    continue;
                };
                let when = match &record.clauses.when {
                    None => Condition::Always,
                    Some(_) => match lower.condition(record) {
                        Some(when) => when,
                        None => continue,
                    },
                };
                classes.push(lower.fact(record, handed, SizeRule { size, when }));
            }
            SizeRules {
                addressee,
                classes,
                entries: lower.entries(item, handed, &["aggregate", "periods", "detail"]),
            }
        })
    }
}
