//! What each entity type is in each country.

use super::Source;
use super::column::{Columns, Holds, Link, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::kinds::{TO_SECTOR, own_sectors, sector_key};
use crate::data::DataError;
use crate::data::evaluated::{ScopeOutcome, ScopeTable};
use crate::model::condition::SizeClass;
use crate::model::{Fact, Rule};

struct ScopeLine<'a> {
    country: &'a str,
    sector: String,
    entity: String,
    size: SizeClass,
    table: &'a ScopeTable,
    outcome: &'a ScopeOutcome,
}

pub(super) fn scope(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "scope",
        title: "Who is what",
        about: "What every entity type is at every size in every member state, with default answers. The evidence is that of the rules that carried the answer.",
        key: &["country", "type", "size"],
        links: &[
            TO_COUNTRY,
            TO_SECTOR,
            Link {
                column: "type",
                table: "entity_types",
                to: "id",
            },
        ],
    };
    let mut rows: Vec<(ScopeLine<'_>, Evidence)> = Vec::new();
    for (law, country) in source.laws {
        let code = country.code.as_str();
        let Some(evaluated) = source.evaluated.countries.get(code) else {
            continue;
        };
        let own = own_sectors(source, country);
        let own_type = |id: &str| {
            own.iter()
                .any(|(_, sector)| sector.types.iter().any(|entity| entity.id == id))
        };
        for here in &law.sectors {
            let Some(table) = evaluated.sectors.get(&here.sector.id) else {
                continue;
            };
            for row in &table.types {
                let prefix = if own_type(&row.entity_type) {
                    format!("{}/", country.code.lower())
                } else {
                    String::new()
                };
                let outcomes = [
                    &row.outcomes.micro,
                    &row.outcomes.small,
                    &row.outcomes.medium,
                    &row.outcomes.large,
                ];
                for (size, outcome) in SizeClass::ALL.into_iter().zip(outcomes) {
                    let line = ScopeLine {
                        country: code,
                        sector: sector_key(country, here.sector, here.national),
                        entity: format!("{prefix}{}", row.entity_type),
                        size,
                        table,
                        outcome,
                    };
                    let carried = |rule: &&Fact<Rule>| outcome.rules.contains(&rule.id);
                    let rules = law.rules.iter().map(|rule| rule.fact).filter(carried);
                    let evidence = Evidence::of(rules.map(|rule| &rule.proof));
                    rows.push((line, evidence));
                }
            }
        }
    }
    let mut columns = Columns::<ScopeLine<'_>>::new();
    columns
        .text("country", "The member state.", |row, cell| {
            cell.text(row.country)
        })
        .required();
    columns
        .text("sector", "The sector.", |row, cell| cell.text(&row.sector))
        .required();
    columns
        .text("type", "The entity type.", |row, cell| {
            cell.text(&row.entity)
        })
        .required();
    columns
        .text("size", "The size of the enterprise.", |row, cell| {
            cell.text(row.size.word())
        })
        .required()
        .words(&["micro", "small", "medium", "large"]);
    columns
        .text("outcome", "What it is.", |row, cell| {
            cell.word(&row.outcome.outcome)
        })
        .required()
        .words(&[
            "essential",
            "important",
            "national",
            "registration-only",
            "elsewhere",
            "out-of-scope",
            "undetermined",
        ]);
    columns.text(
        "national_class",
        "The class of the state's own.",
        |row, cell| {
            cell.maybe(row.outcome.national_class.as_deref());
        },
    );
    columns.text("regime", "The regime whose rules govern.", |row, cell| {
        cell.maybe(row.outcome.regime.as_deref())
    });
    columns
        .text(
            "basis",
            "On which footing the answer stands.",
            |row, cell| cell.word(&row.table.basis),
        )
        .required()
        .words(&["in-force", "adopted", "bill", "directive-only"]);
    columns
        .add("binding", Holds::YesNo, "Whether it binds.", |row, cell| {
            cell.yes(row.outcome.binding)
        })
        .required();
    columns.add(
        "rules",
        Holds::List,
        "The rules that carried the answer.",
        |row, cell| cell.list(&row.outcome.rules),
    );
    columns.add(
        "assumed",
        Holds::List,
        "The inputs that were presumed and mattered.",
        |row, cell| {
            cell.list(&row.outcome.assumed);
        },
    );
    columns.add(
        "missing",
        Holds::List,
        "The inputs that would settle it.",
        |row, cell| cell.list(&row.outcome.missing),
    );
    table(spec, &columns, &rows)
}
