//! `acquis approve`.

use std::path::PathBuf;

use super::Status;
use super::review::{REVIEWS, approvals, legislator, on, reported};
use super::world::{answer, day, open, say};
use crate::host;
use crate::review::{Asked, approve};

#[derive(Debug, clap::Args)]
#[command(group(clap::ArgGroup::new("what").required(true).args(["facts", "topic", "diff"])))]
pub(super) struct Options {
    /// Facts by their ids
    facts: Vec<String>,
    /// Every fact on this topic, by the keyword of its blocks; `all` for every fact
    #[arg(long, value_name = "WORD", requires = "country")]
    topic: Option<String>,
    /// The state of the topic; also `nis2` for a directive, `sectors` for the sectors
    #[arg(long, value_name = "CODE", requires = "topic")]
    country: Option<String>,
    /// Every fact that stands in a change report, as `acquis diff --format json` writes it
    #[arg(long, value_name = "FILE")]
    diff: Option<PathBuf>,
    /// Who approves
    #[arg(long, value_name = "NAME")]
    by: String,
    /// The day of the approval [default: `fresh-at` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// The last day on which the approval holds [default: until the fact changes]
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        say("nothing was approved: the sources have errors\n");
        return Ok(Status::Found);
    }
    let facts = match &options.diff {
        Some(file) => reported(&world, file, false)?.into_iter().collect(),
        None => options.facts.clone(),
    };
    let country = options
        .country
        .as_deref()
        .map(|code| legislator(&world, code))
        .transpose()?;
    let asked = match (&country, &options.topic) {
        (Some(country), Some(topic)) => Asked::Topic {
            country,
            topic: (topic != "all").then_some(topic.as_str()),
        },
        _ => Asked::Facts(&facts),
    };
    let until = options.until.as_deref().map(day).transpose()?;
    let on = on(&world, options.on.as_deref())?;
    let before = approvals(&world)?;
    let base = &world.compilation.base;
    let (files, count) = approve(base, &before, &asked, &options.by, on, until)?;
    let folder = world.project.root.join(REVIEWS);
    for (name, text) in &files {
        let path = folder.join(format!("{name}.txt"));
        let write = if path.exists() {
            host::file::replace
        } else {
            host::file::create
        };
        write(&path, text.as_bytes()).map_err(|error| error.to_string())?;
    }
    let names: Vec<String> = files
        .keys()
        .map(|name| format!("{REVIEWS}/{name}.txt"))
        .collect();
    answer(&match count {
        0 => "nothing to approve: all of it is approved\n".to_owned(),
        1 => format!("1 fact approved in {}\n", names.join(", ")),
        count => format!("{count} facts approved in {}\n", names.join(", ")),
    })?;
    Ok(Status::Clean)
}
