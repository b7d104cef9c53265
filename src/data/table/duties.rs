//! Registration and reports of incidents.

use super::column::{Columns, Holds, Spec, TO_COUNTRY, Table, table};
use super::evidence::Evidence;
use super::step::{Step, UNITS, block_columns, condition_columns, yes_no};
use super::{Owner, Source};
use crate::data::DataError;
use crate::model::{Addressee, Fact, Period, Registration, Stage};
use crate::value::Address;

fn registration_steps(block: &Registration) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (what, fact) in [
        ("required", &block.required),
        ("constitutive", &block.constitutive),
    ] {
        steps.extend(fact.iter().map(|fact| Step {
            text: Some(yes_no(fact)),
            ..Step::new(what, fact)
        }));
    }
    steps.extend(block.mechanism.iter().map(|fact| Step {
        text: Some(&fact.value),
        ..Step::new("mechanism", fact)
    }));
    steps.extend(block.with.iter().map(|fact| Step {
        authorities: &fact.value,
        ..Step::new("with", fact)
    }));
    steps.extend(block.portals.iter().map(Step::portal));
    steps.extend(
        block
            .deadlines
            .iter()
            .chain(&block.periods)
            .map(Step::entry),
    );
    steps.extend(block.updates.iter().map(|fact| Step {
        period: Some(Period {
            duration: fact.period,
            of: None,
        }),
        when: fact.when.as_ref(),
        ..Step::new("update-within", fact)
    }));
    steps.extend(
        block
            .information
            .iter()
            .chain(&block.details)
            .map(Step::entry),
    );
    steps
}

pub(super) fn registration(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "registration",
        title: "Registration",
        about: "Who registers, with whom, where, by when and with what: one row a statement.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let mut rows = Vec::new();
    for Owner { country, body, .. } in source.owners() {
        for block in &body.registration {
            let steps = registration_steps(block).into_iter();
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
            "required",
            "constitutive",
            "mechanism",
            "with",
            "portal",
            "deadline",
            "period",
            "update-within",
            "information",
            "detail",
        ]);
    columns.text("name", "Its name in the block.", |row, cell| {
        cell.maybe(row.name)
    });
    columns.text("text", "What it says, in words.", |row, cell| {
        cell.maybe(row.text)
    });
    columns.add("date", Holds::Date, "The day.", |row, cell| {
        cell.date(row.date)
    });
    columns.add("within", Holds::Whole, "The period.", |row, cell| {
        cell.count(row.period.as_ref())
    });
    columns
        .text(
            "within_unit",
            "What the period is counted in.",
            |row, cell| cell.unit(row.period.as_ref()),
        )
        .words(UNITS);
    columns.text("within_of", "From when the period runs.", |row, cell| {
        cell.event(row.period.as_ref())
    });
    columns.add("url", Holds::Address, "Where.", |row, cell| {
        cell.maybe(row.url.map(Address::as_str))
    });
    columns.add("authorities", Holds::List, "With whom.", |row, cell| {
        cell.list(row.authorities)
    });
    condition_columns(&mut columns);
    table(spec, &columns, &rows)
}

struct StageRow<'a> {
    country: Option<&'a str>,
    block: &'a Addressee,
    fact: &'a Fact<Stage>,
}

pub(super) fn stages(source: &Source<'_>) -> Result<Table, DataError> {
    let spec = Spec {
        name: "stages",
        title: "Reports of incidents",
        about: "The reports that an incident asks for, and when each is due. A member state inherits the stages of the directive that it does not state or remove.",
        key: &["id"],
        links: &[TO_COUNTRY],
    };
    let mut rows: Vec<(StageRow<'_>, Evidence)> = Vec::new();
    for Owner { country, body, .. } in source.owners() {
        for block in &body.reporting {
            rows.extend(block.stages.iter().map(|fact| {
                let row = StageRow {
                    country,
                    block: &block.addressee,
                    fact,
                };
                (row, Evidence::of([&fact.proof]))
            }));
        }
    }
    let mut columns = Columns::<StageRow<'_>>::new();
    columns
        .text("id", "The fact.", |row, cell| cell.text(&row.fact.proof.id))
        .required();
    columns.text(
        "country",
        "The member state; nothing for the directive.",
        |row, cell| cell.maybe(row.country),
    );
    columns.text(
        "block",
        "The name of the block, where a state has several.",
        |row, cell| {
            cell.maybe(row.block.name.as_deref());
        },
    );
    columns.text("regime", "The regime the block belongs to.", |row, cell| {
        cell.maybe(row.block.regime.as_deref())
    });
    columns
        .text("stage", "The id of the stage.", |row, cell| {
            cell.text(&row.fact.id)
        })
        .required();
    columns.text("name", "Its name.", |row, cell| {
        cell.maybe(row.fact.name.as_deref())
    });
    columns.add("within", Holds::Whole, "The period.", |row, cell| {
        cell.count(row.fact.within.as_ref())
    });
    columns
        .text(
            "within_unit",
            "What the period is counted in.",
            |row, cell| cell.unit(row.fact.within.as_ref()),
        )
        .words(UNITS);
    columns.text(
        "within_of",
        "From when it runs: an event, or another stage.",
        |row, cell| {
            cell.event(row.fact.within.as_ref());
        },
    );
    columns.add(
        "every",
        Holds::Whole,
        "How often it is due.",
        |row, cell| cell.count(row.fact.every.as_ref()),
    );
    columns
        .text("every_unit", "What that is counted in.", |row, cell| {
            cell.unit(row.fact.every.as_ref())
        })
        .words(UNITS);
    columns
        .add(
            "on_request",
            Holds::YesNo,
            "Whether it is due only when asked for.",
            |row, cell| {
                cell.yes(row.fact.on_request);
            },
        )
        .required();
    columns
        .add(
            "optional",
            Holds::YesNo,
            "Whether it is owed only where needed.",
            |row, cell| {
                cell.yes(row.fact.optional);
            },
        )
        .required();
    columns.text(
        "instead_of",
        "The stage it replaces for these entities.",
        |row, cell| {
            cell.maybe(row.fact.instead_of.as_deref());
        },
    );
    columns.add(
        "contains",
        Holds::Object,
        "What it must hold, as an object with a list.",
        |row, cell| {
            if !row.fact.contains.is_empty() {
                cell.object(&std::collections::BTreeMap::from([(
                    "contains",
                    &row.fact.contains,
                )]));
            }
        },
    );
    columns.add(
        "applies",
        Holds::Object,
        "For whom the block is, as a condition.",
        |row, cell| {
            cell.condition(row.block.applies.as_ref());
        },
    );
    columns.add(
        "when",
        Holds::Object,
        "For whom the stage is, as a condition.",
        |row, cell| {
            cell.condition(row.fact.when.as_ref());
        },
    );
    table(spec, &columns, &rows)
}
