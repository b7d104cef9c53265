//! A recorded change report as a page.

use super::super::super::cite::Trace;
use super::super::super::feed::Item;
use super::super::super::markdown::{escape, escaped};
use super::super::super::recorded::Recorded;
use super::super::super::section::{Cell, Row, Section, said};
use super::super::super::words::Words;
use super::super::super::{SiteError, feed};
use super::place::Page;
use super::{Changes, File};
use crate::diff::report::{
    Burden, Change, FieldChange, Impact, Mark, Nature, Piece, Report, Verdict,
};
use crate::model::Sector;
use crate::receipt::report_id;

/// Whether something of a state is in the report.
pub(super) fn concerns(recorded: &Recorded, state: &str) -> bool {
    let findings = recorded.report.findings.iter();
    findings
        .flat_map(|change| &change.states)
        .chain(recorded.report.impact.iter().map(|impact| &impact.state))
        .any(|other| other == state)
}

/// Whether organisations of a sector stand otherwise by the report.
pub(super) fn moves(recorded: &Recorded, sector: &Sector) -> bool {
    let mut types = recorded.report.impact.iter().flat_map(|group| &group.types);
    types.any(|id| sector.types.iter().any(|entity| entity.id == *id))
}

impl Changes<'_, '_> {
    /// The page of a report.
    pub(super) fn recorded(&self, recorded: &Recorded) -> Result<File, SiteError> {
        let words = self.site.words;
        let report = &recorded.report;
        let sections = [
            verdict(words, report),
            findings(words, report, Nature::Law, "report-law"),
            findings(words, report, Nature::Correction, "report-corrections"),
            impact(words, &report.impact),
        ];
        let (mut html, contents) = self.render(&sections)?;
        let folder = folder(recorded);
        let mut trace = Trace::default();
        trace.show(&report_id(&recorded.name));
        let path = format!("{folder}index.html");
        let (sources, stamp) = self.site.sources(self.union, &trace, &path)?;
        html.push_str(&sources);
        self.page(Page {
            folder: &folder,
            feed: &super::folder(""),
            title: &report.verdict.title,
            badge: None,
            stamp: Some(stamp),
            summary: format!(
                "<p>{}</p>",
                escaped(&words.with(
                    "report-recorded",
                    &[
                        ("date", &words.date(report.new.as_of)),
                        ("old", &report.old.name),
                        ("new", &report.new.name),
                    ],
                ))
            ),
            contents,
            html,
            crumbs: vec![
                self.site.home(),
                (
                    words.get("changes").to_owned(),
                    "changes/index.html".to_owned(),
                ),
                (report.verdict.title.clone(), String::new()),
            ],
        })
    }

    /// A report for feeds.
    pub(super) fn report_item(&self, recorded: &Recorded) -> feed::Item {
        let words = self.site.words;
        let Verdict {
            title,
            sentence,
            effect,
            ..
        } = &recorded.report.verdict;
        let texts = [sentence, effect].into_iter();
        Item {
            id: format!("report {}", recorded.name),
            date: recorded.date,
            // The day in its name is the one on which the change takes effect, and may lie ahead.
            updated: recorded.date.min(self.site.base.as_of),
            title: words.with("report-of", &[("title", title)]),
            details: texts.filter(|text| !text.is_empty()).cloned().collect(),
            path: format!("{}index.html", folder(recorded)),
            categories: vec![words.get("changes-reports").to_owned()],
            settled: true,
        }
    }
}

fn folder(recorded: &Recorded) -> String {
    super::folder(&format!("reports/{}", recorded.name))
}

fn verdict(words: &Words, report: &Report) -> Section {
    let mut section = Section::new("verdict", words.get("report-verdict"));
    for text in [&report.verdict.sentence, &report.verdict.effect] {
        section.text(escaped(text));
    }
    let side = |label: &str, side: &crate::diff::report::Side| {
        let mut text = words.with(
            "report-side",
            &[("name", &side.name), ("date", &words.date(side.as_of))],
        );
        if side.partial {
            text.push(' ');
            text.push_str(words.get("report-partial"));
        }
        Row::facts(words.get(label), vec![said(escaped(&text))])
    };
    let burden = Row::facts(
        words.get("report-burden"),
        vec![said(escaped(words.get(burden(report.verdict.burden))))],
    );
    let rows = vec![
        burden,
        side("report-before", &report.old),
        side("report-after", &report.new),
    ];
    section.facts("", rows, "");
    section
}

/// The findings of a nature, each with what changed in it.
fn findings(words: &Words, report: &Report, nature: Nature, title: &str) -> Section {
    let mut section = Section::new(title, words.get(title));
    let rows: Vec<Row> = report
        .findings
        .iter()
        .filter(|change| change.nature == nature)
        .map(|change| finding(words, change))
        .collect();
    let head = [
        words.get("report-where"),
        words.get("report-what"),
        words.get("date-proof"),
    ];
    section.table(words.get(title), &head, rows, "departures");
    section
}

fn finding(words: &Words, change: &Change) -> Row {
    let mut what = format!(
        "<span class=\"tag\">{}</span> {}",
        escaped(words.get(burden(change.burden))),
        escaped(&change.sentence)
    );
    if let Some(day) = change.effective {
        what.push_str(" <span class=\"when\">");
        let from = words.with("report-effective", &[("date", &words.date(day))]);
        escape(&from, &mut what);
        what.push_str("</span>");
    }
    for field in &change.fields {
        field_change(words, field, &mut what);
    }
    let basis: Vec<String> = change
        .basis
        .iter()
        .map(|basis| {
            let provision = basis.provision.as_deref().unwrap_or_default();
            escaped(format!("{provision} {}", basis.name).trim())
        })
        .collect();
    Row {
        html: escaped(&change.states.join(words.get("list-comma"))),
        lines: Vec::new(),
        cells: vec![
            Cell::of(what),
            Cell::of(format!("<small>{}</small>", basis.join("<br>"))),
        ],
    }
}

/// Before and after; for prose the two laid over each other.
fn field_change(words: &Words, field: &FieldChange, out: &mut String) {
    out.push_str("<p class=\"note\">");
    escape(&field.title, out);
    out.push_str(words.get("list-colon"));
    if field.redline.is_empty() {
        let value = |value: &Option<String>| match value {
            Some(text) => text.clone(),
            None => words.get("report-nothing").to_owned(),
        };
        out.push_str("<del>");
        escape(&value(&field.before), out);
        out.push_str("</del> → <ins>");
        escape(&value(&field.after), out);
        out.push_str("</ins>");
    }
    for Piece { mark, text } in &field.redline {
        let (tag, moved) = match mark {
            Mark::Same => ("", ""),
            Mark::Delete => ("del", ""),
            Mark::Insert => ("ins", ""),
            Mark::MovedFrom => ("del", " class=\"moved\""),
            Mark::MovedTo => ("ins", " class=\"moved\""),
        };
        if tag.is_empty() {
            escape(text, out);
            continue;
        }
        out.push_str(&format!("<{tag}{moved}>"));
        escape(text, out);
        out.push_str(&format!("</{tag}>"));
    }
    out.push_str("</p>");
}

/// Who stands otherwise.
fn impact(words: &Words, impact: &[Impact]) -> Section {
    let mut section = Section::new("impact", words.get("report-impact"));
    let rows: Vec<Row> = impact
        .iter()
        .map(|group| {
            let answers: Vec<String> = group
                .witness
                .answers
                .iter()
                .map(|answer| format!("{} {}", answer.input, answer.answer))
                .collect();
            let smallest = words.with(
                "report-witness",
                &[
                    ("entity", &group.witness.entity),
                    ("answers", &answers.join(words.get("list-comma"))),
                ],
            );
            let what = format!(
                "{} <p class=\"note\">{}</p>",
                escaped(&group.sentence),
                escaped(&smallest)
            );
            Row {
                html: escaped(&group.state),
                lines: Vec::new(),
                cells: vec![
                    Cell::of(what),
                    Cell::of(escaped(words.get(burden(group.burden)))),
                ],
            }
        })
        .collect();
    let head = [
        words.get("report-where"),
        words.get("report-who"),
        words.get("report-burden"),
    ];
    section.table(words.get("report-impact"), &head, rows, "departures");
    section
}

fn burden(burden: Burden) -> &'static str {
    match burden {
        Burden::Up => "burden-up",
        Burden::Down => "burden-down",
        Burden::Shifted => "burden-shifted",
        Burden::None => "burden-none",
        Burden::Unknown => "burden-unknown",
    }
}
