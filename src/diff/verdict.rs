//! What a report comes to: the verdict, the change and its effect in a sentence each.

use super::report::{
    Burden, Change, Compatibility, Impact, Level, Matter, Moves, Nature, Verdict, VerdictKind,
};

/// The verdict over all findings.
pub(super) fn verdict(findings: &[Change], impact: &[Impact], same: bool) -> Verdict {
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
    let classes = moved(impact);
    Verdict {
        kind,
        title: title(kind).to_owned(),
        sentence: sentence(kind, &told),
        effect: effect(impact, classes, &told),
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

fn sentence(kind: VerdictKind, told: &[&Change]) -> String {
    let Some(first) = told.first() else {
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

/// Profile classes that stand otherwise. A class whose outcome moves is counted once, whatever else
/// moves for it.
fn moved(impact: &[Impact]) -> u64 {
    let of = |moves: Moves| -> u64 {
        impact
            .iter()
            .filter(|group| group.moves == moves)
            .map(|group| group.classes)
            .sum()
    };
    match of(Moves::Outcome) {
        0 => [
            Moves::Obligation,
            Moves::Deadline,
            Moves::Recipient,
            Moves::Fine,
        ]
        .into_iter()
        .map(of)
        .max()
        .unwrap_or_default(),
        outcomes => outcomes,
    }
}

fn effect(impact: &[Impact], classes: u64, told: &[&Change]) -> String {
    let Some(first) = impact.first() else {
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
    format!("{}{more} ({all}).", first.sentence.trim_end_matches('.'))
}

/// Rates changes of scope by what they do: which way the classes of their states move.
pub(super) fn rate_scope(findings: &mut [Change], impact: &[Impact]) {
    for change in findings
        .iter_mut()
        .filter(|change| change.matter == Matter::Scope)
    {
        let ways: Vec<Burden> = impact
            .iter()
            .filter(|group| {
                group.moves == Moves::Outcome
                    && (change.states.contains(&group.state)
                        || change
                            .states
                            .iter()
                            .any(|state| state == super::table::SHARED))
            })
            .map(|group| group.burden)
            .collect();
        if let Some(way) = ways.into_iter().reduce(Burden::with) {
            change.burden = way;
        } else if change.burden == Burden::Unknown {
            change.burden = Burden::None;
        }
    }
}
