//! The dates of a state.

use super::super::desk::{Desk, Extent};
use super::super::markdown::{escape, escaped, inline};
use super::super::picture::{CalendarDate, CalendarWords, calendar};
use super::super::place::Subject;
use super::super::section::{Cell, Row, Section, link};
use crate::value::Date;

struct Day {
    date: Date,
    kind: &'static str,
    text: String,
    when: String,
    proof: String,
    standing: &'static str,
}

/// The section on dates: what happened and what is due, oldest first.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let today = subject.law().base.as_of;
    let mut section = Section::new("dates", words.get("dates-title"));
    let mut days = Vec::new();
    for entry in &subject.place.country.body.entries {
        let kind = match entry.kind.as_str() {
            "milestone" => "milestone",
            "event" => "event",
            _ => continue,
        };
        let (Some(date), residual) = (entry.date, subject.residual(entry.when.as_ref())) else {
            continue;
        };
        if residual.is_never() {
            continue;
        }
        days.push(Day {
            date,
            kind,
            text: entry.text.clone(),
            when: desk.where_text(&residual),
            proof: desk.proof(&entry.proof),
            standing: Desk::standing(&entry.proof),
        });
    }
    days.sort_by(|a, b| (a.date, &a.text).cmp(&(b.date, &b.text)));
    let all = days.len();
    if subject.here.is_some() {
        concise(&mut days, today, desk.extent);
    }
    let told = days.len();
    let changes = format!("{}changes/{}/index.html", desk.root, subject.place.path);
    let changes = link(&changes, words.get("changes-of"));
    if days.is_empty() {
        section.text(escaped(words.get("not-verified")));
        section.text(changes);
        return section;
    }
    let dates: Vec<CalendarDate> = days
        .iter()
        .map(|day| CalendarDate {
            date: day.date,
            // On the page of a sector the picture is small, and the table tells what happens.
            label: match subject.here {
                Some(_) => String::new(),
                None => day.text.clone(),
            },
            mark: words.date(day.date),
            past: day.date < today,
            unverified: matches!(day.standing, "open" | "draft" | "repealed"),
        })
        .collect();
    let listed: Vec<String> = days.iter().map(|day| words.date(day.date)).collect();
    let picture = calendar(
        &dates,
        &CalendarWords {
            id: "calendar".to_owned(),
            as_of: today,
            unverified: words.get("standing-unverified").to_owned(),
            title: words.get("calendar-title").to_owned(),
            description: words.with("calendar-description", &[("dates", &words.all_of(&listed))]),
            today: words.get("calendar-today").to_owned(),
        },
    );
    section.html(picture, "picture");
    let head = [
        words.get("date-day"),
        words.get("date-what"),
        words.get("date-proof"),
    ];
    section.from(
        Extent::Short,
        desk,
        words.get("dates-caption"),
        || days.into_iter().map(|day| row(desk, today, day)).collect(),
        |section, caption, rows| section.table(caption, &head, rows, "dates"),
    );
    if told < all {
        let country = &subject.place.country.name;
        let text = words.with("dates-all", &[("country", country)]);
        section.text(link(&subject.place.part(desk, "dates"), &text));
    }
    section.text(changes);
    super::open::absent(desk, subject, "calendar", &mut section);
    section
}

/// Keeps what lies ahead and the last steps that led here, and in full all that entities had to meet: the
/// page of a sector is no chronicle, and the page of the state is.
fn concise(days: &mut Vec<Day>, today: Date, extent: Extent) {
    let most = if extent <= Extent::Short { 1 } else { 3 };
    let steps = |day: &Day| extent < Extent::Whole || day.kind == "event";
    let past = |day: &Day| steps(day) && day.date < today;
    let mut left = days.iter().filter(|day| past(day)).count();
    days.retain(|day| {
        let step = past(day);
        left -= usize::from(step);
        !step || left < most
    });
}

fn row(desk: &Desk<'_>, today: Date, day: Day) -> Row {
    let words = desk.words;
    let mut html = String::new();
    let state = match (day.kind, day.date >= today) {
        ("milestone", true) => "due",
        ("milestone", false) => "was-due",
        (_, true) => "ahead",
        _ => "past",
    };
    html.push_str("<span class=\"tag tag-");
    html.push_str(state);
    html.push_str("\">");
    escape(words.get(&format!("date-state-{state}")), &mut html);
    html.push_str("</span> ");
    html.push_str(&inline(&day.text));
    if !day.when.is_empty() {
        html.push_str(" <span class=\"when\">");
        escape(&day.when, &mut html);
        html.push_str("</span>");
    }
    Row {
        html: format!(
            "<time datetime=\"{}\">{}</time>",
            day.date,
            escaped(&words.date(day.date))
        ),
        lines: Vec::new(),
        cells: vec![
            Cell {
                html,
                class: day.standing.to_owned(),
            },
            Cell::of(day.proof),
        ],
    }
}
