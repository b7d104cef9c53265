//! Rules: scope, size, inputs, regimes, national classes, and the examples that test them.

use super::Slot::{
    Choice, ChoiceOrRef, Choices, Date, Expected, Given, Literal, Maybe, New, Prose, Ref, Refs,
    Text, Unit, Word as Exactly, YesNo,
};
use super::Times::{Many, Once, Required};
use super::{Kind, Word};

const DETAIL: Word = Word::new(
    "detail",
    Many,
    &[New(Kind::Local), Text],
    "Anything else worth knowing.",
)
.takes(&["when"]);

pub(super) const SCOPE: &[Word] = &[
    Word::new(
        "include",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Brings entities inside, whatever their class.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "exclude",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Puts entities outside.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "disregard",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Filters an activity before anything else is asked.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "essential",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Makes entities essential.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "important",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Makes entities important.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "national",
        Many,
        &[New(Kind::Rule), Ref(Kind::Class), Maybe(&Text)],
        "Puts entities in a class of the state's own.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "registration-only",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Entities that register and have no further class.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "undecided",
        Many,
        &[New(Kind::Rule), Maybe(&Text)],
        "Entities that are inside, but whose class nobody has read: the answer stays open.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "exempt",
        Many,
        &[
            New(Kind::Rule),
            Maybe(&Choices(&[
                "measures",
                "reporting",
                "supervision",
                "fines",
                "registration",
                "management",
            ])),
            Maybe(&Text),
        ],
        "Frees entities in scope from the duties that are named, or from all of them.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "remove",
        Many,
        &[New(Kind::Local)],
        "A rule of the directive that the state does not have.",
    )
    .duty(),
    DETAIL,
];

pub(super) const CLASS: &[Word] = &[
    Word::new(
        "rank",
        Once,
        &[
            Choice(&[
                "above-essential",
                "between",
                "below-important",
                "above",
                "below",
            ]),
            Maybe(&ChoiceOrRef(&["essential", "important"], Kind::Class)),
        ],
        "Where it stands beside essential and important.",
    )
    .plain(),
    Word::new(
        "of",
        Once,
        &[Choice(&["essential", "important"])],
        "The class of the directive that its members also have.",
    ),
    Word::new("summary", Once, &[Prose], "Who is in it and what follows."),
];

pub(super) const REGIME: &[Word] = &[
    Word::new("act", Once, &[Refs(Kind::Law)], "The acts it stands in."),
    Word::new("applies", Once, &[], "For which entities.")
        .takes(&["when"])
        .duty(),
    Word::new(
        "displaces",
        Once,
        &[Choices(&[
            "scope",
            "measures",
            "reporting",
            "supervision",
            "fines",
            "registration",
            "management",
            "nothing",
        ])],
        "What of the directive gives way.",
    )
    .duty(),
    Word::new(
        "authority",
        Once,
        &[Refs(Kind::Authority)],
        "Who supervises.",
    ),
    Word::new("summary", Once, &[Prose], "What it means for an entity."),
    DETAIL,
];

pub(super) const INPUT: &[Word] = &[
    Word::new("type", Required, &[Choice(&["yes-no", "number", "money", "share", "quantity", "choice", "date", "duration"])], "What an answer looks like.").plain(),
    Word::new("sums", Once, &[Ref(Kind::Input)], "The sum of another input over the activities for which the condition holds; it is never asked.").takes(&["when"]).plain(),
    Word::new("unit", Once, &[Unit], "What a number counts.").plain(),
    Word::new("value", Many, &[New(Kind::Local), Text], "An answer to choose.").plain(),
    Word::new("asks", Once, &[Text], "The question as it is put to people.").plain(),
    Word::new("presume", Once, &[Literal], "What is taken for granted when nothing is said.").plain(),
    Word::new("told-by", Once, &[Choice(&["established-in", "established-in-union", "provides-in", "main-establishment"])], "What of an organisation answers it without its being asked.").plain(),
    Word::new("act-of-state", Once, &[YesNo], "Whether the state decides it, not the organisation.").plain(),
    Word::new("of-activity", Once, &[YesNo], "Whether it is asked for each activity.").plain(),
    Word::new("help", Once, &[Prose], "How to find the answer.").plain(),
];

pub(super) const SIZE: &[Word] = &[
    Word::new(
        "class",
        Many,
        &[
            Choice(&["micro", "small", "medium", "large"]),
            Maybe(&Exactly("otherwise")),
        ],
        "A size and when it is met; the first that holds counts.",
    )
    .takes(&["when"])
    .duty(),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
    Word::new(
        "aggregate",
        Many,
        &[Maybe(&Choice(&["own-figures", "partner", "linked"])), Text],
        "How the figures of a group are added up.",
    )
    .takes(&["when"])
    .duty(),
    Word::new(
        "periods",
        Many,
        &[Maybe(&Choice(&["two-running", "latest"])), Text],
        "How many years count: with `two-running` a ceiling is crossed only in two periods in a row.",
    )
    .duty(),
    DETAIL,
];

pub(super) const JURISDICTION: &[Word] = &[
    Word::new(
        "rule",
        Many,
        &[New(Kind::Local), Text],
        "Which state an entity answers to.",
    )
    .takes(&["when"])
    .duty(),
    DETAIL,
];

pub(super) const EXAMPLE: &[Word] = &[
    Word::new(
        "given",
        Many,
        &[Given],
        "The facts; each line with an `activity` is one activity.",
    )
    .plain(),
    Word::new(
        "assuming",
        Many,
        &[Ref(Kind::Law)],
        "An act that is not in force yet, taken as if it were.",
    )
    .plain(),
    Word::new("expect", Many, &[Expected, Maybe(&Date)], "What follows.")
        .takes(&["within", "every"])
        .plain(),
];
