//! From records to facts: sectors and the kinds of entity in them.

use super::super::evidence::Inherited;
use super::super::law::{EntityType, Nace, Sector, Subsector};
use super::super::proof::Fact;
use super::Lower;
use super::parts::names;
use crate::record::{Record, Value};
use crate::value::Citation;

impl Lower<'_> {
    pub(in crate::model) fn sector(&mut self, item: &Record) -> Option<Sector> {
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
            // What a state may add is in neither annex, wherever it is described.
            let outside_annexes = optional.is_some()
                || lower.one(item, "annex").and_then(Record::choice) == Some("none");
            EntityType {
                id,
                name: item.text().unwrap_or_default().to_owned(),
                sector: sector.id.clone(),
                subsector: subsector.map(str::to_owned),
                outside_annexes,
                annex: if outside_annexes {
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
