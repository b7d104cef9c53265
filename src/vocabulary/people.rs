//! Authorities, and whom a block of duties concerns.

use super::Slot::{Address, Choices, ChoicesOrRefs, LanguageTexts, New, Ref, Refs, Text};
use super::Times::{Many, Once};
use super::{Kind, Word};

/// Whom a whole block concerns, when a state has several of its kind.
pub(super) const FOR: Word =
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]);

pub(super) const REGIME: Word = Word::new(
    "regime",
    Once,
    &[Ref(Kind::Regime)],
    "The regime it belongs to.",
);

pub(super) const DETAIL: Word = Word::new(
    "detail",
    Many,
    &[New(Kind::Local), Text],
    "Anything else worth knowing.",
)
.takes(&["when", "within", "every"]);

pub(super) const AUTHORITY: &[Word] = &[
    Word::new(
        "name",
        Many,
        &[LanguageTexts],
        "Its name in the languages of the state.",
    ),
    Word::new("short", Once, &[Text], "Its abbreviation."),
    Word::new(
        "role",
        Once,
        &[Choices(&[
            "competent",
            "csirt",
            "single-point-of-contact",
            "crisis-management",
            "sectoral",
            "registry",
            "support",
            "cooperation",
        ])],
        "What it is under the law.",
    ),
    Word::new(
        "supervises",
        Many,
        &[ChoicesOrRefs(&["all", "nothing"], Kind::Activity)],
        "The sectors or entity types it supervises, and which of their entities.",
    )
    .takes(&["when"]),
    Word::new(
        "except",
        Once,
        &[Refs(Kind::Activity)],
        "What it does not supervise.",
    ),
    Word::new(
        "serves",
        Once,
        &[ChoicesOrRefs(
            &["all", "public-sector", "private-sector"],
            Kind::Activity,
        )],
        "Whom a CSIRT answers.",
    ),
    Word::new("url", Once, &[Address], "Its site."),
    Word::new("email", Once, &[Address], "Its mailbox."),
    Word::new("phone", Once, &[Text], "Its telephone."),
    Word::new(
        "remit",
        Once,
        &[Text],
        "Its remit in words, where the sectors do not say it.",
    ),
    Word::new(
        "territory",
        Once,
        &[Ref(Kind::Territory)],
        "The part of the state it answers for.",
    ),
    Word::new(
        "regime",
        Once,
        &[Refs(Kind::Regime)],
        "The regimes it supervises.",
    ),
    DETAIL,
];
