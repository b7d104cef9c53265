//! Finding the source files under some folders.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::file::Problem;
use crate::diagnostic::Code;

/// A file to read, or something that cannot be one.
#[derive(Debug)]
pub(super) struct Found {
    /// The name for people.
    pub(super) shown: String,
    /// Where it is; absolute where the system can say so.
    pub(super) path: PathBuf,
    /// Why it need not be tried.
    pub(super) trouble: Option<Trouble>,
}

/// A finding about a file or folder that has no text.
#[derive(Debug)]
pub(super) struct Trouble {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl Trouble {
    /// There is no source at all.
    pub(super) fn nothing(why: &str) -> Self {
        Self {
            code: Code::NoSources,
            message: format!("there is nothing to compile: {why}"),
            help: "name files that end in `.acq`, or folders that hold some",
        }
    }

    pub(super) fn of(problem: &Problem, shown: &str) -> Self {
        Self {
            code: problem.code(),
            message: problem.message(shown),
            help: problem.help(),
        }
    }
}

/// Every source under the roots, in the order of the names for people, each once.
pub(super) fn sources(roots: &[PathBuf], base: &Path) -> Vec<Found> {
    let names = Names::new(base);
    let mut found = Vec::new();
    for root in roots {
        let root = absolute(root);
        let before = found.len();
        root_sources(&root, &names, &mut found);
        if found.len() == before {
            found.push(nothing(&names, root, "holds no `.acq` file"));
        }
    }
    if roots.is_empty() {
        found.push(nothing(&names, absolute(base), "has no source folders"));
    }
    found.sort_by(|a, b| (&a.shown, &a.path).cmp(&(&b.shown, &b.path)));
    found.dedup_by(|a, b| a.path == b.path);
    found
}

fn nothing(names: &Names, path: PathBuf, why: &str) -> Found {
    let shown = names.of(&path);
    let trouble = Trouble {
        code: Code::NoSources,
        message: format!("there is nothing to compile: `{shown}` {why}"),
        help: "name files that end in `.acq`, or folders that hold some",
    };
    Found {
        shown,
        path,
        trouble: Some(trouble),
    }
}

fn root_sources(root: &Path, names: &Names, found: &mut Vec<Found>) {
    match fs::metadata(root) {
        Err(error) => found.push(broken(names, root, &Problem::Io(error))),
        Ok(kind) if kind.is_dir() => walk(root, names, found),
        Ok(kind) if !kind.is_file() => found.push(broken(names, root, &Problem::NotAFile)),
        Ok(_) if is_source(root) => found.push(ready(names, root)),
        Ok(_) => found.push(nothing(names, root.to_owned(), "is not an `.acq` file")),
    }
}

fn walk(root: &Path, names: &Names, found: &mut Vec<Found>) {
    let mut seen: BTreeMap<(u64, u64), PathBuf> = BTreeMap::new();
    let mut entries = WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.extend(refused(error, root, names));
                continue;
            }
        };
        let path = entry.path();
        let is_folder = entry.file_type().is_dir();
        if entry.depth() > 0 && is_hidden(path) {
            if is_folder {
                entries.skip_current_dir();
            }
        } else if is_folder {
            // a folder that links lead to by several ways is read once; without this, few links
            // could make very many ways
            if let Some(first) = seen_before(&entry, &mut seen) {
                entries.skip_current_dir();
                found.push(twice(names, path, &first));
            }
        } else if is_source(path) {
            found.push(match entry.file_type().is_file() {
                true => ready(names, path),
                false => broken(names, path, &Problem::NotAFile),
            });
        }
    }
}

fn seen_before(entry: &DirEntry, seen: &mut BTreeMap<(u64, u64), PathBuf>) -> Option<PathBuf> {
    let found = entry.metadata().ok()?;
    let key = (found.dev(), found.ino());
    if let Some(first) = seen.get(&key) {
        return Some(first.clone());
    }
    seen.insert(key, entry.path().to_owned());
    None
}

fn refused(error: walkdir::Error, root: &Path, names: &Names) -> Option<Found> {
    let path = error.path().unwrap_or(root).to_owned();
    if error.depth() > 0 && is_hidden(&path) {
        // such as the locks that editors keep beside a file
        return None;
    }
    if let Some(ancestor) = error.loop_ancestor() {
        return Some(twice(names, &path, ancestor));
    }
    let problem = Problem::Io(error.into_io_error()?);
    Some(broken(names, &path, &problem))
}

fn ready(names: &Names, path: &Path) -> Found {
    Found {
        shown: names.of(path),
        path: path.to_owned(),
        trouble: None,
    }
}

fn broken(names: &Names, path: &Path, problem: &Problem) -> Found {
    let shown = names.of(path);
    Found {
        trouble: Some(Trouble::of(problem, &shown)),
        path: path.to_owned(),
        shown,
    }
}

fn twice(names: &Names, path: &Path, first: &Path) -> Found {
    let (shown, first_shown) = (names.of(path), names.of(first));
    let message = match path.starts_with(first) {
        true => {
            format!("`{shown}` cannot be read: it links back to `{first_shown}`, which holds it")
        }
        false => format!("`{shown}` cannot be read: it is the same folder as `{first_shown}`"),
    };
    let trouble = Trouble {
        code: Code::Unreadable,
        message,
        help: "remove the symbolic link",
    };
    Found {
        shown,
        path: path.to_owned(),
        trouble: Some(trouble),
    }
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "acq")
}

fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The path from the root of the disk, so that one file has one path. `..` is resolved by the
/// system, since it may follow a link.
fn absolute(path: &Path) -> PathBuf {
    let plain = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match plain.components().any(|part| part == Component::ParentDir) {
        true => fs::canonicalize(&plain).unwrap_or(plain),
        false => plain,
    }
}

/// Names for people: relative to the knowledge base, with `/`, on one line.
struct Names {
    bases: BTreeSet<PathBuf>,
}

impl Names {
    fn new(base: &Path) -> Self {
        let plain = absolute(base);
        let real = fs::canonicalize(&plain);
        Self {
            bases: real.into_iter().chain([plain]).collect(),
        }
    }

    fn of(&self, path: &Path) -> String {
        let relative = self
            .bases
            .iter()
            .find_map(|base| path.strip_prefix(base).ok());
        let name = relative.unwrap_or(path).to_string_lossy();
        if name.is_empty() {
            return ".".to_owned();
        }
        name.chars()
            .map(|char| match char.is_control() {
                true => char::REPLACEMENT_CHARACTER,
                false => char,
            })
            .collect()
    }
}
