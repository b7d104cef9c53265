//! How the age of evidence is judged: after how many months a fact is stale, topic by topic.

use crate::value::Date;
use crate::vocabulary::TOPICS;

/// After how many months a check of a source is old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaleAfter {
    months: u32,
    by_topic: [Option<u32>; TOPICS.len()],
}

impl StaleAfter {
    /// After so many months, whatever the topic.
    #[must_use]
    pub fn months(months: u32) -> Self {
        Self {
            months,
            by_topic: [None; TOPICS.len()],
        }
    }

    /// With another number for one topic; nothing where there is no such topic.
    #[must_use]
    pub fn with(mut self, topic: &str, months: u32) -> Option<Self> {
        let at = TOPICS.iter().position(|known| *known == topic)?;
        *self.by_topic.get_mut(at)? = Some(months);
        Some(self)
    }

    /// The topics with a number of their own, in the order of the language.
    pub fn by_topic(&self) -> impl Iterator<Item = (&'static str, u32)> + '_ {
        TOPICS
            .iter()
            .zip(&self.by_topic)
            .filter_map(|(topic, months)| Some((*topic, (*months)?)))
    }

    /// The number of months for a topic; the general one for what has none.
    #[must_use]
    pub fn of(&self, topic: Option<&str>) -> u32 {
        topic
            .and_then(|topic| TOPICS.iter().position(|known| *known == topic))
            .and_then(|at| self.by_topic.get(at).copied().flatten())
            .unwrap_or(self.months)
    }
}

/// How the age of evidence is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freshness {
    /// What "today" means.
    pub fresh_at: Date,
    /// After how many months a check of a source is old.
    pub stale_after: StaleAfter,
}

impl Freshness {
    /// A year, counted back from a day.
    #[must_use]
    pub fn usual(day: Date) -> Self {
        Self {
            fresh_at: day,
            stale_after: StaleAfter::months(12),
        }
    }

    /// Whether a fact of this topic that was last read on this day should be read again.
    #[must_use]
    pub fn is_stale(&self, topic: Option<&str>, checked: Date) -> bool {
        checked < self.fresh_at.months_before(self.stale_after.of(topic))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_may_grow_old_sooner_than_the_rest() {
        let limits = StaleAfter::months(12).with("status", 3).expect("a topic");
        let freshness = Freshness {
            fresh_at: Date::parse("2026-11-22").expect("a day"),
            stale_after: limits,
        };
        let summer = Date::parse("2026-07-01").expect("a day");
        assert!(freshness.is_stale(Some("status"), summer));
        assert!(!freshness.is_stale(Some("fines"), summer));
        assert!(!freshness.is_stale(None, summer));
        assert!(StaleAfter::months(12).with("statuss", 3).is_none());
    }
}
