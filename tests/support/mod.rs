//! The real directives and sectors, and how to compile them with one more file.

#![allow(dead_code, reason = "each test uses its own part")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use acquis::compile::{self, Compilation, ReadFile, Settings};
use acquis::diagnostic::Diagnostic;
use acquis::host::read;
use acquis::source::{FileId, SourceFile, SourceSet};
use acquis::value::Date;

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The settings of all tests: they know no clock.
pub fn settings() -> Settings {
    let today = Date::parse("2026-11-22").expect("a day");
    Settings {
        as_of: today,
        fresh_at: today,
        stale_after: acquis::model::StaleAfter::months(12),
    }
}

/// The files under some folders of the repository.
pub fn load(folders: &[&str]) -> SourceSet {
    let folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    let loaded = read::tree(&folders, root());
    assert_eq!(loaded.diagnostics, [], "the repository can be read");
    loaded.sources
}

/// Everything that the repository holds, compiled.
pub fn real() -> (SourceSet, Compilation) {
    let sources = load(&["directives", "sectors", "countries"]);
    let compilation = compile::compile(&sources, Vec::new(), settings());
    (sources, compilation)
}

/// A file compiled beside the real directives and sectors.
pub struct Beside {
    /// All files; the one in question is the last.
    pub sources: SourceSet,
    /// All that came of it.
    pub compilation: Compilation,
    /// The file.
    pub file: FileId,
}

impl Beside {
    /// What concerns the file, in order.
    pub fn diagnostics(&self) -> Vec<&Diagnostic> {
        self.compilation
            .diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.primary.span.file == self.file)
            .collect()
    }

    /// The codes of what concerns the file, in order.
    pub fn codes(&self) -> Vec<&'static str> {
        self.diagnostics()
            .into_iter()
            .map(|diagnostic| diagnostic.code.id())
            .collect()
    }

    /// `line:column CODE message` for each finding, with its help on a line below.
    pub fn listing(&self) -> String {
        let mut listing = String::new();
        for diagnostic in self.diagnostics() {
            let place = &self
                .sources
                .get(self.file)
                .expect("the file")
                .position(diagnostic.primary.span.start);
            listing.push_str(&format!(
                "{}:{} {} {}\n",
                place.line,
                place.column,
                diagnostic.code.id(),
                diagnostic.message
            ));
            if let Some(help) = &diagnostic.help {
                listing.push_str(&format!("    {help}\n"));
            }
        }
        listing
    }
}

/// Compiles a text beside the real directives and sectors.
pub fn beside(name: &str, text: &str) -> Beside {
    static SHARED: OnceLock<(Vec<SourceFile>, Vec<ReadFile>)> = OnceLock::new();
    let (files, read) = SHARED.get_or_init(|| {
        let sources = load(&["directives", "sectors"]);
        let files: Vec<SourceFile> = sources.iter().map(|(_, file)| file.clone()).collect();
        let read = sources
            .iter()
            .map(|(id, file)| compile::read(id, file))
            .collect();
        (files, read)
    });
    // Behind all others, so that their places stay what they are.
    let extra = SourceFile::new(format!("test/{name}"), text);
    let file = FileId::new(files.len());
    let mut read = read.clone();
    read.push(compile::read(file, &extra));
    let mut files = files.clone();
    files.push(extra);
    Beside {
        sources: SourceSet::new(files),
        compilation: compile::join(read, Vec::new(), settings()),
        file,
    }
}
