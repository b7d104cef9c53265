//! `acquis sources`.

use super::world::{answer, open};
use super::{ResultFormat, Status};
use crate::coverage::{sources, tell_sources};

pub(super) fn run(stale: bool, format: ResultFormat) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let report = sources(&world.compilation.base, stale, world.freshness());
    match format {
        ResultFormat::Human => answer(&tell_sources(&report))?,
        ResultFormat::Json => {
            let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    Ok(Status::Clean)
}
