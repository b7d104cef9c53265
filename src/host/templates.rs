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
            let entry = entry.map_err(|error| ReadError {
                path: error.path().unwrap_or(&top).to_owned(),
                problem: Problem::Io(error.into()),
            })?;
            let inside = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let path = inside.to_string_lossy().replace('\\', "/");
            if has_place(&path) && !entry.file_type().is_dir() {
                let text = file::text(entry.path(), SOURCE_LIMIT).map_err(|error| ReadError {
                    path: path.clone().into(),
                    ..error
                })?;
                own.push((path, text));
            }
        }
    }
    Ok(Templates::with(own))
}
