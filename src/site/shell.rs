//! The frame around every page: head, breadcrumb, footer.

use serde::Serialize;

use super::SiteError;
use super::SiteSettings;
use super::cite::Stamp;
use super::jsonld;
use super::theme::Theme;
use super::words::Words;
use crate::receipt::Stated;
use crate::value::Date;

/// What a page tells its frame.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// The path of the page from the root of the site, such as `be/energy/index.html`.
    pub path: String,
    /// Its title, without the name of the site.
    pub title: String,
    /// What it is about, in a sentence.
    pub description: String,
    /// The way from the home page: name and path from the root; the page itself comes last.
    pub crumbs: Vec<(String, String)>,
    /// The dataset with the same content, from the folder that holds site and data.
    pub data: Option<String>,
    /// Structured data beside the breadcrumb.
    pub structured: Vec<serde_json::Value>,
    /// The receipt of the facts that it shows.
    pub stamp: Option<Stamp>,
    /// A module that the page runs, from the root of the site. It may read what the site publishes.
    pub script: Option<String>,
    /// The folder, from the root of the site, that tells what changed in what the page is about.
    pub changes: Option<String>,
}

#[derive(Serialize)]
struct View<'a> {
    lang: &'a str,
    title: &'a str,
    site: &'a str,
    description: &'a str,
    root: &'a str,
    style: &'a str,
    icon: &'a str,
    canonical: Option<String>,
    alternates: Vec<(&'a str, String)>,
    data: Option<String>,
    receipt: Option<String>,
    csp: &'static str,
    script: Option<&'a str>,
    changes: Option<&'a str>,
    crumbs: Vec<Crumb>,
    structured: Vec<String>,
    body: &'a str,
    as_of: String,
    licence: Option<&'a str>,
    edit_url: Option<String>,
    report_url: Option<&'a str>,
    home: bool,
}

#[derive(Serialize)]
struct Crumb {
    name: String,
    href: Option<String>,
}

/// What pages may load and do: their own style sheet and pictures, nothing else. Without a script nobody
/// connects to anything; that the site itself is allowed lets tools that audit a page from within read
/// `robots.txt`.
pub const CSP: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// What a page with a script may do beside: run the site's own modules, and read what it publishes.
pub const SCRIPTED: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/// The way from a page up to the root of the site.
#[must_use]
pub fn root_of(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// The language of readers who read none of those that there are.
const ANY_LANGUAGE: &str = "x-default";

/// The path of a file as a part of an address: whatever is no plain letter, digit or mark becomes
/// percent signs.
fn path_in_address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

/// Puts the frame around the body of a page. `source` is the file that the page is made from.
///
/// # Errors
/// A template that does not fit.
pub fn frame(
    theme: &Theme,
    words: &Words,
    settings: &SiteSettings,
    day: Date,
    source: Option<&str>,
    frame: &Frame,
    body: &str,
) -> Result<String, SiteError> {
    let root = root_of(&frame.path);
    let address = |path: &str| {
        let folder = path.strip_suffix("index.html").unwrap_or(path);
        settings
            .base_url
            .as_ref()
            .map(|base| format!("{base}/site/{folder}"))
    };
    let canonical = frame
        .path
        .strip_suffix("index.html")
        .and_then(|_| address(&frame.path));
    let mut crumbs: Vec<Crumb> = Vec::new();
    let last = frame.crumbs.len().saturating_sub(1);
    for (at, (name, path)) in frame.crumbs.iter().enumerate() {
        crumbs.push(Crumb {
            name: name.clone(),
            href: (at != last).then(|| format!("{root}{path}")),
        });
    }
    let mut structured: Vec<String> = Vec::new();
    if frame.crumbs.len() > 1 {
        let list = jsonld::breadcrumb(
            frame
                .crumbs
                .iter()
                .map(|(name, path)| (name.as_str(), address(path))),
        );
        structured.push(jsonld::script(&list));
    }
    structured.extend(frame.structured.iter().map(jsonld::script));
    theme.render(
        "page.html",
        &View {
            lang: words.language(),
            title: &frame.title,
            site: &settings.title,
            description: &frame.description,
            root: &root,
            style: theme.style_path(),
            icon: theme.icon_path(),
            alternates: canonical
                .iter()
                .flat_map(|address| [(words.language(), address), (ANY_LANGUAGE, address)])
                .map(|(language, address)| (language, address.clone()))
                .collect(),
            canonical,
            data: frame.data.as_ref().map(|data| format!("{root}../{data}")),
            receipt: frame.stamp.as_ref().map(|stamp| {
                let stated = Stated {
                    path: frame.path.clone(),
                    as_of: day,
                    hash: stamp.hash.clone(),
                };
                stated.content()
            }),
            csp: if frame.script.is_some() {
                SCRIPTED
            } else {
                CSP
            },
            script: frame.script.as_deref(),
            changes: frame.changes.as_deref(),
            crumbs,
            structured,
            body,
            as_of: words.date(day),
            licence: settings.licence.as_deref(),
            edit_url: settings
                .edit_url
                .as_ref()
                .zip(source)
                .map(|(edit, source)| format!("{edit}/{}", path_in_address(source))),
            report_url: settings.report_url.as_deref(),
            home: frame.path == "index.html",
        },
    )
}
