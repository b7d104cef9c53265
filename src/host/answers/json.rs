//! Answers as the scope check of the site saves them.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{AnswersError, AnswersFile, WrittenItem, answer, line_of};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenJson {
    #[serde(default)]
    profile: serde_json::Map<String, serde_json::Value>,
    #[serde(default)]
    items: BTreeMap<String, WrittenJsonItem>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenJsonItem {
    state: Option<String>,
    owner: Option<String>,
    due: Option<String>,
    note: Option<String>,
}

impl AnswersFile {
    /// Reads answers from a JSON text.
    pub(super) fn parse_json(text: &str, path: &Path) -> Result<Self, AnswersError> {
        let written: WrittenJson =
            serde_json::from_str(text).map_err(|error| AnswersError::WrongJson {
                path: path.to_owned(),
                error,
            })?;
        let mut read = Self {
            profile: written.profile,
            items: BTreeMap::new(),
            path: path.to_owned(),
        };
        for (name, item) in written.items {
            // JSON does not say where something stands; the name in quotation marks does.
            let at = text.find(&format!("\"{name}\"")).unwrap_or_default();
            let refuse = |_: usize, what: String| AnswersError::Refused {
                path: path.to_owned(),
                line: line_of(text, at),
                what,
            };
            let item = WrittenItem {
                state: item.state.map(|state| Spanned::new(0..0, state)),
                owner: item.owner,
                due: item
                    .due
                    .map(|due| Spanned::new(0..0, toml::Value::String(due))),
                note: item.note,
            };
            let answer = answer(item, &refuse)?;
            read.items.insert(name, (answer, line_of(text, at)));
        }
        Ok(read)
    }
}
