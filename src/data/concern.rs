//! Whom a statement can concern: what of a country's law a reader of one sector must see.

use crate::model::condition::{ActivityKind, Condition};
use crate::model::inherit::{Law, TypeHere};
use crate::model::{
    Addressee, Authority, Ceiling, Entry, Fact, Portal, Proof, Recipients, Remit, Rule, Stage,
    Update, Waiver,
};

/// A statement that may say for whom it is.
pub(super) trait Conditional {
    /// For whom; nothing where it is for everybody.
    fn when(&self) -> Option<&Condition>;
}

macro_rules! conditional {
    ($($type:ty),* $(,)?) => {
        $(impl Conditional for $type {
            fn when(&self) -> Option<&Condition> {
                self.when.as_ref()
            }
        })*
    };
}

conditional!(Ceiling, Entry, Portal, Recipients, Stage, Update, Waiver);

impl Conditional for Rule {
    fn when(&self) -> Option<&Condition> {
        Some(&self.when)
    }
}

/// The entity types of one sector in one state.
pub(super) struct Reach<'a> {
    law: &'a Law<'a>,
    sector: &'a str,
    types: Vec<&'a TypeHere<'a>>,
}

impl<'a> Reach<'a> {
    /// The ids of the entity types.
    pub(super) fn type_ids(&self) -> impl Iterator<Item = &'a str> {
        self.types.iter().map(|here| here.entity.id.as_str())
    }

    pub(super) fn of(law: &'a Law<'a>, sector: &'a str) -> Self {
        Self {
            law,
            sector,
            types: law.types_of(sector),
        }
    }

    pub(super) fn types(&self) -> &[&'a TypeHere<'a>] {
        &self.types
    }

    /// Whether the condition can hold for an entity of the sector.
    pub(super) fn concerns(&self, when: Option<&Condition>) -> bool {
        when.is_none_or(|when| {
            self.types
                .iter()
                .any(|here| holds(when, here) != Some(false))
        })
    }

    /// Whether a block can speak for an entity of the sector.
    pub(super) fn addresses(&self, addressee: &Addressee) -> bool {
        let regime = addressee.regime.as_deref();
        let of_regime = regime.is_none_or(|id| {
            let regimes = self
                .law
                .country
                .iter()
                .flat_map(|country| &country.body.regimes);
            let mut named = regimes.filter(|regime| regime.id == id).peekable();
            named.peek().is_none() || named.any(|regime| self.concerns(Some(&regime.applies)))
        });
        of_regime && self.concerns(addressee.applies.as_ref())
    }

    /// The facts that can concern an entity of the sector.
    pub(super) fn keep<T: Conditional>(&self, facts: &'a [Fact<T>]) -> Vec<&'a Fact<T>> {
        facts
            .iter()
            .filter(|fact| self.concerns(fact.when()))
            .collect()
    }

    /// Whether a name is that of the sector, or of a subsector or an entity type in it.
    pub(super) fn has(&self, name: &str) -> bool {
        name == self.sector
            || name
                .strip_prefix(self.sector)
                .is_some_and(|rest| rest.starts_with('/'))
            || self.types.iter().any(|here| here.entity.id == name)
    }

    /// What of the sector an authority supervises, and what of it it does not, by statement.
    pub(super) fn supervised(&self, authority: &'a Authority) -> Vec<Supervised<'a>> {
        let except: Vec<&str> = authority
            .except
            .iter()
            .flat_map(|except| &except.value)
            .map(String::as_str)
            .filter(|name| self.has(name))
            .collect();
        authority
            .supervises
            .iter()
            .filter(|remit| self.concerns(remit.when.as_ref()))
            .filter_map(|remit| self.covered(remit, &except))
            .collect()
    }

    fn covered(&self, remit: &'a Fact<Remit>, except: &[&'a str]) -> Option<Supervised<'a>> {
        let mut covers: Vec<&str> = Vec::new();
        for name in &remit.what {
            if name == "all" {
                covers.push(self.sector);
            } else if self.has(name) {
                covers.push(name);
            }
        }
        covers.sort_unstable();
        covers.dedup();
        covers.retain(|name| !except.contains(name) && !except.contains(&self.sector));
        (!covers.is_empty()).then(|| Supervised {
            covers,
            except: except.to_vec(),
            when: remit.when.as_ref(),
            proof: &remit.proof,
        })
    }
}

/// What of a sector an authority supervises.
pub(super) struct Supervised<'a> {
    pub(super) covers: Vec<&'a str>,
    pub(super) except: Vec<&'a str>,
    pub(super) when: Option<&'a Condition>,
    pub(super) proof: &'a Proof,
}

/// Whether the condition holds for the entity type, whatever else is true; nothing where that
/// depends on more than the type.
fn holds(when: &Condition, here: &TypeHere<'_>) -> Option<bool> {
    match when {
        Condition::Always => Some(true),
        Condition::All { of } => join(of, here, false),
        Condition::Any { of } => join(of, here, true),
        Condition::Not { of } => holds(of, here).map(|holds| !holds),
        Condition::Activity { among } => Some(among.iter().any(|kind| is_of(kind, here))),
        Condition::Size { .. }
        | Condition::Class { .. }
        | Condition::Flag { .. }
        | Condition::Choice { .. }
        | Condition::Compare { .. } => None,
    }
}

fn join(members: &[Condition], here: &TypeHere<'_>, deciding: bool) -> Option<bool> {
    let mut joined = Some(!deciding);
    for member in members {
        match holds(member, here) {
            Some(holds) if holds == deciding => return Some(deciding),
            Some(_) => {}
            None => joined = None,
        }
    }
    joined
}

fn is_of(kind: &ActivityKind, here: &TypeHere<'_>) -> bool {
    let entity = here.entity;
    match kind {
        ActivityKind::Annex(annex) => here.annex == Some(annex.as_str()),
        ActivityKind::Sector(sector) => entity.sector == *sector,
        ActivityKind::Subsector(path) => path.split_once('/').is_some_and(|(sector, sub)| {
            entity.sector == sector && entity.subsector.as_deref() == Some(sub)
        }),
        ActivityKind::Type(id) => entity.id == *id,
    }
}
