//! A sector: its entity types, and how every state treats it.

use std::collections::BTreeSet;

use super::super::SiteError;
use super::super::desk::Desk;
use super::super::markdown::{blocks, escape, escaped};
use super::super::part::{duties, scope, status};
use super::super::place::Subject;
use super::super::section::{Cell, Row, Section, link};
use super::super::shell::Frame;
use super::Site;
use super::landing::{Top, sector_badges, shorten};
use crate::model::inherit::Law;
use crate::model::{EntityType, Sector};
use crate::value::MEMBER_STATES;

/// Renders the page.
pub(super) fn page<'a>(
    site: &Site<'a>,
    law: &'a Law<'a>,
    sector: &'a Sector,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let desk = site.desk(law, 2);
    let path = format!("sectors/{}/index.html", sector.id);
    let summary = sector.summary.as_ref().map_or_else(String::new, |summary| {
        let proof = desk.proof(&summary.proof);
        format!("{}<p class=\"proofs\">{proof}</p>", blocks(&summary.value))
    });
    let mut obligations = Section::new("obligations", words.get("obligations-title"));
    obligations.list(
        "",
        sector
            .obligations
            .iter()
            .map(|entry| desk.entry(entry))
            .collect(),
    );
    let mut details = Section::new("details", words.get("details-title"));
    details.list(
        "",
        sector
            .details
            .iter()
            .map(|entry| desk.entry(entry))
            .collect(),
    );
    let mut elsewhere = BTreeSet::new();
    let sections = [
        countries(site, sector, &mut elsewhere),
        types(&desk, sector),
        duties::risks(&desk, sector),
        obligations,
        duties::organisations(&desk, sector),
        details,
        related(site, sector),
    ];
    let mut trace = desk.take_trace();
    trace.facts.extend(elsewhere);
    let mut html = String::new();
    let mut contents = Vec::new();
    for section in sections.iter().filter(|section| !section.is_empty()) {
        html.push_str(&section.render(site.theme)?);
        contents.push((section.id.clone(), section.title.clone()));
    }
    contents.push(("sources".to_owned(), words.get("sources-title").to_owned()));
    let (sources, stamp) = site.sources(law, &trace, &path)?;
    html.push_str(&sources);
    let mut badges = Vec::new();
    sector_badges(site, sector.annex.as_deref(), sector.national, &mut badges);
    let title = words.with("sector-title", &[("sector", &sector.name)]);
    let body = site.theme.render(
        "landing.html",
        &Top {
            badges,
            banner: None,
            title: title.clone(),
            summary,
            glance: Vec::new(),
            reading: None,
            contents,
            sections: html,
        },
    )?;
    let description = sector
        .summary
        .as_ref()
        .map_or(title.as_str(), |summary| summary.value.as_str());
    site.framed(
        &Frame {
            path: path.clone(),
            title: title.clone(),
            description: shorten(description),
            crumbs: vec![
                site.home(),
                (words.get("sectors").to_owned(), "index.html".to_owned()),
                (sector.name.clone(), path),
            ],
            data: Some(format!("data/sectors/{}.json", sector.id)),
            structured: Vec::new(),
            stamp: Some(stamp),
            script: None,
            changes: Some(format!("changes/sectors/{}/", sector.id)),
        },
        &body,
    )
}

fn types(desk: &Desk<'_>, sector: &Sector) -> Section {
    let words = desk.words;
    let mut section = Section::new("types", words.get("types-title"));
    let of = |id: Option<&str>| -> Vec<Row> {
        let types = sector
            .types
            .iter()
            .filter(|entity| entity.subsector.as_deref() == id);
        types.map(|entity| entity_row(desk, entity)).collect()
    };
    section.facts("", of(None), "acts");
    for subsector in &sector.subsectors {
        let title = match &subsector.point {
            Some(point) => words.with(
                "subsector-title",
                &[("point", point), ("name", &subsector.name)],
            ),
            None => subsector.name.clone(),
        };
        section.facts(&title, of(Some(&subsector.id)), "acts");
    }
    section
}

fn entity_row(desk: &Desk<'_>, entity: &EntityType) -> Row {
    let words = desk.words;
    let mut lines = Vec::new();
    if let Some(definition) = &entity.definition {
        lines.push(desk.line(&definition.proof, &definition.value));
    }
    for defined in &entity.defined_by {
        lines.push(desk.line(
            &defined.proof,
            &words.with("defined-by", &[("what", &defined.value)]),
        ));
    }
    for defined in &entity.now_defined_by {
        lines.push(desk.line(
            &defined.proof,
            &words.with("now-defined-by", &[("what", &defined.value)]),
        ));
    }
    if let Some(any) = &entity.any_size {
        lines.push(desk.line(&any.proof, words.get("type-any-size")));
    }
    if let Some(optional) = &entity.optional {
        lines.push(desk.line(&optional.proof, words.get("type-optional")));
    }
    if let Some(jurisdiction) = &entity.jurisdiction {
        lines.push(desk.line(
            &jurisdiction.proof,
            &words.of("jurisdiction", &jurisdiction.value),
        ));
    }
    if entity.implementing_2690 {
        lines.push(super::super::section::said(escaped(
            words.get("type-implementing"),
        )));
    }
    if entity.enisa_registry {
        lines.push(super::super::section::said(escaped(
            words.get("type-enisa"),
        )));
    }
    for nace in &entity.nace {
        let name = if nace.legal {
            "nace-legal"
        } else {
            "nace-indicative"
        };
        lines.push(desk.line(
            &nace.proof,
            &words.with(
                name,
                &[("codes", &nace.codes.join(words.get("list-comma")))],
            ),
        ));
    }
    for variant in &entity.variants {
        lines.push(desk.entry(variant));
    }
    Row {
        html: escaped(&entity.name),
        lines,
        cells: Vec::new(),
    }
}

/// A row a state; `shown` takes the facts that they rest on.
fn countries<'a>(site: &Site<'a>, sector: &Sector, shown: &mut BTreeSet<String>) -> Section {
    let words = site.words;
    let mut section = Section::new("countries", words.get("sector-countries"));
    let rows = MEMBER_STATES
        .iter()
        .filter_map(|(code, name)| {
            let place = site
                .places
                .iter()
                .find(|place| place.country.code.as_str() == *code)?;
            let here = place
                .law
                .sectors
                .iter()
                .find(|here| here.sector.id == sector.id)?;
            let desk = site.desk(&place.law, 2);
            let subject = Subject::sector(place, here);
            scope::rests_on(&desk, &subject);
            let state = status::word(place.law.basis);
            let row = Row {
                html: link(
                    &format!("../../{}/{}/index.html", place.path, sector.id),
                    name,
                ),
                lines: Vec::new(),
                cells: vec![
                    Cell::of(format!(
                        "<span class=\"tag tag-{state}\">{}</span>",
                        escaped(&words.of("state", state))
                    )),
                    Cell::of(scope::summary(&desk, &subject)),
                    Cell::of(
                        super::super::part::authorities::names(&desk, &subject, |authority| {
                            desk.authority_short(&authority.id)
                        })
                        .iter()
                        .fold(String::new(), |mut html, name| {
                            if !html.is_empty() {
                                html.push_str(words.get("list-comma"));
                            }
                            escape(name, &mut html);
                            html
                        }),
                    ),
                ],
            };
            shown.extend(desk.take_facts());
            Some(row)
        })
        .collect();
    let head = [
        words.get("table-country"),
        words.get("table-state"),
        words.get("table-outcome"),
        words.get("table-authority"),
    ];
    section.table(
        words.get("sector-countries-caption"),
        &head,
        rows,
        "sectors",
    );
    let open: Vec<&str> = MEMBER_STATES
        .iter()
        .filter(|(code, _)| !site.base.countries.contains_key(*code))
        .map(|(_, name)| *name)
        .collect();
    if !open.is_empty() {
        section.text(escaped(
            &words.with("not-covered-list", &[("countries", &words.all_of(&open))]),
        ));
    }
    section
}

fn related(site: &Site<'_>, sector: &Sector) -> Section {
    let mut section = Section::new("related", site.words.get("related-sectors"));
    let others = sector.related.iter();
    let others = others.filter_map(|id| site.base.sectors.iter().find(|other| other.id == *id));
    section.links(others.map(|other| link(&format!("../{}/index.html", other.id), &other.name)));
    section
}
