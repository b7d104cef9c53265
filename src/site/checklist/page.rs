//! The sheet as one page of HTML: its style stands in it, and it loads nothing.

use std::sync::Arc;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::super::SiteError;
use super::super::theme::Theme;
use super::super::words::Words;
use super::sheet::Sheet;
use crate::templates::Templates;

const STYLE: &str = "templates/static/checklist.css";

#[derive(Serialize)]
struct View<'a> {
    lang: &'a str,
    csp: String,
    style: &'a str,
    #[serde(flatten)]
    sheet: &'a Sheet,
}

pub(super) fn page(
    templates: &Templates,
    words: &Arc<Words>,
    sheet: &Sheet,
) -> Result<String, SiteError> {
    let theme = Theme::new(templates, words)?;
    let style = templates.text(STYLE);
    theme.render(
        "checklist.html",
        &View {
            lang: words.language(),
            csp: policy(style),
            style,
            sheet,
        },
    )
}

/// What the page may do: use exactly this style, and nothing else.
fn policy(style: &str) -> String {
    let digest = base64(&Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
}

/// Base64 as RFC 4648 has it, with padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let mut group = [0u8; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let group = u32::from_be_bytes([0, group[0], group[1], group[2]]);
        for place in 0..4 {
            let digit = (group >> (18 - 6 * place)) & 63;
            match place <= chunk.len() {
                true => text.push(char::from(DIGITS[digit as usize])),
                false => text.push('='),
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
