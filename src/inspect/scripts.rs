//! What scripts read: the files that pages name to them, and the addresses in the index of the search.

use serde::Deserialize;

use super::address::{Target, plain, resolve};
use super::page::{Link, Page};
use super::{Finding, Site};
use crate::diagnostic::Code;

/// What the names of indexes of the search begin and end with.
const INDEX: (&str, &str) = ("site/assets/search-", ".json");

/// Whether a file is the index of the search.
#[must_use]
pub fn is_index(path: &str) -> bool {
    path.starts_with(INDEX.0) && path.ends_with(INDEX.1)
}

/// The index of the search, as far as it leads somewhere.
#[derive(Deserialize)]
struct Index {
    entries: Vec<Entry>,
}

/// Something that can be found. What names no address of its own is a page of a state, of a sector, or
/// of a sector in a state.
#[derive(Deserialize)]
struct Entry {
    at: Option<String>,
    country: Option<String>,
    sector: Option<String>,
}

impl Entry {
    /// Where it leads, from the root of the site; as `search.mjs` reads it.
    fn address(&self) -> String {
        if let Some(at) = &self.at {
            return at.clone();
        }
        let above = match (&self.country, &self.sector) {
            (None, Some(_)) => Some("sectors"),
            _ => None,
        };
        let parts = [above, self.country.as_deref(), self.sector.as_deref()];
        let folders = parts.into_iter().flatten().map(|part| format!("{part}/"));
        folders.chain(["index.html".to_owned()]).collect()
    }
}

pub(super) fn check(site: &Site<'_>, page: &Page<'_>, found: &mut Vec<Finding>) {
    for link in &page.reads {
        match target(site, page, link) {
            None => found.push(page.finding(
                Code::BrokenLink,
                link,
                format!(
                    "a script is told to read `{}`, and there is no such file",
                    link.href
                ),
                None,
            )),
            Some(path) if is_index(&path) => index(site, page, link, &path, found),
            Some(_) => {}
        }
    }
}

/// The file or folder that a script is told to read, if there is one.
fn target(site: &Site<'_>, page: &Page<'_>, link: &Link<'_>) -> Option<String> {
    let Target::Inside { path, .. } = resolve(page.path, &plain(link.href), site.base_url) else {
        return None;
    };
    // Of a folder the script makes up the rest of the path.
    let folder = path
        .strip_suffix("index.html")
        .filter(|_| link.href.ends_with('/'));
    let is_there = match folder {
        Some(folder) => site
            .files
            .range(folder.to_owned()..)
            .next()
            .is_some_and(|(file, _)| file.starts_with(folder)),
        None => site.files.contains_key(&path),
    };
    is_there.then_some(path)
}

/// Every address of an index, told where the page names the index.
fn index(site: &Site<'_>, page: &Page<'_>, link: &Link<'_>, path: &str, found: &mut Vec<Finding>) {
    let bytes = site.files.get(path).map(Vec::as_slice).unwrap_or_default();
    let index: Index = match serde_json::from_slice(bytes) {
        Ok(index) => index,
        Err(error) => {
            let message = format!("the index of the search cannot be read: {error}");
            found.push(page.finding(Code::BrokenLink, link, message, None));
            return;
        }
    };
    for entry in index.entries {
        let address = entry.address();
        if let Err(wrong) = site.follow("site/index.html", &address) {
            let message = format!("in the index of the search {}", wrong.message);
            found.push(Finding {
                about: address,
                ..page.finding(wrong.code, link, message, wrong.help)
            });
        }
    }
}
