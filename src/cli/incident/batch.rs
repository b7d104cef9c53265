//! `acquis incident --batch`: as many lines at a time as have come, in bounded memory.

use std::io::{BufReader, ErrorKind, Read, Write};

use rayon::prelude::*;

use super::{Laws, refused};
use crate::assess::{IncidentRefused, IncidentRequest};
use crate::cli::Status;
use crate::cli::lines::{self, Line};

/// How many lines are answered side by side before they are written.
const CHUNK: usize = 1_024;

pub(super) fn run(laws: &Laws<'_>) -> Result<Status, String> {
    let mut input = BufReader::with_capacity(1 << 16, std::io::stdin().lock());
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut status = Status::Clean;
    loop {
        let chunk = waiting(&mut input)?;
        if chunk.is_empty() {
            return Ok(status);
        }
        let answered: Vec<Result<String, IncidentRefused>> = chunk
            .into_par_iter()
            .map(|line| answer(laws, line))
            .collect();
        for answer in answered {
            if answer.is_err() {
                status = Status::Found;
            }
            let text = answer.unwrap_or_else(refused);
            if !write(&mut output, text.as_bytes())? {
                return Ok(status);
            }
        }
        // Whoever waits for an answer before asking on gets it.
        if !write(&mut output, &[])? {
            return Ok(status);
        }
    }
}

/// The next line, and those that have come with it.
fn waiting(input: &mut BufReader<impl Read>) -> Result<Vec<Line>, String> {
    let mut chunk = lines::read(input, 1)?;
    while !chunk.is_empty() && chunk.len() < CHUNK && input.buffer().contains(&b'\n') {
        chunk.extend(lines::read(input, 1)?);
    }
    Ok(chunk)
}

fn answer(laws: &Laws<'_>, line: Line) -> Result<String, IncidentRefused> {
    let refuse = |message: &str| IncidentRefused {
        id: None,
        message: message.to_owned(),
    };
    let Line::Whole(bytes) = line else {
        return Err(refuse("the line is longer than 1 MiB"));
    };
    let text = std::str::from_utf8(&bytes).map_err(|_| refuse("the line is not UTF-8"))?;
    let request = IncidentRequest::from_json(text.trim_start_matches('\u{feff}'))?;
    laws.answer(request, super::line)
}

/// Writes, or flushes where there is nothing to write; whether anybody still reads.
fn write(output: &mut impl Write, bytes: &[u8]) -> Result<bool, String> {
    let written = if bytes.is_empty() {
        output.flush()
    } else {
        output.write_all(bytes)
    };
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(format!("the answers cannot be written: {error}")),
    }
}
