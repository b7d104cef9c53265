//! The built site, looked over before anybody reads it: links and anchors lead somewhere, what scripts
//! read is there and leads somewhere, ids stand once, and a page and its other languages name each other.
//!
//! It reads what was built and nothing else, so that it holds of any template and any source.

mod address;
mod alternates;
mod page;
mod report;
mod scan;
mod scripts;

pub use address::percent_decoded;
pub use report::{Report, report};
pub use scripts::is_index;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Code;
use address::{Target, resolve};
use page::Page;

/// Something wrong on a built page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// What is wrong.
    pub code: Code,
    /// What it is about: an address, or an id. Findings of one code that are alike are told once.
    pub about: String,
    /// The path of the page.
    pub page: String,
    /// Where on the page, in bytes.
    pub at: (u32, u32),
    /// In a sentence.
    pub message: String,
    /// What could be done.
    pub help: Option<String>,
}

/// The built files, by their paths from the folder that holds site and data.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Looks over every page among the files.
#[must_use]
pub fn inspect(files: &Files) -> Vec<Finding> {
    let base_url = base_url(files);
    let texts: Vec<(&str, &[u8])> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .collect();
    let read: Vec<Result<Page<'_>, Finding>> = texts
        .par_iter()
        .map(|(path, bytes)| Page::read(path, bytes))
        .collect();
    let mut findings = Vec::new();
    let mut pages: BTreeMap<&str, Page<'_>> = BTreeMap::new();
    for page in read {
        match page {
            Ok(page) => {
                pages.insert(page.path, page);
            }
            Err(finding) => findings.push(finding),
        }
    }
    let site = Site {
        files,
        pages: &pages,
        base_url: base_url.as_deref(),
    };
    let all: Vec<&Page<'_>> = pages.values().collect();
    let found: Vec<Vec<Finding>> = all
        .par_iter()
        .map(|page| {
            let mut found = page.repeated_ids();
            site.links(page, &mut found);
            scripts::check(&site, page, &mut found);
            alternates::check(&site, page, &mut found);
            found
        })
        .collect();
    findings.extend(found.into_iter().flatten());
    findings.sort();
    findings
}

/// Where the site says that it will be found: what stands before `/site/` in the canonical address of
/// its home page.
fn base_url(files: &Files) -> Option<String> {
    let home = std::str::from_utf8(files.get("site/index.html")?).ok()?;
    let (_, rest) = home.split_once("<link rel=\"canonical\" href=\"")?;
    let (address, _) = rest.split_once('"')?;
    address.strip_suffix("/site/").map(address::plain)
}

/// Everything that a link can lead to.
struct Site<'s> {
    files: &'s Files,
    pages: &'s BTreeMap<&'s str, Page<'s>>,
    base_url: Option<&'s str>,
}

impl Site<'_> {
    fn links(&self, page: &Page<'_>, found: &mut Vec<Finding>) {
        // Most links are repeated, and most lead to an anchor of the page itself.
        let mut known: BTreeMap<&str, Result<(), Wrong>> = BTreeMap::new();
        for link in &page.links {
            if let Some(anchor) = link.href.strip_prefix('#')
                && page.has_id(anchor)
            {
                continue;
            }
            let outcome = known
                .entry(link.href)
                .or_insert_with(|| self.follow(page.path, &address::plain(link.href)));
            if let Err(wrong) = outcome {
                found.push(page.finding(
                    wrong.code,
                    link,
                    wrong.message.clone(),
                    wrong.help.clone(),
                ));
            }
        }
    }

    /// Follows an address from a page to what it leads to.
    fn follow(&self, page: &str, href: &str) -> Result<(), Wrong> {
        let wrong = |code, message, help| {
            Err(Wrong {
                code,
                message,
                help,
            })
        };
        let (path, anchor) = match resolve(page, href, self.base_url) {
            Target::Elsewhere => return Ok(()),
            Target::Outside => {
                return wrong(
                    Code::BrokenLink,
                    format!("`{href}` leaves the site"),
                    Some(
                        "links within the site are relative, so that it can be put in any folder"
                            .to_owned(),
                    ),
                );
            }
            Target::Inside { path, anchor } => (path, anchor),
        };
        if !self.files.contains_key(&path) {
            let help = self.near(&path);
            return wrong(
                Code::BrokenLink,
                format!("`{href}` leads to nothing: there is no `{path}`"),
                help,
            );
        }
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() && anchor != "top") else {
            return Ok(());
        };
        match self.pages.get(path.as_str()) {
            // What a script is told in the fragment is no place: no id has such a sign.
            Some(target) if target.scripted && anchor.contains('=') => Ok(()),
            Some(target) if !target.has_id(&anchor) => wrong(
                Code::MissingAnchor,
                format!("`{href}` names a place that is not there: `{path}` has no id `{anchor}`"),
                crate::diagnostic::closest(&anchor, target.ids.iter().map(|(id, _)| *id))
                    .map(|near| format!("did you mean `#{near}`?")),
            ),
            _ => Ok(()),
        }
    }

    /// What could have been meant by a path that is not there.
    fn near(&self, path: &str) -> Option<String> {
        let index = format!("{}/index.html", path.trim_end_matches('/'));
        if self.files.contains_key(&index) {
            return Some(format!("it is a folder: write `{index}`"));
        }
        let candidates = self.files.keys().map(String::as_str);
        crate::diagnostic::closest(
            path,
            candidates.filter(|file| file.len().abs_diff(path.len()) < 4),
        )
        .map(|near| format!("did you mean `{near}`?"))
    }
}

/// Why a link does not hold.
#[derive(Debug, Clone)]
struct Wrong {
    code: Code,
    message: String,
    help: Option<String>,
}
