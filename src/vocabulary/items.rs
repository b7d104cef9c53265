//! The items of a file.

use super::Slot::{
    Address, Celex, Choice, Countries, Country, Currency, Date, Language, LanguageTexts, Languages,
    Maybe, New, Number, Prose, Ref, Refs, Text, Word as Exactly, YesNo,
};
use super::Times::{Many, Once, Required};
use super::law::{FRAMEWORK, LAW, POWER};
use super::{Kind, Slot, Word, checklist, duties, enforcement, people, rules, sectors};

/// The grades of evidence, best first, and `editorial` for what is not a claim of law.
pub const GRADES: &[&str] = &[
    "official",
    "corroborated",
    "secondary",
    "unverified",
    "editorial",
];

/// What questions, conflicts and departures can be about.
pub const TOPICS: &[&str] = &[
    "scope",
    "size",
    "class",
    "sectors",
    "registration",
    "reporting",
    "significance",
    "measures",
    "management",
    "supervision",
    "fines",
    "jurisdiction",
    "regime",
    "calendar",
    "authorities",
    "laws",
    "frameworks",
    "status",
    "obligations",
];

/// The topic that an item belongs to, by its keyword; a topic belongs to itself.
#[must_use]
pub fn topic_of(item: &str) -> Option<&'static str> {
    let topic = match item {
        "leaves-out" => "scope",
        "sector" => "sectors",
        "power" | "designation" => "supervision",
        "milestone" | "event" => "calendar",
        "authority" => "authorities",
        "law" => "laws",
        "framework" => "frameworks",
        "country" => "status",
        "obligation" => "obligations",
        other => other,
    };
    TOPICS.iter().find(|other| **other == topic).copied()
}

/// Everything that may stand in the first column of a file.
pub const ITEMS: &[Word] = &[
    Word::new("edition", Required, &[Number], "The edition of the language the file is written in; now 1.").plain(),
    Word::new("part-of", Once, &[Slot::Unit], "Says that the file belongs to the directive or country that another file of the folder begins.").plain(),
    Word::new("source", Many, &[New(Kind::Source), Text], "A text that facts rest on.").with_block(SOURCE).plain(),
    Word::new("directive", Once, &[New(Kind::Directive), Text], "The directive that states transpose.").with_block(DIRECTIVE),
    Word::new("sector", Many, &[New(Kind::Sector), Text], "A sector with its entity types.").with_block(sectors::SECTOR),
    Word::new("country", Once, &[Country, Text], "A member state and where its transposition stands.").with_block(COUNTRY),
    Word::new("law", Many, &[New(Kind::Law), Text], "An act, with its title and its dates.").with_block(LAW),
    Word::new("class", Many, &[New(Kind::Class), Text], "A class of the state's own beside essential and important.").with_block(rules::CLASS).duty(),
    Word::new("authority", Many, &[New(Kind::Authority), Text], "A body with a role under the law.").with_block(people::AUTHORITY),
    Word::new("registration", Many, &[Maybe(&New(Kind::Local))], "Who registers, where, by when and with what.").with_block(duties::REGISTRATION),
    Word::new("reporting", Many, &[Maybe(&New(Kind::Local))], "To whom incidents are reported, when, and what each report holds.").with_block(duties::REPORTING),
    Word::new("counting", Once, &[], "How the state counts periods, and its working days.").with_block(duties::COUNTING),
    Word::new("significance", Many, &[Maybe(&New(Kind::Local))], "When an incident is significant.").with_block(duties::SIGNIFICANCE),
    Word::new("fines", Many, &[Maybe(&New(Kind::Local))], "What a breach can cost.").with_block(enforcement::FINES),
    Word::new("supervision", Many, &[Maybe(&New(Kind::Local))], "How entities are supervised.").with_block(enforcement::SUPERVISION),
    Word::new("management", Many, &[Maybe(&New(Kind::Local))], "What the management body owes.").with_block(duties::MANAGEMENT),
    Word::new("measures", Many, &[Maybe(&New(Kind::Local))], "The security measures that are asked for.").with_block(duties::MEASURES),
    Word::new("checklist", Many, &[New(Kind::Local), Text], "A chapter of questions by which an organisation sees how far it is.").with_block(checklist::CHECKLIST),
    Word::new("readiness", Once, &[], "How the answers to a checklist are counted.").with_block(checklist::READINESS).plain(),
    Word::new("regime", Many, &[New(Kind::Regime), Text], "A sector act that displaces or varies the directive for some entities.").with_block(rules::REGIME).duty(),
    Word::new("scope", Many, &[], "The rules that decide who is inside and in which class.").with_block(rules::SCOPE),
    Word::new("input", Many, &[New(Kind::Input), Text], "A question that rules may ask.").with_block(rules::INPUT).plain(),
    Word::new("size", Many, &[Maybe(&New(Kind::Local))], "How the size of an enterprise is told.").with_block(rules::SIZE),
    Word::new("jurisdiction", Once, &[], "Which state an entity answers to.").with_block(rules::JURISDICTION),
    Word::new("framework", Many, &[New(Kind::Framework), Text], "A framework or standard by which entities show that they comply.").with_block(FRAMEWORK),
    Word::new("obligation", Many, &[New(Kind::Obligation), Text], "A duty that stands in no block above.").takes(&["when", "within", "every"]).may_have_block(ADDRESSEE).duty(),
    Word::new("milestone", Many, &[New(Kind::Milestone), Date, Text], "A day on which something is due.").takes(&["when"]).may_have_block(ADDRESSEE),
    Word::new("event", Many, &[New(Kind::Event), Maybe(&Date), Text], "Something that happened on a day, or an event from which a period runs."),
    Word::new("option", Many, &[New(Kind::Option), Choice(&["used", "not-used", "partly", "open"]), Text], "An option that the directive gives, and whether the state used it."),
    Word::new("power", Many, &[New(Kind::Local), Text], "A power of the state: no duty until an order is given.").takes(&["when", "within"]).may_have_block(POWER).duty(),
    Word::new("designation", Many, &[New(Kind::Local), Text], "An act that names entities one by one.").takes(&["when"]).may_have_block(POWER),
    Word::new("territory", Many, &[New(Kind::Territory), Text, Maybe(&Text)], "A part of the state with rules of its own."),
    Word::new("departure", Many, &[New(Kind::Local), Text], "What a state does differently, in words.").with_block(DEPARTURE).duty(),
    Word::new("question", Many, &[New(Kind::Local), Text, Maybe(&Exactly("topic")), Maybe(&Choice(TOPICS))], "What is not known yet.").plain(),
    Word::new("conflict", Many, &[New(Kind::Local), Text], "What sources disagree on.").with_block(CONFLICT).plain(),
    Word::new("absent", Many, &[New(Kind::Local), Choice(&["none", "silent", "not-found", "not-read"]), Maybe(&Text)], "Something that is not there: the law says there is none, is silent, or nobody found or read it.").plain(),
    Word::new("untranslatable", Many, &[New(Kind::Local), Text], "A provision that no rule can say; it is shown as \"needs a lawyer\".").with_block(UNTRANSLATABLE).duty(),
    Word::new("example", Many, &[Text], "A test of the law, written from a provision.").with_block(rules::EXAMPLE).plain(),
    Word::new("remove", Many, &[Choice(&["stage", "measure", "rule", "ceiling", "input", "obligation", "type", "regime", "item"]), New(Kind::Local)], "Takes away what the directive has.").duty(),
    Word::new("leaves-out", Many, &[Ref(Kind::Activity), Text], "A sector or type that the state does not cover, or regulates elsewhere.").duty(),
];

const SOURCE: &[Word] = &[
    Word::new("url", Once, &[Address], "Where it is.").plain(),
    Word::new("checked", Once, &[Date], "The day somebody last read it.").plain(),
    Word::new(
        "grade",
        Once,
        &[Choice(GRADES)],
        "How good it is as evidence.",
    )
    .plain(),
    Word::new("publisher", Once, &[Text], "Who stands behind it.").plain(),
    Word::new("language", Once, &[Language], "The language it is in.").plain(),
    Word::new("archive", Once, &[Address], "A kept copy.").plain(),
];

const DIRECTIVE: &[Word] = &[
    Word::new("title", Many, &[LanguageTexts], "The official title."),
    Word::new("number", Once, &[Text], "The number of the act."),
    Word::new("celex", Once, &[Celex], "The CELEX number."),
    Word::new(
        "consolidated-celex",
        Once,
        &[Text],
        "The CELEX number of the consolidated text.",
    ),
    Word::new(
        "eli",
        Once,
        &[Address],
        "The European Legislation Identifier.",
    ),
    Word::new(
        "consolidated-eli",
        Once,
        &[Address],
        "The identifier of the consolidated text.",
    ),
    Word::new("address", Once, &[Address], "Where people read the text."),
    Word::new(
        "journal",
        Once,
        &[Text],
        "Where it stands in the Official Journal.",
    ),
    Word::new(
        "procedure",
        Once,
        &[Text],
        "The number of the legislative procedure.",
    ),
    Word::new("proposal", Once, &[Text], "The proposal it came from."),
    Word::new(
        "legal-basis",
        Once,
        &[Text],
        "The article of the Treaties it rests on.",
    ),
    Word::new("adopted", Once, &[Date], "The day it was signed."),
    Word::new("published", Once, &[Date], "The day it was published."),
    Word::new("in-force", Once, &[Date], "The day it entered into force."),
    Word::new(
        "transpose-by",
        Once,
        &[Date],
        "The last day for states to transpose it.",
    ),
    Word::new(
        "applies",
        Once,
        &[Date],
        "The day from which states apply their measures.",
    ),
    Word::new(
        "harmonisation",
        Once,
        &[Choice(&["minimum", "maximum"])],
        "Whether states may ask for more.",
    )
    .duty(),
    Word::new("repeals", Many, &[Celex], "The act it repeals."),
    Word::new("eea", Once, &[YesNo], "Whether it is relevant for the EEA."),
    Word::new("summary", Once, &[Prose], "What it is, in a few sentences."),
    Word::new(
        "corrigendum",
        Many,
        &[New(Kind::Local), Date, Text],
        "A correction of the text.",
    ),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
];

const COUNTRY: &[Word] = &[
    Word::new(
        "name",
        Many,
        &[LanguageTexts],
        "The name in the languages of the state.",
    )
    .plain(),
    Word::new(
        "languages",
        Required,
        &[Languages],
        "The official languages.",
    )
    .plain(),
    Word::new("currency", Once, &[Currency], "The currency.").plain(),
    Word::new(
        "transposes",
        Many,
        &[
            Ref(Kind::Directive),
            Maybe(&Exactly("by")),
            Maybe(&Refs(Kind::Law)),
        ],
        "Which directive, by which laws.",
    ),
    Word::new(
        "state",
        Once,
        &[Choice(&["in-force", "adopted", "bill", "none"])],
        "Where transposition stands.",
    ),
    Word::new(
        "calls",
        Many,
        &[
            Choice(&["essential", "important"]),
            Text,
            Maybe(&LanguageTexts),
        ],
        "What the law of the state calls a class of the directive.",
    ),
    Word::new(
        "neighbours",
        Once,
        &[Countries],
        "States that a reader compares with.",
    )
    .plain(),
    Word::new(
        "summary",
        Once,
        &[Prose],
        "Where transposition stands, in a sentence or two.",
    ),
    Word::new(
        "meanwhile",
        Many,
        &[
            New(Kind::Local),
            Text,
            Maybe(&Exactly("by")),
            Maybe(&Refs(Kind::Law)),
        ],
        "What applies until an act is in force.",
    ),
    Word::new("as-of", Once, &[Date], "The day the evidence speaks of.").plain(),
    Word::new(
        "detail",
        Many,
        &[New(Kind::Local), Text],
        "Anything else worth knowing.",
    ),
];

/// Whom a duty, a date or a power concerns.
const ADDRESSEE: &[Word] = &[
    Word::new(
        "binds",
        Once,
        &[Slot::ChoicesOrRefs(
            &["essential", "important", "registration-only", "everyone"],
            Kind::Class,
        )],
        "The classes it concerns.",
    ),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
    Word::new(
        "route",
        Once,
        &[Text],
        "The way of complying it belongs to.",
    ),
    Word::new("level", Once, &[Text], "The level it belongs to."),
    Word::new("text", Once, &[Prose], "The whole of it, in words."),
    Word::new(
        "regime",
        Once,
        &[Ref(Kind::Regime)],
        "The regime it belongs to.",
    ),
];

const DEPARTURE: &[Word] = &[
    Word::new("area", Required, &[Choice(TOPICS)], "What it concerns.").plain(),
    Word::new(
        "direction",
        Once,
        &[Choice(&["stricter", "looser", "neither", "not-comparable"])],
        "Which way it goes.",
    )
    .plain(),
    Word::new("text", Required, &[Prose], "What the state does, in words."),
    Word::new(
        "by-option",
        Once,
        &[Slot::ChoiceOrRef(&[], Kind::Option)],
        "The option of the directive that allows it.",
    )
    .plain(),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
];

const CONFLICT: &[Word] = &[
    Word::new(
        "about",
        Many,
        &[Slot::Unit, Maybe(&Slot::Unit)],
        "Which fact it is about: its keyword and its name.",
    )
    .plain(),
    Word::new("topic", Once, &[Choice(TOPICS)], "What it concerns.").plain(),
    Word::new(
        "claim",
        Many,
        &[New(Kind::Claim), Text],
        "What one source says.",
    ),
    Word::new(
        "follow",
        Once,
        &[Ref(Kind::Claim)],
        "Which claim the pages follow, and why.",
    )
    .plain(),
    Word::new(
        "undecided",
        Once,
        &[],
        "That no claim is followed, and why.",
    )
    .plain(),
];

const UNTRANSLATABLE: &[Word] = &[
    Word::new("text", Required, &[Prose], "The provision, in words."),
    Word::new("affects", Once, &[Choice(TOPICS)], "What it concerns.").plain(),
    Word::new("applies", Once, &[], "For which entities.").takes(&["when"]),
];
