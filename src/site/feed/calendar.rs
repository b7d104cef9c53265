//! Calendars (RFC 5545, with the names of RFC 7986).

use super::{Channel, Item, uuid};
use crate::value::Date;

/// The longest line, in octets and without its end.
const WIDTH: usize = 75;

/// A calendar of these days in their order; nothing where there is none, for a calendar has at least
/// one component.
#[must_use]
pub fn calendar(channel: &Channel<'_>, items: &[Item]) -> Option<Vec<u8>> {
    if items.is_empty() {
        return None;
    }
    let mut out = Lines(String::with_capacity(512 + items.len() * 640));
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//acquis//acquis//EN");
    out.line("CALSCALE", "GREGORIAN");
    out.line("METHOD", "PUBLISH");
    out.text("NAME", &channel.title);
    out.text("X-WR-CALNAME", &channel.title);
    out.text("DESCRIPTION", &channel.about);
    out.text("X-WR-CALDESC", &channel.about);
    let stamp = format!("{}T000000Z", day(channel.as_of));
    for item in items {
        out.line("BEGIN", "VEVENT");
        out.line("UID", &uuid(&item.id));
        out.line("DTSTAMP", &stamp);
        out.line("DTSTART;VALUE=DATE", &day(item.date));
        out.text("SUMMARY", &item.title);
        out.text("DESCRIPTION", &item.details.join("\n"));
        if channel.base_url.is_some() {
            out.line("URL", &channel.address(&item.path));
        }
        let categories: Vec<String> = item.categories.iter().map(|text| escaped(text)).collect();
        out.line("CATEGORIES", &categories.join(","));
        out.line(
            "STATUS",
            if item.settled {
                "CONFIRMED"
            } else {
                "TENTATIVE"
            },
        );
        out.line("TRANSP", "TRANSPARENT");
        out.line("END", "VEVENT");
    }
    out.line("END", "VCALENDAR");
    Some(out.0.into_bytes())
}

struct Lines(String);

impl Lines {
    fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escaped(text));
    }

    /// A content line, folded: what follows a break begins with a space, and no character is broken.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value: what has a meaning in it is escaped, and other control characters are blanks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn day(date: Date) -> String {
    let (year, month, day) = date.parts();
    format!("{year:04}{month:02}{day:02}")
}
