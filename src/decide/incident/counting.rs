//! How a state counts periods, and the plain clock where that is not known.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::decide::program::Trace;
use crate::model::inherit::Law;
use crate::model::{Entry, Fact};
use crate::value::{Citation, Date, Duration, Moment, TimeUnit};

/// How many days are tried in search of a working day, or walked in counting them.
const FAR: u32 = 3_660;

/// A rule of counting as the state's file has it, with its articles.
type Sourced<'a> = Option<&'a Fact<Entry>>;

/// How periods are counted; what the state does not say is counted by the plain clock.
pub(super) struct Counting<'a> {
    hours: Sourced<'a>,
    days: Sourced<'a>,
    last_day: Sourced<'a>,
    week: Sourced<'a>,
    holidays: BTreeSet<Date>,
    through: Option<Date>,
}

/// How a state counts periods, as data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CountingRules {
    /// How hours are counted: `run-on`, `next-full-hour` or `on-working-days`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Rule>,
    /// How days and longer are counted: `whole-days` or `to-the-hour`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<Rule>,
    /// What follows where the last day is none on which work is done: `next-working-day`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Rule>,
    /// The days of the week on which work is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<Week>,
    /// The days on which it is not, although the week says so.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub holidays: BTreeSet<Date>,
    /// The last day of which that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holidays_through: Option<Date>,
}

/// A rule of counting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rule {
    /// What it says, in a word.
    pub rule: String,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

/// The days of the week on which work is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Week {
    /// The days: `monday` …
    pub days: Vec<String>,
    /// What stands behind it.
    #[serde(flatten)]
    pub trace: Trace,
}

impl CountingRules {
    /// The rules of a state that are law.
    #[must_use]
    pub fn of(law: &Law<'_>) -> Self {
        let counting = Counting::of(law);
        let rule = |rule: Sourced<'_>| {
            Some(Rule {
                rule: choice(rule)?.to_owned(),
                trace: Trace::of(&rule?.proof),
            })
        };
        Self {
            hours: rule(counting.hours),
            days: rule(counting.days),
            last_day: rule(counting.last_day),
            week: counting.week.map(|week| Week {
                days: week.refers.clone(),
                trace: Trace::of(&week.proof),
            }),
            holidays: counting.holidays,
            holidays_through: counting.through,
        }
    }

    /// Whether the state says nothing of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// When a period ends.
pub(super) enum End {
    /// At this moment, by these articles; by none of them where the plain clock was read.
    At(Moment, Option<Vec<Citation>>),
    /// Nobody can say without a calendar of working days.
    NoCalendar,
    /// No calendar reaches that far.
    Never,
}

impl<'a> Counting<'a> {
    /// The rules of a state that are law.
    pub(super) fn of(law: &'a Law<'a>) -> Self {
        let entries: Vec<&'a Fact<Entry>> = law
            .country
            .iter()
            .flat_map(|country| &country.body.chapters)
            .filter(|chapter| chapter.topic == "counting")
            .flat_map(|chapter| &chapter.entries)
            .filter(|entry| law.counts(&entry.proof))
            .collect();
        let one = |kind: &str| entries.iter().find(|entry| entry.kind == kind).copied();
        let holidays = entries.iter().filter(|entry| entry.kind == "holiday");
        Self {
            hours: one("hours"),
            days: one("days"),
            last_day: one("last-day"),
            week: one("working-days"),
            holidays: holidays.filter_map(|holiday| holiday.date).collect(),
            through: one("holidays-through").and_then(|through| through.date),
        }
    }

    /// When a period that runs from a moment ends.
    pub(super) fn end(&self, from: &Moment, period: Duration) -> End {
        match period.unit {
            TimeUnit::Seconds | TimeUnit::Minutes | TimeUnit::Hours => self.hours(from, period),
            TimeUnit::WorkingDays => self.working_days(from, period.count),
            _ => self.days(from, period),
        }
    }

    fn hours(&self, from: &Moment, period: Duration) -> End {
        let by_rule = |moment: Option<Moment>| match moment {
            Some(moment) => End::At(moment, Some(cited([self.hours]))),
            None => plain(from, period),
        };
        match choice(self.hours) {
            Some("run-on") => by_rule(from.after(period)),
            Some("next-full-hour") if period.unit == TimeUnit::Hours => {
                by_rule(from.next_full_hour().and_then(|from| from.after(period)))
            }
            Some("on-working-days") => match self.on_working_days(from, period) {
                Some(moment) => {
                    let by = cited([self.hours, self.week]);
                    End::At(moment, Some(by))
                }
                None => plain(from, period),
            },
            _ => plain(from, period),
        }
    }

    /// The end of a period of hours that stands still on all but working days.
    fn on_working_days(&self, from: &Moment, period: Duration) -> Option<Moment> {
        let mut left = i64::try_from(period.seconds()?).ok()?;
        let mut at = from.clone();
        for _ in 0..FAR {
            let midnight = at.start_of(next(at.day())?)?;
            let today = at.seconds_until(&midnight);
            if self.works(at.day())? {
                if left <= today {
                    return at.later(left);
                }
                left -= today;
            }
            at = midnight;
        }
        None
    }

    fn days(&self, from: &Moment, period: Duration) -> End {
        let Some(day) = from.day().after(period) else {
            return End::Never;
        };
        let whole = match choice(self.days) {
            Some("whole-days") => true,
            Some("to-the-hour") => false,
            _ => return plain(from, period),
        };
        let (day, by) = match choice(self.last_day) {
            Some("next-working-day") => match self.first_working_day(day) {
                Some(day) => (day, vec![self.days, self.last_day, self.week]),
                // The plain clock never ends later than a day that may have been put off.
                None => return plain(from, period),
            },
            _ => (day, vec![self.days]),
        };
        on(from, day, whole, cited(by))
    }

    fn working_days(&self, from: &Moment, count: u32) -> End {
        let mut day = from.day();
        let mut left = count;
        for _ in 0..FAR {
            if left == 0 {
                // Without a rule for the hour, the day ends for nobody before the time of day at
                // which it began.
                let whole = choice(self.days) == Some("whole-days");
                return on(from, day, whole, cited([self.week, self.days]));
            }
            let Some((next, works)) = next(day).and_then(|day| Some((day, self.works(day)?)))
            else {
                return End::NoCalendar;
            };
            day = next;
            left -= u32::from(works);
        }
        End::NoCalendar
    }

    fn first_working_day(&self, mut day: Date) -> Option<Date> {
        for _ in 0..FAR {
            if self.works(day)? {
                return Some(day);
            }
            day = next(day)?;
        }
        None
    }

    /// Whether a day is a working day; nothing where the calendar does not reach that far.
    fn works(&self, day: Date) -> Option<bool> {
        let week = &self.week?.refers;
        let known = self.through.is_some_and(|through| day <= through);
        let weekday = week.iter().any(|name| name == day.weekday());
        match (weekday, known) {
            // A day that is free every week needs no list of holidays.
            (false, _) => Some(false),
            (true, true) => Some(!self.holidays.contains(&day)),
            (true, false) => None,
        }
    }
}

fn plain(from: &Moment, period: Duration) -> End {
    from.after(period)
        .map_or(End::Never, |moment| End::At(moment, None))
}

fn on(from: &Moment, day: Date, whole: bool, by: Vec<Citation>) -> End {
    let moment = if whole {
        from.end_of(day)
    } else {
        from.same_time_on(day)
    };
    moment.map_or(End::Never, |moment| End::At(moment, Some(by)))
}

fn next(day: Date) -> Option<Date> {
    day.after(Duration {
        count: 1,
        unit: TimeUnit::Days,
    })
}

fn choice(rule: Sourced<'_>) -> Option<&str> {
    rule.and_then(|rule| rule.choice.as_deref())
}

/// The articles of the rules, each once.
fn cited<'a>(rules: impl IntoIterator<Item = Sourced<'a>>) -> Vec<Citation> {
    let mut cited: Vec<Citation> = Vec::new();
    for citation in rules
        .into_iter()
        .flatten()
        .flat_map(|rule| &rule.proof.under)
    {
        if !cited.contains(citation) {
            cited.push(citation.clone());
        }
    }
    cited
}
