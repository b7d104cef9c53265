//! The form and the words of pages: templates, style sheets, scripts and messages, by their paths.
//!
//! The program brings its own. A knowledge base that holds files of the same paths lays them over these,
//! file by file: what it says nothing of stays as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folders of a knowledge base that may hold such files.
pub const FOLDERS: [&str; 2] = ["templates", "locales"];

/// Where the scripts of pages lie, which import each other by their names.
pub const SCRIPTS: &str = "templates/static/app/";

/// The evaluator for browsers and Node, a module without dependencies.
pub const EVALUATOR: &str = "templates/static/evaluate.mjs";

/// The modules that answer about incidents; the evaluator stands beside them.
pub const INCIDENT_MODULES: [&str; 4] = [
    "templates/static/counting.mjs",
    "templates/static/deadlines.mjs",
    "templates/static/incident.mjs",
    "templates/static/moment.mjs",
];

macro_rules! built_in {
    ($($path:literal,)*) => {
        &[$(($path, include_str!(concat!("../", $path)))),*]
    };
}

const BUILT_IN: &[(&str, &str)] = built_in![
    "locales/en.ftl",
    "templates/checklist.html",
    "templates/landing.html",
    "templates/moved.html",
    "templates/page.html",
    "templates/section.html",
    "templates/sources.html",
    "templates/static/app.css",
    "templates/static/app/activities.mjs",
    "templates/static/app/answers.mjs",
    "templates/static/app/checklist.mjs",
    "templates/static/app/compare.mjs",
    "templates/static/app/dom.mjs",
    "templates/static/app/finder.mjs",
    "templates/static/app/follow-asks.mjs",
    "templates/static/app/follow.mjs",
    "templates/static/app/following.mjs",
    "templates/static/app/ics.mjs",
    "templates/static/app/incident-asks.mjs",
    "templates/static/app/incident-clock.mjs",
    "templates/static/app/incident-outcome.mjs",
    "templates/static/app/incident-page.mjs",
    "templates/static/app/incident-questions.mjs",
    "templates/static/app/incident-result.mjs",
    "templates/static/app/incident-screens.mjs",
    "templates/static/app/incident-told.mjs",
    "templates/static/app/incident-weigh.mjs",
    "templates/static/app/interview.mjs",
    "templates/static/app/more-exactly.mjs",
    "templates/static/app/outcome.mjs",
    "templates/static/app/page.mjs",
    "templates/static/app/plan.mjs",
    "templates/static/app/questions.mjs",
    "templates/static/app/readiness.mjs",
    "templates/static/app/result.mjs",
    "templates/static/app/saved.mjs",
    "templates/static/app/scope.mjs",
    "templates/static/app/screens.mjs",
    "templates/static/app/search.mjs",
    "templates/static/app/told.mjs",
    "templates/static/changes.mjs",
    "templates/static/checklist.css",
    "templates/static/counting.mjs",
    "templates/static/deadlines.mjs",
    "templates/static/evaluate.mjs",
    "templates/static/icon.svg",
    "templates/static/incident.mjs",
    "templates/static/moment.mjs",
    "templates/static/pictures.css",
    "templates/static/style.css",
    "templates/static/vendor/minisearch.mjs",
];

/// Every template, style sheet, script and file of messages, by its path from the root of a knowledge
/// base. Copies are cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Templates {
    files: Arc<BTreeMap<String, Cow<'static, str>>>,
}

impl Default for Templates {
    fn default() -> Self {
        let files = BUILT_IN
            .iter()
            .map(|(path, text)| ((*path).to_owned(), Cow::Borrowed(*text)));
        Self {
            files: Arc::new(files.collect()),
        }
    }
}

impl Templates {
    /// Those of the program, with these files in their place, and beside them what is new: templates
    /// that others include, and scripts that others import. Files of other paths are none of these and
    /// are left out.
    #[must_use]
    pub fn with(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut all = Self::default();
        let own = files
            .into_iter()
            .filter(|(path, _)| has_place(path))
            .map(|(path, text)| (path, Cow::Owned(text)));
        Arc::make_mut(&mut all.files).extend(own);
        all
    }

    /// The text of a file; empty where there is none, as of no path that this module names.
    #[must_use]
    pub fn text(&self, path: &str) -> &str {
        self.get(path).unwrap_or_default()
    }

    /// The text of a file, if there is one of that path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The templates, by the names under which they include each other.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter_map(|(path, text)| Some((template(path)?, text.as_ref())))
    }

    /// The scripts of pages with all that they import, by their paths, in order.
    pub fn scripts(&self) -> impl Iterator<Item = (&str, &str)> {
        let shared = [MINISEARCH, EVALUATOR].into_iter().chain(INCIDENT_MODULES);
        let own = self.files.keys().map(String::as_str);
        own.filter(|path| script(path).is_some())
            .chain(shared)
            .map(|path| (path, self.text(path)))
    }
}

/// The search engine of the pages, as its authors publish it.
pub const MINISEARCH: &str = "templates/static/vendor/minisearch.mjs";

/// The last part of a path.
#[must_use]
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a file of that path is one of these: it stands in the place of one, or can be included or
/// imported by one.
#[must_use]
pub fn has_place(path: &str) -> bool {
    // Editors keep their own files under such names beside the one that is edited.
    !name_of(path).starts_with('.')
        && (template(path).is_some()
            || script(path).is_some()
            || BUILT_IN.iter().any(|(own, _)| *own == path))
}

/// The name of a template. The form of change reports is no page of the site.
fn template(path: &str) -> Option<&str> {
    let name = path.strip_prefix("templates/")?;
    let is_page = name.ends_with(".html") && !name.contains('/') && name != "diff.html";
    is_page.then_some(name)
}

/// The name of a script of pages.
fn script(path: &str) -> Option<&str> {
    let name = path.strip_prefix(SCRIPTS)?;
    (name.ends_with(".mjs") && !name.contains('/')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_knowledge_base_take_the_place_of_those_of_the_program() {
        let own = [
            ("templates/page.html", "own page"),
            ("templates/beside.html", "new"),
            ("templates/static/app/new.mjs", "export {}"),
            ("templates/diff.html", "no page"),
            ("templates/.page.html", "of an editor"),
            ("templates/static/other.css", "a{}"),
            ("templates/../acquis.toml", "title"),
        ];
        let own = own.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let all = Templates::with(own);
        assert_eq!(all.text("templates/page.html"), "own page");
        assert_eq!(
            all.get("locales/en.ftl"),
            Templates::default().get("locales/en.ftl")
        );
        let names: Vec<&str> = all.templates().map(|(name, _)| name).collect();
        assert!(
            names.contains(&"beside.html")
                && names.len() == Templates::default().templates().count() + 1,
            "{names:?}"
        );
        let scripts: Vec<&str> = all.scripts().map(|(path, _)| name_of(path)).collect();
        assert!(
            scripts.contains(&"new.mjs") && scripts.contains(&"evaluate.mjs"),
            "{scripts:?}"
        );
        assert_eq!(all.get("templates/static/other.css"), None);
        assert_eq!(all.get("templates/../acquis.toml"), None);
    }

    /// The list of the program's own files is written by hand.
    #[test]
    fn every_file_in_the_folders_is_built_in() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut missing = Vec::new();
        for folder in FOLDERS {
            for entry in walkdir::WalkDir::new(root.join(folder)) {
                let entry = entry.expect("an entry");
                let path = entry.path().strip_prefix(root).expect("inside");
                let path = path.to_string_lossy().into_owned();
                // The preview and the reports of changes have a form of their own.
                let apart = path.contains("/preview/") || name_of(&path).starts_with("diff.");
                if entry.file_type().is_file()
                    && !apart
                    && Templates::default().get(&path).is_none()
                {
                    missing.push(path);
                }
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }
}
