//! Who is covered, and in which class.

use super::{Family, kind};
use crate::diff::report::Action::{Add, Change, Lower, Narrow, Raise, Remove, Widen};
use crate::diff::report::Burden;
use crate::diff::report::Burden::{Down, Shifted, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::Scope;
use crate::diff::report::What::{Condition, Existence, Party, Text, Threshold, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "rule",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "rule-added",
                Add,
                Unknown,
                "the rule {name} is new: {after}",
            ),
            kind(
                "rule-removed",
                Remove,
                Unknown,
                "the rule {name} is gone; it said: {before}",
            ),
        ],
    },
    Family {
        id: "threshold",
        matter: Scope,
        what: Threshold,
        level: Deny,
        kinds: &[
            kind(
                "threshold-raised",
                Raise,
                Unknown,
                "the bound in {name} rises from {before} to {after}",
            ),
            kind(
                "threshold-lowered",
                Lower,
                Unknown,
                "the bound in {name} falls from {before} to {after}",
            ),
        ],
    },
    Family {
        id: "rule-condition",
        matter: Scope,
        what: Condition,
        level: Deny,
        kinds: &[
            kind(
                "rule-widened",
                Widen,
                Unknown,
                "the rule {name} holds for more: {after}; it was {before}",
            ),
            kind(
                "rule-narrowed",
                Narrow,
                Unknown,
                "the rule {name} holds for fewer: {after}; it was {before}",
            ),
            kind(
                "rule-scope-changed",
                Change,
                Shifted,
                "the rule {name} holds for others: {after}; it was {before}",
            ),
        ],
    },
    Family {
        id: "rule-effect",
        matter: Scope,
        what: Value,
        level: Deny,
        kinds: &[kind(
            "rule-effect-changed",
            Change,
            Unknown,
            "the rule {name} does something else: {after} instead of {before}",
        )],
    },
    Family {
        id: "removal",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "baseline-taken-away",
                Add,
                Down,
                "the state takes {name} of the directive away",
            ),
            kind(
                "baseline-restored",
                Remove,
                Up,
                "{name} of the directive applies again",
            ),
        ],
    },
    Family {
        id: "class",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "class-added",
                Add,
                Unknown,
                "the national class {name} is new",
            ),
            kind(
                "class-removed",
                Remove,
                Unknown,
                "the national class {name} is gone",
            ),
            kind(
                "class-changed",
                Change,
                Unknown,
                "the national class {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "left-out",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "sector-left-out",
                Add,
                Down,
                "{name} is not covered any more",
            ),
            kind("sector-covered", Remove, Up, "{name} is covered after all"),
        ],
    },
    Family {
        id: "sector",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind("sector-added", Add, Unknown, "the sector {name} is new"),
            kind(
                "sector-removed",
                Remove,
                Unknown,
                "the sector {name} is gone",
            ),
            kind(
                "sector-changed",
                Change,
                Unknown,
                "the sector {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "entity-type",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "entity-type-added",
                Add,
                Unknown,
                "the entity type {name} is new",
            ),
            kind(
                "entity-type-removed",
                Remove,
                Unknown,
                "the entity type {name} is gone",
            ),
            kind(
                "entity-type-changed",
                Change,
                Unknown,
                "the entity type {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "definition",
        matter: Scope,
        what: Text,
        level: Warn,
        kinds: &[
            kind(
                "definition-added",
                Add,
                Unknown,
                "a definition of {name} is new: {after}",
            ),
            kind(
                "definition-removed",
                Remove,
                Unknown,
                "a definition of {name} is gone: {before}",
            ),
            kind(
                "definition-changed",
                Change,
                Unknown,
                "the definition of {name} changes",
            ),
        ],
    },
    Family {
        id: "jurisdiction",
        matter: Scope,
        what: Party,
        level: Deny,
        kinds: &[
            kind(
                "jurisdiction-rule-added",
                Add,
                Unknown,
                "the rule of jurisdiction {name} is new",
            ),
            kind(
                "jurisdiction-rule-removed",
                Remove,
                Unknown,
                "the rule of jurisdiction {name} is gone",
            ),
            kind(
                "jurisdiction-rule-changed",
                Change,
                Unknown,
                "the rule of jurisdiction {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "size-terms",
        matter: Scope,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "size-rule-added",
                Add,
                Unknown,
                "the size rule {name} is new",
            ),
            kind(
                "size-rule-removed",
                Remove,
                Unknown,
                "the size rule {name} is gone",
            ),
            kind(
                "size-rule-changed",
                Change,
                Unknown,
                "the size rule {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "regime",
        matter: Scope,
        what: Existence,
        level: Deny,
        kinds: &[
            kind("regime-added", Add, Shifted, "the regime {name} is new"),
            kind(
                "regime-removed",
                Remove,
                Shifted,
                "the regime {name} is gone",
            ),
            kind(
                "regime-changed",
                Change,
                Shifted,
                "the regime {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "input",
        matter: Scope,
        what: Value,
        level: Warn,
        kinds: &[
            kind(
                "question-of-fact-added",
                Add,
                Burden::None,
                "the question {name} is new",
            ),
            kind(
                "question-of-fact-removed",
                Remove,
                Burden::None,
                "the question {name} is gone",
            ),
            kind(
                "question-of-fact-changed",
                Change,
                Burden::None,
                "the question {name} changes: {after} instead of {before}",
            ),
        ],
    },
];
