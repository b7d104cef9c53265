//! Authorities: who they are, whom they supervise, where they are reached.

use super::{Family, kind};
use crate::diff::report::Action::{Add, Change, Narrow, Remove, Widen};
use crate::diff::report::Burden;
use crate::diff::report::Burden::Shifted;
use crate::diff::report::Level::{Deny, Info, Warn};
use crate::diff::report::Matter::{Authority, Incident, Registration};
use crate::diff::report::What::{Existence, Link, Party, Text};

pub(super) const FAMILIES: &[Family] = &[
    Family {
        id: "authority",
        matter: Authority,
        what: Existence,
        level: Deny,
        kinds: &[
            kind(
                "authority-added",
                Add,
                Shifted,
                "{name} has a role under the law now",
            ),
            kind(
                "authority-removed",
                Remove,
                Shifted,
                "{name} has no role under the law any more",
            ),
        ],
    },
    Family {
        id: "authority-name",
        matter: Authority,
        what: Text,
        level: Warn,
        kinds: &[kind(
            "authority-renamed",
            Change,
            Burden::None,
            "{before} is called {after}",
        )],
    },
    Family {
        id: "authority-role",
        matter: Authority,
        what: Party,
        level: Deny,
        kinds: &[
            kind("authority-role-gained", Add, Shifted, "{name} is {added}"),
            kind(
                "authority-role-lost",
                Remove,
                Shifted,
                "{name} is no longer {removed}",
            ),
            kind(
                "authority-role-changed",
                Change,
                Shifted,
                "{name} is {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "authority-remit",
        matter: Authority,
        what: Party,
        level: Deny,
        kinds: &[
            kind(
                "authority-remit-widened",
                Widen,
                Shifted,
                "{name} is there for more: {after} instead of {before}",
            ),
            kind(
                "authority-remit-narrowed",
                Narrow,
                Shifted,
                "{name} is there for fewer: {after} instead of {before}",
            ),
            kind(
                "authority-remit-changed",
                Change,
                Shifted,
                "{name} is there for others: {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "recipient",
        matter: Incident,
        what: Party,
        level: Deny,
        kinds: &[
            kind(
                "recipient-added",
                Add,
                Shifted,
                "the report of an incident goes also to {added}",
            ),
            kind(
                "recipient-removed",
                Remove,
                Shifted,
                "the report of an incident goes no more to {removed}",
            ),
            kind(
                "recipient-changed",
                Change,
                Shifted,
                "the report of an incident goes to {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "registration-recipient",
        matter: Registration,
        what: Party,
        level: Deny,
        kinds: &[
            kind(
                "registration-recipient-added",
                Add,
                Shifted,
                "the registration goes also to {added}",
            ),
            kind(
                "registration-recipient-removed",
                Remove,
                Shifted,
                "the registration goes no more to {removed}",
            ),
            kind(
                "registration-recipient-changed",
                Change,
                Shifted,
                "the registration goes to {after} instead of {before}",
            ),
        ],
    },
    Family {
        id: "report-portal",
        matter: Incident,
        what: Link,
        level: Warn,
        kinds: &[
            kind(
                "report-portal-added",
                Add,
                Burden::None,
                "the way to report an incident is {after}",
            ),
            kind(
                "report-portal-removed",
                Remove,
                Burden::None,
                "the way to report an incident is gone; it was {before}",
            ),
            kind(
                "report-portal-moved",
                Change,
                Burden::None,
                "the way to report an incident moves from {before} to {after}",
            ),
        ],
    },
    Family {
        id: "registration-portal",
        matter: Registration,
        what: Link,
        level: Warn,
        kinds: &[
            kind(
                "registration-portal-added",
                Add,
                Burden::None,
                "the place of registration is {after}",
            ),
            kind(
                "registration-portal-removed",
                Remove,
                Burden::None,
                "the place of registration is gone; it was {before}",
            ),
            kind(
                "registration-portal-moved",
                Change,
                Burden::None,
                "the place of registration moves from {before} to {after}",
            ),
        ],
    },
    Family {
        id: "contact",
        matter: Authority,
        what: Link,
        level: Info,
        kinds: &[
            kind(
                "contact-added",
                Add,
                Burden::None,
                "the contact of {name} is {after}",
            ),
            kind(
                "contact-removed",
                Remove,
                Burden::None,
                "the contact of {name} is gone; it was {before}",
            ),
            kind(
                "contact-moved",
                Change,
                Burden::None,
                "the contact of {name} moves from {before} to {after}",
            ),
        ],
    },
];
