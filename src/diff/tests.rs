//! No published field is missed: another value of any leaf of the published form is found, by some
//! kind.

use serde_json::Value;

use super::{find, rename, table};
use crate::compile::{self, Compilation, Settings};
use crate::source::{SourceFile, SourceSet};
use crate::value::Date;

fn planted() -> (SourceSet, Compilation) {
    let files = [
        ("nis2.acq", include_str!("../../tests/pairs/base/nis2.acq")),
        (
            "sectors.acq",
            include_str!("../../tests/pairs/base/sectors.acq"),
        ),
        ("mt.acq", include_str!("../../tests/pairs/planted.acq")),
    ];
    let sources = SourceSet::new(
        files
            .map(|(path, text)| SourceFile::new(path, text))
            .to_vec(),
    );
    let as_of = Date::parse("2026-11-22").expect("a day");
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after: crate::model::StaleAfter::months(12),
    };
    let compilation = compile::compile(&sources, Vec::new(), settings);
    assert!(!compilation.has_errors());
    (sources, compilation)
}

/// The pointers to all leaves.
fn leaves(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            leaves(
                field,
                &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")),
                into,
            )
        }),
        Value::Array(members) => members
            .iter()
            .enumerate()
            .for_each(|(place, member)| leaves(member, &format!("{at}/{place}"), into)),
        _ => into.push(at.to_owned()),
    }
}

fn another(value: &Value) -> Value {
    match value {
        Value::Bool(said) => Value::Bool(!said),
        Value::Number(number) => Value::from(number.as_u64().unwrap_or_default() + 1),
        Value::String(text) => Value::from(format!("{text} otherwise")),
        other => other.clone(),
    }
}

#[test]
fn another_value_of_any_published_field_is_found() {
    let (sources, compilation) = planted();
    let given = (&compilation.base, &sources);
    let mut missed = Vec::new();
    let mut seen = 0;
    let parts = table::parts(given.0);
    for (id, part) in &parts {
        let mut pointers = Vec::new();
        leaves(&part.value, "", &mut pointers);
        for pointer in pointers {
            seen += 1;
            let mut other = parts.clone();
            let leaf = other
                .get_mut(id)
                .and_then(|part| part.value.pointer_mut(&pointer))
                .expect("a leaf");
            *leaf = another(leaf);
            let (before, after) = table::of_parts((parts.clone(), given), (other, given));
            let renames = rename::Renames::of(&before, &after);
            if find::find(before, after, &renames).raws.is_empty() {
                missed.push(format!("{id}{pointer}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(seen > 700, "{seen} leaves");
}
