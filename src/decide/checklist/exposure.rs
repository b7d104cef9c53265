//! What failing can cost: the fine that the law threatens for the class of the organisation.

use std::collections::BTreeSet;

use super::super::decision::Decision;
use super::super::duties::fines;
use super::super::evaluate::{Context, evaluate, value_of};
use super::super::group::Case;
use super::super::outcome::Outcome;
use super::super::profile::{Answer, Profile};
use super::context;
use crate::model::inherit::Law;
use crate::model::{Ceiling, Entry, Fact, Fines, Penalty, Regime};
use crate::value::{Amount, Money};

/// What failing can cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exposure<'a> {
    /// A fine up to the ceiling of the class.
    Ceiling {
        /// The ceiling.
        ceiling: &'a Fact<Ceiling>,
        /// What it comes to for this organisation, where that can be told.
        amount: Option<Money>,
        /// What would tell it.
        missing: BTreeSet<String>,
    },
    /// A special fine.
    Special {
        /// The fine.
        fine: &'a Fact<Entry>,
        /// What it comes to, where that can be told.
        amount: Option<Money>,
        /// What would tell it.
        missing: BTreeSet<String>,
    },
    /// The organisation is not fined.
    Exempt {
        /// The exemption, where the fines say so; else a rule frees from them.
        because: Option<&'a Fact<Entry>>,
    },
    /// The fines of a sector act count in place of these.
    Displaced {
        /// The regime.
        regime: &'a Fact<Regime>,
    },
    /// The sources name no fine.
    Open,
}

impl Exposure<'_> {
    /// Where it stands among others: general fines, special fines, those of another act, none.
    #[must_use]
    pub fn order(&self) -> u8 {
        match self {
            Exposure::Ceiling { .. } => 0,
            Exposure::Special { .. } => 1,
            Exposure::Displaced { .. } => 2,
            Exposure::Open => 3,
            Exposure::Exempt { .. } => 4,
        }
    }
}

/// What it can cost to fail a duty with this penalty.
#[must_use]
pub fn exposure<'a>(
    penalty: &Penalty,
    law: &'a Law<'a>,
    profile: &'a Profile,
    decision: &'a Decision,
) -> Exposure<'a> {
    let case = Case::new(law, profile, true);
    exposure_of(
        penalty,
        law,
        profile,
        decision,
        context(law, &case, decision),
    )
}

pub(super) fn exposure_of<'a>(
    penalty: &Penalty,
    law: &'a Law<'a>,
    profile: &Profile,
    decision: &Decision,
    context: Context<'_>,
) -> Exposure<'a> {
    if *penalty == Penalty::Open {
        return Exposure::Open;
    }
    if decision.frees_from("fines") {
        return Exposure::Exempt { because: None };
    }
    let regime = decision
        .regime
        .as_deref()
        .and_then(|id| law.regimes.iter().copied().find(|regime| regime.id == id));
    let blocks = blocks(law, profile, decision);
    let displaced = regime.filter(|regime| regime.displaces.iter().any(|what| what == "fines"));
    let of_regime = |block: &&Fines| block.addressee.regime.is_some();
    if let Some(regime) = displaced
        && !blocks.iter().any(of_regime)
    {
        return Exposure::Displaced { regime };
    }
    let exemption = blocks
        .iter()
        .flat_map(|block| &block.entries)
        .filter(|entry| entry.kind == "exempt" && law.counts(&entry.proof))
        .find(|entry| {
            // An exemption without a condition is told in words and decides nothing.
            let when = entry.when.as_ref();
            when.is_some_and(|when| evaluate(when, context).is_yes())
        });
    if exemption.is_some() {
        return Exposure::Exempt { because: exemption };
    }
    match penalty {
        Penalty::Special(name) => special(name, &blocks, law, context),
        _ => ceiling(&blocks, law, decision, context),
    }
}

/// The blocks of fines that speak to the organisation: the state's where any of them is law, else
/// the directive's. Those of its regime come first.
fn blocks<'a>(law: &'a Law<'a>, profile: &Profile, decision: &Decision) -> Vec<&'a Fines> {
    let is_law = |block: &&'a Fines| {
        let ceilings = block.ceilings.iter().map(|ceiling| &ceiling.proof);
        let entries = block.entries.iter().map(|entry| &entry.proof);
        ceilings.chain(entries).any(|proof| law.counts(proof))
    };
    let mut blocks: Vec<&'a Fines> = fines(law, profile, decision);
    blocks.retain(is_law);
    if blocks.is_empty() {
        blocks = law.directive.body.fines.iter().collect();
    }
    blocks.sort_by_key(|block| block.addressee.regime.is_none());
    blocks
}

fn ceiling<'a>(
    blocks: &[&'a Fines],
    law: &'a Law<'a>,
    decision: &Decision,
    context: Context<'_>,
) -> Exposure<'a> {
    let class = match &decision.outcome {
        Outcome::Undetermined => return Exposure::Open,
        outcome => outcome.class(),
    };
    let of = law.class_of(class).map(String::as_str);
    let named = [Some(class), of, Some("everyone")];
    for class in named.into_iter().flatten() {
        let found = blocks
            .iter()
            .flat_map(|block| &block.ceilings)
            .filter(|ceiling| ceiling.class == class && law.counts(&ceiling.proof))
            .find(|ceiling| {
                let when = ceiling.when.as_ref();
                when.is_none_or(|when| evaluate(when, context).is_yes())
            });
        if let Some(ceiling) = found {
            let (amount, missing) = worth(&ceiling.amount, context);
            return Exposure::Ceiling {
                ceiling,
                amount,
                missing,
            };
        }
    }
    Exposure::Open
}

fn special<'a>(
    name: &str,
    blocks: &[&'a Fines],
    law: &'a Law<'a>,
    context: Context<'_>,
) -> Exposure<'a> {
    let found = blocks
        .iter()
        .flat_map(|block| &block.entries)
        .find(|entry| entry.kind == "special" && entry.name == name && law.counts(&entry.proof));
    match found {
        Some(fine) => {
            let (amount, missing) = match &fine.amount {
                Some(amount) => worth(amount, context),
                None => (None, BTreeSet::new()),
            };
            Exposure::Special {
                fine,
                amount,
                missing,
            }
        }
        None => Exposure::Open,
    }
}

/// What an amount comes to for an organisation, where that can be told. Sums in two currencies are not
/// compared: no source gives a rate.
#[must_use]
pub fn amount_for(amount: &Amount, context: Context<'_>) -> Option<Money> {
    worth(amount, context).0
}

/// What an amount comes to, or what would tell it.
fn worth(amount: &Amount, context: Context<'_>) -> (Option<Money>, BTreeSet<String>) {
    let mut currencies = BTreeSet::new();
    currencies.extend(amount.sums().into_iter().map(|sum| sum.currency.clone()));
    for input in amount.inputs() {
        match context.case.profile.answers.get(input) {
            Some(Answer::Money(money)) => {
                currencies.insert(money.currency.clone());
            }
            _ => return (None, BTreeSet::from([input.to_owned()])),
        }
    }
    let mut named = currencies.into_iter();
    let (Some(currency), None) = (named.next(), named.next()) else {
        return (None, BTreeSet::new());
    };
    let value = value_of(amount, context).ok().flatten();
    let money = value.map(|amount| Money { amount, currency });
    (money, BTreeSet::new())
}
