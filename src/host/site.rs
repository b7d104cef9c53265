//! Reading a site that was built.

use std::path::Path;

use walkdir::WalkDir;

use super::file;
use crate::inspect::{Files, is_index};

/// The largest page that is read.
const PAGE_LIMIT: u64 = 64 * 1024 * 1024;

/// The files of a build, by their paths from the folder that holds `site` and `data`; of files that lead
/// nowhere, as pages and the index of the search do, only the paths. The folder `site` itself may be named as well.
///
/// # Errors
/// There is no page in the folder, or something cannot be read.
pub fn built(folder: &Path) -> Result<Files, String> {
    let shown = folder.display();
    let root = match folder.file_name() {
        Some(name) if name == "site" && !folder.join("site").is_dir() => {
            folder.parent().unwrap_or(folder)
        }
        _ => folder,
    };
    let mut files = Files::new();
    for part in ["site", "data"] {
        let top = root.join(part);
        // What is published is a link to the live build.
        let walk = WalkDir::new(&top)
            .follow_root_links(true)
            .sort_by_file_name();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => break,
                Err(error) => return Err(format!("`{shown}` cannot be read: {error}")),
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let inside = entry.path().strip_prefix(&top).unwrap_or(entry.path());
            let path = format!("{part}/{}", inside.to_string_lossy().replace('\\', "/"));
            let bytes = match path.ends_with(".html") || is_index(&path) {
                true => file::bytes(entry.path(), PAGE_LIMIT).map_err(|error| error.to_string())?,
                false => Vec::new(),
            };
            files.insert(path, bytes);
        }
    }
    match files.keys().any(|path| path.ends_with(".html")) {
        true => Ok(files),
        false => Err(format!(
            "there is no built site in `{shown}`: name the folder that holds `site` and `data`"
        )),
    }
}
