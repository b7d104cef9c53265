//! The whole way from texts to a checked model, in one call.

use rayon::prelude::*;

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::model::{self, KnowledgeBase};
use crate::record::{self, Unit};
use crate::source::SourceSet;
use crate::syntax::{self, Tree};
use crate::value::Date;

/// What the compiler must be told, because it asks no clock.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The day whose law is compiled.
    pub as_of: Date,
    /// What "today" means where the age of evidence is judged.
    pub fresh_at: Date,
    /// After how many months a check of a source is old.
    pub stale_after_months: u32,
}

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

/// Compiles all sources. `found` is what was already wrong while reading them; a file that could not
/// be read is not blamed again for being empty.
#[must_use]
pub fn compile(sources: &SourceSet, found: Vec<Diagnostic>, settings: Settings) -> Compilation {
    let unread: std::collections::BTreeSet<_> =
        found.iter().map(|diagnostic| diagnostic.primary.span.file).collect();
    let files: Vec<_> = sources.iter().collect();
    let parsed: Vec<(Tree, Unit, Vec<Diagnostic>)> = files
        .par_iter()
        .map(|(id, file)| {
            if unread.contains(id) && file.text.is_empty() {
                let tree = Tree::empty(*id, file.text.clone());
                let unit = Unit {
                    file: *id,
                    ..Unit::default()
                };
                return (tree, unit, Vec::new());
            }
            let parsed = syntax::parse(*id, file);
            let mut diagnostics = parsed.diagnostics;
            let unit = record::read(&parsed.tree, &mut diagnostics);
            (parsed.tree, unit, diagnostics)
        })
        .collect();
    let mut diagnostics = found;
    let mut trees = Vec::with_capacity(parsed.len());
    let mut units = Vec::with_capacity(parsed.len());
    for (tree, unit, mut of_file) in parsed {
        trees.push(tree);
        units.push(unit);
        diagnostics.append(&mut of_file);
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
