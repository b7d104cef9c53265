//! The statements themselves, as they were compiled: with them a dataset can be compiled again and
//! compared, rule by rule.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{DataError, File, Options};
use crate::model::Freshness;
use crate::source::SourceSet;
use crate::value::Date;

/// Where they stand, relative to the output folder.
pub const TEXT: &str = "data/text/";

/// The settings with which they were compiled, in the form of `acquis.toml`.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct TextSettings<'a> {
    title: &'a str,
    as_of: String,
    fresh_at: String,
    sources: Vec<&'a str>,
    licence: &'a str,
    stale_after_months: u32,
    stale_after_months_by_topic: BTreeMap<&'static str, u32>,
}

/// Every source under its path, and the settings it was compiled with: a tree that stands alone.
///
/// # Errors
/// The settings cannot be written as TOML, which has a place for all of them.
pub fn text(sources: &SourceSet, as_of: Date, options: &Options) -> Result<Vec<File>, DataError> {
    let freshness = options.freshness.unwrap_or_else(|| Freshness::usual(as_of));
    let mut tops: Vec<&str> = sources
        .iter()
        .filter_map(|(_, file)| file.path.split('/').next())
        .filter(|top| !matches!(*top, "" | ".."))
        .collect();
    tops.sort_unstable();
    tops.dedup();
    let settings = TextSettings {
        title: &options.title,
        as_of: as_of.to_string(),
        fresh_at: freshness.fresh_at.to_string(),
        sources: tops,
        licence: &options.licence,
        stale_after_months: freshness.stale_after.of(None),
        stale_after_months_by_topic: freshness.stale_after.by_topic().collect(),
    };
    let settings = toml::to_string(&settings).map_err(|error| DataError::Settings {
        error: error.to_string(),
    })?;
    let mut files = vec![(format!("{TEXT}acquis.toml"), settings.into_bytes())];
    for (_, file) in sources.iter() {
        // A source outside the knowledge base has no path within it.
        let within: Vec<&str> = file
            .path
            .split('/')
            .filter(|part| !matches!(*part, "" | "." | ".."))
            .collect();
        files.push((
            format!("{TEXT}{}", within.join("/")),
            file.text.as_bytes().to_vec(),
        ));
    }
    Ok(files)
}
