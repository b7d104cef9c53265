//! The words of the pages: one Fluent file a language, and what is built from its messages.

mod figures;
mod file;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::{Fault, SiteError};
use crate::diagnostic::Code;
use crate::templates::Templates;
pub(super) use file::message_names;
use file::{file_of, places_of};

/// The messages of one language. Messages without variables are formatted once.
pub struct Words {
    text: String,
    bundle: FluentBundle<FluentResource>,
    plain: BTreeMap<String, String>,
    /// The names of all messages, sorted.
    names: Vec<String>,
    language: String,
    /// What was asked for and is not there, or cannot be said, by name.
    missing: Mutex<BTreeMap<String, Fault>>,
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
    /// [`SiteError::Unusable`] where the file cannot be read as Fluent, or lacks a message that the
    /// program's own has.
    pub fn english(templates: &Templates) -> Result<Self, SiteError> {
        let words = Self::read("en", templates.text(&file_of("en")))?;
        let built_in = Templates::default();
        let missing: Vec<Fault> = message_names(built_in.text(&words.file()))
            .filter(|name| {
                words
                    .names
                    .binary_search_by(|own| own.as_str().cmp(name))
                    .is_err()
            })
            .map(|name| words.absent(name))
            .collect();
        match missing.is_empty() {
            true => Ok(words),
            false => Err(SiteError::Unusable(missing)),
        }
    }

    /// Reads a Fluent file.
    ///
    /// # Errors
    /// [`SiteError::Unusable`] where it cannot be read as Fluent or a name stands in it twice.
    pub fn read(language: &str, text: &str) -> Result<Self, SiteError> {
        let path = file_of(language);
        let wrong = |what: &str| Fault::of(Code::UnusableWords, path.as_str(), what);
        let tag = language
            .parse()
            .map_err(|error| wrong(&format!("`{language}` is no language: {error}")))
            .map_err(|fault| SiteError::Unusable(vec![fault]))?;
        let resource = FluentResource::try_new(text.to_owned()).map_err(|(_, errors)| {
            let faults = errors.into_iter().map(|error| {
                let what = format!(
                    "the message cannot be read: {}",
                    lower_first(&error.kind.to_string())
                );
                wrong(&what).at(text, error.pos)
            });
            SiteError::Unusable(faults.collect())
        })?;
        let mut names: Vec<String> = message_names(text).map(str::to_owned).collect();
        names.sort_unstable();
        if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
            let name = pair[0].as_str();
            let twice = wrong(&format!("the message `{name}` stands here twice"));
            let again = places_of(text, name).nth(1).unwrap_or(0..0);
            return Err(SiteError::Unusable(vec![twice.at(text, again)]));
        }
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|errors| SiteError::Unusable(vec![wrong(&format!("{errors:?}"))]))?;
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
            text: text.to_owned(),
            bundle,
            plain,
            names,
            language: language.to_owned(),
            missing: Mutex::default(),
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
                self.lacks(name, || {
                    "it needs a variable that is not given here".to_owned()
                });
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
            self.lacks(name, || "it says nothing".to_owned());
            return String::new();
        };
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(args), &mut errors)
            .into_owned();
        if !errors.is_empty() {
            self.lacks(name, || {
                let errors = errors.iter().map(|error| match error {
                    FluentError::ResolverError(error) => lower_first(&error.to_string()),
                    error => error.to_string(),
                });
                errors.collect::<Vec<_>>().join(", ")
            });
        }
        text
    }

    fn lacks(&self, name: &str, why: impl FnOnce() -> String) {
        let known = self.names.iter().any(|own| own == name);
        let fault = match known {
            false => self.absent(name),
            true => {
                let message = format!("the message `{name}` cannot be said: {}", why());
                let fault = Fault::of(Code::UnusableWords, self.file(), message);
                match places_of(&self.text, name).next() {
                    Some(place) => fault.at(&self.text, place),
                    None => fault,
                }
            }
        };
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.insert(name.to_owned(), fault);
    }

    /// A message that is not there.
    fn absent(&self, name: &str) -> Fault {
        let message = format!("there is no message `{name}`, which pages ask for");
        let fault = Fault::of(Code::UnusableWords, self.file(), message);
        let own = Templates::default();
        let text = own.text(&self.file());
        match places_of(text, name).next() {
            Some(place) => {
                let line = text[place.start..].lines().next().unwrap_or_default();
                fault.help(format!("the program's own words have `{line}`"))
            }
            None => fault,
        }
    }

    /// Messages that were asked for and are not there, or lack a variable.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        missing.keys().cloned().collect()
    }

    /// Nothing, where every message that was asked for could be said.
    ///
    /// # Errors
    /// [`SiteError::Unusable`] with those that could not.
    pub fn complete(&self) -> Result<(), SiteError> {
        let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        match missing.is_empty() {
            true => Ok(()),
            false => Err(SiteError::Unusable(missing.values().cloned().collect())),
        }
    }

    fn file(&self) -> String {
        file_of(&self.language)
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

#[cfg(test)]
mod tests;
