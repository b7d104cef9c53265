//! What applies in a state: the directive, with what the state says differently.
//!
//! A state inherits everything the directive says. What it writes under the same name replaces it,
//! what it writes under another name is added, and `remove` takes away.

mod checklist;
mod duties;
mod join;

pub use checklist::ItemHere;

use std::collections::BTreeMap;

use super::law::{
    Act, ActStatus, Called, Country, Directive, Effect, Entry, Input, KnowledgeBase, Regime, Rule,
    Sector, SizeRule,
};
use super::proof::{Fact, Proof};

/// Where something that applies in a state comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// From the directive, unchanged.
    Directive,
    /// The state says it in place of the directive.
    Replaced,
    /// The state added it.
    Added,
}

/// Something that applies in a state, with what it replaces.
#[derive(Debug)]
pub struct Applicable<'a, T> {
    /// What applies.
    pub fact: &'a Fact<T>,
    /// Where it comes from.
    pub origin: Origin,
    /// What the directive says in its place.
    pub baseline: Option<&'a Fact<T>>,
}

// Derived, these would ask the same of `T`, of which only references are held.
impl<T> Clone for Applicable<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Applicable<'_, T> {}

/// A sector as it stands in a state.
#[derive(Debug, Clone)]
pub struct SectorHere<'a> {
    /// The sector as the directive, or the state, describes it.
    pub sector: &'a Sector,
    /// The annex it stands in here; nothing where the state took it out of the annexes.
    pub annex: Option<&'a str>,
    /// Why the state leaves it out, where it does.
    pub left_out: Option<&'a Fact<Entry>>,
    /// Whether the state added it.
    pub national: bool,
}

/// An entity type as it stands in a state.
#[derive(Debug, Clone)]
pub struct TypeHere<'a> {
    /// The type.
    pub entity: &'a super::law::EntityType,
    /// Its annex here.
    pub annex: Option<&'a str>,
}

/// How the size of some entities, or of everybody, is told.
#[derive(Debug, Clone)]
pub struct SizeBlock<'a> {
    /// For whom; nothing for everybody.
    pub applies: Option<&'a super::condition::Condition>,
    /// Size classes in the order in which they are tried.
    pub classes: Vec<Applicable<'a, SizeRule>>,
    /// Whether ceilings are crossed only in two accounting periods running.
    pub two_periods: bool,
}

/// On which footing an answer stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// National law in force.
    InForce,
    /// National law adopted, not yet applicable.
    Adopted,
    /// A bill.
    Bill,
    /// The directive alone.
    DirectiveOnly,
}

/// The law of one state, or of the directive alone, ready to be asked.
#[derive(Debug, Clone)]
pub struct Law<'a> {
    /// Everything.
    pub base: &'a KnowledgeBase,
    /// The directive.
    pub directive: &'a Directive,
    /// The state; nothing for the directive alone.
    pub country: Option<&'a Country>,
    /// Scope rules, the directive's first.
    pub rules: Vec<Applicable<'a, Rule>>,
    /// Rules of the directive that the state does not have, with the removal.
    pub removed_rules: Vec<(&'a Fact<Rule>, &'a Proof)>,
    /// How size is told: blocks for some entities first, the one for everybody last.
    pub sizes: Vec<SizeBlock<'a>>,
    /// Questions by id.
    pub inputs: BTreeMap<&'a str, &'a Input>,
    /// Sectors in order.
    pub sectors: Vec<SectorHere<'a>>,
    /// Entity types by id.
    pub types: BTreeMap<&'a str, TypeHere<'a>>,
    /// Regimes, the state's first.
    pub regimes: Vec<&'a Fact<Regime>>,
    /// The footing.
    pub basis: Basis,
    assuming: Vec<String>,
}

impl<'a> Law<'a> {
    /// The law of a state by its code, or of the first directive alone. Nothing where there is no
    /// such state, or no directive at all.
    #[must_use]
    pub fn of(base: &'a KnowledgeBase, country: Option<&str>) -> Option<Self> {
        Self::assuming(base, country, &[])
    }

    /// The same, with acts taken to be in force that are not.
    #[must_use]
    pub fn assuming(
        base: &'a KnowledgeBase,
        country: Option<&str>,
        acts: &[String],
    ) -> Option<Self> {
        let country = match country {
            Some(code) => Some(base.countries.get(code)?),
            None => None,
        };
        let directive = country
            .and_then(|country| country.transposes.first())
            .and_then(|transposed| base.directives.get(&transposed.directive))
            .or_else(|| base.directives.values().next())?;
        Some(Self::join(base, directive, country, acts))
    }

    /// The law of one directive alone, by its id.
    #[must_use]
    pub fn of_directive(base: &'a KnowledgeBase, id: &str, acts: &[String]) -> Option<Self> {
        let directive = base.directives.get(id)?;
        Some(Self::join(base, directive, None, acts))
    }

    fn join(
        base: &'a KnowledgeBase,
        directive: &'a Directive,
        country: Option<&'a Country>,
        acts: &[String],
    ) -> Self {
        let mut law = Self {
            base,
            directive,
            country,
            rules: Vec::new(),
            removed_rules: Vec::new(),
            sizes: Vec::new(),
            inputs: BTreeMap::new(),
            sectors: Vec::new(),
            types: BTreeMap::new(),
            regimes: Vec::new(),
            basis: Basis::DirectiveOnly,
            assuming: acts.to_vec(),
        };
        law.basis = law.find_basis();
        law.join_rules();
        law.join_sizes();
        law.join_sectors();
        law.inputs = directive
            .body
            .inputs
            .iter()
            .chain(country.iter().flat_map(|country| &country.body.inputs))
            .map(|input| (input.id.as_str(), input))
            .collect();
        law.regimes = law.join_regimes();
        law
    }

    /// Whether a fact decides anything: it does not stand in bills and repealed acts alone, or in
    /// such that are assumed to be law.
    #[must_use]
    pub fn counts(&self, proof: &Proof) -> bool {
        proof.is_law()
            || proof
                .under
                .iter()
                .any(|citation| self.assuming.contains(&citation.law))
    }

    /// The acts by which the state transposes this directive.
    #[must_use]
    pub fn transposing_acts(&self) -> Vec<&'a Act> {
        let Some(country) = self.country else {
            return Vec::new();
        };
        country
            .transposes
            .iter()
            .filter(|transposed| transposed.directive == self.directive.act.id)
            .flat_map(|transposed| &transposed.by)
            .filter_map(|id| country.body.laws.iter().find(|act| act.id == *id))
            .collect()
    }

    fn find_basis(&self) -> Basis {
        let stated = self
            .country
            .and_then(|country| country.state.as_ref())
            .map(|state| state.value.as_str());
        let on = self.base.as_of;
        let statuses: Vec<ActStatus> = self
            .transposing_acts()
            .into_iter()
            .map(|act| {
                if self.assuming.contains(&act.id) {
                    return ActStatus::InForce;
                }
                match act.status(on) {
                    // In force, but not yet applicable.
                    ActStatus::InForce
                        if act
                            .applies
                            .as_ref()
                            .is_some_and(|applies| applies.value > on) =>
                    {
                        ActStatus::Adopted
                    }
                    status => status,
                }
            })
            .collect();
        if statuses.contains(&ActStatus::InForce) {
            Basis::InForce
        } else if statuses.contains(&ActStatus::Adopted) {
            Basis::Adopted
        } else if statuses.contains(&ActStatus::Bill) {
            Basis::Bill
        } else if statuses.is_empty() {
            match stated {
                Some("in-force") => Basis::InForce,
                Some("adopted") => Basis::Adopted,
                Some("bill") => Basis::Bill,
                _ => Basis::DirectiveOnly,
            }
        } else {
            Basis::DirectiveOnly
        }
    }

    /// The removal of something of the directive by the state.
    #[must_use]
    pub fn removal(&self, kind: &str, name: &str) -> Option<&'a Proof> {
        let country = self.country?;
        country
            .body
            .removals
            .iter()
            .find(|removal| {
                removal.kind == kind && removal.name == name && self.counts(&removal.proof)
            })
            .map(|removal| &removal.proof)
    }

    /// The rules of an effect.
    pub fn rules_of(&self, effect: Effect) -> impl Iterator<Item = &Applicable<'a, Rule>> {
        self.rules
            .iter()
            .filter(move |rule| rule.fact.effect == effect)
    }

    /// What the law of the state calls a class of the directive; nothing where it has no name of its
    /// own for it.
    #[must_use]
    pub fn called(&self, class: &str) -> Option<&'a Called> {
        let calls = self.country.iter().flat_map(|country| &country.calls);
        calls
            .filter(|called| self.counts(&called.proof))
            .find(|called| called.class == class)
            .map(|called| &called.value)
    }

    /// An act by its id, as the state or the directive declares it.
    #[must_use]
    pub fn act(&self, id: &str) -> Option<&'a Act> {
        let own = self.country.iter().flat_map(|country| &country.body.laws);
        let shared = &self.directive.body.laws;
        own.chain(shared)
            .find(|act| act.id == id)
            .or_else(|| (self.directive.act.id == id).then_some(&self.directive.act))
    }
}
