//! What entities owe: registration, reports, measures, and the duties of their management.

use super::Slot::{
    Address, Choice, Choices, ChoicesOrRefs, Date, Maybe, New, Period, Prose, Provisions, Ref,
    Refs, Text, Words, YesNo,
};
use super::Times::{Many, Once};
use super::people::{DETAIL, FOR, REGIME};
use super::{Kind, Word};

pub(super) const REGISTRATION: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "required",
        Once,
        &[YesNo],
        "Whether entities must register.",
    )
    .duty(),
    Word::new(
        "constitutive",
        Once,
        &[YesNo],
        "Whether duties begin only with the entry.",
    )
    .duty(),
    Word::new(
        "mechanism",
        Once,
        &[Choice(&["self-registration", "by-authority", "both"])],
        "Who takes the first step.",
    ),
    Word::new("with", Once, &[Refs(Kind::Authority)], "With whom."),
    Word::new("portal", Many, &[Address, Maybe(&Text)], "Where.").takes(&["when"]),
    Word::new("channel", Many, &[Text], "How, where there is no portal.").takes(&["when"]),
    Word::new(
        "deadline",
        Many,
        &[New(Kind::Local), Date, Text],
        "A first date, and for whom.",
    )
    .takes(&["when"]),
    Word::new(
        "period",
        Many,
        &[New(Kind::Local), Maybe(&Text)],
        "The standing period.",
    )
    .takes(&["within", "when"])
    .duty(),
    Word::new(
        "update-within",
        Many,
        &[Period],
        "How fast changes are notified.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "information",
        Many,
        &[New(Kind::Local), Text],
        "What is asked.",
    )
    .takes(&["when"]),
    DETAIL,
];

pub(super) const REPORTING: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "to",
        Many,
        &[ChoicesOrRefs(&["competent"], Kind::Authority)],
        "To whom; `competent` is whoever supervises the entity.",
    )
    .takes(&["when"]),
    Word::new(
        "portal",
        Many,
        &[Address, Maybe(&Text)],
        "Through which portal.",
    )
    .takes(&["when"]),
    Word::new("channel", Many, &[Text], "How, where there is no portal.").takes(&["when"]),
    Word::new(
        "clock",
        Once,
        &[Choice(&["awareness", "detection", "determination"])],
        "From when the periods run.",
    )
    .duty(),
    Word::new(
        "stage",
        Many,
        &[
            New(Kind::Stage),
            Maybe(&Text),
            Maybe(&Words(&["on", "request"])),
        ],
        "A report, and when it is due.",
    )
    .takes(&["within", "every", "when"])
    .may_have_block(STAGE)
    .duty(),
    Word::new(
        "waive",
        Many,
        &[Refs(Kind::Stage)],
        "Stages that some entities need not send.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "recipients",
        Many,
        &[New(Kind::Local), Text],
        "When the recipients of the service are told.",
    )
    .takes(&["when"])
    .duty(),
    Word::new("voluntary", Many, &[Text], "Who may report without a duty.").duty(),
    DETAIL,
];

const STAGE: &[Word] = &[
    Word::new(
        "instead-of",
        Once,
        &[Ref(Kind::Stage)],
        "The stage it replaces for these entities.",
    ),
    Word::new("contains", Many, &[Text], "What it must hold."),
    Word::new(
        "to",
        Once,
        &[ChoicesOrRefs(&["competent"], Kind::Authority)],
        "To whom, where it differs.",
    ),
    Word::new(
        "optional",
        Once,
        &[YesNo],
        "Whether it is owed only where needed.",
    ),
    Word::new("first", Once, &[], "When the first of several is due.").takes(&["within"]),
    Word::new(
        "text",
        Once,
        &[Prose],
        "Anything a reader must know about it.",
    ),
];

pub(super) const COUNTING: &[Word] = &[
    Word::new(
        "hours",
        Once,
        &[Choice(&["run-on", "next-full-hour", "on-working-days"])],
        "How a period of hours runs.",
    )
    .duty(),
    Word::new(
        "days",
        Once,
        &[Choice(&["to-the-hour", "whole-days"])],
        "When a period of days, weeks, months or years ends on its last day.",
    )
    .duty(),
    Word::new(
        "last-day",
        Once,
        &[Choice(&["stands", "next-working-day"])],
        "What becomes of a last day that is no working day.",
    )
    .duty(),
    Word::new(
        "working-days",
        Once,
        &[Choices(&[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ])],
        "The days of the week that are working days.",
    )
    .duty(),
    Word::new(
        "holiday",
        Many,
        &[Date, Text],
        "A day that is no working day.",
    ),
    Word::new(
        "holidays-through",
        Once,
        &[Date],
        "The last day up to which the holidays are listed.",
    ),
    DETAIL,
];

pub(super) const SIGNIFICANCE: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "criterion",
        Many,
        &[New(Kind::Local), Text],
        "When an incident is significant.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "exception",
        Many,
        &[New(Kind::Local), Text],
        "What is no significant incident, whichever criterion of the block it meets.",
    )
    .takes(&["when"])
    .duty(),
    DETAIL,
];

pub(super) const MANAGEMENT: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "duty",
        Many,
        &[New(Kind::Duty), Text],
        "What the management body or its members owe.",
    )
    .takes(&["within", "every", "when"])
    .duty(),
    Word::new(
        "liability",
        Many,
        &[New(Kind::Local), Text],
        "What its members answer for.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "officer",
        Many,
        &[New(Kind::Local), Text],
        "A person the entity must name.",
    )
    .takes(&["within", "when"])
    .duty(),
    DETAIL,
];

pub(super) const MEASURES: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "measure",
        Many,
        &[New(Kind::Measure), Text, Maybe(&Text)],
        "A measure by its name, and what it asks.",
    )
    .takes(&["when"])
    .may_have_block(&[
        Word::new("letter", Once, &[Text], "Its letter in the list."),
        Word::new("text", Once, &[Prose], "What it asks, at length."),
    ])
    .duty(),
    Word::new(
        "principle",
        Many,
        &[New(Kind::Local), Text],
        "What guides all measures.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "deferred",
        Many,
        &[New(Kind::Local), Text],
        "What applies later.",
    )
    .takes(&["within", "when"])
    .duty(),
    Word::new(
        "list",
        Once,
        &[Provisions, Maybe(&Text)],
        "The list of measures some entities follow instead.",
    ),
    DETAIL,
];
