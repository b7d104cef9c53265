//! The descriptor of the tables: a Data Package, version 2.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::column::{Field, Holds, Table};
use crate::data::document::Desk;
use crate::data::json::{self, Layout};
use crate::data::{DataError, Options};

const PACKAGE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const RESOURCE: &str = "https://datapackage.org/profiles/2.0/dataresource.json";
const SCHEMA: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    title: &'a str,
    description: &'static str,
    /// The day whose law the tables tell.
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    licenses: [Licence<'a>; 1],
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Licence<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'static str>,
}

#[derive(Serialize)]
struct Resource<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: &'a str,
    title: &'a str,
    description: &'a str,
    path: String,
    #[serde(rename = "type")]
    kind: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    schema: Schema<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    fields: Vec<FieldLine<'a>>,
    missing_values: [&'static str; 1],
    primary_key: &'a [&'a str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'a>>,
}

#[derive(Serialize)]
struct FieldLine<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    constraints: Option<Constraints<'a>>,
}

#[derive(Serialize)]
struct Constraints<'a> {
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    required: bool,
    #[serde(rename = "enum", skip_serializing_if = "<[_]>::is_empty")]
    words: &'a [&'a str],
}

#[derive(Serialize)]
struct ForeignKey<'a> {
    fields: [&'a str; 1],
    reference: Reference<'a>,
}

#[derive(Serialize)]
struct Reference<'a> {
    resource: &'a str,
    fields: [&'a str; 1],
}

/// The descriptor of the tables.
pub(super) fn package(desk: Desk<'_>, tables: &[Table]) -> Result<Vec<u8>, DataError> {
    let Options {
        title,
        licence,
        base_url,
        ..
    } = desk.options;
    let package = Package {
        profile: PACKAGE,
        name: name(title),
        title,
        description: "The law of the member states as tables: one row a fact, each with its provisions, its sources, the grade of the evidence and the day it was checked.",
        version: desk.base.as_of.to_string(),
        homepage: base_url.as_deref(),
        licenses: [Licence {
            name: licence,
            path: (licence == "CC-BY-4.0")
                .then_some("https://creativecommons.org/licenses/by/4.0/"),
        }],
        resources: tables.iter().map(resource).collect(),
    };
    json::document(&package, Layout::Plain)
}

/// A title as the name of a package: small letters, digits and hyphens.
fn name(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    match name.trim_matches('-') {
        "" => "acquis".to_owned(),
        name => name.to_owned(),
    }
}

fn resource(table: &Table) -> Resource<'_> {
    let spec = &table.spec;
    Resource {
        profile: RESOURCE,
        name: spec.name,
        title: spec.title,
        description: spec.about,
        path: table.path(),
        kind: "table",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: table.bytes.len(),
        hash: format!("sha256:{}", hex(&Sha256::digest(&table.bytes))),
        schema: Schema {
            profile: SCHEMA,
            fields: table.fields.iter().map(field).collect(),
            missing_values: [""],
            primary_key: spec.key,
            foreign_keys: spec
                .links
                .iter()
                .map(|link| ForeignKey {
                    fields: [link.column],
                    reference: Reference {
                        resource: link.table,
                        fields: [link.to],
                    },
                })
                .collect(),
        },
    }
}

fn field(field: &Field) -> FieldLine<'_> {
    let kind = match field.holds {
        Holds::Text | Holds::Address => "string",
        Holds::Date => "date",
        Holds::Whole => "integer",
        Holds::Number => "number",
        Holds::YesNo => "boolean",
        Holds::List => "list",
        Holds::Object => "object",
    };
    let constrained = field.required || !field.words.is_empty();
    FieldLine {
        name: field.name,
        kind,
        format: (field.holds == Holds::Address).then_some("uri"),
        description: field.about,
        delimiter: (field.holds == Holds::List).then_some(";"),
        constraints: constrained.then_some(Constraints {
            required: field.required,
            words: field.words,
        }),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a String cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn any_title_makes_a_name() {
        assert_eq!(
            super::name("NIS2 in Europa: ein Überblick"),
            "nis2-in-europa-ein-berblick"
        );
        assert_eq!(super::name("…"), "acquis");
    }
}
