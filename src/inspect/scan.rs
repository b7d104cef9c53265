//! The tags of a page: a strict scanner for HTML as this program writes it, that reads past what others
//! wrote without losing its place.

/// An attribute as it is written; entities in its value are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Attribute<'h> {
    pub(super) name: &'h str,
    pub(super) value: &'h str,
    /// Where the value begins.
    pub(super) at: usize,
}

/// Calls `see` with the name and the attributes of each element that is opened, in order.
///
/// # Errors
/// Where a tag, a remark or the content of a script does not end.
pub(super) fn tags<'h>(
    html: &'h str,
    see: &mut impl FnMut(&'h str, &[Attribute<'h>]),
) -> Result<(), usize> {
    let bytes = html.as_bytes();
    let mut attributes = Vec::with_capacity(8);
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        let open = at + found;
        match bytes.get(open + 1) {
            Some(b'!') if html[open..].starts_with("<!--") => {
                at = past(html, open + 4, "-->").ok_or(open)?;
            }
            Some(b'!' | b'/' | b'?') => at = past(html, open, ">").ok_or(open)?,
            Some(letter) if letter.is_ascii_alphabetic() => {
                attributes.clear();
                let name_end = end_of(bytes, open + 1, |byte| {
                    byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/')
                });
                let name = &html[open + 1..name_end];
                at = read(html, name_end, &mut attributes).ok_or(open)?;
                see(name, &attributes);
                if matches!(name, "script" | "style") {
                    // What stands in them is no markup.
                    at = past(html, at, &format!("</{name}")).ok_or(open)?;
                }
            }
            // A sign that stands for itself.
            _ => at = open + 1,
        }
    }
    Ok(())
}

/// Behind the next `mark`.
fn past(html: &str, from: usize, mark: &str) -> Option<usize> {
    html.get(from..)?
        .find(mark)
        .map(|found| from + found + mark.len())
}

fn end_of(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest
        .iter()
        .position(|byte| ends(*byte))
        .unwrap_or(rest.len())
}

/// Reads the attributes of a tag; behind its `>`.
fn read<'h>(html: &'h str, mut at: usize, into: &mut Vec<Attribute<'h>>) -> Option<usize> {
    let bytes = html.as_bytes();
    loop {
        at = end_of(bytes, at, |byte| {
            !byte.is_ascii_whitespace() && byte != b'/'
        });
        if *bytes.get(at)? == b'>' {
            return Some(at + 1);
        }
        let name_end = end_of(bytes, at + 1, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/')
        });
        let name = &html[at..name_end];
        at = end_of(bytes, name_end, |byte| !byte.is_ascii_whitespace());
        if bytes.get(at) != Some(&b'=') {
            into.push(Attribute {
                name,
                value: "",
                at: name_end,
            });
            continue;
        }
        at = end_of(bytes, at + 1, |byte| !byte.is_ascii_whitespace());
        let (begin, end, next) = match *bytes.get(at)? {
            quote @ (b'"' | b'\'') => {
                let end = end_of(bytes, at + 1, |byte| byte == quote);
                bytes.get(end)?;
                (at + 1, end, end + 1)
            }
            _ => {
                let end = end_of(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'>');
                (at, end, end)
            }
        };
        into.push(Attribute {
            name,
            value: &html[begin..end],
            at: begin,
        });
        at = next;
    }
}
