//! Every question that rules ask, and every entity type.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::KnowledgeBase;
use crate::model::inherit::Law;

/// Everything that can be asked or said.
#[derive(Serialize, JsonSchema)]
pub struct Vocabulary {
    format: &'static str,
    version: u32,
    inputs: Vec<Asked>,
    entity_types: Vec<Type>,
}

/// A question.
#[derive(Serialize, JsonSchema)]
struct Asked {
    id: String,
    name: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<Choice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asks: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    presumed: Option<String>,
    of_activity: bool,
    act_of_state: bool,
    /// `EU` for the directive, else the state that asks.
    of: String,
}

#[derive(Serialize, JsonSchema)]
struct Choice {
    value: String,
    meaning: String,
}

#[derive(Serialize, JsonSchema)]
struct Type {
    id: String,
    name: String,
    sector: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    annex: Option<String>,
    of: String,
}

impl Vocabulary {
    /// The vocabulary of the directive and of all states, or of one.
    #[must_use]
    pub fn of(base: &KnowledgeBase, country: Option<&str>) -> Self {
        let mut vocabulary = Self {
            format: "acquis-vocabulary",
            version: 1,
            inputs: Vec::new(),
            entity_types: Vec::new(),
        };
        if let Some(law) = Law::of(base, None) {
            add(&law, "EU", &mut vocabulary);
        }
        for code in base.countries.keys() {
            if country.is_none_or(|wanted| wanted.eq_ignore_ascii_case(code))
                && let Some(law) = Law::of(base, Some(code))
            {
                add(&law, code, &mut vocabulary);
            }
        }
        vocabulary
    }

    /// As text for people.
    #[must_use]
    pub fn tell(&self) -> String {
        human(self)
    }
}

/// Adds what a law asks beyond what is there already: the directive comes first.
fn add(law: &Law<'_>, of: &str, vocabulary: &mut Vocabulary) {
    for input in law.inputs.values() {
        let shared = law
            .directive
            .body
            .inputs
            .iter()
            .any(|shared| shared.id == input.id && shared.span == input.span);
        if of != "EU" && shared {
            continue;
        }
        vocabulary.inputs.push(Asked {
            id: input.id.clone(),
            name: input.name.clone(),
            kind: input.kind.clone(),
            unit: input.unit.clone(),
            values: input
                .values
                .iter()
                .map(|(value, meaning)| Choice {
                    value: value.clone(),
                    meaning: meaning.clone(),
                })
                .collect(),
            asks: input.asks.clone(),
            presumed: input.presume.clone(),
            of_activity: input.of_activity,
            act_of_state: input.act_of_state,
            of: of.to_owned(),
        });
    }
    for (id, here) in &law.types {
        if of != "EU" && !here.entity.national {
            continue;
        }
        vocabulary.entity_types.push(Type {
            id: (*id).to_owned(),
            name: here.entity.name.clone(),
            sector: here.entity.sector.clone(),
            annex: here.annex.map(str::to_owned),
            of: of.to_owned(),
        });
    }
}

fn human(report: &Vocabulary) -> String {
    let mut text = String::new();
    for input in &report.inputs {
        let mut kind = input.kind.clone();
        if let Some(unit) = &input.unit {
            kind.push_str(&format!(" of {unit}"));
        }
        if let Some(presumed) = &input.presumed {
            kind.push_str(&format!(", presumed {presumed}"));
        }
        if input.act_of_state {
            kind.push_str(", an act of the state");
        }
        text.push_str(&format!("{} {} ({kind})\n", input.of, input.id));
        if let Some(asks) = &input.asks {
            text.push_str(&format!("    {asks}\n"));
        }
        for choice in &input.values {
            text.push_str(&format!("    {}: {}\n", choice.value, choice.meaning));
        }
    }
    text.push('\n');
    for entity in &report.entity_types {
        text.push_str(&format!(
            "{} {} ({}): {}\n",
            entity.of, entity.id, entity.sector, entity.name
        ));
    }
    text
}
