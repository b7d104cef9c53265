//! The settings of a knowledge base: `acquis.toml`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};

use super::file::{self, ReadError};
use crate::diff::kinds;
use crate::diff::report::Level;
use crate::model::{Freshness, StaleAfter};
use crate::vocabulary::TOPICS;

/// The name of the file with the settings.
pub const FILE_NAME: &str = "acquis.toml";

const LIMIT: u64 = 1024 * 1024;

/// The settings of a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Config {
    /// The name of the site.
    #[serde(deserialize_with = "words")]
    pub title: String,
    /// Where the site will be found, without a `/` at the end.
    #[serde(default, deserialize_with = "web_base")]
    pub base_url: Option<String>,
    /// The day whose law is compiled, unless another is asked for.
    #[serde(deserialize_with = "day")]
    pub as_of: Date,
    /// The day from which the age of sources is counted.
    #[serde(deserialize_with = "day")]
    pub fresh_at: Date,
    /// The folder for what is built, relative to the root of the knowledge base.
    #[serde(default = "default_out", deserialize_with = "out_folder")]
    pub out: PathBuf,
    /// Files and folders with sources, relative to the root of the knowledge base.
    #[serde(default = "default_sources", deserialize_with = "some_paths")]
    pub sources: Vec<PathBuf>,
    /// The licence of the published data.
    #[serde(default, deserialize_with = "some_words")]
    pub licence: Option<String>,
    /// Where sources can be edited: an address to which the path of a file is added, without a `/`
    /// at the end.
    #[serde(default, deserialize_with = "web_base")]
    pub edit_url: Option<String>,
    /// Where errors can be reported.
    #[serde(default, deserialize_with = "any_address")]
    pub report_url: Option<String>,
    /// Whether pages name who approved a fact; else they say only when.
    #[serde(default)]
    pub show_reviewers: bool,
    /// After how many months a source should be read again.
    #[serde(default = "default_months", deserialize_with = "months")]
    pub stale_after_months: u32,
    /// The same for some topics, which grow old sooner or later than the rest.
    #[serde(default, deserialize_with = "months_by_topic")]
    pub stale_after_months_by_topic: BTreeMap<String, u32>,
    /// How changes are rated.
    #[serde(default)]
    pub diff: DiffConfig,
}

/// How changes are rated: the table `[diff]`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct DiffConfig {
    /// Review levels by kind or family of change, where they are not the usual ones.
    #[serde(default, deserialize_with = "levels")]
    pub levels: BTreeMap<String, Level>,
}

impl Config {
    /// Reads settings from a text; `path` is only for the words of an error.
    ///
    /// # Errors
    /// [`ConfigError::Wrong`], which names the line and the key.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        // a byte-order mark is no part of the settings
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        toml::from_str(text).map_err(|error| ConfigError::Wrong {
            path: path.to_owned(),
            error: Box::new(error),
        })
    }

    /// After how many months a source should be read again, by topic.
    #[must_use]
    pub fn stale_after(&self) -> StaleAfter {
        let general = StaleAfter::months(self.stale_after_months);
        let topics = self.stale_after_months_by_topic.iter();
        topics.fold(general, |limits, (topic, months)| {
            limits.with(topic, *months).unwrap_or(limits)
        })
    }

    /// How the age of evidence is judged.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        Freshness {
            fresh_at: self.fresh_at.into(),
            stale_after: self.stale_after(),
        }
    }

    /// Reads settings from a file.
    ///
    /// # Errors
    /// As [`Config::parse`], and [`ConfigError::Unreadable`].
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = file::text(path, LIMIT).map_err(ConfigError::Unreadable)?;
        Self::parse(&text, path)
    }
}

/// Levels of kinds that there are.
fn levels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Level>, D::Error> {
    let levels = BTreeMap::<String, Level>::deserialize(deserializer)?;
    let known = || kinds::kinds().flat_map(|known| [known.kind.id, known.family.id]);
    for name in levels.keys() {
        if !known().any(|other| other == name) {
            let hint = crate::diagnostic::closest(name, known());
            let hint = hint
                .map(|hint| format!("; did you mean `{hint}`?"))
                .unwrap_or_default();
            return Err(D::Error::custom(format!(
                "there is no kind of change `{name}`{hint}"
            )));
        }
    }
    Ok(levels)
}

/// Why there are no settings.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// Neither a folder nor any folder above it has settings.
    Missing {
        /// The innermost folder.
        start: PathBuf,
    },
    /// The file cannot be read.
    Unreadable(ReadError),
    /// The file says something that cannot be.
    Wrong {
        /// The file.
        path: PathBuf,
        /// Where and what.
        error: Box<toml::de::Error>,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Missing { start } => write!(
                f,
                "there is no `{FILE_NAME}` in `{}` or in a folder above it; go to the folder of a knowledge base, or write one there",
                start.display()
            ),
            ConfigError::Unreadable(error) => error.fmt(f),
            ConfigError::Wrong { path, error } => {
                write!(f, "`{}` cannot be used: ", path.display())?;
                write!(f, "{}", error.to_string().trim_end())?;
                // the key is said only without the lines around it; both help
                let mut bare = error.clone();
                bare.set_input(None);
                match bare.to_string().trim_end().rsplit_once('\n') {
                    Some((_, key)) if key.starts_with("in `") => write!(f, "\n{key}"),
                    _ => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConfigError::Missing { .. } => None,
            ConfigError::Unreadable(error) => Some(error),
            ConfigError::Wrong { error, .. } => Some(error),
        }
    }
}

fn default_out() -> PathBuf {
    PathBuf::from("out")
}

fn default_sources() -> Vec<PathBuf> {
    ["directives", "sectors", "countries"]
        .map(PathBuf::from)
        .to_vec()
}

fn default_months() -> u32 {
    12
}

/// A day, as TOML writes one or as a text.
fn day<'de, D: Deserializer<'de>>(input: D) -> Result<Date, D::Error> {
    let text = match toml::Value::deserialize(input)? {
        toml::Value::Datetime(found) => found.to_string(),
        toml::Value::String(found) => found,
        other => {
            let kind = other.type_str();
            return Err(D::Error::custom(format!(
                "expected a date such as 2026-11-22, found {kind}"
            )));
        }
    };
    // only a plain day: a parser of dates would also take the day out of a time
    let is_plain = text.len() == 10
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-');
    match text.parse() {
        Ok(date) if is_plain => Ok(date),
        _ => Err(D::Error::custom(format!(
            "`{text}` is not a date such as 2026-11-22"
        ))),
    }
}

fn words<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    let text = String::deserialize(input)?;
    match text.trim().is_empty() || text.contains(char::is_control) {
        true => Err(D::Error::custom("expected a line of text")),
        false => Ok(text),
    }
}

fn some_words<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    words(input).map(Some)
}

fn address<E: serde::de::Error>(text: String, schemes: &[&str]) -> Result<String, E> {
    let safe = !text.contains(|char: char| {
        char.is_whitespace() || char.is_control() || matches!(char, '"' | '<' | '>' | '\\')
    });
    let named = |scheme: &&str| text.len() > scheme.len() && text.starts_with(scheme);
    match safe && schemes.iter().any(named) {
        true => Ok(text),
        false => Err(E::custom(format!(
            "`{text}` is not an address that begins with {}",
            schemes.join(" or ")
        ))),
    }
}

/// An address to which paths are added.
fn web_base<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    let text = address(String::deserialize(input)?, &["https://", "http://"])?;
    match text.contains(['?', '#']) {
        true => Err(D::Error::custom(
            "paths are added to this address, so it can hold no `?` or `#`",
        )),
        false => Ok(Some(text.trim_end_matches('/').to_owned())),
    }
}

fn any_address<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    address(
        String::deserialize(input)?,
        &["https://", "http://", "mailto:"],
    )
    .map(Some)
}

fn out_folder<'de, D: Deserializer<'de>>(input: D) -> Result<PathBuf, D::Error> {
    let path = PathBuf::deserialize(input)?;
    match path.components().next_back() {
        Some(std::path::Component::Normal(_)) => Ok(path),
        _ => Err(D::Error::custom(
            "expected a folder with a name of its own, such as \"out\"",
        )),
    }
}

fn some_paths<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<PathBuf>, D::Error> {
    let paths = Vec::<PathBuf>::deserialize(input)?;
    match paths.is_empty() || paths.iter().any(|path| path.as_os_str().is_empty()) {
        true => Err(D::Error::custom(
            "expected at least one file or folder, each with a name",
        )),
        false => Ok(paths),
    }
}

fn months_by_topic<'de, D: Deserializer<'de>>(input: D) -> Result<BTreeMap<String, u32>, D::Error> {
    let limits = BTreeMap::<String, u32>::deserialize(input)?;
    for (topic, months) in &limits {
        if !TOPICS.contains(&topic.as_str()) {
            return Err(D::Error::custom(format!(
                "`{topic}` is not a topic; there are {}",
                TOPICS.join(", ")
            )));
        }
        in_range(*months)?;
    }
    Ok(limits)
}

fn months<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
    in_range(u32::deserialize(input)?)
}

fn in_range<E: serde::de::Error>(months: u32) -> Result<u32, E> {
    let range = 1..=1200;
    match range.contains(&months) {
        true => Ok(months),
        false => Err(E::custom("expected a number of months from 1 to 1200")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "title = \"T\"\nas-of = 2026-11-22\nfresh-at = \"2026-11-23\"\n";

    fn parse(text: &str) -> Result<Config, ConfigError> {
        Config::parse(text, Path::new("acquis.toml"))
    }

    #[test]
    fn the_least_file_has_defaults() {
        let config = parse(LEAST).expect("settings");
        assert_eq!(config.as_of, jiff::civil::date(2026, 11, 22));
        assert_eq!(config.fresh_at, jiff::civil::date(2026, 11, 23));
        assert_eq!(config.out, Path::new("out"));
        assert_eq!(
            config.sources,
            ["directives", "sectors", "countries"].map(PathBuf::from)
        );
        assert_eq!(config.stale_after_months, 12);
        assert_eq!(
            (
                config.base_url,
                config.edit_url,
                config.report_url,
                config.licence
            ),
            (None, None, None, None)
        );
        assert!(parse(&format!("\u{feff}{LEAST}")).is_ok());
    }

    #[test]
    fn addresses_lose_their_last_slash() {
        let config = parse(&format!(
            "{LEAST}base-url = \"https://x.org/a/\"\nreport-url = \"mailto:a@b.eu\""
        ));
        let config = config.expect("settings");
        assert_eq!(config.base_url.as_deref(), Some("https://x.org/a"));
        assert_eq!(config.report_url.as_deref(), Some("mailto:a@b.eu"));
    }

    #[test]
    fn what_is_wrong_names_line_and_key() {
        for (line, words) in [
            ("titel = 1", "unknown field `titel`"),
            ("stale-after-months = 0", "stale-after-months"),
            ("stale-after-months = -1", "stale-after-months"),
            (
                "base-url = \"javascript:x\"",
                "`javascript:x` is not an address",
            ),
            ("edit-url = \"https://x.org/?q=\"", "edit-url"),
            ("out = \"..\"", "in `out`"),
            ("out = \".\"", "in `out`"),
            ("sources = []", "in `sources`"),
            ("licence = \"\"", "in `licence`"),
            (
                "stale-after-months-by-topic = { statuss = 3 }",
                "`statuss` is not a topic",
            ),
            (
                "stale-after-months-by-topic = { status = 0 }",
                "a number of months from 1 to 1200",
            ),
            ("out =", "out ="),
        ] {
            let message = parse(&format!("{LEAST}{line}\n"))
                .expect_err(line)
                .to_string();
            assert!(
                message.starts_with("`acquis.toml` cannot be used: TOML parse error at line 4"),
                "{message}"
            );
            assert!(message.contains(words), "{message}");
        }
        for date in [
            "2026-02-30",
            "\"2026-02-30\"",
            "2026-11-22T10:00:00",
            "\"2026-11-22T10:00\"",
            "\"soon\"",
            "7",
        ] {
            let text = format!("title = \"T\"\nfresh-at = 2026-11-22\nas-of = {date}\n");
            let message = parse(&text).expect_err(date).to_string();
            assert!(
                message.contains("line 3") && message.contains("as-of"),
                "{message}"
            );
        }
        let message = parse("title = \"T\"").expect_err("no day").to_string();
        assert!(message.contains("missing field `as-of`"), "{message}");
    }
}
