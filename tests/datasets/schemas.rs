//! Every document follows its schema, and the schemas let nothing else pass.

use std::collections::BTreeMap;

use jsonschema::Validator;
use serde_json::{Value, json};

use super::bases::{Files, PROVISIONS, REAL, documents};

fn schema(files: &Files, name: &str) -> Value {
    serde_json::from_slice(&files[&format!("data/schemas/{name}.json")]).expect("JSON")
}

fn validators(files: &Files, change: impl Fn(&mut Value)) -> BTreeMap<String, Validator> {
    acquis::data::schema_names()
        .into_iter()
        .map(|name| {
            let mut schema = schema(files, name);
            assert!(jsonschema::meta::is_valid(&schema), "{name}");
            change(&mut schema);
            let validator = jsonschema::validator_for(&schema).expect("a schema");
            (name.to_owned(), validator)
        })
        .collect()
}

/// The name of the schema that a document names by its address.
fn schema_name(path: &str, document: &Value) -> String {
    let address = document["$schema"].as_str().expect("an address");
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    let found = parts.join("/");
    assert_eq!(
        found,
        format!("data/schemas/{}", parts[parts.len() - 1]),
        "{path} names a schema that is there"
    );
    parts[parts.len() - 1].trim_end_matches(".json").to_owned()
}

fn faults(validator: &Validator, document: &Value) -> Vec<String> {
    validator
        .iter_errors(document)
        .map(|fault| format!("{}: {fault:.300}", fault.instance_path()))
        .take(5)
        .collect()
}

#[test]
fn every_document_follows_its_schema() {
    for files in [&REAL.files, &PROVISIONS.files] {
        let validators = validators(files, |_| {});
        for (path, document) in documents(files) {
            let name = schema_name(path, &document);
            assert_eq!(document["format"], format!("acquis-{name}"), "{path}");
            assert_eq!(faults(&validators[&name], &document), [""; 0], "{path}");
        }
    }
}

/// Closes every object that lists its fields, so that one it does not list is a fault.
fn close(schema: &mut Value) {
    match schema {
        Value::Array(members) => members.iter_mut().for_each(close),
        Value::Object(fields) => {
            let is_object = fields.get("type").is_some_and(|only| only == "object");
            if is_object && fields.contains_key("properties") {
                fields.insert("additionalProperties".to_owned(), json!(false));
            }
            fields.values_mut().for_each(close);
        }
        _ => {}
    }
}

#[test]
fn every_field_is_described() {
    for files in [&REAL.files, &PROVISIONS.files] {
        let validators = validators(files, close);
        for (path, document) in documents(files) {
            let name = schema_name(path, &document);
            assert_eq!(faults(&validators[&name], &document), [""; 0], "{path}");
        }
    }
}

#[test]
fn a_wrong_type_or_a_missing_field_is_a_fault() {
    let validators = validators(&REAL.files, |_| {});
    let stage = "/country/body/reporting/0/stages/0";
    let wrong: [(&str, &str, Option<Value>); 19] = [
        ("countries/be", "/format", Some(json!("acquis-sector"))),
        ("countries/be", "/version", Some(json!(2))),
        ("countries/be", "/version", None),
        ("countries/be", "/as_of", Some(json!("22 November 2026"))),
        ("countries/be", "/licence", None),
        ("countries/be", "/sources", None),
        ("countries/be", "/acts", None),
        ("countries/be", "/country/code", Some(json!("Belgium"))),
        ("countries/be", "/country/body/laws/0/id", None),
        (
            "countries/be",
            "/country/body/laws/0/adopted",
            Some(json!("2024-04-26")),
        ),
        (
            "countries/be",
            "/country/body/laws/0/adopted/value",
            Some(json!(20_240_426)),
        ),
        (
            "countries/be",
            "/country/body/fines/0/ceilings/0/value/amount/kind",
            Some(json!("much")),
        ),
        (
            "countries/be",
            &format!("{stage}/grade"),
            Some(json!("good")),
        ),
        ("countries/be", &format!("{stage}/grade"), None),
        (
            "countries/be",
            &format!("{stage}/value/within/duration/count"),
            Some(json!("24")),
        ),
        (
            "countries/be",
            &format!("{stage}/value/name"),
            Some(Value::Null),
        ),
        (
            "pairs/be/energy",
            "/scope/types/0/outcomes/large/outcome",
            Some(json!("huge")),
        ),
        ("pairs/be/energy", "/supervisors/0/sources/0/source", None),
        (
            "acquis",
            "/countries/BE/body/rules/0/value/when/op",
            Some(json!("maybe")),
        ),
    ];
    for (name, pointer, value) in wrong {
        let path = format!("data/{name}.json");
        let mut document: Value = serde_json::from_slice(&REAL.files[&path]).expect("JSON");
        let validator = &validators[&schema_name(&path, &document)];
        let (parent, field) = pointer.rsplit_once('/').expect("a pointer");
        let fields = document
            .pointer_mut(parent)
            .and_then(Value::as_object_mut)
            .unwrap_or_else(|| panic!("{name} has {parent}"));
        assert!(fields.contains_key(field), "{name} has {pointer}");
        match value {
            Some(value) => fields.insert(field.to_owned(), value),
            None => fields.remove(field),
        };
        assert!(!validator.is_valid(&document), "{name}: {pointer}");
    }
}

#[test]
fn schemas_are_found_by_name_and_by_address() {
    for name in acquis::data::schema_names() {
        let text = acquis::data::schema(name).expect("a schema");
        assert_eq!(
            text.as_bytes(),
            REAL.files[&format!("data/schemas/{name}.json")]
        );
        let schema: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert_eq!(schema["$id"], format!("{name}.json"));
    }
    assert_eq!(acquis::data::schema("nothing"), None);

    let options = acquis::data::Options {
        base_url: Some("https://example.org/acquis".to_owned()),
        ..acquis::data::Options::default()
    };
    let files = acquis::data::files(&REAL.base, &REAL.evaluated, &options).expect("datasets");
    let address = "https://example.org/acquis/data/schemas/pair.json";
    assert_eq!(schema(&files, "pair")["$id"], address);
    let pair: Value = serde_json::from_slice(&files["data/pairs/be/energy.json"]).expect("JSON");
    assert_eq!(pair["$schema"], address);
}
