//! What a breach costs, and how authorities supervise.

use super::Slot::{Amount, ChoiceOrRef, ChoicesOrRefs, Date, Maybe, New, Text, Word as Exactly};
use super::Times::{Many, Once};
use super::people::{DETAIL, FOR, REGIME};
use super::{Kind, Word};

const CLASSES: &[&str] = &[
    "essential",
    "important",
    "registration-only",
    "public-bodies",
    "natural-persons",
    "everyone",
];

pub(super) const FINES: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "ceiling",
        Many,
        &[
            ChoiceOrRef(CLASSES, Kind::Class),
            Maybe(&Exactly("at-least")),
            Amount,
        ],
        "The highest fine; `at-least` where the law leaves the ceiling open.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "minimum",
        Many,
        &[ChoiceOrRef(CLASSES, Kind::Class), Amount],
        "The lowest fine.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "special",
        Many,
        &[
            New(Kind::Fine),
            Text,
            Maybe(&Exactly("up-to")),
            Maybe(&Amount),
        ],
        "A fine for a particular breach or person.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "periodic",
        Many,
        &[
            New(Kind::Local),
            Text,
            Maybe(&Exactly("up-to")),
            Maybe(&Amount),
        ],
        "A periodic penalty.",
    )
    .takes(&["every", "when"])
    .duty(),
    Word::new(
        "exempt",
        Many,
        &[New(Kind::Local), Text],
        "Who is not fined.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "bites-from",
        Once,
        &[Date],
        "The day from which fines are imposed.",
    )
    .duty(),
    Word::new(
        "covers",
        Once,
        &[Text],
        "Which breaches the ceilings cover.",
    )
    .duty(),
    DETAIL,
];

pub(super) const SUPERVISION: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "model",
        Many,
        &[ChoiceOrRef(CLASSES, Kind::Class), Text],
        "Whether supervision comes before or after the fact.",
    )
    .duty(),
    Word::new(
        "power",
        Many,
        &[New(Kind::Local), Text],
        "What supervisors may do.",
    )
    .takes(&["when"])
    .may_have_block(&[Word::new(
        "binds",
        Once,
        &[ChoicesOrRefs(CLASSES, Kind::Class)],
        "The classes it can reach.",
    )])
    .duty(),
    Word::new(
        "audit",
        Many,
        &[New(Kind::Local), Text],
        "A regular audit or proof.",
    )
    .takes(&["within", "every", "when"])
    .duty(),
    DETAIL,
];
