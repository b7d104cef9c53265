//! Which incidents count.

use super::super::desk::Desk;
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::Section;
use super::chapter_entries;
use crate::model::condition::Condition;

/// The section on significance.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("significance", words.get("significance-title"));
    if !subject.has_duties() {
        return section;
    }
    if let Some(regime) = subject.displaced("reporting") {
        section.text(escaped(
            &words.with("significance-displaced", &[("regime", &regime.name)]),
        ));
        return section;
    }
    if let Some(act) = implementing(subject) {
        section.text(escaped(
            &words.with("significance-implementing", &[("act", &act)]),
        ));
    }
    let (mut general, mut special, mut recurring) = (Vec::new(), Vec::new(), Vec::new());
    let (mut details, mut national, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
    for (entry, origin, residual) in chapter_entries(subject, "significance") {
        // What a criterion asks is said in its own words; only whom it concerns is added.
        let mut line = desk.entry(entry);
        let about = entry.when.as_ref().is_some_and(reads_activity);
        if about && subject.here.is_none() {
            line.when = desk.where_text(&residual);
        }
        if entry.proof.draft {
            drafts.push(line);
        } else if origin != crate::model::inherit::Origin::Directive {
            national.push(line);
        } else if entry.kind != "criterion" {
            details.push(line);
        } else if entry
            .when
            .as_ref()
            .is_some_and(|when| reads(when, "similar-incidents"))
        {
            recurring.push(line);
        } else if about {
            special.push(line);
        } else {
            general.push(line);
        }
    }
    section.list(words.get("significance-general"), general);
    section.list(words.get("significance-special"), special);
    section.list(words.get("significance-recurring"), recurring);
    section.list(words.get("significance-national"), national);
    section.folded(words.get("significance-draft"), drafts);
    section.folded(words.get("significance-details"), details);
    super::open::absent(desk, subject, "significance", &mut section);
    section
}

/// The implementing act that binds these entities, where one does.
fn implementing(subject: &Subject<'_>) -> Option<String> {
    if subject.here.is_none()
        || !subject
            .types
            .iter()
            .any(|here| here.entity.implementing_2690)
    {
        return None;
    }
    let law = subject.law();
    let act = law
        .directive
        .body
        .laws
        .iter()
        .find(|act| act.role.as_deref() == Some("implementing"))?;
    Some(act.number.as_ref().or(act.citation.as_ref()).map_or_else(
        || act.name.clone(),
        |number| format!("{} ({})", act.name, number.value),
    ))
}

fn reads(condition: &Condition, input: &str) -> bool {
    let mut inputs = std::collections::BTreeSet::new();
    condition.inputs(&mut inputs);
    inputs.contains(input)
}

fn reads_activity(condition: &Condition) -> bool {
    reads(condition, "activity")
}
