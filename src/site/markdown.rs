//! Prose of the sources as HTML: a small Markdown, nothing that could run.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Escapes text for HTML, attributes included.
pub fn escape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        into.push_str(&rest[..at]);
        into.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    into.push_str(rest);
}

/// Escaped text.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out
}

/// Whether a link may be followed: web pages and mailboxes only.
#[must_use]
pub fn safe_link(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

/// Prose as paragraphs. Raw HTML is shown as text, images become their description, links of other
/// schemes become plain text, headings become bold paragraphs so that the outline stays the page's.
#[must_use]
pub fn blocks(text: &str) -> String {
    render(text, false)
}

/// Prose inside a line: as [`blocks`], without the paragraph around a single one.
#[must_use]
pub fn inline(text: &str) -> String {
    // Most texts have no markup at all.
    if !text.contains(['*', '_', '`', '[', '<', '\\', '\n', '#', '&', '!']) {
        return escaped(text);
    }
    render(text, true)
}

fn render(text: &str, inline: bool) -> String {
    let mut links = Vec::new();
    let mut images = 0u32;
    let events = Parser::new_ext(text, Options::empty()).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Image { .. }) => {
            images += 1;
            None
        }
        Event::End(TagEnd::Image) => {
            images = images.saturating_sub(1);
            None
        }
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let safe = images == 0 && safe_link(dest_url);
            links.push(safe);
            safe.then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or(false).then_some(event),
        Event::SoftBreak => Some(Event::Text(CowStr::Borrowed(" "))),
        other => Some(other),
    });
    let mut out = String::with_capacity(text.len() + 32);
    html::push_html(&mut out, events);
    let trimmed = out.trim_end();
    if inline
        && let Some(inner) = trimmed
            .strip_prefix("<p>")
            .and_then(|rest| rest.strip_suffix("</p>"))
        && !inner.contains("<p>")
    {
        return inner.to_owned();
    }
    trimmed.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_prose_can_run() {
        let hostile = [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>)",
            "![x](https://example.org/track.png)",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<javascript:alert(1)>",
            "[x](//evil.example)",
            "`<script>`",
            "<!-- --><svg onload=alert(1)>",
        ];
        for text in hostile {
            for html in [blocks(text), inline(text)] {
                for bad in ["<script", "<img", "<a ", "<svg", "<!--"] {
                    assert!(!html.contains(bad), "{text} became {html}");
                }
            }
        }
        assert_eq!(
            inline("See [the text](https://example.org/?a=1&b=2), *now*."),
            "See <a href=\"https://example.org/?a=1&amp;b=2\">the text</a>, <em>now</em>."
        );
    }

    #[test]
    fn prose_keeps_its_paragraphs_and_no_headings() {
        assert_eq!(
            blocks("# One\n\nTwo\nlines"),
            "<p>One</p>\n<p>Two lines</p>"
        );
        assert_eq!(inline("plain & simple"), "plain &amp; simple");
    }
}
