//! Sources of a page: every fact carries a marker that leads to its entry in the list of sources.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::words::Words;
use crate::model::{Grade, KnowledgeBase, Source};

/// Every source with the label it bears on all pages: `BE3` is the third source of the Belgian file.
#[derive(Debug)]
pub struct SourceIndex<'a> {
    entries: Vec<Listed<'a>>,
    by_id: BTreeMap<&'a str, u32>,
}

/// A source, its label and its anchor.
#[derive(Debug)]
pub struct Listed<'a> {
    /// The source.
    pub source: &'a Source,
    /// What markers show.
    pub label: String,
    /// The id of its entry.
    pub anchor: String,
}

impl<'a> SourceIndex<'a> {
    /// Numbers the sources of each file, or state, in the order in which they stand.
    #[must_use]
    pub fn new(base: &'a KnowledgeBase, words: &Words) -> Self {
        let mut sources: Vec<&Source> = base.sources.values().collect();
        sources.sort_by(|a, b| (a.span, &a.id).cmp(&(b.span, &b.id)));
        let mut counts: BTreeMap<(String, usize), u32> = BTreeMap::new();
        let mut entries = Vec::with_capacity(sources.len());
        for source in sources {
            let owner = source.id.split('/').next().unwrap_or_default();
            // Files of sectors count each for itself: no page shows two of them.
            let (prefix, group) = if owner == "sectors" {
                (
                    words.get("source-prefix-sector").to_owned(),
                    source.span.file.index(),
                )
            } else if base.directives.contains_key(owner) {
                (words.get("source-prefix-directive").to_owned(), 0)
            } else {
                (owner.to_ascii_uppercase(), 0)
            };
            let count = counts.entry((owner.to_owned(), group)).or_insert(0);
            *count += 1;
            let label = format!("{prefix}{count}");
            entries.push(Listed {
                source,
                anchor: label.to_lowercase(),
                label,
            });
        }
        let by_id = entries
            .iter()
            .enumerate()
            .map(|(at, listed)| (listed.source.id.as_str(), at as u32))
            .collect();
        Self { entries, by_id }
    }

    /// The number of a source.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The source of a number.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<&Listed<'a>> {
        self.entries.get(number as usize)
    }
}

/// What a page, or a part of one, rests on.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// The sources, by number.
    pub sources: BTreeSet<u32>,
    /// The acts that are cited, by id.
    pub acts: BTreeSet<String>,
    /// The facts: their stable ids and what the page says of them.
    pub facts: BTreeMap<String, String>,
}

impl Trace {
    /// Adds what another part rests on.
    pub fn join(&mut self, other: &Trace) {
        self.sources.extend(&other.sources);
        self.acts.extend(other.acts.iter().cloned());
        for (id, line) in &other.facts {
            if !self.facts.contains_key(id) {
                self.facts.insert(id.clone(), line.clone());
            }
        }
    }

    /// SHA-256 over the facts: a line each, in the order of their ids. A change of any other fact
    /// leaves it as it is.
    #[must_use]
    pub fn receipt(&self) -> String {
        let mut hasher = Sha256::new();
        for (id, line) in &self.facts {
            hasher.update(id.as_bytes());
            hasher.update(b"\t");
            hasher.update(line.as_bytes());
            hasher.update(b"\n");
        }
        hex(&hasher.finalize())
    }
}

/// Bytes as small hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

/// The message with the shape of a grade; shapes tell grades apart without colour.
#[must_use]
pub fn shape(grade: Grade) -> &'static str {
    match grade {
        Grade::Official => "grade-official-shape",
        Grade::Corroborated => "grade-corroborated-shape",
        Grade::Secondary => "grade-secondary-shape",
        Grade::Unverified => "grade-unverified-shape",
        Grade::Editorial => "grade-editorial-shape",
    }
}
