//! The facts behind receipts, as they are published beside the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Receipt;
use crate::review::Digits;
use crate::value::Date;

/// The name of the format.
pub const FORMAT: &str = "acquis-receipts";
/// The version of the format.
pub const VERSION: u32 = 1;
/// What stands for the digits of what a source rests on.
const NOTHING: &str = "-";

/// What a fact comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Over what it says, under which provisions and for whom.
    pub says: Digits,
    /// Over what it rests on: sources, grade, remarks. A source rests on nothing else.
    pub rests: Option<Digits>,
}

impl Mark {
    fn parse(says: &str, rests: &str) -> Option<Self> {
        Some(Self {
            says: Digits::parse(says)?,
            rests: match rests {
                NOTHING => None,
                digits => Some(Digits::parse(digits)?),
            },
        })
    }

    fn rests(&self) -> String {
        self.rests
            .map_or_else(|| NOTHING.to_owned(), |digits| digits.to_string())
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}", self.says, self.rests())
    }
}

/// A page in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ListedPage {
    /// The hash of its receipt.
    pub sha256: String,
    /// The places of its facts in the list, from zero.
    pub facts: Vec<usize>,
}

/// The receipts of several pages, with every fact once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptList {
    /// `acquis-receipts`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// The day whose law the pages show, as year-month-day.
    pub as_of: String,
    /// Facts in the order of their ids: the id, sixteen digits over what it says, sixteen over what it
    /// rests on. Ids of sources begin with `source:`.
    pub facts: Vec<(String, String, String)>,
    /// Pages by their paths from the root of the site.
    pub pages: BTreeMap<String, ListedPage>,
}

impl ReceiptList {
    /// Lists the receipts of pages by their paths.
    #[must_use]
    pub fn new<'r>(
        as_of: Date,
        pages: impl Iterator<Item = (&'r str, &'r Receipt)> + Clone,
    ) -> Self {
        let facts: BTreeSet<(&Arc<str>, &Mark)> = pages
            .clone()
            .flat_map(|(_, receipt)| &receipt.facts)
            .collect();
        let places: BTreeMap<&Arc<str>, usize> = facts
            .iter()
            .enumerate()
            .map(|(at, (id, _))| (*id, at))
            .collect();
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            as_of: as_of.to_string(),
            pages: pages
                .map(|(path, receipt)| {
                    let listed = ListedPage {
                        sha256: receipt.hash(),
                        facts: receipt
                            .facts
                            .keys()
                            .filter_map(|id| places.get(id).copied())
                            .collect(),
                    };
                    (path.to_owned(), listed)
                })
                .collect(),
            facts: facts
                .into_iter()
                .map(|(id, mark)| (id.to_string(), mark.says.to_string(), mark.rests()))
                .collect(),
        }
    }

    /// The receipt of a page, if the list has it.
    #[must_use]
    pub fn receipt(&self, path: &str) -> Option<Receipt> {
        let page = self.pages.get(path)?;
        let facts = page.facts.iter().map(|at| {
            let (id, says, rests) = self.facts.get(*at)?;
            Some((Arc::from(id.as_str()), Mark::parse(says, rests)?))
        });
        Some(Receipt {
            facts: facts.collect::<Option<_>>()?,
        })
    }

    /// Reads a list.
    ///
    /// # Errors
    /// What is no list of receipts, or one of another version.
    pub fn read(text: &str) -> Result<Self, String> {
        let list: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if list.format != FORMAT || list.version != VERSION {
            return Err(format!("it is {} {}", list.format, list.version));
        }
        Ok(list)
    }

    /// As JSON: a line a fact and a line a page.
    #[must_use]
    pub fn print(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let facts: Vec<String> = self
            .facts
            .iter()
            .map(|(id, says, rests)| format!("[{},{},{}]", quoted(id), quoted(says), quoted(rests)))
            .collect();
        let pages: Vec<String> = self
            .pages
            .iter()
            .map(|(path, page)| {
                let facts: Vec<String> = page.facts.iter().map(usize::to_string).collect();
                format!(
                    "{}:{{\"sha256\":{},\"facts\":[{}]}}",
                    quoted(path),
                    quoted(&page.sha256),
                    facts.join(",")
                )
            })
            .collect();
        format!(
            "{{\n\"as_of\":{},\n\"facts\":[\n{}\n],\n\"format\":{},\n\"pages\":{{\n{}\n}},\n\"version\":{}\n}}\n",
            quoted(&self.as_of),
            facts.join(",\n"),
            quoted(&self.format),
            pages.join(",\n"),
            self.version
        )
    }
}
