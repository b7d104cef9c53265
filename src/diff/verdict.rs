//! What a report comes to: the verdict, the change and its effect in a sentence each.

use std::cmp::Reverse;

use super::impact::Noticed;
use super::report::{
    Burden, Change, Compatibility, Impact, Level, Matter, Moves, Nature, Verdict, VerdictKind,
};

/// An act that comes or takes effect is what the rest rests on.
pub(super) const GROUNDS: [&str; 3] = ["act-replaced", "act-took-effect", "act-lost-effect"];

/// The verdict over all findings.
pub(super) fn verdict(findings: &[Change], noticed: &Noticed, same: bool) -> Verdict {
    let impact = noticed.groups.as_slice();
    // A remark on the report itself is no change of anything.
    let told: Vec<&Change> = findings
        .iter()
        .filter(|change| change.data != Compatibility::None)
        .collect();
    let of = |nature: Nature| {
        told.iter()
            .filter(|change| change.nature == nature && says_law(change))
            .count()
    };
    let (laws, corrections) = (of(Nature::Law), of(Nature::Correction));
    let kind = match (laws, corrections) {
        (0, 0) if told.is_empty() && same => VerdictKind::Same,
        (0, 0) => VerdictKind::NoChangeInLaw,
        (0, _) => VerdictKind::Correction,
        (_, 0) => VerdictKind::ChangeOfLaw,
        _ => VerdictKind::Both,
    };
    let classes = noticed.classes;
    Verdict {
        kind,
        title: title(kind).to_owned(),
        sentence: sentence(kind, &told, impact),
        effect: effect(noticed, classes, &told),
        laws,
        corrections,
        classes,
        level: findings.iter().map(|change| change.level).max(),
        burden: told
            .iter()
            .map(|change| change.burden)
            .fold(Burden::None, Burden::with),
        data: told
            .iter()
            .map(|change| change.data)
            .max()
            .unwrap_or(Compatibility::None),
    }
}

/// Whether a finding is about what the law says, and not about words or evidence alone.
fn says_law(change: &Change) -> bool {
    match change.matter {
        Matter::Editorial => change.level > Level::Info,
        Matter::Citation => !matches!(
            change.kind.split('-').next(),
            Some("evidence" | "source" | "uncertainty")
        ),
        _ => true,
    }
}

fn title(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Same => "No change",
        VerdictKind::NoChangeInLaw => "No change in law",
        VerdictKind::Correction => "Correction: our knowledge of the law changed, the law did not",
        VerdictKind::ChangeOfLaw => "Change of law",
        VerdictKind::Both => "Change of law, and corrections of our knowledge",
    }
}

fn sentence(kind: VerdictKind, told: &[&Change], impact: &[Impact]) -> String {
    let Some(first) = weightiest(told, impact) else {
        return match kind {
            VerdictKind::Same => "Both sides are the same.",
            _ => "Only layout, order, remarks or examples differ.",
        }
        .to_owned();
    };
    let first_words = first.sentence.trim_end_matches('.');
    match told.len() - 1 {
        0 => format!("{first_words}."),
        1 => format!("{first_words}; and one more change."),
        more => format!("{first_words}; and {more} more changes."),
    }
}

/// The finding that a reader has to know first: by its review level, then an act on which the rest
/// rests, then by what it does to the burden, then by how many it concerns and how much it explains; among
/// equals the first.
fn weightiest<'a>(told: &[&'a Change], impact: &[Impact]) -> Option<&'a Change> {
    let weight = |change: &Change| {
        let effect = match change.burden {
            Burden::Up => 4,
            Burden::Down => 3,
            Burden::Shifted => 2,
            Burden::Unknown => 1,
            Burden::None => 0,
        };
        let classes = concerned(change, impact);
        let ground = GROUNDS.contains(&change.kind.as_str());
        let (states, parts) = (change.states.len(), change.explains.len());
        (change.level, ground, effect, classes, states, parts)
    };
    let mut found: Option<&'a Change> = None;
    for change in told {
        if found.is_none_or(|best| weight(change) > weight(best)) {
            found = Some(change);
        }
    }
    found
}

/// How many profile classes notice what a change is about, in the states where it is made.
fn concerned(change: &Change, impact: &[Impact]) -> u64 {
    let moves: &[Moves] = match change.matter {
        Matter::Scope | Matter::Citation => &[Moves::Outcome],
        Matter::Obligation => &[Moves::Obligation, Moves::Deadline],
        Matter::Deadline => &[Moves::Deadline],
        Matter::Sanction => &[Moves::Fine],
        Matter::Authority => &[Moves::Recipient],
        Matter::Incident | Matter::Registration => {
            &[Moves::Obligation, Moves::Deadline, Moves::Recipient]
        }
        Matter::Editorial => &[],
    };
    let groups = impact.iter();
    let groups = groups.filter(|group| moves.contains(&group.moves) && is_in(change, group));
    groups.fold(0, |sum, group| sum.saturating_add(group.classes))
}

/// Whether a group of organisations is in a state in which a change is made.
fn is_in(change: &Change, group: &Impact) -> bool {
    let mut states = change.states.iter();
    states.any(|state| *state == group.state || state == super::table::SHARED)
}

fn effect(noticed: &Noticed, classes: u64, told: &[&Change]) -> String {
    let impact = noticed.groups.as_slice();
    let least = if noticed.incomplete.is_empty() {
        ""
    } else {
        "at least "
    };
    let heaviest = |group: &&Impact| (group.moves, Reverse(group.classes));
    let Some(first) = impact.iter().min_by_key(heaviest) else {
        if !noticed.incomplete.is_empty() {
            return "There are too many profile classes to look at all of them; none was found that comes out otherwise.".to_owned();
        }
        return match told
            .iter()
            .any(|change| !matches!(change.burden, Burden::None))
        {
            true => {
                "No profile class comes out otherwise; what is owed may change as the findings say."
            }
            false => "No organisation stands otherwise.",
        }
        .to_owned();
    };
    let more = match impact.len() - 1 {
        0 => String::new(),
        1 => "; and one more group".to_owned(),
        more => format!("; and {more} more groups"),
    };
    let all = if classes == 1 {
        "1 profile class".to_owned()
    } else {
        format!("{classes} profile classes in all")
    };
    format!(
        "{}{more} ({least}{all}).",
        first.sentence.trim_end_matches('.')
    )
}

/// Rates changes of scope by what they do: which way the classes of their states move.
pub(super) fn rate_scope(findings: &mut [Change], impact: &[Impact]) {
    for change in findings
        .iter_mut()
        .filter(|change| change.matter == Matter::Scope)
    {
        let ways: Vec<Burden> = impact
            .iter()
            .filter(|group| group.moves == Moves::Outcome && is_in(change, group))
            .map(|group| group.burden)
            .collect();
        if let Some(way) = ways.into_iter().reduce(Burden::with) {
            change.burden = way;
        } else if change.burden == Burden::Unknown {
            change.burden = Burden::None;
        }
    }
}
