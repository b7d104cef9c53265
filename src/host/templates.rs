//! Reading the templates and words of a knowledge base.

use std::path::Path;

use walkdir::WalkDir;

use super::file::{self, Problem, ReadError, SOURCE_LIMIT};
use crate::templates::{FOLDERS, Templates, has_place};

/// The templates and words of the knowledge base with that root, over those of the program. Where it has
/// none, these are the program's alone.
///
/// # Errors
/// The first file that has a place among them and cannot be read, or a folder that cannot be listed.
pub fn templates(root: &Path) -> Result<Templates, ReadError> {
    let mut own = Vec::new();
    for folder in FOLDERS {
        let top = root.join(folder);
        if !top.exists() {
            continue;
        }
        // Links are followed, as they are when sources are read.
        for entry in WalkDir::new(&top).follow_links(true).sort_by_file_name() {
            let (at, problem) = match entry {
                Ok(entry) if entry.file_type().is_dir() => continue,
                Ok(entry) => (entry.into_path(), None),
                Err(error) => {
                    let at = error.path().unwrap_or(&top).to_owned();
                    (at, Some(Problem::Io(error.into())))
                }
            };
            let inside = at.strip_prefix(root).unwrap_or(&at);
            let path = inside.to_string_lossy().replace('\\', "/");
            // A link that leads nowhere matters only where it has a place, as a folder always has.
            if !has_place(&path) && (problem.is_none() || !at.is_dir()) {
                continue;
            }
            let read = match problem {
                Some(problem) => Err(ReadError { path: at, problem }),
                None => file::text(&at, SOURCE_LIMIT),
            };
            let text = read.map_err(|error| ReadError {
                path: path.clone().into(),
                ..error
            })?;
            own.push((path, text));
        }
    }
    Ok(Templates::with(own))
}
