//! Checklists: what an organisation asks itself, what proves the answer, and how answers are counted.

use super::Slot::{Choice, Literal, Maybe, New, Number, Ref, Refs, Text, Unit, Word as Exactly};
use super::Times::{Many, Once, Required};
use super::people::{FOR, REGIME};
use super::{Kind, Word};

pub(super) const CHECKLIST: &[Word] = &[
    FOR,
    REGIME,
    Word::new(
        "topic",
        Required,
        &[Choice(&[
            "measures",
            "management",
            "reporting",
            "registration",
            "supervision",
            "obligations",
        ])],
        "The duties that its items ask about: where a regime displaces them, or a rule frees from them, the items fall away.",
    )
    .plain(),
    Word::new(
        "item",
        Many,
        &[New(Kind::Item), Text, Exactly("weight"), Number],
        "A plain question about a duty, and how much the answer counts.",
    )
    .takes(&["when"])
    .may_have_block(ITEM)
    .duty(),
];

const ITEM: &[Word] = &[
    Word::new("evidence", Many, &[Text], "What proves the answer.").plain(),
    Word::new(
        "penalty",
        Once,
        &[
            Choice(&["ceiling", "special", "open"]),
            Maybe(&Ref(Kind::Fine)),
        ],
        "What failing can cost: up to the `ceiling` of the class, a `special` fine by its name, or `open` where the sources name no fine for it.",
    )
    .plain(),
    Word::new(
        "measure",
        Once,
        &[Refs(Kind::Measure)],
        "The measures it asks about; it falls away where a state has none of them.",
    )
    .plain(),
    Word::new(
        "duty",
        Once,
        &[Refs(Kind::Duty)],
        "The duties of the management body it asks about.",
    )
    .plain(),
    Word::new(
        "stage",
        Once,
        &[Refs(Kind::Stage)],
        "The reports it asks about; it falls away for whoever owes none of them.",
    )
    .plain(),
    Word::new(
        "registration",
        Once,
        &[Maybe(&Unit)],
        "The block of registration it asks about, by its name if it has one; its dates become those of the item.",
    )
    .plain(),
    Word::new(
        "changes",
        Once,
        &[Maybe(&Unit)],
        "The same, where it asks about the notice of changes.",
    )
    .plain(),
    Word::new(
        "obligation",
        Once,
        &[Refs(Kind::Obligation)],
        "The obligations it asks about; it falls away for whoever none of them concerns.",
    )
    .plain(),
    Word::new(
        "milestone",
        Once,
        &[Refs(Kind::Milestone)],
        "The days by which it is due, of which those count that concern the organisation.",
    )
    .plain(),
    Word::new(
        "framework",
        Once,
        &[Refs(Kind::Framework)],
        "The frameworks by which it can be shown.",
    )
    .plain(),
];

pub(super) const READINESS: &[Word] = &[
    Word::new(
        "weight",
        Many,
        &[Number, Text],
        "A weight that items may have, and what it stands for.",
    )
    .plain(),
    Word::new(
        "credit",
        Many,
        &[Choice(&["met", "partly", "not-met"]), Literal],
        "The share of its weight that an item brings in by its answer.",
    )
    .plain(),
    Word::new(
        "unassessed",
        Required,
        &[Choice(&["left-out", "not-met"])],
        "Whether items without an answer are left out of the score or count as not met.",
    )
    .plain(),
    Word::new(
        "formula",
        Required,
        &[Text],
        "The formula in words, as it is printed beside every score.",
    )
    .plain(),
];
