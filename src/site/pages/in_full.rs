//! Everything about a sector in a state: what its landing page leaves out, and the rest beside it, on one
//! page for those who read the law rather than ask it.

use super::super::SiteError;
use super::super::markdown::inline;
use super::super::part::{duties, glance, neighbours, open, status};
use super::super::place::{Place, Subject};
use super::super::shell::Frame;
use super::country::Shared;
use super::landing::{self, Top, badges, what_applies};
use super::{Piece, Site};
use crate::decide::Departure;
use crate::model::inherit::SectorHere;

/// Where the page lies, from the root of the site.
pub(super) fn path(place: &Place<'_>, here: &SectorHere<'_>) -> String {
    format!("{}/{}/in-full/index.html", place.path, here.sector.id)
}

/// Renders the page.
pub(super) fn page<'a>(
    site: &Site<'a>,
    place: &'a Place<'a>,
    here: &'a SectorHere<'a>,
    differing: &[Departure<'_>],
    shared: &Shared,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let subject = Subject::sector(place, here);
    let desk = site.desk(&place.law, 3).of_state();
    let desk = desk.naming_regimes(&subject);
    let (sector, country) = (here.sector, place.country.name.as_str());
    let path = path(place, here);
    let glance = glance::rows(&desk, &subject);
    let summary = landing::summary(&desk, sector);
    let acts = &shared.transposing[1];
    let mut pieces = what_applies(site, &desk, &subject, sector, acts, differing);
    pieces.extend(
        [
            duties::supplier(&desk, &subject),
            neighbours::clocks(&desk, &subject),
            open::brief(&desk, &subject),
        ]
        .map(Piece::Own),
    );
    let mut told = site.tell(&desk, pieces)?;
    let stamp = told.close(site, &place.law, &path)?;
    let named = [("sector", sector.name.as_str()), ("country", country)];
    let title = words.with("in-full-title", &named);
    let lead = words.with("in-full-lead", &named);
    let top = Top {
        badges: badges(site, place, here),
        banner: status::banner(&desk, place),
        title: title.clone(),
        summary: format!("<p class=\"lead\">{}</p>{summary}", inline(&lead)),
        glance,
        reading: desk.reading(),
        contents: told.contents,
        sections: told.html,
    };
    let body = site.theme.render("landing.html", &top)?;
    site.framed(
        &Frame {
            path: path.clone(),
            title,
            description: landing::shorten(&lead),
            crumbs: vec![
                site.home(),
                (country.to_owned(), format!("{}/index.html", place.path)),
                (sector.name.clone(), landing::path(place, here)),
                (words.get("in-full").to_owned(), path),
            ],
            data: Some(format!("data/pairs/{}/{}.json", place.path, sector.id)),
            structured: Vec::new(),
            stamp: Some(stamp),
            script: None,
            changes: Some(format!("changes/{}/", place.path)),
        },
        &body,
    )
}
