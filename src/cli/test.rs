//! `acquis test`.

use std::path::PathBuf;

use serde::Serialize;

use super::world::{World, answer, open, say};
use super::{ResultFormat, Status};
use crate::decide::{ExampleFailure, run_examples};

/// The report for programs.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Report {
    format: &'static str,
    version: u32,
    run: usize,
    failures: Vec<Failure>,
}

#[derive(Serialize, schemars::JsonSchema)]
struct Failure {
    law: String,
    example: String,
    message: String,
    path: String,
    line: u32,
}

pub(super) fn run(paths: &[PathBuf], format: ResultFormat) -> Result<Status, String> {
    let world = open(paths, None)?;
    let blocking = world.blocking(paths);
    if !blocking.is_empty() {
        world.print(&blocking);
        say("no example was run: what they rest on has errors\n");
        return Ok(Status::Found);
    }
    let ran = run_examples(&world.compilation.base);
    let concerned = |span: crate::source::Span| world.concerns(span.file, paths);
    let failures: Vec<Failure> = ran
        .failures
        .iter()
        .filter(|failure| concerned(failure.span))
        .map(|failure| told(&world, failure))
        .collect();
    let run = ran.spans.iter().filter(|span| concerned(**span)).count();
    match format {
        ResultFormat::Human => answer(&human(run, &failures))?,
        ResultFormat::Json => {
            let report = Report {
                format: "acquis-test",
                version: 1,
                run,
                failures,
            };
            let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
            return Ok(status(report.failures.is_empty()));
        }
    }
    Ok(status(failures.is_empty()))
}

fn status(clean: bool) -> Status {
    if clean { Status::Clean } else { Status::Found }
}

fn told(world: &World, failure: &ExampleFailure) -> Failure {
    let file = world.sources.get(failure.span.file);
    Failure {
        law: failure.law.clone(),
        example: failure.title.clone(),
        message: failure.message.clone(),
        path: file.map_or_else(String::new, |file| file.path.to_string()),
        line: file.map_or(0, |file| file.position(failure.span.start).line),
    }
}

fn human(run: usize, failures: &[Failure]) -> String {
    let mut text = String::new();
    for failure in failures {
        text.push_str(&format!(
            "FAILED {}: {}\n  {}\n  {}:{}\n",
            failure.law, failure.example, failure.message, failure.path, failure.line
        ));
    }
    // Several expectations of one example may fail; an example fails once.
    let mut failed: Vec<(&str, &str)> = failures
        .iter()
        .map(|failure| (failure.law.as_str(), failure.example.as_str()))
        .collect();
    failed.dedup();
    text.push_str(&format!(
        "{} passed, {} failed\n",
        run.saturating_sub(failed.len()),
        failed.len()
    ));
    text
}
