//! Words that all formats share.

use crate::diff::report::{
    Burden, Change, Compatibility, Impact, Level, Nature, Place, Report, RuleUse, Witness,
};

pub(super) fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Law => "change of law",
        Nature::Correction => "correction",
    }
}

pub(super) fn burden(burden: Burden) -> &'static str {
    match burden {
        Burden::Up => "burden up",
        Burden::Down => "burden down",
        Burden::Shifted => "burden shifted",
        Burden::None => "no burden",
        Burden::Unknown => "burden unknown",
    }
}

/// A mark that tells the burden without colour.
pub(super) fn arrow(burden: Burden) -> &'static str {
    match burden {
        Burden::Up => "▲",
        Burden::Down => "▼",
        Burden::Shifted => "◆",
        Burden::None => "·",
        Burden::Unknown => "?",
    }
}

pub(super) fn level(level: Level) -> &'static str {
    level.word()
}

pub(super) fn data(data: Compatibility) -> &'static str {
    match data {
        Compatibility::None => "none",
        Compatibility::Patch => "patch",
        Compatibility::Minor => "minor",
        Compatibility::Major => "major",
    }
}

pub(super) fn place(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}

/// The basis and the day of a change, where they are known.
pub(super) fn origin(change: &Change) -> String {
    let mut told = Vec::new();
    if let Some(day) = change.effective {
        told.push(format!("in effect from {day}"));
    }
    for basis in &change.basis {
        match &basis.provision {
            Some(provision) => told.push(format!("by {} {provision}", basis.name)),
            None => told.push(format!("by {}", basis.name)),
        }
    }
    if change.late {
        told.push("recorded after it took effect".to_owned());
    }
    told.join(", ")
}

pub(super) fn witness(witness: &Witness) -> String {
    let mut told = vec![witness.entity.clone()];
    told.extend(
        witness
            .answers
            .iter()
            .map(|answer| format!("{} {}", answer.input, answer.answer)),
    );
    told.join(", ")
}

pub(super) fn rules(rules: &[RuleUse]) -> String {
    let told: Vec<String> = rules
        .iter()
        .map(|rule| match rule.under.as_slice() {
            [] => rule.rule.clone(),
            under => format!("{} ({})", rule.rule, under.join("; ")),
        })
        .collect();
    if told.is_empty() {
        "no rule".to_owned()
    } else {
        told.join(", ")
    }
}

pub(super) fn classes(impact: &Impact) -> String {
    let least = if impact.at_least { "at least " } else { "" };
    match impact.classes {
        1 => format!("{least}1 profile class"),
        more => format!("{least}{more} profile classes"),
    }
}

/// How many classes a report counts.
pub(super) fn all_classes(report: &Report) -> String {
    if report.incomplete.is_empty() {
        report.verdict.classes.to_string()
    } else {
        format!("at least {}", report.verdict.classes)
    }
}

/// What a report says where not everything was looked at.
pub(super) fn incomplete(report: &Report) -> Option<String> {
    let states = report.incomplete.join(", ");
    (!report.incomplete.is_empty()).then(|| {
        format!(
            "Counted at least {}: there are too many profile classes in {states}, and not all of them were looked at.",
            count_classes(report.verdict.classes)
        )
    })
}

fn count_classes(classes: u64) -> String {
    match classes {
        1 => "1 profile class".to_owned(),
        more => format!("{more} profile classes"),
    }
}

/// `1 finding`, `2 findings`.
pub(super) fn count(count: usize, one: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{count} {one}s")
    }
}
