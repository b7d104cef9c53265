//! What the tests of the sources share: the real directives and sectors, and a compilation of them
//! with one more text.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::path::{Path, PathBuf};

use acquis::compile::{Compilation, Settings, compile};
use acquis::diagnostic::{Diagnostic, Severity, render};
use acquis::host::project::Project;
use acquis::host::read;
use acquis::source::{FileId, SourceFile, SourceSet};
use acquis::value::Date;

/// The knowledge base of this repository.
pub fn project() -> Project {
    Project::open(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("acquis.toml can be used")
}

/// The day whose law is compiled and the day on which evidence is judged, as `acquis.toml` has them.
pub fn settings(project: &Project) -> Settings {
    Settings {
        as_of: Date::from(project.config.as_of),
        fresh_at: Date::from(project.config.fresh_at),
        stale_after_months: project.config.stale_after_months,
    }
}

/// Every source under these folders of the repository.
pub fn sources(project: &Project, folders: &[&str]) -> Vec<SourceFile> {
    let roots: Vec<PathBuf> = folders
        .iter()
        .map(|folder| project.root.join(folder))
        .collect();
    let loaded = read::tree(&roots, &project.root);
    let unread: Vec<&str> = loaded
        .diagnostics
        .iter()
        .map(|found| found.message.as_str())
        .collect();
    assert!(
        unread.is_empty(),
        "some sources cannot be read: {}",
        unread.join("; ")
    );
    loaded
        .sources
        .iter()
        .map(|(_, file)| file.clone())
        .collect()
}

/// Sources that were compiled, and the place of the text that was added to them.
pub struct Compiled {
    pub sources: SourceSet,
    pub compilation: Compilation,
    pub added: FileId,
}

/// Compiles shared sources together with one more text.
pub fn compile_with(shared: &[SourceFile], added: SourceFile, settings: Settings) -> Compiled {
    let path = added.path.clone();
    let mut files = shared.to_vec();
    files.push(added);
    let sources = SourceSet::new(files);
    let (added, _) = sources
        .iter()
        .find(|(_, file)| file.path == path)
        .expect("the text that was added");
    let compilation = compile(&sources, Vec::new(), settings);
    Compiled {
        sources,
        compilation,
        added,
    }
}

/// The errors of a compilation as people read them; nothing where there is none.
pub fn errors(sources: &SourceSet, compilation: &Compilation) -> String {
    let errors: Vec<Diagnostic> = compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .cloned()
        .collect();
    if errors.is_empty() {
        String::new()
    } else {
        render::human(sources, &errors, false)
    }
}
