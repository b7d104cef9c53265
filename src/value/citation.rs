//! Citations: which provision of which act.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// One step of a citation: `art 35(1)(a)`, `§ 28(3)`, `annex I`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Provision {
    /// The kind of provision, as written: `art`, `§`, `annex`, `recital` …
    pub kind: String,
    /// Its number: `35(1)(a)`, `16bis`, `3¹(2)`; empty for the only annex of an act.
    pub number: String,
}

impl Provision {
    /// A number in its one written form: raised digits as such, where `^` stands for them.
    #[must_use]
    pub fn canonical_number(written: &str) -> Cow<'_, str> {
        if !written.contains('^') {
            return Cow::Borrowed(written);
        }
        let mut raised = false;
        let number = written.chars().filter_map(|c| {
            let digit = c.to_digit(10).and_then(|digit| RAISED.get(digit as usize));
            raised = c == '^' || raised && digit.is_some();
            match digit {
                Some(digit) if raised => Some(*digit),
                _ => (c != '^').then_some(c),
            }
        });
        Cow::Owned(number.collect())
    }

    /// The digit that a raised digit stands for; any other character as it is.
    #[must_use]
    pub fn plain_digit(c: char) -> char {
        let digit = RAISED.iter().position(|raised| *raised == c);
        digit
            .and_then(|digit| char::from_digit(u32::try_from(digit).ok()?, 10))
            .unwrap_or(c)
    }
}

/// What Latin counts articles by that were inserted later: `art 16bis`.
pub const INSERTED_ARTICLES: [&str; 9] = [
    "bis",
    "ter",
    "quater",
    "quinquies",
    "sexies",
    "septies",
    "octies",
    "novies",
    "decies",
];

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

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
            "schedule" => "Schedule",
            "head" => "Head",
            "para" => "para.",
            "no" => "no.",
            "nos" => "nos.",
            other => other,
        };
        if self.number.is_empty() {
            return f.write_str(word);
        }
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
