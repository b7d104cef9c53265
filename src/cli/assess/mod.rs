//! `acquis assess`.

mod batch;

use super::organisation::{Organisation, answers_file, answers_to};
use super::world::{answer as print, open};
use super::{ResultFormat, Status};
use crate::assess::{Assessed, Assessor, Report, explain, follow, tell};
use crate::data::{AssessReport, ChecklistReport};
use crate::decide::checklist::{SelfCheck, self_check};
use crate::decide::{Decision, Facts, Profile};
use crate::model::inherit::Law;
use crate::site::checklist::{Form, checklist};
use crate::templates::Templates;
use crate::value::Date;

/// What stands on the command line.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Options {
    /// The states to ask, by code; `EU` asks the directive alone [default: `country` in the profile or
    /// the answers, a code or a list of them]
    #[arg(long, value_delimiter = ',', value_name = "CODE")]
    country: Vec<String>,
    #[command(flatten)]
    organisation: Organisation,
    /// `none` takes nothing for granted that was not said
    #[arg(long, value_enum)]
    assume: Option<Assume>,
    /// What the organisation says of itself: a TOML file with an answer for each item of the
    /// checklist, or the JSON file that the scope check saves
    #[arg(long, value_name = "FILE", conflicts_with = "batch")]
    answers: Option<std::path::PathBuf>,
    /// Read one JSON object a line from stdin, and write one a line to stdout
    #[arg(long, conflicts_with_all = ["country", "activity", "profile"])]
    batch: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
    format: ResultFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Assume {
    /// Nothing is presumed
    None,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let file = answers_file(options.answers.as_deref())?;
    let request = options.organisation.request(file.as_ref())?;
    let world = open(&[], options.organisation.day(&request)?)?;
    if world.compilation.has_errors() {
        world.print(&world.compilation.diagnostics);
        return Ok(Status::Found);
    }
    if options.batch {
        return batch::run(&world, options.assume.is_none());
    }
    let presume = options.assume.is_none() && request.get("assume").is_none();
    let base = &world.compilation.base;
    let organisation = &options.organisation;
    let states = organisation.states(&options.country, &request, base)?;
    let given = answers_to(&states, file.as_ref())?;
    let mut found: Vec<Found<'_>> = Vec::new();
    for law in &states.asked {
        let profile = organisation.profile(law, &request, &states)?;
        let assessor = Assessor::of(law).map_err(|error| error.to_string())?;
        let facts = assessor.facts(&profile, presume);
        let decision = assessor.decide(&facts);
        found.push(Found {
            facts,
            law,
            assessor,
            profile,
            decision,
        });
    }
    // Whoever hands in no answers has not asked how far the organisation is.
    let checks: Vec<SelfCheck<'_>> = found
        .iter()
        .filter(|_| file.is_some())
        .map(|one| self_check(one.law, &one.profile, &one.decision, &given))
        .collect();
    match options.format {
        ResultFormat::Human => {
            let templates = match checks.is_empty() {
                true => Templates::default(),
                false => world.project.templates()?,
            };
            print(&human(&found, &checks, presume, &templates)?)?;
        }
        ResultFormat::Json => print(&json(&states.codes, base.as_of, &found, &checks, presume)?)?,
    }
    Ok(Status::Clean)
}

/// What was found under one law.
struct Found<'a> {
    law: &'a Law<'a>,
    assessor: Assessor<'a>,
    profile: Profile,
    facts: Facts,
    decision: Decision,
}

fn human(
    found: &[Found<'_>],
    checks: &[SelfCheck<'_>],
    presume: bool,
    templates: &Templates,
) -> Result<String, String> {
    let mut parts: Vec<String> = found
        .iter()
        .map(|one| {
            let answer = one.assessor.answer(&one.facts);
            let explanation = explain(&one.assessor, &one.profile, &one.decision, presume);
            let follows = follow(one.law, &one.profile, &one.decision);
            tell(one.law, &answer, &explanation, &follows)
        })
        .collect();
    for check in checks {
        parts.push(checklist(check, Form::Text, templates).map_err(|error| error.to_string())?);
    }
    Ok(parts.join("\n"))
}

fn json(
    countries: &[String],
    as_of: Date,
    found: &[Found<'_>],
    checks: &[SelfCheck<'_>],
    presume: bool,
) -> Result<String, String> {
    let answers = countries
        .iter()
        .zip(found)
        .map(|(code, one)| Assessed {
            country: code.to_ascii_uppercase(),
            answer: one.assessor.answer(&one.facts),
            explanation: explain(&one.assessor, &one.profile, &one.decision, presume),
            follows: follow(one.law, &one.profile, &one.decision),
        })
        .collect();
    let report = AssessReport::new(
        Report::new(as_of, answers),
        checks.iter().map(ChecklistReport::new).collect(),
    );
    let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}
