//! Dates that cannot be: an act in force before it was adopted, a validity that ends before it begins.

use super::{World, title};
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{Record, Spanned};
use crate::source::Span;
use crate::value::Date;

/// The order in which the dates of an act follow each other.
const ORDER: [&str; 4] = ["adopted", "published", "in-force", "repealed"];

/// Dates that only have to follow the adoption.
const AFTER_ADOPTION: [&str; 2] = ["applies", "transpose-by"];

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    world.each(|_, around, record| {
        if matches!(record.word.name, "law" | "directive") {
            act(record, diagnostics);
        }
        period(around, record, diagnostics);
    });
}

struct Day<'a> {
    word: &'a str,
    date: Date,
    span: Span,
}

fn act(item: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let day = |word: &&'static str| {
        let record = item.one(word).filter(|record| !record.broken)?;
        Some(Day {
            word,
            date: record.date()?,
            span: record.span,
        })
    };
    // Only neighbours are compared: one wrong date is one mistake.
    let days: Vec<Day<'_>> = ORDER.iter().filter_map(day).collect();
    let mut wrong = false;
    for pair in days.windows(2) {
        if let [first, second] = pair
            && second.date < first.date
        {
            wrong = true;
            diagnostics.push(disorder(first, second));
        }
    }
    let adopted = days
        .first()
        .filter(|first| first.word == "adopted" && !wrong);
    for later in AFTER_ADOPTION.iter().filter_map(day) {
        if let Some(adopted) = adopted.filter(|adopted| later.date < adopted.date) {
            diagnostics.push(disorder(adopted, &later));
        }
    }
}

fn disorder(first: &Day<'_>, second: &Day<'_>) -> Diagnostic {
    Diagnostic::new(
        Code::ImpossibleOrder,
        second.span,
        format!(
            "`{}` {} is before `{}` {}",
            second.word, second.date, first.word, first.date
        ),
    )
    .here("this day cannot be the earlier one")
    .label(first.span, "the day that comes first")
    .help("an act is adopted, then published, then in force, then repealed; look both days up in the gazette, and give the first publication, not that of a consolidated version")
}

/// A statement holds from a day of its own or of a block around it, until such a day.
fn period(around: &[&Record], record: &Record, diagnostics: &mut Vec<Diagnostic>) {
    type Bound<'r> = Option<&'r Spanned<Date>>;
    fn from(record: &Record) -> Bound<'_> {
        record.clauses.from.as_ref()
    }
    fn until(record: &Record) -> Bound<'_> {
        record.clauses.until.as_ref()
    }
    let (own_from, own_until) = (from(record), until(record));
    if own_from.is_none() && own_until.is_none() {
        return;
    }
    let outer =
        |bound: fn(&Record) -> Bound<'_>| around.iter().rev().find_map(|record| bound(record));
    let begins = own_from.or_else(|| outer(from));
    let ends = own_until.or_else(|| outer(until));
    let (Some(begins), Some(ends)) = (begins, ends) else {
        return;
    };
    if ends.value >= begins.value {
        return;
    }
    let (place, other, word) = if own_until.is_some() {
        (ends.span, begins.span, "it begins here")
    } else {
        (begins.span, ends.span, "it ends here")
    };
    diagnostics.push(
        Diagnostic::new(
            Code::EmptyPeriod,
            place,
            format!("`{}` ends on {}, before it begins on {}", title(record), ends.value, begins.value),
        )
        .label(other, word)
        .help("`from` is the first day on which it holds, `until` the last; a block hands its days down to what stands in it"),
    );
}
