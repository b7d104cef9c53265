//! Acts, powers and frameworks.

use super::Slot::{Address, Celex, Choice, Date, LanguageTexts, New, Prose, Refs, Text, YesNo};
use super::Times::{Many, Once};
use super::{Kind, Slot, Word};

pub(super) const LAW: &[Word] = &[
    Word::new(
        "kind",
        Once,
        &[Choice(&[
            "act",
            "decree",
            "royal-decree",
            "regulation",
            "ordinance",
            "order",
            "resolution",
            "bill",
            "directive",
            "implementing-regulation",
            "delegated-regulation",
            "recommendation",
            "guideline",
            "decision",
            "constitution",
            "decree-law",
            "code",
            "proposal",
            "circular",
        ])],
        "What kind of act it is.",
    )
    .plain(),
    Word::new(
        "status",
        Once,
        &[Choice(&[
            "bill", "adopted", "in-force", "repealed", "failed",
        ])],
        "Where it stands, if its dates do not tell.",
    ),
    Word::new(
        "role",
        Once,
        &[Choice(&[
            "transposition",
            "sector-act",
            "implementing",
            "related",
            "former",
        ])],
        "What it is to the directive.",
    )
    .plain(),
    Word::new("title", Many, &[LanguageTexts], "The official title."),
    Word::new("short", Once, &[Text], "The abbreviation in use."),
    Word::new("number", Once, &[Text], "The number of the act."),
    Word::new("citation", Once, &[Text], "Where it stands in the gazette."),
    Word::new("celex", Once, &[Celex], "The CELEX number."),
    Word::new(
        "eli",
        Once,
        &[Address],
        "The European Legislation Identifier.",
    ),
    Word::new("address", Once, &[Address], "Where people read the text."),
    Word::new(
        "adopted",
        Once,
        &[Date],
        "The day it was adopted or signed.",
    ),
    Word::new("published", Once, &[Date], "The day it was published."),
    Word::new("in-force", Once, &[Date], "The day it entered into force."),
    Word::new("applies", Once, &[Date], "The day from which it applies."),
    Word::new("repealed", Once, &[Date], "The day it was repealed."),
    Word::new("repeals", Many, &[Text], "What it repeals."),
    Word::new("amends", Once, &[Refs(Kind::Law)], "Which acts it amends."),
    Word::new(
        "summary",
        Once,
        &[Prose],
        "What it does, in a sentence or two.",
    ),
    Word::new(
        "deferred",
        Many,
        &[New(Kind::Local), Text],
        "Provisions of it that apply later.",
    )
    .takes(&["within"]),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
];

pub(super) const POWER: &[Word] = &[
    Word::new(
        "by",
        Once,
        &[Slot::ChoicesOrRefs(&["competent"], Kind::Authority)],
        "Who may use it; `competent` is whoever supervises the entity.",
    ),
    Word::new(
        "binds",
        Once,
        &[Slot::ChoicesOrRefs(
            &["essential", "important", "registration-only", "everyone"],
            Kind::Class,
        )],
        "The classes it can reach.",
    )
    .takes(&["when"]),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
    Word::new(
        "except",
        Once,
        &[Refs(Kind::Activity)],
        "Activities it cannot reach.",
    ),
    Word::new("text", Once, &[Prose], "The whole of it, in words."),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
    Word::new("used", Once, &[YesNo], "Whether it has been used."),
];

pub(super) const FRAMEWORK: &[Word] = &[
    Word::new(
        "mandatory",
        Once,
        &[Slot::ChoicesOrRefs(
            &[
                "essential",
                "important",
                "no",
                "public-bodies",
                "one-of-several",
            ],
            Kind::Class,
        )],
        "For whom it is compulsory.",
    ),
    Word::new(
        "presumption",
        Once,
        &[YesNo],
        "Whether following it gives a presumption that the law is met.",
    ),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
    Word::new("version", Many, &[Text], "A version in use."),
    Word::new("level", Many, &[New(Kind::Local), Text], "A level of it."),
    Word::new("url", Once, &[Address], "Where it is."),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
    Word::new("summary", Once, &[Prose], "What it is and what it does."),
];
