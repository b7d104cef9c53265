//! The whole way from texts to a checked model, in one call.

use rayon::prelude::*;

pub use crate::check::Settings;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::model::{self, KnowledgeBase};
use crate::record::{self, Unit};
use crate::source::{FileId, SourceFile, SourceSet};
use crate::syntax::{self, Tree};

/// The result: a model as good as the sources allow, and everything there is to say about them.
#[derive(Debug)]
pub struct Compilation {
    /// The trees of all files, in the order of the files.
    pub trees: Vec<Tree>,
    /// The records of all files.
    pub units: Vec<Unit>,
    /// The model.
    pub base: KnowledgeBase,
    /// Everything there is to say, in the order of the files.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Whether anything keeps the sources from being published.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// One file on its own: what can be said of it without the others.
#[derive(Debug, Clone)]
pub struct ReadFile {
    /// Its tree.
    pub tree: Tree,
    /// Its records.
    pub unit: Unit,
    /// What is wrong in it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads one file.
#[must_use]
pub fn read(id: FileId, file: &SourceFile) -> ReadFile {
    let parsed = syntax::parse(id, file);
    let mut diagnostics = parsed.diagnostics;
    let unit = if parsed.refused {
        Unit::unread(id)
    } else {
        record::read(&parsed.tree, &mut diagnostics)
    };
    ReadFile {
        tree: parsed.tree,
        unit,
        diagnostics,
    }
}

/// Compiles all sources. `found` is what was already wrong while reading them; a file that could not
/// be read is not blamed again for being empty.
#[must_use]
pub fn compile(sources: &SourceSet, found: Vec<Diagnostic>, settings: Settings) -> Compilation {
    let unread: std::collections::BTreeSet<_> = found
        .iter()
        .map(|diagnostic| diagnostic.primary.span.file)
        .collect();
    let files: Vec<_> = sources.iter().collect();
    let read: Vec<ReadFile> = files
        .par_iter()
        .map(|(id, file)| {
            if unread.contains(id) && file.text.is_empty() {
                return ReadFile {
                    tree: Tree::empty(*id, file.text.clone()),
                    unit: Unit::unread(*id),
                    diagnostics: Vec::new(),
                };
            }
            read(*id, file)
        })
        .collect();
    join(read, found, settings)
}

/// Compiles files that have been read, in the order of their set.
#[must_use]
pub fn join(read: Vec<ReadFile>, found: Vec<Diagnostic>, settings: Settings) -> Compilation {
    let mut diagnostics = found;
    let mut trees = Vec::with_capacity(read.len());
    let mut units = Vec::with_capacity(read.len());
    for mut file in read {
        trees.push(file.tree);
        units.push(file.unit);
        diagnostics.append(&mut file.diagnostics);
    }
    let base = model::build(&trees, &units, settings.as_of, &mut diagnostics);
    crate::check::check(&trees, &units, &base, settings, &mut diagnostics);
    diagnostic::sort(&mut diagnostics);
    Compilation {
        trees,
        units,
        base,
        diagnostics,
    }
}
