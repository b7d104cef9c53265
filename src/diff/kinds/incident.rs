//! Reports of incidents: which are owed, when, and for what.

use super::{Family, kind};
use crate::diff::report::Action::{
    Add, BringForward, Change, Lower, Narrow, Postpone, Raise, Remove, Widen,
};
use crate::diff::report::Burden::{Down, Shifted, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::{Deadline, Incident};
use crate::diff::report::What::{Condition, Existence, Threshold, Value};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "reporting",
        matter: Incident,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "reporting-added",
                Add,
                Up,
                "the reporting of incidents {name} is new",
            ),
            kind(
                "reporting-removed",
                Remove,
                Down,
                "the reporting of incidents {name} is gone",
            ),
            kind(
                "reporting-scope-changed",
                Change,
                Shifted,
                "the reporting of incidents {name} is for others: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "stage",
        matter: Incident,
        what: Existence,
        level: Deny,
        kinds: &[
            kind("stage-added", Add, Up, "the report {name} is owed now"),
            kind(
                "stage-removed",
                Remove,
                Down,
                "the report {name} is owed no more",
            ),
        ],
    },
    Family {
        id: "stage-deadline",
        matter: Deadline,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "stage-deadline-shortened",
                BringForward,
                Up,
                "the report {name} is due within {after} instead of {before}",
            ),
            kind(
                "stage-deadline-lengthened",
                Postpone,
                Down,
                "the report {name} is due within {after} instead of {before}",
            ),
            kind(
                "stage-deadline-set",
                Add,
                Up,
                "the report {name} is due within {after}; no period was said before",
            ),
            kind(
                "stage-deadline-dropped",
                Remove,
                Down,
                "the report {name} is due without a period; it was {before}",
            ),
            kind(
                "stage-deadline-changed",
                Change,
                Shifted,
                "the report {name} is due {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "stage-scope",
        matter: Incident,
        what: Condition,
        level: Deny,
        kinds: &[
            kind(
                "stage-widened",
                Widen,
                Up,
                "the report {name} holds for more: {after}; it was {before}",
            ),
            kind(
                "stage-narrowed",
                Narrow,
                Down,
                "the report {name} holds for fewer: {after}; it was {before}",
            ),
            kind(
                "stage-scope-changed",
                Change,
                Shifted,
                "the report {name} holds for others: {after}; it was {before}",
            ),
        ],
    },
    Family {
        id: "stage-content",
        matter: Incident,
        what: Value,
        level: Warn,
        kinds: &[
            kind(
                "stage-content-added",
                Add,
                Up,
                "the report {name} has to hold more: {after}",
            ),
            kind(
                "stage-content-removed",
                Remove,
                Down,
                "the report {name} has to hold less; it held {before}",
            ),
            kind(
                "stage-content-changed",
                Change,
                Shifted,
                "the report {name} has to hold {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "stage-terms",
        matter: Incident,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "stage-terms-changed",
                Change,
                Shifted,
                "the terms of the report {name} change: {after} instead of {before}",
            ),
            kind(
                "stage-terms-added",
                Add,
                Shifted,
                "the report {name} has a new term: {after}",
            ),
            kind(
                "stage-terms-removed",
                Remove,
                Shifted,
                "the report {name} loses a term: {before}",
            ),
        ],
    },
    Family {
        id: "waiver",
        matter: Incident,
        what: Existence,
        level: Deny,
        kinds: &[
            kind("waiver-added", Add, Down, "the waiver of {name} is new"),
            kind("waiver-removed", Remove, Up, "the waiver of {name} is gone"),
            kind(
                "waiver-changed",
                Change,
                Shifted,
                "the waiver of {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "criterion",
        matter: Incident,
        what: Threshold,
        level: Deny,
        kinds: &[
            kind(
                "criterion-added",
                Add,
                Up,
                "the criterion of a significant incident {name} is new",
            ),
            kind(
                "criterion-removed",
                Remove,
                Down,
                "the criterion of a significant incident {name} is gone",
            ),
            kind(
                "criterion-raised",
                Raise,
                Down,
                "the criterion of a significant incident {name} asks for more: {after} instead of {before}",
            ),
            kind(
                "criterion-lowered",
                Lower,
                Up,
                "the criterion of a significant incident {name} asks for less: {after} instead of {before}",
            ),
            kind(
                "criterion-changed",
                Change,
                Shifted,
                "the criterion of a significant incident {name} changes: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "report-clock",
        matter: Deadline,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "report-clock-changed",
                Change,
                Shifted,
                "the periods of reporting run from {after} instead of {before}",
            ),
            kind(
                "report-clock-set",
                Add,
                Shifted,
                "the periods of reporting run from {after}",
            ),
            kind(
                "report-clock-dropped",
                Remove,
                Shifted,
                "it is not said any more that the periods of reporting run from {before}",
            ),
        ],
    },
];
