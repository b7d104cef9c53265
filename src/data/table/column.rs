//! Columns, cells and the writing of a table.

use std::fmt::{self, Write as _};

use serde::Serialize;

use super::evidence::Evidence;
use crate::data::{DataError, json};
use crate::model::Period;
use crate::model::condition::Condition;
use crate::value::Date;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Address,
    Date,
    Whole,
    Number,
    YesNo,
    /// Texts, separated by semicolons.
    List,
    /// An object as JSON.
    Object,
}

/// A column as the package describes it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    pub(super) about: &'static str,
    pub(super) required: bool,
    /// The words that may stand in it, where they are a closed list.
    pub(super) words: &'static [&'static str],
}

impl Field {
    pub(super) fn required(&mut self) -> &mut Self {
        self.required = true;
        self
    }

    pub(super) fn words(&mut self, words: &'static [&'static str]) -> &mut Self {
        self.words = words;
        self
    }
}

/// A column, and how a cell of it is read from a `T`.
struct Column<T> {
    field: Field,
    write: fn(&T, &mut Cell),
}

/// The columns of a table whose rows are made from a `T`.
pub(super) struct Columns<T>(Vec<Column<T>>);

impl<T> Columns<T> {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn add(
        &mut self,
        name: &'static str,
        holds: Holds,
        about: &'static str,
        write: fn(&T, &mut Cell),
    ) -> &mut Field {
        let field = Field {
            name,
            holds,
            about,
            required: false,
            words: &[],
        };
        let at = self.0.len();
        self.0.push(Column { field, write });
        &mut self.0[at].field
    }

    pub(super) fn text(
        &mut self,
        name: &'static str,
        about: &'static str,
        write: fn(&T, &mut Cell),
    ) -> &mut Field {
        self.add(name, Holds::Text, about, write)
    }
}

/// What a table is.
pub(super) struct Spec {
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    /// The columns that tell rows apart.
    pub(super) key: &'static [&'static str],
    pub(super) links: &'static [Link],
}

/// A column whose words stand in a column of another table.
pub(super) struct Link {
    pub(super) column: &'static str,
    pub(super) table: &'static str,
    pub(super) to: &'static str,
}

/// The column `country` of most tables.
pub(super) const TO_COUNTRY: Link = Link {
    column: "country",
    table: "countries",
    to: "code",
};

/// A finished table.
pub(super) struct Table {
    pub(super) spec: Spec,
    pub(super) fields: Vec<Field>,
    pub(super) bytes: Vec<u8>,
}

impl Table {
    /// Where it lies, relative to the folder of the package.
    pub(super) fn path(&self) -> String {
        format!("tables/{}.csv", self.spec.name)
    }
}

/// One cell on its way into a table.
#[derive(Default)]
pub(super) struct Cell {
    text: String,
    error: Option<DataError>,
}

impl Cell {
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn maybe(&mut self, text: Option<&str>) {
        self.text.push_str(text.unwrap_or_default());
    }

    pub(super) fn shown(&mut self, value: impl fmt::Display) {
        // writing to a String cannot fail
        let _ = write!(self.text, "{value}");
    }

    pub(super) fn date(&mut self, date: Option<Date>) {
        if let Some(date) = date {
            self.shown(date);
        }
    }

    pub(super) fn yes(&mut self, yes: bool) {
        self.text(if yes { "true" } else { "false" });
    }

    pub(super) fn list<T: AsRef<str>>(&mut self, items: impl IntoIterator<Item = T>) {
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.text.push(';');
            }
            self.text.push_str(item.as_ref());
        }
    }

    pub(super) fn count(&mut self, period: Option<&Period>) {
        if let Some(period) = period {
            self.shown(period.duration.count);
        }
    }

    pub(super) fn unit(&mut self, period: Option<&Period>) {
        if let Some(period) = period {
            self.word(&period.duration.unit);
        }
    }

    pub(super) fn event(&mut self, period: Option<&Period>) {
        self.maybe(period.and_then(|period| period.of.as_deref()));
    }

    pub(super) fn condition(&mut self, when: Option<&Condition>) {
        if let Some(when) = when {
            self.object(when);
        }
    }

    pub(super) fn object(&mut self, value: &impl Serialize) {
        match json::line(value) {
            Ok(line) => self.text.push_str(&line),
            Err(error) => self.error = Some(error),
        }
    }

    /// The word that a value of a closed list is in JSON.
    pub(super) fn word(&mut self, value: &impl Serialize) {
        match json::line(value) {
            Ok(line) => self.text.push_str(line.trim_matches('"')),
            Err(error) => self.error = Some(error),
        }
    }
}

/// Writes a table; each row has its evidence in the last columns.
pub(super) fn table<T>(
    spec: Spec,
    columns: &Columns<T>,
    rows: &[(T, Evidence)],
) -> Result<Table, DataError> {
    let evidence = super::evidence::columns();
    let name = spec.name;
    let refused = |error: csv::Error| DataError::Table {
        table: name,
        error: error.to_string(),
    };
    let fields: Vec<Field> = columns
        .0
        .iter()
        .map(|column| column.field)
        .chain(evidence.0.iter().map(|column| column.field))
        .collect();
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    writer
        .write_record(fields.iter().map(|field| field.name))
        .map_err(refused)?;
    let mut cell = Cell::default();
    let mut record = csv::StringRecord::new();
    for (row, proof) in rows {
        record.clear();
        for column in &columns.0 {
            cell.text.clear();
            (column.write)(row, &mut cell);
            record.push_field(&cell.text);
        }
        for column in &evidence.0 {
            cell.text.clear();
            (column.write)(proof, &mut cell);
            record.push_field(&cell.text);
        }
        writer.write_record(&record).map_err(refused)?;
    }
    if let Some(error) = cell.error {
        return Err(error);
    }
    let bytes = writer.into_inner().map_err(|error| DataError::Table {
        table: name,
        error: error.to_string(),
    })?;
    Ok(Table {
        spec,
        fields,
        bytes,
    })
}
