//! `acquis serve`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::build::Unbuilt;
use super::world::{World, answer, project, say};
use super::{Status, build};
use crate::diagnostic::render;
use crate::host::http;
use crate::host::project::Project;
use crate::host::watch::Watch;
use crate::inspect::{Files, inspect, report};
use crate::preview::{Board, Preview};

pub(super) const HELP: &str = "Everything is built in memory: the last output of `acquis build` stays as it is. Only this machine is answered.\n\
    Sources, change reports, approvals, acquis.toml, and templates and words of the knowledge base are watched.\n\
    Ends with ctrl-c.\n\n\
    Examples:\n  acquis serve\n  acquis serve --port 0";

/// What is watched beside the sources, from the root of the knowledge base.
const BESIDE: [&str; 5] = ["acquis.toml", "changes", "reviews", "templates", "locales"];

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 4000)]
    port: u16,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let root = project()?.root;
    let listener = http::bind(options.port)?;
    let address = listener
        .local_addr()
        .map_err(|error| format!("the port cannot be told: {error}"))?;
    // Looked at before the sources are read: what changes in between is built again.
    let roots = watched(&root, &[]);
    let mut watch = Watch::look(&roots);
    let mut state = State::default();
    let board = Arc::new(Board::new(state.next(&root)));
    answer(&format!(
        "http://{address}/site/ shows the site; {} files are watched, ctrl-c ends\n",
        watch.len()
    ))?;
    let answering = Arc::clone(&board);
    thread::spawn(move || http::answer_all(&listener, &answering));
    let mut roots = roots;
    loop {
        watch = watch.changed(&roots);
        board.put(state.next(&root));
        // The settings may name other folders now; what they hold counts as seen.
        let now = watched(&root, &roots);
        if now != roots {
            roots = now;
            watch = Watch::look(&roots);
        }
    }
}

/// Everything that a build reads; as before, where the settings cannot be read now.
fn watched(root: &Path, before: &[PathBuf]) -> Vec<PathBuf> {
    let Ok(project) = Project::open(root) else {
        return before.to_vec();
    };
    let mut roots = project.sources();
    roots.extend(BESIDE.iter().map(|name| root.join(name)));
    roots
}

/// What was built last, and how often.
#[derive(Default)]
struct State {
    files: Arc<Files>,
    count: u32,
}

impl State {
    /// Builds, tells the terminal how that went, and gives what there is to show now.
    fn next(&mut self, root: &Path) -> Preview {
        self.count += 1;
        let problems = match files(root) {
            Ok((files, problems)) => {
                self.files = Arc::new(files);
                say(&format!("built {} files\n", self.files.len()));
                problems
            }
            Err(problems) => Some(problems),
        };
        if let Some(problems) = &problems {
            say(&format!("{}\n", problems.trim_end()));
        }
        Preview {
            files: Arc::clone(&self.files),
            problems,
            // Another run of the program shows another site under the same address.
            version: format!("{}-{}", std::process::id(), self.count),
        }
    }
}

/// All files of a build with what keeps them from being published, or what keeps them from being built;
/// both for people.
fn files(root: &Path) -> Result<(Files, Option<String>), String> {
    let project = Project::open(root).map_err(|error| error.to_string())?;
    let world = World::read(project, &[], None)?;
    let errors = world.errors();
    if !errors.is_empty() {
        return Err(told(&world.sources, &errors));
    }
    let files = build::whole(&world).map_err(|unbuilt| match unbuilt {
        Unbuilt::Form(report) => told(&report.texts, &report.diagnostics),
        Unbuilt::Failed(what) => what,
    })?;
    let findings = inspect(&files);
    if findings.is_empty() {
        return Ok((files, None));
    }
    let report = report(&findings, &files, &world.sources);
    let problems = told(&report.texts, &report.diagnostics);
    Ok((files, Some(problems)))
}

fn told(texts: &crate::source::SourceSet, diagnostics: &[crate::diagnostic::Diagnostic]) -> String {
    format!(
        "{}{}\n",
        render::human(texts, diagnostics, false),
        render::summary(diagnostics)
    )
}
