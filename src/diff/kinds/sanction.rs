//! What a breach can cost.

use super::{Family, kind};
use crate::diff::report::Action::{
    Add, BringForward, Change, Lower, Narrow, Postpone, Raise, Remove, Widen,
};
use crate::diff::report::Burden::{Down, Shifted, Unknown, Up};
use crate::diff::report::Level::{Deny, Warn};
use crate::diff::report::Matter::Sanction;
use crate::diff::report::What::{Condition, Date, Text, Value};

pub(super) const FAMILIES: &[Family] = &[
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
];
