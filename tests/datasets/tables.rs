//! The tables: every row fits its description, by our own reading and by frictionless.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use super::bases::{Files, PROVISIONS, REAL, root};

type Rows = Vec<BTreeMap<String, String>>;

fn rows(bytes: &[u8]) -> (Vec<String>, Rows) {
    let mut reader = csv::Reader::from_reader(bytes);
    let header: Vec<String> = reader
        .headers()
        .expect("a header")
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect();
    (header, rows)
}

fn texts(value: &Value) -> Vec<String> {
    let members = value.as_array().into_iter().flatten();
    members
        .map(|member| member.as_str().expect("a text").to_owned())
        .collect()
}

fn check(files: &Files) {
    let package: Value = serde_json::from_slice(&files["data/datapackage.json"]).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    let tables: BTreeMap<&str, (Vec<String>, Rows)> = resources
        .iter()
        .map(|resource| {
            let path = format!("data/{}", resource["path"].as_str().expect("a path"));
            (
                resource["name"].as_str().expect("a name"),
                rows(&files[&path]),
            )
        })
        .collect();
    assert_eq!(
        tables.len(),
        files.keys().filter(|path| path.ends_with(".csv")).count()
    );
    for resource in resources {
        let name = resource["name"].as_str().expect("a name");
        let (header, rows) = &tables[name];
        let schema = &resource["schema"];
        let fields = schema["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields
            .iter()
            .map(|field| field["name"].as_str().expect("a name"))
            .collect();
        assert_eq!(*header, names, "{name}");
        for last in ["under", "draft", "repealed", "sources", "grade", "checked"] {
            assert!(names.contains(&last), "{name} has {last}");
        }
        for field in fields {
            let column = field["name"].as_str().expect("a name");
            for row in rows {
                cell(name, field, &row[column]);
            }
        }
        let key = texts(&schema["primaryKey"]);
        let mut keys = BTreeSet::new();
        for row in rows {
            let key: Vec<&String> = key.iter().map(|column| &row[column]).collect();
            assert!(keys.insert(key.clone()), "{name}: {key:?} stands twice");
        }
        for link in schema["foreignKeys"].as_array().into_iter().flatten() {
            let reference = &link["reference"];
            let (_, other) = &tables[reference["resource"].as_str().expect("a table")];
            let (from, to) = (&texts(&link["fields"])[0], &texts(&reference["fields"])[0]);
            let known: BTreeSet<&String> = other.iter().map(|row| &row[to]).collect();
            for row in rows.iter().filter(|row| !row[from].is_empty()) {
                assert!(
                    known.contains(&row[from]),
                    "{name}: {} is in {}",
                    row[from],
                    reference["resource"]
                );
            }
        }
    }
    let (_, sources) = &tables["sources"];
    let known: BTreeSet<&str> = sources.iter().map(|row| row["id"].as_str()).collect();
    for (name, (_, rows)) in &tables {
        for row in rows {
            let named = row["sources"]
                .split(';')
                .filter(|source| !source.is_empty());
            for source in named {
                assert!(known.contains(source), "{name}: {source}");
            }
        }
    }
}

fn cell(table: &str, field: &Value, text: &str) {
    let constraints = &field["constraints"];
    if text.is_empty() {
        assert_ne!(constraints["required"], true, "{table}: {field}");
        return;
    }
    if constraints.get("enum").is_some() {
        assert!(
            texts(&constraints["enum"]).iter().any(|word| word == text),
            "{table}: {text}: {field}"
        );
    }
    let fits = match field["type"].as_str() {
        Some("date") => acquis::value::Date::parse(text).is_some(),
        Some("integer") => text.parse::<u32>().is_ok(),
        Some("number") => acquis::value::Decimal::parse(text).is_some(),
        Some("boolean") => matches!(text, "true" | "false"),
        Some("object") => serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object()),
        Some("list") => text.split(';').all(|item| !item.is_empty()),
        Some("string") => true,
        _ => false,
    };
    assert!(fits, "{table}: {text} in {field}");
}

#[test]
fn every_cell_fits_its_column_and_every_key_is_met() {
    check(&REAL.files);
    check(&PROVISIONS.files);
}

#[test]
fn the_documentation_names_every_document_and_every_table() {
    let page = std::fs::read_to_string(root().join("docs/data.md")).expect("a page");
    for name in acquis::data::schema_names() {
        assert!(
            page.contains(&format!("**`{name}`**")),
            "docs/data.md says what `{name}` holds"
        );
    }
    for path in REAL.files.keys().filter(|path| path.ends_with(".csv")) {
        let name = path
            .trim_start_matches("data/tables/")
            .trim_end_matches(".csv");
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/data.md names the table `{name}`"
        );
    }
}

/// Runs where `tests/tools/frictionless.sh` has installed the validator before.
#[test]
fn frictionless_accepts_the_package() {
    let script = root().join("tests/tools/frictionless.sh");
    let available = Command::new(&script).arg("--available").status();
    if !available.is_ok_and(|status| status.success()) {
        eprintln!("skipped: run tests/tools/frictionless.sh once to install the validator");
        return;
    }
    for files in [&REAL.files, &PROVISIONS.files] {
        let folder = tempfile::tempdir().expect("a folder");
        for (path, bytes) in files {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
        let ran = Command::new(&script)
            .arg(folder.path().join("data"))
            .output()
            .expect("a program");
        assert!(
            ran.status.success(),
            "{}",
            String::from_utf8_lossy(&ran.stdout)
        );
    }
}
