//! `acquis log`.

use super::world::{answer, day, open};
use super::{ResultFormat, Status};
use crate::history::{history, log, tell_log};

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Only this state; `EU` for the law of the Union
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Only from this day on
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// The day that tells past from coming [default: `as-of` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
    format: ResultFormat,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let world = open(&[], options.as_of.as_deref())?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let base = &world.compilation.base;
    let country = match options.country.as_deref() {
        Some(code) if code.eq_ignore_ascii_case("EU") => Some("EU".to_owned()),
        Some(code) => Some(world.state(code)?.as_str().to_owned()),
        None => None,
    };
    let since = options.since.as_deref().map(day).transpose()?;
    let log = log(&history(base), base.as_of, country.as_deref(), since);
    match options.format {
        ResultFormat::Human => answer(&tell_log(&log))?,
        ResultFormat::Json => {
            let text = serde_json::to_string_pretty(&log).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    Ok(Status::Clean)
}
