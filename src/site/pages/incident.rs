//! The incident check: a page whose module asks and reckons in the browser, with the same rules as a
//! table for whoever has no script.

use super::super::SiteError;
use super::super::cite::{Trace, act_id};
use super::super::markdown::{escape, escaped, inline};
use super::super::part::reporting::{due, routes, stage_name, stages};
use super::super::part::status;
use super::super::place::{Place, Subject};
use super::super::section::{Cell, Row, Section, link, said};
use super::super::shell::Frame;
use super::super::words::{Words, lower_first};
use super::Site;
use super::app::{ACTIVITIES, App, RULES};
use super::check::how;
use crate::model::inherit::{Basis, Law};
use crate::model::{Entry, Fact};
use crate::value::{Citation, zone_of_capital};

const PATH: &str = "incident/index.html";

/// Renders the page.
pub(super) fn page<'a>(
    site: &Site<'a>,
    app: &App,
    directive: Option<&Law<'a>>,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let without = escaped(words.get("incident-page-noscript"));
    let mut html = app.place("incident-check", &without, &[RULES, ACTIVITIES]);
    let mut trace = Trace::default();
    for section in [
        table(site, &mut trace),
        criteria(directive, words, &mut trace),
        how(words, "incident-page-how-text"),
    ] {
        html.push_str(&section.render(site.theme)?);
    }
    let mut stamp = None;
    if let Some(directive) = directive {
        let (receipt, made) = site.sources(directive, &trace, PATH)?;
        html.push_str(&receipt);
        stamp = Some(made);
    }
    let title = words.get("incident-page-title").to_owned();
    let lead = words.get("incident-page-lead");
    site.plain(
        Frame {
            path: PATH.to_owned(),
            title: title.clone(),
            crumbs: vec![site.home(), (title, PATH.to_owned())],
            stamp,
            script: Some(app.path("incident-page.mjs")),
            ..Frame::default()
        },
        lead,
        html,
    )
}

/// The reports of each state that are owed as a rule.
fn table(site: &Site<'_>, trace: &mut Trace) -> Section {
    let words = site.words;
    let mut section = Section::new("stages", words.get("incident-page-table"));
    section.text(escaped(words.get("incident-page-table-text")));
    let head =
        ["state", "reports", "clock"].map(|column| words.get(&format!("incident-page-{column}")));
    let places = site.places.iter();
    let rows = places.map(|place| row(site, place, trace)).collect();
    section.table(words.get("incident-page-caption"), &head, rows, "reports");
    section
}

fn row(site: &Site<'_>, place: &Place<'_>, trace: &mut Trace) -> Row {
    let words = site.words;
    let subject = Subject::state(place);
    let desk = site.desk(&place.law, 1);
    let routes = routes(&subject);
    let mut html = link(
        &format!("../{}/index.html#reporting", place.path),
        &place.country.name,
    );
    if place.law.basis != Basis::InForce {
        html.push_str(" <span class=\"tag tag-open\">");
        let state = format!("state-{}", status::word(place.law.basis));
        escape(words.get(&state), &mut html);
        html.push_str("</span>");
    }
    let mut reports = String::from("<ul>");
    let mut special: Vec<String> = Vec::new();
    for (stage, residual) in routes
        .first()
        .iter()
        .flat_map(|route| stages(&subject, route))
    {
        let name = stage_name(&stage);
        desk.shown(&stage.fact.proof.id);
        if residual.condition().is_some() {
            special.push(lower_first(&name));
            continue;
        }
        reports.push_str("<li>");
        escape(&name, &mut reports);
        reports.push_str(": ");
        escape(&due(&desk, stage.fact), &mut reports);
        reports.push_str("</li>");
    }
    reports.push_str("</ul>");
    if !special.is_empty() {
        let names = words.all_of(&special);
        let text = words.with("incident-page-special", &[("stages", &names)]);
        reports.push_str(&format!("<small>{}</small>", escaped(&text)));
    }
    desk.state_shown();
    trace.facts.extend(desk.take_facts());
    let zone = zone_of_capital(place.country.code.as_str()).unwrap_or_default();
    Row {
        html,
        cells: vec![Cell::of(reports), Cell::of(escaped(zone))],
        ..Row::default()
    }
}

/// The criteria of the Union, under the act in which they stand.
fn criteria(directive: Option<&Law<'_>>, words: &Words, trace: &mut Trace) -> Section {
    let mut section = Section::new("criteria", words.get("incident-page-criteria"));
    section.text(escaped(words.get("incident-page-criteria-text")));
    let Some(law) = directive else {
        return section;
    };
    let chapters = law.directive.body.chapters.iter();
    for chapter in chapters.filter(|chapter| chapter.topic == "significance") {
        for entry in &chapter.entries {
            trace.show(&entry.proof.id);
        }
        let line = |entry: &Fact<Entry>| {
            let under: Vec<String> = entry.proof.under.iter().map(Citation::place).collect();
            let under = escaped(&under.join("; "));
            said(format!("{} <small>{under}</small>", inline(&entry.text)))
        };
        let mut cited = chapter.entries.iter().flat_map(|entry| &entry.proof.under);
        let act = cited.next().and_then(|citation| law.act(&citation.law));
        if let Some(act) = act {
            trace.show(&act_id(law, &act.id));
        }
        let title = act.map_or("", |act| act.name.as_str());
        section.folded(title, chapter.entries.iter().map(line).collect());
    }
    section
}
