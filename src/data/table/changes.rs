//! What countries do differently, and on which days something is due.

use super::column::{Columns, Holds, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::{Owner, Source};
use crate::data::DataError;
use crate::data::evaluated::DepartureLine;
use crate::model::{Entry, Fact};

struct DepartureRow<'a> {
    country: &'a str,
    line: &'a DepartureLine,
}

pub(super) fn departures(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "departures",
        title: "Departures from the directive",
        about: "What each member state does differently: what follows from its rules, stages and fines, and what the sources state in words.",
        key: &["country", "matter", "subject", "id"],
        links: &[TO_COUNTRY],
    };
    let rows: Vec<(DepartureRow<'_>, Evidence)> = source
        .evaluated
        .countries
        .iter()
        .filter(|(code, _)| source.base.countries.contains_key(*code))
        .flat_map(|(country, evaluated)| {
            evaluated
                .departures
                .iter()
                .map(move |line| DepartureRow { country, line })
        })
        .map(|row| {
            let evidence = Evidence::of([&row.line.proof]);
            (row, evidence)
        })
        .collect();
    let mut columns = Columns::<DepartureRow<'_>>::new();
    columns
        .text("id", "The fact that makes the departure.", |row, cell| {
            cell.text(&row.line.proof.id)
        })
        .required();
    columns
        .text("country", "The member state.", |row, cell| {
            cell.text(row.country)
        })
        .required();
    columns
        .text("area", "What it concerns.", |row, cell| {
            cell.text(&row.line.area)
        })
        .required();
    columns
        .text(
            "direction",
            "Which way it goes, seen from the directive.",
            |row, cell| cell.word(&row.line.direction),
        )
        .required()
        .words(&["stricter", "looser", "neither", "not-comparable"]);
    columns
        .text("matter", "What it is made of.", |row, cell| {
            cell.word(&row.line.matter)
        })
        .required()
        .words(&[
            "rule-added",
            "rule-replaced",
            "rule-removed",
            "stage-added",
            "stage-changed",
            "stage-removed",
            "ceiling-changed",
            "measure-added",
            "stated",
        ]);
    columns.text(
        "subject",
        "The rule, stage, class, measure or departure.",
        |row, cell| cell.text(&row.line.subject),
    );
    columns.text("title", "Its headline.", |row, cell| {
        cell.maybe(row.line.title.as_deref())
    });
    columns.text("text", "The whole of it.", |row, cell| {
        cell.maybe(row.line.text.as_deref())
    });
    columns.text(
        "option",
        "The option of the directive that allows it.",
        |row, cell| cell.maybe(row.line.option.as_deref()),
    );
    columns.add(
        "when",
        Holds::Object,
        "For whom, as a condition.",
        |row, cell| cell.condition(row.line.when.as_ref()),
    );
    table(spec, &columns, &rows)
}

struct DayRow<'a> {
    country: Option<&'a str>,
    fact: &'a Fact<Entry>,
}

pub(super) fn milestones(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "milestones",
        title: "Calendar",
        about: "Days on which something is due, and days on which something happened.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let rows: Vec<(DayRow<'_>, Evidence)> = source
        .owners()
        .into_iter()
        .flat_map(|Owner { country, body, .. }| {
            body.entries
                .iter()
                .map(move |fact| DayRow { country, fact })
        })
        .filter(|row| matches!(row.fact.kind.as_str(), "milestone" | "event"))
        .map(|row| {
            let evidence = Evidence::of([&row.fact.proof]);
            (row, evidence)
        })
        .collect();
    let mut columns = Columns::<DayRow<'_>>::new();
    columns
        .text("id", "The fact.", |row, cell| cell.text(&row.fact.proof.id))
        .required();
    columns.text(
        "country",
        "The member state; nothing for the Union.",
        |row, cell| cell.maybe(row.country),
    );
    columns
        .text(
            "kind",
            "Whether something is due or happened.",
            |row, cell| cell.text(&row.fact.kind),
        )
        .required()
        .words(&["milestone", "event"]);
    columns.add("date", Holds::Date, "The day.", |row, cell| {
        cell.date(row.fact.date)
    });
    columns
        .text("text", "What is due or happened.", |row, cell| {
            cell.text(&row.fact.text)
        })
        .required();
    columns.add(
        "when",
        Holds::Object,
        "For whom, as a condition.",
        |row, cell| cell.condition(row.fact.when.as_ref()),
    );
    table(spec, &columns, &rows)
}
