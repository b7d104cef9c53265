//! `acquis build`.

use std::fmt;
use std::path::PathBuf;

use super::Status;
use super::progress::Progress;
use super::world::{World, answer, open, print_diagnostics, say};
use crate::data::{self, Evaluated};
use crate::diagnostic::render;
use crate::host;
use crate::host::config::Config;
use crate::inspect::{Files, Report, inspect, report};
use crate::model::KnowledgeBase;
use crate::publish::{self, Plan};
use crate::review::approved;
use crate::site::{self, Recorded, Reviewed, SiteError, SiteSettings};
use crate::source::SourceSet;
use crate::templates::Templates;
use crate::value::CountryCode;

/// Where the manifest of all files stands.
const MANIFEST: &str = "data/manifest.json";
/// Where change reports are recorded, from the root of the knowledge base.
const CHANGES: &str = "changes";
/// The largest change report that is read.
const REPORT_LIMIT: u64 = 64 * 1024 * 1024;
/// The largest manifest that is read back.
const MANIFEST_LIMIT: u64 = 256 * 1024 * 1024;

pub(super) struct Options {
    pub(super) out: Option<PathBuf>,
    pub(super) as_of: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) only: Option<String>,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let world = open(&[], options.as_of.as_deref())?;
    world.print(&world.errors());
    if world.compilation.has_errors() {
        say("nothing was written: the sources have errors, and the last output stays as it is\n");
        return Ok(Status::Found);
    }
    let _progress = Progress::start("writing the datasets and the site");
    let only = options
        .only
        .as_deref()
        .map(|code| world.state(code))
        .transpose()?;
    let files = match files(&world, options, only.as_ref()) {
        Ok(files) => files,
        Err(Unbuilt::Form(report)) => {
            print_diagnostics(&report.texts, &report.diagnostics);
            say(
                "nothing was written: templates or words have errors, and the last output stays as it is\n",
            );
            return Ok(Status::Found);
        }
        Err(Unbuilt::Failed(what)) => return Err(what),
    };
    // A part of a site links to the rest, which lies in the last build.
    if only.is_none() && !is_sound(&files, &world.sources) {
        say("nothing was written: pages have errors, and the last output stays as it is\n");
        return Ok(Status::Found);
    }
    let mut plan = Plan::new();
    for (path, bytes) in files {
        plan.add(path, bytes).map_err(|error| error.to_string())?;
    }
    let out = match &options.out {
        Some(out) => out.clone(),
        None => world.project.out(),
    };
    let mut waiting = |message: &str| say(&format!("{message}\n"));
    let published = match &only {
        None => {
            let manifest = publish::manifest(&plan);
            plan.add(MANIFEST.to_owned(), manifest)
                .map_err(|error| error.to_string())?;
            publish::publish(&out, &plan, &mut waiting)
        }
        Some(code) => {
            let mine = belongs_to(code);
            let previous =
                host::file::bytes(&out.join(MANIFEST), MANIFEST_LIMIT).map_err(|error| {
                    format!("{error}; build everything once before building a part")
                })?;
            let manifest = publish::manifest_after(&previous, &plan, |path| !mine(path))
                .ok_or("the manifest of the last build cannot be read; build everything once")?;
            plan.add(MANIFEST.to_owned(), manifest)
                .map_err(|error| error.to_string())?;
            publish::publish_partial(&out, &plan, |path| !mine(path), &mut waiting)
        }
    }
    .map_err(|error| error.to_string())?;
    answer(&format!(
        "{} files written, {} unchanged, {} removed; law as of {}\n",
        published.written, published.unchanged, published.removed, world.settings.as_of
    ))?;
    Ok(Status::Clean)
}

/// Whether all pages can be published; what is wrong with them is printed.
fn is_sound(files: &Files, sources: &SourceSet) -> bool {
    let findings = inspect(files);
    let told = report(&findings, files, sources);
    print_diagnostics(&told.texts, &told.diagnostics);
    findings.is_empty()
}

/// Whether a file is about this state alone.
fn belongs_to(code: &CountryCode) -> impl Fn(&str) -> bool + use<> {
    let code = code.lower();
    move |path: &str| {
        path.starts_with(&format!("site/{code}/"))
            || path.starts_with(&format!("site/coverage/{code}/"))
            || path.starts_with(&format!("site/changes/{code}/"))
            || path == format!("site/receipts/{code}.json")
            || path.starts_with(&format!("data/pairs/{code}/"))
            || path == format!("data/countries/{code}.json")
            || path == format!("data/rules/{code}.json")
            || path == format!("data/rules/jsonlogic/{code}.json")
            || path == format!("data/rules/incidents/{code}.json")
            || path == format!("data/follows/{code}.json")
    }
}

/// Whether it is a file that pages read under a name of its own: a part of a build brings those of its
/// pages, and leaves those of all others.
fn is_asset(path: &str) -> bool {
    path.starts_with("site/assets/")
}

/// Why there are no files.
pub(super) enum Unbuilt {
    /// The form or the words of pages cannot be used.
    Form(Report),
    /// Something cannot be read or written.
    Failed(String),
}

impl From<String> for Unbuilt {
    fn from(what: String) -> Self {
        Unbuilt::Failed(what)
    }
}

impl fmt::Display for Unbuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unbuilt::Form(report) => {
                f.write_str(&render::human(&report.texts, &report.diagnostics, false))
            }
            Unbuilt::Failed(what) => f.write_str(what),
        }
    }
}

fn files(world: &World, options: &Options, only: Option<&CountryCode>) -> Result<Files, Unbuilt> {
    let config = &world.project.config;
    let mut settings = site_settings(world)?;
    if let Some(base_url) = &options.base_url {
        settings.base_url = Some(base_url.clone());
    }
    let of = (&world.compilation.base, &world.sources);
    made(config, of, &settings, only)
}

/// All files of a build of these sources with the settings of the project.
pub(super) fn whole(world: &World) -> Result<Files, Unbuilt> {
    let options = Options {
        out: None,
        as_of: None,
        base_url: None,
        only: None,
    };
    files(world, &options, None)
}

/// All files of a build, by path.
pub(super) fn in_memory(
    config: &Config,
    of: (&KnowledgeBase, &SourceSet),
) -> Result<Files, String> {
    // Recorded reports and approvals are published the same whatever the sources say.
    let none = (Vec::new(), Reviewed::default());
    // So is where their files lie, and so are the form and the words of pages.
    let settings = settings(config, none, Vec::new(), Templates::default());
    made(config, of, &settings, None).map_err(|unbuilt| unbuilt.to_string())
}

/// What pages are made with, as the settings of the project say.
pub(super) fn site_settings(world: &World) -> Result<SiteSettings, String> {
    let config = &world.project.config;
    let published = (recorded(world)?, reviewed(world)?);
    let templates = world.project.templates()?;
    Ok(settings(config, published, source_paths(world), templates))
}

fn source_paths(world: &World) -> Vec<String> {
    let files = world.sources.iter();
    files.map(|(_, file)| file.path.to_string()).collect()
}

fn settings(
    config: &Config,
    published: (Vec<Recorded>, Reviewed),
    files: Vec<String>,
    templates: Templates,
) -> SiteSettings {
    SiteSettings {
        title: config.title.clone(),
        licence: Some(super::world::about(config, None).licence),
        base_url: config.base_url.clone(),
        edit_url: config.edit_url.clone(),
        files,
        report_url: config.report_url.clone(),
        freshness: Some(config.freshness()),
        recorded: published.0,
        reviewed: published.1,
        templates,
    }
}

fn made(
    config: &Config,
    (base, sources): (&KnowledgeBase, &SourceSet),
    settings: &SiteSettings,
    only: Option<&CountryCode>,
) -> Result<Files, Unbuilt> {
    let about = data::Options {
        templates: settings.templates.clone(),
        ..super::world::about(config, settings.base_url.clone())
    };
    let (datasets, pages) = rayon::join(
        || {
            let evaluated = Evaluated::of(base);
            match only {
                None => data::files(base, &evaluated, &about),
                Some(code) => data::country_files(base, code.as_str(), &evaluated, &about),
            }
            .map_err(|error| error.to_string())
        },
        || site::render(base, settings),
    );
    let pages = pages.map_err(|error| match error {
        SiteError::Unusable(faults) => {
            Unbuilt::Form(Report::of_faults(&faults, &settings.templates, sources))
        }
        error => Unbuilt::Failed(error.to_string()),
    })?;
    let mut files = datasets?;
    if only.is_none() {
        // A part of a build keeps what the last whole one was made from.
        let text = data::text(sources, base.as_of, &about).map_err(|error| error.to_string())?;
        files.extend(text);
    }
    let mine = only.map(belongs_to);
    files.extend(pages.into_iter().filter(|(path, _)| {
        mine.as_ref()
            .is_none_or(|mine| mine(path) || is_asset(path))
    }));
    Ok(files)
}

/// Where the recorded change report of a name stands, from the root of the knowledge base.
pub(super) fn report_path(name: &str) -> String {
    format!("{CHANGES}/{name}.json")
}

/// The change reports that were recorded, by the names of their files.
fn recorded(world: &World) -> Result<Vec<Recorded>, String> {
    let folder = world.project.root.join(CHANGES);
    let files =
        host::file::folder(&folder, "json", REPORT_LIMIT).map_err(|error| error.to_string())?;
    files
        .into_iter()
        .map(|(name, text)| {
            Recorded::read(&name, &text)
                .map_err(|what| format!("`{}` cannot be published: {what}", report_path(&name)))
        })
        .collect()
}

/// The facts that are approved on the day from which freshness is counted; reviewers are named only
/// where the settings ask for it.
fn reviewed(world: &World) -> Result<Reviewed, String> {
    let approvals = super::review::approvals(world)?;
    let named = world.project.config.show_reviewers;
    let approved = approved(&world.compilation.base, &approvals, world.settings.fresh_at);
    let reviewed = approved.into_iter().map(|(id, approval)| {
        let by = named.then_some(approval.by);
        (id, (approval.on, by))
    });
    Ok(reviewed.collect())
}
