//! The facts behind the receipts of pages: one list a state, and one for all other pages.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use rayon::prelude::*;

use super::Site;
use crate::model::KnowledgeBase;
use crate::receipt::{Receipt, ReceiptList};

/// The list with the pages that concern no single state.
const REST: &str = "union";

/// The list that a page stands in, from the root of the site.
pub(super) fn list_of(base: &KnowledgeBase, path: &str) -> String {
    let mut parts = path.split('/');
    let first = parts.next().unwrap_or_default();
    let state = match first {
        "changes" | "coverage" => parts.next().unwrap_or_default(),
        first => first,
    };
    let known = base.countries.contains_key(&state.to_ascii_uppercase());
    format!("receipts/{}.json", if known { state } else { REST })
}

/// Every list.
pub(super) fn files(site: &Site<'_>) -> Vec<(String, Vec<u8>)> {
    let book = site.book.lock().unwrap_or_else(PoisonError::into_inner);
    let mut lists: BTreeMap<String, Vec<(&str, &Arc<Receipt>)>> = BTreeMap::new();
    for (path, receipt) in book.iter() {
        let list = lists.entry(list_of(site.base, path)).or_default();
        list.push((path, receipt));
    }
    lists
        .into_par_iter()
        .map(|(path, pages)| {
            let pages = pages.iter().map(|(path, receipt)| (*path, &***receipt));
            let list = ReceiptList::new(site.base.as_of, pages);
            (format!("site/{path}"), list.print().into_bytes())
        })
        .collect()
}
