//! The figures by which size is told, period by period, with the group added as the law says.

use super::Engine;
use super::facts::{Facts, Other, Period, Said};
use super::found::{Bits, Found};
use super::test::Asked;
use super::value::Value;
use crate::decide::group::Share;
use crate::decide::truth::Truth;
use crate::value::Percent;

/// One figure of one period, with the group added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// Its value, or the least that it can be.
    pub(super) value: Value,
    /// Whether the organisation said nothing of it, and it is that of its group alone.
    pub(super) own_missing: bool,
    /// Whether a part of the group is not known.
    pub(super) group_open: bool,
}

/// What counts of the group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ties {
    linked: bool,
    partners: bool,
    /// What keeps every figure from being exact; enterprises only ever add to a figure.
    pub(super) missing: Bits,
    /// What is presumed where figures are taken to be exact.
    pub(super) assumed: Bits,
}

impl Engine<'_> {
    /// Adds the group to the figures.
    pub(super) fn add_up(&self, facts: &mut Facts) {
        // Whether the group counts is asked before there are any figures.
        let mut earlier = std::mem::take(&mut facts.earlier);
        facts.latest = Period::default();
        let ties = self.ties(facts);
        let own = self.known.figures.map(|figure| facts.said(figure));
        facts.latest = added(ties, &own, facts.group.as_deref().unwrap_or_default());
        for period in &mut earlier {
            period.added = added(ties, &period.figures, &period.group);
        }
        (facts.ties, facts.earlier) = (ties, earlier);
        facts.has_figures = own.iter().any(Option::is_some);
        let yes = |input| facts.said(input) == Some(Value::YesNo(true));
        let known = &self.known;
        facts.first_period_counts = yes(known.newly_founded) || yes(known.periods_alike);
    }

    /// What keeps a figure from being exact.
    pub(super) fn at_least_for_want_of(&self, ties: Ties, place: usize, figure: Figure) -> Bits {
        let mut open = ties.missing;
        if figure.own_missing {
            open = open.with(Bits::one(self.known.figures[place]));
        }
        if figure.group_open {
            open = open.with(Bits::one(self.known.group));
        }
        open
    }

    fn ties(&self, facts: &Facts) -> Ties {
        let alone = self.own_figures(facts);
        let said = match facts.said(self.known.autonomous) {
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
}

/// The figures of one period, those of the members added.
fn added(ties: Ties, own: &Said, members: &[Other]) -> Period {
    std::array::from_fn(|at| {
        let mut sum = own[at];
        let mut group_open = false;
        for member in members {
            match Share::of(member.tie, ties.linked, ties.partners) {
                Share::Nothing => {}
                Share::Unknown => group_open = true,
                Share::Of(percent) => {
                    let part = member.figures[at].and_then(|whole| part(whole, percent));
                    match part.and_then(|part| plus(sum, part)) {
                        Some(both) => sum = Some(both),
                        None => group_open = true,
                    }
                }
            }
        }
        Some(Figure {
            value: sum?,
            own_missing: own[at].is_none(),
            group_open,
        })
    })
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
