//! The page about the datasets, and the page for addresses that lead nowhere.

use super::super::SiteError;
use super::super::jsonld;
use super::super::markdown::escaped;
use super::super::section::{Cell, Row, Section, link, said};
use super::super::shell::Frame;
use super::Site;
use super::landing::Top;

/// Renders the page about the datasets.
pub(super) fn page(site: &Site<'_>) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut list = Section::new("datasets", words.get("datasets-title"));
    let mut rows = Vec::new();
    let mut add = |name: String, path: String| {
        rows.push(Row {
            html: escaped(&name),
            lines: Vec::new(),
            cells: vec![Cell::of(link(&format!("../../{path}"), &path))],
        });
    };
    for place in site.places {
        add(
            place.country.name.clone(),
            format!("data/countries/{}.json", place.path),
        );
    }
    for sector in &site.base.sectors {
        add(
            sector.name.clone(),
            format!("data/sectors/{}.json", sector.id),
        );
    }
    add(
        words.get("coverage-page-short").to_owned(),
        "data/coverage.json".to_owned(),
    );
    list.text(escaped(words.get("datasets-text")));
    list.table(
        words.get("datasets-caption"),
        &[words.get("dataset-about"), words.get("dataset-file")],
        rows,
        "data",
    );
    let mut cite = Section::new("cite", words.get("cite-title"));
    cite.text(escaped(&words.with(
        "cite-text",
        &[
            ("title", &site.settings.title),
            ("date", &words.date(site.base.as_of)),
        ],
    )));
    let licence = match &site.settings.licence {
        Some(licence) => words.with("licence-is", &[("licence", licence)]),
        None => words.get("licence-none").to_owned(),
    };
    cite.text(escaped(&licence));
    let mut receipt = Section::new("receipt", words.get("receipt-title"));
    receipt.list("", vec![said(escaped(words.get("receipt-how")))]);
    let sections = [list, cite, receipt];
    let mut html = String::new();
    for section in &sections {
        html.push_str(&section.render(site.theme)?);
    }
    let title = words.get("data-title").to_owned();
    let path = "data/index.html".to_owned();
    site.plain(
        Frame {
            path: path.clone(),
            title: title.clone(),
            crumbs: vec![site.home(), (title.clone(), path)],
            structured: vec![jsonld::dataset(
                &site.settings.title,
                words.get("data-lead"),
                site.settings.licence.as_deref(),
            )],
            ..Frame::default()
        },
        words.get("data-lead"),
        html,
    )
}

/// Renders the page for addresses that lead nowhere.
pub(super) fn not_found(site: &Site<'_>) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let title = words.get("not-found-title").to_owned();
    let body = site.theme.render(
        "landing.html",
        &Top {
            title: title.clone(),
            summary: format!(
                "<p class=\"lead\">{}</p><p>{}</p>",
                escaped(words.get("not-found-text")),
                link("index.html", words.get("not-found-home"))
            ),
            ..Top::default()
        },
    )?;
    site.framed(
        &Frame {
            path: "404.html".to_owned(),
            title,
            description: words.get("not-found-text").to_owned(),
            ..Frame::default()
        },
        &body,
    )
}
