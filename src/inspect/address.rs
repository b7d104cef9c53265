//! Where an address on a page leads.

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To another site, or to a mailbox.
    Elsewhere,
    /// Above the folder that holds site and data, or to the root of whatever host it lies on.
    Outside,
    /// To a file of the build.
    Inside {
        /// Its path; that of the page that stands for a folder where a folder is named.
        path: String,
        /// The place on it.
        anchor: Option<String>,
    },
}

/// Follows an address from a page; `base_url` is where the site says that it will be found.
pub(super) fn resolve(page: &str, href: &str, base_url: Option<&str>) -> Target {
    let (address, anchor) = match href.split_once('#') {
        Some((address, anchor)) => (address, Some(decoded(anchor))),
        None => (href, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let own = base_url
        .and_then(|base| address.strip_prefix(base))
        .and_then(|rest| rest.strip_prefix('/'));
    if let Some(rest) = own {
        return inside(Vec::new(), rest, anchor);
    }
    if has_scheme(address) || address.starts_with("//") {
        return Target::Elsewhere;
    }
    if address.starts_with('/') {
        return Target::Outside;
    }
    if address.is_empty() {
        return Target::Inside {
            path: page.to_owned(),
            anchor,
        };
    }
    let mut folder: Vec<&str> = page.split('/').collect();
    folder.pop();
    inside(folder, address, anchor)
}

fn inside(folder: Vec<&str>, address: &str, anchor: Option<String>) -> Target {
    let mut parts: Vec<String> = folder.into_iter().map(str::to_owned).collect();
    let mut is_folder = address.is_empty();
    for step in address.split('/') {
        is_folder = matches!(step, "" | "." | "..");
        match step {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Target::Outside;
                }
            }
            step => parts.push(decoded(step)),
        }
    }
    if is_folder {
        parts.push("index.html".to_owned());
    }
    Target::Inside {
        path: parts.join("/"),
        anchor,
    }
}

fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    })
}

/// An attribute without its entities.
pub(super) fn plain(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    value
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// A part of a path without its percent signs; as it stands where these make no text.
fn decoded(part: &str) -> String {
    percent_decoded(part).unwrap_or_else(|| part.to_owned())
}

/// A text without its percent signs; nothing where one is followed by no two digits, or where the bytes
/// are no UTF-8.
#[must_use]
pub fn percent_decoded(text: &str) -> Option<String> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'%' {
            let value = digit(bytes.get(at + 1))? * 16 + digit(bytes.get(at + 2))?;
            plain.push(u8::try_from(value).ok()?);
            at += 3;
        } else {
            plain.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(plain).ok()
}
