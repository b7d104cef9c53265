//! Rules that became others, and nothing says by which act or since when.

use super::super::Settings;
use super::super::find::Found;
use super::super::kinds;
use super::super::report::{Action, Burden, Change, ChangedFact, Compatibility};
use super::super::say;
use super::super::table::Row;
use super::super::tell::{Teller, Told};
use super::{Single, fingerprint, level, listed, state_names};

/// Rules that became others, and nothing says by which act or since when.
pub(super) fn without_act(
    found: &Found,
    teller: &Teller<'_>,
    singles: &[&Single],
    settings: &Settings,
) -> Option<Change> {
    let first = singles.first()?;
    let known = kinds::of("change-without-act", Action::Change)?;
    let mut states: Vec<String> = singles
        .iter()
        .map(|single| single.fact.state.clone())
        .collect();
    states.sort();
    states.dedup();
    let names: Vec<String> = singles
        .iter()
        .map(|single| label(found.row(&found.raws[single.at]), single))
        .collect();
    let count = match names.as_slice() {
        [one] => format!("{one} changed"),
        many => format!("{} changed", listed(many)),
    };
    let facts: Vec<ChangedFact> = singles.iter().map(|single| single.fact.clone()).collect();
    let told = Told {
        name: count.clone(),
        before: String::new(),
        after: String::new(),
        added: String::new(),
        removed: String::new(),
    };
    Some(Change {
        kind: known.kind.id.to_owned(),
        fingerprint: fingerprint(known.kind.id, &facts, &told),
        nature: first.origin.nature,
        late: false,
        level: level(known, settings),
        burden: Burden::None,
        whom: "nobody".to_owned(),
        data: Compatibility::None,
        matter: known.family.matter,
        what: known.family.what,
        action: known.kind.action,
        sentence: format!(
            "{}: {}",
            state_names(&states, teller),
            say::sentence(&known.kind.text.replace("{count}", &count))
        ),
        states,
        basis: Vec::new(),
        effective: None,
        facts,
        fields: Vec::new(),
        explains: Vec::new(),
    })
}

fn label(row: Option<&Row>, single: &Single) -> String {
    match row {
        Some(row) if row.item == row.word => single.told.name.clone(),
        Some(row) if single.told.name.starts_with('“') => {
            format!("{} {}", say::words(&row.word), single.told.name)
        }
        Some(_) => single.told.name.clone(),
        None => single.told.name.clone(),
    }
}
