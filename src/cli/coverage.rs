//! `acquis coverage`.

use super::world::{about, answer, open, say};
use super::{ResultFormat, Status};
use crate::coverage::{CoverageReport, coverage, tell_coverage};
use crate::data;

pub(super) fn run(
    code: Option<&str>,
    format: ResultFormat,
    fail_under: Option<u8>,
) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let only = code.map(|code| world.state(code)).transpose()?;
    let report = coverage(
        &world.compilation.base,
        only.as_ref().map(|code| code.as_str()),
        world.freshness(),
    );
    match format {
        ResultFormat::Human => answer(&tell_coverage(&report))?,
        ResultFormat::Json => {
            let config = &world.project.config;
            let about = about(config, config.base_url.clone());
            let bytes = data::coverage(&world.compilation.base, &report, &about)
                .map_err(|error| error.to_string())?;
            answer(&String::from_utf8_lossy(&bytes))?;
        }
    }
    Ok(under(&report, fail_under))
}

/// Says which states answer less of the directive than is asked for.
fn under(report: &CoverageReport, percent: Option<u8>) -> Status {
    let Some(percent) = percent.map(usize::from) else {
        return Status::Clean;
    };
    let mut status = Status::Clean;
    for state in &report.states {
        // A state that transposes nothing answers nothing.
        let reached = state.transposition.as_ref().map_or(0, |told| told.percent);
        if reached < percent {
            say(&format!(
                "{}: {reached}% of the directive has a national provision, less than {percent}%\n",
                state.country
            ));
            status = Status::Found;
        }
    }
    status
}
