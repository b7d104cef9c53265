//! A page and the same page in other languages name each other.

use std::collections::BTreeSet;

use super::address::{Target, plain, resolve};
use super::page::{Link, Page};
use super::{Finding, Site};
use crate::diagnostic::Code;

/// The language of whoever reads none of those that there are.
const DEFAULT: &str = "x-default";

pub(super) fn check(site: &Site<'_>, page: &Page<'_>, found: &mut Vec<Finding>) {
    let mut tell = |link: &Link<'_>, message: String| {
        found.push(page.finding(Code::WrongAlternate, link, message, None));
    };
    if let Some(canonical) = &page.canonical {
        let settled = target(site, page, canonical).and_then(|target| target.canonical);
        let same = settled.is_none_or(|settled| settled.href == canonical.href);
        if !same {
            tell(
                canonical,
                format!(
                    "`{}` is not the address of the page it leads to",
                    canonical.href
                ),
            );
        }
    }
    let Some(first) = page.alternates.first() else {
        return;
    };
    let languages: BTreeSet<&str> = page.alternates.iter().map(|one| one.language).collect();
    if languages.len() < page.alternates.len() {
        tell(&first.link, "a language is named twice".to_owned());
    }
    if !languages.contains(DEFAULT) {
        tell(
            &first.link,
            format!("no page is named for readers of other languages (`{DEFAULT}`)"),
        );
    }
    let own = page
        .alternates
        .iter()
        .find(|one| one.language != DEFAULT && leads_to(site, page, &one.link, page));
    let Some(own) = own else {
        tell(
            &first.link,
            "the page does not name itself among its languages".to_owned(),
        );
        return;
    };
    for other in page.alternates.iter().filter(|one| one.language != DEFAULT) {
        let Some(target) = target(site, page, &other.link) else {
            continue;
        };
        let back = target
            .alternates
            .iter()
            .any(|one| one.language == own.language && leads_to(site, target, &one.link, page));
        if !back {
            tell(
                &other.link,
                format!(
                    "`{}` does not name this page as its `{}`",
                    target.path, own.language
                ),
            );
        }
    }
}

/// The page that a link leads to, if it is one of the site.
fn target<'s>(site: &'s Site<'s>, page: &Page<'_>, link: &Link<'_>) -> Option<&'s Page<'s>> {
    match resolve(page.path, &plain(link.href), site.base_url) {
        Target::Inside { path, .. } => site.pages.get(path.as_str()),
        _ => None,
    }
}

fn leads_to(site: &Site<'_>, from: &Page<'_>, link: &Link<'_>, to: &Page<'_>) -> bool {
    target(site, from, link).is_some_and(|target| target.path == to.path)
}
