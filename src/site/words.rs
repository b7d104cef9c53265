//! The words of the pages: one Fluent file a language, and what is built from its messages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::SiteError;
use crate::value::{Amount, Date, Decimal, Duration, Money, TimeUnit};

const ENGLISH: &str = include_str!("../../locales/en.ftl");

/// The messages of one language. Messages without variables are formatted once.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
    names: Vec<String>,
    language: String,
    missing: Mutex<BTreeSet<String>>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("messages", &self.plain.len())
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The English words.
    ///
    /// # Errors
    /// [`SiteError::Words`] where the file cannot be read as Fluent.
    pub fn english() -> Result<Self, SiteError> {
        Self::read("en", ENGLISH)
    }

    /// Reads a Fluent file.
    ///
    /// # Errors
    /// [`SiteError::Words`] where it cannot be read as Fluent or a name stands in it twice.
    pub fn read(language: &str, text: &str) -> Result<Self, SiteError> {
        let wrong = |what: String| SiteError::Words { what };
        let tag = language
            .parse()
            .map_err(|error| wrong(format!("{language}: {error}")))?;
        let names: Vec<String> = message_names(text).map(str::to_owned).collect();
        let resource = FluentResource::try_new(text.to_owned())
            .map_err(|(_, errors)| wrong(format!("{language}: {errors:?}")))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|errors| wrong(format!("{language}: {errors:?}")))?;
        let mut plain = BTreeMap::new();
        for name in &names {
            let Some(pattern) = bundle.get_message(name).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let formatted = bundle.format_pattern(pattern, None, &mut errors);
            if errors.is_empty() {
                plain.insert(name.clone(), formatted.into_owned());
            }
        }
        Ok(Self {
            bundle,
            plain,
            names,
            language: language.to_owned(),
            missing: Mutex::new(BTreeSet::new()),
        })
    }

    /// The language, by BCP 47.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A message without variables, if there is one of that name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.plain.get(name).map(String::as_str)
    }

    /// A message without variables. One that is not there is remembered as missing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        match self.plain.get(name) {
            Some(text) => text,
            None => {
                self.lacks(name);
                ""
            }
        }
    }

    /// The messages whose names begin with a prefix, by the rest of the name, for a script that fills
    /// them in itself: each of the variables stands in them as `{ name }`.
    #[must_use]
    pub fn templates(&self, prefix: &str, variables: &[&str]) -> BTreeMap<&str, String> {
        let mut args = FluentArgs::with_capacity(variables.len());
        for name in variables {
            args.set(*name, FluentValue::from(format!("{{ {name} }}")));
        }
        self.names
            .iter()
            .filter_map(|name| Some((name.strip_prefix(prefix)?, self.format(name, &args))))
            .collect()
    }

    /// A message whose name ends in a word of the data, such as `role-csirt`; the word itself, with
    /// spaces for hyphens, where the language has none for it.
    #[must_use]
    pub fn of(&self, prefix: &str, word: &str) -> String {
        match self.find(&format!("{prefix}-{word}")) {
            Some(text) => text.to_owned(),
            None => word.replace('-', " "),
        }
    }

    /// A message with variables.
    #[must_use]
    pub fn with(&self, name: &str, variables: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::with_capacity(variables.len());
        for (key, value) in variables {
            args.set(*key, FluentValue::from(*value));
        }
        self.format(name, &args)
    }

    /// A message with a number, by which it chooses its form, and other variables.
    #[must_use]
    pub fn count(&self, name: &str, count: usize, variables: &[(&str, &str)]) -> String {
        let mut args = FluentArgs::with_capacity(variables.len() + 1);
        args.set("count", FluentValue::from(count));
        for (key, value) in variables {
            args.set(*key, FluentValue::from(*value));
        }
        self.format(name, &args)
    }

    /// A message with variables of any kind.
    #[must_use]
    pub fn format(&self, name: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(name)
            .and_then(|message| message.value())
        else {
            self.lacks(name);
            return String::new();
        };
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        if !errors.is_empty() {
            self.lacks(name);
        }
        text
    }

    fn lacks(&self, name: &str) {
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.insert(name.to_owned());
    }

    /// Messages that were asked for and are not there, or lack a variable.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.iter().cloned().collect()
    }

    // ---- what is built from messages

    /// `a, b and c`.
    #[must_use]
    pub fn all_of<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.list(items, "list-and")
    }

    /// `a, b or c`.
    #[must_use]
    pub fn one_of<T: AsRef<str>>(&self, items: &[T]) -> String {
        self.list(items, "list-or")
    }

    fn list<T: AsRef<str>>(&self, items: &[T], last: &str) -> String {
        match items {
            [] => String::new(),
            [one] => one.as_ref().to_owned(),
            [rest @ .., end] => {
                let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
                let rest = rest.join(self.get("list-comma"));
                self.with(last, &[("rest", &rest), ("last", end.as_ref())])
            }
        }
    }

    /// `10 July 2026`.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let (year, month, day) = date.parts();
        let month = self.get(&format!("month-{month}"));
        self.with(
            "date",
            &[
                ("day", &day.to_string()),
                ("month", month),
                ("year", &year.to_string()),
            ],
        )
    }

    /// `72 hours`.
    #[must_use]
    pub fn duration(&self, duration: Duration) -> String {
        self.count(
            &format!("duration-{}", unit(duration.unit)),
            duration.count as usize,
            &[],
        )
    }

    /// What follows "every": `year`, `15 days`.
    #[must_use]
    pub fn each(&self, duration: Duration) -> String {
        if duration.count == 1
            && let Some(word) = self.find(&format!("each-{}", unit(duration.unit)))
        {
            return word.to_owned();
        }
        self.duration(duration)
    }

    /// `72 h`, where there is little room.
    #[must_use]
    pub fn short_duration(&self, duration: Duration) -> String {
        match duration.unit {
            TimeUnit::Hours | TimeUnit::Minutes => self.count(
                &format!("duration-{}-short", unit(duration.unit)),
                duration.count as usize,
                &[],
            ),
            _ => self.duration(duration),
        }
    }

    /// `EUR 10 million`.
    #[must_use]
    pub fn money(&self, money: &Money) -> String {
        let value = money.amount.ten_thousandths();
        let million = 1_000_000 * 10_000;
        if value >= million && value % (million / 10) == 0 {
            let millions = Decimal::from_ten_thousandths(value / 1_000_000);
            return self.with(
                "money-million",
                &[
                    ("currency", money.currency.as_str()),
                    ("amount", &self.number(millions)),
                ],
            );
        }
        self.with(
            "money",
            &[
                ("currency", money.currency.as_str()),
                ("amount", &self.number(money.amount)),
            ],
        )
    }

    /// `12,000`.
    #[must_use]
    pub fn number(&self, number: Decimal) -> String {
        number.grouped(self.get("number-separator").chars().next().unwrap_or(' '))
    }

    /// An amount; `input` gives the name of an input that a share is taken of.
    #[must_use]
    pub fn amount(&self, amount: &Amount, input: &dyn Fn(&str) -> String) -> String {
        match amount {
            Amount::Money(money) => self.money(money),
            Amount::Number(number) => self.number(*number),
            Amount::Quantity(quantity) => self.with(
                "quantity",
                &[
                    ("amount", &self.number(quantity.amount)),
                    ("unit", &quantity.unit),
                ],
            ),
            Amount::Share { percent, of } => self.with(
                "share",
                &[
                    ("percent", &percent.0.to_string()),
                    ("of", &lower_first(&input(of))),
                ],
            ),
            Amount::HigherOf(a, b) => self.with(
                "amount-higher",
                &[("a", &self.amount(a, input)), ("b", &self.amount(b, input))],
            ),
            Amount::LowerOf(a, b) => self.with(
                "amount-lower",
                &[("a", &self.amount(a, input)), ("b", &self.amount(b, input))],
            ),
            Amount::NotInLaw => self.get("amount-not-in-law").to_owned(),
        }
    }
}

fn unit(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Seconds => "seconds",
        TimeUnit::Minutes => "minutes",
        TimeUnit::Hours => "hours",
        TimeUnit::Days => "days",
        TimeUnit::WorkingDays => "working-days",
        TimeUnit::Weeks => "weeks",
        TimeUnit::Months => "months",
        TimeUnit::Years => "years",
    }
}

/// A name in the middle of a sentence: its first letter small, unless its first word is an
/// abbreviation or a name with further capitals.
#[must_use]
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let word = text.split([' ', '-', '(']).next().unwrap_or(text);
    if word.chars().skip(1).any(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

/// A text at the start of a sentence.
#[must_use]
pub fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The names of the messages of a Fluent file.
pub(super) fn message_names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (name, _) = line.split_once('=')?;
        let name = name.trim_end();
        let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        plain.then_some(name)
    })
}

#[cfg(test)]
mod tests;
