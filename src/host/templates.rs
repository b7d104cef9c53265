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
            let at = match &entry {
                Ok(entry) => entry.path(),
                Err(error) => error.path().unwrap_or(&top),
            }
            .to_owned();
            let inside = at.strip_prefix(root).unwrap_or(&at);
            let path = inside.to_string_lossy().replace('\\', "/");
            let failed = |problem| ReadError {
                path: path.clone().into(),
                problem,
            };
            match entry {
                Ok(entry) if has_place(&path) && !entry.file_type().is_dir() => {
                    let text = file::text(&at, SOURCE_LIMIT);
                    let text = text.map_err(|error| failed(error.problem))?;
                    own.push((path, text));
                }
                // A link that leads nowhere matters only in the place of a file that is read.
                Err(_) if !has_place(&path) && !at.is_dir() => {}
                Err(error) => return Err(failed(Problem::Io(error.into()))),
                Ok(_) => {}
            }
        }
    }
    Ok(Templates::with(own))
}
