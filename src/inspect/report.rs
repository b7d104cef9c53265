//! Findings on pages as diagnostics, with the place in the sources where one can be told.

use std::collections::{BTreeMap, BTreeSet};

use super::{Files, Finding};
use crate::diagnostic::Diagnostic;
use crate::site::Fault;
use crate::source::{FileId, SourceFile, SourceSet, Span};
use crate::templates::Templates;

/// How many further pages are named where many have the same.
const NAMED: usize = 3;

/// Diagnostics, and the texts that they point into.
#[derive(Debug)]
pub struct Report {
    /// The pages that are told of, and the sources that they come from.
    pub texts: SourceSet,
    /// One for each thing that is wrong, however many pages have it.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// What keeps pages from being made, in the templates and words that they are made with; the sources
    /// are among the texts as well.
    #[must_use]
    pub fn of_faults(faults: &[Fault], templates: &Templates, sources: &SourceSet) -> Self {
        let paths: BTreeSet<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
        let own = paths
            .into_iter()
            .map(|path| SourceFile::new(path, templates.text(path)));
        let texts = SourceSet::new(
            own.chain(sources.iter().map(|(_, file)| file.clone()))
                .collect(),
        );
        let mut diagnostics: Vec<Diagnostic> = faults
            .iter()
            .filter_map(|fault| {
                let (file, text) = texts.iter().find(|(_, file)| *file.path == *fault.path)?;
                let (start, end) = place_of(fault, &text.text);
                let mut told =
                    Diagnostic::new(fault.code, Span { file, start, end }, &fault.message);
                told.help = fault.help.clone();
                Some(told)
            })
            .collect();
        crate::diagnostic::sort(&mut diagnostics);
        Self { texts, diagnostics }
    }

    /// Adds findings that point into the sources, which are among the texts.
    pub fn take_in(&mut self, sources: &SourceSet, findings: Vec<Diagnostic>) {
        let ids: BTreeMap<&str, FileId> = self
            .texts
            .iter()
            .map(|(id, file)| (&*file.path, id))
            .collect();
        let moved = |span: &mut Span| {
            let file = sources.get(span.file);
            if let Some(id) = file.and_then(|file| ids.get(&*file.path)) {
                span.file = *id;
            }
        };
        for mut finding in findings {
            moved(&mut finding.primary.span);
            finding
                .labels
                .iter_mut()
                .for_each(|label| moved(&mut label.span));
            if let Some(fix) = &mut finding.fix {
                moved(&mut fix.span);
            }
            self.diagnostics.push(finding);
        }
        crate::diagnostic::sort(&mut self.diagnostics);
    }
}

/// Tells what was found. What many pages have is told of the first of them, with the number of the
/// others: it comes from one template or one fact.
#[must_use]
pub fn report(findings: &[Finding], files: &Files, sources: &SourceSet) -> Report {
    let mut alike: BTreeMap<(&str, &str), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let key = (finding.code.id(), finding.about.as_str());
        alike.entry(key).or_default().push(finding);
    }
    let mut texts: BTreeMap<&str, SourceFile> = BTreeMap::new();
    for finding in alike.values().filter_map(|group| group.first()) {
        let text = files
            .get(&finding.page)
            .map(|bytes| String::from_utf8_lossy(bytes));
        texts
            .entry(&finding.page)
            .or_insert_with(|| SourceFile::new(finding.page.as_str(), text.unwrap_or_default()));
    }
    let own = sources.iter().map(|(_, file)| file.clone());
    let texts = SourceSet::new(texts.into_values().chain(own).collect());
    let ids: BTreeMap<&str, FileId> = texts.iter().map(|(id, file)| (&*file.path, id)).collect();
    let diagnostics = alike
        .values()
        .filter_map(|group| {
            let first = group.first()?;
            let page = *ids.get(first.page.as_str())?;
            let mut told = Diagnostic::new(
                first.code,
                Span {
                    file: page,
                    start: first.at.0,
                    end: first.at.1,
                },
                first.message.clone(),
            )
            .here(others(group));
            if let Some((path, start)) = place(sources, &first.about)
                && let Some(file) = ids.get(path)
            {
                let span = Span {
                    file: *file,
                    start,
                    end: start + first.about.len() as u32,
                };
                told = told.label(span, "it is written here");
            }
            told.help = first.help.clone();
            Some(told)
        })
        .collect();
    Report { texts, diagnostics }
}

/// The further pages that have the same.
fn others(group: &[&Finding]) -> String {
    let mut pages: Vec<&str> = group.iter().map(|finding| finding.page.as_str()).collect();
    pages.dedup();
    match pages.len() {
        0 | 1 => String::new(),
        count => {
            let named = pages[1..].iter().take(NAMED).copied().collect::<Vec<_>>();
            let more = if count > NAMED + 1 { " and so on" } else { "" };
            format!("so on {} more: {}{more}", count - 1, named.join(", "))
        }
    }
}

/// Where in its file a fault stands, in bytes: as closely as is known, at least by its line.
fn place_of(fault: &Fault, text: &str) -> (u32, u32) {
    let known = fault
        .range
        .clone()
        .filter(|range| text.get(range.clone()).is_some());
    let range = known.or_else(|| {
        let mut start = 0;
        for (at, line) in text.split_inclusive('\n').enumerate() {
            if Some(at + 1) == fault.line {
                let indent = line.len() - line.trim_start().len();
                return Some(start + indent..start + line.trim_end().len().max(indent));
            }
            start += line.len();
        }
        None
    });
    let range = range.unwrap_or(0..0);
    (range.start as u32, range.end as u32)
}

/// Where in the sources an address is written.
fn place<'s>(sources: &'s SourceSet, about: &str) -> Option<(&'s str, u32)> {
    // An anchor, or a path within the site, is written by no source.
    if !about.contains("://") {
        return None;
    }
    sources.iter().find_map(|(_, file)| {
        let at = file.text.find(about)?;
        Some((&*file.path, at as u32))
    })
}
