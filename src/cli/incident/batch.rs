//! `acquis incident --batch`.

use std::convert::Infallible;

use super::{Laws, refused};
use crate::assess::{IncidentRefused, IncidentRequest};
use crate::cli::Status;
use crate::cli::lines::{Ended, Lines, Said};

pub(super) fn run(laws: &Laws<'_>) -> Result<Status, String> {
    let ended = Lines::<Infallible>::of_stdin().answer(|line, out| {
        let (text, said) = match answer(laws, line) {
            Ok(text) => (text, Said::Answered),
            Err(error) => (refused(error), Said::Refused),
        };
        out.extend_from_slice(text.trim_end().as_bytes());
        said
    })?;
    match ended {
        Ended::All(status) => Ok(status),
        Ended::Waits(never) => match never {},
    }
}

fn answer(laws: &Laws<'_>, line: Result<&[u8], &str>) -> Result<String, IncidentRefused> {
    let line = line.map_err(|message| IncidentRefused {
        id: None,
        message: message.to_owned(),
    })?;
    laws.answer(IncidentRequest::from_json(line)?, super::line)
}
