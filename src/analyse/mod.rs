//! What can be proved about the rules of each law, over every profile class.
//!
//! The classes are those of `decide::Cone`: every combination of answers that the rules tell apart.
//! Groups and accounting periods are arithmetic before the rules and stay outside.

mod coverage;
mod rules;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::decide::{Answer, Cone, Tables};
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;

/// What was found for all laws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Analysis {
    format: &'static str,
    version: u32,
    /// One for the directive alone (`EU`), then one for each state.
    pub laws: Vec<LawAnalysis>,
}

/// What was found for one law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LawAnalysis {
    /// `EU`, or the code of the state.
    pub law: String,
    /// Entity types.
    pub types: usize,
    /// Scope rules that apply.
    pub rules: usize,
    /// Profile classes of all types.
    pub classes: u64,
    /// Cubes of classes with one outcome each, over which the proofs run.
    pub cubes: u64,
    /// What is wrong, or is a question to the editor.
    pub findings: Vec<Finding>,
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A class is inside, and no rule says in which class.
    Unclassed,
    /// A rule holds for no class at all.
    NeverHolds,
    /// A rule holds, and no outcome would be different without it.
    NeverMatters,
    /// Two ceilings of fines for the same class and the same entities disagree.
    Disagree,
    /// The state asks for less than the directive, which allows no less (Art. 5).
    BelowDirective,
}

impl FindingKind {
    /// Whether it is a mistake in any law; the others may be the law, and are questions.
    #[must_use]
    pub fn is_defect(self) -> bool {
        matches!(
            self,
            FindingKind::Unclassed | FindingKind::NeverHolds | FindingKind::Disagree
        )
    }
}

/// Something that was found, with the smallest organisation that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// The rule it is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The articles.
    pub under: Vec<String>,
    /// In a sentence.
    pub text: String,
    /// How many classes show it, where they were counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classes: Option<u64>,
    /// The smallest organisation that shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<Witness>,
}

/// An organisation: what it does, and the answers that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Witness {
    /// The entity type.
    pub entity: String,
    /// Input and answer, in the order in which the rules ask.
    pub answers: Vec<(String, String)>,
}

impl Witness {
    fn of(cone: &Cone, fixed: &[Option<usize>]) -> Self {
        let answers = cone
            .axes
            .iter()
            .zip(fixed)
            .filter_map(|(axis, value)| Some((axis.input.clone(), axis.values.get((*value)?)?)))
            .map(|(input, answer)| (input, answer.to_string()))
            .collect();
        Self {
            entity: cone.entity.clone(),
            answers,
        }
    }

    /// How much has to be said: answers other than no.
    fn weight(cone: &Cone, fixed: &[Option<usize>]) -> usize {
        cone.axes
            .iter()
            .zip(fixed)
            .filter(|(axis, value)| {
                value
                    .and_then(|value| axis.values.get(value))
                    .is_some_and(|answer| *answer != Answer::YesNo(false))
            })
            .count()
    }
}

/// Analyses the directive alone and every state, or one state.
#[must_use]
pub fn analyse(base: &KnowledgeBase, only: Option<&str>) -> Analysis {
    let codes: Vec<Option<&String>> = std::iter::once(None)
        .chain(base.countries.keys().map(Some))
        .filter(|code| match (only, code) {
            (None, _) => true,
            (Some(only), None) => only.eq_ignore_ascii_case("EU"),
            (Some(only), Some(code)) => only.eq_ignore_ascii_case(code),
        })
        .collect();
    let laws = codes
        .into_par_iter()
        .filter_map(|code| {
            let law = Law::of(base, code.map(String::as_str))?;
            Some(of_law(
                &law,
                code.map_or_else(|| "EU".to_owned(), Clone::clone),
            ))
        })
        .collect();
    Analysis {
        format: "acquis-analyse",
        version: 1,
        laws,
    }
}

fn of_law(law: &Law<'_>, code: String) -> LawAnalysis {
    // What one search asked of the law, the next need not ask again.
    let mut tables = Tables::new(law);
    let grid = rules::Grid::of(&mut tables);
    let mut findings = grid.unclassed();
    findings.extend(rules::idle(&mut tables));
    findings.extend(rules::disagreeing_ceilings(law));
    if law.country.is_some() {
        findings.extend(coverage::below_directive(&mut tables));
    }
    findings.sort_by(|a, b| (a.kind, &a.rule).cmp(&(b.kind, &b.rule)));
    LawAnalysis {
        law: code,
        types: law.types.len(),
        rules: law.rules.len(),
        classes: grid.classes,
        cubes: grid.cubes,
        findings,
    }
}
