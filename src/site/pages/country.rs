//! A state: its law, authorities, duties, dates, and a row a sector.

use super::super::SiteError;
use super::super::desk::Part;
use super::super::jsonld;
use super::super::markdown::{blocks, escaped};
use super::super::part::{
    authorities, calendar, departures, fines, glance, open, powers, registration, reporting, scope,
    status,
};
use super::super::place::{Place, Subject};
use super::super::section::{Cell, Row, Section, link};
use super::super::shell::Frame;
use super::landing::{Badge, Top, shorten};
use super::{Piece, Site};
use crate::decide::Departure;
use crate::model::Grade;

/// The parts of a state that stand on all its pages alike.
pub(super) struct Shared {
    pub(super) law: Part,
    pub(super) open: Part,
    /// The acts that transpose, for the pages of sectors and for those that tell all of them.
    pub(super) transposing: [Part; 2],
}

impl Shared {
    pub(super) fn new<'a>(site: &Site<'a>, place: &'a Place<'a>) -> Result<Self, SiteError> {
        let subject = Subject::state(place);
        let desk = site.desk(&place.law, 1).of_state();
        let law = site.part(&desk, &status::section(&desk, place))?;
        let open = site.part(&desk, &open::section(&desk, &subject))?;
        let transposing = |depth: usize| {
            let desk = site.desk(&place.law, depth).of_state();
            site.part(&desk, &status::transposing(&desk, place))
        };
        Ok(Self {
            law,
            open,
            transposing: [transposing(2)?, transposing(3)?],
        })
    }
}

/// Where the page lies, from the root of the site.
pub(super) fn path(place: &Place<'_>) -> String {
    format!("{}/index.html", place.path)
}

/// Renders the page.
pub(super) fn page<'a>(
    site: &Site<'a>,
    place: &'a Place<'a>,
    differing: &[Departure<'_>],
    shared: &Shared,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let desk = site.desk(&place.law, 1).of_state();
    let subject = Subject::state(place);
    let country = place.country.name.as_str();
    let path = path(place);

    let mut glance = Vec::new();
    let state = status::word(place.law.basis);
    let mut status_line = super::super::section::said(escaped(&super::super::words::upper_first(
        &scope::basis(&desk, &subject),
    )));
    if let Some(state) = &place.country.state {
        status_line.proof = desk.proof(&state.proof);
    }
    glance.push(Row::facts(words.get("glance-state"), vec![status_line]));
    for (label, lines) in [
        ("glance-register", glance::register(&desk, &subject)),
        ("glance-report", glance::report(&desk, &subject)),
        ("glance-fine", glance::highest(&desk, &subject)),
        ("glance-duties-from", glance::duties_from(&desk, &subject)),
    ] {
        if !lines.is_empty() {
            glance.push(Row::facts(words.get(label), lines));
        }
    }
    let summary = place
        .country
        .summary
        .as_ref()
        .map_or_else(String::new, |summary| {
            let proof = desk.proof(&summary.proof);
            format!("{}<p class=\"proofs\">{proof}</p>", blocks(&summary.value))
        });
    use Piece::{Own, Shared};
    let pieces = vec![
        Own(sectors(site, &desk, place)),
        Shared(&shared.law),
        Own(authorities::section(&desk, place)),
        Own(registration::section(&desk, &subject)),
        Own(reporting::section(&desk, &subject)),
        Own(fines::section(&desk, &subject)),
        Own(departures::section(&desk, &subject, differing)),
        Own(options(&desk, place)),
        Own(calendar::section(&desk, &subject)),
        Shared(&shared.open),
    ];
    let mut told = site.tell(&desk, pieces)?;
    let coverage = site.part(&desk, &coverage(site, place, &told.trace))?;
    told.join(&coverage);
    let stamp = told.close(site, &place.law, &path)?;
    let badges = vec![
        Badge {
            text: place.country.code.as_str().to_owned(),
            class: "code".to_owned(),
        },
        Badge {
            text: words.of("state", state),
            class: format!("tag-{state}"),
        },
    ];
    let title = words.with("country-title", &[("country", country)]);
    let top = Top {
        badges,
        banner: status::banner(&desk, place),
        title: title.clone(),
        summary,
        glance,
        reading: desk.reading(),
        contents: told.contents,
        sections: told.html,
    };
    let body = site.theme.render("landing.html", &top)?;
    let mut structured: Vec<serde_json::Value> = place
        .law
        .transposing_acts()
        .iter()
        .map(|act| jsonld::legislation(act, place.country.code.as_str()))
        .collect();
    structured.extend(
        place
            .country
            .body
            .authorities
            .iter()
            .map(|authority| jsonld::authority(authority, country)),
    );
    let description = place
        .country
        .summary
        .as_ref()
        .map_or(title.as_str(), |summary| summary.value.as_str());
    site.framed(
        &Frame {
            path: path.clone(),
            title: title.clone(),
            description: shorten(description),
            crumbs: vec![site.home(), (country.to_owned(), path)],
            data: Some(format!("data/countries/{}.json", place.path)),
            structured,
            stamp: Some(stamp),
            script: None,
            changes: Some(format!("changes/{}/", place.path)),
        },
        &body,
    )
}

/// A row a sector: its annex, who supervises, who is what.
fn sectors<'a>(
    site: &Site<'a>,
    desk: &super::super::desk::Desk<'_>,
    place: &'a Place<'a>,
) -> Section {
    let words = site.words;
    let mut section = Section::new("scope", words.get("country-sectors"));
    let rows = place
        .law
        .sectors
        .iter()
        .map(|here| {
            let subject = Subject::sector(place, here);
            let annex = here.annex.map_or_else(
                || words.get("annex-none").to_owned(),
                |annex| words.with("annex", &[("annex", annex)]),
            );
            let supervisors = authorities::names(desk, &subject, |authority| {
                desk.authority_short(&authority.id)
            });
            let supervisors = if supervisors.is_empty() {
                words.get("not-verified").to_owned()
            } else {
                words.all_of(&supervisors)
            };
            Row {
                html: link(&format!("{}/index.html", here.sector.id), &here.sector.name),
                lines: Vec::new(),
                cells: vec![
                    Cell::of(escaped(&annex)),
                    Cell::of(scope::summary(desk, &subject)),
                    Cell::of(escaped(&supervisors)),
                ],
            }
        })
        .collect();
    let head = [
        words.get("table-sector"),
        words.get("table-annex"),
        words.get("table-outcome"),
        words.get("table-authority"),
    ];
    section.table(words.get("country-sectors-caption"), &head, rows, "sectors");
    section
}

/// How the state used the options of the directive.
fn options(desk: &super::super::desk::Desk<'_>, place: &Place<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("options", words.get("options-title"));
    let options = place
        .country
        .body
        .entries
        .iter()
        .filter(|entry| entry.kind == "option");
    let lines = options
        .map(|entry| {
            let mut line = desk.entry(entry);
            let used = entry.choice.as_deref().unwrap_or("open");
            line.text = format!(
                "<span class=\"tag\">{}</span> {}",
                escaped(&words.of("option", used)),
                line.text
            );
            line
        })
        .collect();
    section.list("", lines);
    let subject = Subject::state(place);
    section.facts(
        words.get("powers-title"),
        powers::powers(desk, &subject),
        "acts",
    );
    section.facts(
        words.get("frameworks-title"),
        powers::frameworks(desk, &subject),
        "acts",
    );
    section
}

/// How much is covered, and how fresh it is.
fn coverage(site: &Site<'_>, place: &Place<'_>, trace: &super::super::cite::Trace) -> Section {
    let words = site.words;
    let mut section = Section::new("coverage", words.get("coverage-title"));
    let sources = trace
        .sources
        .iter()
        .filter_map(|number| site.sources.get(*number));
    let (mut official, mut all, mut oldest) = (0usize, 0usize, None);
    for listed in sources {
        all += 1;
        official += usize::from(listed.source.grade == Grade::Official);
        if let Some(checked) = listed.source.checked {
            oldest = Some(oldest.map_or(checked, |oldest: crate::value::Date| oldest.min(checked)));
        }
    }
    section.text(escaped(&words.with(
        "coverage-text",
        &[
            ("facts", &trace.facts.len().to_string()),
            ("sources", &all.to_string()),
            ("official", &official.to_string()),
            ("questions", &place.country.body.questions.len().to_string()),
            ("conflicts", &place.country.body.conflicts.len().to_string()),
        ],
    )));
    if let Some(oldest) = oldest {
        section.text(escaped(
            &words.with("coverage-oldest", &[("date", &words.date(oldest))]),
        ));
    }
    section.text(link(
        &format!("../coverage/{}/index.html", place.path),
        words.get("coverage-link"),
    ));
    section
}
