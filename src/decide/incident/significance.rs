//! Whether an incident is significant: every criterion that speaks for the activity, the directive's
//! (Art. 23(3)), those of an implementing regulation and the state's own.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Owed, Question};
use crate::decide::evaluate::{Context, evaluate};
use crate::decide::truth::{Finding, Truth};
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Chapter, Entry, Fact};

/// Whose criterion it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimbOrigin {
    /// The directive's own test.
    Directive,
    /// A criterion of an act of the Union that fills it in.
    ImplementingRegulation,
    /// The state's.
    State,
}

/// A criterion that was asked of the incident.
#[derive(Debug, Clone)]
pub struct Limb<'a> {
    /// The criterion, or the exception that kept all others from being met.
    pub criterion: &'a Fact<Entry>,
    /// Whose it is.
    pub origin: LimbOrigin,
    /// The activity for which it was asked.
    pub activity: String,
    /// Whether it is met.
    pub truth: Truth,
    /// What would tell, where that is not known.
    pub missing: BTreeSet<String>,
}

/// The answer, with what it rests on.
pub(super) struct Verdict<'a> {
    pub(super) truth: Truth,
    pub(super) because: Vec<Limb<'a>>,
    pub(super) in_words: Vec<&'a Fact<Entry>>,
    pub(super) assumed: BTreeSet<String>,
    pub(super) missing: BTreeSet<String>,
}

/// A criterion with those for whom it speaks.
pub(super) struct Test<'a> {
    pub(super) criterion: &'a Fact<Entry>,
    pub(super) when: &'a Condition,
    pub(super) speaks: Speaks<'a>,
    pub(super) exceptions: Vec<&'a Fact<Entry>>,
    pub(super) origin: LimbOrigin,
}

/// For whom something speaks.
#[derive(Clone, Copy)]
pub(super) struct Speaks<'a> {
    /// For which entities; nothing for all.
    pub(super) applies: Option<&'a Condition>,
    /// Under which regime, although it takes the place of these rules.
    pub(super) regime: Option<&'a str>,
    /// Whether it speaks under that regime alone.
    pub(super) only: bool,
}

impl Speaks<'_> {
    /// Whether it speaks under the regime that governs.
    fn under(self, owed: Owed, governs: Option<&str>) -> bool {
        let named = self.regime.is_some() && self.regime == governs;
        named || (!self.only && owed != Owed::Displaced)
    }
}

/// Asks every criterion for every activity that is struck. One that is met is enough.
pub(super) fn judge<'a>(question: &Question<'a, '_>, regime: Option<&str>) -> Verdict<'a> {
    let (mut tests, mut words) = tests(question.law);
    tests.retain(|test| test.speaks.under(question.owed, regime));
    words.retain(|(speaks, _)| speaks.under(question.owed, regime));
    let context = question.context();
    let profile = &question.case.profile;
    let mut findings = Vec::new();
    let mut limbs = Vec::new();
    for activity in &profile.activities {
        let here = Context {
            activity: Some(activity),
            ..context
        };
        for test in &tests {
            let speaks = speaks(test.speaks.applies, here);
            if speaks.is_no() {
                continue;
            }
            let (limb, finding) = ask(test, speaks, here);
            limbs.push(limb);
            findings.push(finding);
        }
    }
    let in_words = words
        .into_iter()
        .filter(|(words, _)| {
            let mut activities = profile.activities.iter();
            activities.any(|activity| {
                let activity = Some(activity);
                !speaks(
                    words.applies,
                    Context {
                        activity,
                        ..context
                    },
                )
                .is_no()
            })
        })
        .map(|(_, entry)| entry)
        .collect();
    let unasked = limbs.is_empty();
    let joined = Finding::any(findings);
    // Where no criterion can be asked at all, nothing says that the incident does not count.
    let truth = if unasked {
        Truth::Unknown
    } else {
        joined.truth
    };
    let mut missing = joined.missing;
    if profile.activities.is_empty() {
        missing.insert("activity".to_owned());
    }
    limbs.retain(|limb| limb.truth == truth);
    limbs.dedup_by(|a, b| a.criterion.proof.id == b.criterion.proof.id && a.activity == b.activity);
    Verdict {
        truth,
        because: limbs,
        in_words,
        assumed: joined.assumed,
        missing: if truth == Truth::Unknown {
            missing
        } else {
            BTreeSet::new()
        },
    }
}

fn speaks(applies: Option<&Condition>, context: Context<'_>) -> Finding {
    applies.map_or_else(|| Finding::known(true), |when| evaluate(when, context))
}

/// A criterion is met where it speaks for the activity, no exception takes the incident out, and its
/// condition holds.
fn ask<'a>(test: &Test<'a>, speaks: Finding, context: Context<'_>) -> (Limb<'a>, Finding) {
    let mut told = test.criterion;
    let mut free = Vec::new();
    for exception in &test.exceptions {
        let Some(when) = &exception.when else {
            continue;
        };
        let holds = evaluate(when, context);
        if holds.is_yes() {
            told = exception;
        }
        free.push(holds.negated());
    }
    let met = evaluate(test.when, context);
    let finding = Finding::all([speaks].into_iter().chain(free).chain([met]));
    let limb = Limb {
        criterion: told,
        origin: test.origin,
        activity: context
            .activity
            .map_or_else(String::new, |activity| activity.entity.clone()),
        truth: finding.truth,
        missing: finding.missing.clone(),
    };
    (limb, finding)
}

/// Those for whom a block speaks, and something it has in words.
pub(super) type Words<'a> = (Speaks<'a>, &'a Fact<Entry>);

/// Every criterion of the law that can be asked, and those that it has in words.
///
/// A state replaces a criterion under the same name in a block of the same name; what it does not
/// say for whom its block speaks, the replaced one says. A criterion in words replaces nothing.
pub(super) fn tests<'a>(law: &'a Law<'a>) -> (Vec<Test<'a>>, Vec<Words<'a>>) {
    let own: Vec<&'a Chapter> = law
        .country
        .iter()
        .flat_map(|country| chapters(&country.body.chapters))
        .collect();
    let mut tests: Vec<Test<'a>> = Vec::new();
    let mut words = Vec::new();
    for chapter in chapters(&law.directive.body.chapters) {
        let twin = own
            .iter()
            .find(|own| own.addressee.name == chapter.addressee.name)
            .copied();
        let exceptions = both(law, chapter, twin, "exception");
        for (criterion, national) in both_told(law, chapter, twin) {
            let twin = twin.filter(|_| national);
            let applies = twin
                .and_then(|twin| twin.addressee.applies.as_ref())
                .or(chapter.addressee.applies.as_ref());
            let speaks = Speaks {
                applies,
                regime: twin.and_then(|twin| twin.addressee.regime.as_deref()),
                only: false,
            };
            let Some(when) = &criterion.when else {
                words.push((speaks, criterion));
                continue;
            };
            tests.push(Test {
                criterion,
                when,
                speaks,
                exceptions: exceptions.clone(),
                origin: origin(law, criterion, national),
            });
        }
    }
    for chapter in own {
        let addressee = &chapter.addressee;
        let speaks = Speaks {
            applies: addressee.applies.as_ref(),
            regime: addressee.regime.as_deref(),
            only: addressee.applies.is_none() && addressee.regime.is_some(),
        };
        let exceptions = entries(law, chapter, "exception");
        for criterion in entries(law, chapter, "criterion") {
            if tests
                .iter()
                .any(|test| std::ptr::eq(test.criterion, criterion))
            {
                continue;
            }
            let applying = |applies| Speaks { applies, ..speaks };
            match &criterion.when {
                None => words.push((speaks, criterion)),
                Some(when) if !asks_of_incident(when) => {
                    words.push((applying(Some(when)), criterion));
                }
                Some(when) => tests.push(Test {
                    criterion,
                    when,
                    speaks: applying(
                        speaks
                            .applies
                            .or_else(|| of_the_restated(law, chapter, when)),
                    ),
                    exceptions: exceptions.clone(),
                    origin: LimbOrigin::State,
                }),
            }
        }
    }
    (tests, words)
}

/// Whether a condition asks anything of the incident. One that only says for whom a criterion speaks
/// leaves the criterion in words.
fn asks_of_incident(when: &Condition) -> bool {
    let who = ["activity", "class", "size"];
    inputs([when])
        .iter()
        .any(|input| !who.contains(&input.as_str()))
}

/// For whom a criterion speaks that asks nothing but what the directive's block of that name asks: it
/// says the same again, and reaches nobody whom that block leaves to an implementing act. What asks
/// something of its own goes further, for everybody (Art. 5, and recital 30 of Regulation (EU)
/// 2024/2690).
fn of_the_restated<'a>(
    law: &'a Law<'a>,
    chapter: &Chapter,
    when: &Condition,
) -> Option<&'a Condition> {
    let restated = chapters(&law.directive.body.chapters)
        .find(|other| other.addressee.name == chapter.addressee.name)?;
    let asked = restated
        .entries
        .iter()
        .filter_map(|entry| entry.when.as_ref());
    let again = inputs([when]).is_subset(&inputs(asked));
    restated.addressee.applies.as_ref().filter(|_| again)
}

fn inputs<'a>(conditions: impl IntoIterator<Item = &'a Condition>) -> BTreeSet<String> {
    let mut inputs = BTreeSet::new();
    for condition in conditions {
        condition.inputs(&mut inputs);
    }
    inputs
}

fn chapters(chapters: &[Chapter]) -> impl Iterator<Item = &Chapter> {
    chapters
        .iter()
        .filter(|chapter| chapter.topic == "significance")
}

/// The statements of one kind in a block that are law.
fn entries<'a>(law: &Law<'_>, chapter: &'a Chapter, kind: &str) -> Vec<&'a Fact<Entry>> {
    let counts = |entry: &&Fact<Entry>| entry.kind == kind && law.counts(&entry.proof);
    chapter.entries.iter().filter(counts).collect()
}

/// The statements of a block of the directive and of the state's block of that name, where the
/// state's stand in the place of the directive's of the same name.
fn both<'a>(
    law: &Law<'_>,
    chapter: &'a Chapter,
    twin: Option<&'a Chapter>,
    kind: &str,
) -> Vec<&'a Fact<Entry>> {
    let mut all = entries(law, chapter, kind);
    let own = twin.map_or_else(Vec::new, |twin| entries(law, twin, kind));
    all.retain(|entry| !own.iter().any(|own| own.name == entry.name));
    all.extend(own);
    all
}

/// The criteria of a block of the directive, with the state's where it replaces one by another that
/// can be asked.
fn both_told<'a>(
    law: &Law<'_>,
    chapter: &'a Chapter,
    twin: Option<&'a Chapter>,
) -> Vec<(&'a Fact<Entry>, bool)> {
    let own = twin.map_or_else(Vec::new, |twin| entries(law, twin, "criterion"));
    entries(law, chapter, "criterion")
        .into_iter()
        .map(|entry| {
            let replaced = own.iter().find(|own| {
                own.name == entry.name && own.when.as_ref().is_some_and(asks_of_incident)
            });
            replaced.map_or((entry, false), |own| (*own, true))
        })
        .collect()
}

fn origin(law: &Law<'_>, criterion: &Fact<Entry>, national: bool) -> LimbOrigin {
    let directive = |law_id: &str| law_id == law.directive.act.id;
    let mut cited = criterion.proof.under.iter();
    if national {
        LimbOrigin::State
    } else if cited.all(|citation| directive(&citation.law)) {
        LimbOrigin::Directive
    } else {
        LimbOrigin::ImplementingRegulation
    }
}
