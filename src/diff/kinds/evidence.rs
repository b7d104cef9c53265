//! Days of validity, provisions and sources.

use super::{Family, kind};
use crate::diff::report::Action::{Add, BringForward, Change, Lower, Postpone, Raise, Remove};
use crate::diff::report::Burden;
use crate::diff::report::Burden::{Down, Unknown, Up};
use crate::diff::report::Level::{Deny, Info, Warn};
use crate::diff::report::Matter::Citation;
use crate::diff::report::What::{Date, Existence, Link, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "validity-start",
        matter: Citation,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "validity-start-brought-forward",
                BringForward,
                Up,
                "{name} holds earlier: from {after} instead of {before}",
            ),
            kind(
                "validity-start-postponed",
                Postpone,
                Down,
                "{name} holds later: from {after} instead of {before}",
            ),
            kind(
                "validity-start-set",
                Add,
                Unknown,
                "it is said from when {name} holds: {after}",
            ),
            kind(
                "validity-start-dropped",
                Remove,
                Unknown,
                "it is said no more from when {name} holds; it was {before}",
            ),
        ],
    },
    Family {
        id: "validity-end",
        matter: Citation,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "validity-end-brought-forward",
                BringForward,
                Unknown,
                "{name} ends earlier: {after} instead of {before}",
            ),
            kind(
                "validity-end-postponed",
                Postpone,
                Unknown,
                "{name} ends later: {after} instead of {before}",
            ),
            kind(
                "validity-end-set",
                Add,
                Unknown,
                "it is said until when {name} holds: {after}",
            ),
            kind(
                "validity-end-dropped",
                Remove,
                Unknown,
                "it is said no more until when {name} holds; it was {before}",
            ),
        ],
    },
    Family {
        id: "legal-basis",
        matter: Citation,
        what: Link,
        level: Warn,
        kinds: &[
            kind(
                "legal-basis-added",
                Add,
                Burden::None,
                "{name} rests also on {added}",
            ),
            kind(
                "legal-basis-removed",
                Remove,
                Burden::None,
                "{name} rests no more on {removed}",
            ),
            kind(
                "legal-basis-changed",
                Change,
                Burden::None,
                "{name} rests on {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "change-without-act",
        matter: Citation,
        what: Link,
        level: Warn,
        kinds: &[kind(
            "change-without-act",
            Change,
            Burden::None,
            "{count}, and no amending act or day of validity is named: if the law changed, name it (`under`, `from`); else this is a correction",
        )],
    },
    Family {
        id: "evidence-grade",
        matter: Citation,
        what: Value,
        level: Warn,
        kinds: &[
            kind(
                "evidence-stronger",
                Raise,
                Burden::None,
                "the evidence for {name} is {after} instead of {before}",
            ),
            kind(
                "evidence-weaker",
                Lower,
                Burden::None,
                "the evidence for {name} is {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "evidence",
        matter: Citation,
        what: Link,
        level: Info,
        kinds: &[
            kind(
                "evidence-added",
                Add,
                Burden::None,
                "{name} rests on a further source: {added}",
            ),
            kind(
                "evidence-removed",
                Remove,
                Burden::None,
                "{name} rests on one source less: {removed}",
            ),
            kind(
                "evidence-changed",
                Change,
                Burden::None,
                "{name} rests on other sources: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "reading",
        matter: Citation,
        what: Date,
        level: Info,
        kinds: &[
            kind(
                "source-read-again",
                Postpone,
                Burden::None,
                "the sources of {name} were read again: {after}",
            ),
            kind(
                "source-read-earlier",
                BringForward,
                Burden::None,
                "the day on which the sources of {name} were read is earlier: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "source",
        matter: Citation,
        what: Existence,
        level: Info,
        kinds: &[
            kind(
                "source-added",
                Add,
                Burden::None,
                "the source {name} is new",
            ),
            kind(
                "source-removed",
                Remove,
                Burden::None,
                "the source {name} is gone",
            ),
            kind(
                "source-changed",
                Change,
                Burden::None,
                "the source {name} changes: {after} instead of {before}",
            ),
        ],
    },
];
