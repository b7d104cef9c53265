//! The figures by which size is told, period by period, with the group added as the law says.

use super::Engine;
use super::facts::{Facts, Other, Said};
use super::found::{Bits, Found};
use super::test::Asked;
use super::value::Value;
use crate::decide::group::{FIGURES, Share};
use crate::decide::truth::Truth;
use crate::value::Percent;

/// One figure of one period, with the group added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its value, or the least that it can be.
    pub(super) value: Value,
    /// What keeps it from being exact; enterprises only ever add to a figure.
    pub(super) at_least_for_want_of: Bits,
    /// What is presumed where it is taken to be exact.
    pub(super) assumed: Bits,
}

/// What counts of the group.
struct Ties {
    linked: bool,
    partners: bool,
    missing: Bits,
    assumed: Bits,
}

impl Engine<'_> {
    /// Adds the group to the figures.
    pub(super) fn add_up(&self, facts: &mut Facts) {
        facts.periods.clear();
        let ties = self.ties(facts);
        let own = self.known.figures.map(|figure| facts.slots[figure].said());
        let group = facts.group.as_deref().unwrap_or_default();
        let latest = self.added(&ties, &own, group);
        facts.periods.push(latest);
        for at in 0..facts.earlier.len() {
            let earlier = &facts.earlier[at];
            let figures = self.added(&ties, &earlier.figures, &earlier.group);
            facts.periods.push(figures);
        }
    }

    fn ties(&self, facts: &Facts) -> Ties {
        let alone = self.own_figures(facts);
        let said = match facts.slots[self.known.autonomous].said() {
            Some(Value::YesNo(yes)) => Some(yes),
            _ => None,
        };
        let mut ties = Ties {
            linked: self.linked,
            partners: self.partners,
            missing: Bits::NONE,
            assumed: Bits::NONE,
        };
        match (&facts.group, said) {
            (Some(_), _) => {
                match alone.truth {
                    // The group may or may not count, so the own figures are the least there can be.
                    Truth::Unknown => ties.missing = alone.missing,
                    Truth::Yes | Truth::No => ties.assumed = alone.assumed,
                }
                if alone.truth != Truth::No {
                    (ties.linked, ties.partners) = (false, false);
                }
            }
            _ if alone.truth == Truth::Yes => ties.assumed = alone.assumed,
            (None, Some(true)) => {}
            (None, Some(false)) => ties.missing = Bits::one(self.known.group),
            (None, None) => match self.autonomous {
                Usual::NotAsked => {}
                Usual::Presumed if facts.presume => {
                    ties.assumed = Bits::one(self.known.autonomous);
                }
                Usual::Presumed | Usual::Asked => {
                    ties.missing = Bits::one(self.known.autonomous);
                }
            },
        }
        ties
    }

    /// Whether the state looks at the organisation without its group.
    fn own_figures(&self, facts: &Facts) -> Found {
        if self.own_figures.is_empty() {
            return Found::NO;
        }
        let asked = Asked::whole(self, facts, None);
        Found::any(self.own_figures.iter().map(|test| asked.find(*test)))
    }

    fn added(&self, ties: &Ties, own: &Said, members: &[Other]) -> [Option<Figure>; FIGURES.len()] {
        let group = Bits::one(self.known.group);
        std::array::from_fn(|at| {
            let mut sum = own[at];
            let mut open = ties.missing;
            if sum.is_none() {
                open = open.with(Bits::one(self.known.figures[at]));
            }
            for member in members {
                match Share::of(member.tie, ties.linked, ties.partners) {
                    Share::Nothing => {}
                    Share::Unknown => open = open.with(group),
                    Share::Of(percent) => {
                        match member.figures[at].and_then(|whole| part(whole, percent)) {
                            Some(part) => match plus(sum, part) {
                                Some(both) => sum = Some(both),
                                None => open = open.with(group),
                            },
                            None => open = open.with(group),
                        }
                    }
                }
            }
            Some(Figure {
                value: sum?,
                at_least_for_want_of: open,
                assumed: ties.assumed,
            })
        })
    }
}

/// Whether a law asks a question, and presumes `yes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usual {
    NotAsked,
    Asked,
    Presumed,
}

fn part(whole: Value, percent: Percent) -> Option<Value> {
    Some(match whole {
        Value::Number(number) => Value::Number(number.percent(percent)?),
        Value::Money(amount, currency) => Value::Money(amount.percent(percent)?, currency),
        _ => return None,
    })
}

/// The sum; nothing where two currencies cannot be added.
fn plus(sum: Option<Value>, part: Value) -> Option<Value> {
    match (sum, part) {
        (None, part) => Some(part),
        (Some(Value::Number(a)), Value::Number(b)) => Some(Value::Number(a.plus(b))),
        (Some(Value::Money(a, currency)), Value::Money(b, other)) if currency == other => {
            Some(Value::Money(a.plus(b), currency))
        }
        _ => None,
    }
}
