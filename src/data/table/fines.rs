//! Fines.

use super::column::{Holds, Spec, TO_COUNTRY, Table, table};
use super::step::{Step, block_columns, condition_columns};
use super::{Owner, Source};
use crate::data::DataError;
use crate::model::Fines;
use crate::value::{Amount, Money, Percent};

fn fines_steps(block: &Fines) -> Vec<Step<'_>> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    steps.extend(
        block
            .ceilings
            .iter()
            .map(|fact| Step::ceiling("ceiling", fact)),
    );
    steps.extend(
        block
            .minimums
            .iter()
            .map(|fact| Step::ceiling("minimum", fact)),
    );
    steps.extend(block.entries.iter().map(Step::entry));
    steps.extend(block.covers.iter().map(|fact| Step {
        text: Some(&fact.value),
        ..Step::new("covers", fact)
    }));
    steps.extend(block.bites_from.iter().map(|fact| Step {
        date: Some(fact.value),
        ..Step::new("bites-from", fact)
    }));
    steps
}

/// How an amount is fixed.
fn rule(amount: &Amount) -> &'static str {
    match amount {
        Amount::Money(_) => "sum",
        Amount::Number(_) | Amount::Quantity(_) => "number",
        Amount::Share { .. } => "share",
        Amount::HigherOf(..) => "higher-of",
        Amount::LowerOf(..) => "lower-of",
        Amount::NotInLaw => "not-in-law",
    }
}

fn sum<'a>(row: &Step<'a>) -> Option<&'a Money> {
    row.amount
        .and_then(|amount| amount.sums().into_iter().next())
}

fn share(row: &Step<'_>) -> Option<Percent> {
    row.amount
        .and_then(|amount| amount.shares().into_iter().next())
}

pub(super) fn fines(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "fines",
        title: "Fines",
        about: "What a breach can cost: one row a statement. Amounts have their sum and their share in columns of their own, and the whole as an object.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let mut rows = Vec::new();
    for Owner { country, body, .. } in source.owners() {
        for block in &body.fines {
            let steps = fines_steps(block).into_iter();
            rows.extend(steps.map(|step| step.row(country, &block.addressee)));
        }
    }
    let mut columns = block_columns();
    columns
        .text("what", "What the row says.", |row, cell| {
            cell.text(row.what)
        })
        .required()
        .words(&[
            "ceiling",
            "minimum",
            "special",
            "periodic",
            "exempt",
            "detail",
            "covers",
            "bites-from",
        ]);
    columns.text("class", "The class that is fined.", |row, cell| {
        cell.maybe(row.class)
    });
    columns.text("name", "Its name in the block.", |row, cell| {
        cell.maybe(row.name)
    });
    columns.text("text", "What it says, in words.", |row, cell| {
        cell.maybe(row.text)
    });
    columns
        .text("rule", "How the amount is fixed.", |row, cell| {
            cell.maybe(row.amount.map(rule))
        })
        .words(&[
            "sum",
            "number",
            "share",
            "higher-of",
            "lower-of",
            "not-in-law",
        ]);
    columns.add("sum", Holds::Number, "The sum.", |row, cell| {
        if let Some(sum) = sum(row) {
            cell.shown(sum.amount);
        }
    });
    columns.text("currency", "Its currency.", |row, cell| {
        cell.maybe(sum(row).map(|sum| sum.currency.as_str()))
    });
    columns.add(
        "percent",
        Holds::Number,
        "The share, in percent.",
        |row, cell| {
            if let Some(share) = share(row) {
                cell.shown(share.0);
            }
        },
    );
    columns
        .add(
            "at_least",
            Holds::YesNo,
            "Whether the law leaves the amount open upwards.",
            |row, cell| {
                cell.yes(row.at_least);
            },
        )
        .required();
    columns.add("amount", Holds::Object, "The whole amount.", |row, cell| {
        if let Some(amount) = row.amount {
            cell.object(amount);
        }
    });
    columns.add("date", Holds::Date, "The day.", |row, cell| {
        cell.date(row.date)
    });
    condition_columns(&mut columns);
    table(spec, &columns, &rows)
}
