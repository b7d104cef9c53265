//! Authorities, classes and regimes: who is there, and for whom a block speaks.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::condition::Condition;
use super::super::proof::{Fact, Remarks};
use super::entry::Entry;
use crate::value::{Address, LanguageTag};

/// A class of the state's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NationalClass {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it stands beside essential and important.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// The class of the directive its members also have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Who is in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// A body with a role under the law.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Authority {
    /// Its id.
    pub id: String,
    /// English name.
    pub name: String,
    /// Names in the languages of the state.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<LanguageTag, Fact<String>>,
    /// Abbreviation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Fact<String>>,
    /// What it is under the law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Fact<Vec<String>>>,
    /// What it supervises, statement by statement.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supervises: Vec<Fact<Remit>>,
    /// What it does not supervise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub except: Option<Fact<Vec<String>>>,
    /// Whom a CSIRT answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub serves: Option<Fact<Vec<String>>>,
    /// Site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Fact<Address>>,
    /// Mailbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Fact<Address>>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Fact<String>>,
    /// Remit in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remit: Option<Fact<String>>,
    /// The part of the state it answers for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub territory: Option<String>,
    /// Regimes it supervises.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regimes: Vec<String>,
    /// Anything else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Fact<Entry>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// What an authority supervises, and which of its entities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Remit {
    /// `all`, `nothing`, sectors, subsectors, entity types.
    pub what: Vec<String>,
    /// Those entities alone for which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

/// A sector act that displaces or varies the directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Regime {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The acts it stands in.
    pub acts: Vec<String>,
    /// For whom.
    pub applies: Condition,
    /// What of the directive gives way.
    pub displaces: Vec<String>,
    /// Who supervises.
    pub authorities: Vec<String>,
    /// What it means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
}

/// For whom a block speaks, when a state has several of its kind, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Addressee {
    /// The name of the block.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// For which entities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applies: Option<Condition>,
    /// Under which regime.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<String>,
    /// What the block says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
}
