//! The dates of a country on a line of time, from top to bottom.

use super::{Canvas, Frame, LINE, wrap, wrap_strong};
use crate::value::Date;

/// A date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDate {
    /// The day.
    pub date: Date,
    /// What happens that day; empty where the words beside the picture tell it.
    pub label: String,
    /// The day in words.
    pub mark: String,
    /// Whether it lies behind.
    pub past: bool,
    /// Whether nobody has verified it.
    pub unverified: bool,
}

/// The words of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarWords {
    /// The beginning of the ids in the picture; no two pictures of a page may share it.
    pub id: String,
    /// What the picture shows.
    pub title: String,
    /// The same in words, dates included: who hears the page hears this and nothing else of it.
    pub description: String,
    /// The day from which past and future are told, in words.
    pub today: String,
    /// That day.
    pub as_of: Date,
    /// What is said of a date that nobody has verified.
    pub unverified: String,
}

const WIDTH: u32 = 340;
/// The line of time.
const AXIS: u32 = 14;
/// Where the words begin, and how wide they may be.
const WORDS: u32 = 56;
const ROOM: u32 = WIDTH - WORDS;
/// Between the words of one date and of the next.
const GAP: u32 = 14;
/// Above the first base line.
const TOP: u32 = 18;

/// What stands beside the line.
struct Row<'a> {
    date: Date,
    point: Point,
    strong: Vec<String>,
    plain: Vec<String>,
    quiet: Vec<String>,
    entry: Option<&'a CalendarDate>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Point {
    Past,
    Today,
    Future,
}

impl Row<'_> {
    fn height(&self) -> u32 {
        let lines = self.strong.len() + self.plain.len() + self.quiet.len();
        u32::try_from(lines).unwrap_or(u32::MAX / LINE / 2).max(1) * LINE
    }
}

/// The dates in their order. Points on the line are to scale; the words beside it make room for
/// each other, and a fine line leads from each point to its words. What lies behind is a full
/// point, what lies ahead an empty one, today a bar across the line between them; a date that
/// nobody has verified has a broken ring and says so.
/// Without dates there is nothing to draw, and the text is empty.
#[must_use]
pub fn calendar(dates: &[CalendarDate], words: &CalendarWords) -> String {
    if dates.is_empty() {
        return String::new();
    }
    let rows = rows(dates, words);
    let heights: Vec<u32> = rows.iter().map(Row::height).collect();
    let length: u32 = heights.iter().map(|height| height + GAP).sum::<u32>() - GAP;
    let points = points(&rows, length);
    let tops = tops(&points, &heights, length);

    let mut canvas = Canvas::new();
    canvas.markup(format_args!(
        "<path class=\"axis\" d=\"M{AXIS} {}V{}\"/>",
        TOP - 5,
        TOP - 5 + points.last().copied().unwrap_or(0)
    ));
    for ((row, at), top) in rows.iter().zip(&points).zip(&tops) {
        let (at, top) = (TOP - 5 + at, TOP + top);
        canvas.markup(format_args!(
            "<path class=\"leader\" d=\"M{} {at}L{} {}H{}\"/>",
            AXIS + 10,
            WORDS - 14,
            top - 5,
            WORDS - 6
        ));
        draw(&mut canvas, at, row);
        let next = canvas.lines("words strong", WORDS, top, &row.strong);
        let next = canvas.lines("words", WORDS, next, &row.plain);
        canvas.lines("words quiet", WORDS, next, &row.quiet);
    }
    canvas.finish(&Frame {
        class: "picture-calendar",
        role: "img",
        id: &words.id,
        width: WIDTH,
        height: TOP + length - LINE + 10,
        title: &words.title,
        description: &words.description,
    })
}

/// Dates and today, in order; today stands after what lies behind and before what lies ahead.
fn rows<'a>(dates: &'a [CalendarDate], words: &CalendarWords) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = dates
        .iter()
        .map(|entry| Row {
            date: entry.date,
            point: if entry.past {
                Point::Past
            } else {
                Point::Future
            },
            strong: wrap_strong(&entry.mark, ROOM),
            plain: wrap(&entry.label, ROOM),
            quiet: if entry.unverified {
                wrap(&words.unverified, ROOM)
            } else {
                Vec::new()
            },
            entry: Some(entry),
        })
        .collect();
    rows.push(Row {
        date: words.as_of,
        point: Point::Today,
        strong: wrap_strong(&words.today, ROOM),
        plain: Vec::new(),
        quiet: Vec::new(),
        entry: None,
    });
    let order = |point| match point {
        Point::Past => 0,
        Point::Today => 1,
        Point::Future => 2,
    };
    // what is given in one order is shown in one order: the sort keeps equal days as they came
    rows.sort_by_key(|row| (row.date, order(row.point)));
    rows
}

/// How far down the line each row has its point.
fn points(rows: &[Row<'_>], length: u32) -> Vec<u32> {
    let days: Vec<i64> = rows.iter().map(|row| day_number(row.date)).collect();
    let first = days.first().copied().unwrap_or(0);
    let span = days.last().copied().unwrap_or(0) - first;
    // the line ends at the first line of the last words
    let room = i64::from(length.saturating_sub(rows.last().map_or(0, Row::height)));
    days.iter()
        .map(|day| {
            let at = if span == 0 {
                0
            } else {
                (day - first) * room / span
            };
            u32::try_from(at).unwrap_or(0)
        })
        .collect()
}

/// How far down the words of each row begin: beside the point where there is room, else as near as
/// the words of the others let them.
fn tops(points: &[u32], heights: &[u32], length: u32) -> Vec<u32> {
    let mut tops: Vec<u32> = Vec::with_capacity(points.len());
    let mut free = 0;
    for (point, height) in points.iter().zip(heights) {
        let top = free.max(*point);
        tops.push(top);
        free = top + height + GAP;
    }
    let mut end = length;
    for (top, height) in tops.iter_mut().zip(heights).rev() {
        *top = (*top).min(end.saturating_sub(*height));
        end = top.saturating_sub(GAP);
    }
    tops
}

fn draw(canvas: &mut Canvas, at: u32, row: &Row<'_>) {
    match row.point {
        Point::Past => canvas.markup(format_args!(
            "<circle class=\"point-full\" cx=\"{AXIS}\" cy=\"{at}\" r=\"6\"/>"
        )),
        Point::Future => canvas.markup(format_args!(
            "<circle class=\"point-empty\" cx=\"{AXIS}\" cy=\"{at}\" r=\"6\"/>"
        )),
        Point::Today => canvas.markup(format_args!(
            "<path class=\"point-today\" d=\"M{} {at}h24\"/>",
            AXIS - 12
        )),
    }
    if row.entry.is_some_and(|entry| entry.unverified) {
        canvas.markup(format_args!(
            "<circle class=\"point-unverified\" cx=\"{AXIS}\" cy=\"{at}\" r=\"10\"/>"
        ));
    }
}

/// Days since some day long ago, for differences only.
fn day_number(date: Date) -> i64 {
    let (year, month, day) = date.parts();
    // a year that begins in March has its leap day at the end
    let (year, month) = if month > 2 {
        (i64::from(year), i64::from(month) - 3)
    } else {
        (i64::from(year) - 1, i64::from(month) + 9)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + i64::from(day)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{well_formed, words_of};
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn entry(date: &str, label: &str) -> CalendarDate {
        CalendarDate {
            date: day(date),
            label: label.into(),
            mark: date.into(),
            past: day(date) <= day("2026-11-22"),
            unverified: false,
        }
    }

    fn words() -> CalendarWords {
        CalendarWords {
            id: "dates".into(),
            title: "Dates".into(),
            description: "From first to last.".into(),
            today: "Today".into(),
            as_of: day("2026-11-22"),
            unverified: "not yet verified".into(),
        }
    }

    #[test]
    fn dates_stand_in_order_with_today_among_them() {
        let dates = [
            entry("2027-04-18", "audit by"),
            entry("2024-10-18", "in force"),
            entry("2025-03-18", "register by"),
        ];
        let picture = calendar(&dates, &words());
        assert_eq!(well_formed(&picture), Ok(()));
        assert_eq!(
            words_of(&picture),
            [
                "2024-10-18",
                "in force",
                "2025-03-18",
                "register by",
                "Today",
                "2027-04-18",
                "audit by"
            ]
        );
        assert_eq!(picture.matches("point-full").count(), 2);
        assert_eq!(picture.matches("point-empty").count(), 1);
        assert_eq!(picture, calendar(&dates, &words()));
        assert_eq!(calendar(&[], &words()), "");
    }

    #[test]
    fn today_stands_between_what_happened_and_what_happens_on_the_day() {
        let mut future = entry("2026-11-22", "ahead");
        future.past = false;
        let picture = calendar(&[future, entry("2026-11-22", "behind")], &words());
        assert_eq!(
            words_of(&picture),
            ["2026-11-22", "behind", "Today", "2026-11-22", "ahead"]
        );
    }

    #[test]
    fn words_never_overlap_and_stay_in_the_picture() {
        let long = "A label that is much longer than a narrow screen is wide, so that it takes several lines";
        let crowded: Vec<CalendarDate> = [
            "2018-05-09",
            "2024-10-17",
            "2024-10-17",
            "2024-10-18",
            "2024-10-19",
            "2035-01-01",
        ]
        .iter()
        .map(|date| CalendarDate {
            unverified: true,
            ..entry(date, long)
        })
        .collect();
        for dates in [&crowded[..], &crowded[1..5], &crowded[..1], &crowded[5..]] {
            let rows = rows(dates, &words());
            let heights: Vec<u32> = rows.iter().map(Row::height).collect();
            let length = heights.iter().map(|height| height + GAP).sum::<u32>() - GAP;
            let points = points(&rows, length);
            let tops = tops(&points, &heights, length);
            assert!(points.is_sorted());
            for index in 1..tops.len() {
                assert!(
                    tops[index - 1] + heights[index - 1] + GAP <= tops[index],
                    "{tops:?} {heights:?}"
                );
            }
            assert!(
                tops.iter()
                    .zip(&heights)
                    .all(|(top, height)| top + height <= length)
            );
            let picture = calendar(dates, &words());
            assert_eq!(well_formed(&picture), Ok(()));
            assert!(picture.contains("not yet verified"));
        }
    }

    #[test]
    fn days_are_counted_as_the_calendar_does() {
        let apart = |from: &str, to: &str| day_number(day(to)) - day_number(day(from));
        assert_eq!(apart("2024-02-28", "2024-03-01"), 2);
        assert_eq!(apart("2025-02-28", "2025-03-01"), 1);
        assert_eq!(apart("1900-01-01", "2000-01-01"), 36_524);
        assert_eq!(apart("2024-12-31", "2025-01-01"), 1);
    }

    #[test]
    fn hostile_words_stay_words() {
        let bad = "<img src=x onerror=\"alert(1)\">'&";
        let dates = [CalendarDate {
            mark: bad.into(),
            unverified: true,
            ..entry("2025-01-01", bad)
        }];
        let words = CalendarWords {
            id: bad.into(),
            title: bad.into(),
            description: bad.into(),
            today: bad.into(),
            unverified: bad.into(),
            ..words()
        };
        let picture = calendar(&dates, &words);
        assert_eq!(well_formed(&picture), Ok(()));
        assert!(!picture.contains("<img"));
    }
}
