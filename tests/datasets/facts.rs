//! What every document promises: it stands alone, each fact has a line, the same facts give the same
//! bytes.

use std::collections::BTreeSet;

use acquis::data::{self, Options};
use acquis::model::inherit::Law;
use acquis::model::{Grade, KnowledgeBase};
use acquis::value::Date;
use serde_json::Value;

use super::bases::{
    Files, PARTS, PROVISIONS, REAL, World, documents, every_object, files, read_base,
};

#[test]
fn there_is_a_document_for_everything() {
    let World { base, files, .. } = &*REAL;
    let mut expected: BTreeSet<String> = [
        "data/acquis.json",
        "data/activities.json",
        "data/coverage.json",
        "data/sources.json",
        "data/datapackage.json",
        "data/follows/eu.json",
        "data/rules/eu.json",
        "data/rules/jsonlogic/eu.json",
        "data/rules/incidents/eu.json",
        "data/rules/evaluate.mjs",
        "data/rules/counting.mjs",
        "data/rules/deadlines.mjs",
        "data/rules/incident.mjs",
        "data/rules/moment.mjs",
    ]
    .map(str::to_owned)
    .into();
    expected.extend(
        data::schema_names()
            .iter()
            .map(|name| format!("data/schemas/{name}.json")),
    );
    expected.extend(
        base.directives
            .keys()
            .map(|id| format!("data/directives/{id}.json")),
    );
    expected.extend(
        base.sectors
            .iter()
            .map(|sector| format!("data/sectors/{}.json", sector.id)),
    );
    for country in base.countries.keys() {
        let code = country.to_ascii_lowercase();
        for folder in [
            "countries",
            "follows",
            "rules",
            "rules/jsonlogic",
            "rules/incidents",
        ] {
            expected.insert(format!("data/{folder}/{code}.json"));
        }
        // Sectors of the state's own among them.
        let law = Law::of(base, Some(country)).expect("a law");
        let sectors = law.sectors.iter().map(|here| here.sector.id.as_str());
        expected.extend(sectors.map(|sector| format!("data/pairs/{code}/{sector}.json")));
    }
    let found: BTreeSet<String> = files
        .keys()
        .filter(|path| !path.ends_with(".csv"))
        .cloned()
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_source_and_every_act_that_is_named_is_there() {
    for World { base, files, .. } in [&*REAL, &*PROVISIONS] {
        for (path, document) in documents(files) {
            let mut sources = BTreeSet::new();
            let mut acts = BTreeSet::new();
            every_object(&document, &mut |object| {
                for (list, field, named) in [
                    ("sources", "source", &mut sources),
                    ("under", "law", &mut acts),
                ] {
                    for member in object
                        .get(list)
                        .and_then(Value::as_array)
                        .into_iter()
                        .flatten()
                    {
                        named.insert(member[field].as_str().expect("a name").to_owned());
                    }
                }
            });
            let keys = |field: &str| -> Option<BTreeSet<String>> {
                Some(document.get(field)?.as_object()?.keys().cloned().collect())
            };
            let all: BTreeSet<String> = base.sources.keys().cloned().collect();
            match path {
                "data/acquis.json" | "data/sources.json" => {
                    assert_eq!(keys("sources"), Some(all), "{path}")
                }
                // What names none, as the counts of coverage, needs no list of them.
                _ => {
                    assert_eq!(keys("sources").unwrap_or_default(), sources, "{path}");
                    assert_eq!(keys("acts").unwrap_or_default(), acts, "{path}");
                }
            }
        }
    }
}

#[test]
fn every_document_it_leads_to_is_there() {
    for World { files, .. } in [&*REAL, &*PROVISIONS] {
        for (path, document) in documents(files) {
            let pairs = document.get("pairs").and_then(Value::as_object);
            for pair in pairs.into_iter().flat_map(|pairs| pairs.values()) {
                let pair = pair.as_str().expect("a path").trim_start_matches("../");
                assert!(
                    files.contains_key(&format!("data/{pair}")),
                    "{path} leads to {pair}"
                );
            }
        }
    }
}

#[test]
fn the_whole_reads_back_as_the_model() {
    let World { base, files, .. } = &*REAL;
    let whole: Value = serde_json::from_slice(&files["data/acquis.json"]).expect("JSON");
    let model = |value: Result<Value, serde_json::Error>| value.expect("a value");
    assert_eq!(
        whole["countries"],
        model(serde_json::to_value(&base.countries))
    );
    assert_eq!(whole["sectors"], model(serde_json::to_value(&base.sectors)));
    assert_eq!(
        whole["directives"],
        model(serde_json::to_value(&base.directives))
    );
    assert_eq!(whole["sources"], model(serde_json::to_value(&base.sources)));
}

#[test]
fn every_fact_has_an_id_of_its_own_and_nothing_is_null() {
    for World { files, .. } in [&*REAL, &*PROVISIONS] {
        let whole: Value = serde_json::from_slice(&files["data/acquis.json"]).expect("JSON");
        let mut ids = BTreeSet::new();
        for part in ["directives", "sectors", "countries"] {
            every_object(&whole[part], &mut |object| {
                assert!(object.values().all(|value| !value.is_null()), "{object:?}");
                if object.contains_key("grade") && object.contains_key("id") {
                    let id = object["id"].as_str().expect("an id");
                    assert!(ids.insert(id.to_owned()), "{id} is given twice");
                }
            });
        }
        assert!(ids.len() > 500, "{}", ids.len());
    }
}

#[test]
fn the_same_facts_give_the_same_bytes() {
    let base = read_base(&PARTS);
    let one_thread = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread");
    let again = one_thread.install(|| files(&base, &data::Evaluated::of(&base)));
    assert_eq!(
        again.keys().collect::<Vec<_>>(),
        REAL.files.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &again {
        assert!(*bytes == REAL.files[path], "{path} differs");
    }
}

#[test]
fn one_country_alone_gives_the_same_files() {
    let World {
        base,
        evaluated,
        files,
    } = &*REAL;
    let alone = data::country_files(base, "BE", evaluated, &Options::default()).expect("datasets");
    // The state, its rules in two forms, on incidents, and what follows; and each sector there.
    assert_eq!(alone.len(), base.sectors.len() + 5);
    for (path, bytes) in &alone {
        assert!(*bytes == files[path], "{path} differs");
    }
    let nobody = data::country_files(base, "XX", evaluated, &Options::default()).expect("datasets");
    assert_eq!(nobody, Files::new());
}

#[test]
fn a_document_begins_with_what_it_is_and_keeps_its_keys_in_order() {
    for (path, document) in documents(&REAL.files) {
        let text = String::from_utf8(REAL.files[path].clone()).expect("UTF-8");
        let head = format!(
            "{{\n  \"format\": {},\n  \"version\": 1,\n  \"as_of\": ",
            document["format"]
        );
        assert!(text.starts_with(&head), "{path}");
        assert!(text.ends_with("}\n"), "{path}");
        // two spaces a level, nothing behind a line
        for line in text.lines() {
            let indent = line.len() - line.trim_start().len();
            assert!(indent % 2 == 0 && line.trim_end() == line, "{path}: {line}");
        }
        let keys: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
            .skip(4)
            .collect();
        assert!(keys.is_sorted(), "{path}: {keys:?}");
    }
}

/// Counts facts in a value; what stands in a fact belongs to it.
fn facts(value: &Value) -> usize {
    match value {
        Value::Array(members) => members.iter().map(facts).sum(),
        Value::Object(fields) if fields.contains_key("grade") || fields.contains_key("outcome") => {
            1
        }
        Value::Object(fields) => fields.values().map(facts).sum(),
        _ => 0,
    }
}

#[test]
fn a_line_holds_one_fact_and_the_whole_of_it() {
    for files in [&REAL.files, &PROVISIONS.files] {
        for (path, document) in documents(files) {
            let text = std::str::from_utf8(&files[path]).expect("UTF-8");
            let mut found = 0;
            for line in text.lines() {
                let line = line.trim_start().trim_end_matches(',');
                let value = match line.split_once("\": ") {
                    Some((key, value)) if key.starts_with('"') && !key[1..].contains('"') => value,
                    _ => line,
                };
                if let Ok(value) = serde_json::from_str::<Value>(value) {
                    found += facts(&value);
                    assert!(facts(&value) <= 1, "{path}: {line}");
                }
            }
            assert_eq!(found, facts(&document), "{path}");
        }
    }
}

/// Which lines differ between two texts of as many lines.
fn changed(before: &[u8], after: &[u8]) -> Option<usize> {
    let lines = |bytes: &[u8]| -> Vec<String> {
        let text = std::str::from_utf8(bytes).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    };
    let (before, after) = (lines(before), lines(after));
    if before.len() != after.len() {
        return None;
    }
    Some(
        before
            .iter()
            .zip(&after)
            .filter(|(before, after)| before != after)
            .count(),
    )
}

#[test]
fn changing_one_fact_changes_one_line() {
    type Change = fn(&mut KnowledgeBase);
    let belgium = |files: &[&str]| -> Vec<String> {
        files
            .iter()
            .map(|file| format!("data/{file}.json"))
            .collect()
    };
    let cases: [(&str, Change, Vec<String>); 9] = [
        (
            "a date",
            |base| {
                let act = &mut base.countries.get_mut("BE").expect("a country").body.laws[0];
                act.adopted.as_mut().expect("a date").value =
                    Date::parse("2024-04-25").expect("a day");
            },
            belgium(&["acquis", "countries/be"]),
        ),
        (
            "a period",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                let stage = &mut body.reporting[0].stages[0].value;
                stage.within.as_mut().expect("a period").duration.count = 12;
            },
            belgium(&["acquis", "countries/be", "pairs/be/energy"]),
        ),
        (
            "a grade",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                body.fines[0].ceilings[0].proof.grade = Grade::Secondary;
            },
            belgium(&["acquis", "countries/be", "pairs/be/energy"]),
        ),
        (
            "a remark, where there was none",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                body.rules[0]
                    .proof
                    .notes
                    .push("Line one.\nLine two.".to_owned());
            },
            belgium(&["acquis", "countries/be"]),
        ),
        (
            "a condition",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                body.rules[0].value.when = acquis::model::condition::Condition::Always;
            },
            belgium(&["acquis", "countries/be", "rules/be"]),
        ),
        (
            "a name",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                body.authorities[0].name = "Centre".to_owned();
            },
            belgium(&["acquis", "countries/be", "pairs/be/energy"]),
        ),
        (
            "a detail of a regime",
            |base| {
                let body = &mut base.countries.get_mut("BE").expect("a country").body;
                body.regimes[0].value.summary = None;
            },
            belgium(&["acquis", "countries/be", "pairs/be/banking"]),
        ),
        (
            "the day a source was read",
            |base| {
                let source = base.sources.get_mut("be/be-justel").expect("a source");
                source.checked = Date::parse("2026-11-21");
            },
            belgium(&["acquis", "sources", "countries/be", "pairs/be/energy"]),
        ),
        (
            "a definition",
            |base| {
                let definition = &mut base.sectors[0].types[0].definition;
                definition.as_mut().expect("a definition").value.push('!');
            },
            belgium(&["acquis", "sectors/energy"]),
        ),
    ];
    for (what, change, expected) in cases {
        let mut base = REAL.base.clone();
        change(&mut base);
        let after = files(&base, &REAL.evaluated);
        for path in expected {
            assert_eq!(
                changed(&REAL.files[&path], &after[&path]),
                Some(1),
                "{what}: {path}"
            );
        }
        let of_others = after.iter().filter(|(path, _)| path.contains("/lu"));
        for (path, bytes) in of_others {
            assert!(*bytes == REAL.files[path], "{what}: {path}");
        }
    }
}
