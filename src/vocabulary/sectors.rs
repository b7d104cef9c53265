//! Sectors and entity types.

use super::Slot::{Choice, Maybe, New, Prose, Provisions, Ref, Refs, Text, Texts, Unit, YesNo};
use super::Times::{Many, Once};
use super::{Kind, Word};

const TYPE: Word = Word::new(
    "type",
    Many,
    &[New(Kind::Type), Text],
    "A kind of entity, by its official short name.",
)
.with_block(&[
    Word::new("definition", Once, &[Prose], "What it is, in plain words."),
    Word::new(
        "defined-by",
        Many,
        &[Text],
        "The provision that defines it.",
    ),
    Word::new(
        "now-defined-by",
        Many,
        &[Text],
        "Where the reference leads today.",
    ),
    Word::new("any-size", Once, &[], "In scope at any size.").duty(),
    Word::new(
        "optional",
        Once,
        &[],
        "In scope only where a state says so.",
    )
    .duty(),
    Word::new(
        "annex",
        Once,
        &[Choice(&["none"])],
        "That it stands in no annex, whatever its sector does.",
    ),
    Word::new(
        "jurisdiction",
        Once,
        &[Choice(&[
            "establishment",
            "service",
            "main-establishment",
            "established-by",
        ])],
        "Which state it answers to.",
    )
    .duty(),
    Word::new(
        "enisa-registry",
        Once,
        &[YesNo],
        "Whether it stands in ENISA's registry.",
    ),
    Word::new(
        "implementing-2690",
        Once,
        &[YesNo],
        "Whether Implementing Regulation (EU) 2024/2690 binds it.",
    ),
    Word::new(
        "nace",
        Many,
        &[Choice(&["legal", "indicative"]), Texts],
        "NACE codes, Rev. 2: `legal` where the annex itself uses the code.",
    ),
    Word::new(
        "variant",
        Many,
        &[New(Kind::Local), Text],
        "A kind that the annex names within the type.",
    ),
    Word::new("national", Once, &[YesNo], "Whether a state added it."),
]);

pub(super) const SECTOR: &[Word] = &[
    Word::new(
        "annex",
        Once,
        &[Unit, Maybe(&Provisions)],
        "Where it stands in the annexes; `none` where a state takes it out of them.",
    ),
    Word::new("national", Once, &[YesNo], "Whether a state added it.").plain(),
    Word::new(
        "summary",
        Once,
        &[Prose],
        "What the sector is and why it matters.",
    ),
    Word::new("subsector", Many, &[New(Kind::Local), Text], "A subsector.").with_block(&[
        Word::new("point", Once, &[Text], "Its letter in the annex."),
        TYPE,
    ]),
    TYPE,
    Word::new(
        "risk",
        Many,
        &[New(Kind::Local), Text],
        "A risk that marks the sector.",
    ),
    Word::new(
        "obligation",
        Many,
        &[New(Kind::Local), Text],
        "A duty that matters most here.",
    )
    .duty(),
    Word::new(
        "organisation",
        Many,
        &[New(Kind::Local), Text, Maybe(&Ref(Kind::Type))],
        "A kind of organisation that is in the sector.",
    ),
    Word::new(
        "related",
        Once,
        &[Refs(Kind::Sector)],
        "Sectors that a reader looks at next.",
    )
    .plain(),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
];
