//! The scope check: a page whose module asks and decides in the browser.

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::section::{Section, link};
use super::super::shell::Frame;
use super::super::words::Words;
use super::Site;
use super::app::{ACTIVITIES, App, RULES};

const PATH: &str = "check/index.html";

/// Renders the page.
pub(super) fn page(site: &Site<'_>, app: &App) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let without = escaped(words.get("check-page-noscript"));
    let mut html = app.place("scope-check", &without, &[RULES, ACTIVITIES]);
    for section in [rules(site), how(words)] {
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
    let mut html = String::from("<ul class=\"links\">");
    let whole = link("../directive/index.html", site.words.get("check-page-law"));
    html.push_str(&format!("<li>{whole}</li>"));
    for place in site.places {
        let address = format!("../{}/index.html", place.path);
        html.push_str(&format!("<li>{}</li>", link(&address, &place.country.name)));
    }
    html.push_str("</ul>");
    section.html(html, "");
    section
}

fn how(words: &Words) -> Section {
    let mut section = Section::new("how", words.get("check-page-how"));
    section.text(format!(
        "{} {}",
        escaped(words.get("check-page-how-text")),
        link("../data/index.html", words.get("check-page-how-link"))
    ));
    section
}
