//! Tables: the same facts as CSV, with a Data Package that types every column.
//!
//! A [`Column`] says what stands in it and how to read that from a row, in one place, so that
//! description and content cannot fall out of step.

mod changes;
mod column;
mod duties;
mod evidence;
mod fines;
mod kinds;
mod knowledge;
mod law;
mod package;
mod people;
mod scope;
mod step;

use rayon::prelude::*;

use super::document::Desk;
use super::{DataError, Evaluated, File};
use crate::model::inherit::Law;
use crate::model::{Body, Country, KnowledgeBase};

/// What tables are made from.
struct Source<'a> {
    base: &'a KnowledgeBase,
    laws: &'a [(Law<'a>, &'a Country)],
    evaluated: &'a Evaluated,
}

/// Who says something: a directive, or a country.
struct Owner<'a> {
    /// The code of the country; nothing for a directive.
    country: Option<&'a str>,
    /// The first part of the ids of its facts.
    prefix: String,
    body: &'a Body,
}

impl<'a> Source<'a> {
    /// Directives, then countries.
    fn owners(&self) -> Vec<Owner<'a>> {
        let directives = self.base.directives.iter().map(|(id, directive)| Owner {
            country: None,
            prefix: id.clone(),
            body: &directive.body,
        });
        let countries = self.base.countries.values().map(|country| Owner {
            country: Some(country.code.as_str()),
            prefix: country.code.lower(),
            body: &country.body,
        });
        directives.chain(countries).collect()
    }
}

type Make = for<'a, 'b> fn(&'b Source<'a>) -> Result<column::Table, DataError>;

/// Every table, in the order in which the package lists them.
const TABLES: [Make; 14] = [
    law::countries,
    law::laws,
    people::authorities,
    kinds::sectors,
    kinds::entity_types,
    people::supervision,
    scope::scope,
    duties::registration,
    duties::stages,
    fines::fines,
    changes::departures,
    changes::milestones,
    knowledge::sources,
    knowledge::questions,
];

/// The tables and the package that describes them.
pub(super) fn files(
    desk: Desk<'_>,
    laws: &[(Law<'_>, &Country)],
    evaluated: &Evaluated,
) -> Result<Vec<File>, DataError> {
    let source = Source {
        base: desk.base,
        laws,
        evaluated,
    };
    let tables: Vec<column::Table> = TABLES
        .par_iter()
        .map(|make| make(&source))
        .collect::<Result<_, _>>()?;
    let package = package::package(desk, &tables)?;
    let mut files = vec![("data/datapackage.json".to_owned(), package)];
    files.extend(
        tables
            .into_iter()
            .map(|table| (format!("data/{}", table.path()), table.bytes)),
    );
    Ok(files)
}
