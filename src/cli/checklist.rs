//! `acquis checklist`.

use std::path::PathBuf;

use super::Status;
use super::organisation::{Organisation, answers_file, answers_to};
use super::world::{answer, open};
use crate::data::ChecklistReport;
use crate::decide::checklist::self_check;
use crate::decide::decide;
use crate::site::checklist::{Form, checklist};

pub(super) const HELP: &str = "\
Without answers it lists what the organisation has to ask itself. Answers stand in a TOML file:

  [profile]                      # may be left out; the options add to it
  entities = [\"managed-service-provider\"]
  size = \"medium\"

  [items.risk-analysis]
  state = \"partly\"               # met, partly, not-met or not-assessed
  owner = \"CISO\"
  due = 2027-01-31
  note = \"The analysis is done, the plan is not.\"

The JSON file that the scope check of the site saves is read as well; where it names several states, `--country`
chooses one.

Examples:
  acquis checklist --country BE --activity managed-service-provider --size medium
  acquis checklist --country BE --answers answers.toml --format html > report.html
  acquis checklist --country BE --answers answers.toml --set worldwide-turnover=900000000

The score is what an organisation says of itself, counted by a formula that stands in the sources. It is no
finding that the law is met. Exit status: 0, whatever the score; 2, it could not run.";

/// What stands on the command line.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Options {
    /// The state to ask, by code; `EU` asks the directive alone [default: `country` in the answers]
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    #[command(flatten)]
    organisation: Organisation,
    /// What the organisation says of itself
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people, in a terminal
    Human,
    /// Markdown
    Markdown,
    /// For programs
    Json,
    /// One page that loads nothing and prints well
    Html,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let file = answers_file(options.answers.as_deref())?;
    let request = options.organisation.request(file.as_ref())?;
    let world = open(&[], options.organisation.day(&request)?)?;
    if world.compilation.has_errors() {
        world.print(&world.errors());
        return Ok(Status::Found);
    }
    let base = &world.compilation.base;
    let organisation = &options.organisation;
    let states = organisation.states(options.country.as_slice(), &request, base)?;
    let [law] = states.asked.as_slice() else {
        return Err(format!(
            "a checklist is that of one state, and the answers name {}: choose one with `--country`",
            states.codes.join(", ")
        ));
    };
    let answers = answers_to(&states, file.as_ref())?;
    let profile = organisation.profile(law, &request, &states)?;
    let decision = decide(law, &profile, true);
    let check = self_check(law, &profile, &decision, &answers);
    let form = match options.format {
        Format::Json => {
            let report = ChecklistReport::new(&check);
            let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
            return Ok(Status::Clean);
        }
        Format::Human => Form::Text,
        Format::Markdown => Form::Markdown,
        Format::Html => Form::Html,
    };
    answer(
        &checklist(&check, form, &world.project.templates()?).map_err(|error| error.to_string())?,
    )?;
    Ok(Status::Clean)
}
