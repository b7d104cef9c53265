//! The days of acts.

use super::EventKind;
use super::gather::Gather;
use crate::model::condition::Condition;
use crate::model::{Act, ActStatus, Entry, Fact};
use crate::value::Date;

impl<'a> Gather<'a, '_> {
    /// Every day that an act names of itself.
    pub(super) fn act(&mut self, act: &'a Act) {
        let draft = act.status(self.law.base.as_of) == ActStatus::Bill;
        let when = self.regime_of(act);
        let days = [
            (EventKind::Adopted, &act.adopted),
            (EventKind::Published, &act.published),
            (EventKind::InForce, &act.in_force),
            (EventKind::Applies, &act.applies),
            (EventKind::TransposeBy, &act.transpose_by),
            (EventKind::Repealed, &act.repealed),
        ];
        for (kind, day) in days {
            let Some(day) = day else { continue };
            // An act that applies from the day it is in force is told once.
            let told = kind == EventKind::Applies
                && act
                    .in_force
                    .as_ref()
                    .is_some_and(|in_force| in_force.value == day.value);
            if told {
                continue;
            }
            let mut event = self.event(kind, day.value, act.name.clone(), &day.proof);
            event.act = Some(&act.id);
            event.draft |= draft;
            self.push(event, when.clone());
        }
        for entry in &act.entries {
            self.deferred(act, entry, draft);
        }
    }

    /// A part of an act that applies later, where the period runs from a day of the act.
    fn deferred(&mut self, act: &'a Act, entry: &'a Fact<Entry>, draft: bool) {
        if entry.kind != "deferred" {
            return;
        }
        let Some(date) = entry.date.or_else(|| counted(act, entry)) else {
            return;
        };
        let subject = entry.text.clone();
        let mut event = self.event(EventKind::Deferred, date, subject, &entry.proof);
        event.act = Some(&act.id);
        event.draft |= draft;
        self.push(event, entry.when.clone());
    }

    /// For whom a sector act speaks: those of its regime.
    fn regime_of(&self, act: &Act) -> Option<Condition> {
        let transposes = self
            .law
            .transposing_acts()
            .iter()
            .any(|other| other.id == act.id);
        if transposes {
            return None;
        }
        let mut its = self
            .regimes()
            .filter(|regime| regime.acts.contains(&act.id));
        match (its.next(), its.next()) {
            (Some(regime), None) => Some(regime.applies.clone()),
            _ => None,
        }
    }

    /// The first day on which the national law binds.
    pub(super) fn duties_from(&mut self) {
        let first = self
            .law
            .transposing_acts()
            .into_iter()
            .filter_map(|act| Some((act, act.binds_from()?)))
            .min_by_key(|(_, day)| day.value);
        let Some((act, day)) = first else { return };
        let mut event = self.event(
            EventKind::DutiesFrom,
            day.value,
            act.name.clone(),
            &day.proof,
        );
        event.act = Some(&act.id);
        event.draft |= act.status(self.law.base.as_of) == ActStatus::Bill;
        self.push(event, None);
    }
}

/// The day that a period from the publication or the entry into force of the act comes to.
fn counted(act: &Act, entry: &Entry) -> Option<Date> {
    let period = entry.within.as_ref()?;
    let from: &Option<Fact<Date>> = match period.of.as_deref()? {
        "publication" => &act.published,
        "entry-into-force" => &act.in_force,
        _ => return None,
    };
    from.as_ref()?.value.after(period.duration)
}
