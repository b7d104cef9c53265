//! Statements in words, what is not known, and everything else.

use super::{Family, kind};
use crate::diff::report::Action::{Add, Change, Remove};
use crate::diff::report::Burden;
use crate::diff::report::Burden::Unknown;
use crate::diff::report::Level::{Deny, Info, Warn};
use crate::diff::report::Matter::{Citation, Editorial, Obligation};
use crate::diff::report::What::{Existence, Text, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "country",
        matter: Editorial,
        what: Existence,
        level: Warn,
        kinds: &[
            kind(
                "country-added",
                Add,
                Burden::None,
                "{name} is in the knowledge base",
            ),
            kind(
                "country-removed",
                Remove,
                Burden::None,
                "{name} is not in the knowledge base any more",
            ),
            kind(
                "country-changed",
                Change,
                Burden::None,
                "what is said of {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "directive",
        matter: Editorial,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "directive-added",
                Add,
                Unknown,
                "{name} is in the knowledge base",
            ),
            kind(
                "directive-removed",
                Remove,
                Unknown,
                "{name} is not in the knowledge base any more",
            ),
        ],
    },
    Family {
        id: "statement",
        matter: Obligation,
        what: Existence,
        level: Warn,
        kinds: &[
            kind("statement-added", Add, Unknown, "{name} is new"),
            kind("statement-removed", Remove, Unknown, "{name} is gone"),
            kind(
                "statement-changed",
                Change,
                Unknown,
                "{name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "uncertainty",
        matter: Citation,
        what: Existence,
        level: Warn,
        kinds: &[
            kind(
                "uncertainty-opened",
                Add,
                Burden::None,
                "it is open: {name}",
            ),
            kind(
                "uncertainty-closed",
                Remove,
                Burden::None,
                "it is open no more: {name}",
            ),
            kind(
                "uncertainty-changed",
                Change,
                Burden::None,
                "what is open changes: {name}",
            ),
        ],
    },
    Family {
        id: "checklist",
        matter: Editorial,
        what: Value,
        level: Info,
        kinds: &[
            kind(
                "checklist-item-added",
                Add,
                Burden::None,
                "the question of the checklist {name} is new",
            ),
            kind(
                "checklist-item-removed",
                Remove,
                Burden::None,
                "the question of the checklist {name} is gone",
            ),
            kind(
                "checklist-item-changed",
                Change,
                Burden::None,
                "the question of the checklist {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "wording",
        matter: Editorial,
        what: Text,
        level: Info,
        kinds: &[
            kind(
                "wording-added",
                Add,
                Burden::None,
                "a text of {name} is new",
            ),
            kind(
                "wording-removed",
                Remove,
                Burden::None,
                "a text of {name} is gone",
            ),
            kind(
                "wording-changed",
                Change,
                Burden::None,
                "the wording of {name} changes",
            ),
        ],
    },
    Family {
        id: "fact",
        matter: Editorial,
        what: Value,
        level: Warn,
        kinds: &[
            kind("fact-added", Add, Unknown, "{name} is new"),
            kind("fact-removed", Remove, Unknown, "{name} is gone"),
            kind(
                "fact-changed",
                Change,
                Unknown,
                "{name} changes: {after} instead of {before}",
            ),
        ],
    },
];
