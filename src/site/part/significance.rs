//! Which incidents count.

use super::super::desk::{Desk, Extent, Line};
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::Section;
use super::chapter_entries;
use crate::model::condition::Condition;
use crate::model::{Entry, Fact};

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
        let about = entry.when.as_ref().is_some_and(reads_activity);
        // What a criterion asks is said in its own words; only whom it concerns is added.
        let when = match about && subject.here.is_none() {
            true => desk.where_text(&residual),
            false => String::new(),
        };
        let group = if entry.proof.draft {
            &mut drafts
        } else if origin != crate::model::inherit::Origin::Directive {
            &mut national
        } else if entry.kind != "criterion" {
            &mut details
        } else if entry
            .when
            .as_ref()
            .is_some_and(|when| reads(when, "similar-incidents"))
        {
            &mut recurring
        } else if about {
            &mut special
        } else {
            &mut general
        };
        group.push((entry, when));
    }
    let lines = |entries: Vec<(&Fact<Entry>, String)>| -> Vec<Line> {
        let line = |(entry, when)| Line {
            when,
            ..desk.entry(entry)
        };
        entries.into_iter().map(line).collect()
    };
    section.list(words.get("significance-general"), lines(general));
    let title = words.get("significance-special");
    section.in_full(desk, title, || lines(special), Section::list);
    let title = words.get("significance-recurring");
    section.from(
        Extent::Short,
        desk,
        title,
        || lines(recurring),
        Section::list,
    );
    let title = words.get("significance-national");
    section.from(
        Extent::Brief,
        desk,
        title,
        || lines(national),
        Section::list,
    );
    let title = words.get("significance-draft");
    section.in_full(desk, title, || lines(drafts), Section::folded);
    let title = words.get("significance-details");
    section.in_full(desk, title, || lines(details), Section::folded);
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
