//! `acquis incident`.

mod batch;
mod human;

use std::collections::BTreeMap;

use clap::Args;
use serde_json::Value;

use super::world::{answer, open};
use super::{ResultFormat, Status};
use crate::assess::{IncidentRefused, IncidentRequest};
use crate::data::{IncidentAnswer, IncidentLine};
use crate::decide::incident::assess;
use crate::diagnostic::closest;
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;

pub(super) const HELP: &str = "\
Facts are the inputs that the sources declare; what is left out is not known, and the answer says which
facts are missing. `acquis explain significance` tells more of the criteria.

Examples:
  acquis incident --country BE --activity dns-service-provider --set outage-minutes=45 \\
      --aware-at 2026-11-22T09:15+01:00
  acquis incident --country BE,LU --activity cloud-computing-service-provider --set size=large \\
      --set data-compromised=yes --set malice-suspected=no --set users-in-union=10000 \\
      --set users-data-affected=501
  acquis incident --country EU --activity healthcare-provider --set size=large --set severe-disruption=yes \\
      --aware-at 2026-11-22T09:15+01:00 --at incident-notification=2026-11-23T12:00+01:00

Services that different acts govern are answered apart, each under its own act.

Values: yes and no; numbers such as 1200; money as a number of euros or `500000 EUR`; shares such as `5 %`;
lengths of time such as `90 min`; moments with their offset. `--set size=medium`, or `--set staff=60` and
other figures, tell the class; where it is not known, the organisation is presumed to be in scope.

A time marked `safe` is by the plain clock: no rule of computing periods is known for it. The law may allow
longer, but nobody should count on it.

Batch: one JSON object a line on stdin, one answer a line on stdout, in order.
  {\"id\": 1, \"country\": \"BE\", \"entity\": \"dns-service-provider\", \"outage-minutes\": 45,
   \"aware_at\": \"2026-11-22T09:15+01:00\", \"at\": {\"incident-notification\": \"2026-11-23T12:00+01:00\"}}
With `activities` in the place of `entity`, each has its own answers, as in a line of `acquis assess --batch`.
A line gets one answer, under the regime of the activity that decides; services under different acts are
told in a line each. Also `zone`, `assume` (\"none\") and what a line of `acquis assess --batch` says of an organisation. A line that cannot be answered gives {\"id\", \"error\"} in its place.

Exit status: 0, whatever the answers; 1, a line of a batch could not be answered; 2, it could not run.";

#[derive(Debug, Args)]
pub(super) struct Options {
    /// Under whose law: codes of states, or EU for the directive alone
    #[arg(
        long,
        value_name = "CODE",
        value_delimiter = ',',
        required_unless_present = "batch"
    )]
    country: Vec<String>,
    /// The type of the entity whose service is struck; may be repeated
    #[arg(
        long,
        value_name = "TYPE",
        value_delimiter = ',',
        required_unless_present = "batch"
    )]
    activity: Vec<String>,
    /// A fact about the incident or the organisation; may be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// When the organisation became aware of the incident
    #[arg(long, value_name = "MOMENT")]
    aware_at: Option<String>,
    /// When something else happened, or a report was sent; may be repeated
    #[arg(long, value_name = "EVENT=MOMENT")]
    at: Vec<String>,
    /// The time zone in which days and months are counted [default: that of the capital]
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Presume nothing, not even what the sources presume
    #[arg(long, value_name = "WHAT")]
    assume: Option<Assume>,
    /// The day whose law is asked [default: `as-of` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// How to print; `json` is one object a line
    #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
    format: ResultFormat,
    /// Answer one JSON object a line from stdin
    #[arg(long, conflicts_with_all = ["country", "activity", "set", "aware_at", "at", "zone", "assume", "format"])]
    batch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Assume {
    /// Nothing at all
    None,
}

pub(super) fn run(options: Options) -> Result<Status, String> {
    let world = open(&[], options.as_of.as_deref())?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let laws = Laws::of(&world.compilation.base);
    if options.batch {
        return batch::run(&laws);
    }
    for request in requests(&options)? {
        let apart = laws.apart(&request)?;
        let several = apart.len() > 1;
        for request in apart {
            if several && options.format == ResultFormat::Human {
                answer(&format!("For {}\n", request.entities.join(", ")))?;
            }
            let text = match options.format {
                ResultFormat::Json => laws.answer(request, line),
                ResultFormat::Human => laws.answer(request, human::page),
            };
            answer(&text.map_err(|refused| refused.message)?)?;
        }
    }
    Ok(Status::Clean)
}

/// One request a state.
fn requests(options: &Options) -> Result<Vec<IncidentRequest>, String> {
    let split = |text: &String, form: &str| match text.split_once('=') {
        Some((name, value)) => Ok((name.trim().to_owned(), value.trim().to_owned())),
        None => Err(format!("`{text}` is not {form}")),
    };
    let mut request = IncidentRequest {
        entities: options.activity.clone(),
        zone: options.zone.clone(),
        assume_none: options.assume.is_some(),
        ..IncidentRequest::default()
    };
    for fact in &options.set {
        let (name, value) = split(fact, "NAME=VALUE, such as `outage-minutes=45`")?;
        request.facts.push((name, Value::String(value)));
    }
    let aware = options.aware_at.iter().cloned();
    request.at = aware.map(|at| ("awareness".to_owned(), at)).collect();
    for moment in &options.at {
        request.at.push(split(
            moment,
            "EVENT=MOMENT, such as `detection=2026-11-22T09:15+01:00`",
        )?);
    }
    let states = options.country.iter();
    Ok(states
        .map(|country| IncidentRequest {
            country: country.clone(),
            ..request.clone()
        })
        .collect())
}

/// An answer for programs.
fn line(_: &Law<'_>, answer: IncidentAnswer<'_>, _: &Assessed<'_>) -> String {
    json(&IncidentLine::Answer(Box::new(answer)))
}

fn refused(refused: IncidentRefused) -> String {
    json(&IncidentLine::Refused(refused.into()))
}

/// One line of JSON. The types that are written have names for keys and nothing that JSON lacks.
fn json(line: &IncidentLine<'_>) -> String {
    let mut text = serde_json::to_string(line).unwrap_or_default();
    text.push('\n');
    text
}

type Assessed<'a> = crate::decide::incident::Assessment<'a>;

/// Every law that can be asked, by the code of the state; `EU` is the directive alone.
struct Laws<'a>(BTreeMap<String, Law<'a>>);

impl<'a> Laws<'a> {
    fn of(base: &'a KnowledgeBase) -> Self {
        let states = base
            .countries
            .keys()
            .map(|code| (code.clone(), Some(code.as_str())));
        let all = [("EU".to_owned(), None)].into_iter().chain(states);
        let laws = all.filter_map(|(code, state)| Some((code, Law::of(base, state)?)));
        Self(laws.collect())
    }

    fn get(&self, code: &str) -> Result<&Law<'a>, String> {
        let known = || self.0.keys().map(String::as_str);
        self.0
            .get(code)
            .ok_or_else(|| match closest(code, known()) {
                Some(meant) => format!("there is no state `{code}` here; did you mean `{meant}`?"),
                None => {
                    let known: Vec<&str> = known().collect();
                    format!(
                        "there is no state `{code}` here; there are {}",
                        known.join(", ")
                    )
                }
            })
    }

    /// A request for each regime that governs what is struck.
    fn apart(&self, request: &IncidentRequest) -> Result<Vec<IncidentRequest>, String> {
        request.apart(self.get(&request.country.to_ascii_uppercase())?)
    }

    /// Answers a request and hands the answer on to be written.
    fn answer(
        &self,
        mut request: IncidentRequest,
        write: impl Fn(&Law<'_>, IncidentAnswer<'_>, &Assessed<'_>) -> String,
    ) -> Result<String, IncidentRefused> {
        request.country.make_ascii_uppercase();
        let refused = |message| request.refuse(message);
        let law = self.get(&request.country).map_err(refused)?;
        let incident = request.incident(law).map_err(refused)?;
        let assessed = assess(law, &incident, !request.assume_none);
        Ok(write(
            law,
            IncidentAnswer::new(&request, &assessed),
            &assessed,
        ))
    }
}
