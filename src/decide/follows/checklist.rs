//! The checklist of a law, with what each question asks about already found.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Whom;
use super::build::origin;
use crate::decide::program::Trace;
use crate::model::condition::Condition;
use crate::model::inherit::{ItemHere, Law, Origin};
use crate::model::{About, CheckItem, Entry, Fact, Penalty, Period};
use crate::value::{Decimal, Percent};

/// A chapter of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckChapter {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// How answers to the checklist are counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckFormula {
    /// In words.
    pub text: String,
    /// What each weight stands for, by the weight.
    pub weights: BTreeMap<String, String>,
    /// The credit of each answer.
    pub credits: BTreeMap<String, Percent>,
    /// Whether questions without an answer count as not met; else they are left out of the score.
    pub unassessed_counts: bool,
}

/// A question of the checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckQuestion {
    /// Its chapter.
    pub chapter: String,
    /// The topic of its duties, by which a regime or an exemption sets it aside.
    pub topic: String,
    /// Its id, by which it is answered.
    pub id: String,
    /// The question.
    pub question: String,
    /// How much it counts.
    pub weight: Decimal,
    /// What proves the answer.
    pub evidence: Vec<String>,
    /// Which fine failing can bring.
    pub penalty: Penalty,
    /// Whom it concerns.
    #[serde(flatten)]
    pub whom: Whom,
    /// Whether nothing that it asks about is left in this law; then it is asked of nobody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub gone: bool,
    /// The reports it asks about: it concerns only who owes one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<String>,
    /// The obligations it asks about: it concerns only whom one of them may concern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub obligations: Option<Vec<AskedDuty>>,
    /// The register it asks about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration: Option<AskedRegister>,
    /// The days it asks about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub milestones: Vec<String>,
    /// The frameworks by which it can be shown.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub frameworks: Vec<String>,
    /// Remarks on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Whether it is of the directive, or of the state in its place or beside it.
    pub origin: Origin,
    /// What stands behind it; the articles of the state's measures and duties among it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// An obligation that a question asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AskedDuty {
    /// Whom it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Within a period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// Again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// Whether it is of the directive or of the state.
    pub origin: Origin,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// A register that a question asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AskedRegister {
    /// Its name, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// Whether it is asked how changes are notified, and not about the entry itself.
    pub of_changes: bool,
}

pub(super) fn formula(law: &Law<'_>) -> Option<CheckFormula> {
    let formula = law.formula()?;
    Some(CheckFormula {
        text: formula.text.clone(),
        weights: formula
            .weights
            .iter()
            .map(|(weight, text)| (weight.to_string(), text.clone()))
            .collect(),
        credits: formula
            .credits
            .iter()
            .map(|(mark, credit)| (mark.word().to_owned(), *credit))
            .collect(),
        unassessed_counts: formula.unassessed_counts,
    })
}

pub(super) fn chapters(law: &Law<'_>) -> Vec<CheckChapter> {
    let mut chapters: Vec<CheckChapter> = Vec::new();
    for item in law.check_items() {
        let id = item.chapter.addressee.name.clone().unwrap_or_default();
        if !chapters.iter().any(|chapter| chapter.id == id) {
            let title = item.chapter.title.clone();
            chapters.push(CheckChapter { id, title });
        }
    }
    chapters
}

/// Whether a question asks about an entry of a kind.
pub(super) fn is_asked(here: &[ItemHere<'_>], kind: &str, name: &str) -> bool {
    here.iter().any(|item| {
        let about = &item.item.fact.about;
        let names = match kind {
            "obligation" => &about.obligations,
            "milestone" => &about.milestones,
            _ => &about.frameworks,
        };
        names.iter().any(|asked| asked == name)
    })
}

pub(super) fn items(law: &Law<'_>) -> Vec<CheckQuestion> {
    law.check_items()
        .iter()
        .map(|here| question(law, here))
        .collect()
}

fn question(law: &Law<'_>, here: &ItemHere<'_>) -> CheckQuestion {
    let fact: &Fact<CheckItem> = here.item.fact;
    let about: &About = &fact.about;
    let mut trace = Trace::of(&fact.proof);
    let measures = cite(law, "measures", "measure", &about.measures, &mut trace);
    let duties = cite(law, "management", "duty", &about.duties, &mut trace);
    let names = |entries: Vec<(&Fact<Entry>, bool)>| -> Vec<String> {
        entries
            .iter()
            .map(|(entry, _)| entry.name.clone())
            .collect()
    };
    CheckQuestion {
        chapter: here.chapter.addressee.name.clone().unwrap_or_default(),
        topic: here.block.topic.clone(),
        id: fact.id.clone(),
        question: fact.question.clone(),
        weight: fact.weight,
        evidence: fact.evidence.clone(),
        penalty: fact.penalty.clone(),
        whom: Whom {
            when: fact.when.clone(),
            ..Whom::of(Some(&here.block.addressee), None)
        },
        gone: !(measures && duties),
        stages: about.stages.clone(),
        obligations: (!about.obligations.is_empty()).then(|| {
            named(law, "obligation", &about.obligations)
                .into_iter()
                .filter(|(entry, _)| law.removal("obligation", &entry.name).is_none())
                .map(|(entry, own)| AskedDuty {
                    when: entry.when.clone(),
                    within: entry.within.clone(),
                    every: entry.every.clone(),
                    origin: origin(own),
                    trace: Trace::of(&entry.proof),
                })
                .collect()
        }),
        registration: about.registration.as_ref().map(|asked| AskedRegister {
            register: asked.name.clone(),
            of_changes: asked.of_changes,
        }),
        milestones: about.milestones.clone(),
        frameworks: names(named(law, "framework", &about.frameworks)),
        notes: fact.proof.notes.clone(),
        origin: here.item.origin,
        trace,
    }
}

/// Adds the articles of the state's duties of these names; false where there are names and none of
/// them is left in the law.
fn cite(law: &Law<'_>, topic: &str, kind: &str, names: &[String], trace: &mut Trace) -> bool {
    let mut there = names.is_empty();
    for entry in law.entries(topic, kind) {
        if !names.contains(&entry.fact.name) {
            continue;
        }
        there = true;
        for citation in &entry.fact.proof.under {
            if entry.origin != Origin::Directive && !trace.under.contains(citation) {
                trace.under.push(citation.clone());
            }
        }
    }
    there
}

/// Entries of the state, else of the directive, by name; whether each is of the state.
fn named<'a>(law: &Law<'a>, kind: &str, names: &[String]) -> Vec<(&'a Fact<Entry>, bool)> {
    let own = law.country.iter().flat_map(|country| &country.body.entries);
    let shared = law.directive.body.entries.iter();
    let all: Vec<(&'a Fact<Entry>, bool)> = own
        .map(|entry| (entry, true))
        .chain(shared.map(|entry| (entry, false)))
        .filter(|(entry, _)| entry.kind == kind && law.counts(&entry.proof))
        .collect();
    names
        .iter()
        .filter_map(|name| all.iter().copied().find(|(entry, _)| entry.name == *name))
        .collect()
}
