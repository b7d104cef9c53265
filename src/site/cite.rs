//! Sources of a page: every fact carries a marker that leads to its entry in the list of sources.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::words::Words;
use crate::model::inherit::Law;
use crate::model::{Grade, KnowledgeBase, Source};
use crate::receipt::{Ledger, Receipt, named_id, source_id};

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
    /// The facts, by their stable ids.
    pub facts: BTreeSet<String>,
    /// Whether some of the facts rest on sources that are not named.
    pub further: bool,
}

impl Trace {
    /// Adds a fact.
    pub fn show(&mut self, id: &str) {
        if !self.facts.contains(id) {
            self.facts.insert(id.to_owned());
        }
    }

    /// Adds what another part rests on.
    pub fn join(&mut self, other: &Trace) {
        self.sources.extend(&other.sources);
        self.acts.extend(other.acts.iter().cloned());
        self.facts.extend(other.facts.iter().cloned());
        self.further |= other.further;
    }

    /// The receipt of a page that rests on this: its facts, and the sources that they rest on.
    #[must_use]
    pub fn receipt(&self, ledger: &Ledger, index: &SourceIndex<'_>, law: &Law<'_>) -> Receipt {
        let sources = self
            .sources
            .iter()
            .filter_map(|number| index.get(*number))
            .map(|listed| source_id(&listed.source.id));
        let acts = self.acts.iter().map(|act| act_id(law, act));
        let beside: Vec<String> = sources.chain(acts).collect();
        ledger.receipt(self.facts.iter().chain(&beside).map(String::as_str))
    }
}

/// The id of an act among all facts.
#[must_use]
pub fn act_id(law: &Law<'_>, act: &str) -> String {
    let own = law
        .country
        .filter(|country| country.body.laws.iter().any(|law| law.id == act));
    match own {
        Some(country) => named_id(&country.code.lower(), "law", act),
        None => named_id(&law.directive.act.id, "law", act),
    }
}

/// The receipt of a page with its hash.
#[derive(Debug, Clone)]
pub struct Stamp {
    /// The SHA-256 over its lines.
    pub hash: String,
    /// What it is made of.
    pub receipt: Arc<Receipt>,
}

impl Stamp {
    /// Computes the hash.
    #[must_use]
    pub fn new(receipt: Receipt) -> Self {
        Self {
            hash: receipt.hash(),
            receipt: Arc::new(receipt),
        }
    }
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
