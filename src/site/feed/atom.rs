//! Atom feeds (RFC 4287).

use super::super::markdown::escape;
use super::{Channel, Item, uuid};
use crate::value::Date;

/// How many entries a feed has at most: what is newest.
const LONGEST: usize = 100;

/// A feed of these items, newest first.
#[must_use]
pub fn feed(channel: &Channel<'_>, items: &[Item]) -> Vec<u8> {
    let mut newest: Vec<&Item> = items.iter().collect();
    newest.sort_by(|a, b| (b.updated, b.date, &a.id).cmp(&(a.updated, a.date, &b.id)));
    newest.truncate(LONGEST);
    let updated = newest.first().map_or(channel.as_of, |item| item.updated);
    let mut out = Xml(String::with_capacity(1024 + newest.len() * 1024));
    out.0
        .push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.0
        .push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    out.attribute("xml:lang", channel.language);
    out.0.push_str(">\n");
    out.element("id", &urn(&format!("feed {}", channel.path)));
    out.element("title", &channel.title);
    out.element("subtitle", &channel.about);
    out.element("updated", &moment(updated));
    out.0.push_str("<author>");
    out.element("name", channel.site);
    out.0.push_str("</author>\n");
    if channel.base_url.is_some() {
        let own = channel.address(&channel.path);
        out.link("self", "application/atom+xml", &own);
    }
    out.link("alternate", "text/html", &channel.address(&channel.page));
    if let Some(licence) = &channel.licence {
        out.element("rights", licence);
    }
    for item in newest {
        out.entry(channel, item);
    }
    out.0.push_str("</feed>\n");
    out.0.into_bytes()
}

struct Xml(String);

impl Xml {
    fn entry(&mut self, channel: &Channel<'_>, item: &Item) {
        self.0.push_str("<entry>\n");
        self.element("id", &urn(&item.id));
        self.element("title", &item.title);
        self.element("updated", &moment(item.updated));
        self.link("alternate", "text/html", &channel.address(&item.path));
        for category in &item.categories {
            self.0.push_str("<category");
            self.attribute("term", category);
            self.0.push_str("/>\n");
        }
        self.0.push_str("<content type=\"html\">");
        let mut html = String::new();
        for line in &item.details {
            html.push_str("<p>");
            escape(line, &mut html);
            html.push_str("</p>");
        }
        self.text(&html);
        self.0.push_str("</content>\n</entry>\n");
    }

    fn element(&mut self, name: &str, text: &str) {
        self.0.push('<');
        self.0.push_str(name);
        self.0.push('>');
        self.text(text);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }

    fn link(&mut self, rel: &str, kind: &str, href: &str) {
        self.0.push_str("<link");
        self.attribute("rel", rel);
        self.attribute("type", kind);
        self.attribute("href", href);
        self.0.push_str("/>\n");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.text(value);
        self.0.push('"');
    }

    /// Text without the characters that XML cannot hold at all.
    fn text(&mut self, text: &str) {
        let forbidden = |c: char| {
            (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
        };
        if text.contains(forbidden) {
            escape(&text.replace(forbidden, " "), &mut self.0);
        } else {
            escape(text, &mut self.0);
        }
    }
}

fn urn(id: &str) -> String {
    format!("urn:uuid:{}", uuid(id))
}

/// The beginning of a day, as feeds write it.
fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
