//! `acquis vocabulary`.

use super::world::{answer, open};
use super::{ResultFormat, Status};
use crate::assess::Vocabulary;

pub(super) fn run(country: Option<&str>, format: ResultFormat) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.compilation.diagnostics);
        return Ok(Status::Found);
    }
    let vocabulary = Vocabulary::of(&world.compilation.base, country);
    match format {
        ResultFormat::Human => answer(&vocabulary.tell())?,
        ResultFormat::Json => {
            let text =
                serde_json::to_string_pretty(&vocabulary).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    Ok(Status::Clean)
}
