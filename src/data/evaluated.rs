//! What follows from the rules, in a plain form: which entity types are what at which size in a
//! state, and what the state does differently from the directive.

use std::collections::BTreeMap;

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use crate::decide::{
    self, Decision, Departure, Direction, Frame, Matter, Moves, Outcome, OutcomeWord,
};
use crate::model::condition::Condition;
use crate::model::inherit::{Basis, Law};
use crate::model::{KnowledgeBase, Proof, Stage};
use crate::value::Amount;

/// What follows from the rules, for every state that was evaluated.
#[derive(Debug, Clone, Default)]
pub struct Evaluated {
    /// States by code.
    pub countries: BTreeMap<String, EvaluatedCountry>,
}

/// What follows from the rules in one state.
#[derive(Debug, Clone, Default)]
pub struct EvaluatedCountry {
    /// Who is what, by sector.
    pub sectors: BTreeMap<String, ScopeTable>,
    /// What the state does differently.
    pub departures: Vec<DepartureLine>,
}

/// Who is what in one sector of one state, at every size, with default answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScopeTable {
    /// On which footing the answers stand.
    pub basis: Basis,
    /// The entity types, in order.
    pub types: Vec<ScopeRow>,
}

/// One entity type at every size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScopeRow {
    /// The entity type.
    #[serde(rename = "type")]
    pub entity_type: String,
    /// Its official short name.
    pub name: String,
    /// What it is.
    pub outcomes: ScopeOutcomes,
}

/// What an entity type is at every size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScopeOutcomes {
    /// As a micro enterprise.
    pub micro: ScopeOutcome,
    /// As a small one.
    pub small: ScopeOutcome,
    /// As a medium-sized one.
    pub medium: ScopeOutcome,
    /// As a large one.
    pub large: ScopeOutcome,
}

/// An answer and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScopeOutcome {
    /// What it is.
    pub outcome: OutcomeWord,
    /// The class of the state's own, where it is in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub national_class: Option<String>,
    /// The rules that carried the answer.
    pub rules: Vec<String>,
    /// The regime whose rules govern, where a sector act does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// Whether the answer binds; a directive alone binds no private party.
    pub binding: bool,
    /// The inputs that were presumed and mattered.
    pub assumed: Vec<String>,
    /// The inputs that would settle an answer that is undetermined.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// One thing that a state does differently from the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DepartureLine {
    /// What it concerns.
    pub area: String,
    /// Which way it goes.
    pub direction: Direction,
    /// What it is made of.
    pub matter: MatterWord,
    /// The rule, stage, class or measure it is about; the name of a departure that the sources state
    /// in words.
    pub subject: String,
    /// Its headline, where the sources give one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The whole of it, where the sources tell it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The stage of the directive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_stage: Option<Stage>,
    /// The stage of the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// The amount in the directive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline_amount: Option<Amount>,
    /// The amount in the state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The option of the directive that allows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What stands behind it.
    #[serde(flatten)]
    pub proof: Proof,
    /// How it moves the outcomes of each entity type, where outcomes were compared.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) moves: Option<BTreeMap<String, Moves>>,
}

/// What a departure is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MatterWord {
    /// A rule of the state's own.
    RuleAdded,
    /// A rule of the directive that the state replaced.
    RuleReplaced,
    /// A rule of the directive that the state does not have.
    RuleRemoved,
    /// A stage of the state's own.
    StageAdded,
    /// A stage that is due at another time or holds something else.
    StageChanged,
    /// A stage of the directive that the state does not have.
    StageRemoved,
    /// Another ceiling of fines for a class.
    CeilingChanged,
    /// A measure of the state's own.
    MeasureAdded,
    /// Something that the sources state in words.
    Stated,
}

impl Evaluated {
    /// Evaluates every state.
    #[must_use]
    pub fn of(base: &KnowledgeBase) -> Self {
        let codes: Vec<&String> = base.countries.keys().collect();
        let countries = codes
            .into_par_iter()
            .filter_map(|code| {
                let law = Law::of(base, Some(code))?;
                let departures = decide::departures(&law);
                let country = EvaluatedCountry::of(&law, &decide::frame(&law), &departures);
                Some((code.clone(), country))
            })
            .collect();
        Self { countries }
    }
}

impl EvaluatedCountry {
    /// The plain form of what was evaluated for a state.
    #[must_use]
    pub fn of(law: &Law<'_>, frame: &Frame, departures: &[Departure<'_>]) -> Self {
        let mut sectors: BTreeMap<String, ScopeTable> = BTreeMap::new();
        for row in &frame.rows {
            let table = sectors
                .entry(row.sector.clone())
                .or_insert_with(|| ScopeTable {
                    basis: law.basis,
                    types: Vec::new(),
                });
            let [micro, small, medium, large] = &row.decisions;
            table.types.push(ScopeRow {
                entity_type: row.entity.clone(),
                name: law
                    .types
                    .get(row.entity.as_str())
                    .map_or_else(String::new, |here| here.entity.name.clone()),
                outcomes: ScopeOutcomes {
                    micro: micro.into(),
                    small: small.into(),
                    medium: medium.into(),
                    large: large.into(),
                },
            });
        }
        let departures = departures
            .iter()
            .map(|departure| DepartureLine::of(law, departure))
            .collect();
        Self {
            sectors,
            departures,
        }
    }
}

/// The class of the state's own that an outcome names.
pub(super) fn national_class(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::National(class) => Some(class),
        _ => None,
    }
}

impl From<&Decision> for ScopeOutcome {
    fn from(decision: &Decision) -> Self {
        Self {
            outcome: (&decision.outcome).into(),
            national_class: national_class(&decision.outcome).map(str::to_owned),
            rules: decision
                .reasons
                .iter()
                .map(|reason| reason.rule.clone())
                .collect(),
            regime: decision.regime.clone(),
            binding: decision.binding,
            assumed: decision.assumed.iter().cloned().collect(),
            missing: decision.missing.iter().cloned().collect(),
        }
    }
}

impl DepartureLine {
    fn of(law: &Law<'_>, departure: &Departure<'_>) -> Self {
        let mut line = Self {
            area: departure.area.clone(),
            direction: departure.direction,
            matter: MatterWord::Stated,
            subject: String::new(),
            title: None,
            text: None,
            baseline_stage: None,
            stage: None,
            baseline_amount: None,
            amount: None,
            option: departure.option.clone(),
            when: departure.when.cloned(),
            proof: departure.proof.clone(),
            moves: departure.moves.as_ref().map(|moves| {
                let owned = |(entity, moves): (&&str, &Moves)| ((*entity).to_owned(), *moves);
                moves.iter().map(owned).collect()
            }),
        };
        match &departure.matter {
            Matter::RuleAdded(id) => {
                (line.matter, line.subject) = (MatterWord::RuleAdded, id.clone());
            }
            Matter::RuleReplaced(id) => {
                (line.matter, line.subject) = (MatterWord::RuleReplaced, id.clone());
            }
            Matter::RuleRemoved(id) => {
                (line.matter, line.subject) = (MatterWord::RuleRemoved, id.clone());
            }
            Matter::StageAdded(stage) => {
                (line.matter, line.subject) = (MatterWord::StageAdded, stage.id.clone());
                line.stage = Some(stage.clone());
            }
            Matter::StageChanged(baseline, stage) => {
                (line.matter, line.subject) = (MatterWord::StageChanged, stage.id.clone());
                line.stage = Some((**stage).clone());
                line.baseline_stage = Some((**baseline).clone());
            }
            Matter::StageRemoved(stage) => {
                (line.matter, line.subject) = (MatterWord::StageRemoved, stage.id.clone());
                line.baseline_stage = Some(stage.clone());
            }
            Matter::CeilingChanged(class, baseline, amount) => {
                (line.matter, line.subject) = (MatterWord::CeilingChanged, class.clone());
                (line.baseline_amount, line.amount) =
                    (Some(baseline.clone()), Some(amount.clone()));
            }
            Matter::MeasureAdded(title) => {
                line.matter = MatterWord::MeasureAdded;
                line.title = Some(title.clone());
                line.name(law);
            }
            Matter::Stated(title, text) => {
                line.title = Some(title.clone());
                line.text = Some(text.clone()).filter(|text| !text.is_empty());
                line.name(law);
            }
        }
        line
    }

    /// The same as it goes for entities of some types; nothing where it moves none of them.
    pub(super) fn for_types<'i>(&self, types: impl Iterator<Item = &'i str>) -> Option<Self> {
        let direction = match &self.moves {
            Some(moves) => Direction::of(types.filter_map(|id| moves.get(id)))?,
            None => self.direction,
        };
        Some(Self {
            direction,
            ..self.clone()
        })
    }

    /// The name of the entry, which only the entry itself says.
    fn name(&mut self, law: &Law<'_>) {
        let Some(country) = law.country else { return };
        let of_chapters = country
            .body
            .chapters
            .iter()
            .flat_map(|chapter| &chapter.entries);
        let mut entries = country.body.entries.iter().chain(of_chapters);
        if let Some(entry) = entries.find(|entry| entry.proof.id == self.proof.id) {
            self.subject.clone_from(&entry.name);
        }
    }
}
