//! Countries and their acts.

use super::column::{Columns, Holds, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::{Owner, Source};
use crate::data::DataError;
use crate::model::{Act, ActStatus, Country, Fact, KnowledgeBase, Proof};
use crate::value::{Date, LanguageTag};

pub(super) fn countries(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "countries",
        title: "Member states",
        about: "Where each member state stands with its transposition.",
        key: &["code"],
        links: &[],
    };
    let rows: Vec<(&Country, Evidence)> = source
        .base
        .countries
        .values()
        .map(|country| {
            let state = country.state.iter().map(|state| &state.proof);
            let transposes = country.transposes.iter().map(|by| &by.proof);
            (country, Evidence::of(state.chain(transposes)))
        })
        .collect();
    let mut columns = Columns::<&Country>::new();
    columns
        .text("code", "ISO 3166-1 code.", |row, cell| {
            cell.text(row.code.as_str())
        })
        .required();
    columns
        .text("name", "English name.", |row, cell| cell.text(&row.name))
        .required();
    columns
        .text("state", "Where transposition stands.", |row, cell| {
            cell.maybe(row.state.as_ref().map(|state| state.value.as_str()));
        })
        .words(&["in-force", "adopted", "bill", "none"]);
    columns.add(
        "laws",
        Holds::List,
        "The transposing laws, by their ids in `laws`.",
        |row, cell| {
            let prefix = row.code.lower();
            cell.list(
                row.transposes
                    .iter()
                    .flat_map(|by| &by.by)
                    .map(|law| format!("{prefix}/law/{law}")),
            );
        },
    );
    columns.add(
        "languages",
        Holds::List,
        "Official languages.",
        |row, cell| {
            cell.list(row.languages.iter().map(|language| language.as_str()));
        },
    );
    columns.text("currency", "Currency, by ISO 4217.", |row, cell| {
        cell.maybe(row.currency.as_ref().map(|currency| currency.as_str()));
    });
    columns.text(
        "summary",
        "Where transposition stands, in a sentence or two.",
        |row, cell| {
            cell.maybe(row.summary.as_ref().map(|summary| summary.value.as_str()));
        },
    );
    table(spec, &columns, &rows)
}

struct ActRow<'a> {
    id: String,
    country: Option<&'a str>,
    act: &'a Act,
    title: Option<(&'a LanguageTag, &'a Fact<String>)>,
    on: Date,
}

pub(super) fn laws(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "laws",
        title: "Acts",
        about: "Directives, the acts around them, and the acts of member states.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let on = source.base.as_of;
    let row = |id: String, country, act| {
        let title = title(source.base, country, act);
        let proofs = act_proofs(act).into_iter();
        let evidence = Evidence::of(proofs.chain(title.map(|(_, title)| &title.proof)));
        let row = ActRow {
            id,
            country,
            act,
            title,
            on,
        };
        (row, evidence)
    };
    let directives = source.base.directives.iter();
    let mut rows: Vec<(ActRow<'_>, Evidence)> = directives
        .map(|(id, directive)| row(format!("{id}/directive/{id}"), None, &directive.act))
        .collect();
    for owner in source.owners() {
        let Owner {
            country,
            prefix,
            body,
        } = owner;
        rows.extend(
            body.laws
                .iter()
                .map(|act| row(format!("{prefix}/law/{}", act.id), country, act)),
        );
    }
    let mut columns = Columns::<ActRow<'_>>::new();
    columns
        .text("id", "The act.", |row, cell| cell.text(&row.id))
        .required();
    columns.text(
        "country",
        "The member state; nothing for acts of the Union.",
        |row, cell| cell.maybe(row.country),
    );
    columns
        .text("law", "The id that citations use.", |row, cell| {
            cell.text(&row.act.id)
        })
        .required();
    columns
        .text("name", "Short English name.", |row, cell| {
            cell.text(&row.act.name)
        })
        .required();
    columns.text("kind", "What kind of act.", |row, cell| {
        cell.maybe(row.act.kind.as_deref())
    });
    columns.text("role", "What it is to the directive.", |row, cell| {
        cell.maybe(row.act.role.as_deref())
    });
    columns
        .text(
            "status",
            "Where it stands on the day of the data.",
            |row, cell| cell.word(&row.act.status(row.on)),
        )
        .required()
        .words(ActStatus::WORDS);
    columns.text("title", "Official title: of acts of the Union in English, of others in the first official language that has one.", |row, cell| {
        cell.maybe(row.title.map(|(_, title)| title.value.as_str()));
    });
    columns.text(
        "title_language",
        "The language of the title.",
        |row, cell| {
            cell.maybe(row.title.map(|(language, _)| language.as_str()));
        },
    );
    columns.text(
        "citation",
        "Where it stands in the gazette.",
        |row, cell| {
            cell.maybe(
                row.act
                    .citation
                    .as_ref()
                    .map(|citation| citation.value.as_str()),
            );
        },
    );
    columns.text("celex", "CELEX number.", |row, cell| {
        cell.maybe(row.act.celex.as_ref().map(|celex| celex.value.as_str()));
    });
    columns.add(
        "eli",
        Holds::Address,
        "European Legislation Identifier.",
        |row, cell| {
            cell.maybe(row.act.eli.as_ref().map(|eli| eli.value.as_str()));
        },
    );
    columns.add(
        "url",
        Holds::Address,
        "Where people read the text.",
        |row, cell| {
            cell.maybe(row.act.link().map(|url| url.as_str()));
        },
    );
    columns.add("adopted", Holds::Date, "Adopted or signed.", |row, cell| {
        cell.date(day(&row.act.adopted))
    });
    columns.add("published", Holds::Date, "Published.", |row, cell| {
        cell.date(day(&row.act.published))
    });
    columns.add(
        "in_force",
        Holds::Date,
        "Entered into force.",
        |row, cell| cell.date(day(&row.act.in_force)),
    );
    columns.add("applies", Holds::Date, "Applies from.", |row, cell| {
        cell.date(day(&row.act.applies))
    });
    table(spec, &columns, &rows)
}

/// The title that a reader of the table sees.
fn title<'a>(
    base: &'a KnowledgeBase,
    country: Option<&str>,
    act: &'a Act,
) -> Option<(&'a LanguageTag, &'a Fact<String>)> {
    let official = country.and_then(|code| base.countries.get(code));
    let mut languages = official.iter().flat_map(|country| &country.languages);
    languages
        .find_map(|language| act.titles.get_key_value(language))
        .or_else(|| {
            act.titles
                .iter()
                .find(|(language, _)| language.as_str() == "en")
        })
        .or_else(|| act.titles.iter().next())
}

fn day(date: &Option<Fact<Date>>) -> Option<Date> {
    date.as_ref().map(|date| date.value)
}

/// The proofs of what the columns of an act show.
fn act_proofs(act: &Act) -> Vec<&Proof> {
    let dates = [&act.adopted, &act.published, &act.in_force, &act.applies];
    let texts = [&act.citation, &act.stated_status];
    let addresses = [&act.eli, &act.address];
    let mut proofs: Vec<&Proof> = Vec::new();
    proofs.extend(dates.into_iter().flatten().map(|fact| &fact.proof));
    proofs.extend(texts.into_iter().flatten().map(|fact| &fact.proof));
    proofs.extend(addresses.into_iter().flatten().map(|fact| &fact.proof));
    proofs.extend(act.celex.iter().map(|fact| &fact.proof));
    proofs
}
