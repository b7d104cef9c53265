//! Where a fact comes from: every fact carries its sources, its grade, its articles and its days.

use schemars::JsonSchema;
use serde::Serialize;

use crate::record::{Clauses, Quote as RecordQuote};
use crate::source::Span;
use crate::value::{Address, Citation, Date, LanguageTag};

/// How good the evidence for a fact is, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Read in the gazette, on the authority's page or on EUR-Lex.
    Official,
    /// Two independent pages agree.
    Corroborated,
    /// One page that is not official.
    Secondary,
    /// Recalled, or its address is not known: never shown as settled law.
    Unverified,
    /// Judgement of the editors; no claim of law.
    Editorial,
}

impl Grade {
    /// Reads the word of a source.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "official" => Self::Official,
            "corroborated" => Self::Corroborated,
            "secondary" => Self::Secondary,
            "unverified" => Self::Unverified,
            "editorial" => Self::Editorial,
            _ => return None,
        })
    }

    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Corroborated => "corroborated",
            Self::Secondary => "secondary",
            Self::Unverified => "unverified",
            Self::Editorial => "editorial",
        }
    }
}

/// Where a fact stands, and how it is written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its statement.
    pub span: Span,
    /// Its keyword.
    pub word: &'static str,
    /// Whether the statement has a name; the id of one without may end in a number, which tells
    /// nothing but its place among its like.
    pub named: bool,
}

/// A text that facts rest on.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Source {
    /// Its id; sources of one state or sector begin with that state or sector.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is; nothing where the text was read but cannot be linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Address>,
    /// The day it was last read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// How good it is as evidence.
    pub grade: Grade,
    /// Who stands behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// The language it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// A kept copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<Address>,
    /// Where it is declared.
    #[serde(skip)]
    pub span: Span,
}

/// A source as one fact rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceUse {
    /// The id of the source.
    pub source: String,
    /// The day it was read for this fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<Date>,
    /// How good it is for this fact.
    pub grade: Grade,
}

/// Words of a provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quote {
    /// Their language, where it is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The words.
    pub text: String,
}

impl From<&RecordQuote> for Quote {
    fn from(quote: &RecordQuote) -> Self {
        Self {
            language: quote.language.clone(),
            text: quote.text.clone(),
        }
    }
}

/// What a block says of itself and not of the statements in it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Remarks {
    /// Remarks for readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The words of the provision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// A reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Earlier names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
}

impl From<&Clauses> for Remarks {
    fn from(clauses: &Clauses) -> Self {
        Self {
            notes: clauses.notes.clone(),
            quotes: clauses.quotes.iter().map(Into::into).collect(),
            because: clauses.because.clone(),
            renamed_from: clauses
                .renamed_from
                .iter()
                .map(|name| name.value.clone())
                .collect(),
        }
    }
}

/// Everything that stands behind a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Proof {
    /// The stable id of the fact, such as `be/reporting/stage/early-warning`.
    pub id: String,
    /// The provisions that say so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<Citation>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceUse>,
    /// The best grade among its sources; unverified where there is none.
    pub grade: Grade,
    /// First day on which it holds, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day on which it holds, where that is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether it stands only in a bill, and so decides nothing yet.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Whether the acts it stands in are repealed, so that it decides nothing any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub repealed: bool,
    /// Remarks for readers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The words of the provision.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// A reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// Earlier ids of the fact.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
}

impl Proof {
    /// Whether it is law: neither a draft nor repealed.
    #[must_use]
    pub fn is_law(&self) -> bool {
        !(self.draft || self.repealed)
    }

    /// Whether it names a provision or a source.
    #[must_use]
    pub fn has_evidence(&self) -> bool {
        !(self.under.is_empty() && self.sources.is_empty())
    }

    /// The latest day on which a source was read for it.
    #[must_use]
    pub fn checked(&self) -> Option<Date> {
        self.sources.iter().filter_map(|used| used.checked).max()
    }
}

/// A value with what stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Fact_of_{T}")]
pub struct Fact<T> {
    /// The value.
    pub value: T,
    /// What stands behind it.
    #[serde(flatten)]
    pub proof: Proof,
}

impl<T> std::ops::Deref for Fact<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
