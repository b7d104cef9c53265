//! Registration: who, by when, with what.

use super::{Family, kind};
use crate::diff::report::Action::{Add, BringForward, Change, Postpone, Remove};
use crate::diff::report::Burden::{Down, Shifted, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::{Deadline, Registration};
use crate::diff::report::What::{Date, Existence, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "registration",
        matter: Registration,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "registration-added",
                Add,
                Up,
                "the registration {name} is new",
            ),
            kind(
                "registration-removed",
                Remove,
                Down,
                "the registration {name} is gone",
            ),
            kind(
                "registration-scope-changed",
                Change,
                Shifted,
                "the registration {name} is for others: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "registration-duty",
        matter: Registration,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "registration-duty-added",
                Add,
                Up,
                "registration is a duty now",
            ),
            kind(
                "registration-duty-removed",
                Remove,
                Down,
                "registration is a duty no more",
            ),
            kind(
                "registration-duty-changed",
                Change,
                Unknown,
                "whether registration is a duty changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "registration-deadline",
        matter: Deadline,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "registration-deadline-brought-forward",
                BringForward,
                Up,
                "the last day of registration {name} comes earlier: {after} instead of {before}",
            ),
            kind(
                "registration-deadline-postponed",
                Postpone,
                Down,
                "the last day of registration {name} comes later: {after} instead of {before}",
            ),
            kind(
                "registration-deadline-set",
                Add,
                Up,
                "the last day of registration {name} is fixed: {after}",
            ),
            kind(
                "registration-deadline-dropped",
                Remove,
                Down,
                "the last day of registration {name} is no longer fixed; it was {before}",
            ),
        ],
    },
    Family {
        id: "registration-period",
        matter: Deadline,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "registration-period-shortened",
                BringForward,
                Up,
                "{name} is due within {after} instead of {before}",
            ),
            kind(
                "registration-period-lengthened",
                Postpone,
                Down,
                "{name} is due within {after} instead of {before}",
            ),
            kind(
                "registration-period-set",
                Add,
                Up,
                "{name} is due within {after}; no period was said before",
            ),
            kind(
                "registration-period-dropped",
                Remove,
                Down,
                "{name} is due without a period; it was {before}",
            ),
            kind(
                "registration-period-changed",
                Change,
                Shifted,
                "{name} is due {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "registration-terms",
        matter: Registration,
        what: Value,
        level: Warn,
        kinds: &[
            kind(
                "registration-terms-added",
                Add,
                Up,
                "what registration asks, {name}, is new: {after}",
            ),
            kind(
                "registration-terms-removed",
                Remove,
                Down,
                "what registration asks, {name}, is gone: {before}",
            ),
            kind(
                "registration-terms-changed",
                Change,
                Shifted,
                "what registration asks, {name}, changes: {after} instead of {before}",
            ),
        ],
    },
];
