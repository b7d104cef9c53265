//! The comparison: a page whose module puts what other pages say side by side.

use super::super::SiteError;
use super::super::markdown::escaped;
use super::super::section::{Section, link};
use super::super::shell::Frame;
use super::Site;
use super::app::{ACTIVITIES, App};

const PATH: &str = "compare/index.html";

/// Renders the page.
pub(super) fn page(site: &Site<'_>, app: &App) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut sectors = Section::new("sectors", words.get("compare-page-sectors"));
    let all = site.base.sectors.iter();
    sectors.links(all.map(|sector| {
        let address = format!("../sectors/{}/index.html", sector.id);
        link(&address, &sector.name)
    }));
    let without = escaped(words.get("compare-page-noscript"));
    let html = app.place("compare", &without, &[ACTIVITIES]) + &sectors.render(site.theme)?;
    let title = words.get("compare-page-title").to_owned();
    let lead = words.get("compare-page-lead");
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            script: Some(app.path("compare.mjs")),
            ..Frame::default()
        },
        lead,
        html,
    )
}
