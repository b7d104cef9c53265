//! What an organisation whose class is known asks itself, how far it is, and what is missing.
//!
//! The items, their weights and the formula of the score stand in the sources; here they are chosen
//! for one organisation, counted, and put in the order in which they matter.

mod dates;
mod exposure;
mod gaps;
mod score;

pub use dates::{Due, DueWhen};
pub use exposure::{Exposure, amount_for, exposure};
pub use gaps::{Gap, GapDate, gaps};
pub use score::{Answers, ChapterReadiness, Readiness, SelfAssessment, Tally, readiness};

use std::collections::BTreeSet;

use super::classify::ActivityDecision;
use super::decision::{Decision, frees_from};
use super::duties::{entries, stages_for};
use super::evaluate::{Context, evaluate};
use super::group::Case;
use super::outcome::Outcome;
use super::profile::Profile;
use super::truth::{Finding, Truth};
use crate::model::inherit::{Applicable, ItemHere, Law, Origin};
use crate::model::{CheckItem, Checklist, Entry, Fact, Formula, Proof, Regime, Stage};
use crate::value::Citation;

/// The questions for one organisation.
#[derive(Debug, Clone)]
pub struct Questions<'a> {
    /// Those that concern it, chapter by chapter.
    pub items: Vec<Item<'a>>,
    /// Those of which it is not known whether they do.
    pub open: Vec<Item<'a>>,
    /// Chapters that fall away, and why.
    pub set_aside: Vec<SetAside<'a>>,
    /// National obligations, days and frameworks that concern it and that no item asks about.
    pub further: Vec<&'a Fact<Entry>>,
}

/// An item as it concerns one organisation.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The chapter it is read in.
    pub chapter: &'a Checklist,
    /// The item.
    pub fact: &'a Fact<CheckItem>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its legal basis: the articles of the item, then those under which the state says the same.
    pub under: Vec<&'a Citation>,
    /// When it is due, as far as the law says.
    pub dates: Vec<Due<'a>>,
    /// The frameworks by which it can be shown.
    pub frameworks: Vec<&'a Fact<Entry>>,
    /// What would tell whether it concerns the organisation; empty where it does.
    pub missing: BTreeSet<String>,
}

/// A chapter that falls away.
#[derive(Debug, Clone)]
pub struct SetAside<'a> {
    /// The chapter.
    pub chapter: &'a Checklist,
    /// Why.
    pub why: Why<'a>,
}

/// Why a chapter falls away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why<'a> {
    /// A regime has rules of its own in its place.
    Displaced(&'a Fact<Regime>),
    /// A rule frees the organisation from these duties.
    Exempt,
}

/// Everything that an organisation sees of itself: the questions, its answers, how far it is, and
/// what is missing.
#[derive(Debug, Clone)]
pub struct SelfCheck<'a> {
    /// The law.
    pub law: &'a Law<'a>,
    /// The organisation.
    pub profile: &'a Profile,
    /// What it is.
    pub decision: &'a Decision,
    /// What it says of itself.
    pub answers: &'a Answers,
    /// The questions.
    pub questions: Questions<'a>,
    /// How answers are counted; nothing where the sources do not say.
    pub formula: Option<&'a Formula>,
    /// How far it is.
    pub readiness: Readiness,
    /// How far it is with each chapter.
    pub chapters: Vec<ChapterReadiness<'a>>,
    /// What is missing, worst first.
    pub gaps: Vec<Gap<'a>>,
}

/// Puts the questions to an organisation and counts its answers.
#[must_use]
pub fn self_check<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
    answers: &'a Answers,
) -> SelfCheck<'a> {
    let questions = checklist(law, profile, decision);
    let formula = law.formula().map(|formula| &formula.value);
    let (readiness, chapters) = formula
        .map(|formula| readiness(&questions.items, answers, formula))
        .unwrap_or_default();
    let gaps = formula
        .map(|formula| gaps(&questions.items, answers, formula, law, profile, decision))
        .unwrap_or_default();
    SelfCheck {
        law,
        profile,
        decision,
        answers,
        questions,
        formula,
        readiness,
        chapters,
        gaps,
    }
}

/// Everything that is asked about one organisation.
pub(super) struct Asked<'a, 'c> {
    law: &'a Law<'a>,
    decision: &'a Decision,
    context: Context<'c>,
    stages: Vec<Applicable<'a, Stage>>,
    milestones: Vec<&'a Fact<Entry>>,
}

/// The questions for an organisation of which the class was decided. There are none where it is out
/// of scope or answers to another state.
#[must_use]
pub fn checklist<'a>(
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Questions<'a> {
    let mut questions = Questions {
        items: Vec::new(),
        open: Vec::new(),
        set_aside: Vec::new(),
        further: Vec::new(),
    };
    if matches!(decision.outcome, Outcome::OutOfScope | Outcome::Elsewhere) {
        return questions;
    }
    let case = Case::new(law, profile, true);
    let asked = Asked {
        law,
        decision,
        context: context(law, &case, decision),
        stages: stages_for(law, profile, decision),
        milestones: entries(law, profile, decision, "milestone"),
    };
    let here = law.check_items();
    for item in &here {
        if let Some(why) = asked.set_aside(item) {
            let name = &item.chapter.addressee.name;
            let told = |aside: &SetAside<'_>| aside.chapter.addressee.name == *name;
            let concerns = !asked.concerns(item).is_no();
            if concerns && !questions.set_aside.iter().any(told) {
                questions.set_aside.push(SetAside {
                    chapter: item.chapter,
                    why,
                });
            }
        } else if let Some(item) = asked.item(item) {
            match item.missing.is_empty() {
                true => questions.items.push(item),
                false => questions.open.push(item),
            }
        }
    }
    questions.further = asked.further(profile, &here);
    questions
}

/// The organisation as a whole; where its class is open, so is what depends on the class.
pub(super) fn context<'c>(law: &'c Law<'c>, case: &'c Case, decision: &'c Decision) -> Context<'c> {
    Context {
        class: (decision.outcome != Outcome::Undetermined).then(|| decision.outcome.class()),
        ..Context::whole(law, case, true)
    }
}

impl<'a> Asked<'a, '_> {
    /// Why a chapter falls away: every activity that counts is under a regime that displaces its
    /// topic, or free of it.
    fn set_aside(&self, item: &ItemHere<'a>) -> Option<Why<'a>> {
        if item.block.addressee.regime.is_some() {
            return None;
        }
        let topic = item.block.topic.as_str();
        let inside = |one: &&ActivityDecision| one.outcome.may_be_inside();
        let mut reason = None;
        for one in self.decision.activities.iter().filter(inside) {
            let displacing = one
                .regime
                .as_deref()
                .and_then(|id| self.regime(id))
                .filter(|regime| regime.displaces.iter().any(|what| what == topic));
            let exempt = frees_from(&one.exempt, topic);
            reason = match displacing {
                Some(regime) => Some(Why::Displaced(regime)),
                None if exempt => Some(Why::Exempt),
                None => return None,
            };
        }
        reason
    }

    fn regime(&self, id: &str) -> Option<&'a Fact<Regime>> {
        self.law
            .regimes
            .iter()
            .copied()
            .find(|regime| regime.id == id)
    }

    /// Whether an item speaks of the organisation, by its own condition and that of its block.
    fn concerns(&self, item: &ItemHere<'a>) -> Finding {
        if let Some(regime) = &item.block.addressee.regime
            && self.decision.regime.as_ref() != Some(regime)
        {
            return Finding::known(false);
        }
        let conditions = [
            item.block.addressee.applies.as_ref(),
            item.item.fact.when.as_ref(),
        ];
        Finding::all(
            conditions
                .into_iter()
                .flatten()
                .map(|condition| evaluate(condition, self.context)),
        )
    }

    /// The item, with what the state says of the duties it asks about; nothing where it does not
    /// concern the organisation, or where none of these duties is there.
    fn item(&self, here: &ItemHere<'a>) -> Option<Item<'a>> {
        let finding = self.concerns(here);
        if finding.truth == Truth::No {
            return None;
        }
        let fact = here.item.fact;
        let mut missing = finding.missing;
        if self.decision.outcome == Outcome::Undetermined {
            // As long as it may be outside, nothing is known to concern it.
            missing.insert("class".to_owned());
        }
        let mut item = Item {
            chapter: here.chapter,
            fact,
            origin: here.item.origin,
            under: fact.proof.under.iter().collect(),
            dates: Vec::new(),
            frameworks: self.named("framework", &fact.about.frameworks),
            missing,
        };
        let there = self.chapter_duties("measures", "measure", &fact.about.measures, &mut item)
            && self.chapter_duties("management", "duty", &fact.about.duties, &mut item)
            && self.stages(&mut item)
            && self.obligations(&mut item)
            && self.registration(&mut item);
        self.milestones(&mut item);
        there.then_some(item)
    }

    /// Measures or duties of management that an item asks about: false where the state has none.
    fn chapter_duties(
        &self,
        topic: &str,
        kind: &str,
        names: &[String],
        item: &mut Item<'a>,
    ) -> bool {
        let mut there = names.is_empty();
        for entry in self.law.entries(topic, kind) {
            if names.contains(&entry.fact.name) {
                there = true;
                cite(entry.origin, &entry.fact.proof, &mut item.under);
            }
        }
        there
    }

    /// Obligations, days and frameworks of the state, else of the directive, by name.
    fn named(&self, kind: &str, names: &[String]) -> Vec<&'a Fact<Entry>> {
        let own = self.law.country.map(|country| &country.body);
        let bodies = own.into_iter().chain([&self.law.directive.body]);
        let all: Vec<&'a Fact<Entry>> = bodies
            .flat_map(|body| &body.entries)
            .filter(|entry| entry.kind == kind && self.law.counts(&entry.proof))
            .collect();
        names
            .iter()
            .filter_map(|name| all.iter().copied().find(|entry| entry.name == *name))
            .collect()
    }

    /// What concerns the organisation and no item of the law asks about.
    fn further(&self, profile: &'a Profile, here: &[ItemHere<'a>]) -> Vec<&'a Fact<Entry>> {
        let asked = |kind: &str, name: &String| {
            here.iter().any(|item| {
                let about = &item.item.fact.about;
                match kind {
                    "obligation" => about.obligations.contains(name),
                    "milestone" => about.milestones.contains(name),
                    _ => about.frameworks.contains(name),
                }
            })
        };
        ["obligation", "milestone", "framework"]
            .into_iter()
            .flat_map(|kind| {
                entries(self.law, profile, self.decision, kind)
                    .into_iter()
                    .filter(move |entry| !asked(kind, &entry.name))
            })
            .collect()
    }
}

/// Adds the articles under which the state says what the directive said.
fn cite<'a>(origin: Origin, proof: &'a Proof, under: &mut Vec<&'a Citation>) {
    if origin != Origin::Directive {
        for citation in &proof.under {
            if !under.contains(&citation) {
                under.push(citation);
            }
        }
    }
}
