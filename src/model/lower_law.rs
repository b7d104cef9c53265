//! From records to facts: acts, states, authorities, duties, rules and sectors.

use std::collections::BTreeMap;

use super::condition::{Condition, SizeClass};
use super::evidence::Inherited;
use super::law::{
    Act, Authority, Body, Ceiling, Country, Effect, EntityType, Fines, Input, Nace, Portal,
    Recipients, Registration, Reporting, Rule, Sector, SizeRule, SizeRules, Stage, Subsector,
    Transposition, Update, Waiver,
};
use super::lower::{Lower, address, names, period};
use super::proof::{Fact, Remarks};
use crate::record::{Record, Value};
use crate::value::{Celex, Citation, CountryCode, LanguageTag};

impl Lower<'_> {
    pub(super) fn country(&mut self, item: &Record) -> Option<Country> {
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

    pub(super) fn act(&mut self, item: &Record, inherited: &Inherited) -> Act {
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
                supervises: lower.list_fact(item, handed, "supervises"),
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
                    let removal = super::law::Removal {
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

    pub(super) fn sector(&mut self, item: &Record) -> Option<Sector> {
        let id = item.name_text()?.to_owned();
        let point = self.one(item, "annex").and_then(|annex| {
            annex.values.iter().find_map(|value| match &value.value {
                Value::Provisions(provisions) => provisions.first()?.number.parse().ok(),
                _ => None,
            })
        });
        let annex = self
            .one(item, "annex")
            .and_then(Record::choice)
            .filter(|annex| *annex != "none")
            .map(str::to_owned);
        let national = self.one(item, "national").and_then(Record::yes) == Some(true);
        let mut sector = Sector {
            id: id.clone(),
            name: item.text().unwrap_or_default().to_owned(),
            annex: annex.clone(),
            point,
            taken_out: self.one(item, "annex").and_then(Record::choice) == Some("none"),
            national,
            summary: None,
            subsectors: Vec::new(),
            types: Vec::new(),
            risks: Vec::new(),
            obligations: Vec::new(),
            organisations: Vec::new(),
            related: self.one(item, "related").map(names).unwrap_or_default(),
            details: Vec::new(),
            remarks: (&item.clauses).into(),
            span: item.span,
        };
        self.inside(item, &Inherited::default(), |lower, handed| {
            sector.summary = lower.text_fact(item, handed, "summary");
            for record in lower.all(item, "subsector") {
                let subsector = record.name_text().unwrap_or_default().to_owned();
                lower.inside(record, handed, |lower, handed| {
                    for record in lower.all(record, "type") {
                        let entity = lower.entity_type(record, handed, &sector, Some(&subsector));
                        sector.types.extend(entity);
                    }
                });
                sector.subsectors.push(Subsector {
                    point: lower
                        .one(record, "point")
                        .and_then(Record::text)
                        .map(str::to_owned),
                    name: record.text().unwrap_or_default().to_owned(),
                    id: subsector,
                });
            }
            for record in lower.all(item, "type") {
                let entity = lower.entity_type(record, handed, &sector, None);
                sector.types.extend(entity);
            }
            sector.risks = lower.entries(item, handed, &["risk"]);
            sector.obligations = lower.entries(item, handed, &["obligation"]);
            sector.organisations = lower.entries(item, handed, &["organisation"]);
            sector.details = lower.entries(item, handed, &["detail"]);
        });
        Some(sector)
    }

    fn entity_type(
        &mut self,
        item: &Record,
        inherited: &Inherited,
        sector: &Sector,
        subsector: Option<&str>,
    ) -> Option<EntityType> {
        let id = item.name_text()?.to_owned();
        Some(self.inside(item, inherited, |lower, handed| {
            let optional = lower.limb(item, handed, "optional");
            let texts = |lower: &mut Self, keyword: &str| -> Vec<Fact<String>> {
                lower
                    .all(item, keyword)
                    .into_iter()
                    .filter_map(|record| {
                        let text = record.text()?.to_owned();
                        Some(lower.fact(record, handed, text))
                    })
                    .collect()
            };
            let nace = lower
                .all(item, "nace")
                .into_iter()
                .map(|record| {
                    let codes = record
                        .values
                        .iter()
                        .flat_map(|value| match &value.value {
                            Value::Texts(codes) => codes.clone(),
                            _ => Vec::new(),
                        })
                        .collect();
                    let legal = record.choice() == Some("legal");
                    lower.fact(record, handed, Nace { legal, codes })
                })
                .collect();
            EntityType {
                id,
                name: item.text().unwrap_or_default().to_owned(),
                sector: sector.id.clone(),
                subsector: subsector.map(str::to_owned),
                // What a state may add is in neither annex, wherever it is described.
                annex: if optional.is_some() {
                    None
                } else {
                    sector.annex.clone()
                },
                definition: lower.text_fact(item, handed, "definition"),
                defined_by: texts(lower, "defined-by"),
                now_defined_by: texts(lower, "now-defined-by"),
                any_size: lower.limb(item, handed, "any-size"),
                optional,
                jurisdiction: lower.text_fact(item, handed, "jurisdiction"),
                enisa_registry: lower.one(item, "enisa-registry").and_then(Record::yes)
                    == Some(true),
                implementing_2690: lower.one(item, "implementing-2690").and_then(Record::yes)
                    == Some(true),
                nace,
                variants: lower.entries(item, handed, &["variant"]),
                national: sector.national
                    || lower.one(item, "national").and_then(Record::yes) == Some(true),
                remarks: (&item.clauses).into(),
                span: item.span,
            }
        }))
    }

    /// A statement that is nothing but its citation.
    fn limb(
        &mut self,
        item: &Record,
        handed: &Inherited,
        keyword: &str,
    ) -> Option<Fact<Vec<Citation>>> {
        let record = self.one(item, keyword)?;
        let under = self.evidence.citations(&record.clauses);
        Some(self.fact(record, handed, under))
    }
}

fn language_texts(records: &[&Record]) -> Vec<(LanguageTag, String)> {
    records
        .iter()
        .flat_map(|record| &record.values)
        .flat_map(|value| match &value.value {
            Value::LanguageTexts(texts) => texts.clone(),
            _ => Vec::new(),
        })
        .collect()
}

fn countries(record: &Record) -> Vec<CountryCode> {
    record
        .values
        .iter()
        .flat_map(|value| match &value.value {
            Value::Countries(codes) => codes.clone(),
            _ => Vec::new(),
        })
        .collect()
}
