//! JsonLogic expressions for programs that speak it: what an activity is, where every question that
//! its rules ask has an answer.
//!
//! JsonLogic has two truth values and numbers of floating point. So the expressions are for inputs
//! that are all known, and count in whole ten-thousandths, which floating point keeps exactly.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Program, ProgramRule, Sizes, TypePlace};
use crate::decide::outcome::OutcomeWord;
use crate::model::Effect;
use crate::model::condition::{ActivityKind, Bound, Condition, Relation, SizeClass};
use crate::value::{Decimal, Quantity};

/// The expressions of one law.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JsonLogic {
    /// The code of the state; `EU` for the directive alone.
    pub law: String,
    /// The directive that it stands on.
    pub directive: String,
    /// Entity types with one expression each; types that cannot be told apart share one.
    pub groups: Vec<LogicGroup>,
    /// Entity types whose rules cannot be said in JsonLogic, each with the reason.
    pub left_out: BTreeMap<String, String>,
}

/// Entity types that cannot be told apart.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LogicGroup {
    /// The types.
    pub types: Vec<String>,
    /// An expression whose value is the outcome: `essential`, `important`, `national:CLASS` with a
    /// class of the state's own, `registration-only`, `elsewhere`, `out-of-scope`, or `undetermined`
    /// where nobody has read the class.
    pub outcome: Value,
    /// The variables of `outcome`.
    pub outcome_inputs: BTreeSet<String>,
    /// An expression whose value is the size, for `size` among the variables of `outcome`.
    pub size: Value,
    /// The variables of `size`.
    pub size_inputs: BTreeSet<String>,
}

/// What a condition comes to once the entity type is known.
enum Part {
    Known(bool),
    Open(Value),
}

/// Why something cannot be said.
type Unsayable = String;

impl JsonLogic {
    /// The expressions for every entity type of a program.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        let mut groups: Vec<LogicGroup> = Vec::new();
        let mut left_out = BTreeMap::new();
        for (entity, place) in &program.types {
            match (Writer {
                program,
                entity,
                place,
            })
            .group()
            {
                Ok(group) => {
                    let alike = groups.iter_mut().find(|other| {
                        (&other.outcome, &other.size) == (&group.outcome, &group.size)
                    });
                    match alike {
                        Some(other) => other.types.extend(group.types),
                        None => groups.push(group),
                    }
                }
                Err(reason) => {
                    left_out.insert(entity.clone(), reason);
                }
            }
        }
        Self {
            law: program.law.clone(),
            directive: program.directive.clone(),
            groups,
            left_out,
        }
    }
}

/// Writes the expressions of one entity type.
struct Writer<'a> {
    program: &'a Program,
    entity: &'a str,
    place: &'a TypePlace,
}

impl Writer<'_> {
    fn group(&self) -> Result<LogicGroup, Unsayable> {
        let outcome = self.outcome()?;
        let size = self.size(&self.program.sizes)?;
        Ok(LogicGroup {
            types: vec![self.entity.to_owned()],
            outcome_inputs: variables(&outcome),
            size_inputs: variables(&size),
            outcome,
            size,
        })
    }

    /// The classes are tried from the highest, for whoever is inside and under this jurisdiction.
    fn outcome(&self) -> Result<Value, Unsayable> {
        let outside = any([
            self.effect(Effect::Disregard, None)?,
            self.effect(Effect::Exclude, None)?,
        ]);
        let inside = any([
            self.effect(Effect::Include, None)?,
            self.effect(Effect::Undecided, None)?,
        ]);
        let mut steps = vec![(any([outside, not(inside)]), json!("out-of-scope"))];
        for rank in &self.program.outcomes {
            let class = rank.class.as_deref();
            let (effect, word) = match rank.outcome {
                OutcomeWord::Essential => (Effect::Essential, "essential".to_owned()),
                OutcomeWord::Important => (Effect::Important, "important".to_owned()),
                OutcomeWord::RegistrationOnly => {
                    (Effect::RegistrationOnly, "registration-only".to_owned())
                }
                OutcomeWord::Undetermined => (Effect::Undecided, "undetermined".to_owned()),
                OutcomeWord::National => (
                    Effect::National,
                    format!("national:{}", class.unwrap_or_default()),
                ),
                OutcomeWord::Elsewhere | OutcomeWord::OutOfScope => continue,
            };
            let holds = self.effect(effect, class)?;
            let word = if effect == Effect::Undecided {
                json!(word)
            } else {
                chosen([(self.jurisdiction()?, json!(word))], json!("elsewhere"))
            };
            steps.push((holds, word));
        }
        Ok(chosen(steps, json!("out-of-scope")))
    }

    fn jurisdiction(&self) -> Result<Part, Unsayable> {
        let rules = &self.program.jurisdiction;
        if rules.is_empty() {
            return Ok(Part::Known(true));
        }
        let rules: Result<Vec<Part>, Unsayable> =
            rules.iter().map(|rule| self.part(&rule.when)).collect();
        Ok(any(rules?))
    }

    /// Whether one of the rules of an effect holds.
    fn effect(&self, effect: Effect, class: Option<&str>) -> Result<Part, Unsayable> {
        let of_effect = |rule: &&ProgramRule| {
            rule.effect == effect && (class.is_none() || rule.class.as_deref() == class)
        };
        let parts: Result<Vec<Part>, Unsayable> = self
            .program
            .rules
            .iter()
            .filter(of_effect)
            .map(|rule| self.part(&rule.when))
            .collect();
        Ok(any(parts?))
    }

    /// The size by the first block that speaks for the type.
    fn size(&self, blocks: &[Sizes]) -> Result<Value, Unsayable> {
        let Some((block, later)) = blocks.split_first() else {
            return Err("no block of sizes speaks for it".to_owned());
        };
        let applies = match &block.applies {
            Some(applies) => self.part(applies)?,
            None => Part::Known(true),
        };
        if matches!(applies, Part::Known(false)) {
            return self.size(later);
        }
        let mut steps = Vec::new();
        for class in &block.classes {
            steps.push((self.part(&class.when)?, json!(class.size.word())));
        }
        let here = chosen(steps, Value::Null);
        match applies {
            Part::Known(_) => Ok(here),
            open => Ok(chosen([(open, here)], self.size(later)?)),
        }
    }

    fn part(&self, condition: &Condition) -> Result<Part, Unsayable> {
        let parts = |of: &[Condition]| -> Result<Vec<Part>, Unsayable> {
            of.iter().map(|member| self.part(member)).collect()
        };
        Ok(match condition {
            Condition::Always => Part::Known(true),
            Condition::All { of } => all(parts(of)?),
            Condition::Any { of } => any(parts(of)?),
            Condition::Not { of } => not(self.part(of)?),
            Condition::Activity { among } => Part::Known(among.iter().any(|kind| self.is_of(kind))),
            Condition::Size { is, sizes } => one_of(
                "size",
                &SizeClass::ALL
                    .into_iter()
                    .filter(|size| compares(*is, *size, sizes))
                    .map(SizeClass::word)
                    .collect::<Vec<_>>(),
                SizeClass::ALL.len(),
            ),
            Condition::Flag { input } => Part::Open(json!({ "var": input })),
            Condition::Choice { input, among } => {
                let among: Vec<&str> = among.iter().map(String::as_str).collect();
                one_of(input, &among, usize::MAX)
            }
            Condition::Compare { input, is, bound } => {
                let operator = match is {
                    Relation::Is => "==",
                    Relation::IsNot => "!=",
                    Relation::AtLeast => ">=",
                    Relation::MoreThan => ">",
                    Relation::AtMost => "<=",
                    Relation::LessThan => "<",
                };
                let bound = self.bound(input, bound)?;
                Part::Open(json!({ operator: [{ "var": input }, bound] }))
            }
            Condition::Class { .. } => return Err("a rule of scope asks for the class".to_owned()),
        })
    }

    fn is_of(&self, kind: &ActivityKind) -> bool {
        let place = self.place;
        match kind {
            ActivityKind::Type(id) => id == self.entity,
            ActivityKind::Annex(annex) => place.annex.as_ref() == Some(annex),
            ActivityKind::Sector(sector) => place.sector == *sector,
            ActivityKind::Subsector(path) => place
                .subsector
                .as_ref()
                .is_some_and(|subsector| *path == format!("{}/{subsector}", place.sector)),
        }
    }

    /// A bound as a whole number: ten-thousandths of the unit in which the input is told.
    fn bound(&self, input: &str, bound: &Bound) -> Result<i64, Unsayable> {
        let question = self.program.inputs.get(input);
        let unit = question.and_then(|question| question.unit.as_deref());
        match bound {
            Bound::Number(number) => Ok(number.ten_thousandths()),
            Bound::Percent(percent) => Ok(percent.0.ten_thousandths()),
            Bound::Money(money) if money.currency.as_str() == "EUR" => {
                Ok(money.amount.ten_thousandths())
            }
            Bound::Quantity(Quantity { amount, unit: of })
                if unit.is_none_or(|unit| unit == of) =>
            {
                Ok(Decimal::ten_thousandths(*amount))
            }
            _ => Err(format!(
                "`{input}` is compared with something that is no plain number of its unit"
            )),
        }
    }
}

fn compares(is: Relation, size: SizeClass, sizes: &[SizeClass]) -> bool {
    let first = sizes.first();
    match is {
        Relation::Is => sizes.contains(&size),
        Relation::IsNot => !sizes.contains(&size),
        Relation::AtLeast => first.is_some_and(|other| size >= *other),
        Relation::MoreThan => first.is_some_and(|other| size > *other),
        Relation::AtMost => first.is_some_and(|other| size <= *other),
        Relation::LessThan => first.is_some_and(|other| size < *other),
    }
}

fn one_of(input: &str, among: &[&str], of: usize) -> Part {
    match among {
        [] => Part::Known(false),
        all if all.len() == of => Part::Known(true),
        [only] => Part::Open(json!({ "==": [{ "var": input }, only] })),
        some => Part::Open(json!({ "in": [{ "var": input }, some] })),
    }
}

fn all(parts: impl IntoIterator<Item = Part>) -> Part {
    joined(parts, false, "and")
}

fn any(parts: impl IntoIterator<Item = Part>) -> Part {
    joined(parts, true, "or")
}

fn joined(parts: impl IntoIterator<Item = Part>, deciding: bool, word: &str) -> Part {
    let mut open: Vec<Value> = Vec::new();
    for part in parts {
        match part {
            Part::Known(known) if known == deciding => return Part::Known(deciding),
            Part::Known(_) => {}
            Part::Open(value) if open.contains(&value) => {}
            Part::Open(value) => open.push(value),
        }
    }
    match open.as_slice() {
        [] => Part::Known(!deciding),
        [only] => Part::Open(only.clone()),
        _ => Part::Open(json!({ word: open })),
    }
}

fn not(part: Part) -> Part {
    match part {
        Part::Known(known) => Part::Known(!known),
        Part::Open(value) => Part::Open(json!({ "!": [value] })),
    }
}

/// The value of the first step that holds. Like every value here it is an expression.
fn chosen(steps: impl IntoIterator<Item = (Part, Value)>, otherwise: Value) -> Value {
    let mut flat = Vec::new();
    let mut last = otherwise;
    for (part, value) in steps {
        match part {
            Part::Known(false) => {}
            Part::Known(true) => {
                last = value;
                break;
            }
            Part::Open(condition) => flat.extend([condition, value]),
        }
    }
    if flat.is_empty() {
        return last;
    }
    flat.push(last);
    json!({ "if": flat })
}

fn variables(expression: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(expression, &mut found);
    found
}

fn collect(expression: &Value, found: &mut BTreeSet<String>) {
    match expression {
        Value::Array(members) => members.iter().for_each(|member| collect(member, found)),
        Value::Object(fields) => {
            for (operator, operand) in fields {
                match operand {
                    Value::String(name) if operator == "var" => {
                        found.insert(name.clone());
                    }
                    _ => collect(operand, found),
                }
            }
        }
        _ => {}
    }
}
