//! Checklists: the directive's, joined with what the state says differently.

use super::super::law::{Body, CheckItem, Checklist, Formula};
use super::super::proof::Fact;
use super::{Applicable, Law, Origin};

/// An item as it stands in a state.
#[derive(Debug, Clone, Copy)]
pub struct ItemHere<'a> {
    /// The chapter it is read in: that of the directive where it has one of this name.
    pub chapter: &'a Checklist,
    /// The block it is written in, which says for whom.
    pub block: &'a Checklist,
    /// The item.
    pub item: Applicable<'a, CheckItem>,
}

impl<'a> Law<'a> {
    /// The items of all checklists: chapter by chapter, the directive's chapters first, and in each
    /// the directive's items that the state neither replaces nor removes before the state's own.
    #[must_use]
    pub fn check_items(&self) -> Vec<ItemHere<'a>> {
        let own: Vec<(&'a Checklist, &'a Fact<CheckItem>)> = self
            .country
            .map(|country| items(&country.body))
            .unwrap_or_default()
            .into_iter()
            .filter(|(_, item)| self.counts(&item.proof))
            .collect();
        let shared = items(&self.directive.body);
        let mut here: Vec<ItemHere<'a>> = Vec::new();
        for (chapter, item) in &shared {
            if self.removal("item", &item.id).is_some() || !self.counts(&item.proof) {
                continue;
            }
            let replaced = own.iter().find(|(_, own)| own.id == item.id);
            let (block, fact, origin) = match replaced {
                Some((block, own)) => (*block, *own, Origin::Replaced),
                None => (*chapter, *item, Origin::Directive),
            };
            here.push(ItemHere {
                chapter,
                block,
                item: Applicable {
                    fact,
                    origin,
                    baseline: Some(item),
                },
            });
        }
        for (block, item) in own {
            if shared.iter().any(|(_, other)| other.id == item.id) {
                continue;
            }
            let chapter = shared
                .iter()
                .map(|(chapter, _)| *chapter)
                .find(|chapter| chapter.addressee.name == block.addressee.name)
                .unwrap_or(block);
            here.push(ItemHere {
                chapter,
                block,
                item: Applicable {
                    fact: item,
                    origin: Origin::Added,
                    baseline: None,
                },
            });
        }
        self.by_chapter(here)
    }

    /// Items of one chapter stand together, in the order in which chapters are first met.
    fn by_chapter(&self, here: Vec<ItemHere<'a>>) -> Vec<ItemHere<'a>> {
        let mut chapters: Vec<Option<&'a str>> = Vec::new();
        for item in &here {
            let name = item.chapter.addressee.name.as_deref();
            if !chapters.contains(&name) {
                chapters.push(name);
            }
        }
        let mut ordered = here;
        ordered.sort_by_key(|item| {
            let name = item.chapter.addressee.name.as_deref();
            chapters.iter().position(|chapter| *chapter == name)
        });
        ordered
    }

    /// How answers to the checklists are counted: as the state says, else as the directive does.
    #[must_use]
    pub fn formula(&self) -> Option<&'a Fact<Formula>> {
        let own = self
            .country
            .and_then(|country| country.body.readiness.as_ref());
        own.or(self.directive.body.readiness.as_ref())
    }
}

fn items(body: &Body) -> Vec<(&Checklist, &Fact<CheckItem>)> {
    body.checklists
        .iter()
        .flat_map(|chapter| chapter.items.iter().map(move |item| (chapter, item)))
        .collect()
}
