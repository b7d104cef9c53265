//! `acquis assess`.

use std::collections::BTreeMap;
use std::io::Write as _;

use rayon::prelude::*;
use serde_json::{Map, Value};

use super::lines::{self, Line};
use super::world::{World, answer as print, open};
use super::{ResultFormat, Status};
use crate::assess::{
    Answer, Assessed, BatchLine, BatchResult, Report, RequestError, answer, explain, follow,
    profile_of, tell,
};
use crate::decide::{self, AnswerError, Profile};
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;

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
    /// What the organisation does, by entity type; may be repeated. `acquis vocabulary` lists them
    #[arg(long, value_name = "TYPE")]
    activity: Vec<String>,
    /// Staff in annual work units; may have decimals
    #[arg(long)]
    staff: Option<String>,
    /// Annual turnover in euros
    #[arg(long)]
    turnover: Option<String>,
    /// Balance sheet total in euros
    #[arg(long)]
    balance_sheet: Option<String>,
    /// The size, where no figures are at hand: micro, small, medium or large
    #[arg(long)]
    size: Option<String>,
    /// An answer to another question; may be repeated. `acquis vocabulary` lists the questions
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// `none` takes nothing for granted that was not said
    #[arg(long, value_enum)]
    assume: Option<Assume>,
    /// The day whose law is asked [default: `as-of` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// A JSON file with the organisation, as one line of a batch; the other options add to it
    #[arg(long, value_name = "FILE")]
    profile: Option<std::path::PathBuf>,
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
    let world = open(&[], options.as_of.as_deref())?;
    if world.compilation.has_errors() {
        world.print(&world.compilation.diagnostics);
        return Ok(Status::Found);
    }
    if options.batch {
        return batch(&world, options);
    }
    let mut answers = Vec::new();
    let mut text = String::new();
    let request = request(options)?;
    let presume = options.assume.is_none() && request.get("assume").is_none();
    for code in &options.country {
        let law = law_of(&world.compilation.base, code)?;
        let profile = profile(&law, &request, options, &world.compilation.base)?;
        let (found, decision) = answer(&law, &profile, presume);
        let explanation = explain(&law, &profile, &decision, presume);
        let follows = follow(&law, &profile, &decision);
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&tell(&law, &found, &explanation, &follows));
        answers.push(Assessed {
            country: code.to_ascii_uppercase(),
            answer: found,
            explanation,
            follows,
        });
    }
    match options.format {
        ResultFormat::Human => print(&text)?,
        ResultFormat::Json => {
            let report = Report::new(world.compilation.base.as_of, answers);
            let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            print(&format!("{text}\n"))?;
        }
    }
    Ok(Status::Clean)
}

/// The law that a code stands for.
fn law_of<'a>(base: &'a KnowledgeBase, code: &str) -> Result<Law<'a>, String> {
    let code = code.trim().to_ascii_uppercase();
    if code == "EU" {
        return Law::of(base, None).ok_or_else(|| "the sources hold no directive".to_owned());
    }
    Law::of(base, Some(&code)).ok_or_else(|| {
        let known: Vec<&str> = base.countries.keys().map(String::as_str).collect();
        format!(
            "the sources hold no state `{code}`; there are EU (the directive alone), {}",
            known.join(", ")
        )
    })
}

/// The request on the command line, as a program would send it.
fn request(options: &Options) -> Result<Map<String, Value>, String> {
    let mut request = match &options.profile {
        None => Map::new(),
        Some(path) => {
            let text = crate::host::file::text(path, lines::LONGEST as u64).map_err(|error| {
                format!(
                    "{}: {}",
                    path.display(),
                    error.problem.message("the profile")
                )
            })?;
            let value: Value = serde_json::from_str(&text)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            match value {
                Value::Object(fields) => fields,
                _ => return Err(format!("{}: this is no JSON object", path.display())),
            }
        }
    };
    for (field, value) in [
        ("staff", &options.staff),
        ("turnover_eur", &options.turnover),
        ("balance_sheet_eur", &options.balance_sheet),
        ("size", &options.size),
    ] {
        if let Some(value) = value {
            request.insert(field.to_owned(), Value::String(value.clone()));
        }
    }
    if !options.activity.is_empty() {
        let entities = options.activity.iter().cloned().map(Value::String);
        request.insert("entities".to_owned(), Value::Array(entities.collect()));
    }
    Ok(request)
}

/// The organisation under one law. An answer to a question that only another of the states asks is
/// passed over.
fn profile(
    law: &Law<'_>,
    request: &Map<String, Value>,
    options: &Options,
    base: &KnowledgeBase,
) -> Result<Profile, String> {
    let mut profile = profile_of(law, request).map_err(|error| error.to_string())?;
    for pair in &options.set {
        let (name, text) = pair
            .split_once('=')
            .ok_or_else(|| format!("`--set {pair}`: write NAME=VALUE"))?;
        match decide::parse_text(law, name.trim(), text) {
            Ok(answer) => {
                let input =
                    decide::input_name(law, name.trim()).map_err(|error| error.to_string())?;
                decide::set_answer(law, &mut profile, input, &answer);
            }
            Err(AnswerError::Unknown { .. }) if asked_elsewhere(base, options, name.trim()) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
    Ok(profile)
}

fn asked_elsewhere(base: &KnowledgeBase, options: &Options, name: &str) -> bool {
    options
        .country
        .iter()
        .any(|code| law_of(base, code).is_ok_and(|law| decide::input_name(&law, name).is_ok()))
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
