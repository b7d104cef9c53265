//! Pages under the names that states and sectors had before: each leads to the page of today.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::SiteError;
use super::super::shell::{CSP, root_of};
use super::{Site, folder};

#[derive(Serialize)]
struct View<'a> {
    lang: &'a str,
    csp: &'static str,
    title: &'a str,
    canonical: Option<String>,
    href: &'a str,
    style: &'a str,
    root: &'a str,
}

/// A page for each earlier address, and the file of redirects for hosts that read one. `made` are the
/// other files of the site: where one of them has the earlier address today, it stays.
pub(super) fn files(
    site: &Site<'_>,
    made: &[(String, Vec<u8>)],
) -> Result<Vec<(String, Vec<u8>)>, SiteError> {
    let pages: BTreeSet<&str> = made
        .iter()
        .filter_map(|(path, _)| path.strip_prefix("site/")?.strip_suffix("index.html"))
        .collect();
    let mut leads: BTreeMap<String, &str> = BTreeMap::new();
    for (place, old, new) in renamed(site) {
        for page in &pages {
            let Some(old) = earlier(page, place, &old, &new) else {
                continue;
            };
            if !pages.contains(old.as_str()) {
                leads.insert(old, page);
            }
        }
    }
    let mut files = Vec::new();
    let mut redirects = String::new();
    let folder = folder(site.settings);
    for (old, new) in &leads {
        redirects.push_str(&format!("{folder}/site/{old} {folder}/site/{new} 301\n"));
        files.push((format!("site/{old}index.html"), page(site, old, new)?));
    }
    if !redirects.is_empty() {
        files.push(("_redirects".to_owned(), redirects.into_bytes()));
    }
    Ok(files)
}

/// Which part of a path has another name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    State,
    Sector,
}

/// The earlier names of states and sectors, each with the one of today.
fn renamed(site: &Site<'_>) -> Vec<(Place, String, String)> {
    let mut names = Vec::new();
    for country in site.base.countries.values() {
        for old in &country.remarks.renamed_from {
            names.push((Place::State, old.to_lowercase(), country.code.lower()));
        }
    }
    for sector in &site.base.sectors {
        for old in &sector.remarks.renamed_from {
            names.push((Place::Sector, old.clone(), sector.id.clone()));
        }
    }
    names
}

/// The address that a page had when a part of it had its earlier name; nothing where the page has no
/// such part.
fn earlier(page: &str, place: Place, old: &str, new: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    let at = match (place, parts.as_slice()) {
        (Place::State, ["changes" | "coverage", ..]) => 1,
        (Place::State, _) => 0,
        (Place::Sector, ["changes", "sectors", ..]) => 2,
        (Place::Sector, ["changes" | "coverage", ..]) => return None,
        (Place::Sector, _) => 1,
    };
    let part = parts.get_mut(at).filter(|part| **part == new)?;
    *part = old;
    Some(parts.join("/"))
}

fn page(site: &Site<'_>, old: &str, new: &str) -> Result<Vec<u8>, SiteError> {
    let root = root_of(old);
    let view = View {
        lang: site.words.language(),
        csp: CSP,
        title: site.words.get("moved-title"),
        canonical: site
            .settings
            .base_url
            .as_ref()
            .map(|base| format!("{base}/site/{new}")),
        href: &format!("{root}{new}index.html"),
        style: site.theme.style_path(),
        root: &root,
    };
    Ok(site.theme.render("moved.html", &view)?.into_bytes())
}
