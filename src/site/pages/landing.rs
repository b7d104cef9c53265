//! A sector in a state: the page that people land on.

use serde::Serialize;

use super::super::SiteError;
use super::super::desk::{Desk, Extent, Part};
use super::super::jsonld;
use super::super::markdown::blocks;
use super::super::part::{
    calendar, departures, duties, faq, fines, glance, neighbours, open, regime, registration,
    reporting, scope, significance, status,
};
use super::super::place::{Place, Subject};
use super::super::section::{Row, Section};
use super::super::shell::{Frame, root_of};
use super::country::Shared;
use super::{Piece, Site};
use crate::decide::Departure;
use crate::model::Sector;
use crate::model::inherit::SectorHere;

/// What the top of the page shows.
#[derive(Default, Serialize)]
pub(super) struct Top {
    pub(super) badges: Vec<Badge>,
    pub(super) banner: Option<String>,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) glance: Vec<Row>,
    /// How to read the citations; finished HTML.
    pub(super) reading: Option<String>,
    pub(super) contents: Vec<(String, String)>,
    pub(super) sections: String,
}

#[derive(Serialize)]
pub(super) struct Badge {
    pub(super) text: String,
    pub(super) class: String,
}

/// The badges of a sector here: its annex and how critical it is.
pub(super) fn sector_badges(
    site: &Site<'_>,
    annex: Option<&str>,
    national: bool,
    badges: &mut Vec<Badge>,
) {
    let words = site.words;
    let mut push = |text: String, class: &str| {
        badges.push(Badge {
            text,
            class: class.to_owned(),
        });
    };
    match annex {
        Some(annex) => {
            push(words.with("annex", &[("annex", annex)]), "");
            if let Some(word) = words.find(&format!("annex-{annex}-kind")) {
                push(word.to_owned(), "");
            }
        }
        None => push(words.get("annex-none").to_owned(), ""),
    }
    if national {
        push(words.get("sector-national").to_owned(), "");
    }
}

/// The badges of a sector in a state.
pub(super) fn badges(site: &Site<'_>, place: &Place<'_>, here: &SectorHere<'_>) -> Vec<Badge> {
    let words = site.words;
    let mut badges = vec![Badge {
        text: place.country.code.as_str().to_owned(),
        class: "code".to_owned(),
    }];
    sector_badges(site, here.annex, here.national, &mut badges);
    let state = status::word(place.law.basis);
    badges.push(Badge {
        text: words.of("state", state),
        class: format!("tag-{state}"),
    });
    if here.left_out.is_some() {
        badges.push(Badge {
            text: words.with("badge-left-out", &[("country", &place.country.name)]),
            class: "tag-out".to_owned(),
        });
    }
    badges
}

/// What a sector is, in a few sentences.
pub(super) fn summary(desk: &Desk<'_>, sector: &Sector) -> String {
    sector.summary.as_ref().map_or_else(String::new, |summary| {
        let proof = desk.proof(&summary.proof);
        format!("{}<p class=\"proofs\">{proof}</p>", blocks(&summary.value))
    })
}

/// Where the page lies, from the root of the site.
pub(super) fn path(place: &Place<'_>, here: &SectorHere<'_>) -> String {
    format!("{}/{}/index.html", place.path, here.sector.id)
}

/// What applies to a sector in a state, as far as the desk tells it: the pieces that all its pages begin
/// with. `acts` are those that transpose.
pub(super) fn what_applies<'p>(
    site: &Site<'_>,
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    sector: &Sector,
    acts: &'p Part,
    differing: &[Departure<'_>],
) -> Vec<Piece<'p>> {
    use Piece::{Own, Shared};
    vec![
        Own(regime::section(desk, subject)),
        Own(scope::section(desk, subject, site.plain)),
        // The acts stand with the scope, and are the state's.
        Shared(acts),
        Own(reporting::section(desk, subject)),
        Own(significance::section(desk, subject)),
        Own(duties::risks(desk, sector)),
        Own(duties::obligations(desk, subject)),
        Own(registration::section(desk, subject)),
        Own(fines::section(desk, subject)),
        Own(departures::section(desk, subject, differing)),
        Own(calendar::section(desk, subject)),
        Own(duties::organisations(desk, sector)),
    ]
}

/// How heavy the page may be, in bytes, before it tells less.
const HEAVY: usize = 60_000;

/// Renders the page: as much as it can hold.
pub(super) fn page<'a>(
    site: &Site<'a>,
    place: &'a Place<'a>,
    here: &'a SectorHere<'a>,
    differing: &[Departure<'_>],
    shared: &Shared,
) -> Result<(String, Vec<u8>), SiteError> {
    let telling = |extent| telling(site, place, here, differing, shared, extent);
    for extent in [Extent::Brief, Extent::Short] {
        let page = telling(extent)?;
        if page.1.len() <= HEAVY {
            return Ok(page);
        }
    }
    telling(Extent::Bare)
}

fn telling<'a>(
    site: &Site<'a>,
    place: &'a Place<'a>,
    here: &'a SectorHere<'a>,
    differing: &[Departure<'_>],
    shared: &Shared,
    extent: Extent,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let subject = Subject::sector(place, here);
    let desk = site.desk(&place.law, 2).of_state();
    let desk = desk.naming_regimes(&subject).telling(extent);
    let sector = here.sector;
    let path = path(place, here);
    let root = root_of(&path);
    let country = place.country.name.as_str();

    let glance = glance::rows(&desk, &subject);
    let summary = summary(&desk, sector);
    let questions = faq::questions(&desk, &subject, &sector.name);
    let mut asked = Section::new("faq", words.get("faq-title"));
    asked.html(faq::html(&questions), "");
    let mut check = Section::new("check", words.get("check-title"));
    check.text(format!(
        "{} {}",
        super::super::markdown::escaped(words.get("check-text")),
        scope::check_link(&desk, &subject, &sector.id)
    ));

    let mut pieces = what_applies(
        site,
        &desk,
        &subject,
        sector,
        &shared.transposing[0],
        differing,
    );
    pieces.extend(
        [
            check,
            asked,
            duties::supplier(&desk, &subject),
            neighbours::clocks(&desk, &subject),
            neighbours::related(&desk, &subject, &root),
            neighbours::elsewhere(&desk, &subject, site.base, &root),
            open::brief(&desk, &subject),
        ]
        .map(Piece::Own),
    );
    let mut told = site.tell(&desk, pieces)?;
    let stamp = told.close(site, &place.law, &path)?;

    let title = words.with(
        "landing-title",
        &[("sector", &sector.name), ("country", country)],
    );
    let top = Top {
        badges: badges(site, place, here),
        banner: status::banner(&desk, place),
        title: title.clone(),
        summary,
        glance,
        reading: desk.reading(),
        contents: told.contents,
        sections: told.html,
    };
    let body = site.theme.render("landing.html", &top)?;
    let answer = questions
        .first()
        .map(|question| question.answer.clone())
        .unwrap_or_default();
    let mut structured = vec![jsonld::faq(&questions)];
    structured.extend(
        place
            .law
            .transposing_acts()
            .iter()
            .map(|act| jsonld::legislation(act, place.country.code.as_str())),
    );
    structured.extend(
        super::super::part::authorities::competent(&subject)
            .iter()
            .map(|authority| jsonld::authority(authority, country)),
    );
    site.framed(
        &Frame {
            path: path.clone(),
            title,
            description: shorten(&answer),
            crumbs: vec![
                site.home(),
                (country.to_owned(), format!("{}/index.html", place.path)),
                (sector.name.clone(), path),
            ],
            data: Some(format!("data/pairs/{}/{}.json", place.path, sector.id)),
            structured,
            stamp: Some(stamp),
            script: None,
            changes: Some(format!("changes/{}/", place.path)),
        },
        &body,
    )
}

/// A description of a sensible length, cut at a word.
pub(super) fn shorten(text: &str) -> String {
    const LENGTH: usize = 200;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LENGTH).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', '.', ':']))
}
