//! The parts of pages about a state or a sector in it. Each says what the model says and nothing
//! more.

pub mod authorities;
pub mod calendar;
pub mod departures;
pub mod duties;
pub mod faq;
pub mod fines;
pub mod glance;
pub mod neighbours;
pub mod open;
pub mod powers;
pub mod regime;
pub mod registration;
pub mod reporting;
pub mod scope;
pub mod significance;
pub mod sources;
pub mod status;

use super::desk::{Desk, Line};
use super::place::Subject;
use crate::decide::Residual;
use crate::model::inherit::Origin;
use crate::model::{Chapter, Entry, Fact};

impl Desk<'_> {
    /// A statement with what is left of its condition.
    #[must_use]
    pub fn entry_when(&self, entry: &Fact<Entry>, residual: &Residual) -> Line {
        let mut line = self.entry(entry);
        line.when = self.where_text(residual);
        line
    }

    /// A statement with what is left of its condition for a subject; nothing where it does not concern it.
    #[must_use]
    pub fn entry_for(&self, subject: &Subject<'_>, entry: &Fact<Entry>) -> Option<Line> {
        let residual = subject.residual(entry.when.as_ref());
        (!residual.is_never()).then(|| self.entry_when(entry, &residual))
    }

    /// `where …`, or nothing where a statement always holds.
    #[must_use]
    pub fn where_text(&self, residual: &Residual) -> String {
        match residual.condition() {
            Some(condition) => self
                .words
                .with("where", &[("condition", &self.condition(condition))]),
            None => String::new(),
        }
    }
}

/// The entries of chapters on a topic that concern a subject: the directive's, unless the state
/// removed or replaced them, then the state's.
#[must_use]
pub fn chapter_entries<'a>(
    subject: &Subject<'a>,
    topic: &str,
) -> Vec<(&'a Fact<Entry>, Origin, Residual)> {
    let law = subject.law();
    let of = |chapters: &'a [Chapter]| -> Vec<(&'a Chapter, &'a Fact<Entry>)> {
        chapters
            .iter()
            .filter(|chapter| chapter.topic == topic)
            .flat_map(|chapter| chapter.entries.iter().map(move |entry| (chapter, entry)))
            .collect()
    };
    let own = of(&subject.place.country.body.chapters);
    let replaced = |entry: &Entry| {
        own.iter().find(|(_, other)| {
            other.kind == entry.kind && other.name == entry.name && law.counts(&other.proof)
        })
    };
    // The list of measures that an implementing act sets stands beside the directive's, so a name
    // of the state's stands in the place of an entry of the directive's own list only.
    let baseline = of(&law.directive.body.chapters)
        .into_iter()
        .filter_map(|(chapter, entry)| {
            if law.removal(&entry.kind, &entry.name).is_some() {
                return None;
            }
            if chapter.addressee.name.is_none() && replaced(entry).is_some() {
                return None;
            }
            Some((chapter, entry, Origin::Directive))
        });
    let national = own
        .iter()
        .map(|(chapter, entry)| (*chapter, *entry, Origin::Added));
    baseline
        .chain(national)
        .filter_map(|(chapter, entry, origin)| {
            // A block of the state by the name of one of the directive's speaks to the same entities.
            let twin = law.directive.body.chapters.iter().find(|other| {
                chapter.addressee.name.is_some()
                    && other.topic == chapter.topic
                    && other.addressee.name == chapter.addressee.name
            });
            let block = match twin {
                Some(twin)
                    if chapter.addressee.applies.is_none()
                        && chapter.addressee.regime.is_none() =>
                {
                    subject.addressed(&twin.addressee)
                }
                _ => subject.addressed(&chapter.addressee),
            };
            let own = subject.residual(entry.when.as_ref());
            let residual = both(block, own);
            (!residual.is_never()).then_some((entry, origin, residual))
        })
        .collect()
}

/// Both must hold.
#[must_use]
pub fn both(a: Residual, b: Residual) -> Residual {
    use crate::model::condition::Condition;
    match (a, b) {
        (Residual::Never, _) | (_, Residual::Never) => Residual::Never,
        (Residual::Always, other) | (other, Residual::Always) => other,
        (Residual::When(a), Residual::When(b)) if a == b => Residual::When(a),
        (Residual::When(a), Residual::When(b)) => Residual::When(Condition::All { of: vec![a, b] }),
    }
}
