//! The sources of a page, its disclaimer and its receipt.

use serde::Serialize;

use super::super::SiteError;
use super::super::cite::{SourceIndex, Trace, shape};
use super::super::theme::Theme;
use super::super::words::Words;
use crate::model::Act;
use crate::model::inherit::Law;
use crate::value::Date;

#[derive(Serialize)]
struct View<'a> {
    acts: Vec<Cited<'a>>,
    sources: Vec<Entry<'a>>,
    receipt: &'a str,
    list: String,
    as_of: String,
    report_url: Option<&'a str>,
    further: bool,
}

/// An act that a statement of the page cites.
#[derive(Serialize)]
struct Cited<'a> {
    name: &'a str,
    number: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Entry<'a> {
    anchor: &'a str,
    label: &'a str,
    title: &'a str,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    language: Option<&'a str>,
    checked: Option<String>,
    grade: &'static str,
    shape: &'a str,
    word: &'a str,
}

/// What the last section of a page is made of.
#[derive(Debug)]
pub struct Foot<'a> {
    /// The law whose acts are cited.
    pub law: &'a Law<'a>,
    /// What the page rests on.
    pub trace: &'a Trace,
    /// The hash of its receipt.
    pub hash: &'a str,
    /// Where the facts of the receipt are listed, from the page.
    pub list: String,
    /// The day whose law it shows.
    pub as_of: Date,
    /// Where errors can be reported.
    pub report_url: Option<&'a str>,
}

/// The last section of a page: every source with the day it was read and its grade.
///
/// # Errors
/// A template that does not fit.
pub fn render(
    theme: &Theme,
    words: &Words,
    index: &SourceIndex<'_>,
    foot: Foot<'_>,
) -> Result<String, SiteError> {
    let (trace, law) = (foot.trace, foot.law);
    let sources = trace
        .sources
        .iter()
        .filter_map(|number| index.get(*number))
        .map(|listed| {
            let source = listed.source;
            Entry {
                anchor: &listed.anchor,
                label: &listed.label,
                title: &source.title,
                // Many titles name the publisher already.
                publisher: source
                    .publisher
                    .as_deref()
                    .filter(|publisher| !source.title.contains(publisher)),
                url: source.url.as_ref().map(|url| url.as_str()),
                language: source.language.as_ref().map(|language| language.as_str()),
                checked: source.checked.map(|date| words.date(date)),
                grade: source.grade.word(),
                shape: words.get(shape(source.grade)),
                word: words.get(match source.grade {
                    crate::model::Grade::Official => "grade-official",
                    crate::model::Grade::Corroborated => "grade-corroborated",
                    crate::model::Grade::Secondary => "grade-secondary",
                    crate::model::Grade::Unverified => "grade-unverified",
                    crate::model::Grade::Editorial => "grade-editorial",
                }),
            }
        })
        .collect();
    // An act whose own text was read stands among the sources already.
    let read = |act: &&Act| {
        let mut read = trace
            .sources
            .iter()
            .filter_map(|number| index.get(*number)?.source.url.as_ref());
        act.link().is_some_and(|text| read.any(|url| url == text))
    };
    let acts = trace
        .acts
        .iter()
        .filter_map(|id| law.act(id))
        .filter(|act| !read(act))
        .map(|act| Cited {
            name: &act.name,
            number: act
                .number
                .as_ref()
                .or(act.citation.as_ref())
                .map(|number| number.value.as_str()),
            url: act.link().map(|url| url.as_str()),
        })
        .collect();
    theme.render(
        "sources.html",
        &View {
            acts,
            sources,
            receipt: foot.hash,
            list: foot.list,
            as_of: words.date(foot.as_of),
            report_url: foot.report_url,
            further: trace.further,
        },
    )
}
