//! What the knowledge rests on, and where it ends.

use super::column::{Columns, Holds, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::{Owner, Source};
use crate::data::DataError;
use crate::model::{Conflict, Entry, Fact};

pub(super) fn sources(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "sources",
        title: "Sources",
        about: "Every text that facts rest on. Its grade and the day it was read stand in the last columns.",
        key: &["id"],
        links: &[],
    };
    let rows: Vec<(&crate::model::Source, Evidence)> = source
        .base
        .sources
        .values()
        .map(|source| (source, Evidence::of_source(source)))
        .collect();
    let mut columns = Columns::<&crate::model::Source>::new();
    columns
        .text("id", "The source.", |row, cell| cell.text(&row.id))
        .required();
    columns
        .text("title", "What it is.", |row, cell| cell.text(&row.title))
        .required();
    columns.add("url", Holds::Address, "Where it is.", |row, cell| {
        cell.maybe(row.url.as_ref().map(|url| url.as_str()));
    });
    columns.text("publisher", "Who stands behind it.", |row, cell| {
        cell.maybe(row.publisher.as_deref())
    });
    columns.text("language", "The language it is in.", |row, cell| {
        cell.maybe(row.language.as_ref().map(|language| language.as_str()));
    });
    table(spec, &columns, &rows)
}

/// Something that is not known, not agreed, not there, or beyond rules.
struct Gap<'a> {
    id: String,
    country: Option<&'a str>,
    kind: &'static str,
    topic: Option<&'a str>,
    what: Option<&'a str>,
    text: &'a str,
    more: Option<&'a str>,
}

fn gaps<'a>(owner: &Owner<'a>) -> Vec<(Gap<'a>, Evidence)> {
    let Owner {
        country,
        prefix,
        body,
    } = owner;
    let gap = |kind, name: &str| Gap {
        id: format!("{prefix}/{kind}/{name}"),
        country: *country,
        kind,
        topic: None,
        what: None,
        text: "",
        more: None,
    };
    let mut gaps: Vec<(Gap<'a>, Evidence)> = Vec::new();
    gaps.extend(body.questions.iter().map(|question: &Fact<Entry>| {
        let row = Gap {
            topic: question.topic.as_deref(),
            text: &question.text,
            ..gap("question", &question.name)
        };
        (row, Evidence::of([&question.proof]))
    }));
    gaps.extend(body.conflicts.iter().map(|conflict: &Conflict| {
        let row = Gap {
            topic: conflict.topic.as_deref(),
            what: Some(
                conflict
                    .follow
                    .as_ref()
                    .map_or("undecided", |follow| follow.value.as_str()),
            ),
            text: &conflict.title,
            more: conflict.because.as_deref(),
            ..gap("conflict", &conflict.id)
        };
        (
            row,
            Evidence::of(
                conflict
                    .claims
                    .iter()
                    .map(|claim| &claim.proof)
                    .chain(conflict.follow.iter().map(|follow| &follow.proof)),
            ),
        )
    }));
    gaps.extend(body.absences.iter().map(|absence: &Fact<Entry>| {
        let row = Gap {
            topic: Some(&absence.name),
            what: absence.choice.as_deref(),
            text: &absence.text,
            ..gap("absent", &absence.name)
        };
        (row, Evidence::of([&absence.proof]))
    }));
    gaps.extend(body.untranslatable.iter().map(|provision: &Fact<Entry>| {
        let affects = provision
            .more_facts
            .get("affects")
            .and_then(|words| words.first());
        let row = Gap {
            topic: affects.map(String::as_str),
            text: &provision.text,
            more: provision.more.as_deref(),
            ..gap("untranslatable", &provision.name)
        };
        (row, Evidence::of([&provision.proof]))
    }));
    gaps
}

pub(super) fn questions(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "questions",
        title: "Open questions",
        about: "What is not known, what sources disagree on, what is not there, and what no rule can say. Questions have no evidence; a conflict has that of its claims.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let rows: Vec<(Gap<'_>, Evidence)> = source.owners().iter().flat_map(gaps).collect();
    let mut columns = Columns::<Gap<'_>>::new();
    columns
        .text("id", "The statement.", |row, cell| cell.text(&row.id))
        .required();
    columns.text(
        "country",
        "The member state; nothing for the Union.",
        |row, cell| cell.maybe(row.country),
    );
    columns
        .text("kind", "What is open about it.", |row, cell| {
            cell.text(row.kind)
        })
        .required()
        .words(&["question", "conflict", "absent", "untranslatable"]);
    columns.text("topic", "What it concerns.", |row, cell| {
        cell.maybe(row.topic)
    });
    columns.text("what", "For a conflict the claim that is followed, or `undecided`; for something absent whether there is none, the law is silent, or it was not found or not read.", |row, cell| {
        cell.maybe(row.what);
    });
    columns.text(
        "text",
        "What is asked, or what it is about.",
        |row, cell| cell.text(row.text),
    );
    columns.text(
        "more",
        "Why the claim is followed; the provision that no rule can say.",
        |row, cell| cell.maybe(row.more),
    );
    table(spec, &columns, &rows)
}
