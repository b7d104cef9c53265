//! Sectors and the kinds of entity in them.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::proof::{Fact, Remarks};
use super::entry::Entry;
use crate::value::Citation;

/// A sector.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Sector {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The annex it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// Its point in the annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<u32>,
    /// Whether a state took it out of the annexes, saying `annex none`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub taken_out: bool,
    /// Whether a state added it.
    pub national: bool,
    /// What it is and why it matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Fact<String>>,
    /// Subsectors, in order.
    pub subsectors: Vec<Subsector>,
    /// Entity types, in order, those of subsectors included.
    pub types: Vec<EntityType>,
    /// Risks.
    pub risks: Vec<Fact<Entry>>,
    /// Obligations.
    pub obligations: Vec<Fact<Entry>>,
    /// Kinds of organisation.
    pub organisations: Vec<Fact<Entry>>,
    /// Sectors that a reader looks at next.
    pub related: Vec<String>,
    /// Anything else.
    pub details: Vec<Fact<Entry>>,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// A subsector.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Subsector {
    /// Its id within the sector.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its letter in the annex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<String>,
}

/// A kind of entity.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EntityType {
    /// Its id.
    pub id: String,
    /// Its official short name.
    pub name: String,
    /// The sector.
    pub sector: String,
    /// The subsector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subsector: Option<String>,
    /// The annex; nothing for types outside the annexes, optional ones among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// Whether it stands in no annex whatever its sector does: it says `annex none`, or is optional.
    #[serde(skip)]
    pub outside_annexes: bool,
    /// In plain words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Fact<String>>,
    /// The provisions that define it.
    pub defined_by: Vec<Fact<String>>,
    /// Where the reference leads today.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub now_defined_by: Vec<Fact<String>>,
    /// The limb by which it is in scope at any size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any_size: Option<Fact<Vec<Citation>>>,
    /// The option by which a state may cover it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub optional: Option<Fact<Vec<Citation>>>,
    /// Which state it answers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<Fact<String>>,
    /// Whether it stands in ENISA's registry.
    pub enisa_registry: bool,
    /// Whether Implementing Regulation (EU) 2024/2690 binds it.
    pub implementing_2690: bool,
    /// NACE codes.
    pub nace: Vec<Fact<Nace>>,
    /// Kinds that the annex names within the type.
    pub variants: Vec<Fact<Entry>>,
    /// Whether a state added it.
    pub national: bool,
    /// What it says of itself.
    #[serde(flatten)]
    pub remarks: Remarks,
    /// Where it is declared.
    #[serde(skip)]
    pub span: crate::source::Span,
}

/// NACE codes, Rev. 2.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Nace {
    /// Whether the annex itself uses the codes.
    pub legal: bool,
    /// The codes.
    pub codes: Vec<String>,
}
