//! `acquis review`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::world::{World, answer, day, open};
use super::{ResultFormat, Status};
use crate::diff::Report;
use crate::diff::report::Burden;
use crate::host;
use crate::review::{Approvals, review, tell_review};
use crate::value::Date;

/// Where approvals are kept, from the root of the knowledge base.
pub(super) const REVIEWS: &str = "reviews";
/// The largest file of approvals.
const LIMIT: u64 = 64 * 1024 * 1024;

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Only this state, or `nis2` for a directive and `sectors` for the sectors
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Only facts that stand in this change report, as `acquis diff --format json` writes it
    #[arg(long, value_name = "FILE")]
    diff: Option<PathBuf>,
    /// Of these, only those by which more is asked of organisations
    #[arg(long, requires = "diff")]
    stricter: bool,
    /// The day on which approvals must still hold [default: `fresh-at` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// How to print
    #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
    format: ResultFormat,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let of = options
        .country
        .as_deref()
        .map(|code| legislator(&world, code))
        .transpose()?;
    let approvals = approvals(&world)?;
    let on = on(&world, options.on.as_deref())?;
    let mut report = review(&world.compilation.base, &approvals, of.as_deref(), on);
    let among = options
        .diff
        .as_deref()
        .map(|file| reported(&world, file, options.stricter))
        .transpose()?;
    if let Some(among) = &among {
        report.only(among);
    }
    match options.format {
        ResultFormat::Human => answer(&tell_review(&report))?,
        ResultFormat::Json => {
            let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    Ok(match among {
        Some(_) if !report.facts.is_empty() => Status::Found,
        _ => Status::Clean,
    })
}

/// The facts of a change report that are still there; only those by which more is asked, where that
/// is meant.
pub(super) fn reported(
    world: &World,
    file: &Path,
    stricter: bool,
) -> Result<BTreeSet<String>, String> {
    let text = host::file::text(file, LIMIT).map_err(|error| error.to_string())?;
    let report: Report = serde_json::from_str(&text)
        .map_err(|error| format!("`{}` is no change report: {error}", file.display()))?;
    let places = &world.compilation.base.places;
    Ok(report
        .findings
        .into_iter()
        .filter(|change| !stricter || change.burden == Burden::Up)
        .flat_map(|change| change.facts)
        .map(|fact| fact.id)
        .filter(|id| places.contains_key(id))
        .collect())
}

/// The approvals of the knowledge base.
pub(super) fn approvals(world: &World) -> Result<Approvals, String> {
    let folder = world.project.root.join(REVIEWS);
    let files = host::file::folder(&folder, "txt", LIMIT).map_err(|error| error.to_string())?;
    let files = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()));
    Approvals::read(files).map_err(|error| error.to_string())
}

/// The day on which somebody reviews: as asked for, else the day from which freshness is counted.
pub(super) fn on(world: &World, asked: Option<&str>) -> Result<Date, String> {
    asked.map_or(Ok(world.settings.fresh_at), day)
}

/// The name of the file of a state, a directive or the sectors.
pub(super) fn legislator(world: &World, code: &str) -> Result<String, String> {
    let upper = code.to_ascii_uppercase();
    let directives = world.compilation.base.directives.keys();
    let shared = directives.map(String::as_str).chain(["sectors"]);
    match shared
        .into_iter()
        .find(|id| id.eq_ignore_ascii_case(&upper))
    {
        Some(_) => Ok(upper),
        None => Ok(world.state(code)?.as_str().to_owned()),
    }
}
