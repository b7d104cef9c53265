//! Reading a knowledge base back from what a build wrote: the statements that stand among its
//! datasets, as its manifest vouches for them.

use std::fmt;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use super::config::{Config, ConfigError, FILE_NAME};
use super::file::{self, ReadError, SOURCE_LIMIT};
use super::read::Loaded;
use super::walk::Trouble;
use crate::data::TEXT;
use crate::publish;

/// The version of the manifest that can be read.
const VERSION: u64 = 1;
const MANIFEST: &str = "manifest.json";
const MANIFEST_LIMIT: u64 = 256 * 1024 * 1024;

/// A knowledge base as a build has it.
#[derive(Debug)]
pub struct Dataset {
    /// The settings with which it was built.
    pub config: Config,
    /// Its sources.
    pub loaded: Loaded,
}

/// Why a build cannot be read back.
#[derive(Debug)]
#[non_exhaustive]
pub enum DatasetError {
    /// A file cannot be read.
    Unreadable(ReadError),
    /// The manifest is none, or of another version.
    Manifest {
        /// Where it stands.
        path: PathBuf,
        /// What is wrong.
        wrong: String,
    },
    /// The build has datasets, and not what they were made from.
    NoText,
    /// A file is not the one that the build wrote.
    Changed {
        /// Its path in the manifest.
        path: String,
    },
    /// The settings cannot be used.
    Settings(ConfigError),
}

impl fmt::Display for DatasetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DatasetError::Unreadable(error) => error.fmt(f),
            DatasetError::Manifest { path, wrong } => write!(
                f,
                "`{}` {wrong}; this `acquis` reads version {VERSION}: build the datasets anew, or compare the sources that they were built from",
                path.display()
            ),
            DatasetError::NoText => write!(
                f,
                "the build has no `{TEXT}`, so its rules cannot be compared: build it anew, or compare the sources that it was built from"
            ),
            DatasetError::Changed { path } => write!(
                f,
                "`{path}` is not what the build wrote: its SHA-256 differs from the manifest; build anew, or compare the sources"
            ),
            DatasetError::Settings(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DatasetError {}

#[derive(Deserialize)]
struct Manifest {
    format: String,
    files: std::collections::BTreeMap<String, Listed>,
}

#[derive(Deserialize)]
struct Listed {
    sha256: String,
}

/// Where the datasets of a folder stand, if it holds a build: the folder itself, or its `data`.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    [folder.join("data"), folder.to_owned()]
        .into_iter()
        .find(|data| data.join(MANIFEST).is_file())
}

/// Reads what the datasets in a folder were made from. Every file is held against the manifest
/// before it is used.
///
/// # Errors
/// [`DatasetError`], which says what to do.
pub fn read(data: &Path) -> Result<Dataset, DatasetError> {
    // A build that is switched meanwhile is another folder behind the same link.
    let data = fs::canonicalize(data).unwrap_or_else(|_| data.to_owned());
    let manifest = manifest(&data.join(MANIFEST))?;
    let mut config = None;
    let mut texts = Vec::new();
    for (path, listed) in &manifest.files {
        let Some(shown) = path.strip_prefix(TEXT) else {
            continue;
        };
        let bytes = file::bytes(&data.join(within(path)?), SOURCE_LIMIT)
            .map_err(DatasetError::Unreadable)?;
        if publish::sha256(&bytes) != listed.sha256 {
            return Err(DatasetError::Changed { path: path.clone() });
        }
        if shown == FILE_NAME {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let read = Config::parse(&text, Path::new(path));
            config = Some(read.map_err(DatasetError::Settings)?);
        } else {
            let text = file::decode(bytes).map_err(|problem| Trouble::of(&problem, shown));
            texts.push((shown.to_owned(), text));
        }
    }
    match config {
        Some(config) if !texts.is_empty() => Ok(Dataset {
            config,
            loaded: Loaded::of(texts),
        }),
        _ => Err(DatasetError::NoText),
    }
}

fn manifest(path: &Path) -> Result<Manifest, DatasetError> {
    let wrong = |wrong: String| DatasetError::Manifest {
        path: path.to_owned(),
        wrong,
    };
    let bytes = file::bytes(path, MANIFEST_LIMIT).map_err(DatasetError::Unreadable)?;
    let head: serde_json::Value = serde_json::from_slice(&bytes)
        .map_err(|error| wrong(format!("is no manifest of a build ({error})")))?;
    match head.get("version").and_then(serde_json::Value::as_u64) {
        Some(VERSION) => {}
        Some(other) => return Err(wrong(format!("is of version {other}"))),
        None => return Err(wrong("is no manifest of a build".to_owned())),
    }
    let manifest: Manifest = serde_json::from_value(head)
        .map_err(|error| wrong(format!("is no manifest of a build ({error})")))?;
    if manifest.format != "acquis-manifest" {
        return Err(wrong(format!("has the format `{}`", manifest.format)));
    }
    Ok(manifest)
}

/// The path of a listed file within the datasets; one that leads out of them is none of theirs.
fn within(path: &str) -> Result<&Path, DatasetError> {
    let inner = Path::new(path.strip_prefix("data/").unwrap_or(path));
    let stays = inner
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    stays.then_some(inner).ok_or_else(|| DatasetError::Changed {
        path: path.to_owned(),
    })
}
