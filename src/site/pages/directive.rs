//! The directive itself: what holds in every state and so is not repeated on every page.

use super::super::SiteError;
use super::super::desk::{Desk, Line};
use super::super::markdown::{blocks, inline};
use super::super::section::Section;
use super::super::shell::Frame;
use super::Site;
use super::landing::{Top, shorten};
use crate::model::inherit::Law;
use crate::model::{Entry, Fact};

/// Renders the page.
pub(super) fn page<'a>(site: &Site<'a>, law: &'a Law<'a>) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let desk = site.desk(law, 1);
    let act = &law.directive.act;
    let body = &law.directive.body;
    let summary = act.summary.as_ref().map_or_else(String::new, |summary| {
        format!(
            "{}<p class=\"proofs\">{}</p>",
            blocks(&summary.value),
            desk.proof(&summary.proof)
        )
    });
    let mut sections = Vec::new();
    let mut add = |id: &str, title: &str, lists: Vec<(&str, Vec<Line>)>| {
        let mut section = Section::new(id, words.get(title));
        for (title, lines) in lists {
            section.list(
                if title.is_empty() {
                    ""
                } else {
                    words.get(title)
                },
                lines,
            );
        }
        if !section.is_empty() {
            sections.push(section);
        }
    };
    let chapter = |topic: &str, kind: &str, block: Option<&str>| -> Vec<Line> {
        body.chapters
            .iter()
            .filter(|chapter| chapter.topic == topic && chapter.addressee.name.as_deref() == block)
            .flat_map(|chapter| &chapter.entries)
            .filter(|entry| entry.kind == kind)
            .map(|entry| statement(&desk, entry))
            .collect()
    };
    let implementing: Vec<Line> = body
        .chapters
        .iter()
        .filter(|chapter| chapter.topic == "measures" && chapter.addressee.name.is_some())
        .flat_map(|chapter| &chapter.entries)
        .map(|entry| statement(&desk, entry))
        .collect();
    let of = |kind: &str| -> Vec<Line> {
        body.entries
            .iter()
            .filter(|entry| entry.kind == kind)
            .map(|entry| statement(&desk, entry))
            .collect()
    };
    add(
        "measures",
        "directive-measures",
        vec![
            ("", chapter("measures", "measure", None)),
            (
                "measures-principles",
                chapter("measures", "principle", None),
            ),
            ("measures-implementing", implementing),
        ],
    );
    add(
        "obligations",
        "obligations-directive",
        vec![("", of("obligation"))],
    );
    let details = body.reporting.iter().flat_map(|block| &block.details);
    add(
        "reporting",
        "reporting-title",
        vec![("", details.map(|entry| statement(&desk, entry)).collect())],
    );
    let details = body.registration.iter().flat_map(|block| &block.details);
    add(
        "registration",
        "registration-title",
        vec![("", details.map(|entry| statement(&desk, entry)).collect())],
    );
    add(
        "supervision",
        "supervision-title",
        vec![
            ("", chapter("supervision", "model", None)),
            (
                "supervision-directive",
                chapter("supervision", "power", None),
            ),
        ],
    );
    add(
        "management",
        "management-directive",
        vec![("", chapter("management", "duty", None))],
    );
    add(
        "jurisdiction",
        "topic-jurisdiction",
        vec![("", chapter("jurisdiction", "rule", None))],
    );
    add("options", "directive-options", vec![("", of("option"))]);
    let lawyer = body.untranslatable.iter().map(|entry| {
        let mut line = statement(&desk, entry);
        line.notes
            .extend(entry.proof.because.iter().map(|because| inline(because)));
        line
    });
    add("lawyer", "lawyer-title", vec![("", lawyer.collect())]);
    let trace = desk.take_trace();
    let mut html = String::new();
    let mut contents = Vec::new();
    for section in &sections {
        html.push_str(&section.render(site.theme)?);
        contents.push((section.id.clone(), section.title.clone()));
    }
    contents.push(("sources".to_owned(), words.get("sources-title").to_owned()));
    let (sources, stamp) = site.sources(law, &trace, "directive/index.html")?;
    html.push_str(&sources);
    let body = site.theme.render(
        "landing.html",
        &Top {
            badges: Vec::new(),
            banner: None,
            title: act.name.clone(),
            summary,
            glance: Vec::new(),
            reading: None,
            contents,
            sections: html,
        },
    )?;
    let path = "directive/index.html".to_owned();
    let description = act
        .summary
        .as_ref()
        .map_or(act.name.as_str(), |summary| summary.value.as_str());
    site.framed(
        &Frame {
            path: path.clone(),
            title: act.name.clone(),
            description: shorten(description),
            crumbs: vec![site.home(), (act.name.clone(), path)],
            data: None,
            structured: vec![super::super::jsonld::legislation(act, "EU")],
            stamp: Some(stamp),
            script: None,
            changes: Some("changes/eu/".to_owned()),
        },
        &body,
    )
}

fn statement(desk: &Desk<'_>, entry: &Fact<Entry>) -> Line {
    let mut line = desk.entry(entry);
    if let Some(more) = &entry.more {
        line.text = format!("<strong>{}</strong> {}", inline(&entry.text), inline(more));
    }
    line
}
