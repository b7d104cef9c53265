//! The command line: a thin face over the library. Results go to stdout, diagnostics to stderr.
//!
//! Exit status: 0, done and nothing found; 1, problems found; 2, it could not run.

#![allow(
    clippy::disallowed_methods,
    reason = "the command line asks where it stands"
)]

mod analyse;
mod approve;
mod assess;
mod build;
mod check;
mod checklist;
mod coverage;
mod diff;
mod explain;
mod fmt;
mod incident;
mod lines;
mod log;
mod organisation;
mod new;
mod progress;
mod review;
mod schema;
mod serve;
mod sources;
mod test;
mod touch;
mod verify;
mod vocabulary;
mod world;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand, ValueEnum};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done, and nothing found.
    Clean,
    /// Problems were found.
    Found,
    /// It could not run.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Found => 1,
            Status::Failed => 2,
        })
    }
}

#[derive(Debug, Parser)]
#[command(
    name = "acquis",
    version,
    about = "Compiles the law of many countries into datasets, pages and decisions",
    long_about = "Compiles the law of many countries, kept as plain text, into datasets, pages and decisions.\n\n\
        Run it in the folder that holds acquis.toml, or below it.",
    after_help = "Exit status: 0, done and nothing found; 1, problems found; 2, it could not run.\n\n\
        Begin with `acquis check`; `acquis explain E0401` explains a diagnostic, `acquis explain reporting` a word."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say what is wrong in the sources, and what to write instead
    #[command(
        after_help = "Examples:\n  acquis check\n  acquis check countries/be.acq\n  acquis check --format github --deny warnings\n  acquis check --site\n  acquis check --site out"
    )]
    Check {
        /// Only report what concerns these files and folders
        paths: Vec<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value_t = DiagnosticFormat::Human)]
        format: DiagnosticFormat,
        /// Treat these as errors for the exit status; may be repeated
        #[arg(long, value_enum)]
        deny: Vec<Deny>,
        /// Look over the pages too: links, anchors, ids and addresses. Without a folder, those that the
        /// sources give; with one, those that were built there, and nothing else
        #[arg(long, value_name = "FOLDER", num_args = 0..=1)]
        site: Option<Option<PathBuf>>,
    },
    /// Write the datasets and the site
    #[command(
        after_help = "Everything is built beside the old output and switched at once: readers see the old build or\n\
        the new one. A build that fails leaves the old one as it was. Files that did not change are not rewritten."
    )]
    Build {
        /// Where to write [default: `out` in acquis.toml]
        #[arg(long)]
        out: Option<PathBuf>,
        /// The day whose law is compiled [default: `as-of` in acquis.toml]
        #[arg(long, value_name = "DATE")]
        as_of: Option<String>,
        /// Where the site will be found [default: `base-url` in acquis.toml]
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        /// Only this state's pages and datasets; the others stay as they are
        #[arg(long, value_name = "CODE")]
        only: Option<String>,
    },
    /// Say whether an incident is significant, by which criterion, and which reports are due when
    #[command(after_help = incident::HELP)]
    Incident(incident::Options),
    /// Run the examples that stand in the sources
    #[command(
        after_help = "Examples:\n  acquis test\n  acquis test countries/be.acq\n\n\
        Where files are given, errors in other states do not stand in the way."
    )]
    Test {
        /// Only examples in these files and folders
        paths: Vec<PathBuf>,
        /// How to print
        #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
        format: ResultFormat,
    },
    /// Say what an organisation is under the law, why, and what follows
    #[command(
        after_help = "Examples:\n  acquis assess --country BE --activity managed-service-provider --staff 300 --turnover 60000000 --balance-sheet 50000000\n  \
        acquis assess --country BE,DE,FR --activity food-business --size medium --set activity-weight=ancillary\n  \
        acquis assess --batch < profiles.jsonl > results.jsonl\n\n\
        Exits with 0 whatever the outcome; a batch exits with 1 if a line could not be answered."
    )]
    Assess(assess::Options),
    /// Say what an organisation has to ask itself, how far it is, and what is missing
    #[command(after_help = checklist::HELP)]
    Checklist(checklist::Options),
    /// Prove what the rules say about every profile class, and report what does not hold
    #[command(
        after_help = "Reports, each with the smallest organisation that shows it: classes that come in without a class,\n\
        rules that hold for nobody or change nothing, ceilings that disagree, and where a state asks for less than the\n\
        directive. Exits with 1 where something is wrong in any law; what a state may have meant is told and exits with 0."
    )]
    Analyse {
        /// Only this state; `EU` for the directive alone
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// How to print
        #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
        format: ResultFormat,
    },
    /// List every question that rules ask, and every entity type
    Vocabulary {
        /// Only the directive and this state
        #[arg(long, value_name = "CODE")]
        country: Option<String>,
        /// How to print
        #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
        format: ResultFormat,
    },
    /// Say what is known of each state, how good the evidence is, and what is still open
    #[command(
        after_help = "Of one state: each topic, and each article of the directive with the national provisions that answer it.\n\n\
        Examples:\n  acquis coverage\n  acquis coverage BE\n  acquis coverage BE --fail-under 50\n  acquis coverage --format json"
    )]
    Coverage {
        /// Only this state
        #[arg(value_name = "CODE")]
        country: Option<String>,
        /// How to print
        #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
        format: ResultFormat,
        /// Exit with 1 if a state has a national provision for less of what the directive asks
        #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(..=100))]
        fail_under: Option<u8>,
    },
    /// Tell the dated history of the law: what happened, and what is coming
    #[command(
        after_help = "Only days that the sources name, each with its legal basis and the grade of its evidence.\n\n\
        Examples:\n  acquis log\n  acquis log --country BE --since 2026-01-01\n  acquis log --country EU --format json"
    )]
    Log(log::Options),
    /// List the facts that nobody approved, or that changed since
    #[command(
        after_help = "With --diff, exits with 1 if a fact of the report is not approved.\n\n\
        Examples:\n  acquis review\n  acquis review --country BE\n  acquis review --diff report.json --stricter"
    )]
    Review(review::Options),
    /// Approve what facts say: a line each in `reviews`
    #[command(
        after_help = "An approval is void once the fact says something else; layout, sources and remarks do not matter to it.\n\n\
        Examples:\n  acquis approve be/registration/required --by \"Ada Example\"\n  \
        acquis approve --country BE --topic reporting --by \"Ada Example\" --until 2027-11-22\n  \
        acquis approve --diff report.json --by \"Ada Example\" --on 2026-11-22"
    )]
    Approve(approve::Options),
    /// List every source with its address, its grade, the day it was read and the facts that rest on it
    Sources {
        /// Only those that were last read too long ago
        #[arg(long)]
        stale: bool,
        /// How to print; `json` is for programs that check links
        #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
        format: ResultFormat,
    },
    /// Record that somebody read a source again: the day behind `checked`, and nothing else
    #[command(after_help = "Example:\n  acquis touch be/be-justel --checked 2026-11-22")]
    Touch {
        /// Its id, or its name where only one state has a source of that name
        source: String,
        /// The day on which it was read
        #[arg(long, value_name = "DATE")]
        checked: String,
    },
    /// Begin a file: everything that can be said there, explained, with what is open as questions
    #[command(
        after_help = "Examples:\n  acquis new country pt\n  acquis new sector waste-heat --print\n  acquis new law cyber-decree --country be\n\n\
        No file is overwritten."
    )]
    New {
        /// What it is for
        #[command(subcommand)]
        what: new::New,
    },
    /// Say what changed between two states of the knowledge base: in the law, or in what is known of it
    #[command(after_help = diff::HELP)]
    Diff(diff::Options),
    /// Bring sources into the one canonical form
    #[command(after_help = "Remarks are kept, and what cannot be read is left as it is.")]
    Fmt {
        /// Files and folders; `-` reads stdin and writes stdout [default: all sources]
        paths: Vec<PathBuf>,
        /// Change nothing, show what would change, and exit with 1 if anything would
        #[arg(long)]
        check: bool,
    },
    /// Explain a diagnostic code, a word of the language, or a kind of change
    #[command(
        after_help = "Examples:\n  acquis explain E0105\n  acquis explain reporting\n  acquis explain items\n  acquis explain codes\n  acquis explain fine-raised\n  acquis explain kinds"
    )]
    Explain {
        /// A code such as E0105, a word such as `stage`, a kind such as `fine-raised`, or `items`, `codes` or `kinds` for a list
        subject: String,
    },
    /// Say whether the sources give a built page again: the same facts, in the same words
    #[command(after_help = verify::HELP)]
    Verify(verify::Options),
    /// Show the site while it is written: build in memory, watch, reload the browser
    #[command(after_help = serve::HELP)]
    Serve(serve::Options),
    /// Print the JSON Schema of an output
    Schema {
        /// Its name; without one, the names are listed
        name: Option<String>,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiagnosticFormat {
    /// For people
    Human,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
    /// Annotations for GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Every warning
    Warnings,
    /// Sources that were checked long ago
    Stale,
    /// Facts that nobody approved, or that changed since
    Unreviewed,
}

/// Runs the command that the arguments name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not failures; everything else is a wrong call.
            let status = if error.use_stderr() {
                Status::Failed
            } else {
                Status::Clean
            };
            // Nothing can be said if even this cannot be printed.
            let _ = error.print();
            return status.into();
        }
    };
    let status = match arguments.command {
        Command::Check {
            paths,
            format,
            deny,
            site,
        } => check::run(&paths, format, &deny, site.as_ref().map(Option::as_deref)),
        Command::Build {
            out,
            as_of,
            base_url,
            only,
        } => build::run(&build::Options {
            out,
            as_of,
            base_url,
            only,
        }),
        Command::Incident(options) => incident::run(options),
        Command::Test { paths, format } => test::run(&paths, format),
        Command::Assess(options) => assess::run(&options),
        Command::Checklist(options) => checklist::run(&options),
        Command::Analyse { country, format } => analyse::run(country.as_deref(), format),
        Command::Vocabulary { country, format } => vocabulary::run(country.as_deref(), format),
        Command::Coverage {
            country,
            format,
            fail_under,
        } => coverage::run(country.as_deref(), format, fail_under),
        Command::Review(options) => review::run(&options),
        Command::Approve(options) => approve::run(&options),
        Command::Log(options) => log::run(&options),
        Command::New { what } => new::run(&what),
        Command::Sources { stale, format } => sources::run(stale, format),
        Command::Touch { source, checked } => touch::run(&source, &checked),
        Command::Diff(options) => diff::run(&options),
        Command::Fmt { paths, check } => fmt::run(&paths, check),
        Command::Explain { subject } => explain::run(&subject),
        Command::Serve(options) => serve::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Schema { name } => schema::run(name.as_deref()),
        Command::Completions { shell } => {
            clap_complete::generate(
                shell,
                &mut Arguments::command(),
                "acquis",
                &mut std::io::stdout(),
            );
            Ok(Status::Clean)
        }
    };
    match status {
        Ok(status) => status.into(),
        Err(message) => {
            world::complain(&message);
            Status::Failed.into()
        }
    }
}
