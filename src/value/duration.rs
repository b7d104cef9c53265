//! Periods as the law counts them.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// What a period is counted in. Hours and months do not convert into each other: how long a month
/// is depends on when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TimeUnit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Calendar days.
    Days,
    /// Working days, by a calendar that the state sets.
    WorkingDays,
    /// Weeks.
    Weeks,
    /// Calendar months.
    Months,
    /// Years.
    Years,
}

/// A period: `24h`, `1 month`, `20 working days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

impl TimeUnit {
    /// Reads the word for a unit, in singular or plural.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "second" | "seconds" => Self::Seconds,
            "min" | "minute" | "minutes" => Self::Minutes,
            "h" | "hour" | "hours" => Self::Hours,
            "day" | "days" => Self::Days,
            "working day" | "working days" => Self::WorkingDays,
            "week" | "weeks" => Self::Weeks,
            "month" | "months" => Self::Months,
            "year" | "years" => Self::Years,
            _ => return None,
        })
    }

    /// The word in singular and plural.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Seconds => ("second", "seconds"),
            Self::Minutes => ("minute", "minutes"),
            Self::Hours => ("hour", "hours"),
            Self::Days => ("day", "days"),
            Self::WorkingDays => ("working day", "working days"),
            Self::Weeks => ("week", "weeks"),
            Self::Months => ("month", "months"),
            Self::Years => ("year", "years"),
        }
    }
}

impl Duration {
    /// The shortest and the longest it can be, in minutes. Months have 28 to 31 days, years 365 or
    /// 366; working days are at least as long as days and, with holidays, at most three times.
    #[must_use]
    pub fn minutes(self) -> (u64, u64) {
        let count = u64::from(self.count);
        let day = 24 * 60;
        match self.unit {
            TimeUnit::Seconds => (count / 60, count.div_ceil(60)),
            TimeUnit::Minutes => (count, count),
            TimeUnit::Hours => (count * 60, count * 60),
            TimeUnit::Days => (count * day, count * day),
            TimeUnit::WorkingDays => (count * day, count * day * 3),
            TimeUnit::Weeks => (count * day * 7, count * day * 7),
            TimeUnit::Months => (count * day * 28, count * day * 31),
            TimeUnit::Years => (count * day * 365, count * day * 366),
        }
    }

    /// The length in seconds, for the units whose length does not depend on the calendar.
    #[must_use]
    pub fn seconds(self) -> Option<u64> {
        let count = u64::from(self.count);
        Some(match self.unit {
            TimeUnit::Seconds => count,
            TimeUnit::Minutes => count * 60,
            TimeUnit::Hours => count * 3_600,
            TimeUnit::Days => count * 86_400,
            TimeUnit::Weeks => count * 604_800,
            TimeUnit::WorkingDays | TimeUnit::Months | TimeUnit::Years => return None,
        })
    }

    /// Whether this period is shorter than, as long as, or longer than another; nothing where that
    /// depends on the calendar.
    #[must_use]
    pub fn compare(self, other: Duration) -> Option<std::cmp::Ordering> {
        use std::cmp::Ordering;
        if self.unit == other.unit {
            return Some(self.count.cmp(&other.count));
        }
        let (mine, theirs) = (self.minutes(), other.minutes());
        if mine == theirs && mine.0 == mine.1 {
            Some(Ordering::Equal)
        } else if mine.1 < theirs.0 {
            Some(Ordering::Less)
        } else if mine.0 > theirs.1 {
            Some(Ordering::Greater)
        } else {
            None
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = self.unit.words();
        write!(
            f,
            "{} {}",
            self.count,
            if self.count == 1 { one } else { many }
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cmp::Ordering;

    fn period(count: u32, unit: TimeUnit) -> Duration {
        Duration { count, unit }
    }

    #[test]
    fn a_month_and_thirty_days_cannot_be_ordered() {
        assert_eq!(
            period(1, TimeUnit::Months).compare(period(30, TimeUnit::Days)),
            None
        );
        assert_eq!(
            period(15, TimeUnit::Days).compare(period(1, TimeUnit::Months)),
            Some(Ordering::Less)
        );
        assert_eq!(
            period(1, TimeUnit::Days).compare(period(24, TimeUnit::Hours)),
            Some(Ordering::Equal)
        );
    }
}
