//! Authorities, and what they supervise.

use super::column::{Columns, Holds, Link, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::kinds::sector_key;
use super::{Owner, Source};
use crate::data::DataError;
use crate::data::concern::Reach;
use crate::model::{Authority, Proof};

struct AuthorityRow<'a> {
    id: String,
    country: Option<&'a str>,
    authority: &'a Authority,
}

pub(super) fn authorities(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "authorities",
        title: "Authorities",
        about: "Bodies with a role under the law.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let mut rows: Vec<(AuthorityRow<'_>, Evidence)> = Vec::new();
    for Owner {
        country,
        prefix,
        body,
    } in source.owners()
    {
        rows.extend(body.authorities.iter().map(|authority| {
            let id = format!("{prefix}/authority/{}", authority.id);
            let evidence = Evidence::of(proofs(authority));
            (
                AuthorityRow {
                    id,
                    country,
                    authority,
                },
                evidence,
            )
        }));
    }
    let mut columns = Columns::<AuthorityRow<'_>>::new();
    columns
        .text("id", "The authority.", |row, cell| cell.text(&row.id))
        .required();
    columns.text(
        "country",
        "The member state; nothing for the Union.",
        |row, cell| cell.maybe(row.country),
    );
    columns
        .text(
            "authority",
            "The id that facts of the country use.",
            |row, cell| cell.text(&row.authority.id),
        )
        .required();
    columns
        .text("name", "English name.", |row, cell| {
            cell.text(&row.authority.name)
        })
        .required();
    columns.text("short", "Abbreviation.", |row, cell| {
        cell.maybe(
            row.authority
                .short
                .as_ref()
                .map(|short| short.value.as_str()),
        );
    });
    columns.add(
        "roles",
        Holds::List,
        "What it is under the law.",
        |row, cell| {
            cell.list(row.authority.roles.iter().flat_map(|roles| &roles.value));
        },
    );
    columns.add(
        "supervises",
        Holds::List,
        "`all`, `nothing`, or sectors, subsectors and entity types.",
        |row, cell| {
            cell.list(
                row.authority
                    .supervises
                    .iter()
                    .flat_map(|remit| &remit.what),
            );
        },
    );
    columns.add("url", Holds::Address, "Site.", |row, cell| {
        cell.maybe(row.authority.url.as_ref().map(|url| url.value.as_str()));
    });
    columns.text("email", "Mailbox.", |row, cell| {
        cell.maybe(
            row.authority
                .email
                .as_ref()
                .map(|email| email.value.as_str()),
        );
    });
    columns.text("phone", "Telephone.", |row, cell| {
        cell.maybe(
            row.authority
                .phone
                .as_ref()
                .map(|phone| phone.value.as_str()),
        );
    });
    columns.text("remit", "Remit in words.", |row, cell| {
        cell.maybe(
            row.authority
                .remit
                .as_ref()
                .map(|remit| remit.value.as_str()),
        );
    });
    table(spec, &columns, &rows)
}

/// The proofs of what the columns of an authority show.
fn proofs(authority: &Authority) -> Vec<&Proof> {
    let texts = [&authority.short, &authority.phone, &authority.remit];
    let addresses = [&authority.url, &authority.email];
    let mut proofs: Vec<&Proof> = authority.roles.iter().map(|fact| &fact.proof).collect();
    proofs.extend(authority.supervises.iter().map(|fact| &fact.proof));
    proofs.extend(texts.into_iter().flatten().map(|fact| &fact.proof));
    proofs.extend(addresses.into_iter().flatten().map(|fact| &fact.proof));
    proofs
}

struct SupervisionRow<'a> {
    country: &'a str,
    sector: String,
    authority: String,
    covers: &'a str,
    except: Vec<&'a str>,
    statement: &'a str,
    conditional: bool,
}

pub(super) fn supervision(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "supervision",
        title: "Who supervises which sector",
        about: "A row for each country, sector and authority; where an authority supervises only parts of the sector, a row for each part.",
        key: &["country", "sector", "statement", "covers"],
        links: &[
            TO_COUNTRY,
            Link {
                column: "sector",
                table: "sectors",
                to: "id",
            },
            Link {
                column: "authority",
                table: "authorities",
                to: "id",
            },
        ],
    };
    let mut rows: Vec<(SupervisionRow<'_>, Evidence)> = Vec::new();
    for (law, country) in source.laws {
        for here in &law.sectors {
            let reach = Reach::of(law, &here.sector.id);
            for authority in &country.body.authorities {
                for supervised in reach.supervised(authority) {
                    for covers in supervised.covers {
                        let row = SupervisionRow {
                            country: country.code.as_str(),
                            sector: sector_key(country, here.sector, here.national),
                            authority: format!(
                                "{}/authority/{}",
                                country.code.lower(),
                                authority.id
                            ),
                            covers,
                            except: supervised.except.clone(),
                            statement: &supervised.proof.id,
                            conditional: supervised.when.is_some(),
                        };
                        rows.push((row, Evidence::of([supervised.proof])));
                    }
                }
            }
        }
    }
    let mut columns = Columns::<SupervisionRow<'_>>::new();
    columns
        .text("country", "The member state.", |row, cell| {
            cell.text(row.country)
        })
        .required();
    columns
        .text("sector", "The sector.", |row, cell| cell.text(&row.sector))
        .required();
    columns
        .text("authority", "The authority.", |row, cell| {
            cell.text(&row.authority)
        })
        .required();
    columns.text("covers", "The sector again where all of it is supervised, else the subsector or the entity type.", |row, cell| {
        cell.text(row.covers);
    })
    .required();
    columns.add(
        "except",
        Holds::List,
        "What of it is not supervised.",
        |row, cell| cell.list(&row.except),
    );
    columns
        .text(
            "statement",
            "The id of the statement that says so.",
            |row, cell| cell.text(row.statement),
        )
        .required();
    columns
        .add(
            "conditional",
            Holds::YesNo,
            "Whether it supervises only those for which a condition holds; see the statement in the document of the country.",
            |row, cell| cell.yes(row.conditional),
        )
        .required();
    table(spec, &columns, &rows)
}
