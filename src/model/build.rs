//! From the records of all files to the knowledge base.

use std::collections::BTreeMap;

use super::evidence::{Evidence, Inherited, owner_id, source_id};
use super::law::{Act, ActStatus, Body, Directive, KnowledgeBase, Sector, Timed};
use super::lower::{Lower, address};
use super::names::Names;
use super::proof::{Grade, Source};
use super::references::check_references;
use crate::diagnostic::Diagnostic;
use crate::record::{Owner, Record, Unit, Value};
use crate::syntax::Tree;
use crate::value::Date;

/// The dates of an act, by the word they are written with.
pub(super) type ActDates = BTreeMap<String, Date>;

/// Builds the model of the law as it stands on a day. What is wrong is reported, and what is right
/// is there all the same.
#[must_use]
pub fn build(
    trees: &[Tree],
    units: &[Unit],
    as_of: Date,
    diagnostics: &mut Vec<Diagnostic>,
) -> KnowledgeBase {
    let names = Names::collect(units, diagnostics);
    for unit in units {
        check_references(unit, &names, diagnostics);
    }
    let mut builder = Builder {
        names: &names,
        trees,
        sources: declared_sources(units),
        acts: BTreeMap::new(),
        base: KnowledgeBase {
            as_of,
            directives: BTreeMap::new(),
            sectors: Vec::new(),
            countries: BTreeMap::new(),
            sources: BTreeMap::new(),
            places: BTreeMap::new(),
        },
        diagnostics,
    };
    builder.acts(units);
    // A country's first file declares it; the order of files must not matter, so that comes first.
    for unit in units {
        builder.declare(unit);
    }
    for unit in units {
        builder.fill(unit);
    }
    let mut base = builder.base;
    base.sources = builder.sources;
    order_sectors(&mut base.sectors);
    base
}

/// Sectors in the order of the annexes, then those outside them, then by id.
fn order_sectors(sectors: &mut [Sector]) {
    sectors.sort_by_key(|sector| {
        let annex = match sector.annex.as_deref() {
            Some("I") => 1,
            Some("II") => 2,
            _ => 3,
        };
        (annex, sector.point, sector.id.clone())
    });
}

struct Builder<'a> {
    names: &'a Names,
    trees: &'a [Tree],
    sources: BTreeMap<String, Source>,
    acts: BTreeMap<(Owner, String), (ActStatus, ActDates)>,
    base: KnowledgeBase,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    /// The status and dates of every act come first: other statements depend on whether the act
    /// they stand in is law.
    fn acts(&mut self, units: &[Unit]) {
        let mut acts = BTreeMap::new();
        for unit in units {
            let Some(owner) = &unit.owner else { continue };
            for item in unit
                .items
                .iter()
                .filter(|item| matches!(item.word.name, "law" | "directive"))
            {
                let Some(name) = item.name_text() else {
                    continue;
                };
                let Some(act) = self.lower(unit, |lower| lower.act(item, &Inherited::default()))
                else {
                    continue;
                };
                let status = act.status(self.base.as_of);
                acts.insert((owner.clone(), name.to_owned()), (status, dates(&act)));
            }
        }
        self.acts = acts;
    }

    /// Lowers with a throw-away or a real list of diagnostics.
    fn lower<T>(&mut self, unit: &Unit, read: impl FnOnce(&mut Lower<'_>) -> T) -> Option<T> {
        let tree = self.trees.get(unit.file.index())?;
        let mut lower = Lower {
            evidence: Evidence {
                owner: unit.owner.as_ref(),
                names: self.names,
                as_of: self.base.as_of,
                acts: &self.acts,
                sources: &mut self.sources,
            },
            tree,
            prefix: unit.owner.as_ref().map(owner_id).unwrap_or_default(),
            repeats: BTreeMap::new(),
            places: &mut self.base.places,
            diagnostics: self.diagnostics,
        };
        Some(read(&mut lower))
    }

    fn declare(&mut self, unit: &Unit) {
        for item in &unit.items {
            match (item.word.name, &unit.owner) {
                ("country", Some(Owner::Country(code))) => {
                    let country = self.lower(unit, |lower| lower.country(item)).flatten();
                    if let Some(country) = country {
                        self.base.countries.entry(code.clone()).or_insert(country);
                    }
                }
                ("directive", Some(Owner::Directive(id))) => {
                    let act = self.lower(unit, |lower| lower.act(item, &Inherited::default()));
                    if let Some(act) = act {
                        self.base.directives.entry(id.clone()).or_insert(Directive {
                            act,
                            body: Body::default(),
                        });
                    }
                }
                _ => {}
            }
        }
    }

    fn fill(&mut self, unit: &Unit) {
        let sectors_only = matches!(unit.owner, Some(Owner::Sectors));
        let mut body = self.take_body(unit.owner.as_ref());
        let mut sectors = Vec::new();
        self.lower(unit, |lower| {
            for item in &unit.items {
                if sectors_only && item.word.name == "sector" {
                    sectors.extend(lower.sector(item));
                } else {
                    lower.item(item, &mut body);
                }
            }
        });
        body.timed.extend(self.timed(unit));
        self.base.sectors.extend(sectors);
        self.put_body(unit.owner.as_ref(), body);
    }

    /// What begins or ends on a day. The statements that hold are lowered on their own account, and so
    /// nothing that is wrong in them is said a second time.
    fn timed(&mut self, unit: &Unit) -> Vec<Timed> {
        let said = std::mem::take(self.diagnostics);
        let timed = self.lower(unit, |lower| lower.timed(&unit.items));
        *self.diagnostics = said;
        timed.unwrap_or_default()
    }

    fn take_body(&mut self, owner: Option<&Owner>) -> Body {
        self.body(owner).map(std::mem::take).unwrap_or_default()
    }

    fn put_body(&mut self, owner: Option<&Owner>, body: Body) {
        if let Some(place) = self.body(owner) {
            *place = body;
        }
    }

    fn body(&mut self, owner: Option<&Owner>) -> Option<&mut Body> {
        match owner? {
            Owner::Country(code) => self
                .base
                .countries
                .get_mut(code)
                .map(|country| &mut country.body),
            Owner::Directive(id) => self
                .base
                .directives
                .get_mut(id)
                .map(|directive| &mut directive.body),
            Owner::Sectors => None,
        }
    }
}

/// The dates that the act has on the day: of several, those that hold.
fn dates(act: &Act) -> ActDates {
    [
        ("adopted", &act.adopted),
        ("published", &act.published),
        ("in-force", &act.in_force),
        ("applies", &act.applies),
        ("repealed", &act.repealed),
    ]
    .into_iter()
    .filter_map(|(word, date)| Some((word.to_owned(), date.as_ref()?.value)))
    .collect()
}

fn declared_sources(units: &[Unit]) -> BTreeMap<String, Source> {
    let mut sources = BTreeMap::new();
    for unit in units {
        let Some(owner) = &unit.owner else { continue };
        for item in unit.items.iter().filter(|item| item.word.name == "source") {
            if let Some(source) = declared_source(owner, item) {
                sources.insert(source.id.clone(), source);
            }
        }
    }
    sources
}

fn declared_source(owner: &Owner, item: &Record) -> Option<Source> {
    let grade = item
        .one("grade")
        .and_then(Record::choice)
        .and_then(Grade::parse)
        .unwrap_or(Grade::Unverified);
    Some(Source {
        id: source_id(owner, item.name_text()?),
        title: item.text().unwrap_or_default().to_owned(),
        url: item.one("url").and_then(address),
        archive: item.one("archive").and_then(address),
        checked: item.one("checked").and_then(Record::date),
        grade,
        publisher: item
            .one("publisher")
            .and_then(Record::text)
            .map(str::to_owned),
        language: item.one("language").and_then(|record| {
            record.values.iter().find_map(|value| match &value.value {
                Value::Language(language) => Some(language.clone()),
                _ => None,
            })
        }),
        span: item.span,
    })
}
