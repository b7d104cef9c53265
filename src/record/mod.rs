//! Statements checked against the vocabulary: each keyword is known here, takes what it was given,
//! and its clauses belong to it. Names are not resolved yet.

mod amount;
mod arguments;
mod clause;
mod clauses;
mod codes;
mod example;
mod literal;
mod mismatch;
mod read;
mod unit;

pub use clauses::{Clauses, FromAfter, NamedSource, Quote, Within};
pub use example::{Expected, Given, Of};
pub(crate) use literal::literal;
pub use unit::{Owner, Unit, read};

use crate::source::Span;
use crate::value::{
    Address, Amount, Celex, CountryCode, Currency, Date, Decimal, Duration, LanguageTag, Money,
    Percent, Provision, Quantity,
};
use crate::vocabulary::Word;

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// One thing a statement was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name, whether new or of something.
    Name(String),
    /// Names.
    Names(Vec<Spanned<String>>),
    /// A keyword of the vocabulary.
    Word(String),
    /// Keywords of the vocabulary, or names.
    Words(Vec<Spanned<String>>),
    /// A text.
    Text(String),
    /// Texts.
    Texts(Vec<String>),
    /// Texts by language.
    LanguageTexts(Vec<(LanguageTag, String)>),
    /// A language.
    Language(LanguageTag),
    /// Languages.
    Languages(Vec<LanguageTag>),
    /// A day.
    Date(Date),
    /// A number.
    Number(Decimal),
    /// A percentage.
    Percent(Percent),
    /// Money.
    Money(Money),
    /// A period.
    Duration(Duration),
    /// A quantity.
    Quantity(Quantity),
    /// An address.
    Address(Address),
    /// A CELEX number.
    Celex(Celex),
    /// A state.
    Country(CountryCode),
    /// States.
    Countries(Vec<CountryCode>),
    /// A currency.
    Currency(Currency),
    /// Yes or no.
    YesNo(bool),
    /// An amount that a law fixes.
    Amount(Amount),
    /// Provisions without a law.
    Provisions(Vec<Provision>),
    /// The facts of an example.
    Given(Vec<Given>),
    /// What an example expects.
    Expected(Expected),
}

/// A statement that the vocabulary knows.
#[derive(Debug, Clone)]
pub struct Record {
    /// What the vocabulary says of it.
    pub word: &'static Word,
    /// From the keyword to the end of the last part, without the block.
    pub span: Span,
    /// The keyword.
    pub keyword: Span,
    /// What follows the keyword, in order; arguments that were left out are not there.
    pub values: Vec<Spanned<Value>>,
    /// Its clauses, and those that stand as statements in its block.
    pub clauses: Clauses,
    /// The statements of its block.
    pub children: Vec<Record>,
    /// Whether part of it could not be read, so that nothing should be concluded from what is not
    /// there.
    pub broken: bool,
}

impl Record {
    /// The name that the statement gives to what it says.
    #[must_use]
    pub fn name(&self) -> Option<&Spanned<Value>> {
        self.word.names()?;
        self.values
            .iter()
            .find(|value| matches!(value.value, Value::Name(_)))
    }

    /// The same as text.
    #[must_use]
    pub fn name_text(&self) -> Option<&str> {
        match &self.name()?.value {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    /// All statements of its block with this keyword.
    pub fn all<'a>(&'a self, keyword: &'a str) -> impl Iterator<Item = &'a Record> {
        self.children
            .iter()
            .filter(move |child| child.word.name == keyword)
    }

    /// The first statement of its block with this keyword.
    #[must_use]
    pub fn one(&self, keyword: &str) -> Option<&Record> {
        self.children
            .iter()
            .find(|child| child.word.name == keyword)
    }

    /// The first text it was given.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.values.iter().find_map(|value| match &value.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// The first day it was given.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        self.values.iter().find_map(|value| match value.value {
            Value::Date(date) => Some(date),
            _ => None,
        })
    }

    /// The first keyword it was given.
    #[must_use]
    pub fn choice(&self) -> Option<&str> {
        self.values.iter().find_map(|value| match &value.value {
            Value::Word(word) => Some(word.as_str()),
            _ => None,
        })
    }

    /// The names or keywords it lists.
    #[must_use]
    pub fn list(&self) -> Vec<&Spanned<String>> {
        self.values
            .iter()
            .flat_map(|value| match &value.value {
                Value::Names(names) | Value::Words(names) => names.iter().collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// Whether it says yes.
    #[must_use]
    pub fn yes(&self) -> Option<bool> {
        self.values.iter().find_map(|value| match value.value {
            Value::YesNo(yes) => Some(yes),
            _ => None,
        })
    }
}
