//! Acts, and where they stand on a day.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::proof::{Fact, Remarks};
use super::entry::Entry;
use crate::value::{Address, Celex, Date, LanguageTag};

/// An act.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct Act {
    /// Its id.
    pub id: String,
    /// Short English name.
    pub name: String,
    /// What kind of act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is to the directive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Where it stands, where its dates do not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated_status: Option<Fact<String>>,
    /// Official titles.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub titles: BTreeMap<LanguageTag, Fact<String>>,
    /// Abbreviation in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Fact<String>>,
    /// Number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Fact<String>>,
    /// Where it stands in the gazette.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub citation: Option<Fact<String>>,
    /// CELEX number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub celex: Option<Fact<Celex>>,
    /// European Legislation Identifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eli: Option<Fact<Address>>,
    /// Where people read the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Fact<Address>>,
    /// Adopted or signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Fact<Date>>,
    /// Published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Fact<Date>>,
    /// Entered into force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_force: Option<Fact<Date>>,
    /// Applies from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Fact<Date>>,
    /// Last day for transposition; directives only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transpose_by: Option<Fact<Date>>,
    /// Repealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repealed: Option<Fact<Date>>,
    /// What it repeals.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub repeals: Vec<Fact<String>>,
    /// Which acts it amends.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amends: Vec<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Fact<String>>,
    /// Anything else: details, deferred provisions, corrigenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Fact<Entry>>,
    /// Other identifiers and plain facts, by the word they are written with.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub other: BTreeMap<String, Fact<String>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// Where an act stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActStatus {
    /// A draft.
    Bill,
    /// Adopted, not yet in force.
    Adopted,
    /// In force.
    InForce,
    /// No longer in force.
    Repealed,
    /// A bill that was rejected, or lapsed: it never became law.
    Failed,
}

impl ActStatus {
    /// All the words, as [`word`](Self::word) has them.
    pub const WORDS: &[&str] = &[
        Self::Bill.word(),
        Self::Adopted.word(),
        Self::InForce.word(),
        Self::Repealed.word(),
        Self::Failed.word(),
    ];

    /// The word, as the datasets have it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bill => "bill",
            Self::Adopted => "adopted",
            Self::InForce => "in-force",
            Self::Repealed => "repealed",
            Self::Failed => "failed",
        }
    }
}

impl Act {
    /// Where the act stands on a day: by its dates, and by what the source says where no date
    /// decides.
    #[must_use]
    pub fn status(&self, on: Date) -> ActStatus {
        let by = |date: &Option<Fact<Date>>| date.as_ref().is_some_and(|date| date.value <= on);
        if by(&self.repealed) {
            return ActStatus::Repealed;
        }
        match self
            .stated_status
            .as_ref()
            .map(|status| status.value.as_str())
        {
            Some("bill") => return ActStatus::Bill,
            Some("repealed") => return ActStatus::Repealed,
            Some("failed") => return ActStatus::Failed,
            Some("in-force") if self.in_force.is_none() => return ActStatus::InForce,
            Some("adopted") if self.in_force.is_none() => return ActStatus::Adopted,
            _ => {}
        }
        if by(&self.in_force) {
            ActStatus::InForce
        } else if by(&self.adopted) || by(&self.published) {
            ActStatus::Adopted
        } else if self.in_force.is_none() && self.adopted.is_none() && self.published.is_none() {
            // Nothing is known of its dates; an act that is cited is taken to be in force.
            ActStatus::InForce
        } else {
            ActStatus::Bill
        }
    }

    /// The first day on which the act binds.
    #[must_use]
    pub fn binds_from(&self) -> Option<&Fact<Date>> {
        self.applies.as_ref().or(self.in_force.as_ref())
    }

    /// The best address for readers.
    #[must_use]
    pub fn link(&self) -> Option<&Address> {
        self.address
            .as_ref()
            .or(self.eli.as_ref())
            .map(|address| &address.value)
    }
}
