//! `acquis assess`.

use std::collections::BTreeMap;
use std::io::Write as _;

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::lines::{self, Line};
use super::organisation::{Organisation, answers_file, answers_to, law_of};
use super::world::{World, answer as print, open};
use super::{ResultFormat, Status};
use crate::assess::{
    Answer, Assessed, BatchLine, BatchResult, Report, RequestError, answer, explain, follow,
    profile_of, tell,
};
use crate::data::{AssessReport, ChecklistReport};
use crate::decide::checklist::{SelfCheck, self_check};
use crate::decide::{Decision, Profile};
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;
use crate::site::checklist::{Form, checklist};
use crate::value::Date;

/// What stands on the command line.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Options {
    /// The states to ask, by code; `EU` asks the directive alone
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "CODE",
        required_unless_present = "batch"
    )]
    country: Vec<String>,
    #[command(flatten)]
    organisation: Organisation,
    /// `none` takes nothing for granted that was not said
    #[arg(long, value_enum)]
    assume: Option<Assume>,
    /// What the organisation says of itself: a TOML file with an answer for each item of the checklist
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
    let world = open(&[], options.organisation.as_of.as_deref())?;
    if world.compilation.has_errors() {
        world.print(&world.compilation.diagnostics);
        return Ok(Status::Found);
    }
    if options.batch {
        return batch(&world, options);
    }
    let file = answers_file(options.answers.as_deref())?;
    let request = options.organisation.request(file.as_ref())?;
    let presume = options.assume.is_none() && request.get("assume").is_none();
    let base = &world.compilation.base;
    let laws: Vec<Law<'_>> = options
        .country
        .iter()
        .map(|code| law_of(base, code))
        .collect::<Result<_, _>>()?;
    let given = answers_to(&laws, file.as_ref())?;
    let mut found: Vec<Found<'_>> = Vec::new();
    for law in &laws {
        let profile = options
            .organisation
            .profile(law, &request, &options.country, base)?;
        let (answer, decision) = answer(law, &profile, presume);
        found.push(Found {
            law,
            profile,
            decision,
            answer,
        });
    }
    // Whoever hands in no answers has not asked how far the organisation is.
    let checks: Vec<SelfCheck<'_>> = found
        .iter()
        .filter(|_| file.is_some())
        .map(|one| self_check(one.law, &one.profile, &one.decision, &given))
        .collect();
    match options.format {
        ResultFormat::Human => print(&human(&found, &checks, presume)?)?,
        ResultFormat::Json => print(&json(options, base.as_of, &found, &checks, presume)?)?,
    }
    Ok(Status::Clean)
}

/// What was found under one law.
struct Found<'a> {
    law: &'a Law<'a>,
    profile: Profile,
    decision: Decision,
    answer: Answer,
}

fn human(found: &[Found<'_>], checks: &[SelfCheck<'_>], presume: bool) -> Result<String, String> {
    let mut parts: Vec<String> = found
        .iter()
        .map(|one| {
            let explanation = explain(one.law, &one.profile, &one.decision, presume);
            let follows = follow(one.law, &one.profile, &one.decision);
            tell(one.law, &one.answer, &explanation, &follows)
        })
        .collect();
    for check in checks {
        parts.push(checklist(check, Form::Text).map_err(|error| error.to_string())?);
    }
    Ok(parts.join("\n"))
}

fn json(
    options: &Options,
    as_of: Date,
    found: &[Found<'_>],
    checks: &[SelfCheck<'_>],
    presume: bool,
) -> Result<String, String> {
    let answers = options
        .country
        .iter()
        .zip(found)
        .map(|(code, one)| Assessed {
            country: code.to_ascii_uppercase(),
            answer: one.answer.clone(),
            explanation: explain(one.law, &one.profile, &one.decision, presume),
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

/// How many lines are answered side by side before they are written.
const CHUNK: usize = 4_096;

fn batch(world: &World, options: &Options) -> Result<Status, String> {
    let mut days = Days::new(world);
    let mut status = Status::Clean;
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    loop {
        let chunk = lines::read(&mut input, CHUNK)?;
        if chunk.is_empty() {
            break;
        }
        let requests: Vec<Result<Map<String, Value>, BatchLine>> =
            chunk.into_par_iter().map(parsed).collect();
        for request in requests.iter().flatten() {
            days.prepare(request);
        }
        let laws = days.laws();
        let answered: Vec<(Vec<u8>, bool)> = requests
            .into_par_iter()
            .map(|request| {
                let line = match request {
                    Ok(request) => one(&laws, world, options, &request),
                    Err(line) => line,
                };
                let failed = matches!(line.result, BatchResult::Error { .. });
                // Text and numbers always serialise.
                let mut bytes = serde_json::to_vec(&line).unwrap_or_default();
                bytes.push(b'\n');
                (bytes, failed)
            })
            .collect();
        for (bytes, failed) in answered {
            if failed {
                status = Status::Found;
            }
            output
                .write_all(&bytes)
                .map_err(|error| format!("the answers cannot be written: {error}"))?;
        }
    }
    output
        .flush()
        .map_err(|error| format!("the answers cannot be written: {error}"))?;
    Ok(status)
}

fn refused(id: Option<Value>, error: impl Into<String>) -> BatchLine {
    BatchLine {
        id,
        country: None,
        result: BatchResult::Error {
            error: error.into(),
        },
    }
}

fn parsed(line: Line) -> Result<Map<String, Value>, BatchLine> {
    let bytes = match line {
        Line::Whole(bytes) => bytes,
        Line::TooLong => {
            return Err(refused(
                None,
                format!("the line is longer than {} bytes", lines::LONGEST),
            ));
        }
    };
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(refused(None, "a line is one JSON object, written `{…}`")),
        Err(error) => Err(refused(None, format!("this is no JSON: {error}"))),
    }
}

/// Knowledge bases by day, for requests that ask about another day.
struct Days<'a> {
    world: &'a World,
    others: BTreeMap<String, Result<KnowledgeBase, String>>,
}

type Laws<'a> = BTreeMap<(Option<&'a str>, String), Law<'a>>;

impl<'a> Days<'a> {
    fn new(world: &'a World) -> Self {
        Self {
            world,
            others: BTreeMap::new(),
        }
    }

    fn prepare(&mut self, request: &Map<String, Value>) {
        let Some(day) = request.get("as_of").and_then(Value::as_str) else {
            return;
        };
        if !self.others.contains_key(day) {
            let compiled = self.world.at(day);
            self.others.insert(day.to_owned(), compiled);
        }
    }

    fn laws(&self) -> Prepared<'_> {
        let mut laws = Laws::new();
        let today = (None, &self.world.compilation.base);
        let others = self
            .others
            .iter()
            .filter_map(|(day, base)| Some((Some(day.as_str()), base.as_ref().ok()?)));
        for (day, base) in [today].into_iter().chain(others) {
            if let Some(law) = Law::of(base, None) {
                laws.insert((day, "EU".to_owned()), law);
            }
            for code in base.countries.keys() {
                if let Some(law) = Law::of(base, Some(code)) {
                    laws.insert((day, code.clone()), law);
                }
            }
        }
        Prepared {
            laws,
            others: &self.others,
        }
    }
}

/// The laws of all days that a chunk asks about.
struct Prepared<'a> {
    laws: Laws<'a>,
    others: &'a BTreeMap<String, Result<KnowledgeBase, String>>,
}

fn one(
    laws: &Prepared<'_>,
    world: &World,
    options: &Options,
    request: &Map<String, Value>,
) -> BatchLine {
    let id = request.get("id").cloned();
    match answered(laws, world, options, request) {
        Ok((country, answer)) => BatchLine {
            id,
            country: Some(country),
            result: BatchResult::Answer(Box::new(answer)),
        },
        Err(error) => refused(id, error.0),
    }
}

fn answered(
    laws: &Prepared<'_>,
    world: &World,
    options: &Options,
    request: &Map<String, Value>,
) -> Result<(String, Answer), RequestError> {
    let country = match request.get("country") {
        Some(Value::String(code)) => code.to_ascii_uppercase(),
        Some(other) => return Err(RequestError(format!("`country` is a code, not {other}"))),
        None => {
            return Err(RequestError(
                "`country` is missing: write a code, or EU".to_owned(),
            ));
        }
    };
    let day = match request.get("as_of") {
        None | Some(Value::Null) => None,
        Some(Value::String(day)) => Some(day.as_str()),
        Some(other) => return Err(RequestError(format!("`as_of` is a day, not {other}"))),
    };
    if let Some(Err(error)) = day.and_then(|day| laws.others.get(day)) {
        return Err(RequestError(error.clone()));
    }
    let Some(law) = laws.laws.get(&(day, country.clone())) else {
        let base = &world.compilation.base;
        return Err(RequestError(
            law_of(base, &country).err().unwrap_or_default(),
        ));
    };
    let presume = match request.get("assume") {
        None | Some(Value::Null) => options.assume.is_none(),
        Some(Value::String(word)) if word == "none" => false,
        Some(other) => {
            return Err(RequestError(format!(
                "`assume` can only be \"none\", not {other}"
            )));
        }
    };
    let profile = profile_of(law, request)?;
    let (answer, _) = answer(law, &profile, presume);
    Ok((country, answer))
}
