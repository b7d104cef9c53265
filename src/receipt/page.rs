//! What a built page states of itself.

use crate::value::Date;

/// The name of the element that carries the receipt.
pub const META: &str = "acquis-receipt";

/// The receipt that a page carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The path of the page from the root of the site, such as `be/energy/index.html`.
    pub path: String,
    /// The day whose law it shows.
    pub as_of: Date,
    /// The SHA-256 over its facts.
    pub hash: String,
}

impl Stated {
    /// As the element of the page has it: path, day and hash.
    #[must_use]
    pub fn content(&self) -> String {
        format!("{} {} {}", self.path, self.as_of, self.hash)
    }
}

/// Reads the receipt of a page; nothing where it has none that can be ours.
#[must_use]
pub fn stated(html: &str) -> Option<Stated> {
    let start = format!("<meta name=\"{META}\" content=\"");
    let content = html.split_once(&start)?.1.split_once('"')?.0;
    let mut parts = content.split(' ');
    let (path, day, hash) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none()
        && hash.len() == 64
        && hash
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    whole.then_some(Stated {
        path: path.to_owned(),
        as_of: Date::parse(day)?,
        hash: hash.to_owned(),
    })
}

/// Where the facts of a page are listed, from the page.
#[must_use]
pub fn list_of(html: &str) -> Option<&str> {
    let receipt = html.split_once("<p class=\"receipt\"")?.1;
    receipt
        .split_once("<a href=\"")?
        .1
        .split_once('"')
        .map(|(href, _)| href)
}

/// What a page says, line by line: everything up to the end of its main part, but for the addresses under
/// which it will be found.
#[must_use]
pub fn words_of(html: &str) -> Vec<&str> {
    let end = html.rfind("</main>").unwrap_or(html.len());
    let addresses = |line: &&str| {
        line.starts_with("<link ")
            || line.starts_with("<meta property=\"og:url\"")
            || line.contains("\"@type\":\"BreadcrumbList\"")
    };
    let lines = html[..end].lines();
    lines.filter(|line| !addresses(line)).collect()
}
