//! The registry of kinds: a kind without a mirror, a page or a fixture fails.

use std::collections::BTreeSet;

use acquis::diff::kinds;
use acquis::diff::report::{Burden, Level};

use super::{pairs, planted};

/// Kinds that no fixture can show, and why.
const WITHOUT_FIXTURE: &[(&str, &str)] = &[
    (
        "fact-added",
        "no statement of the language falls to the catch-all; it is there for those to come",
    ),
    ("fact-removed", "the same"),
    ("fact-changed", "the same"),
];

#[test]
fn ids_are_unique_and_every_kind_has_its_mirror() {
    let mut ids = BTreeSet::new();
    for known in kinds::kinds() {
        let id = known.kind.id;
        assert!(ids.insert(id), "{id} stands twice");
        let mirror = known
            .mirror()
            .unwrap_or_else(|| panic!("{id} has no mirror"));
        assert_eq!(mirror.action.mirror(), known.kind.action, "{id}");
        let burden = match known.kind.burden {
            Burden::Up => Burden::Down,
            Burden::Down => Burden::Up,
            other => other,
        };
        assert_eq!(
            mirror.burden, burden,
            "{id} and {} disagree on the burden",
            mirror.id
        );
        let actions = known
            .family
            .kinds
            .iter()
            .filter(|kind| kind.action == known.kind.action);
        assert_eq!(actions.count(), 1, "{id}: an action has one kind");
    }
    assert!(kinds::find(kinds::CATCH_ALL).is_none());
    let all = kinds::families()
        .find(|family| family.id == kinds::CATCH_ALL)
        .expect("a family for the rest");
    assert_eq!(all.level, Level::Warn);
}

#[test]
fn every_kind_has_its_page() {
    for known in kinds::kinds() {
        let page = known
            .page()
            .unwrap_or_else(|| panic!("docs/kinds.md has no section `{}`", known.family.id));
        assert!(
            page.starts_with(&format!("## {}\n", known.family.id)),
            "{page}"
        );
        assert!(
            page.contains(&format!("| `{}` |", known.kind.id)),
            "{} has no line",
            known.kind.id
        );
        assert!(
            page.contains("**What to check.**"),
            "{} says what to check",
            known.family.id
        );
        let level = format!("review level `{}`", known.family.level.word());
        assert!(page.contains(&level), "{}: {level}", known.family.id);
    }
}

#[test]
fn every_kind_has_a_fixture() {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for edit in planted::edits() {
        shown.extend(edit.backwards());
        shown.extend(edit.kinds);
    }
    shown.extend(pairs::kinds_shown());
    let waived: BTreeSet<&str> = WITHOUT_FIXTURE.iter().map(|(id, _)| *id).collect();
    let missing: Vec<&str> = kinds::kinds()
        .map(|known| known.kind.id)
        .filter(|id| !shown.contains(*id) && !waived.contains(id))
        .collect();
    let stale: Vec<&&str> = waived.iter().filter(|id| shown.contains(**id)).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
    assert!(stale.is_empty(), "a fixture shows {stale:?} after all");
}
