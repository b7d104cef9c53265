//! What an organisation can be under the law, and how the answers are ranked.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::Effect;
use crate::model::inherit::Law;

/// What an organisation is under the law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Essential.
    Essential,
    /// Important.
    Important,
    /// In a class of the state's own.
    National(String),
    /// Registers, and has no further class.
    RegistrationOnly,
    /// In scope, but another state has jurisdiction.
    Elsewhere,
    /// Not covered.
    OutOfScope,
    /// Not known; the missing facts would settle it.
    Undetermined,
}

impl Outcome {
    /// The word of the contract.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Essential => "essential",
            Outcome::Important => "important",
            Outcome::National(_) => "national",
            Outcome::RegistrationOnly => "registration-only",
            Outcome::Elsewhere => "elsewhere",
            Outcome::OutOfScope => "out-of-scope",
            Outcome::Undetermined => "undetermined",
        }
    }

    /// The class as conditions name it.
    #[must_use]
    pub fn class(&self) -> &str {
        match self {
            Outcome::National(class) => class,
            other => other.word(),
        }
    }

    /// Whether duties follow from it in the state that was asked.
    #[must_use]
    pub fn is_inside(&self) -> bool {
        matches!(
            self,
            Outcome::Essential | Outcome::Important | Outcome::National(_)
        )
    }

    /// Whether it brings an organisation under the law of the state that was asked, or may once more
    /// is known.
    #[must_use]
    pub fn may_be_inside(&self) -> bool {
        !matches!(self, Outcome::OutOfScope | Outcome::Elsewhere)
    }
}

/// The seven outcomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeWord {
    /// Essential.
    Essential,
    /// Important.
    Important,
    /// In a class of the state's own.
    National,
    /// Registers, and has no further class.
    RegistrationOnly,
    /// In scope, but another state has jurisdiction.
    Elsewhere,
    /// Not covered.
    OutOfScope,
    /// Not known; the missing inputs would settle it.
    Undetermined,
}

impl From<&Outcome> for OutcomeWord {
    fn from(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Essential => Self::Essential,
            Outcome::Important => Self::Important,
            Outcome::National(_) => Self::National,
            Outcome::RegistrationOnly => Self::RegistrationOnly,
            Outcome::Elsewhere => Self::Elsewhere,
            Outcome::OutOfScope => Self::OutOfScope,
            Outcome::Undetermined => Self::Undetermined,
        }
    }
}

/// The classes that the rules of a law give, with their ranks, from the highest to the lowest; those
/// of equal rank in the order in which they are tried. Entities whose class nobody has read stand
/// just below essential, because they could be anything.
pub(super) fn classes(law: &Law<'_>) -> Vec<(Outcome, i32)> {
    let mut classes = vec![
        Outcome::Essential,
        Outcome::Undetermined,
        Outcome::Important,
        Outcome::RegistrationOnly,
    ];
    for class in law
        .rules_of(Effect::National)
        .filter_map(|rule| rule.fact.class.clone())
    {
        let national = Outcome::National(class);
        if !classes.contains(&national) {
            classes.push(national);
        }
    }
    let mut ranked: Vec<(Outcome, i32)> = classes
        .into_iter()
        .map(|class| {
            let rank = rank(law, &class);
            (class, rank)
        })
        .collect();
    ranked.sort_by_key(|(_, rank)| std::cmp::Reverse(*rank));
    ranked
}

impl Outcome {
    /// Whether a rule of this effect and national class gives this outcome.
    pub(super) fn is_given_by(&self, effect: Effect, class: Option<&str>) -> bool {
        match self {
            Outcome::Essential => effect == Effect::Essential,
            Outcome::Important => effect == Effect::Important,
            Outcome::National(own) => effect == Effect::National && class == Some(own),
            Outcome::RegistrationOnly => effect == Effect::RegistrationOnly,
            Outcome::Undetermined => effect == Effect::Undecided,
            Outcome::Elsewhere | Outcome::OutOfScope => false,
        }
    }
}

/// Where the classes stand beside each other; higher counts more.
pub(super) fn rank(law: &Law<'_>, outcome: &Outcome) -> i32 {
    match outcome {
        Outcome::Essential => 400,
        Outcome::Important => 200,
        Outcome::National(class) => national_rank(law, class, 8),
        Outcome::RegistrationOnly => 50,
        Outcome::Elsewhere => 40,
        Outcome::OutOfScope => 0,
        // Could be anything up to essential.
        Outcome::Undetermined => 399,
    }
}

fn national_rank(law: &Law<'_>, class: &str, depth: u32) -> i32 {
    let declared = law
        .country
        .iter()
        .flat_map(|country| &country.body.classes)
        .find(|declared| declared.id == class)
        .and_then(|declared| declared.rank.as_deref());
    let beside = |class: &str| match class {
        "essential" => 400,
        "important" => 200,
        _ if depth == 0 => 300,
        class => national_rank(law, class, depth - 1),
    };
    match declared.and_then(|rank| rank.split_once(' ')) {
        Some(("above", class)) => beside(class) + 1,
        Some(("below", class)) => beside(class) - 1,
        _ => match declared {
            Some("above-essential") => 500,
            Some("below-important") => 100,
            _ => 300,
        },
    }
}
