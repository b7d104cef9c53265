//! Acts: which are there, since when, and what they change.

use super::{Family, kind};
use crate::diff::report::Action::{Add, BringForward, Change, Lower, Postpone, Raise, Remove};
use crate::diff::report::Burden;
use crate::diff::report::Burden::{Down, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::Citation;
use crate::diff::report::What::{Date, Existence, Link, Text, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "act-succession",
        matter: Citation,
        what: Existence,
        level: Deny,
        kinds: &[kind(
            "act-replaced",
            Change,
            Unknown,
            "{after} takes the place of {before}",
        )],
    },
    Family {
        id: "act-status",
        matter: Citation,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "act-took-effect",
                Add,
                Up,
                "{name} is law now: {after} instead of {before}",
            ),
            kind(
                "act-lost-effect",
                Remove,
                Down,
                "{name} is law no more: {after} instead of {before}",
            ),
            kind(
                "act-status-changed",
                Change,
                Burden::None,
                "{name} is {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "act",
        matter: Citation,
        what: Existence,
        level: Warn,
        kinds: &[
            kind("act-added", Add, Burden::None, "{name} is recorded"),
            kind(
                "act-removed",
                Remove,
                Burden::None,
                "{name} is recorded no more",
            ),
        ],
    },
    Family {
        id: "act-date",
        matter: Citation,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "act-date-brought-forward",
                BringForward,
                Unknown,
                "the day of {name} comes earlier: {after} instead of {before}",
            ),
            kind(
                "act-date-postponed",
                Postpone,
                Unknown,
                "the day of {name} comes later: {after} instead of {before}",
            ),
            kind(
                "act-date-set",
                Add,
                Unknown,
                "the day of {name} is fixed: {after}",
            ),
            kind(
                "act-date-dropped",
                Remove,
                Unknown,
                "the day of {name} is no longer fixed; it was {before}",
            ),
        ],
    },
    Family {
        id: "act-identity",
        matter: Citation,
        what: Text,
        level: Warn,
        kinds: &[
            kind(
                "act-identity-changed",
                Change,
                Burden::None,
                "{name} is described otherwise: {after} instead of {before}",
            ),
            kind(
                "act-identity-added",
                Add,
                Burden::None,
                "{name} is described better: {after}",
            ),
            kind(
                "act-identity-removed",
                Remove,
                Burden::None,
                "{name} is described less: {before} is gone",
            ),
        ],
    },
    Family {
        id: "act-amends",
        matter: Citation,
        what: Link,
        level: Warn,
        kinds: &[
            kind(
                "act-amends-added",
                Add,
                Burden::None,
                "{name} changes other acts: {after}",
            ),
            kind(
                "act-amends-removed",
                Remove,
                Burden::None,
                "{name} does not change {before}",
            ),
            kind(
                "act-amends-changed",
                Change,
                Burden::None,
                "{name} changes {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "transposition",
        matter: Citation,
        what: Link,
        level: Deny,
        kinds: &[
            kind(
                "transposition-added",
                Add,
                Burden::None,
                "the directive is transposed by {after}",
            ),
            kind(
                "transposition-removed",
                Remove,
                Burden::None,
                "the directive is transposed no more by {before}",
            ),
            kind(
                "transposition-changed",
                Change,
                Burden::None,
                "the directive is transposed by {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "transposition-state",
        matter: Citation,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "transposition-advanced",
                Raise,
                Unknown,
                "transposition has come further: {after} instead of {before}",
            ),
            kind(
                "transposition-fell-back",
                Lower,
                Unknown,
                "transposition is less far: {after} instead of {before}",
            ),
            kind(
                "transposition-state-set",
                Add,
                Unknown,
                "where transposition stands is said: {after}",
            ),
            kind(
                "transposition-state-dropped",
                Remove,
                Unknown,
                "where transposition stands is said no more; it was {before}",
            ),
        ],
    },
    Family {
        id: "force",
        matter: Citation,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "became-law",
                Add,
                Up,
                "{name} is law now; it stood in a bill, or in an act that was repealed",
            ),
            kind(
                "ceased-to-be-law",
                Remove,
                Down,
                "{name} is not law any more; it stands in a bill, or in an act that is repealed",
            ),
        ],
    },
];
