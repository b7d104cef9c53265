//! The static site: a knowledge base, settings, templates and words in; files in memory out.

pub mod checklist;
mod cite;
mod desk;
mod extent;
mod fault;
mod feed;
mod jsonld;
pub mod markdown;
mod pages;
mod part;
mod phrase;
pub mod picture;
mod place;
mod recorded;
mod section;
mod shell;
mod theme;
pub mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::model::{Freshness, KnowledgeBase};
use crate::receipt::Rebuilt;
use crate::templates::Templates;
use crate::value::Date;
pub use fault::Fault;
pub use recorded::Recorded;
use words::Words;

/// What the site must be told beside the law.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteSettings {
    /// The name of the site.
    pub title: String,
    /// The address of the folder that holds `site` and `data`, without a `/` at the end.
    pub base_url: Option<String>,
    /// The licence of the data.
    pub licence: Option<String>,
    /// Where sources can be edited: an address to which the path of a file is added.
    pub edit_url: Option<String>,
    /// The paths of the sources, in the order of their ids.
    pub files: Vec<String>,
    /// Where errors can be reported.
    pub report_url: Option<String>,
    /// How the age of evidence is judged; a year before the day of the law where nothing is said.
    pub freshness: Option<Freshness>,
    /// Change reports to publish.
    pub recorded: Vec<Recorded>,
    /// The facts that somebody approved, by their ids.
    pub reviewed: Reviewed,
    /// The form and the words of pages.
    pub templates: Templates,
}

/// The facts that somebody approved, by their ids: on which day, and by whom where that is to be said.
pub type Reviewed = BTreeMap<String, (Date, Option<String>)>;

/// Why there is no site.
#[derive(Debug)]
#[non_exhaustive]
pub enum SiteError {
    /// Templates, scripts or words of pages cannot be used.
    Unusable(Vec<Fault>),
    /// What pages read has no place in JSON; nothing that is written has not.
    Json(serde_json::Error),
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SiteError::Unusable(faults) => {
                let faults: Vec<String> = faults.iter().map(Fault::to_string).collect();
                f.write_str(&faults.join("; "))
            }
            SiteError::Json(error) => write!(f, "what pages read cannot be written: {error}"),
        }
    }
}

impl std::error::Error for SiteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SiteError::Unusable(_) => None,
            SiteError::Json(error) => Some(error),
        }
    }
}

impl From<minijinja::Error> for SiteError {
    fn from(error: minijinja::Error) -> Self {
        SiteError::Unusable(vec![Fault::of_template(&error)])
    }
}

impl From<serde_json::Error> for SiteError {
    fn from(error: serde_json::Error) -> Self {
        SiteError::Json(error)
    }
}

/// Renders every page. Paths begin with `site/`, but for the files that hosts and robots read at the
/// root of what is published; the same knowledge base and settings give the same bytes.
///
/// # Errors
/// A template, a script or a word that is missing or cannot be used; nothing that the sources say.
pub fn render(
    base: &KnowledgeBase,
    settings: &SiteSettings,
) -> Result<BTreeMap<String, Vec<u8>>, SiteError> {
    Ok(make(base, settings, &|_| true)?.files)
}

/// One page as [`render`] would give it, with its receipt; nothing where there is no such page, or
/// where it states no law. The path is the one from the root of the site.
///
/// # Errors
/// As [`render`].
pub fn rebuild(
    base: &KnowledgeBase,
    settings: &SiteSettings,
    path: &str,
) -> Result<Option<Rebuilt>, SiteError> {
    let mut made = make(base, settings, &|page| page == path)?;
    let html = made.files.remove(&format!("site/{path}"));
    let receipt = made.receipts.remove(path);
    Ok(html.zip(receipt).map(|(html, receipt)| Rebuilt {
        html: String::from_utf8_lossy(&html).into_owned(),
        receipt: Arc::unwrap_or_clone(receipt),
    }))
}

fn make(
    base: &KnowledgeBase,
    settings: &SiteSettings,
    wanted: &(dyn Fn(&str) -> bool + Sync),
) -> Result<pages::Made, SiteError> {
    let words = Arc::new(Words::english(&settings.templates)?);
    let made = pages::all(base, settings, &words, wanted)?;
    words.complete()?;
    Ok(made)
}

#[cfg(test)]
pub(crate) mod tests;
