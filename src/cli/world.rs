//! What every command begins with: the project, its sources, and where to print.

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use super::progress::Progress;
use crate::compile::{self, Compilation, Settings};
use crate::data;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::host::config::Config;
use crate::host::project::Project;
use crate::host::read::Loaded;
use crate::model::Freshness;
use crate::model::KnowledgeBase;
use crate::record::Owner;
use crate::source::{FileId, SourceSet};
use crate::value::{CountryCode, Date};

/// A compiled knowledge base and where it came from.
pub(super) struct World {
    pub(super) project: Project,
    pub(super) sources: SourceSet,
    pub(super) compilation: Compilation,
    pub(super) settings: Settings,
}

/// The project around the current folder.
pub(super) fn project() -> Result<Project, String> {
    let here = std::env::current_dir()
        .map_err(|error| format!("the current folder cannot be read: {error}"))?;
    Project::find(&here).map_err(|error| error.to_string())
}

/// Reads and compiles the sources of the project, and files given beside them.
pub(super) fn open(extra: &[PathBuf], as_of: Option<&str>) -> Result<World, String> {
    let _progress = Progress::start("compiling the sources");
    World::read(project()?, extra, as_of)
}

fn load(project: &Project, extra: &[PathBuf]) -> Result<Loaded, String> {
    let mut roots = project.sources();
    let here = std::env::current_dir()
        .map_err(|error| format!("the current folder cannot be read: {error}"))?;
    for path in extra {
        let path = here.join(path);
        let known = roots
            .iter()
            .any(|root| absolute(&path).starts_with(absolute(root)));
        if !known {
            roots.push(path);
        }
    }
    Ok(crate::host::read::tree(&roots, &project.root))
}

/// A path without `.`, `..` and links, as far as it exists.
pub(super) fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

fn settings(project: &Project, as_of: Option<&str>) -> Result<Settings, String> {
    let as_of = match as_of {
        None => Date::from(project.config.as_of),
        Some(text) => day(text)?,
    };
    Ok(Settings {
        as_of,
        fresh_at: Date::from(project.config.fresh_at),
        stale_after: project.config.stale_after(),
    })
}

/// Reads a day as it is written.
pub(super) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| {
        format!("`{text}` is not a day: write it year-month-day, such as 2026-11-22")
    })
}

/// What datasets say of themselves.
pub(super) fn about(config: &Config, base_url: Option<String>) -> data::Options {
    let defaults = data::Options::default();
    data::Options {
        title: config.title.clone(),
        licence: config.licence.clone().unwrap_or(defaults.licence),
        base_url,
        freshness: Some(config.freshness()),
        ..defaults
    }
}

impl World {
    /// Reads and compiles the sources of a project, and files given beside them.
    pub(super) fn read(
        project: Project,
        extra: &[PathBuf],
        as_of: Option<&str>,
    ) -> Result<Self, String> {
        let settings = settings(&project, as_of)?;
        let loaded = load(&project, extra)?;
        let compilation = compile::compile(&loaded.sources, loaded.diagnostics, settings);
        Ok(Self {
            project,
            sources: loaded.sources,
            compilation,
            settings,
        })
    }

    /// The same sources as the law stands on another day.
    pub(super) fn on(&self, day: Date) -> KnowledgeBase {
        let settings = Settings {
            as_of: day,
            ..self.settings
        };
        compile::compile(&self.sources, Vec::new(), settings).base
    }

    /// How the age of evidence is judged.
    pub(super) fn freshness(&self) -> Freshness {
        self.settings.freshness()
    }

    /// The state of a code in either case, if it is in the knowledge base.
    pub(super) fn state(&self, code: &str) -> Result<CountryCode, String> {
        let code = code.to_ascii_uppercase();
        let countries = &self.compilation.base.countries;
        let found = countries.get(&code).map(|country| country.code.clone());
        found.ok_or_else(|| {
            let known: Vec<&str> = countries.keys().map(String::as_str).collect();
            format!(
                "there is no state `{code}` in the sources; there are {}",
                known.join(", ")
            )
        })
    }

    /// The findings that concern files under these paths; all of them where no path is given.
    pub(super) fn findings(&self, paths: &[PathBuf]) -> Vec<Diagnostic> {
        self.compilation
            .diagnostics
            .iter()
            .filter(|diagnostic| self.concerns(diagnostic.primary.span.file, paths))
            .cloned()
            .collect()
    }

    /// The errors alone: a build is no place to repeat every warning.
    pub(super) fn errors(&self) -> Vec<Diagnostic> {
        let mut errors = self.compilation.diagnostics.clone();
        errors.retain(|diagnostic| diagnostic.severity() == Severity::Error);
        errors
    }

    /// The errors that keep what stands under these paths from being judged: all but those in files
    /// of states that are not asked for, which no other state rests on.
    pub(super) fn blocking(&self, paths: &[PathBuf]) -> Vec<Diagnostic> {
        let units = &self.compilation.units;
        let asked: BTreeSet<&Owner> = units
            .iter()
            .filter(|unit| self.concerns(unit.file, paths))
            .filter_map(|unit| unit.owner.as_ref())
            .collect();
        let elsewhere: BTreeSet<FileId> = units
            .iter()
            .filter(|unit| !self.concerns(unit.file, paths))
            .filter(|unit| matches!(&unit.owner, Some(owner @ Owner::Country(_)) if !asked.contains(owner)))
            .map(|unit| unit.file)
            .collect();
        let mut errors = self.errors();
        errors.retain(|error| !elsewhere.contains(&error.primary.span.file));
        errors
    }

    /// Whether a file is one of these paths, or below one.
    pub(super) fn concerns(&self, file: FileId, paths: &[PathBuf]) -> bool {
        paths.is_empty()
            || self.sources.get(file).is_some_and(|source| {
                let file = absolute(&self.project.root.join(source.path.as_ref()));
                paths.iter().any(|path| file.starts_with(absolute(path)))
            })
    }

    /// Prints findings for people on stderr.
    pub(super) fn print(&self, diagnostics: &[Diagnostic]) {
        print_diagnostics(&self.sources, diagnostics);
    }
}

/// Prints findings for people on stderr, in colour on a terminal.
pub(super) fn print_diagnostics(sources: &SourceSet, diagnostics: &[Diagnostic]) {
    if diagnostics.is_empty() {
        return;
    }
    let text = render::human(sources, diagnostics, colour());
    say(&text);
    let summary = render::summary(diagnostics);
    say(&format!("{summary}\n"));
}

/// Whether stderr is a terminal that wants colour (`NO_COLOR` says no).
fn colour() -> bool {
    std::io::stderr().is_terminal()
        && anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never
}

/// Writes to stderr. A reader that went away is no failure of ours.
pub(super) fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Says why the command could not run.
pub(super) fn complain(message: &str) {
    say(&format!("error: {message}\n"));
}

/// Writes a result to stdout.
pub(super) fn answer(text: &str) -> Result<(), String> {
    let mut stdout = std::io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        // Whoever reads has read enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| format!("the result cannot be written: {error}")),
    }
}
