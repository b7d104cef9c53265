//! From raw changes to findings: each told with what it explains, and the same change of many states
//! told once.

mod unfounded;

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::Settings;
use super::claim::hands_over;
use super::find::{Found, Raw, takes_an_act};
use super::kinds::{self, Known};
use super::nature::{Judge, Origin};
use super::report::What;
use super::report::{Action, Burden, Change, ChangedFact, Compatibility, Level, Nature, Part};
use super::say;
use super::tell::{Teller, Told, fill, state_name};

/// How the place of an act is told to change where the law did not: the act was recorded wrongly.
const RECORDED_WRONGLY: &str = "the act was recorded wrongly: it is {after}, and not {before}";

/// How many facts a sentence names before it counts them.
const NAMED: usize = 3;

/// A finding before it is folded.
struct Single {
    known: Known,
    told: Told,
    origin: Origin,
    fact: ChangedFact,
    fields: Vec<super::report::FieldChange>,
    parts: Vec<Part>,
    burden: Burden,
    whom: String,
    unfounded: bool,
    at: usize,
}

/// Every finding, the most important first.
pub(super) fn findings(
    found: &Found,
    judge: &Judge<'_>,
    teller: &Teller<'_>,
    settings: &Settings,
) -> Vec<Change> {
    let mut parts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, raw) in found.raws.iter().enumerate() {
        // That one statement ends where the next one begins is told by what they say.
        if let Some(by) = raw.claimed
            && !hands_over(found, raw)
        {
            parts.entry(by).or_default().push(at);
        }
    }
    let mut singles = Vec::new();
    for (at, raw) in found.raws.iter().enumerate() {
        if raw.claimed.is_none() {
            let explained = parts.get(&at).map(Vec::as_slice).unwrap_or_default();
            singles.push(single(found, judge, teller, at, explained));
        }
    }
    // Where the act itself was recorded wrongly, what stood in it is corrected with it.
    let corrected: Vec<String> = singles
        .iter()
        .filter(|single| single.known.family.id == "act-succession")
        .map(|single| single.fact.state.clone())
        .collect();
    let unfounded: Vec<&Single> = singles
        .iter()
        .filter(|single| single.unfounded && !corrected.contains(&single.fact.state))
        .collect();
    let amendment = unfounded::without_act(found, teller, &unfounded, settings);
    let mut findings = folded(singles, teller, settings);
    findings.extend(amendment);
    findings.sort_by_key(|change| {
        let place = kinds::kinds().position(|known| known.kind.id == change.kind);
        let follows = !super::verdict::GROUNDS.contains(&change.kind.as_str());
        (
            change.nature,
            follows,
            std::cmp::Reverse(change.level),
            place,
            change.states.clone(),
            change.fingerprint.clone(),
        )
    });
    findings
}

fn single(
    found: &Found,
    judge: &Judge<'_>,
    teller: &Teller<'_>,
    at: usize,
    explained: &[usize],
) -> Single {
    let raw = &found.raws[at];
    let parts: Vec<&Raw> = explained.iter().map(|part| &found.raws[*part]).collect();
    let origin = judge.origin(found, raw, &parts);
    let told = teller.told(found, raw);
    let mut fields = teller.fields(found, raw);
    let own = |part: &&Raw| {
        part.old == raw.old && part.new == raw.new && raw.old.is_some() && raw.new.is_some()
    };
    for part in parts.iter().copied().filter(|part| own(part)) {
        fields.extend(teller.fields(found, part));
    }
    let told_parts = parts
        .iter()
        .filter(|part| !own(part))
        .map(|part| Part {
            kind: part.kind.kind.id.to_owned(),
            id: found
                .row(part)
                .map(|row| row.id.clone())
                .unwrap_or_default(),
            sentence: say::sentence(&fill(part.kind.kind.text, &teller.told(found, part))),
        })
        .collect();
    // A rule that is another with no act and no day behind it: the reviewer is told.
    let unfounded = origin.nature == Nature::Correction
        && takes_an_act(raw)
        && raw.old.is_some()
        && raw.new.is_some()
        && raw
            .fields
            .iter()
            .any(|field| !super::table::is_proof(&field.name));
    Single {
        known: raw.kind,
        told,
        origin,
        fact: changed_fact(found, raw),
        fields,
        parts: told_parts,
        burden: burden(found, raw),
        whom: whom(found, raw),
        unfounded,
        at,
    }
}

fn changed_fact(found: &Found, raw: &Raw) -> ChangedFact {
    let (before, after) = (found.before(raw), found.after(raw));
    let row = after.or(before);
    let id = row.map(|row| row.id.clone()).unwrap_or_default();
    let was = before
        .zip(after)
        .filter(|(was, is)| was.key != is.key || (was.id != is.id && was.text("effect").is_some()))
        .map(|(was, _)| was.id.clone());
    let under = row
        .and_then(|row| row.fields.get("under"))
        .and_then(serde_json::Value::as_array);
    ChangedFact {
        state: row.map(|row| row.state.clone()).unwrap_or_default(),
        id,
        was,
        before: before.and_then(|row| row.place.clone()),
        after: after.and_then(|row| row.place.clone()),
        under: under.into_iter().flatten().map(say::say).collect(),
    }
}

/// Rules that take away go the other way than rules that bring in.
fn burden(found: &Found, raw: &Raw) -> Burden {
    let burden = raw.kind.kind.burden;
    let Some(row) = found.row(raw) else {
        return burden;
    };
    if row.item == "scope" && burden == Burden::Unknown {
        let inwards = match row.text("effect").unwrap_or(&row.word) {
            "exclude" | "disregard" | "exempt" => false,
            "include" | "essential" | "important" | "national" => true,
            _ => return burden,
        };
        let more = match raw.kind.kind.action {
            Action::Add | Action::Widen => true,
            Action::Remove | Action::Narrow => false,
            _ => return burden,
        };
        return if more == inwards {
            Burden::Up
        } else {
            Burden::Down
        };
    }
    burden
}

/// For whom a change counts.
fn whom(found: &Found, raw: &Raw) -> String {
    let Some(row) = found.row(raw) else {
        return String::new();
    };
    let table = if raw.new.is_some() {
        &found.new
    } else {
        &found.old
    };
    let block = row.parent.map(|parent| &table.rows[parent]);
    if let Some(class) = row.text("class").filter(|_| row.item == "fines") {
        return match class {
            "everyone" => "everyone".to_owned(),
            "essential" | "important" => format!("{class} entities"),
            other => say::words(other),
        };
    }
    let when = row
        .fields
        .get("when")
        .or_else(|| block.and_then(|block| block.fields.get("applies")));
    match (when, raw.kind.kind.burden) {
        (Some(when), _) => format!("entities where {}", say::condition(when)),
        (None, Burden::None) => "nobody".to_owned(),
        (None, _) if row.item == "scope" || row.item == "size" => {
            "organisations whose class moves".to_owned()
        }
        (None, _) => "all entities in scope".to_owned(),
    }
}

/// Findings that say the same of several states, or of several facts of a state, are one.
fn folded(singles: Vec<Single>, teller: &Teller<'_>, settings: &Settings) -> Vec<Change> {
    let mut groups: BTreeMap<String, Vec<Single>> = BTreeMap::new();
    for single in singles {
        let told = &single.told;
        // Facts that only come or go are the same where they have the same name; values where they
        // were and are the same.
        let plain = told.before.is_empty() && told.after.is_empty();
        let values = single.known.family.what == What::Existence || plain;
        let name = if values { told.name.as_str() } else { "" };
        let key = format!(
            "{}\u{1f}{:?}\u{1f}{:?}\u{1f}{name}\u{1f}{}\u{1f}{}\u{1f}{}",
            single.known.kind.id,
            single.origin.nature,
            single.origin.effective,
            told.before,
            told.after,
            if single.parts.is_empty() {
                0
            } else {
                single.at + 1
            },
        );
        groups.entry(key).or_default().push(single);
    }
    groups
        .into_values()
        .filter_map(|group| change(group, teller, settings))
        .collect()
}

fn change(group: Vec<Single>, teller: &Teller<'_>, settings: &Settings) -> Option<Change> {
    let mut names: Vec<String> = Vec::new();
    let mut states: Vec<String> = Vec::new();
    for single in &group {
        if !names.contains(&single.told.name) {
            names.push(single.told.name.clone());
        }
        states.push(single.fact.state.clone());
    }
    states.sort();
    states.dedup();
    let late = group.iter().any(|single| single.origin.late);
    let facts: Vec<ChangedFact> = group.iter().map(|single| single.fact.clone()).collect();
    let mut basis: Vec<_> = group
        .iter()
        .flat_map(|single| single.origin.basis.clone())
        .collect();
    basis.sort();
    basis.dedup();
    let burden = group
        .iter()
        .map(|single| single.burden)
        .reduce(Burden::with)?;
    let first = group.into_iter().next()?;
    let told = Told {
        name: listed(&names),
        ..first.told.clone()
    };
    let template = match (first.known.family.id, first.origin.nature) {
        ("act-succession", Nature::Correction) => RECORDED_WRONGLY,
        _ => first.known.kind.text,
    };
    let text = say::sentence(&fill(template, &told));
    let data = compatibility(&first);
    Some(Change {
        kind: first.known.kind.id.to_owned(),
        fingerprint: fingerprint(first.known.kind.id, &facts, &first.told),
        nature: first.origin.nature,
        late,
        level: level(first.known, settings),
        burden,
        whom: first.whom,
        data,
        matter: first.known.family.matter,
        what: first.known.family.what,
        action: first.known.kind.action,
        sentence: format!("{}: {text}", state_names(&states, teller)),
        states,
        basis,
        effective: first.origin.effective,
        facts,
        fields: first.fields,
        explains: first.parts,
    })
}

fn listed(names: &[String]) -> String {
    if names.len() <= NAMED + 1 {
        return names.join(", ");
    }
    format!(
        "{} and {} more",
        names[..NAMED].join(", "),
        names.len() - NAMED
    )
}

fn state_names(states: &[String], teller: &Teller<'_>) -> String {
    let names: Vec<String> = states
        .iter()
        .map(|state| state_name(teller.new, teller.old, state))
        .collect();
    names.join(", ")
}

/// The level of a kind: what the settings say of it, or of its family, else what the registry says.
fn level(known: Known, settings: &Settings) -> Level {
    let said = settings
        .levels
        .get(known.kind.id)
        .or_else(|| settings.levels.get(known.family.id));
    said.copied().unwrap_or(known.family.level)
}

fn compatibility(single: &Single) -> Compatibility {
    let renamed = single.fact.was.is_some();
    match (single.fact.before.is_some(), single.fact.after.is_some()) {
        _ if renamed => Compatibility::Major,
        _ => match single.known.kind.action {
            Action::Remove if single.fact.after.is_none() => Compatibility::Major,
            Action::Add if single.fact.before.is_none() => Compatibility::Minor,
            _ => Compatibility::Patch,
        },
    }
}

/// Twelve digits over what changed, and not over how it is told.
fn fingerprint(kind: &str, facts: &[ChangedFact], told: &Told) -> String {
    let mut hash = Sha256::new();
    let mut feed = |text: &str| {
        hash.update(text.as_bytes());
        hash.update([0x1f]);
    };
    feed(kind);
    for fact in facts {
        feed(&fact.id);
    }
    feed(&told.before);
    feed(&told.after);
    let digest = hash.finalize();
    digest
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
