//! What is owed, when, to whom, and what a breach can cost.

use super::{Family, kind};
use crate::diff::report::Action::{
    Add, BringForward, Change, Lower, Narrow, Postpone, Raise, Remove, Widen,
};
use crate::diff::report::Burden::{Down, Shifted, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::{Deadline, Incident, Obligation, Registration, Sanction};
use crate::diff::report::What::{Condition, Date, Existence, Text, Threshold, Value};

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
    Family {
        id: "fine",
        matter: Sanction,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "fine-raised",
                Raise,
                Up,
                "the highest fine for {name} rises from {before} to {after}",
            ),
            kind(
                "fine-lowered",
                Lower,
                Down,
                "the highest fine for {name} falls from {before} to {after}",
            ),
            kind(
                "fine-changed",
                Change,
                Shifted,
                "the highest fine for {name} becomes {after}; it was {before}",
            ),
            kind(
                "fine-added",
                Add,
                Up,
                "a highest fine for {name} is fixed: {after}",
            ),
            kind(
                "fine-removed",
                Remove,
                Down,
                "a highest fine for {name} is fixed no more; it was {before}",
            ),
        ],
    },
    Family {
        id: "minimum-fine",
        matter: Sanction,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "minimum-fine-raised",
                Raise,
                Up,
                "the lowest fine for {name} rises from {before} to {after}",
            ),
            kind(
                "minimum-fine-lowered",
                Lower,
                Down,
                "the lowest fine for {name} falls from {before} to {after}",
            ),
            kind(
                "minimum-fine-changed",
                Change,
                Shifted,
                "the lowest fine for {name} becomes {after}; it was {before}",
            ),
            kind(
                "minimum-fine-added",
                Add,
                Up,
                "a lowest fine for {name} is fixed: {after}",
            ),
            kind(
                "minimum-fine-removed",
                Remove,
                Down,
                "a lowest fine for {name} is fixed no more; it was {before}",
            ),
        ],
    },
    Family {
        id: "special-fine",
        matter: Sanction,
        what: Value,
        level: Deny,
        kinds: &[
            kind(
                "special-fine-raised",
                Raise,
                Up,
                "the fine {name} rises from {before} to {after}",
            ),
            kind(
                "special-fine-lowered",
                Lower,
                Down,
                "the fine {name} falls from {before} to {after}",
            ),
            kind(
                "special-fine-changed",
                Change,
                Shifted,
                "the fine {name} becomes {after}; it was {before}",
            ),
            kind("special-fine-added", Add, Up, "the fine {name} is new"),
            kind(
                "special-fine-removed",
                Remove,
                Down,
                "the fine {name} is gone",
            ),
        ],
    },
    Family {
        id: "fine-scope",
        matter: Sanction,
        what: Condition,
        level: Deny,
        kinds: &[
            kind(
                "fine-widened",
                Widen,
                Up,
                "the fine for {name} holds for more: {after}; it was {before}",
            ),
            kind(
                "fine-narrowed",
                Narrow,
                Down,
                "the fine for {name} holds for fewer: {after}; it was {before}",
            ),
            kind(
                "fine-scope-changed",
                Change,
                Shifted,
                "the fine for {name} holds for others: {after}; it was {before}",
            ),
        ],
    },
    Family {
        id: "fine-start",
        matter: Sanction,
        what: Date,
        level: Deny,
        kinds: &[
            kind(
                "fines-brought-forward",
                BringForward,
                Up,
                "the day from which fines are imposed comes earlier: {after} instead of {before}",
            ),
            kind(
                "fines-postponed",
                Postpone,
                Down,
                "the day from which fines are imposed comes later: {after} instead of {before}",
            ),
            kind(
                "fines-set",
                Add,
                Up,
                "the day from which fines are imposed is fixed: {after}",
            ),
            kind(
                "fines-dropped",
                Remove,
                Down,
                "the day from which fines are imposed is no longer fixed; it was {before}",
            ),
        ],
    },
    Family {
        id: "fine-terms",
        matter: Sanction,
        what: Text,
        level: Warn,
        kinds: &[
            kind(
                "fine-terms-added",
                Add,
                Unknown,
                "a term of the fines, {name}, is new: {after}",
            ),
            kind(
                "fine-terms-removed",
                Remove,
                Unknown,
                "a term of the fines, {name}, is gone: {before}",
            ),
            kind(
                "fine-terms-changed",
                Change,
                Unknown,
                "a term of the fines, {name}, changes: {after} instead of {before}",
            ),
        ],
    },
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
