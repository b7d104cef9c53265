//! The home page: where every state stands, and the sectors.

use super::super::SiteError;
use super::super::markdown::{blocks, escaped};
use super::super::part::status;
use super::super::picture::{Tile, TileState, TileWords, tile_map};
use super::super::section::{Cell, Row, Section, link};
use super::super::shell::Frame;
use super::Site;
use super::landing::{Top, shorten};
use crate::model::inherit::{Basis, Law};
use crate::value::MEMBER_STATES;

/// Renders the page.
pub(super) fn page<'a>(site: &Site<'a>, law: &'a Law<'a>) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let desk = site.desk(law, 0);
    let summary = law
        .directive
        .act
        .summary
        .as_ref()
        .map_or_else(String::new, |summary| {
            format!(
                "{}<p class=\"proofs\">{}</p>",
                blocks(&summary.value),
                desk.proof(&summary.proof)
            )
        });
    let sections = [
        states(site),
        super::changes::latest(site, law, &desk),
        sectors(site),
    ];
    let mut trace = desk.take_trace();
    for place in site.places {
        let of_state = site.desk(&place.law, 0);
        of_state.state_shown();
        trace.facts.extend(of_state.take_facts());
    }
    let mut html = String::new();
    let mut contents = Vec::new();
    for section in &sections {
        html.push_str(&section.render(site.theme)?);
        contents.push((section.id.clone(), section.title.clone()));
    }
    let (sources, stamp) = site.sources(law, &trace, "index.html")?;
    html.push_str(&sources);
    let title = words.get("home-title").to_owned();
    let body = site.theme.render(
        "landing.html",
        &Top {
            badges: Vec::new(),
            banner: None,
            title: title.clone(),
            summary: format!(
                "<p class=\"lead\">{}</p><p>{} · {}</p>{summary}",
                escaped(words.get("home-lead")),
                link("check/index.html", words.get("check-page-title")),
                link("incident/index.html", words.get("incident-page-title"))
            ),
            glance: Vec::new(),
            reading: None,
            contents: Vec::new(),
            sections: html,
        },
    )?;
    site.framed(
        &Frame {
            path: "index.html".to_owned(),
            title,
            description: shorten(words.get("home-lead")),
            crumbs: Vec::new(),
            data: Some("data/acquis.json".to_owned()),
            structured: Vec::new(),
            stamp: Some(stamp),
            script: None,
            changes: Some("changes/".to_owned()),
        },
        &body,
    )
}

fn states(site: &Site<'_>) -> Section {
    let words = site.words;
    let mut section = Section::new("states", words.get("home-states"));
    let place = |code: &str| {
        site.places
            .iter()
            .find(|place| place.country.code.as_str() == code)
    };
    let tiles: Vec<Tile> = MEMBER_STATES
        .iter()
        .map(|(code, name)| {
            let place = place(code);
            Tile {
                code: (*code).to_owned(),
                name: (*name).to_owned(),
                href: place.map(|place| format!("{}/index.html", place.path)),
                state: match place.map(|place| place.law.basis) {
                    Some(Basis::InForce) => TileState::InForce,
                    Some(Basis::Adopted) => TileState::Adopted,
                    Some(Basis::Bill) => TileState::Bill,
                    Some(Basis::DirectiveOnly) => TileState::None,
                    None => TileState::NotCovered,
                },
            }
        })
        .collect();
    let map = tile_map(
        &tiles,
        &TileWords {
            id: "map".to_owned(),
            states: [
                "state-in-force",
                "state-adopted",
                "state-bill",
                "state-none",
                "not-covered",
            ]
            .map(|name| words.get(name).to_owned()),
            title: words.get("map-title").to_owned(),
            description: words.get("map-description").to_owned(),
        },
    );
    section.html(map, "picture");
    let rows = MEMBER_STATES
        .iter()
        .map(|(code, name)| match place(code) {
            Some(place) => {
                let state = status::word(place.law.basis);
                let acts: Vec<String> = place
                    .law
                    .transposing_acts()
                    .iter()
                    .map(|act| escaped(&act.name))
                    .collect();
                let from = place
                    .law
                    .transposing_acts()
                    .iter()
                    .filter_map(|act| act.binds_from())
                    .map(|date| date.value)
                    .min();
                Row {
                    html: link(&format!("{}/index.html", place.path), name),
                    lines: Vec::new(),
                    cells: vec![
                        Cell::of(format!(
                            "<span class=\"tag tag-{state}\">{}</span>",
                            escaped(&words.of("state", state))
                        )),
                        Cell::of(words.all_of(&acts)),
                        Cell::of(from.map_or_else(String::new, |date| escaped(&words.date(date)))),
                    ],
                }
            }
            None => Row {
                html: escaped(name),
                lines: Vec::new(),
                cells: vec![
                    Cell {
                        html: format!(
                            "<span class=\"tag\">{}</span>",
                            escaped(words.get("not-covered"))
                        ),
                        class: "muted".to_owned(),
                    },
                    Cell::default(),
                    Cell::default(),
                ],
            },
        })
        .collect();
    let head = [
        words.get("table-country"),
        words.get("table-state"),
        words.get("table-law"),
        words.get("table-from"),
    ];
    section.table(words.get("home-states-caption"), &head, rows, "states");
    section.text(link(
        super::differences::PATH,
        words.get("home-differences"),
    ));
    section.text(link("coverage/index.html", words.get("home-coverage")));
    section
}

fn sectors(site: &Site<'_>) -> Section {
    let words = site.words;
    let mut section = Section::new("sectors", words.get("home-sectors"));
    for (annex, title) in [
        (Some("I"), "home-annex-i"),
        (Some("II"), "home-annex-ii"),
        (None, "home-outside"),
    ] {
        let mut html = format!("<h3>{}</h3><ul class=\"cards\">", escaped(words.get(title)));
        let mut any = false;
        for sector in site
            .base
            .sectors
            .iter()
            .filter(|sector| sector.annex.as_deref() == annex)
        {
            any = true;
            html.push_str("<li>");
            html.push_str(&link(
                &format!("sectors/{}/index.html", sector.id),
                &sector.name,
            ));
            html.push_str("<small>");
            html.push_str(&escaped(&words.count(
                "type-count",
                sector.types.len(),
                &[],
            )));
            html.push_str("</small></li>");
        }
        html.push_str("</ul>");
        if any {
            section.html(html, "");
        }
    }
    section
}
