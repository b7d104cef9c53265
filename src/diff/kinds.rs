//! The kinds of change: one registry, as data.
//!
//! A family is one thing that can change; its kinds are the ways in which it can. The kind of the
//! same change seen from the other side is the kind of its family with the mirrored action, so a
//! family that knows one knows both. `docs/kinds.md` has a section for each family.

mod acts;
mod editorial;
mod evidence;
mod incident;
mod obligation;
mod people;
mod registration;
mod sanction;
mod scope;

use super::report::{Action, Burden, Level, Matter, What};

/// One thing that can change.
#[derive(Debug)]
pub struct Family {
    /// Its id: the heading of its section in `docs/kinds.md`.
    pub id: &'static str,
    /// What it concerns.
    pub matter: Matter,
    /// What of a fact changes.
    pub what: What,
    /// How much attention it asks for, unless the settings say otherwise.
    pub level: Level,
    /// The ways in which it changes.
    pub kinds: &'static [Kind],
}

/// One way in which one thing changes.
#[derive(Debug)]
pub struct Kind {
    /// Its stable id.
    pub id: &'static str,
    /// What happens.
    pub action: Action,
    /// Which way the burden moves, where the kind alone tells.
    pub burden: Burden,
    /// The change in plain language: `{name}`, `{before}` and `{after}` stand for the fact and its
    /// values.
    pub text: &'static str,
}

/// A kind with its family.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// The family.
    pub family: &'static Family,
    /// The kind.
    pub kind: &'static Kind,
}

const fn kind(id: &'static str, action: Action, burden: Burden, text: &'static str) -> Kind {
    Kind {
        id,
        action,
        burden,
        text,
    }
}

/// The family of what no other knows.
pub const CATCH_ALL: &str = "fact";

/// Every family, the most important first: where several things of one fact change, the first is the
/// change, and those that only word or prove it are told with it.
pub fn families() -> impl Iterator<Item = &'static Family> {
    let tables = [
        scope::FAMILIES,
        incident::FAMILIES,
        registration::FAMILIES,
        sanction::FAMILIES,
        obligation::FAMILIES,
        people::FAMILIES,
        acts::FAMILIES,
        evidence::FAMILIES,
        editorial::FAMILIES,
    ];
    tables.into_iter().flatten()
}

/// Every kind.
pub fn kinds() -> impl Iterator<Item = Known> {
    families().flat_map(|family| family.kinds.iter().map(move |kind| Known { family, kind }))
}

/// What stands in for a kind if the registry had none, which a test rules out.
pub(super) const NOTHING: Known = Known {
    family: &UNKNOWN,
    kind: &UNKNOWN.kinds[0],
};

static UNKNOWN: Family = Family {
    id: CATCH_ALL,
    matter: Matter::Editorial,
    what: What::Value,
    level: Level::Warn,
    kinds: &[kind(
        "fact-changed",
        Action::Change,
        Burden::Unknown,
        "{name} changes",
    )],
};

/// A kind by its id.
#[must_use]
pub fn find(id: &str) -> Option<Known> {
    kinds().find(|known| known.kind.id == id)
}

/// The kind of a family for what happened: the plain change where it has none for just that.
pub(super) fn of(family: &str, action: Action) -> Option<Known> {
    let family = families().find(|known| known.id == family)?;
    let with = |action| family.kinds.iter().find(move |kind| kind.action == action);
    let kind = with(action)
        .or_else(|| with(Action::Change))
        .or_else(|| family.kinds.first())?;
    Some(Known { family, kind })
}

impl Known {
    /// The kind of the same change seen from the other side.
    #[must_use]
    pub fn mirror(self) -> Option<&'static Kind> {
        let wanted = self.kind.action.mirror();
        self.family.kinds.iter().find(|kind| kind.action == wanted)
    }

    /// The section of `docs/kinds.md` that tells of it.
    #[must_use]
    pub fn page(self) -> Option<&'static str> {
        let text = include_str!("../../docs/kinds.md");
        let heading = format!("\n## {}\n", self.family.id);
        let start = text.find(&heading)? + 1;
        let rest = &text[start..];
        let end = rest[3..].find("\n## ").map_or(rest.len(), |end| end + 4);
        Some(rest[..end].trim_end())
    }
}
