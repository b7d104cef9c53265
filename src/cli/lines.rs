//! Lines from a stream, in bounded memory.

use std::io::{BufRead, Read as _};

/// The longest line that is read, in bytes; what is longer is passed over.
pub(super) const LONGEST: usize = 1 << 20;

/// A line of input.
pub(super) enum Line {
    /// All of it, without its end.
    Whole(Vec<u8>),
    /// It was longer than any request can be.
    TooLong,
}

/// Reads up to so many lines; empty ones are passed over. None are left when nothing comes back.
pub(super) fn read(input: &mut impl BufRead, most: usize) -> Result<Vec<Line>, String> {
    let mut lines = Vec::new();
    while lines.len() < most {
        let mut bytes = Vec::new();
        let limit = LONGEST as u64 + 1;
        let read = input
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut bytes)
            .map_err(|error| format!("the requests cannot be read: {error}"))?;
        if read == 0 {
            break;
        }
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() > LONGEST {
            skip(input)?;
            lines.push(Line::TooLong);
            continue;
        }
        if bytes.iter().any(|byte| !byte.is_ascii_whitespace()) {
            lines.push(Line::Whole(bytes));
        }
    }
    Ok(lines)
}

/// Passes over the rest of a line.
fn skip(input: &mut impl BufRead) -> Result<(), String> {
    loop {
        let buffer = input
            .fill_buf()
            .map_err(|error| format!("the requests cannot be read: {error}"))?;
        if buffer.is_empty() {
            return Ok(());
        }
        let (used, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), false),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}
