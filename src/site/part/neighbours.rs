//! What stands beside: other clocks, related sectors, the same sector elsewhere.

use super::super::desk::{Desk, Extent};
use super::super::markdown::escaped;
use super::super::place::Subject;
use super::super::section::{Row, Section, link};
use super::super::words::Words;
use crate::model::{Act, KnowledgeBase};
use crate::value::{CountryCode, MEMBER_STATES};

/// How many states the comparison puts side by side.
const SIDE_BY_SIDE: usize = 4;

/// Acts with a clock of their own that can start with the same incident.
#[must_use]
pub fn clocks(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("clocks", words.get("clocks-title"));
    let name = |act: &Act| match act.link() {
        Some(url) => link(url.as_str(), &act.name),
        None => escaped(&act.name),
    };
    let clocks = || crate::decide::clocks(subject.law());
    if clocks().next().is_none() {
        return section;
    }
    section.text(escaped(words.get("clocks-intro")));
    if desk.extent == Extent::Bare {
        section.links(clocks().map(|(act, _)| name(act)));
        section.leave(words.get("clocks-due"));
        return section;
    }
    let row = |(act, clock)| Row {
        html: name(act),
        lines: vec![desk.entry(clock)],
        cells: Vec::new(),
    };
    section.facts("", clocks().map(row).collect(), "");
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
    let sectors = &subject.law().sectors;
    let path = &subject.place.path;
    let related = here.sector.related.iter();
    let related = related
        .filter(|id| sectors.iter().any(|other| other.sector.id == **id))
        .map(|id| {
            let href = format!("{root}{path}/{id}/index.html");
            link(&href, &desk.sector_name(id))
        });
    let all = link(
        &format!("{root}{path}/index.html"),
        &words.with("related-all", &[("country", &subject.place.country.name)]),
    );
    section.links(related.chain([all]));
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
    let neighbours = &subject.place.country.neighbours;
    let mut links: Vec<String> = neighbours
        .iter()
        .map(|code| neighbour(words, base, root, (!here.national).then_some(id), code))
        .collect();
    if !here.national {
        let all = format!("{root}sectors/{id}/index.html");
        links.push(link(&all, words.get("elsewhere-all")));
        let states: Vec<&str> = std::iter::once(subject.place.country.code.as_str())
            .chain(neighbours.iter().map(CountryCode::as_str))
            .filter(|code| base.countries.contains_key(*code))
            .take(SIDE_BY_SIDE)
            .collect();
        let compare = format!(
            "{root}compare/index.html#states={}&sector={id}",
            states.join(",")
        );
        links.push(link(&compare, words.get("elsewhere-compare")));
    }
    section.links(links);
    section
}

/// A link to a neighbour, to the sector there where it has one; a name where the state is not covered.
fn neighbour(
    words: &Words,
    base: &KnowledgeBase,
    root: &str,
    sector: Option<&str>,
    code: &CountryCode,
) -> String {
    if let Some(country) = base.countries.get(code.as_str()) {
        let below = sector.map_or_else(String::new, |id| format!("{id}/"));
        let href = format!("{root}{}/{below}index.html", code.lower());
        return link(&href, &country.name);
    }
    let name = MEMBER_STATES
        .iter()
        .find(|(other, _)| *other == code.as_str());
    format!(
        "{} <span class=\"tag\">{}</span>",
        escaped(name.map_or(code.as_str(), |(_, name)| name)),
        escaped(words.get("not-covered"))
    )
}
