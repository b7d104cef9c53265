//! The days of one legislator: a state, or the Union.

use super::{Concerns, Event, EventKind};
use crate::model::condition::Condition;
use crate::model::inherit::Law;
use crate::model::{Addressee, Body, Entry, Fact, KnowledgeBase, Proof, Regime, Timed};
use crate::value::Date;

/// Collects the days of one legislator.
pub(super) struct Gather<'a, 'l> {
    pub(super) law: &'l Law<'a>,
    events: Vec<Event<'a>>,
}

/// Every day of a state by its code, or of the Union.
pub(super) fn of<'a>(base: &'a KnowledgeBase, code: Option<&str>) -> Vec<Event<'a>> {
    let laws: Vec<Law<'a>> = match code {
        Some(_) => Law::of(base, code).into_iter().collect(),
        None => base
            .directives
            .keys()
            .filter_map(|id| Law::of_directive(base, id, &[]))
            .collect(),
    };
    let mut events = Vec::new();
    for law in &laws {
        let mut gather = Gather {
            law,
            events: Vec::new(),
        };
        match law.country {
            Some(country) => gather.body(&country.body),
            None => {
                gather.act(&law.directive.act);
                gather.body(&law.directive.body);
            }
        }
        events.append(&mut gather.events);
    }
    events
}

impl<'a> Gather<'a, '_> {
    fn body(&mut self, body: &'a Body) {
        for act in &body.laws {
            self.act(act);
        }
        self.duties_from();
        for entry in &body.entries {
            let kind = match entry.kind.as_str() {
                "milestone" => EventKind::Milestone,
                "event" => EventKind::Event,
                _ => continue,
            };
            self.entry(kind, entry, None);
        }
        for block in &body.registration {
            for entry in &block.deadlines {
                self.entry(EventKind::RegisterBy, entry, Some(&block.addressee));
            }
        }
        for block in &body.fines {
            if let Some(day) = &block.bites_from {
                let event = self.event(EventKind::FinesFrom, day.value, String::new(), &day.proof);
                let when = self.addressed(&block.addressee, None);
                self.push(event, when);
            }
        }
        for timed in &body.timed {
            self.timed(timed);
        }
    }

    fn entry(&mut self, kind: EventKind, entry: &'a Fact<Entry>, addressee: Option<&Addressee>) {
        let Some(date) = entry.date else { return };
        let mut event = self.event(kind, date, entry.text.clone(), &entry.proof);
        event.keyword = addressee.map(|_| "deadline");
        let when = match addressee {
            Some(addressee) => self.addressed(addressee, entry.when.as_ref()),
            None => entry.when.clone(),
        };
        self.push(event, when);
    }

    fn timed(&mut self, timed: &'a Timed) {
        let regime = self.regime(timed.regime.as_deref());
        let when = both(regime, timed.when.clone());
        let subject = match (&timed.text, &timed.name) {
            (text, _) if !text.is_empty() => self.readable(text),
            (_, Some(name)) => name.replace('-', " "),
            _ => timed.keyword.replace('-', " "),
        };
        for (kind, day) in [
            (EventKind::Begins, timed.begins),
            (EventKind::Ends, timed.ends),
        ] {
            let Some(day) = day else { continue };
            let mut event = self.event(kind, day, subject.clone(), &timed.proof);
            event.keyword = Some(timed.keyword);
            self.push(event, when.clone());
        }
    }

    /// The names of authorities for their ids, where a statement says nothing else.
    fn readable(&self, text: &str) -> String {
        let authorities = self
            .law
            .country
            .iter()
            .flat_map(|country| &country.body.authorities);
        let named = |id: &str| {
            authorities
                .clone()
                .find(|authority| authority.id == id)
                .map(|authority| authority.name.clone())
        };
        let names: Option<Vec<String>> = text.split(", ").map(named).collect();
        match names {
            Some(names) => names.join(", "),
            // Other names that are listed, such as those of reports.
            None if text.split(", ").all(|name| !name.contains(' ')) => text.replace('-', " "),
            None => text.to_owned(),
        }
    }

    pub(super) fn event(
        &self,
        kind: EventKind,
        date: Date,
        subject: String,
        proof: &'a Proof,
    ) -> Event<'a> {
        Event {
            id: format!("{}#{}", proof.id, kind.word()),
            date,
            country: self.law.country,
            kind,
            subject,
            keyword: None,
            act: None,
            proof,
            draft: proof.draft,
            when: None,
            concerns: Concerns::Everybody,
        }
    }

    /// Adds an event for those whom the condition leaves. A day of registration that the calendar of
    /// the state names as well is told once, in the words of the calendar.
    pub(super) fn push(&mut self, mut event: Event<'a>, when: Option<Condition>) {
        event.concerns = Concerns::of(self.law, when.as_ref());
        event.when = when;
        if event.kind == EventKind::RegisterBy {
            let same = self.events.iter_mut().find(|other| {
                other.kind == EventKind::Milestone
                    && other.date == event.date
                    && other.concerns == event.concerns
            });
            if let Some(same) = same {
                same.kind = EventKind::RegisterBy;
                return;
            }
        }
        self.events.push(event);
    }

    fn addressed(&self, addressee: &Addressee, when: Option<&Condition>) -> Option<Condition> {
        let block = both(
            self.regime(addressee.regime.as_deref()),
            addressee.applies.clone(),
        );
        both(block, when.cloned())
    }

    fn regime(&self, id: Option<&str>) -> Option<Condition> {
        let id = id?;
        let regime = self.regimes().find(|regime| regime.id == id)?;
        Some(regime.applies.clone())
    }

    /// The regimes of the state and of the directive, those of acts that are not in force included.
    pub(super) fn regimes(&self) -> impl Iterator<Item = &'a Fact<Regime>> {
        let own = self.law.country.iter();
        let own = own.flat_map(|country| &country.body.regimes);
        own.chain(&self.law.directive.body.regimes)
    }
}

fn both(a: Option<Condition>, b: Option<Condition>) -> Option<Condition> {
    match (a, b) {
        (None, other) | (other, None) => other,
        (Some(a), Some(b)) => Some(Condition::All { of: vec![a, b] }),
    }
}
