//! A sector in a state: the page that people land on.

use serde::Serialize;

use super::super::SiteError;
use super::super::cite::Trace;
use super::super::desk::Part;
use super::super::jsonld;
use super::super::markdown::blocks;
use super::super::part::{
    departures, duties, faq, fines, glance, neighbours, open, regime, registration, reporting,
    scope, significance, status,
};
use super::super::place::{Place, Subject};
use super::super::section::{Row, Section};
use super::super::shell::{Frame, root_of};
use super::Site;
use super::country::Shared;
use crate::decide::Departure;
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

/// Where the page lies, from the root of the site.
pub(super) fn path(place: &Place<'_>, here: &SectorHere<'_>) -> String {
    format!("{}/{}/index.html", place.path, here.sector.id)
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
    let desk = site.desk(&place.law, 2).of_state();
    let sector = here.sector;
    let path = path(place, here);
    let root = root_of(&path);
    let country = place.country.name.as_str();

    let glance = glance::rows(&desk, &subject);
    let summary = sector.summary.as_ref().map_or_else(String::new, |summary| {
        let proof = desk.proof(&summary.proof);
        format!("{}<p class=\"proofs\">{proof}</p>", blocks(&summary.value))
    });
    let mut trace = desk.take_trace();
    let questions = faq::questions(&desk, &subject, &sector.name);
    let mut asked = Section::new("faq", words.get("faq-title"));
    asked.html(faq::html(&questions), "");
    let mut check = Section::new("check", words.get("check-title"));
    check.text(format!(
        "{} {}",
        super::super::markdown::escaped(words.get("check-text")),
        scope::check_link(&desk, &subject, &sector.id)
    ));

    let own: Vec<Section> = vec![
        regime::section(&desk, &subject),
        scope::section(&desk, &subject, site.plain),
    ];
    let mut parts: Vec<(String, String, Part)> = Vec::new();
    let mut add = |section: Section, trace: Trace| -> Result<(), SiteError> {
        if section.is_empty() {
            return Ok(());
        }
        let html = section.render(site.theme)?;
        parts.push((section.id, section.title, Part { html, trace }));
        Ok(())
    };
    for section in own {
        add(section, Trace::default())?;
    }
    for section in [
        reporting::section(&desk, &subject),
        significance::section(&desk, &subject),
        duties::risks(&desk, sector),
        duties::obligations(&desk, &subject),
        registration::section(&desk, &subject),
        fines::section(&desk, &subject),
        departures::section(&desk, &subject, differing),
        super::super::part::calendar::section(&desk, &subject),
        duties::organisations(&desk, sector),
        check,
        asked,
        duties::supplier(&desk, &subject),
        neighbours::clocks(&desk, &subject),
        neighbours::related(&desk, &subject, &root),
        neighbours::elsewhere(&desk, &subject, site.base, &root),
        open::brief(&desk, &subject),
    ] {
        add(section, Trace::default())?;
    }
    trace.join(&desk.take_trace());
    // The acts stand with the scope, and are the state's.
    let at = parts
        .iter()
        .position(|(id, _, _)| id == "scope")
        .map_or(0, |at| at + 1);
    parts.insert(
        at,
        (
            "law".to_owned(),
            words.get("law-title").to_owned(),
            shared.law_below.clone(),
        ),
    );
    let mut sections = String::new();
    let mut contents = Vec::new();
    for (id, title, part) in parts.iter().filter(|(_, _, part)| !part.html.is_empty()) {
        sections.push_str(&part.html);
        trace.join(&part.trace);
        contents.push((id.clone(), title.clone()));
    }
    contents.push(("sources".to_owned(), words.get("sources-title").to_owned()));
    let (sources, stamp) = site.sources(&place.law, &trace, &path)?;
    sections.push_str(&sources);

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
            text: words.with("badge-left-out", &[("country", country)]),
            class: "tag-out".to_owned(),
        });
    }
    let title = words.with(
        "landing-title",
        &[("sector", &sector.name), ("country", country)],
    );
    let top = Top {
        badges,
        banner: status::banner(&desk, place),
        title: title.clone(),
        summary,
        glance,
        reading: desk.reading(),
        contents,
        sections,
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
