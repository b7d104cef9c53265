//! JSON Schema 2020-12 of every document, made from the types that are written.

use rayon::prelude::*;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::activities::{ACTIVITIES, ActivitiesContent};
use super::checklist::{AssessReport, ChecklistReport};
use super::content::{
    COUNTRY, COVERAGE, CountryContent, DIRECTIVE, DirectiveContent, SECTOR, SOURCES, SectorContent,
    SourcesContent, WHOLE, WholeContent,
};
use super::document::{Document, Kind, Standing, VERSION};
use super::incident::IncidentLine;
use super::json::{self, Layout};
use super::pair::{PAIR, PairContent};
use super::rules::{INCIDENT_RULES, JSONLOGIC, RULES};
use super::{DataError, File};
use crate::decide::incident::IncidentRules;
use crate::decide::program::{JsonLogic, Program};

/// A schema by its name.
struct Named {
    name: &'static str,
    make: fn() -> Value,
}

/// Every schema. Reports that other parts of the compiler write have their lines here as well: a
/// name, and [`of`] for the type of the report.
const SCHEMAS: &[Named] = &[
    Named {
        name: ACTIVITIES.name,
        make: || document::<Standing<'static, ActivitiesContent<'static>>>(&ACTIVITIES),
    },
    Named {
        name: "analyse",
        make: of::<crate::analyse::Analysis>,
    },
    Named {
        name: "assess",
        make: of::<AssessReport<'static>>,
    },
    Named {
        name: "assess-batch",
        make: of::<crate::assess::BatchLine<'static>>,
    },
    Named {
        name: COUNTRY.name,
        make: || document::<Standing<'static, CountryContent<'static>>>(&COUNTRY),
    },
    Named {
        name: COVERAGE.name,
        make: || document::<crate::coverage::CoverageReport>(&COVERAGE),
    },
    Named {
        name: "diff",
        make: || {
            let mut value = of::<crate::diff::Report>();
            never_null(&mut value);
            value
        },
    },
    Named {
        name: DIRECTIVE.name,
        make: || document::<Standing<'static, DirectiveContent<'static>>>(&DIRECTIVE),
    },
    Named {
        name: "checklist",
        make: || {
            let mut value = of::<ChecklistReport<'static>>();
            never_null(&mut value);
            value
        },
    },
    Named {
        name: "incident",
        make: || {
            let mut value = of::<IncidentLine<'static>>();
            never_null(&mut value);
            value
        },
    },
    Named {
        name: INCIDENT_RULES.name,
        make: || document::<Standing<'static, IncidentRules>>(&INCIDENT_RULES),
    },
    Named {
        name: JSONLOGIC.name,
        make: || document::<Standing<'static, JsonLogic>>(&JSONLOGIC),
    },
    Named {
        name: "log",
        make: of::<crate::history::Log>,
    },
    Named {
        name: PAIR.name,
        make: || document::<Standing<'static, PairContent<'static>>>(&PAIR),
    },
    Named {
        name: "receipts",
        make: of::<crate::receipt::ReceiptList>,
    },
    Named {
        name: "review",
        make: of::<crate::review::ReviewReport>,
    },
    Named {
        name: RULES.name,
        make: || document::<Standing<'static, Program>>(&RULES),
    },
    Named {
        name: SECTOR.name,
        make: || document::<Standing<'static, SectorContent<'static>>>(&SECTOR),
    },
    Named {
        name: "source-report",
        make: of::<crate::coverage::SourceReport>,
    },
    Named {
        name: SOURCES.name,
        make: || document::<SourcesContent<'static>>(&SOURCES),
    },
    Named {
        name: "verify",
        make: of::<crate::receipt::Verification>,
    },
    Named {
        name: "vocabulary",
        make: of::<crate::assess::Vocabulary>,
    },
    Named {
        name: WHOLE.name,
        make: || document::<WholeContent<'static>>(&WHOLE),
    },
];

/// The names of all schemas.
#[must_use]
pub fn schema_names() -> Vec<&'static str> {
    SCHEMAS.iter().map(|schema| schema.name).collect()
}

/// A schema as text; nothing where there is none of that name. Its `$id` is relative.
#[must_use]
pub fn schema(name: &str) -> Option<String> {
    let schema = SCHEMAS.iter().find(|schema| schema.name == name)?;
    String::from_utf8(print(schema, None).ok()?).ok()
}

/// The files with all schemas, with absolute `$id`s where it is known where the data will be found.
pub(super) fn files(base_url: Option<&str>) -> Result<Vec<File>, DataError> {
    SCHEMAS
        .par_iter()
        .map(|schema| {
            Ok((
                format!("data/{}", path(schema.name)),
                print(schema, base_url)?,
            ))
        })
        .collect()
}

/// Where a schema will be found.
pub(super) fn address(base_url: &str, name: &str) -> String {
    format!("{base_url}/data/{}", path(name))
}

fn path(name: &str) -> String {
    format!("schemas/{name}.json")
}

fn print(schema: &Named, base_url: Option<&str>) -> Result<Vec<u8>, DataError> {
    let mut value = (schema.make)();
    if let Value::Object(fields) = &mut value {
        let id = match base_url {
            Some(base) => address(base, schema.name),
            None => format!("{}.json", schema.name),
        };
        fields.insert("$id".to_owned(), Value::from(id));
    }
    json::document(&value, Layout::Plain)
}

/// The schema of a type as it is written.
fn of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<T>()
        .to_value()
}

/// The schema of a document, with the name and the version of its format.
fn document<T: JsonSchema>(kind: &Kind) -> Value {
    let mut value = of::<Document<'static, T>>();
    never_null(&mut value);
    let fixed = [
        ("format", Value::from(format!("acquis-{}", kind.name))),
        ("version", Value::from(VERSION)),
    ];
    for (field, only) in fixed {
        if let Some(Value::Object(field)) = value.pointer_mut(&format!("/properties/{field}")) {
            field.insert("const".to_owned(), only);
        }
    }
    if let Value::Object(fields) = &mut value {
        fields.insert("title".to_owned(), Value::from(kind.title));
        fields.remove("description");
    }
    value
}

/// Documents leave out what they do not have: nothing in them is ever null, though the types that
/// are written could be.
fn never_null(schema: &mut Value) {
    match schema {
        Value::Array(members) => members.iter_mut().for_each(never_null),
        Value::Object(fields) => {
            if let Some(Value::Array(types)) = fields.get_mut("type") {
                types.retain(|one| one != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    fields.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(members)) = fields.get_mut("anyOf") {
                members.retain(|member| member.get("type").is_none_or(|only| only != "null"));
                if let [Value::Object(only)] = members.as_slice() {
                    let only = only.clone();
                    fields.remove("anyOf");
                    fields.extend(only);
                }
            }
            fields.values_mut().for_each(never_null);
        }
        _ => {}
    }
}
