//! What of a page matters to links: its ids, its links, its address and its other languages.

use super::Finding;
use super::scan::{Attribute, tags};
use crate::diagnostic::Code;

/// A link, a picture, a script or a style sheet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link<'h> {
    pub(super) href: &'h str,
    /// Where the address begins on the page.
    pub(super) at: usize,
}

/// The same page in another language, or the address of the page itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alternate<'h> {
    /// The language, or `x-default`.
    pub(super) language: &'h str,
    pub(super) link: Link<'h>,
}

/// A page.
#[derive(Debug)]
pub(super) struct Page<'h> {
    pub(super) path: &'h str,
    /// Ids and where they stand, sorted.
    pub(super) ids: Vec<(&'h str, usize)>,
    pub(super) links: Vec<Link<'h>>,
    /// What scripts of the page read: files, and folders that they make up the rest of the path of.
    pub(super) reads: Vec<Link<'h>>,
    /// Whether a script of the site runs on it.
    pub(super) scripted: bool,
    pub(super) canonical: Option<Link<'h>>,
    pub(super) alternates: Vec<Alternate<'h>>,
}

impl<'h> Page<'h> {
    /// Reads a page.
    pub(super) fn read(path: &'h str, bytes: &'h [u8]) -> Result<Self, Finding> {
        let unreadable = |at: usize, message: String| Finding {
            code: Code::UnreadablePage,
            about: path.to_owned(),
            page: path.to_owned(),
            at: (at as u32, at as u32 + 1),
            message,
            help: None,
        };
        let html = std::str::from_utf8(bytes)
            .map_err(|_| unreadable(0, "the page is not UTF-8 text".to_owned()))?;
        let mut page = Self {
            path,
            ids: Vec::new(),
            links: Vec::new(),
            reads: Vec::new(),
            scripted: false,
            canonical: None,
            alternates: Vec::new(),
        };
        tags(html, &mut |name, attributes| page.see(name, attributes))
            .map_err(|at| unreadable(at, "a tag or a remark does not end".to_owned()))?;
        page.ids.sort_unstable();
        Ok(page)
    }

    fn see(&mut self, element: &str, attributes: &[Attribute<'h>]) {
        for attribute in attributes {
            match attribute.name {
                "id" => self.ids.push((attribute.value, attribute.at)),
                "href" | "src" => {
                    self.scripted |= element == "script";
                    self.links.push(Link {
                        href: attribute.value,
                        at: attribute.at,
                    });
                }
                name if name.starts_with("data-") && attribute.value.starts_with('.') => {
                    self.reads.push(Link {
                        href: attribute.value,
                        at: attribute.at,
                    });
                }
                _ => {}
            }
        }
        if element == "link" {
            self.head_link(attributes);
        }
    }

    fn head_link(&mut self, attributes: &[Attribute<'h>]) {
        let value = |name: &str| {
            let mut of_name = attributes.iter().filter(|one| one.name == name);
            of_name.next().copied()
        };
        let (Some(rel), Some(href)) = (value("rel"), value("href")) else {
            return;
        };
        let link = Link {
            href: href.value,
            at: href.at,
        };
        match (rel.value, value("hreflang")) {
            ("canonical", _) => self.canonical = Some(link),
            ("alternate", Some(language)) => self.alternates.push(Alternate {
                language: language.value,
                link,
            }),
            _ => {}
        }
    }

    pub(super) fn has_id(&self, id: &str) -> bool {
        let at = self.ids.partition_point(|(other, _)| *other < id);
        self.ids.get(at).is_some_and(|(other, _)| *other == id)
    }

    /// Something wrong about a link.
    pub(super) fn finding(
        &self,
        code: Code,
        link: &Link<'_>,
        message: String,
        help: Option<String>,
    ) -> Finding {
        Finding {
            code,
            about: link.href.to_owned(),
            page: self.path.to_owned(),
            at: (link.at as u32, (link.at + link.href.len()) as u32),
            message,
            help,
        }
    }

    /// Ids that stand more than once.
    pub(super) fn repeated_ids(&self) -> Vec<Finding> {
        let twice = self.ids.windows(2).filter(|pair| pair[0].0 == pair[1].0);
        twice
            .map(|pair| {
                let (id, at) = pair[1];
                Finding {
                    code: Code::RepeatedAnchor,
                    about: id.to_owned(),
                    page: self.path.to_owned(),
                    at: (at as u32, (at + id.len()) as u32),
                    message: format!("the id `{id}` stands twice on the page"),
                    help: None,
                }
            })
            .collect()
    }
}
