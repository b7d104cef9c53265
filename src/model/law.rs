//! What the law says, typed: acts, authorities, duties, rules. Lists keep the order of the sources.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::condition::{Condition, SizeClass};
use super::proof::{Fact, Proof, Remarks, Source};
use super::shape;
use crate::value::{
    Address, Amount, Celex, Citation, CountryCode, Currency, Date, Duration, LanguageTag,
};

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
    pub questions: Vec<Entry>,
    /// What sources disagree on.
    pub conflicts: Vec<Conflict>,
    /// What is not there.
    pub absences: Vec<Fact<Entry>>,
    /// What no rule can say.
    pub untranslatable: Vec<Fact<Entry>>,
    /// Tests of the law.
    #[serde(skip)]
    pub examples: Vec<Example>,
}

/// An act.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Act {
    /// Its id.
    pub id: String,
    /// Short English name.
    pub name: String,
    /// What kind of act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is to the directive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where it stands, where its dates do not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_status: Option<Fact<String>>,
    /// Official titles.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub titles: BTreeMap<LanguageTag, Fact<String>>,
    /// Abbreviation in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Fact<String>>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Fact<String>>,
    /// Where it stands in the gazette.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Fact<String>>,
    /// CELEX number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub celex: Option<Fact<Celex>>,
    /// European Legislation Identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eli: Option<Fact<Address>>,
    /// Where people read the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Fact<Address>>,
    /// Adopted or signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Fact<Date>>,
    /// Published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Fact<Date>>,
    /// Entered into force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Fact<Date>>,
    /// Applies from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Fact<Date>>,
    /// Last day for transposition; directives only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transpose_by: Option<Fact<Date>>,
    /// Repealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repealed: Option<Fact<Date>>,
    /// What it repeals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeals: Vec<Fact<String>>,
    /// Which acts it amends.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amends: Vec<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Fact<String>>,
    /// Anything else: details, deferred provisions, corrigenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Fact<Entry>>,
    /// Other identifiers and plain facts, by the word they are written with.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<String, Fact<String>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// Where an act stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActStatus {
    /// A draft.
    Bill,
    /// Adopted, not yet in force.
    Adopted,
    /// In force.
    InForce,
    /// No longer in force.
    Repealed,
}

impl Act {
    /// Where the act stands on a day: by its dates, and by what the source says where no date
    /// decides.
    #[must_use]
    pub fn status(&self, on: Date) -> ActStatus {
        let by = |date: &Option<Fact<Date>>| date.as_ref().is_some_and(|date| date.value <= on);
        if by(&self.repealed) {
            return ActStatus::Repealed;
        }
        match self
            .stated_status
            .as_ref()
            .map(|status| status.value.as_str())
        {
            Some("bill") => return ActStatus::Bill,
            Some("repealed") => return ActStatus::Repealed,
            Some("in-force") if self.in_force.is_none() => return ActStatus::InForce,
            Some("adopted") if self.in_force.is_none() => return ActStatus::Adopted,
            _ => {}
        }
        if by(&self.in_force) {
            ActStatus::InForce
        } else if by(&self.adopted) || by(&self.published) {
            ActStatus::Adopted
        } else if self.in_force.is_none() && self.adopted.is_none() && self.published.is_none() {
            // Nothing is known of its dates; an act that is cited is taken to be in force.
            ActStatus::InForce
        } else {
            ActStatus::Bill
        }
    }

    /// The first day on which the act binds.
    #[must_use]
    pub fn binds_from(&self) -> Option<&Fact<Date>> {
        self.applies.as_ref().or(self.in_force.as_ref())
    }

    /// The best address for readers.
    #[must_use]
    pub fn link(&self) -> Option<&Address> {
        self.address
            .as_ref()
            .or(self.eli.as_ref())
            .map(|address| &address.value)
    }
}

/// A class of the state's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NationalClass {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it stands beside essential and important.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// The class of the directive its members also have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Who is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// A body with a role under the law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Authority {
    /// Its id.
    pub id: String,
    /// English name.
    pub name: String,
    /// Names in the languages of the state.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<LanguageTag, Fact<String>>,
    /// Abbreviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Fact<String>>,
    /// What it is under the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Fact<Vec<String>>>,
    /// What it supervises: `all`, `nothing`, sectors, subsectors, entity types.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supervises: Option<Fact<Vec<String>>>,
    /// What it does not supervise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub except: Option<Fact<Vec<String>>>,
    /// Whom a CSIRT answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<Fact<Vec<String>>>,
    /// Site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Fact<Address>>,
    /// Mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Fact<Address>>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Fact<String>>,
    /// Remit in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remit: Option<Fact<String>>,
    /// The part of the state it answers for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// Regimes it supervises.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<String>,
    /// Anything else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Fact<Entry>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// A sector act that displaces or varies the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Regime {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The acts it stands in.
    pub acts: Vec<String>,
    /// For whom.
    pub applies: Condition,
    /// What of the directive gives way.
    pub displaces: Vec<String>,
    /// Who supervises.
    pub authorities: Vec<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// For whom a block speaks, when a state has several of its kind, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Addressee {
    /// The name of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For which entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// Under which regime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// What the block says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
}

/// Who registers, where, by when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Registration {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// Whether entities must register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Fact<bool>>,
    /// Whether duties begin only with the entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constitutive: Option<Fact<bool>>,
    /// Who takes the first step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mechanism: Option<Fact<String>>,
    /// With whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with: Option<Fact<Vec<String>>>,
    /// Where.
    pub portals: Vec<Fact<Portal>>,
    /// First dates.
    pub deadlines: Vec<Fact<Entry>>,
    /// Standing periods.
    pub periods: Vec<Fact<Entry>>,
    /// How fast changes are notified.
    pub updates: Vec<Fact<Update>>,
    /// What is asked.
    pub information: Vec<Fact<Entry>>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// Where something is filed: an address, or words where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Portal {
    /// The address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// Its name, or the channel in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// How fast changes are notified, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Update {
    /// The period.
    pub period: Duration,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// To whom incidents are reported, and when.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Reporting {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// To whom.
    pub to: Vec<Fact<Recipients>>,
    /// Through which portals or channels.
    pub portals: Vec<Fact<Portal>>,
    /// From when the periods run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<Fact<String>>,
    /// The reports.
    pub stages: Vec<Fact<Stage>>,
    /// Stages that some need not send.
    pub waivers: Vec<Fact<Waiver>>,
    /// When the recipients of the service are told.
    pub recipients: Vec<Fact<Entry>>,
    /// Who may report without a duty.
    pub voluntary: Vec<Fact<String>>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// Authorities that receive something, and from whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Recipients {
    /// The authorities.
    pub authorities: Vec<String>,
    /// From whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A period and the event it runs from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Period {
    /// How long.
    pub duration: Duration,
    /// From when: an event, or the id of another stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// How often it is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// When the first of several is due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Period>,
    /// Whether it is due only when asked for.
    pub on_request: bool,
    /// Whether it is owed only where needed.
    pub optional: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The stage it replaces for these entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// What it must hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contains: Vec<String>,
    /// To whom, where it differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// Anything a reader must know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// Stages that some entities need not send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Waiver {
    /// The stages.
    pub stages: Vec<String>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A block of entries: significance, supervision, management or measures.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Chapter {
    /// Which of them.
    pub topic: String,
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// What it says, in order.
    pub entries: Vec<Fact<Entry>>,
}

/// What a breach can cost.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Fines {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// Highest fines.
    pub ceilings: Vec<Fact<Ceiling>>,
    /// Lowest fines.
    pub minimums: Vec<Fact<Ceiling>>,
    /// The day from which fines are imposed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bites_from: Option<Fact<Date>>,
    /// Which breaches the ceilings cover.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Fact<String>>,
    /// Special fines, periodic penalties, exemptions and details, in order.
    pub entries: Vec<Fact<Entry>>,
}

/// A fine for a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ceiling {
    /// The class.
    pub class: String,
    /// The amount.
    pub amount: Amount,
    /// Whether the law leaves it open upwards.
    pub at_least: bool,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// What a rule does when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Filters an activity before anything else.
    Disregard,
    /// Brings inside.
    Include,
    /// Puts outside.
    Exclude,
    /// Makes essential.
    Essential,
    /// Puts in a national class.
    National,
    /// Inside, but nobody has read the class.
    Undecided,
    /// Makes important.
    Important,
    /// Registers only.
    RegistrationOnly,
    /// Frees from some duties.
    Exempt,
}

/// A scope rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it does.
    pub effect: Effect,
    /// The national class, for a rule of that effect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// In words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// When it holds.
    pub when: Condition,
}

/// A question that rules may ask.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Input {
    /// Its id.
    pub id: String,
    /// What it is.
    pub name: String,
    /// What an answer looks like.
    pub kind: String,
    /// What a number counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Answers to choose from.
    #[serde(
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "shape::answers"
    )]
    #[schemars(with = "Vec<shape::Answer>")]
    pub values: Vec<(String, String)>,
    /// The question as it is put to people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asks: Option<String>,
    /// How to find the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What is presumed when nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presume: Option<String>,
    /// Whether the state decides it.
    pub act_of_state: bool,
    /// Whether it is asked for each activity.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub of_activity: bool,
    /// The input whose values over all activities it sums, and for which activities.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "shape::sum")]
    #[schemars(with = "Option<shape::Sum>")]
    pub sums: Option<(String, Condition)>,
    /// What stands behind it.
    pub proof: Proof,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// How size is told.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SizeRules {
    /// For whom.
    #[serde(flatten)]
    pub addressee: Addressee,
    /// The sizes in the order in which they are tried.
    pub classes: Vec<Fact<SizeRule>>,
    /// Aggregation, periods and details, in words.
    pub entries: Vec<Fact<Entry>>,
}

/// When a size is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SizeRule {
    /// The size.
    pub size: SizeClass,
    /// When.
    pub when: Condition,
}

/// One statement with a name and words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Entry {
    /// The keyword it is written with.
    pub kind: String,
    /// Its name within its block.
    pub name: String,
    /// What it says; the headline where there is more.
    pub text: String,
    /// The whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<String>,
    /// A word from a closed list: `used`, `silent`, `stricter` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<String>,
    /// A topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// A day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// An amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// A period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Period>,
    /// How often.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<Period>,
    /// For whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Classes, activities, authorities or options it names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers: Vec<String>,
    /// Further plain facts, by the word they are written with.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub more_facts: BTreeMap<String, Vec<String>>,
}

/// Something the state takes away from the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Removal {
    /// What kind of thing.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// What sources disagree on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Conflict {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What it concerns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// The facts it is about: keyword and name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The claims.
    pub claims: Vec<Fact<Entry>>,
    /// The claim that is followed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow: Option<String>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}

/// A sector.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sector {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The annex it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// Its point in the annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// Whether a state took it out of the annexes, saying `annex none`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub taken_out: bool,
    /// Whether a state added it.
    pub national: bool,
    /// What it is and why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Fact<String>>,
    /// Subsectors, in order.
    pub subsectors: Vec<Subsector>,
    /// Entity types, in order, those of subsectors included.
    pub types: Vec<EntityType>,
    /// Risks.
    pub risks: Vec<Fact<Entry>>,
    /// Obligations.
    pub obligations: Vec<Fact<Entry>>,
    /// Kinds of organisation.
    pub organisations: Vec<Fact<Entry>>,
    /// Sectors that a reader looks at next.
    pub related: Vec<String>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// A subsector.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Subsector {
    /// Its id within the sector.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its letter in the annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
}

/// A kind of entity.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntityType {
    /// Its id.
    pub id: String,
    /// Its official short name.
    pub name: String,
    /// The sector.
    pub sector: String,
    /// The subsector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsector: Option<String>,
    /// The annex; nothing for types outside the annexes, optional ones among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// In plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Fact<String>>,
    /// The provisions that define it.
    pub defined_by: Vec<Fact<String>>,
    /// Where the reference leads today.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub now_defined_by: Vec<Fact<String>>,
    /// The limb by which it is in scope at any size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any_size: Option<Fact<Vec<Citation>>>,
    /// The option by which a state may cover it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional: Option<Fact<Vec<Citation>>>,
    /// Which state it answers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Fact<String>>,
    /// Whether it stands in ENISA's registry.
    pub enisa_registry: bool,
    /// Whether Implementing Regulation (EU) 2024/2690 binds it.
    pub implementing_2690: bool,
    /// NACE codes.
    pub nace: Vec<Fact<Nace>>,
    /// Kinds that the annex names within the type.
    pub variants: Vec<Fact<Entry>>,
    /// Whether a state added it.
    pub national: bool,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// NACE codes, Rev. 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Nace {
    /// Whether the annex itself uses the codes.
    pub legal: bool,
    /// The codes.
    pub codes: Vec<String>,
}

/// A test of the law.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// Enterprises linked to the organisation, each with its figures.
    pub linked: Vec<Vec<crate::record::Given>>,
    /// The activities, each with what is said of it.
    pub activities: Vec<Vec<crate::record::Given>>,
    /// What is said of the organisation.
    pub given: Vec<crate::record::Given>,
    /// Acts that are taken to be in force.
    pub assuming: Vec<String>,
    /// What is expected.
    pub expected: Vec<Expectation>,
    /// The provisions it is written from.
    pub under: Vec<Citation>,
    /// Where it stands.
    pub span: crate::source::Span,
}

/// One expectation of an example.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// The first word.
    pub what: String,
    /// What it is about.
    pub name: Option<String>,
    /// A day.
    pub date: Option<Date>,
    /// A period.
    pub within: Option<Period>,
    /// How often.
    pub every: Option<Period>,
    /// Where it stands.
    pub span: crate::source::Span,
}
