//! Citations: which provision of which act.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// One step of a citation: `art 35(1)(a)`, `§ 28(3)`, `annex I`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Provision {
    /// The kind of provision, as written: `art`, `§`, `annex`, `recital` …
    pub kind: String,
    /// Its number, as written.
    pub number: String,
}

/// A provision of an act.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Citation {
    /// The id of the law or directive.
    pub law: String,
    /// From the outer to the inner: `annex I`, `point 9`. Empty where the whole act is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub provisions: Vec<Provision>,
}

impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.kind.as_str() {
            "art" => "Art.",
            "arts" => "Arts",
            "s" => "s.",
            "ss" => "ss.",
            "recital" => "recital",
            "recitals" => "recitals",
            "annex" => "Annex",
            "para" => "para.",
            "no" => "no.",
            "nos" => "nos.",
            other => other,
        };
        write!(f, "{word} {}", self.number)
    }
}

impl Citation {
    /// The provisions alone, for people: `Annex I point 9`.
    #[must_use]
    pub fn place(&self) -> String {
        let steps: Vec<String> = self.provisions.iter().map(ToString::to_string).collect();
        steps.join(" ")
    }
}
