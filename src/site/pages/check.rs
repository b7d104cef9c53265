//! The scope check: a page whose module asks and decides in the browser.

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::section::{Section, link};
use super::super::shell::Frame;
use super::super::words::Words;
use super::Site;
use super::app::{ACTIVITIES, App, FOLLOWS, RULES};

const PATH: &str = "check/index.html";

/// Renders the page.
pub(super) fn page(site: &Site<'_>, app: &App) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let without = escaped(words.get("check-page-noscript"));
    let mut html = app.place("scope-check", &without, &[RULES, FOLLOWS, ACTIVITIES]);
    for section in [rules(site), how(words, "check-page-how-text")] {
        html.push_str(&section.render(site.theme)?);
    }
    let title = words.get("check-page-title").to_owned();
    let lead = words.get("check-page-lead");
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            script: Some(app.path("page.mjs")),
            ..Frame::default()
        },
        lead,
        html,
    )
}

/// Where the same rules stand as tables, for whoever has no script.
fn rules(site: &Site<'_>) -> Section {
    let mut section = Section::new("rules", site.words.get("check-page-rules"));
    let whole = link("../directive/index.html", site.words.get("check-page-law"));
    let states = site.places.iter().map(|place| {
        let address = format!("../{}/index.html", place.path);
        link(&address, &place.country.name)
    });
    section.links(std::iter::once(whole).chain(states));
    section
}

/// How a check finds its answer, in the words of `text`, and where its rules are published.
pub(super) fn how(words: &Words, text: &str) -> Section {
    let mut section = Section::new("how", words.get("check-page-how"));
    section.text(format!(
        "{} {}",
        escaped(words.get(text)),
        link("../data/index.html", words.get("check-page-how-link"))
    ));
    section
}
