use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::*;

const FACTS: Layout = Layout::Facts { head: 0 };

fn printed<T: Serialize>(value: &T, layout: Layout) -> String {
    String::from_utf8(document(value, layout).expect("JSON")).expect("UTF-8")
}

#[test]
fn a_fact_is_one_line_and_everything_around_it_is_broken() {
    let value = json!({
        "name": "Belgium",
        "names": {"nl": "België", "fr": "Belgique"},
        "laws": [{"id": "a", "adopted": {"value": "2024-04-26", "grade": "official", "sources": [{"source": "x"}]}}],
        "none": [],
        "deep": {"list": [[1, 2], []]},
    });
    assert_eq!(
        printed(&value, FACTS),
        r#"{
  "deep": {
    "list": [
      [1,2],
      []
    ]
  },
  "laws": [
    {
      "adopted": {"grade":"official","sources":[{"source":"x"}],"value":"2024-04-26"},
      "id": "a"
    }
  ],
  "name": "Belgium",
  "names": {"fr":"Belgique","nl":"België"},
  "none": []
}
"#
    );
}

#[test]
fn a_description_of_data_knows_no_facts() {
    let value = json!({"properties": {"grade": {"type": ["string"]}}});
    assert_eq!(
        printed(&value, Layout::Plain),
        "{\n  \"properties\": {\n    \"grade\": {\n      \"type\": [\"string\"]\n    }\n  }\n}\n"
    );
}

#[test]
fn the_first_entries_may_stay_in_front() {
    #[derive(Serialize)]
    struct Document {
        version: u32,
        format: &'static str,
        b: bool,
        a: char,
    }
    let value = Document {
        version: 1,
        format: "x",
        b: true,
        a: '"',
    };
    assert_eq!(
        printed(&value, Layout::Facts { head: 2 }),
        "{\n  \"version\": 1,\n  \"format\": \"x\",\n  \"a\": \"\\\"\",\n  \"b\": true\n}\n"
    );
}

#[test]
fn every_kind_of_variant_is_written_as_serde_writes_it() {
    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        Unit,
        Newtype(u8),
        Tuple(u8, i64),
        Struct { a: Option<u8>, b: () },
    }
    let value = [
        Kind::Unit,
        Kind::Newtype(1),
        Kind::Tuple(2, -3),
        Kind::Struct { a: Some(4), b: () },
        Kind::Struct { a: None, b: () },
    ];
    let back: Value = serde_json::from_str(&printed(&value, FACTS)).expect("JSON");
    assert_eq!(back, serde_json::to_value(&value).expect("a value"));
}

#[test]
fn numbers_that_are_not_exact_and_keys_that_are_no_texts_are_refused() {
    assert!(document(&[0.5], FACTS).is_err());
    assert!(document(&BTreeMap::from([(1, "x")]), FACTS).is_err());
}

#[test]
fn fields_can_be_laid_into_an_open_object() {
    #[derive(Serialize)]
    struct Inner {
        a: Vec<Named>,
    }
    #[derive(Serialize)]
    struct Named {
        id: &'static str,
        sources: Vec<BTreeMap<&'static str, &'static str>>,
    }
    let inner = Inner {
        a: vec![Named {
            id: "fact",
            sources: vec![
                BTreeMap::from([("source", "one")]),
                BTreeMap::from([("source", "two")]),
            ],
        }],
    };
    let mut tape = Tape::new();
    let root = tape.begin();
    tape.fields(&inner).expect("fields");
    let named = tape.named("sources", "source");
    assert_eq!(named.iter().collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(tape.uses(), [("fact", "one"), ("fact", "two")]);
    tape.field("sources", &named).expect("a field");
    tape.end(root);
    assert_eq!(
        tape.line(),
        r#"{"a":[{"id":"fact","sources":[{"source":"one"},{"source":"two"}]}],"sources":["one","two"]}"#
    );
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop_oneof![
        Just("grade".to_owned()),
        Just("outcome".to_owned()),
        "[a-zé !#-]{0,6}"
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(value in any_json()) {
        for layout in [FACTS, Layout::Plain] {
            let text = printed(&value, layout);
            prop_assert_eq!(&serde_json::from_str::<Value>(&text).expect("JSON"), &value);
            prop_assert!(text.ends_with('\n'));
            prop_assert!(text.lines().all(|line| line.trim_end() == line));
        }
        // serde_json sorts the keys of its values, and escapes no more than it must
        prop_assert_eq!(line(&value).expect("a line"), value.to_string());
    }
}
