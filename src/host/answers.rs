//! What an organisation says of itself: a file in TOML, or in JSON as the scope check of the site saves
//! it, with an answer for each item of the checklist, and if it likes with the organisation itself.

mod json;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::file::{self, ReadError};
use crate::decide::checklist::{Answers, SelfAssessment};
use crate::diagnostic::closest;
use crate::model::Mark;
use crate::value::Date;

const LIMIT: u64 = 1024 * 1024;

/// A file of answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnswersFile {
    /// The organisation, in the fields of a request; empty where the file does not say.
    pub profile: serde_json::Map<String, serde_json::Value>,
    /// The answers by item, with the lines on which they stand.
    items: BTreeMap<String, (SelfAssessment, usize)>,
    path: PathBuf,
}

/// Why answers cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum AnswersError {
    /// The file cannot be read.
    Unreadable(ReadError),
    /// It is not JSON, or not of this form.
    WrongJson {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: serde_json::Error,
    },
    /// It is not TOML, or not of this form.
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: Box<toml::de::Error>,
    },
    /// Something in it cannot be.
    Refused {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and the way out.
        what: String,
    },
}

impl fmt::Display for AnswersError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AnswersError::Unreadable(error) => error.fmt(f),
            AnswersError::Wrong { path, error } => write!(
                f,
                "`{}` cannot be used: {}",
                path.display(),
                error.to_string().trim_end()
            ),
            AnswersError::WrongJson { path, error } => {
                write!(f, "`{}` cannot be used: {error}", path.display())
            }
            AnswersError::Refused { path, line, what } => {
                write!(f, "{}:{line}: {what}", path.display())
            }
        }
    }
}

impl std::error::Error for AnswersError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            AnswersError::Unreadable(error) => Some(error),
            AnswersError::Wrong { error, .. } => Some(error),
            AnswersError::WrongJson { error, .. } => Some(error),
            AnswersError::Refused { .. } => None,
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Written {
    #[serde(default)]
    profile: BTreeMap<Spanned<String>, toml::Value>,
    #[serde(default)]
    items: BTreeMap<Spanned<String>, WrittenItem>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct WrittenItem {
    state: Option<Spanned<String>>,
    owner: Option<String>,
    due: Option<Spanned<toml::Value>>,
    note: Option<String>,
}

impl AnswersFile {
    /// Reads answers from a file.
    ///
    /// # Errors
    /// What is wrong with the file, with its line.
    pub fn load(path: &Path) -> Result<Self, AnswersError> {
        let text = file::text(path, LIMIT).map_err(AnswersError::Unreadable)?;
        Self::parse(&text, path)
    }

    /// Reads answers from a text; `path` is only for the words of an error.
    ///
    /// # Errors
    /// As [`AnswersFile::load`].
    pub fn parse(text: &str, path: &Path) -> Result<Self, AnswersError> {
        // A byte-order mark is no part of the answers.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        // TOML never begins so.
        if text.trim_start().starts_with('{') {
            return Self::parse_json(text, path);
        }
        let written: Written = toml::from_str(text).map_err(|error| AnswersError::Wrong {
            path: path.to_owned(),
            error: Box::new(error),
        })?;
        let refuse = |at: usize, what: String| AnswersError::Refused {
            path: path.to_owned(),
            line: line_of(text, at),
            what,
        };
        let mut read = Self {
            path: path.to_owned(),
            ..Self::default()
        };
        for (name, value) in written.profile {
            let value = plain(value).map_err(|what| {
                refuse(name.span().start, format!("`{}`: {what}", name.as_ref()))
            })?;
            read.profile.insert(name.into_inner(), value);
        }
        for (name, item) in written.items {
            let line = line_of(text, name.span().start);
            let answer = answer(item, &refuse)?;
            read.items.insert(name.into_inner(), (answer, line));
        }
        Ok(read)
    }

    /// The answers, where every one of them is to an item of the law.
    ///
    /// # Errors
    /// The first answer to something that is no item, with its line.
    pub fn answers(&self, known: &BTreeSet<&str>) -> Result<Answers, AnswersError> {
        let unknown = self
            .items
            .iter()
            .filter(|(name, _)| !known.contains(name.as_str()))
            .min_by_key(|(_, (_, line))| *line);
        if let Some((name, (_, line))) = unknown {
            let way_out = match closest(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`acquis checklist` without answers lists the items".to_owned(),
            };
            return Err(AnswersError::Refused {
                path: self.path.clone(),
                line: *line,
                what: format!("the checklist has no item `{name}`; {way_out}"),
            });
        }
        let answers = self.items.iter();
        Ok(answers
            .map(|(name, (answer, _))| (name.clone(), answer.clone()))
            .collect())
    }
}

fn answer(
    item: WrittenItem,
    refuse: &impl Fn(usize, String) -> AnswersError,
) -> Result<SelfAssessment, AnswersError> {
    let mark = match &item.state {
        None => None,
        Some(state) => {
            let word = state.as_ref().as_str();
            match (word, Mark::parse(word)) {
                ("not-assessed", _) => None,
                (_, Some(mark)) => Some(mark),
                _ => {
                    let words = ["met", "partly", "not-met", "not-assessed"];
                    let way_out = match closest(word, words) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("write one of {}", words.join(", ")),
                    };
                    let what = format!("`{word}` is no state of an item; {way_out}");
                    return Err(refuse(state.span().start, what));
                }
            }
        }
    };
    let due = match &item.due {
        None => None,
        Some(due) => Some(day(due.as_ref()).ok_or_else(|| {
            refuse(
                due.span().start,
                "`due` is a day, such as 2027-01-31".to_owned(),
            )
        })?),
    };
    Ok(SelfAssessment {
        mark,
        owner: item.owner,
        due,
        note: item.note,
    })
}

/// A day, as TOML writes one or as a text.
fn day(value: &toml::Value) -> Option<Date> {
    match value {
        toml::Value::Datetime(found) => Date::parse(&found.to_string()),
        toml::Value::String(text) => Date::parse(text),
        _ => None,
    }
}

/// The same value as JSON has it.
fn plain(value: toml::Value) -> Result<serde_json::Value, String> {
    use serde_json::Value;
    Ok(match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => serde_json::Number::from_f64(number)
            .map(Value::Number)
            .ok_or_else(|| "a number that is none; write it in digits".to_owned())?,
        toml::Value::Boolean(yes) => Value::Bool(yes),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(members) => {
            Value::Array(members.into_iter().map(plain).collect::<Result<_, _>>()?)
        }
        toml::Value::Table(fields) => Value::Object(
            fields
                .into_iter()
                .map(|(name, value)| Ok((name, plain(value)?)))
                .collect::<Result<_, String>>()?,
        ),
    })
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<AnswersFile, AnswersError> {
        AnswersFile::parse(text, Path::new("answers.toml"))
    }

    #[test]
    fn answers_keep_everything_that_is_said() {
        let file = parse(
            "[items.a]\nstate = \"partly\"\nowner = \"CISO\"\ndue = 2027-01-31\nnote = \"n\"\n\
             [items.b]\nstate = \"not-assessed\"\n[items.c]\n[profile]\nstaff = 49.5\n",
        )
        .expect("answers");
        let known = BTreeSet::from(["a", "b", "c"]);
        let answers = file.answers(&known).expect("known items");
        assert_eq!(
            answers["a"],
            SelfAssessment {
                mark: Some(Mark::Partly),
                owner: Some("CISO".to_owned()),
                due: Date::parse("2027-01-31"),
                note: Some("n".to_owned()),
            }
        );
        assert_eq!(answers["b"].mark, None);
        assert_eq!(answers["c"], SelfAssessment::default());
        assert_eq!(file.profile["staff"].to_string(), "49.5");
    }

    #[test]
    fn what_is_wrong_names_the_line_and_the_way_out() {
        for (text, said) in [
            (
                "[items.a]\nstate = \"mett\"\n",
                "answers.toml:2: `mett` is no state of an item; did you mean `met`?",
            ),
            (
                "[items.a]\nstate = \"good\"\n",
                "answers.toml:2: `good` is no state of an item; write one of met, partly, not-met, not-assessed",
            ),
            (
                "[items.a]\n\ndue = \"soon\"\n",
                "answers.toml:3: `due` is a day, such as 2027-01-31",
            ),
        ] {
            assert_eq!(parse(text).expect_err(text).to_string(), said);
        }
        let error = parse("[items.a]\nstat = \"met\"\n").expect_err("an unknown key");
        let error = error.to_string();
        assert!(
            error.contains("line 2") && error.contains("`stat`"),
            "{error}"
        );
    }

    #[test]
    fn json_says_the_same_as_toml() {
        let json = parse(
            r#"{"profile": {"staff": 49.5}, "items": {"a": {"state": "partly", "owner": "CISO", "due": "2027-01-31"}}}"#,
        );
        let toml = parse(
            "[items.a]\nstate = \"partly\"\nowner = \"CISO\"\ndue = 2027-01-31\n[profile]\nstaff = 49.5\n",
        );
        let (json, toml) = (json.expect("answers"), toml.expect("answers"));
        let known = BTreeSet::from(["a"]);
        assert_eq!(json.profile, toml.profile);
        assert_eq!(
            json.answers(&known).expect("known"),
            toml.answers(&known).expect("known")
        );
        for (text, said) in [
            (
                "{\n\"items\": {\n\"a\": {\"state\": \"mett\"}}}",
                "answers.toml:3: `mett` is no state of an item; did you mean `met`?",
            ),
            (
                "{\"answers\": {}}",
                "`answers.toml` cannot be used: unknown field `answers`, expected `profile` or `items` at line 1 column 10",
            ),
        ] {
            assert_eq!(parse(text).expect_err(text).to_string(), said);
        }
    }

    #[test]
    fn an_answer_to_nothing_is_refused() {
        let file = parse("[items.risk-analysis]\n[items.cryptographie]\n").expect("answers");
        let known = BTreeSet::from(["risk-analysis", "cryptography"]);
        assert_eq!(
            file.answers(&known).expect_err("no such item").to_string(),
            "answers.toml:2: the checklist has no item `cryptographie`; did you mean `cryptography`?"
        );
    }
}
