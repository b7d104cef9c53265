//! What the law says, typed: acts, authorities, duties, rules. Lists keep the order of the sources.

mod act;
mod checklist;
mod duties;
mod entry;
mod example;
mod people;
mod rules;
mod sectors;
mod timed;

pub use act::*;
pub use checklist::*;
pub use duties::*;
pub use entry::*;
pub use example::*;
pub use people::*;
pub use rules::*;
pub use sectors::*;
pub use timed::*;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::proof::{Fact, Place, Remarks, Source};
use crate::value::{CountryCode, Currency, Date, LanguageTag};

/// The whole knowledge base as the law stands on one day.
#[derive(Debug, Clone)]
pub struct KnowledgeBase {
    /// The day.
    pub as_of: Date,
    /// Directives by id.
    pub directives: BTreeMap<String, Directive>,
    /// Sectors in the order of the annexes, then those outside them.
    pub sectors: Vec<Sector>,
    /// Member states by code.
    pub countries: BTreeMap<String, Country>,
    /// Every source by id.
    pub sources: BTreeMap<String, Source>,
    /// Where each fact stands, by its id.
    pub places: BTreeMap<String, Place>,
}

/// A directive: the rule that states transpose.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Directive {
    /// Its act.
    pub act: Act,
    /// Everything it says.
    pub body: Body,
}

/// A member state and its law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Country {
    /// ISO 3166-1 code.
    pub code: CountryCode,
    /// English name.
    pub name: String,
    /// Names in the languages of the state.
    pub names: BTreeMap<LanguageTag, String>,
    /// Official languages.
    pub languages: Vec<LanguageTag>,
    /// Currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// Which directives it transposes, by which laws.
    pub transposes: Vec<Fact<Transposition>>,
    /// Where transposition stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<Fact<String>>,
    /// In a sentence or two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Fact<String>>,
    /// What applies until an act is in force, and other remarks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meanwhile: Vec<Fact<Entry>>,
    /// What its law calls the classes of the directive.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Fact<Called>>,
    /// States that a reader compares with.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub neighbours: Vec<CountryCode>,
    /// The day of which its evidence speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Everything its law says.
    pub body: Body,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// What the law of a state calls a class of the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Called {
    /// The class: `essential` or `important`.
    pub class: String,
    /// Its name in English.
    pub name: String,
    /// Its names in the languages of the state.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<LanguageTag, String>,
}

/// Which directive a state transposes by which laws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Transposition {
    /// The directive.
    pub directive: String,
    /// The laws.
    pub by: Vec<String>,
}

/// What one legislator says: a directive, or a state.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Body {
    /// Acts.
    pub laws: Vec<Act>,
    /// Classes of the state's own.
    pub classes: Vec<Fact<NationalClass>>,
    /// Authorities.
    pub authorities: Vec<Authority>,
    /// Sector acts that displace or vary the directive.
    pub regimes: Vec<Fact<Regime>>,
    /// Registration.
    pub registration: Vec<Registration>,
    /// Reporting.
    pub reporting: Vec<Reporting>,
    /// Blocks of entries: significance, supervision, management, measures.
    pub chapters: Vec<Chapter>,
    /// Fines.
    pub fines: Vec<Fines>,
    /// Chapters of the checklist.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checklists: Vec<Checklist>,
    /// How the answers to the checklist are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readiness: Option<Fact<Formula>>,
    /// Scope rules.
    pub rules: Vec<Fact<Rule>>,
    /// Remarks on scope.
    pub scope_details: Vec<Fact<Entry>>,
    /// What the blocks of scope say of themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scope_remarks: Vec<Remarks>,
    /// Questions that rules may ask.
    pub inputs: Vec<Input>,
    /// How size is told.
    pub sizes: Vec<SizeRules>,
    /// Entries of the file itself: obligation, milestone, event, option, power, designation,
    /// territory, framework, departure, jurisdiction.
    pub entries: Vec<Fact<Entry>>,
    /// What the state takes away from the directive.
    pub removals: Vec<Fact<Removal>>,
    /// Sectors or types the state does not cover.
    pub leaves_out: Vec<Fact<Entry>>,
    /// Sectors of the state's own.
    pub sectors: Vec<Sector>,
    /// What is not known.
    pub questions: Vec<Fact<Entry>>,
    /// What sources disagree on.
    pub conflicts: Vec<Conflict>,
    /// What is not there.
    pub absences: Vec<Fact<Entry>>,
    /// What no rule can say.
    pub untranslatable: Vec<Fact<Entry>>,
    /// Statements with a first or a last day, whether or not they hold on the day of the model.
    #[serde(skip)]
    pub timed: Vec<Timed>,
    /// Tests of the law.
    #[serde(skip)]
    pub examples: Vec<Example>,
}
