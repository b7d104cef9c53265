//! How much is known of each state, how well, and what of the directive it answers.

use super::super::SiteError;
use super::super::cite::Trace;
use super::super::markdown::escaped;
use super::super::section::{Cell, Row, Section, link};
use super::super::shell::Frame;
use super::Site;
use crate::coverage::{Answered, Counts, CoverageReport, Demand, StateCoverage};
use crate::model::inherit::Law;
use crate::receipt::whole_id;
use crate::value::Citation;

/// The dataset that holds the same.
const DATA: &str = "data/coverage.json";

/// Renders the page over all states.
pub(super) fn overview<'a>(
    site: &Site<'a>,
    directive: Option<&Law<'a>>,
    report: &CoverageReport,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let mut section = Section::new("states", words.get("coverage-states"));
    let rows = report
        .states
        .iter()
        .map(|state| {
            let share = state.transposition.as_ref().map_or_else(
                || words.get("coverage-no-law").to_owned(),
                |told| words.with("per-cent", &[("share", &told.percent.to_string())]),
            );
            let mut cells = vec![number(&share)];
            cells.extend(counts(&state.total));
            Row {
                html: link(
                    &format!("{}/index.html", state.country.lower()),
                    &state.name,
                ),
                lines: Vec::new(),
                cells,
            }
        })
        .collect();
    let mut head = vec![words.get("table-country"), words.get("coverage-share")];
    head.extend(heads(site));
    section.table(words.get("coverage-states-caption"), &head, rows, "counts");
    // What is counted is cited on the pages of the states.
    let mut trace = Trace::default();
    for state in &report.states {
        trace.show(&whole_id(&state.country.lower()));
        if let Some(told) = &state.transposition {
            trace.show(&whole_id(&told.directive));
        }
    }
    page(
        site,
        words.get("coverage-page-title"),
        words.get("coverage-page-lead"),
        "coverage/index.html".to_owned(),
        &[meaning(site, report), section],
        directive.map(|law| (law, trace)),
        None,
    )
}

/// Renders the page of one state.
pub(super) fn state<'a>(
    site: &Site<'a>,
    law: &'a Law<'a>,
    report: &CoverageReport,
    state: &StateCoverage,
) -> Result<(String, Vec<u8>), SiteError> {
    let words = site.words;
    let code = state.country.lower();
    let mut topics = Section::new("topics", words.get("coverage-topics"));
    topics.text(link(
        &format!("../../{code}/index.html"),
        &words.with("coverage-to-state", &[("country", &state.name)]),
    ));
    let row = |name: String, told: &Counts| Row {
        html: escaped(&name),
        lines: Vec::new(),
        cells: counts(told),
    };
    let mut rows: Vec<Row> = state
        .topics
        .iter()
        .map(|topic| row(words.of("topic", &topic.topic), &topic.counts))
        .collect();
    rows.push(row(words.get("coverage-total").to_owned(), &state.total));
    let mut head = vec![words.get("coverage-topic")];
    head.extend(heads(site));
    topics.table(words.get("coverage-topics-caption"), &head, rows, "counts");
    let title = words.with("coverage-title-of", &[("country", &state.name)]);
    let mut trace = Trace::default();
    let asked = state.transposition.iter().flat_map(|told| &told.articles);
    let asked = asked.flat_map(|article| &article.demands);
    let asked = asked.map(|demand| demand.id.as_str());
    let all = site.ledger.of_owner(&code).chain(asked);
    trace.facts.extend(all.map(str::to_owned));
    page(
        site,
        &title,
        &words.with("coverage-lead-of", &[("country", &state.name)]),
        format!("coverage/{code}/index.html"),
        &[
            topics,
            transposition(site, law, state),
            meaning(site, report),
        ],
        Some((law, trace)),
        Some((words.get("coverage-page-short"), "coverage/index.html")),
    )
}

/// Each article of the directive that asks something, and the national provision that answers it.
fn transposition<'a>(site: &Site<'a>, law: &'a Law<'a>, state: &StateCoverage) -> Section {
    let words = site.words;
    let desk = site.desk(law, 2);
    let mut section = Section::new("transposition", words.get("coverage-articles"));
    let Some(told) = &state.transposition else {
        section.text(escaped(words.get("coverage-no-law")));
        return section;
    };
    section.text(escaped(&words.with(
        "coverage-answered",
        &[
            ("answered", &told.answered.to_string()),
            ("asked", &told.asked.to_string()),
            ("share", &told.percent.to_string()),
        ],
    )));
    section.text(escaped(words.get("coverage-answers-mean")));
    let cite = |citation: &Citation| {
        let name = desk.act_label(&citation.law);
        let place = desk.place(citation);
        format!("{name} {place}").trim_end().to_owned()
    };
    let row = |demand: &Demand| {
        let asked: Vec<String> = demand
            .asked_by
            .iter()
            .filter(|citation| citation.law == told.directive)
            .map(|citation| desk.place(citation))
            .collect();
        let by: Vec<String> = demand.answered_by.iter().map(cite).collect();
        let open = matches!(demand.answer, Answered::None | Answered::Inherited);
        Row {
            html: escaped(&asked.join(words.get("list-comma"))),
            lines: Vec::new(),
            cells: vec![
                Cell::of(asks(site, demand)),
                Cell {
                    html: escaped(words.get(match demand.answer {
                        Answered::National => "answered-national",
                        Answered::Removed => "answered-removed",
                        Answered::Inherited => "answered-inherited",
                        Answered::None => "answered-none",
                    })),
                    class: if open { "muted" } else { "" }.to_owned(),
                },
                Cell::of(if by.is_empty() {
                    escaped(words.get("answered-by-none"))
                } else {
                    escaped(&by.join(words.get("list-semicolon")))
                }),
            ],
        }
    };
    // A statement that rests on several articles stands under the first of them.
    let mut seen = std::collections::BTreeSet::new();
    let rows = told
        .articles
        .iter()
        .flat_map(|article| &article.demands)
        .filter(|demand| seen.insert(demand.id.as_str()))
        .map(row)
        .collect();
    let head = [
        words.get("coverage-article"),
        words.get("coverage-asks"),
        words.get("coverage-answer"),
        words.get("coverage-provision"),
    ];
    section.table(
        words.get("coverage-articles-caption"),
        &head,
        rows,
        "sectors",
    );
    section
}

/// What is asked: the topic and the name by which a state answers it.
fn asks(site: &Site<'_>, demand: &Demand) -> String {
    let item = demand.id.split('/').nth(1).unwrap_or_default();
    let topic = crate::vocabulary::topic_of(item).unwrap_or(item);
    let topic = escaped(&site.words.of("topic", topic));
    if demand.name.is_empty() {
        return topic;
    }
    format!("{topic} <code>{}</code>", escaped(&demand.name))
}

/// What the numbers count.
fn meaning(site: &Site<'_>, report: &CoverageReport) -> Section {
    let words = site.words;
    let mut section = Section::new("meaning", words.get("coverage-meaning"));
    section.text(escaped(words.get("coverage-meaning-text")));
    section.text(escaped(&words.with(
        "coverage-stale-text",
        &[
            ("date", &words.date(report.fresh_at)),
            ("months", &report.stale_after_months.to_string()),
        ],
    )));
    let limits: Vec<String> = report
        .stale_after_months_by_topic
        .iter()
        .map(|(topic, months)| {
            words.with(
                "coverage-stale-topic",
                &[
                    ("topic", &words.of("topic", topic)),
                    ("months", &months.to_string()),
                ],
            )
        })
        .collect();
    if !limits.is_empty() {
        section.text(escaped(&limits.join(words.get("list-semicolon"))));
    }
    section
}

const COLUMNS: [&str; 9] = [
    "answered",
    "sourced",
    "official",
    "corroborated",
    "secondary",
    "unverified",
    "conflicting",
    "open",
    "stale",
];

fn heads<'w>(site: &Site<'w>) -> impl Iterator<Item = &'w str> + use<'w> {
    let words = site.words;
    COLUMNS
        .iter()
        .map(|column| words.find(&format!("counts-{column}")).unwrap_or(column))
}

/// The numbers in the order of the columns.
fn counts(told: &Counts) -> Vec<Cell> {
    [
        told.answered,
        told.sourced,
        told.official,
        told.corroborated,
        told.secondary,
        told.unverified,
        told.conflicting,
        told.open,
        told.stale,
    ]
    .map(|count| number(&count.to_string()))
    .to_vec()
}

fn number(text: &str) -> Cell {
    Cell {
        html: escaped(text),
        class: "number".to_owned(),
    }
}

fn page(
    site: &Site<'_>,
    title: &str,
    lead: &str,
    path: String,
    sections: &[Section],
    rests_on: Option<(&Law<'_>, Trace)>,
    parent: Option<(&str, &str)>,
) -> Result<(String, Vec<u8>), SiteError> {
    let mut html = String::new();
    for section in sections {
        html.push_str(&section.render(site.theme)?);
    }
    let mut stamp = None;
    if let Some((law, trace)) = rests_on {
        let (sources, made) = site.sources(law, &trace, &path)?;
        html.push_str(&sources);
        stamp = Some(made);
    }
    let mut crumbs = vec![site.home()];
    crumbs.extend(parent.map(|(name, path)| (name.to_owned(), path.to_owned())));
    crumbs.push((title.to_owned(), path.clone()));
    site.plain(
        Frame {
            path,
            title: title.to_owned(),
            crumbs,
            data: Some(DATA.to_owned()),
            stamp,
            ..Frame::default()
        },
        lead,
        html,
    )
}
