//! The words of the language: which statements a block may hold, what each takes, and what it means.
//!
//! The grammar says how a statement is spelled; these tables say what it may say. They drive the
//! checking of sources, the suggestions for misspelled words and the reference that
//! `acquis explain WORD` prints, so a word exists once, with its meaning beside it.

mod checklist;
mod duties;
mod enforcement;
mod items;
mod law;
mod people;
mod rules;
mod sectors;

pub use items::{GRADES, ITEMS, TOPICS, topic_of};

/// What a name refers to; names of different kinds do not collide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A named source of evidence.
    Source,
    /// A directive.
    Directive,
    /// An act, or the directive itself.
    Law,
    /// An authority.
    Authority,
    /// A national class.
    Class,
    /// A sector act that displaces or varies the directive.
    Regime,
    /// A declared question.
    Input,
    /// A stage of reporting.
    Stage,
    /// A sector, a subsector path or an entity type.
    Activity,
    /// A sector.
    Sector,
    /// An entity type.
    Type,
    /// A scope rule.
    Rule,
    /// An option of the directive.
    Option,
    /// A measure.
    Measure,
    /// A declared event.
    Event,
    /// A claim in a conflict.
    Claim,
    /// A territory.
    Territory,
    /// A framework.
    Framework,
    /// An item of a checklist.
    Item,
    /// An obligation that stands in no block of duties.
    Obligation,
    /// A day on which something is due.
    Milestone,
    /// A fine for a particular breach.
    Fine,
    /// A duty of the management body.
    Duty,
    /// Anything else that has a name within its block.
    Local,
}

impl Kind {
    /// The word for people.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Source => "source",
            Kind::Directive => "directive",
            Kind::Law => "law",
            Kind::Authority => "authority",
            Kind::Class => "class",
            Kind::Regime => "regime",
            Kind::Input => "input",
            Kind::Stage => "stage",
            Kind::Activity => "activity",
            Kind::Sector => "sector",
            Kind::Type => "entity type",
            Kind::Rule => "rule",
            Kind::Option => "option",
            Kind::Measure => "measure",
            Kind::Event => "event",
            Kind::Claim => "claim",
            Kind::Territory => "territory",
            Kind::Framework => "framework",
            Kind::Item => "item",
            Kind::Obligation => "obligation",
            Kind::Milestone => "milestone",
            Kind::Fine => "special fine",
            Kind::Duty => "duty",
            Kind::Local => "name",
        }
    }

    /// The word with its article: `an authority`.
    #[must_use]
    pub fn with_article(self) -> String {
        let word = self.word();
        let article = if word.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {word}")
    }
}

/// One thing that a statement takes after its keyword.
#[derive(Debug, Clone, Copy)]
pub enum Slot {
    /// A new name.
    New(Kind),
    /// The name of something.
    Ref(Kind),
    /// Names, separated by commas.
    Refs(Kind),
    /// A text in quotation marks.
    Text,
    /// Texts, separated by commas.
    Texts,
    /// A text or prose.
    Prose,
    /// A language and a text, once or more.
    LanguageTexts,
    /// A language.
    Language,
    /// Languages, separated by commas.
    Languages,
    /// A day.
    Date,
    /// A number.
    Number,
    /// A period, such as `2 weeks`.
    Period,
    /// An address.
    Address,
    /// A CELEX number.
    Celex,
    /// The code of a state.
    Country,
    /// Codes of states, separated by commas.
    Countries,
    /// A currency.
    Currency,
    /// `yes` or `no`.
    YesNo,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Some of these words, separated by commas.
    Choices(&'static [&'static str]),
    /// One of these words, or the name of something.
    ChoiceOrRef(&'static [&'static str], Kind),
    /// Some of these words, or names, separated by commas.
    ChoicesOrRefs(&'static [&'static str], Kind),
    /// Exactly this word.
    Word(&'static str),
    /// `on request`, written as two words.
    Words(&'static [&'static str]),
    /// An amount: a sum, a share, the higher or lower of two, `not-in-law`.
    Amount,
    /// A provision without a law, such as `annex I point 1`.
    Provisions,
    /// Any literal: a number, an amount, a quantity, a date, a word.
    Literal,
    /// A quantity or duration unit, a word or a code.
    Unit,
    /// The given facts of an example.
    Given,
    /// What an example expects.
    Expected,
    /// Something that may be left out.
    Maybe(&'static Slot),
}

/// How often a statement may stand in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// At most once.
    Once,
    /// Exactly once.
    Required,
    /// As often as wanted.
    Many,
}

/// Which evidence a statement must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// None: it says something about the knowledge base, not about law.
    None,
    /// A source.
    Source,
    /// A source and the article that says so.
    Duty,
}

/// A keyword: an item, or a statement in a block.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The keyword.
    pub name: &'static str,
    /// What follows it.
    pub shape: &'static [Slot],
    /// How often it may stand.
    pub times: Times,
    /// The statements of its block; empty where it has none.
    pub block: &'static [Word],
    /// Whether the block may be left out.
    pub block_optional: bool,
    /// The clauses it takes beyond those that every statement takes.
    pub clauses: &'static [&'static str],
    /// Which evidence it needs.
    pub evidence: Evidence,
    /// What it means, for editors.
    pub meaning: &'static str,
}

/// The clauses that every statement takes.
pub const COMMON_CLAUSES: &[&str] = &[
    "under",
    "source",
    "checked",
    "grade",
    "from",
    "until",
    "note",
    "quote",
    "because",
    "renamed-from",
];

impl Word {
    const fn new(
        name: &'static str,
        times: Times,
        shape: &'static [Slot],
        meaning: &'static str,
    ) -> Self {
        Self {
            name,
            shape,
            times,
            block: &[],
            block_optional: true,
            clauses: &[],
            evidence: Evidence::Source,
            meaning,
        }
    }

    const fn with_block(mut self, block: &'static [Word]) -> Self {
        self.block = block;
        self.block_optional = false;
        self
    }

    const fn may_have_block(mut self, block: &'static [Word]) -> Self {
        self.block = block;
        self.block_optional = true;
        self
    }

    const fn takes(mut self, clauses: &'static [&'static str]) -> Self {
        self.clauses = clauses;
        self
    }

    const fn duty(mut self) -> Self {
        self.evidence = Evidence::Duty;
        self
    }

    const fn plain(mut self) -> Self {
        self.evidence = Evidence::None;
        self
    }

    /// The statement of that name in this word's block.
    #[must_use]
    pub fn statement(&self, name: &str) -> Option<&'static Word> {
        self.block.iter().find(|word| word.name == name)
    }

    /// Whether the clause may stand on this statement.
    #[must_use]
    pub fn takes_clause(&self, clause: &str) -> bool {
        COMMON_CLAUSES.contains(&clause)
            || self.clauses.contains(&clause)
            || (clause == "unless" && self.clauses.contains(&"when"))
    }

    /// The kind of name that the statement gives, if it gives one.
    #[must_use]
    pub fn names(&self) -> Option<Kind> {
        self.shape.iter().find_map(|slot| match slot {
            Slot::New(kind) | Slot::Maybe(Slot::New(kind)) => Some(*kind),
            _ => None,
        })
    }

    /// How the statement is written, in the notation of `docs/language.md`.
    #[must_use]
    pub fn spelling(&self) -> String {
        let mut words = vec![self.name.to_owned()];
        let mut slots = self.shape.iter().peekable();
        while let Some(slot) = slots.next() {
            words.push(match (slot, slots.peek()) {
                // `[by LAW, …]`: the word stands only with what it announces.
                (Slot::Maybe(Slot::Word(word)), Some(Slot::Maybe(announced))) => {
                    slots.next();
                    format!("[{word} {}]", slot_spelling(announced))
                }
                _ => slot_spelling(slot),
            });
        }
        words.extend(self.clauses.iter().map(|clause| match *clause {
            "when" => "[when CONDITION]".to_owned(),
            "within" => "[within DURATION of EVENT]".to_owned(),
            "every" => "[every DURATION]".to_owned(),
            other => format!("[{other} …]"),
        }));
        words.join(" ")
    }
}

fn slot_spelling(slot: &Slot) -> String {
    match slot {
        Slot::New(_) => "ID".to_owned(),
        Slot::Ref(kind) => kind.word().to_uppercase().replace(' ', "-"),
        Slot::Refs(kind) => format!("{}, …", kind.word().to_uppercase().replace(' ', "-")),
        Slot::Text => "\"text\"".to_owned(),
        Slot::Texts => "\"text\", …".to_owned(),
        Slot::Prose => "\"text\" or prose".to_owned(),
        Slot::LanguageTexts => "LANGUAGE \"text\" …".to_owned(),
        Slot::Language => "LANGUAGE".to_owned(),
        Slot::Languages => "LANGUAGE, …".to_owned(),
        Slot::Date => "DATE".to_owned(),
        Slot::Number => "NUMBER".to_owned(),
        Slot::Address => "<address>".to_owned(),
        Slot::Celex => "CELEX".to_owned(),
        Slot::Country => "CODE".to_owned(),
        Slot::Countries => "CODE, …".to_owned(),
        Slot::Currency => "CURRENCY".to_owned(),
        Slot::YesNo => "yes|no".to_owned(),
        Slot::Choice(words) => words.join("|"),
        Slot::Choices(words) => format!("{}, …", words.join("|")),
        Slot::ChoiceOrRef(words, kind) => {
            format!("{}|{}", words.join("|"), kind.word().to_uppercase())
        }
        Slot::ChoicesOrRefs(words, kind) => {
            format!("{}|{}, …", words.join("|"), kind.word().to_uppercase())
        }
        Slot::Word(word) => (*word).to_owned(),
        Slot::Words(words) => words.join(" "),
        Slot::Amount => "AMOUNT".to_owned(),
        Slot::Provisions => "PROVISION".to_owned(),
        Slot::Literal => "VALUE".to_owned(),
        Slot::Period => "DURATION".to_owned(),
        Slot::Unit => "UNIT".to_owned(),
        Slot::Given => "FACT, …".to_owned(),
        Slot::Expected => "OUTCOME".to_owned(),
        Slot::Maybe(slot) => format!("[{}]", slot_spelling(slot)),
    }
}

/// The item of that name.
#[must_use]
pub fn item(name: &str) -> Option<&'static Word> {
    ITEMS.iter().find(|word| word.name == name)
}

/// Every place in the language where a word of that name stands: the words around it and itself.
#[must_use]
pub fn find(name: &str) -> Vec<(Vec<&'static str>, &'static Word)> {
    fn walk(
        words: &'static [Word],
        name: &str,
        path: &mut Vec<&'static str>,
        found: &mut Vec<(Vec<&'static str>, &'static Word)>,
    ) {
        for word in words {
            if word.name == name {
                found.push((path.clone(), word));
            }
            path.push(word.name);
            walk(word.block, name, path, found);
            path.pop();
        }
    }
    let mut found = Vec::new();
    walk(ITEMS, name, &mut Vec::new(), &mut found);
    found
}

#[cfg(test)]
mod tests;
