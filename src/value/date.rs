//! Days of the civil calendar.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A day, without time or zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// Reads `2024-10-18`; nothing for a day that does not exist.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let year: i16 = text.get(0..4)?.parse().ok()?;
        let month: i8 = text.get(5..7)?.parse().ok()?;
        let day: i8 = text.get(8..10)?.parse().ok()?;
        jiff::civil::Date::new(year, month, day).ok().map(Date)
    }

    /// The day this many months earlier; the last day of the month where the day does not exist.
    #[must_use]
    pub fn months_before(self, months: u32) -> Self {
        let span = jiff::Span::new().try_months(i64::from(months));
        span.and_then(|span| self.0.checked_sub(span))
            .map_or(self, Date)
    }

    /// The day this much later; nothing for working days, which need a calendar.
    #[must_use]
    pub fn after(self, duration: super::Duration) -> Option<Self> {
        use super::TimeUnit;
        let count = i64::from(duration.count);
        let span = jiff::Span::new();
        let span = match duration.unit {
            TimeUnit::Days => span.try_days(count),
            TimeUnit::Weeks => span.try_weeks(count),
            TimeUnit::Months => span.try_months(count),
            TimeUnit::Years => span.try_years(count),
            TimeUnit::Seconds | TimeUnit::Minutes | TimeUnit::Hours | TimeUnit::WorkingDays => {
                return None;
            }
        };
        span.and_then(|span| self.0.checked_add(span))
            .ok()
            .map(Date)
    }

    /// The day of the week, in a word.
    #[must_use]
    pub fn weekday(self) -> &'static str {
        use jiff::civil::Weekday;
        match self.0.weekday() {
            Weekday::Monday => "monday",
            Weekday::Tuesday => "tuesday",
            Weekday::Wednesday => "wednesday",
            Weekday::Thursday => "thursday",
            Weekday::Friday => "friday",
            Weekday::Saturday => "saturday",
            Weekday::Sunday => "sunday",
        }
    }

    /// Year, month and day.
    #[must_use]
    pub fn parts(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_no_dates() {
        assert!(Date::parse("2024-02-29").is_some());
        assert_eq!(Date::parse("2023-02-29"), None);
        assert_eq!(Date::parse("2024-13-01"), None);
    }

    #[test]
    fn months_before_the_end_of_a_month_stay_in_the_month() {
        assert_eq!(
            Date::parse("2026-03-31").map(|date| date.months_before(1)),
            Date::parse("2026-02-28")
        );
    }
}
