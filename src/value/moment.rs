//! Moments in time and the zones in which people read them.

use std::fmt;

use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{Span, Zoned};

use super::{Date, Duration, TimeUnit};

/// A zone of the IANA time zone database that is built into the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// A moment, read in a zone.
#[derive(Debug, Clone)]
pub struct Moment(Zoned);

impl Zone {
    /// The zone of a name such as `Europe/Brussels`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TimeZoneDatabase::bundled().get(name).ok().map(Zone)
    }

    /// Its name; nothing for a fixed offset.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.0.iana_name()
    }
}

impl Moment {
    /// Reads a day and a time with its offset, such as `2026-11-22T09:15+01:00`. It is then read in
    /// the zone, and without one in the offset it was written with. Nothing for a time without an
    /// offset, which could be two moments or none.
    #[must_use]
    pub fn parse(text: &str, zone: Option<&Zone>) -> Option<Self> {
        let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
        let offset = pieces.to_numeric_offset()?;
        let at = pieces.date().to_datetime(pieces.time()?);
        let zone = zone.map_or_else(|| TimeZone::fixed(offset), |zone| zone.0.clone());
        let moment = offset.to_timestamp(at).ok()?;
        Some(Self(moment.to_zoned(zone)))
    }

    /// The moment this much later. Seconds, minutes and hours are counted as they pass; days and
    /// longer keep the time of day, and a month ends on its last day where the day does not exist.
    /// Nothing for working days, which need a calendar.
    #[must_use]
    pub fn after(&self, duration: Duration) -> Option<Self> {
        let count = i64::from(duration.count);
        let span = Span::new();
        let span = match duration.unit {
            TimeUnit::Seconds => span.try_seconds(count),
            TimeUnit::Minutes => span.try_minutes(count),
            TimeUnit::Hours => span.try_hours(count),
            TimeUnit::Days => span.try_days(count),
            TimeUnit::Weeks => span.try_weeks(count),
            TimeUnit::Months => span.try_months(count),
            TimeUnit::Years => span.try_years(count),
            TimeUnit::WorkingDays => return None,
        };
        self.0.checked_add(span.ok()?).ok().map(Self)
    }

    /// The day on which it falls in its zone.
    #[must_use]
    pub fn day(&self) -> Date {
        self.0.date().into()
    }

    /// The beginning of the hour after the one in which it falls.
    #[must_use]
    pub fn next_full_hour(&self) -> Option<Self> {
        let hour = self.0.round(
            jiff::ZonedRound::new()
                .smallest(jiff::Unit::Hour)
                .mode(jiff::RoundMode::Floor),
        );
        let next = hour.ok()?.checked_add(Span::new().try_hours(1).ok()?);
        next.ok().map(Self)
    }

    /// The same time of another day.
    #[must_use]
    pub fn same_time_on(&self, day: Date) -> Option<Self> {
        self.on(day, self.0.time())
    }

    /// The beginning of a day in its zone.
    #[must_use]
    pub fn start_of(&self, day: Date) -> Option<Self> {
        let midnight = self.on(day, jiff::civil::Time::midnight())?;
        midnight.0.start_of_day().ok().map(Self)
    }

    /// The last second of a day in its zone.
    #[must_use]
    pub fn end_of(&self, day: Date) -> Option<Self> {
        self.on(day, jiff::civil::Time::new(23, 59, 59, 0).ok()?)
    }

    /// The seconds that pass until a later moment.
    #[must_use]
    pub fn seconds_until(&self, later: &Moment) -> i64 {
        later.0.timestamp().as_second() - self.0.timestamp().as_second()
    }

    /// The moment this many seconds later.
    #[must_use]
    pub fn later(&self, seconds: i64) -> Option<Self> {
        let span = Span::new().try_seconds(seconds).ok()?;
        self.0.checked_add(span).ok().map(Self)
    }

    fn on(&self, day: Date, time: jiff::civil::Time) -> Option<Self> {
        let (year, month, day) = day.parts();
        let day = jiff::civil::Date::new(year, month, day).ok()?;
        let zone = self.0.time_zone().clone();
        day.to_datetime(time).to_zoned(zone).ok().map(Self)
    }

    /// The zone's name, or the offset where it has none.
    #[must_use]
    pub fn zone(&self) -> String {
        match self.0.time_zone().iana_name() {
            Some(name) => name.to_owned(),
            None => self.0.offset().to_string(),
        }
    }
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.0.timestamp() == other.0.timestamp()
    }
}

impl Eq for Moment {}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.timestamp().cmp(&other.0.timestamp())
    }
}

impl fmt::Display for Moment {
    /// By RFC 3339, with the offset of its zone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%S%:z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn later(from: &str, zone: &str, count: u32, unit: TimeUnit) -> Option<String> {
        let zone = Zone::named(zone)?;
        let moment = Moment::parse(from, Some(&zone))?.after(Duration { count, unit })?;
        Some(moment.to_string())
    }

    #[test]
    fn hours_pass_when_clocks_change_and_days_keep_their_time() {
        // Summer time ends in Brussels on 25 October 2026 at 03:00.
        let night = "2026-10-24T18:00+02:00";
        assert_eq!(
            later(night, "Europe/Brussels", 24, TimeUnit::Hours).as_deref(),
            Some("2026-10-25T17:00:00+01:00")
        );
        assert_eq!(
            later(night, "Europe/Brussels", 1, TimeUnit::Days).as_deref(),
            Some("2026-10-25T18:00:00+01:00")
        );
        // It begins on 28 March 2027 at 02:00: half past two does not exist that night.
        assert_eq!(
            later(
                "2027-03-27T02:30+01:00",
                "Europe/Brussels",
                1,
                TimeUnit::Days
            )
            .as_deref(),
            Some("2027-03-28T03:30:00+02:00")
        );
    }

    #[test]
    fn a_month_ends_on_the_last_day_it_has() {
        let month = |from: &str| later(from, "Europe/Berlin", 1, TimeUnit::Months);
        assert_eq!(
            month("2027-01-31T10:00+01:00").as_deref(),
            Some("2027-02-28T10:00:00+01:00")
        );
        assert_eq!(
            month("2028-01-31T10:00+01:00").as_deref(),
            Some("2028-02-29T10:00:00+01:00")
        );
        assert_eq!(
            month("2026-12-31T23:59+01:00").as_deref(),
            Some("2027-01-31T23:59:00+01:00")
        );
    }

    #[test]
    fn only_moments_are_read() {
        for good in ["2026-11-22T09:15+01:00", "2026-11-22T08:15:30Z"] {
            assert!(Moment::parse(good, None).is_some(), "{good}");
        }
        for bad in [
            "2026-11-22T09:15",
            "2026-11-22",
            "09:15+01:00",
            "2026-02-30T09:15Z",
            "now",
        ] {
            assert!(Moment::parse(bad, None).is_none(), "{bad}");
        }
        assert_eq!(Zone::named("Europe/Atlantis"), None);
    }
}
