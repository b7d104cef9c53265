//! Sectors and entity types.

use super::Source;
use super::column::{Columns, Holds, Link, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use crate::data::DataError;
use crate::model::{Country, EntityType, Proof, Sector};

/// The key of a sector in the tables: a sector of a country's own has the country before it.
pub(super) fn sector_key(country: &Country, sector: &Sector, national: bool) -> String {
    if national {
        format!("{}/{}", country.code.lower(), sector.id)
    } else {
        sector.id.clone()
    }
}

pub(super) const TO_SECTOR: Link = Link {
    column: "sector",
    table: "sectors",
    to: "id",
};

struct SectorRow<'a> {
    id: String,
    country: Option<&'a str>,
    sector: &'a Sector,
}

pub(super) fn sectors(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "sectors",
        title: "Sectors",
        about: "The sectors of the directive, and those that member states added.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let row = |id, country, sector| {
        let evidence = Evidence::of(sector_proofs(sector));
        (
            SectorRow {
                id,
                country,
                sector,
            },
            evidence,
        )
    };
    let shared = source.base.sectors.iter();
    let mut rows: Vec<(SectorRow<'_>, Evidence)> = shared
        .map(|sector| row(sector.id.clone(), None, sector))
        .collect();
    for (law, country) in source.laws {
        let own = law.sectors.iter().filter(|here| here.national);
        rows.extend(own.map(|here| {
            let id = sector_key(country, here.sector, true);
            row(id, Some(country.code.as_str()), here.sector)
        }));
    }
    let mut columns = Columns::<SectorRow<'_>>::new();
    columns
        .text("id", "The sector.", |row, cell| cell.text(&row.id))
        .required();
    columns.text(
        "country",
        "The member state that added it; nothing for sectors of the directive.",
        |row, cell| {
            cell.maybe(row.country);
        },
    );
    columns
        .text("sector", "The id that facts use.", |row, cell| {
            cell.text(&row.sector.id)
        })
        .required();
    columns
        .text("name", "Its name.", |row, cell| cell.text(&row.sector.name))
        .required();
    columns.text("annex", "The annex it stands in.", |row, cell| {
        cell.maybe(row.sector.annex.as_deref())
    });
    columns.add(
        "point",
        Holds::Whole,
        "Its point in the annex.",
        |row, cell| {
            if let Some(point) = row.sector.point {
                cell.shown(point);
            }
        },
    );
    columns.text("summary", "What it is and why it matters.", |row, cell| {
        cell.maybe(
            row.sector
                .summary
                .as_ref()
                .map(|summary| summary.value.as_str()),
        );
    });
    table(spec, &columns, &rows)
}

fn sector_proofs(sector: &Sector) -> impl Iterator<Item = &Proof> {
    sector.summary.iter().map(|summary| &summary.proof)
}

struct TypeRow<'a> {
    id: String,
    country: Option<&'a str>,
    sector: String,
    entity: &'a EntityType,
}

/// The sectors a country describes itself, with their keys in the tables.
pub(super) fn own_sectors<'a>(
    source: &Source<'_>,
    country: &'a Country,
) -> Vec<(String, &'a Sector)> {
    let shared = |sector: &Sector| {
        source
            .base
            .sectors
            .iter()
            .any(|other| other.id == sector.id)
    };
    let sectors = country.body.sectors.iter();
    sectors
        .map(|sector| (sector_key(country, sector, !shared(sector)), sector))
        .collect()
}

pub(super) fn entity_types(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "entity_types",
        title: "Entity types",
        about: "The kinds of entity that the sectors hold, and those that member states added.",
        key: &["id"],
        links: &[TO_COUNTRY, TO_SECTOR],
    };
    let row = |id, country, sector, entity| {
        let evidence = Evidence::of(type_proofs(entity));
        let row = TypeRow {
            id,
            country,
            sector,
            entity,
        };
        (row, evidence)
    };
    let mut rows: Vec<(TypeRow<'_>, Evidence)> = Vec::new();
    for sector in &source.base.sectors {
        let types = sector.types.iter();
        rows.extend(types.map(|entity| row(entity.id.clone(), None, sector.id.clone(), entity)));
    }
    for (_, country) in source.laws {
        for (key, sector) in own_sectors(source, country) {
            let types = sector.types.iter();
            rows.extend(types.map(|entity| {
                let id = format!("{}/{}", country.code.lower(), entity.id);
                row(id, Some(country.code.as_str()), key.clone(), entity)
            }));
        }
    }
    let mut columns = Columns::<TypeRow<'_>>::new();
    columns
        .text("id", "The entity type.", |row, cell| cell.text(&row.id))
        .required();
    columns.text(
        "country",
        "The member state that added it; nothing for types of the directive.",
        |row, cell| {
            cell.maybe(row.country);
        },
    );
    columns
        .text("type", "The id that facts use.", |row, cell| {
            cell.text(&row.entity.id)
        })
        .required();
    columns
        .text("sector", "The sector.", |row, cell| cell.text(&row.sector))
        .required();
    columns.text("subsector", "The subsector.", |row, cell| {
        cell.maybe(row.entity.subsector.as_deref())
    });
    columns
        .text("name", "Its official short name.", |row, cell| {
            cell.text(&row.entity.name)
        })
        .required();
    columns.text(
        "annex",
        "The annex; nothing for types outside the annexes, optional ones among them.",
        |row, cell| {
            cell.maybe(row.entity.annex.as_deref());
        },
    );
    columns
        .add(
            "any_size",
            Holds::YesNo,
            "Whether it is in scope at any size.",
            |row, cell| {
                cell.yes(row.entity.any_size.is_some());
            },
        )
        .required();
    columns
        .add(
            "optional",
            Holds::YesNo,
            "Whether it is in scope only where a state says so.",
            |row, cell| {
                cell.yes(row.entity.optional.is_some());
            },
        )
        .required();
    columns
        .text("jurisdiction", "Which state it answers to.", |row, cell| {
            cell.maybe(
                row.entity
                    .jurisdiction
                    .as_ref()
                    .map(|fact| fact.value.as_str()),
            );
        })
        .words(&[
            "establishment",
            "service",
            "main-establishment",
            "established-by",
        ]);
    columns
        .add(
            "enisa_registry",
            Holds::YesNo,
            "Whether it stands in the registry of ENISA.",
            |row, cell| {
                cell.yes(row.entity.enisa_registry);
            },
        )
        .required();
    columns.add("nace", Holds::List, "NACE codes, Rev. 2.", |row, cell| {
        cell.list(row.entity.nace.iter().flat_map(|nace| &nace.codes));
    });
    columns.text("definition", "What it is, in plain words.", |row, cell| {
        cell.maybe(
            row.entity
                .definition
                .as_ref()
                .map(|fact| fact.value.as_str()),
        );
    });
    table(spec, &columns, &rows)
}

/// The proofs of what the columns of an entity type show. NACE codes have evidence of their own
/// kind, which would hide that of the law; the documents have it.
fn type_proofs(entity: &EntityType) -> Vec<&Proof> {
    let limbs = [&entity.any_size, &entity.optional];
    let texts = [&entity.definition, &entity.jurisdiction];
    let mut proofs: Vec<&Proof> = limbs
        .into_iter()
        .flatten()
        .map(|fact| &fact.proof)
        .collect();
    proofs.extend(texts.into_iter().flatten().map(|fact| &fact.proof));
    proofs
}
