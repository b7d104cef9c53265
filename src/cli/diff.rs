//! `acquis diff`: what changed between two sides, and for whom.

mod operand;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Status;
use super::progress::Progress;
use super::world::{answer, print_diagnostics, project, say};
use crate::compile::{self, Compilation, ReadFile, Settings as CompileSettings};
use crate::diagnostic::{Diagnostic, Severity};
use crate::diff::report::{Level, Outputs};
use crate::diff::{self, Report, Settings, Side, render};
use crate::host;
use crate::host::project::Project;
use crate::model::KnowledgeBase;
use operand::{Operand, Tree};

pub(super) const HELP: &str = "OLD and NEW are, tried in this order:\n  \
    REV:CODE@DATE, CODE@DATE, @DATE  one tree, a state of it or all, as the law stands on a day\n  \
    a folder                         with acquis.toml, or with `.acq` files\n  \
    a build                          the folder that `acquis build` writes, or `data` in it\n  \
    a git revision                   a branch, a tag or a commit of this repository; nothing is checked out\n\n\
    Examples:\n  acquis diff main .\n  acquis diff be@2024-10-17 be@2026-11-22\n  acquis diff HEAD~1 HEAD --format markdown\n  \
    acquis explain fine-raised\n\n\
    Exits with 1 if a finding is at the level of --fail-on or above, with 2 if a side cannot be read or does not compile.\n\
    The levels of kinds are set in acquis.toml under [diff.levels].";

#[derive(Debug, Clone, Args)]
pub(super) struct Options {
    /// The side before
    old: String,
    /// The side after
    new: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Terminal)]
    format: Format,
    /// Exit with 1 if a finding is at this level or above
    #[arg(long, value_enum, default_value_t = FailOn::Warn)]
    fail_on: FailOn,
    /// Keep the report as `changes/DATE-NAME.json`, from where it is published
    #[arg(long)]
    record: bool,
    /// Compare what can be read of a side that has errors
    #[arg(long)]
    partial: bool,
    /// Say as well which files of a build change; builds both sides in memory
    #[arg(long)]
    outputs: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, in colour on a terminal
    Terminal,
    /// For a comment on a pull request
    Markdown,
    /// One page that stands alone
    Html,
    /// For programs
    Json,
    /// Annotations for GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// What has to be signed off
    Deny,
    /// What should be looked at
    Warn,
    /// Anything
    Info,
}

impl From<FailOn> for Level {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Deny => Level::Deny,
            FailOn::Warn => Level::Warn,
            FailOn::Info => Level::Info,
        }
    }
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let here = std::env::current_dir()
        .map_err(|error| format!("the current folder cannot be read: {error}"))?;
    let around = project();
    let (old, new) = operand::pair(&options.old, &options.new, &here, around.as_ref().ok())
        .map_err(|message| match &around {
            // Without a knowledge base around, that is what keeps most operands from being read.
            Err(error) if message.is_empty() => error.clone(),
            _ => message,
        })?;
    let progress = Progress::start("comparing");
    let (before, after) = compiled(&old, &new);
    drop(progress);
    for note in old.tree.notes.iter().chain(&new.tree.notes) {
        say(&format!("note: {note}\n"));
    }
    let mut broken = false;
    for (operand, compilation, which) in [(&old, &before, "OLD"), (&new, &after, "NEW")] {
        let errors = errors(&compilation.diagnostics);
        if errors.is_empty() {
            continue;
        }
        broken = true;
        say(&format!(
            "the side {which}, `{}`, does not compile:\n\n",
            operand.name
        ));
        print_diagnostics(&operand.tree.loaded.sources, &errors);
    }
    if broken && !options.partial {
        return Err("nothing was compared: mend the errors above, or compare what can be read with `--partial`".to_owned());
    }
    let (before, after) = (old.base(before), new.base(after));
    let settings = Settings {
        levels: around
            .as_ref()
            .map(|project| project.config.diff.levels.clone())
            .unwrap_or_default(),
        ..Settings::default()
    };
    let mut report = diff::diff(&side(&old, &before), &side(&new, &after), &settings);
    if options.outputs {
        report.outputs = Some(outputs((&old.tree, &before.0), (&new.tree, &after.0))?);
    }
    if options.record {
        record(&report, around.as_ref().map_err(Clone::clone)?)?;
    }
    print(&report, options.format)?;
    let level = Level::from(options.fail_on);
    let found = report.findings.iter().any(|change| change.level >= level);
    Ok(if found { Status::Found } else { Status::Clean })
}

fn side<'a>(operand: &'a Operand, (base, partial): &'a (KnowledgeBase, bool)) -> Side<'a> {
    Side {
        name: &operand.name,
        commit: operand.tree.commit.as_deref(),
        partial: *partial,
        base,
        sources: &operand.tree.loaded.sources,
    }
}

fn errors(diagnostics: &[Diagnostic]) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .cloned()
        .collect()
}

/// Compiles both sides. A file that both have is parsed once.
fn compiled(old: &Operand, new: &Operand) -> (Compilation, Compilation) {
    let first = read(&old.tree, None);
    let second = read(&new.tree, Some((&old.tree, &first)));
    let join = |operand: &Operand, read: Vec<ReadFile>| {
        compile::join(
            read,
            operand.tree.loaded.diagnostics.clone(),
            operand.settings(),
        )
    };
    rayon::join(|| join(old, first.clone()), || join(new, second))
}

fn read(tree: &Tree, known: Option<(&Tree, &Vec<ReadFile>)>) -> Vec<ReadFile> {
    use rayon::prelude::*;
    let unread = tree.loaded.unread();
    let files: Vec<_> = tree.loaded.sources.iter().collect();
    files
        .par_iter()
        .map(|(id, file)| {
            let same = known.and_then(|(other, read)| {
                let other = other.loaded.sources.get(*id)?;
                (other.text == file.text && !unread.contains(id)).then(|| read.get(id.index()))?
            });
            match same {
                Some(read) => read.clone(),
                None => compile::read(*id, file),
            }
        })
        .collect()
}

/// Which files of a build are others.
fn outputs(old: (&Tree, &KnowledgeBase), new: (&Tree, &KnowledgeBase)) -> Result<Outputs, String> {
    let files = |(tree, base): (&Tree, &KnowledgeBase)| {
        super::build::in_memory(&tree.project.config, (base, &tree.loaded.sources))
    };
    let (before, after) = (files(old)?, files(new)?);
    let mut outputs = Outputs::default();
    for (path, bytes) in &after {
        match before.get(path) {
            Some(other) if other == bytes => outputs.same += 1,
            Some(_) => outputs.changed.push(path.clone()),
            None => outputs.added.push(path.clone()),
        }
    }
    outputs.removed = before
        .into_keys()
        .filter(|path| !after.contains_key(path))
        .collect();
    Ok(outputs)
}

/// Writes the report where it is published from.
fn record(report: &Report, project: &Project) -> Result<(), String> {
    let first = report.findings.first();
    let day = first
        .and_then(|change| change.effective)
        .unwrap_or(report.new.as_of);
    let mut name = match first {
        Some(change) if change.states.len() == 1 => {
            format!("{}-{}", change.states[0].to_lowercase(), change.kind)
        }
        Some(change) => change.kind.clone(),
        None => "no-change".to_owned(),
    };
    if let Some(change) = first {
        // Two reports may begin alike; what changed tells them apart.
        name.push_str(&format!(
            "-{}",
            change.fingerprint.get(..6).unwrap_or_default()
        ));
    }
    let path = PathBuf::from("changes").join(format!("{day}-{name}.json"));
    let text = render::json(report).map_err(|error| error.to_string())?;
    let file = project.root.join(&path);
    if host::file::text(&file, u64::from(u32::MAX)).is_ok_and(|known| known == text) {
        say(&format!("`{}` has this report already\n", path.display()));
        return Ok(());
    }
    host::file::create(&file, text.as_bytes()).map_err(|error| error.to_string())?;
    say(&format!("the report is kept as `{}`\n", path.display()));
    Ok(())
}

fn print(report: &Report, format: Format) -> Result<(), String> {
    match format {
        Format::Terminal => print_terminal(&render::terminal(report)),
        Format::Markdown => answer(&render::markdown(report)),
        Format::Html => answer(&render::html(report).map_err(|error| error.to_string())?),
        Format::Json => answer(&render::json(report).map_err(|error| error.to_string())?),
        Format::Github => answer(&render::github(report)),
    }
}

/// Colour reaches a terminal that wants it, and nothing else.
fn print_terminal(text: &str) -> Result<(), String> {
    use std::io::Write as _;
    let mut stdout = anstream::AutoStream::auto(std::io::stdout());
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the result cannot be written: {error}")),
    }
}

/// The settings of a compilation.
fn settings_of(project: &Project, as_of: Option<crate::value::Date>) -> CompileSettings {
    CompileSettings {
        as_of: as_of.unwrap_or_else(|| crate::value::Date::from(project.config.as_of)),
        fresh_at: crate::value::Date::from(project.config.fresh_at),
        stale_after: project.config.stale_after(),
    }
}

/// Only what concerns one state is kept: the others are not compared.
fn only(base: &mut KnowledgeBase, code: &str) {
    base.countries.retain(|other, _| other == code);
    let owner = format!("{}/", code.to_ascii_lowercase());
    base.sources.retain(|id, _| id.starts_with(&owner));
}

/// The names of states that a tree has, for messages.
fn states(base: &BTreeMap<String, crate::model::Country>) -> String {
    let codes: Vec<&str> = base.keys().map(String::as_str).collect();
    codes.join(", ")
}
