//! `acquis incident --batch`: line by line, in constant memory.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};

use super::{Laws, line, refused};
use crate::cli::Status;
use crate::decide::incident::{Refused, Request};

/// The longest line that is read.
const LONGEST: usize = 1 << 20;

pub(super) fn run(laws: &mut Laws<'_>) -> Result<Status, String> {
    let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    match answer_all(laws, &mut input, &mut output) {
        // Whoever reads has read enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Status::Clean),
        Err(error) => Err(format!("the batch cannot be read or written: {error}")),
        Ok(true) => Ok(Status::Clean),
        Ok(false) => Ok(Status::Found),
    }
}

/// Answers every line that is not blank; whether all could be answered.
fn answer_all(
    laws: &mut Laws<'_>,
    input: &mut BufReader<impl Read>,
    output: &mut impl Write,
) -> std::io::Result<bool> {
    let mut clean = true;
    let mut bytes = Vec::new();
    while let Some(length) = read_line(input, &mut bytes)? {
        let answered = match text(&bytes, length) {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => Request::from_json(text).and_then(|request| laws.answer(request, line)),
            Err(message) => Err(Refused { id: None, message }),
        };
        clean &= answered.is_ok();
        output.write_all(answered.unwrap_or_else(refused).as_bytes())?;
        // Whoever waits for an answer before asking on gets it.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(clean)
}

fn text(bytes: &[u8], length: usize) -> Result<&str, String> {
    if length > LONGEST {
        return Err("the line is longer than 1 MiB".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| "the line is not UTF-8".to_owned())?;
    Ok(text.trim_start_matches('\u{feff}'))
}

/// Reads a line into `bytes`, as much of it as may be long; gives its whole length, or nothing at the
/// end.
fn read_line(input: &mut impl BufRead, bytes: &mut Vec<u8>) -> std::io::Result<Option<usize>> {
    bytes.clear();
    let mut length = 0;
    loop {
        let read = match input.fill_buf() {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            read => read?,
        };
        if read.is_empty() {
            return Ok((length > 0).then_some(length));
        }
        let end = read.iter().position(|byte| *byte == b'\n');
        let part = &read[..end.unwrap_or(read.len())];
        let room = LONGEST.saturating_sub(bytes.len());
        bytes.extend_from_slice(&part[..part.len().min(room)]);
        length += part.len();
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some(length));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_and_counted() {
        let text = format!("a\n\n{}\nb", "x".repeat(LONGEST + 5));
        let mut input = BufReader::with_capacity(7, text.as_bytes());
        let mut bytes = Vec::new();
        let mut lengths = Vec::new();
        while let Some(length) = read_line(&mut input, &mut bytes).expect("a line") {
            assert!(bytes.len() <= LONGEST);
            lengths.push(length);
        }
        assert_eq!(lengths, [1, 0, LONGEST + 5, 1]);
    }
}
