//! When an item is due: what the state says of the reports, registrations, obligations and days that
//! the item asks about.

use super::super::evaluate::evaluate;
use super::{Asked, Item, cite};
use crate::model::inherit::Origin;
use crate::model::{Addressee, Entry, Fact, Period, Proof, Registration};
use crate::value::{Date, Duration};

/// One thing that the law says of when something is due.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    /// What is due, in the words of the source; empty where the item says it.
    pub what: &'a str,
    /// When.
    pub when: DueWhen<'a>,
    /// What stands behind it.
    pub proof: &'a Proof,
}

/// When something is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWhen<'a> {
    /// On a day.
    On(Date),
    /// Within a period that runs from an event.
    Within(&'a Period),
    /// Again and again.
    Every(&'a Period),
    /// Within a period from each change.
    AfterChange(Duration),
}

impl<'a> Asked<'a, '_> {
    /// The reports that an item asks about: false where the organisation owes none of them.
    pub(super) fn stages(&self, item: &mut Item<'a>) -> bool {
        let names = &item.fact.about.stages;
        let mut owed = names.is_empty();
        for stage in &self.stages {
            let stands_for = |name: &String| {
                *name == stage.fact.id || stage.fact.instead_of.as_ref() == Some(name)
            };
            if !names.iter().any(stands_for) {
                continue;
            }
            owed = true;
            cite(stage.origin, &stage.fact.proof, &mut item.under);
            let what = stage.fact.name.as_deref().unwrap_or_default();
            periods(
                what,
                stage.fact.within.as_ref(),
                stage.fact.every.as_ref(),
                &stage.fact.proof,
                &mut item.dates,
            );
        }
        owed
    }

    /// The obligations that an item asks about: false where none of them concerns the organisation.
    pub(super) fn obligations(&self, item: &mut Item<'a>) -> bool {
        let names = &item.fact.about.obligations;
        let mut there = names.is_empty();
        for entry in self.named("obligation", names) {
            let removed = self.law.removal("obligation", &entry.name).is_some();
            if removed || !self.may_concern(entry) {
                continue;
            }
            there = true;
            cite(self.origin(entry), &entry.proof, &mut item.under);
            periods(
                "",
                entry.within.as_ref(),
                entry.every.as_ref(),
                &entry.proof,
                &mut item.dates,
            );
        }
        there
    }

    /// The days of the calendar that an item names and that concern the organisation.
    pub(super) fn milestones(&self, item: &mut Item<'a>) {
        let names = &item.fact.about.milestones;
        for milestone in &self.milestones {
            let Some(date) = milestone.date.filter(|_| names.contains(&milestone.name)) else {
                continue;
            };
            // The block of registration may have named the day already.
            let when = DueWhen::On(date);
            if !item.dates.iter().any(|due| due.when == when) {
                item.dates.push(Due {
                    what: &milestone.text,
                    when,
                    proof: &milestone.proof,
                });
            }
        }
    }

    /// The registration that an item asks about: false where there is none to make.
    pub(super) fn registration(&self, item: &mut Item<'a>) -> bool {
        let Some(named) = &item.fact.about.registration else {
            return true;
        };
        let country = self.law.country.map(|country| &country.body.registration);
        let own = country.and_then(|blocks| self.block(blocks, named.name.as_deref()));
        let shared = &self.law.directive.body.registration;
        let block = own.or_else(|| self.block(shared, named.name.as_deref()));
        let Some(block) = block else {
            return false;
        };
        if block
            .required
            .as_ref()
            .is_some_and(|required| !required.value)
        {
            return false;
        }
        let origin = match own {
            Some(_) => Origin::Replaced,
            None => Origin::Directive,
        };
        if let Some(proof) = first_proof(block) {
            cite(origin, proof, &mut item.under);
        }
        match named.of_changes {
            true => self.updates(block, item),
            false => self.entry_dates(block, item),
        }
        true
    }

    /// By when the entry is made.
    fn entry_dates(&self, block: &'a Registration, item: &mut Item<'a>) {
        for entry in block.deadlines.iter().chain(&block.periods) {
            if !self.law.counts(&entry.proof) || !self.surely(entry) {
                continue;
            }
            if let Some(date) = entry.date {
                item.dates.push(Due {
                    what: &entry.text,
                    when: DueWhen::On(date),
                    proof: &entry.proof,
                });
            }
            let within = entry.within.as_ref();
            periods(&entry.text, within, None, &entry.proof, &mut item.dates);
        }
    }

    /// How fast changes are notified.
    fn updates(&self, block: &'a Registration, item: &mut Item<'a>) {
        for update in &block.updates {
            let concerned = update
                .when
                .as_ref()
                .is_none_or(|when| evaluate(when, self.context).is_yes());
            if concerned && self.law.counts(&update.proof) {
                item.dates.push(Due {
                    what: "",
                    when: DueWhen::AfterChange(update.period),
                    proof: &update.proof,
                });
            }
        }
    }

    /// The block of that name that addresses the organisation and of which something is law.
    fn block(&self, blocks: &'a [Registration], name: Option<&str>) -> Option<&'a Registration> {
        blocks.iter().find(|block| {
            block.addressee.name.as_deref() == name
                && self.addressed(&block.addressee)
                && first_proof(block).is_none_or(|proof| self.law.counts(proof))
        })
    }

    /// Whether a block speaks to the organisation.
    pub(super) fn addressed(&self, addressee: &Addressee) -> bool {
        let regime = addressee.regime.as_ref();
        let applies = addressee.applies.as_ref();
        regime.is_none_or(|regime| self.decision.regime.as_ref() == Some(regime))
            && applies.is_none_or(|applies| !evaluate(applies, self.context).is_no())
    }

    fn may_concern(&self, entry: &Entry) -> bool {
        entry
            .when
            .as_ref()
            .is_none_or(|when| !evaluate(when, self.context).is_no())
    }

    fn surely(&self, entry: &Entry) -> bool {
        entry
            .when
            .as_ref()
            .is_none_or(|when| evaluate(when, self.context).is_yes())
    }

    /// Whether an entry of the file itself is the state's or the directive's.
    fn origin(&self, entry: &'a Fact<Entry>) -> Origin {
        let own = self
            .law
            .country
            .iter()
            .flat_map(|country| &country.body.entries)
            .any(|own| std::ptr::eq(own, entry));
        if own {
            Origin::Replaced
        } else {
            Origin::Directive
        }
    }
}

/// What stands behind a block of registration, by the first statement that says anything of duty.
pub(in crate::decide) fn first_proof(block: &Registration) -> Option<&Proof> {
    let required = block.required.as_ref().map(|fact| &fact.proof);
    let with = block.with.as_ref().map(|fact| &fact.proof);
    let mechanism = block.mechanism.as_ref().map(|fact| &fact.proof);
    let entries = block.deadlines.iter().chain(&block.periods);
    let update = block.updates.iter().map(|update| &update.proof);
    required
        .into_iter()
        .chain(mechanism)
        .chain(with)
        .chain(entries.map(|entry| &entry.proof))
        .chain(update)
        .find(|proof| !proof.under.is_empty())
}

fn periods<'a>(
    what: &'a str,
    within: Option<&'a Period>,
    every: Option<&'a Period>,
    proof: &'a Proof,
    dates: &mut Vec<Due<'a>>,
) {
    let within = within.map(DueWhen::Within);
    let every = every.map(DueWhen::Every);
    dates.extend(
        within
            .into_iter()
            .chain(every)
            .map(|when| Due { what, when, proof }),
    );
}

impl<'a> Item<'a> {
    /// The first of its days.
    #[must_use]
    pub fn first_day(&self) -> Option<Date> {
        self.dates
            .iter()
            .filter_map(|due| match due.when {
                DueWhen::On(date) => Some(date),
                _ => None,
            })
            .min()
    }
}
