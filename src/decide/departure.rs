//! What a state does differently from the directive, and which way: derived from its rules, stages,
//! fines and periods, beside what its file says in words.

use std::collections::BTreeMap;

use super::compiled::Tables;
use super::difference::{Change, Ground, Moves};
use crate::model::condition::Condition;
use crate::model::inherit::{Applicable, Law, Origin};
use crate::model::{Fact, Period, Proof, Rule, Stage};
use crate::value::Amount;

/// Which way a departure goes, seen from the directive.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// More is asked.
    Stricter,
    /// Less is asked.
    Looser,
    /// Something else is asked, neither more nor less.
    Neither,
    /// It cannot be said.
    NotComparable,
}

/// What a departure is made of; the words for it stand with the words of the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// A rule of the state's own.
    RuleAdded(String),
    /// A rule of the directive that the state replaced.
    RuleReplaced(String),
    /// A rule of the directive that the state does not have.
    RuleRemoved(String),
    /// A stage of the state's own.
    StageAdded(Stage),
    /// A stage that is due at another time or holds something else: the directive's and the state's.
    StageChanged(Box<Stage>, Box<Stage>),
    /// A stage of the directive that the state does not have.
    StageRemoved(Stage),
    /// Another ceiling of fines for a class: the directive's and the state's.
    CeilingChanged(String, Amount, Amount),
    /// A measure of the state's own.
    MeasureAdded(String),
    /// What the file says in words: title and text.
    Stated(String, String),
}

/// How the direction of a departure is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBy {
    /// The answers, periods or amounts of the two were compared.
    Comparison,
    /// It asks facts that cannot be compared; what kind of rule it is tells.
    Effect,
    /// The file of the state says so.
    Statement,
}

/// One thing that a state does differently.
#[derive(Debug, Clone)]
pub struct Departure<'a> {
    /// What it concerns: `scope`, `reporting`, `fines`, `measures` and so on.
    pub area: String,
    /// Which way it goes.
    pub direction: Direction,
    /// What it is.
    pub matter: Matter,
    /// How the direction is known.
    pub known_by: KnownBy,
    /// What stands behind it.
    pub proof: &'a Proof,
    /// The option of the directive that allows it, where the file says so.
    pub option: Option<String>,
    /// For whom, where it is not for all.
    pub when: Option<&'a Condition>,
    /// How it moves the outcomes of each entity type, where outcomes were compared; types of which none
    /// moves are not there.
    pub moves: Option<BTreeMap<&'a str, Moves>>,
}

impl Departure<'_> {
    /// Which way it goes for entities of some types; nothing where it moves none of them.
    #[must_use]
    pub fn direction_for(&self, types: &[&str]) -> Option<Direction> {
        let Some(moves) = &self.moves else {
            return Some(self.direction);
        };
        Direction::of(types.iter().filter_map(|id| moves.get(id)))
    }
}

impl Direction {
    /// Which way outcomes move, of those of several entity types; nothing where none moves.
    #[must_use]
    pub fn of<'m>(moves: impl Iterator<Item = &'m Moves>) -> Option<Self> {
        let moves = moves.fold(Moves::default(), |all, one| all.or(*one));
        match (moves.up, moves.down, moves.aside) {
            (false, false, false) => None,
            (true, false, false) => Some(Self::Stricter),
            (false, true, false) => Some(Self::Looser),
            (true, true, false) => Some(Self::Neither),
            (_, _, true) => Some(Self::NotComparable),
        }
    }
}

/// Everything that a state does differently.
#[must_use]
pub fn departures<'a>(law: &'a Law<'a>) -> Vec<Departure<'a>> {
    let mut departures = Vec::new();
    let Some(country) = law.country else {
        return departures;
    };
    rules(law, &mut departures);
    stages(law, &mut departures);
    ceilings(law, &mut departures);
    for measure in law.entries("measures", "measure") {
        if measure.origin == Origin::Added {
            departures.push(Departure {
                area: "measures".to_owned(),
                direction: Direction::Stricter,
                known_by: KnownBy::Effect,
                matter: Matter::MeasureAdded(measure.fact.text.clone()),
                proof: &measure.fact.proof,
                option: None,
                when: measure.fact.when.as_ref(),
                moves: None,
            });
        }
    }
    for entry in country
        .body
        .entries
        .iter()
        .filter(|entry| entry.kind == "departure")
    {
        let fact = |word: &str| {
            entry
                .more_facts
                .get(word)
                .and_then(|values| values.first())
                .cloned()
        };
        departures.push(Departure {
            area: fact("area").unwrap_or_else(|| "scope".to_owned()),
            direction: match fact("direction").as_deref() {
                Some("stricter") => Direction::Stricter,
                Some("looser") => Direction::Looser,
                Some("neither") => Direction::Neither,
                _ => Direction::NotComparable,
            },
            known_by: KnownBy::Statement,
            matter: Matter::Stated(entry.text.clone(), entry.more.clone().unwrap_or_default()),
            proof: &entry.proof,
            option: fact("by-option"),
            when: entry.when.as_ref(),
            moves: None,
        });
    }
    departures
}

/// A rule changes something if some profile class comes out differently with it than with what the
/// directive has in its place; which way tells whether it is stricter.
fn rules<'a>(law: &'a Law<'a>, departures: &mut Vec<Departure<'a>>) {
    let own = |rule: &Applicable<'_, Rule>| {
        rule.origin != Origin::Directive && !same_condition(rule.baseline, rule.fact)
    };
    if law.removed_rules.is_empty() && !law.rules.iter().any(own) {
        return;
    }
    let mut tables = Tables::new(law);
    let mut ground = Ground::of(&mut tables);
    for (place, rule) in law.rules.iter().enumerate().filter(|(_, rule)| own(rule)) {
        let old = rule.baseline.map(|baseline| &baseline.value);
        let new = Some(place);
        let going = going(&mut ground, Change { old, new }, Some(&rule.fact.value));
        let matter = match rule.origin {
            Origin::Added => Matter::RuleAdded(rule.fact.id.clone()),
            _ => Matter::RuleReplaced(rule.fact.id.clone()),
        };
        push(departures, going, matter, rule.fact, &rule.fact.proof);
    }
    for (rule, proof) in &law.removed_rules {
        let change = Change {
            old: Some(&rule.value),
            new: None,
        };
        let going = going(&mut ground, change, None);
        push(
            departures,
            going,
            Matter::RuleRemoved(rule.id.clone()),
            rule,
            proof,
        );
    }
}

fn push<'a>(
    departures: &mut Vec<Departure<'a>>,
    going: Option<Going<'a>>,
    matter: Matter,
    rule: &'a Rule,
    proof: &'a Proof,
) {
    // A rule that moves nobody is no departure.
    if let Some((direction, moves)) = going {
        departures.push(Departure {
            area: "scope".to_owned(),
            direction,
            known_by: KnownBy::Comparison,
            matter,
            proof,
            option: None,
            when: Some(&rule.when),
            moves,
        });
    }
}

fn same_condition(baseline: Option<&Fact<Rule>>, own: &Fact<Rule>) -> bool {
    baseline.is_some_and(|baseline| baseline.when == own.when && baseline.effect == own.effect)
}

/// Which way a rule goes, and how it moves each entity type where that could be compared.
type Going<'a> = (Direction, Option<BTreeMap<&'a str, Moves>>);

/// Which way outcomes move; nothing where none does. An exemption moves no outcome and takes duties
/// away all the same.
fn going<'a>(
    ground: &mut Ground<'_, 'a>,
    change: Change<'_>,
    new: Option<&Rule>,
) -> Option<Going<'a>> {
    use crate::model::Effect;
    let exempts = |rule: Option<&Rule>| rule.is_some_and(|rule| rule.effect == Effect::Exempt);
    match (exempts(change.old), exempts(new)) {
        (false, true) => return Some((Direction::Looser, None)),
        (true, false) => return Some((Direction::Stricter, None)),
        (true, true) => return Some((Direction::NotComparable, None)),
        (false, false) => {}
    }
    let moves = ground.moves(&change);
    Direction::of(moves.values()).map(|direction| (direction, Some(moves)))
}

fn stages<'a>(law: &'a Law<'a>, departures: &mut Vec<Departure<'a>>) {
    let Some(country) = law.country else {
        return;
    };
    // A block of a regime has stages of its own; the departure is the regime, not each stage.
    let block = country
        .body
        .reporting
        .iter()
        .find(|block| block.addressee.regime.is_none());
    for stage in law.stages(block) {
        let proof = &stage.fact.proof;
        let (direction, matter) = match (stage.origin, stage.baseline) {
            (Origin::Added, _) => (
                Direction::Stricter,
                Matter::StageAdded(stage.fact.value.clone()),
            ),
            (Origin::Replaced, Some(baseline)) => {
                let Some(direction) = stage_direction(baseline, stage.fact) else {
                    continue;
                };
                let both = Matter::StageChanged(
                    Box::new(baseline.value.clone()),
                    Box::new(stage.fact.value.clone()),
                );
                (direction, both)
            }
            _ => continue,
        };
        departures.push(Departure {
            area: "reporting".to_owned(),
            direction,
            known_by: KnownBy::Comparison,
            matter,
            proof,
            option: None,
            when: stage.fact.when.as_ref(),
            moves: None,
        });
    }
    for reporting in &law.directive.body.reporting {
        for stage in &reporting.stages {
            if let Some(proof) = law.removal("stage", &stage.id) {
                departures.push(Departure {
                    area: "reporting".to_owned(),
                    direction: Direction::Looser,
                    known_by: KnownBy::Comparison,
                    matter: Matter::StageRemoved(stage.value.clone()),
                    proof,
                    option: None,
                    when: stage.when.as_ref(),
                    moves: None,
                });
            }
        }
    }
}

/// Which way a stage differs; nothing where it does not.
fn stage_direction(baseline: &Stage, own: &Stage) -> Option<Direction> {
    let period = |a: &Option<Period>, b: &Option<Period>| match (a, b) {
        (None, None) => Some(std::cmp::Ordering::Equal),
        (Some(a), Some(b)) if a.of == b.of => b.duration.compare(a.duration),
        _ => None,
    };
    match (
        period(&baseline.within, &own.within),
        period(&baseline.every, &own.every),
    ) {
        (Some(within), Some(every)) => match (within, every) {
            (std::cmp::Ordering::Equal, std::cmp::Ordering::Equal) => (baseline.when != own.when
                && own.when.is_some())
            .then_some(Direction::NotComparable),
            (within, every) if within.is_le() && every.is_le() => Some(Direction::Stricter),
            (within, every) if within.is_ge() && every.is_ge() => Some(Direction::Looser),
            _ => Some(Direction::NotComparable),
        },
        _ => Some(Direction::NotComparable),
    }
}

fn ceilings<'a>(law: &'a Law<'a>, departures: &mut Vec<Departure<'a>>) {
    let Some(country) = law.country else {
        return;
    };
    let baseline: Vec<_> = law
        .directive
        .body
        .fines
        .iter()
        .flat_map(|fines| &fines.ceilings)
        .collect();
    let general = country
        .body
        .fines
        .iter()
        .filter(|fines| fines.addressee.regime.is_none());
    for own in general.flat_map(|fines| &fines.ceilings) {
        let Some(floor) = baseline.iter().find(|floor| floor.class == own.class) else {
            continue;
        };
        if own.when.is_some() || floor.amount == own.amount || !law.counts(&own.proof) {
            continue;
        }
        departures.push(Departure {
            area: "fines".to_owned(),
            direction: amount_direction(&floor.amount, &own.amount),
            known_by: KnownBy::Comparison,
            matter: Matter::CeilingChanged(
                own.class.clone(),
                floor.amount.clone(),
                own.amount.clone(),
            ),
            proof: &own.proof,
            option: None,
            when: None,
            moves: None,
        });
    }
}

/// The higher of two amounts is stricter the higher both are.
fn amount_direction(floor: &Amount, own: &Amount) -> Direction {
    let pair = |amount: &Amount| match (amount.sums().as_slice(), amount.shares().as_slice()) {
        ([sum], [share]) => Some(((*sum).clone(), *share)),
        _ => None,
    };
    match (floor, own) {
        (Amount::HigherOf(..), Amount::HigherOf(..)) => match (pair(floor), pair(own)) {
            (Some((a, p)), Some((b, q))) if a.currency == b.currency => {
                if b.amount >= a.amount && q >= p {
                    Direction::Stricter
                } else if b.amount <= a.amount && q <= p {
                    Direction::Looser
                } else {
                    Direction::NotComparable
                }
            }
            _ => Direction::NotComparable,
        },
        // One amount where the directive wants the higher of two.
        (Amount::HigherOf(..), Amount::Money(own)) => match pair(floor) {
            Some((floor, _)) if floor.currency == own.currency && own.amount <= floor.amount => {
                Direction::Looser
            }
            _ => Direction::NotComparable,
        },
        _ => Direction::NotComparable,
    }
}
