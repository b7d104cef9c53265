//! Whether the law changed, or what is known of it, since when, and by which act.
//!
//! The law changed where an amending act or a day of validity says so. Whichever side says it, the
//! answer is the same, so a report read backwards tells the same of each change.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Side;
use super::find::{Found, Raw};
use super::rename::Renames;
use super::report::{Basis, Nature};
use super::say;
use super::table::{Row, SHARED};
use super::value::day;
use crate::model::{Act, ActStatus, KnowledgeBase};
use crate::value::{Date, Duration, TimeUnit};

/// What is known of when and why something changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) nature: Nature,
    pub(super) late: bool,
    pub(super) effective: Option<Date>,
    pub(super) basis: Vec<Basis>,
}

/// Tells the nature of changes.
pub(super) struct Judge<'a> {
    pub(super) old: &'a Side<'a>,
    pub(super) new: &'a Side<'a>,
    pub(super) renames: &'a Renames,
    /// Whether both sides are the same sources on two days: then all that differs is law.
    pub(super) same_sources: bool,
}

/// What one row of evidence adds.
#[derive(Default)]
struct Evidence {
    law: bool,
    days: Vec<Date>,
    basis: BTreeMap<String, Basis>,
}

impl Judge<'_> {
    /// The nature of a change with everything that it explains.
    pub(super) fn origin(&self, found: &Found, raw: &Raw, parts: &[&Raw]) -> Origin {
        let mut evidence = Evidence {
            law: self.same_sources,
            ..Evidence::default()
        };
        for one in std::iter::once(raw).chain(parts.iter().copied()) {
            // What another act is described by says nothing of the facts that rest on it.
            if one.claimed.is_none() || raw.family() != "act-succession" {
                self.read(found, one, &mut evidence);
            }
        }
        if matches!(raw.family(), "act-succession" | "act-status" | "act") {
            self.act(found, raw, &mut evidence);
        }
        let between = |day: &Date| {
            *day > self.old.base.as_of.min(self.new.base.as_of)
                && *day <= self.old.base.as_of.max(self.new.base.as_of)
        };
        let effective = evidence
            .days
            .iter()
            .copied()
            .find(between)
            .or(evidence.days.first().copied());
        let effective = effective.filter(|_| evidence.law);
        let before_both =
            effective.is_some_and(|day| day <= self.old.base.as_of && day <= self.new.base.as_of);
        Origin {
            nature: if evidence.law {
                Nature::Law
            } else {
                Nature::Correction
            },
            late: evidence.law && !self.same_sources && before_both,
            effective,
            basis: evidence
                .basis
                .into_values()
                .filter(|_| evidence.law)
                .collect(),
        }
    }

    fn read(&self, found: &Found, raw: &Raw, evidence: &mut Evidence) {
        let (before, after) = (found.before(raw), found.after(raw));
        // Evidence, words and days of acts are no law of their own.
        if matches!(
            raw.family(),
            "evidence"
                | "reading"
                | "evidence-grade"
                | "wording"
                | "source"
                | "uncertainty"
                | "checklist"
        ) {
            return;
        }
        self.validity(raw, before, after, evidence);
        self.citations(before, after, evidence);
    }

    /// A day on one side from which or until which it holds, and that the other does not have.
    fn validity(
        &self,
        raw: &Raw,
        before: Option<&Row>,
        after: Option<&Row>,
        evidence: &mut Evidence,
    ) {
        // Where only the day itself is told otherwise, that is a correction unless an act says more.
        let alone =
            matches!(raw.family(), "validity-start" | "validity-end") && raw.claimed.is_none();
        if alone {
            return;
        }
        let of = |row: Option<&Row>, field: &str| row.and_then(|row| day(row.fields.get(field)?));
        for (field, next) in [("from", false), ("until", true)] {
            let (was, is) = (of(before, field), of(after, field));
            if was == is {
                continue;
            }
            for day in [is, was].into_iter().flatten() {
                evidence.law = true;
                let one = Duration {
                    count: 1,
                    unit: TimeUnit::Days,
                };
                evidence.days.push(if next {
                    day.after(one).unwrap_or(day)
                } else {
                    day
                });
            }
        }
    }

    /// An act that is cited on one side only, or that is law on one side only, and that changes law.
    fn citations(&self, before: Option<&Row>, after: Option<&Row>, evidence: &mut Evidence) {
        let cited = |row: Option<&Row>| -> Vec<String> {
            row.map(|row| {
                let named = row.acts().into_iter().chain(row.texts("by"));
                named.map(str::to_owned).collect()
            })
            .unwrap_or_default()
        };
        let (was, is) = (cited(before), cited(after));
        let Some(state) = after.or(before).map(|row| row.state.as_str()) else {
            return;
        };
        let renamed: Vec<String> = was
            .iter()
            .map(|act| self.renames.name(state, act).to_owned())
            .collect();
        for (acts, others, side, there, row) in [
            (&is, &renamed, self.new, self.old, after),
            (&renamed, &is, self.new, self.old, before),
        ] {
            for id in acts {
                let act = act_of(side.base, state, id).or_else(|| act_of(there.base, state, id));
                let Some(act) = act else { continue };
                let other = act_of(there.base, state, id);
                let was = other.map(|act| act.status(there.base.as_of));
                let is = act_of(side.base, state, id).map(|act| act.status(side.base.as_of));
                let moved = was.zip(is).is_some_and(|(was, is)| was != is);
                let only_here = !others.contains(id);
                let changes = !act.amends.is_empty() || !act.repeals.is_empty();
                let both = before.is_some() && after.is_some();
                if moved
                    || (only_here && both && !act.amends.is_empty())
                    || (only_here
                        && changes
                        && (was.is_none() || is.is_none())
                        && !self.is_successor(state, id))
                {
                    evidence.law = true;
                    evidence.days.extend(act.binds_from().map(|day| day.value));
                    evidence
                        .basis
                        .entry(id.clone())
                        .or_insert_with(|| basis(act, row));
                }
            }
        }
    }

    fn is_successor(&self, state: &str, id: &str) -> bool {
        let mut successors = self.renames.successors.iter();
        successors.any(|one| one.state == state && (one.old == id || one.new == id))
    }

    /// An act is law where it became law between the two days, or says what it takes away.
    fn act(&self, found: &Found, raw: &Raw, evidence: &mut Evidence) {
        let (before, after) = (found.before(raw), found.after(raw));
        let state = found.row(raw).map_or(SHARED, |row| row.state.as_str());
        let of = |row: Option<&Row>, side: &Side<'_>| -> Option<Act> {
            let row = row?;
            act_of(side.base, &row.state, row.name()).cloned()
        };
        let (was, is) = (of(before, self.old), of(after, self.new));
        let moved = match (&was, &is) {
            (Some(was), Some(is)) if was.id == is.id => {
                let (a, b) = (
                    was.status(self.old.base.as_of),
                    is.status(self.new.base.as_of),
                );
                a != b
            }
            (Some(was), Some(is)) => self.says_so(state, was, is) || self.says_so(state, is, was),
            (one, other) => one.iter().chain(other).any(|act| {
                let (old, new) = (self.old.base.as_of, self.new.base.as_of);
                !act.amends.is_empty() || act.status(old) != act.status(new)
            }),
        };
        if moved {
            evidence.law = true;
            let acts = is.iter().chain(&was);
            let days = acts.filter_map(|act| {
                act.binds_from()
                    .or(act.adopted.as_ref())
                    .map(|day| day.value)
            });
            evidence.days.extend(days);
            if let Some(act) = is.as_ref().or(was.as_ref()) {
                evidence
                    .basis
                    .entry(act.id.clone())
                    .or_insert_with(|| basis(act, None));
            }
        }
    }

    /// Whether one act amends or ends the other: it names it, the other is repealed on a day that one
    /// side knows, or it was a bill.
    fn says_so(&self, state: &str, earlier: &Act, later: &Act) -> bool {
        let ended = [self.old, self.new].iter().any(|side| {
            let status =
                act_of(side.base, state, &earlier.id).map(|act| act.status(side.base.as_of));
            matches!(status, Some(ActStatus::Repealed | ActStatus::Bill))
        });
        later.amends.contains(&earlier.id) || ended
    }
}

fn basis(act: &Act, row: Option<&Row>) -> Basis {
    let under = row
        .and_then(|row| row.fields.get("under"))
        .and_then(Value::as_array);
    let provision = under
        .into_iter()
        .flatten()
        .filter_map(say::citation)
        .find(|citation| citation.law == act.id)
        .map(|citation| citation.place())
        .filter(|place| !place.is_empty());
    Basis {
        act: act.id.clone(),
        name: act.name.clone(),
        provision,
    }
}

/// An act as a state or a directive declares it.
pub(super) fn act_of<'a>(base: &'a KnowledgeBase, state: &str, id: &str) -> Option<&'a Act> {
    let own = base.countries.get(state).filter(|_| state != SHARED);
    let shared = base
        .directives
        .values()
        .map(|directive| &directive.body.laws);
    own.into_iter()
        .map(|country| &country.body.laws)
        .chain(shared)
        .flatten()
        .chain(base.directives.values().map(|directive| &directive.act))
        .find(|act| act.id == id)
}
