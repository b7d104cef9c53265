//! What stands beside: other clocks, related sectors, the same sector elsewhere.

use super::super::desk::Desk;
use super::super::markdown::{escape, escaped};
use super::super::place::Subject;
use super::super::section::{Row, Section, link};
use crate::model::KnowledgeBase;
use crate::value::{CountryCode, MEMBER_STATES};

/// How many states the comparison puts side by side.
const SIDE_BY_SIDE: usize = 4;

/// Acts with a clock of their own that can start with the same incident.
#[must_use]
pub fn clocks(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("clocks", words.get("clocks-title"));
    let rows: Vec<Row> = crate::decide::clocks(subject.law())
        .map(|(act, clock)| Row {
            html: match act.link() {
                Some(url) => link(url.as_str(), &act.name),
                None => escaped(&act.name),
            },
            lines: vec![desk.entry(clock)],
            cells: Vec::new(),
        })
        .collect();
    if !rows.is_empty() {
        section.text(escaped(words.get("clocks-intro")));
    }
    section.facts("", rows, "");
    section
}

/// Sectors that a reader looks at next, in the same state; `root` leads to the root of the site.
#[must_use]
pub fn related(desk: &Desk<'_>, subject: &Subject<'_>, root: &str) -> Section {
    let words = desk.words;
    let mut section = Section::new(
        "related",
        &words.with("related-title", &[("country", &subject.place.country.name)]),
    );
    let Some(here) = subject.here else {
        return section;
    };
    let mut html = String::from("<ul class=\"links\">");
    for id in &here.sector.related {
        if subject
            .law()
            .sectors
            .iter()
            .any(|other| other.sector.id == *id)
        {
            html.push_str("<li>");
            html.push_str(&link(
                &format!("{root}{}/{id}/index.html", subject.place.path),
                &desk.sector_name(id),
            ));
            html.push_str("</li>");
        }
    }
    html.push_str("<li>");
    html.push_str(&link(
        &format!("{root}{}/index.html", subject.place.path),
        &words.with("related-all", &[("country", &subject.place.country.name)]),
    ));
    html.push_str("</li></ul>");
    section.html(html, "");
    section
}

/// The same sector in neighbouring states, and the page that has them all.
#[must_use]
pub fn elsewhere(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    base: &KnowledgeBase,
    root: &str,
) -> Section {
    let words = desk.words;
    let mut section = Section::new("elsewhere", words.get("elsewhere-title"));
    let Some(here) = subject.here else {
        return section;
    };
    let id = here.sector.id.as_str();
    let mut html = String::from("<ul class=\"links\">");
    for code in &subject.place.country.neighbours {
        html.push_str("<li>");
        match base.countries.get(code.as_str()) {
            Some(country) if !here.national => {
                html.push_str(&link(
                    &format!("{root}{}/{id}/index.html", code.lower()),
                    &country.name,
                ));
            }
            Some(country) => html.push_str(&link(
                &format!("{root}{}/index.html", code.lower()),
                &country.name,
            )),
            None => {
                let name = MEMBER_STATES
                    .iter()
                    .find(|(other, _)| *other == code.as_str());
                escape(name.map_or(code.as_str(), |(_, name)| name), &mut html);
                html.push_str(" <span class=\"tag\">");
                escape(words.get("not-covered"), &mut html);
                html.push_str("</span>");
            }
        }
        html.push_str("</li>");
    }
    if !here.national {
        html.push_str("<li>");
        html.push_str(&link(
            &format!("{root}sectors/{id}/index.html"),
            words.get("elsewhere-all"),
        ));
        html.push_str("</li><li>");
        let neighbours = subject.place.country.neighbours.iter();
        let states: Vec<&str> = std::iter::once(subject.place.country.code.as_str())
            .chain(neighbours.map(CountryCode::as_str))
            .filter(|code| base.countries.contains_key(*code))
            .take(SIDE_BY_SIDE)
            .collect();
        html.push_str(&link(
            &format!(
                "{root}compare/index.html#states={}&sector={id}",
                states.join(",")
            ),
            words.get("elsewhere-compare"),
        ));
        html.push_str("</li>");
    }
    html.push_str("</ul>");
    section.html(html, "");
    section
}
