//! Classes that move alike, as sentences with the smallest organisation that shows them.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::names;
use crate::decide::{Answer, Cone, Outcome, decide};
use crate::diff::Side;
use crate::diff::report::{Burden, Impact, Moves, RuleUse, Witness, WitnessAnswer};
use crate::diff::say::words;
use crate::diff::tell::state_name;
use crate::model::inherit::Law;

/// How many entity types a sentence names before it counts them.
const NAMED: usize = 3;

/// What moves, and whereto.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Outcome(Standing, Standing),
    Duty {
        moves: Moves,
        name: String,
        order: Ordering,
        old: Option<String>,
        new: Option<String>,
    },
}

/// An outcome, and whether it binds: a directive alone binds no private party.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub(super) outcome: Outcome,
    pub(super) binds: bool,
}

impl Key {
    pub(super) fn direction(&self) -> Ordering {
        match self {
            Key::Outcome(..) => Ordering::Equal,
            Key::Duty { order, .. } => *order,
        }
    }
}

#[derive(Default)]
pub(super) struct Groups {
    of: BTreeMap<Key, Group>,
}

struct Group {
    tally: Tally,
    types: BTreeSet<String>,
    ways: BTreeSet<Ordering>,
    /// The questions that its witness answers.
    cone: Cone,
}

/// Classes that move alike, of one entity type.
#[derive(Clone)]
pub(super) struct Tally {
    classes: u64,
    sizes: BTreeSet<usize>,
    any_size: bool,
    weight: Weight,
    /// The answers of the smallest of them.
    witness: Vec<Option<usize>>,
}

/// The smallest organisation comes first: fewest answers that are not no, then the lowest answers.
type Weight = (usize, usize);

impl Tally {
    /// The classes of a cube.
    pub(super) fn of(cone: &Cone, fixed: Vec<Option<usize>>) -> Self {
        let size = cone.axes.iter().position(|axis| axis.input == "size");
        let size = size.and_then(|at| fixed[at]);
        Self {
            classes: cone.open_classes(&fixed),
            sizes: size.into_iter().collect(),
            any_size: size.is_none(),
            weight: weight(cone, &fixed),
            witness: fixed,
        }
    }

    /// Adds further classes of the same type, over the same questions.
    pub(super) fn join(&mut self, other: Self) {
        self.classes = self.classes.saturating_add(other.classes);
        self.sizes.extend(other.sizes);
        self.any_size |= other.any_size;
        if other.weight < self.weight {
            (self.weight, self.witness) = (other.weight, other.witness);
        }
    }
}

impl Groups {
    /// Adds classes, once for each type of which the same is left.
    pub(super) fn add(
        &mut self,
        key: Key,
        cone: &Cone,
        tally: &Tally,
        types: &[&str],
        way: Ordering,
    ) {
        let mut tally = tally.clone();
        tally.classes = tally.classes.saturating_mul(types.len() as u64);
        let group = match self.of.entry(key) {
            Entry::Occupied(group) => {
                let group = group.into_mut();
                let known = (group.tally.weight, &group.cone.entity);
                if (tally.weight, &cone.entity) < known {
                    group.cone = cone.clone();
                    // Its answers go with its questions.
                    group.tally.weight = (usize::MAX, usize::MAX);
                } else {
                    tally.weight = (usize::MAX, usize::MAX);
                }
                group.tally.join(tally);
                group
            }
            Entry::Vacant(place) => place.insert(Group {
                tally,
                types: BTreeSet::new(),
                ways: BTreeSet::new(),
                cone: cone.clone(),
            }),
        };
        group.types.extend(types.iter().map(|id| (*id).to_owned()));
        group.ways.insert(way);
    }

    /// How many classes stand otherwise. A class is counted once: whoever keeps an outcome, for the
    /// duty that moves for most of them.
    pub(super) fn classes(&self) -> u64 {
        let mut outcomes = 0_u64;
        let mut duties: BTreeMap<(Moves, &str), u64> = BTreeMap::new();
        for (key, group) in &self.of {
            let sum = match key {
                Key::Outcome(..) => &mut outcomes,
                Key::Duty { moves, name, .. } => duties.entry((*moves, name)).or_default(),
            };
            *sum = sum.saturating_add(group.tally.classes);
        }
        outcomes.saturating_add(duties.into_values().max().unwrap_or_default())
    }

    pub(super) fn tell(
        self,
        state: &str,
        (before, old): (&Law<'_>, &Side<'_>),
        (after, new): (&Law<'_>, &Side<'_>),
        whole: bool,
    ) -> Vec<Impact> {
        let names = names([before, after]);
        let place = state_name(new, old, state);
        let place = if place == "All states" {
            "the directive".to_owned()
        } else {
            place
        };
        let mut told: Vec<Impact> = self
            .of
            .into_iter()
            .map(|(key, group)| {
                let who = who(&group, &names);
                let (moves, was, is, sentence) = match &key {
                    Key::Outcome(old, new) => {
                        let (was, is) = (outcome(old, before), outcome(new, after));
                        let sentence = format!("{who} in {place}: {was} → {is}");
                        (Moves::Outcome, was, is, sentence)
                    }
                    Key::Duty {
                        moves,
                        name,
                        old,
                        new,
                        ..
                    } => {
                        let or = |value: &Option<String>| {
                            value.clone().unwrap_or_else(|| "not owed".to_owned())
                        };
                        let (was, is) = (or(old), or(new));
                        (
                            *moves,
                            was.clone(),
                            is.clone(),
                            format!("{who} in {place}: {name} {was} → {is}"),
                        )
                    }
                };
                let (cone, fixed) = (&group.cone, &group.tally.witness);
                Impact {
                    state: state.to_owned(),
                    moves,
                    sentence: crate::diff::say::sentence(&sentence),
                    before: was,
                    after: is,
                    burden: burden(&group, &key),
                    classes: group.tally.classes,
                    at_least: !whole,
                    types: group.types.iter().cloned().collect(),
                    witness: witness(cone, fixed),
                    rules_before: rules(before, cone, fixed),
                    rules_after: rules(after, cone, fixed),
                }
            })
            .collect();
        told.sort_by_key(|impact| (impact.moves, std::cmp::Reverse(impact.classes)));
        told
    }
}

fn burden(group: &Group, key: &Key) -> Burden {
    if let Key::Outcome(old, new) = key
        && [&old.outcome, &new.outcome].contains(&&Outcome::Undetermined)
        && ![&old.outcome, &new.outcome].contains(&&Outcome::OutOfScope)
    {
        return Burden::Unknown;
    }
    let up = group.ways.contains(&Ordering::Greater);
    let down = group.ways.contains(&Ordering::Less);
    match (up, down) {
        (true, false) => Burden::Up,
        (false, true) => Burden::Down,
        _ => Burden::Shifted,
    }
}

fn weight(cone: &Cone, fixed: &[Option<usize>]) -> Weight {
    let answers = cone.axes.iter().zip(fixed).filter_map(|(axis, value)| {
        let at = (*value)?;
        Some((axis.values.get(at)?, at))
    });
    let (mut said, mut height) = (0, 0);
    for (answer, at) in answers {
        if *answer != Answer::YesNo(false) {
            said += 1;
            height += at;
        }
    }
    (said, height)
}

fn witness(cone: &Cone, fixed: &[Option<usize>]) -> Witness {
    let answers = cone.axes.iter().zip(fixed).filter_map(|(axis, value)| {
        Some(WitnessAnswer {
            input: axis.input.clone(),
            answer: axis.values.get((*value)?)?.to_string(),
        })
    });
    Witness {
        entity: cone.entity.clone(),
        answers: answers.collect(),
    }
}

fn rules(law: &Law<'_>, cone: &Cone, fixed: &[Option<usize>]) -> Vec<RuleUse> {
    let profile = cone.profile(law, fixed);
    let decision = decide(law, &profile, false);
    let mut rules: Vec<RuleUse> = decision
        .reasons
        .into_iter()
        .map(|reason| RuleUse {
            rule: reason.rule,
            under: reason
                .under
                .iter()
                .map(|citation| {
                    let name = law
                        .act(&citation.law)
                        .map_or(citation.law.as_str(), |act| act.name.as_str());
                    format!("{name} {}", citation.place()).trim_end().to_owned()
                })
                .collect(),
        })
        .collect();
    rules.sort();
    rules.dedup();
    rules
}

fn outcome(standing: &Standing, law: &Law<'_>) -> String {
    let told = match &standing.outcome {
        Outcome::National(class) => {
            let classes = law
                .country
                .map(|country| country.body.classes.as_slice())
                .unwrap_or_default();
            let named = classes.iter().find(|known| known.id == *class);
            named.map_or_else(|| words(class), |class| class.name.clone())
        }
        other => words(other.word()),
    };
    if standing.binds {
        told
    } else {
        format!("{told}, not binding")
    }
}

/// Who moves: sizes and kinds of entity.
fn who(group: &Group, names: &super::Names<'_>) -> String {
    const SIZES: [&str; 4] = ["micro", "small", "medium-sized", "large"];
    let sizes: Vec<&str> = group
        .tally
        .sizes
        .iter()
        .filter_map(|size| SIZES.get(*size).copied())
        .collect();
    let sizes = match sizes.len() {
        _ if group.tally.any_size => String::new(),
        0 | 4 => String::new(),
        1 => format!("{} ", sizes[0]),
        more => format!("{} and {} ", sizes[..more - 1].join(", "), sizes[more - 1]),
    };
    let types: Vec<String> = group
        .types
        .iter()
        .map(|id| inside(names.get(id.as_str()).copied().unwrap_or(id)))
        .collect();
    let types = match types.len() {
        0 => "organisations".to_owned(),
        1 => types[0].clone(),
        all if all == names.len() => "entities of every kind".to_owned(),
        more if more <= NAMED => {
            format!("{} and {}", types[..more - 1].join(", "), types[more - 1])
        }
        more => format!("entities of {more} kinds"),
    };
    format!("{sizes}{types}")
}

/// The name of a kind of entity inside a sentence: small letters, except for abbreviations.
fn inside(name: &str) -> String {
    let mut chars = name.chars();
    let abbreviated = name.chars().nth(1).is_some_and(char::is_uppercase);
    match chars.next() {
        Some(first) if !abbreviated => first.to_lowercase().chain(chars).collect(),
        _ => name.to_owned(),
    }
}

/// Whether members of an outcome are of a class that fines name.
pub(super) fn is_of_class(law: &Law<'_>, outcome: &Outcome, class: &str) -> bool {
    let own = outcome.class();
    class == "everyone" || class == own || law.class_of(own).is_some_and(|of| of == class)
}

/// Whether two laws ask otherwise: sizes, what inputs mean, or the ranks of classes.
pub(super) fn asked_otherwise(old: &Law<'_>, new: &Law<'_>) -> bool {
    let sizes = |law: &Law<'_>| -> Vec<_> {
        let blocks = law.sizes.iter();
        blocks
            .map(|block| {
                let rules = block.classes.iter().map(|rule| rule.fact.value.clone());
                (
                    block.applies.cloned(),
                    rules.collect::<Vec<_>>(),
                    block.two_periods,
                )
            })
            .collect()
    };
    let classes = |law: &Law<'_>| -> Vec<_> {
        let classes = law
            .country
            .map(|country| country.body.classes.as_slice())
            .unwrap_or_default();
        classes
            .iter()
            .map(|class| (class.id.clone(), class.rank.clone(), class.of.clone()))
            .collect()
    };
    let inputs = |law: &Law<'_>| -> Vec<_> {
        let inputs = law.inputs.values();
        inputs
            .map(|input| {
                (
                    input.id.clone(),
                    input.kind.clone(),
                    input.values.clone(),
                    input.sums.clone(),
                    input.told_by,
                )
            })
            .collect()
    };
    sizes(old) != sizes(new) || classes(old) != classes(new) || inputs(old) != inputs(new)
}
