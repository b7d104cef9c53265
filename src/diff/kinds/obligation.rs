//! Duties, dates, powers and frameworks.

use super::{Family, kind};
use crate::diff::report::Action::{Add, BringForward, Change, Narrow, Postpone, Remove, Widen};
use crate::diff::report::Burden::{Down, Shifted, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::{Deadline, Obligation};
use crate::diff::report::What::{Condition, Date, Existence, Text, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "obligation",
        matter: Obligation,
        what: Existence,
        level: Deny,
        kinds: &[
            kind("obligation-added", Add, Up, "the duty {name} is owed now"),
            kind(
                "obligation-removed",
                Remove,
                Down,
                "the duty {name} is owed no more",
            ),
        ],
    },
    Family {
        id: "obligation-period",
        matter: Deadline,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "obligation-period-shortened",
                BringForward,
                Up,
                "the duty {name} is due within {after} instead of {before}",
            ),
            kind(
                "obligation-period-lengthened",
                Postpone,
                Down,
                "the duty {name} is due within {after} instead of {before}",
            ),
            kind(
                "obligation-period-set",
                Add,
                Up,
                "the duty {name} is due within {after}; no period was said before",
            ),
            kind(
                "obligation-period-dropped",
                Remove,
                Down,
                "the duty {name} is due without a period; it was {before}",
            ),
            kind(
                "obligation-period-changed",
                Change,
                Shifted,
                "the duty {name} is due {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "obligation-scope",
        matter: Obligation,
        what: Condition,
        level: Deny,
        kinds: &[
            kind(
                "obligation-widened",
                Widen,
                Up,
                "the duty {name} holds for more: {after}; it was {before}",
            ),
            kind(
                "obligation-narrowed",
                Narrow,
                Down,
                "the duty {name} holds for fewer: {after}; it was {before}",
            ),
            kind(
                "obligation-scope-changed",
                Change,
                Shifted,
                "the duty {name} holds for others: {after}; it was {before}",
            ),
        ],
    },
    Family {
        id: "obligation-terms",
        matter: Obligation,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "obligation-changed",
                Change,
                Shifted,
                "the duty {name} changes: {after} instead of {before}",
            ),
            kind(
                "obligation-term-added",
                Add,
                Up,
                "the duty {name} asks for more: {after}",
            ),
            kind(
                "obligation-term-removed",
                Remove,
                Down,
                "the duty {name} asks for less; it asked for {before}",
            ),
        ],
    },
    Family {
        id: "duty-wording",
        matter: Obligation,
        what: Text,
        level: Warn,
        kinds: &[
            kind(
                "duty-wording-added",
                Add,
                Unknown,
                "the words of the law are told for {name}",
            ),
            kind(
                "duty-wording-removed",
                Remove,
                Unknown,
                "the words of the law are told no more for {name}",
            ),
            kind(
                "duty-wording-changed",
                Change,
                Unknown,
                "the words in which the law is told change for {name}",
            ),
        ],
    },
    Family {
        id: "milestone",
        matter: Deadline,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "milestone-added",
                Add,
                Up,
                "the date {name} is in the calendar now",
            ),
            kind(
                "milestone-removed",
                Remove,
                Down,
                "the date {name} is in the calendar no more",
            ),
        ],
    },
    Family {
        id: "milestone-date",
        matter: Deadline,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "milestone-brought-forward",
                BringForward,
                Up,
                "{name} comes earlier: {after} instead of {before}",
            ),
            kind(
                "milestone-postponed",
                Postpone,
                Down,
                "{name} comes later: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "power",
        matter: Obligation,
        what: Existence,
        level: Warn,
        kinds: &[
            kind("power-added", Add, Up, "the power {name} is new"),
            kind("power-removed", Remove, Down, "the power {name} is gone"),
            kind(
                "power-changed",
                Change,
                Shifted,
                "the power {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "framework",
        matter: Obligation,
        what: Existence,
        level: Warn,
        kinds: &[
            kind(
                "framework-added",
                Add,
                Unknown,
                "the framework {name} is new",
            ),
            kind(
                "framework-removed",
                Remove,
                Unknown,
                "the framework {name} is gone",
            ),
            kind(
                "framework-changed",
                Change,
                Unknown,
                "the framework {name} changes: {after} instead of {before}",
            ),
        ],
    },
];
