//! Holding a page against what the sources give today.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Mark, Receipt, Stated, words_of};
use crate::review::Digits;

/// What a page turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The sources give the same facts, and the page says them in the same words.
    Reproduced,
    /// The sources give the same facts, and the page has other words.
    OtherText,
    /// The sources give other facts.
    OtherFacts,
    /// The sources give no such page.
    NoSuchPage,
    /// The page carries no receipt.
    NotOurs,
}

impl Verdict {
    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Reproduced => "reproduced",
            Verdict::OtherText => "other-text",
            Verdict::OtherFacts => "other-facts",
            Verdict::NoSuchPage => "no-such-page",
            Verdict::NotOurs => "not-ours",
        }
    }
}

/// How a fact differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It says something else.
    Says,
    /// It says the same and rests on something else.
    Rests,
    /// The page has it no more.
    Gone,
    /// The page did not have it.
    New,
}

/// A fact that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ChangedFact {
    /// Its stable id; that of a source begins with `source:`.
    pub id: String,
    /// How it differs.
    pub change: Change,
    /// The digits that the page has of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Digits>,
    /// The digits that the sources give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Digits>,
    /// The file and line where it stands today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What verifying a page came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Verification {
    /// `acquis-verify`.
    pub format: &'static str,
    /// The version of the format.
    pub version: u32,
    /// What the page turned out to be.
    pub verdict: Verdict,
    /// The path of the page from the root of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The day whose law the page shows, as year-month-day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The hash that the page carries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    /// The hash that the sources give.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// How many facts and sources the page rests on.
    pub facts: usize,
    /// The facts that differ, by id; nothing where the facts of the page as it was are not at hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differ: Option<Vec<ChangedFact>>,
    /// The first line in which the page has other words: its own, then that of the sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<(String, String)>,
}

impl Verification {
    /// A page that carries no receipt.
    #[must_use]
    pub fn not_ours() -> Self {
        Self {
            format: "acquis-verify",
            version: 1,
            verdict: Verdict::NotOurs,
            page: None,
            as_of: None,
            stated: None,
            found: None,
            facts: 0,
            differ: None,
            text: None,
        }
    }
}

/// A page as the sources give it.
#[derive(Debug, Clone)]
pub struct Rebuilt {
    /// Its HTML.
    pub html: String,
    /// Its receipt.
    pub receipt: Receipt,
}

/// Holds a page with its stated receipt against the page that the sources give, if they give one. `before` are
/// the facts of the page as it was, where they are at hand; `place` tells where a fact stands.
#[must_use]
pub fn verify(
    html: &str,
    stated: &Stated,
    rebuilt: Option<&Rebuilt>,
    before: Option<&Receipt>,
    place: &dyn Fn(&str) -> Option<String>,
) -> Verification {
    let mut told = Verification {
        page: Some(stated.path.clone()),
        as_of: Some(stated.as_of.to_string()),
        stated: Some(stated.hash.clone()),
        ..Verification::not_ours()
    };
    let Some(rebuilt) = rebuilt else {
        told.verdict = Verdict::NoSuchPage;
        return told;
    };
    let found = rebuilt.receipt.hash();
    told.facts = rebuilt.receipt.facts.len();
    if found == stated.hash {
        told.text = other_text(html, &rebuilt.html);
        told.verdict = match told.text {
            None => Verdict::Reproduced,
            Some(_) => Verdict::OtherText,
        };
    } else {
        told.verdict = Verdict::OtherFacts;
        // A list that does not come to the hash of the page is not that of the page.
        let before = before.filter(|before| before.hash() == stated.hash);
        told.differ = before.map(|before| differences(before, &rebuilt.receipt, place));
    }
    told.found = Some(found);
    told
}

/// The first line in which two pages have other words.
fn other_text(old: &str, new: &str) -> Option<(String, String)> {
    let (old, new) = (words_of(old), words_of(new));
    let at = (0..old.len().max(new.len())).find(|at| old.get(*at) != new.get(*at))?;
    let line = |lines: &[&str]| lines.get(at).copied().unwrap_or_default().to_owned();
    Some((line(&old), line(&new)))
}

fn differences(
    old: &Receipt,
    new: &Receipt,
    place: &dyn Fn(&str) -> Option<String>,
) -> Vec<ChangedFact> {
    let mut changed = Vec::new();
    let mut tell = |id: &str, change, old: Option<Digits>, new: Option<Digits>| {
        changed.push(ChangedFact {
            id: id.to_owned(),
            change,
            old,
            new,
            place: place(id),
        });
    };
    for (id, was) in &old.facts {
        match new.facts.get(id) {
            None => tell(id, Change::Gone, Some(was.says), None),
            Some(is) => {
                if let Some((change, was, is)) = difference(was, is) {
                    tell(id, change, was, is);
                }
            }
        }
    }
    for (id, is) in &new.facts {
        if !old.facts.contains_key(id) {
            tell(id, Change::New, None, Some(is.says));
        }
    }
    changed.sort_by(|a, b| a.id.cmp(&b.id));
    changed
}

/// How the marks of one fact differ, with the digits in which they do.
fn difference(was: &Mark, is: &Mark) -> Option<(Change, Option<Digits>, Option<Digits>)> {
    if was.says != is.says {
        Some((Change::Says, Some(was.says), Some(is.says)))
    } else if was.rests != is.rests {
        Some((Change::Rests, was.rests, is.rests))
    } else {
        None
    }
}
