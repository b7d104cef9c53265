//! A statement of a block as a row, and the columns that such rows share.

use super::column::{Columns, Holds};
use super::evidence::Evidence;
use crate::model::condition::Condition;
use crate::model::{Addressee, Ceiling, Entry, Fact, Period, Portal, Proof};
use crate::value::{Address, Amount, Date};

/// One statement of a block: which column of the row it fills depends on what it says.
pub(super) struct Step<'a> {
    pub(super) country: Option<&'a str>,
    /// The block, once it is known.
    pub(super) block: Option<&'a Addressee>,
    pub(super) what: &'a str,
    pub(super) proof: &'a Proof,
    pub(super) name: Option<&'a str>,
    pub(super) text: Option<&'a str>,
    pub(super) class: Option<&'a str>,
    pub(super) at_least: bool,
    pub(super) date: Option<Date>,
    pub(super) period: Option<Period>,
    pub(super) url: Option<&'a Address>,
    pub(super) authorities: &'a [String],
    pub(super) amount: Option<&'a Amount>,
    pub(super) when: Option<&'a Condition>,
}

impl<'a> Step<'a> {
    pub(super) fn new<T>(what: &'a str, fact: &'a Fact<T>) -> Self {
        Self {
            country: None,
            block: None,
            what,
            proof: &fact.proof,
            name: None,
            text: None,
            class: None,
            at_least: false,
            date: None,
            period: None,
            url: None,
            authorities: &[],
            amount: None,
            when: None,
        }
    }

    pub(super) fn entry(fact: &'a Fact<Entry>) -> Self {
        Self {
            name: Some(fact.name.as_str()),
            text: Some(fact.more.as_deref().unwrap_or(&fact.text)),
            date: fact.date,
            period: fact.within.clone().or_else(|| fact.every.clone()),
            amount: fact.amount.as_ref(),
            when: fact.when.as_ref(),
            ..Self::new(&fact.kind, fact)
        }
    }

    pub(super) fn portal(fact: &'a Fact<Portal>) -> Self {
        Self {
            text: fact.name.as_deref(),
            url: fact.url.as_ref(),
            when: fact.when.as_ref(),
            ..Self::new("portal", fact)
        }
    }

    pub(super) fn ceiling(what: &'a str, fact: &'a Fact<Ceiling>) -> Self {
        Self {
            class: Some(&fact.class),
            at_least: fact.at_least,
            amount: Some(&fact.amount),
            when: fact.when.as_ref(),
            ..Self::new(what, fact)
        }
    }

    pub(super) fn row(
        mut self,
        country: Option<&'a str>,
        block: &'a Addressee,
    ) -> (Self, Evidence) {
        self.country = country;
        self.block = Some(block);
        let evidence = Evidence::of([self.proof]);
        (self, evidence)
    }
}

pub(super) fn yes_no(fact: &Fact<bool>) -> &'static str {
    if fact.value { "yes" } else { "no" }
}

pub(super) const UNITS: &[&str] = &[
    "seconds",
    "minutes",
    "hours",
    "days",
    "working-days",
    "weeks",
    "months",
    "years",
];

pub(super) fn block_columns<'a>() -> Columns<Step<'a>> {
    let mut columns = Columns::<Step<'a>>::new();
    columns
        .text("id", "The fact.", |row, cell| cell.text(&row.proof.id))
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
            cell.maybe(row.block.and_then(|block| block.name.as_deref()));
        },
    );
    columns.text("regime", "The regime the block belongs to.", |row, cell| {
        cell.maybe(row.block.and_then(|block| block.regime.as_deref()))
    });
    columns
}

pub(super) fn condition_columns(columns: &mut Columns<Step<'_>>) {
    columns.add(
        "applies",
        Holds::Object,
        "For whom the block is, as a condition.",
        |row, cell| {
            cell.condition(row.block.and_then(|block| block.applies.as_ref()));
        },
    );
    columns.add(
        "when",
        Holds::Object,
        "For whom the statement is, as a condition.",
        |row, cell| {
            cell.condition(row.when);
        },
    );
}
