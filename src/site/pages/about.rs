//! About the method: where facts come from, how answers are found, and what neither of them is.

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::section::{Section, link, said};
use super::super::shell::Frame;
use super::Site;

pub(super) const PATH: &str = "about/index.html";

/// A part: its name, what is said in it, and where it leads.
type Part = (
    &'static str,
    &'static [&'static str],
    &'static [(&'static str, &'static str)],
);

/// The parts of the page.
const PARTS: [Part; 6] = [
    (
        "facts",
        &[
            "about-facts-sourced",
            "about-facts-grades",
            "about-facts-own-words",
        ],
        &[("coverage/index.html", "coverage-page-title")],
    ),
    (
        "unknown",
        &[
            "about-unknown-said",
            "about-unknown-conflicts",
            "about-unknown-lawyer",
        ],
        &[],
    ),
    (
        "answers",
        &[
            "about-answers-rules",
            "about-answers-three",
            "about-answers-frame",
            "about-answers-same",
        ],
        &[
            ("check/index.html", "check-page-title"),
            ("incident/index.html", "incident-page-title"),
        ],
    ),
    (
        "tests",
        &[
            "about-tests-examples",
            "about-tests-agreement",
            "about-tests-analysis",
        ],
        &[],
    ),
    (
        "changes",
        &["about-changes-dated", "about-changes-corrections"],
        &[("changes/index.html", "changes-title")],
    ),
    (
        "limits",
        &[
            "about-limits-advice",
            "about-limits-day",
            "about-limits-personal",
        ],
        &[("data/index.html", "data-title")],
    ),
];

/// Renders the page.
pub(super) fn page(site: &Site<'_>) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut html = String::new();
    for (id, points, links) in PARTS {
        let mut section = Section::new(id, words.get(&format!("about-{id}")));
        let points = points.iter().map(|point| said(escaped(words.get(point))));
        let links = links
            .iter()
            .map(|(path, name)| said(link(&format!("../{path}"), words.get(name))));
        section.list("", points.chain(links).collect());
        html.push_str(&section.render(site.theme)?);
    }
    let title = words.get("about-title").to_owned();
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            ..Frame::default()
        },
        words.get("about-lead"),
        html,
    )
}
