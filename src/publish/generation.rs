//! Making one generation: what is new is written, what is unchanged is linked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::layout::sync_folder;
use super::plan::{folders, top};
use super::{Plan, PublishError};

/// The files of the generation that is live while the next one is made.
#[derive(Debug, Default)]
pub(super) struct Previous {
    root: PathBuf,
    /// Sizes by path; regular files only, found without following a link.
    files: BTreeMap<String, u64>,
    /// Whether something else lies there, which a build would not have made.
    tampered: bool,
}

impl Previous {
    /// Lists a generation.
    pub(super) fn list(root: PathBuf) -> Result<Self, PublishError> {
        let mut files = BTreeMap::new();
        let mut tampered = false;
        for entry in walkdir::WalkDir::new(&root).min_depth(1) {
            let entry = entry.map_err(|error| PublishError::Io {
                doing: "read the last build at",
                path: error.path().unwrap_or(&root).to_owned(),
                error: error.into(),
            })?;
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(&root).ok().and_then(Path::to_str);
            match (path, entry.metadata()) {
                (Some(path), Ok(found)) if found.is_file() => {
                    files.insert(path.to_owned(), found.len());
                }
                _ => tampered = true,
            }
        }
        Ok(Self {
            root,
            files,
            tampered,
        })
    }

    /// Whether the file of that path is there with exactly these bytes. One that cannot be read
    /// counts as different, and is written anew.
    fn has(&self, path: &str, bytes: &[u8]) -> bool {
        self.files.get(path) == Some(&(bytes.len() as u64))
            && same_bytes(&self.root.join(path), bytes).unwrap_or(false)
    }
}

/// Where the bytes of a file come from.
#[derive(Debug, Clone, Copy)]
enum Origin<'a> {
    /// From the plan.
    New(&'a [u8]),
    /// From the previous generation, which has the very bytes of the plan.
    Unchanged(&'a [u8]),
    /// From the previous generation; the plan does not speak of it.
    Carried,
}

/// A generation on paper.
#[derive(Debug)]
pub(super) struct Draft<'a> {
    previous: &'a Previous,
    files: BTreeMap<&'a str, Origin<'a>>,
}

impl<'a> Draft<'a> {
    /// Compares a plan with what is live. Live files that are not planned are carried over if
    /// `keep` says so and if they do not stand in the way of a planned one.
    pub(super) fn new(plan: &'a Plan, previous: &'a Previous, keep: &dyn Fn(&str) -> bool) -> Self {
        let planned: Vec<(&String, &Vec<u8>)> = plan.files.iter().collect();
        let mut files: BTreeMap<&str, Origin<'_>> = planned
            .into_par_iter()
            .map(|(path, bytes)| {
                let origin = match previous.has(path, bytes) {
                    true => Origin::Unchanged(bytes.as_slice()),
                    false => Origin::New(bytes.as_slice()),
                };
                (path.as_str(), origin)
            })
            .collect();
        let planned_folders = plan.folders();
        for path in previous.files.keys() {
            let free = !plan.files.contains_key(path)
                && !planned_folders.contains(path.as_str())
                && !folders(path).any(|folder| plan.files.contains_key(folder));
            if free && keep(path) {
                files.insert(path, Origin::Carried);
            }
        }
        Self { previous, files }
    }

    /// The names in the output folder that this generation needs.
    pub(super) fn tops(&self) -> BTreeSet<&'a str> {
        self.files.keys().map(|path| top(path)).collect()
    }

    /// How many live files will be gone.
    pub(super) fn removed(&self) -> usize {
        let live = self.previous.files.keys();
        live.filter(|path| !self.files.contains_key(path.as_str()))
            .count()
    }

    /// Number of files.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the live generation is this one already.
    pub(super) fn is_live(&self) -> bool {
        let new = |origin: &Origin<'_>| matches!(origin, Origin::New(_));
        !self.previous.tampered
            && !self.files.is_empty()
            && !self.files.values().any(new)
            && self.removed() == 0
    }

    /// Makes the generation in a new folder and has the disk confirm it; says how many files were
    /// written. The folder is removed again if that fails.
    pub(super) fn build(&self, root: &Path) -> Result<usize, PublishError> {
        self.fill(root).inspect_err(|_| {
            // the error that is being reported matters more; the next build cleans up
            let _ = fs::remove_dir_all(root);
        })
    }

    fn fill(&self, root: &Path) -> Result<usize, PublishError> {
        fs::create_dir(root).map_err(PublishError::io("create the folder", root))?;
        let inner: BTreeSet<&str> = self.files.keys().flat_map(|path| folders(path)).collect();
        // in order, so that a folder comes before the folders in it
        for folder in &inner {
            let path = root.join(folder);
            fs::create_dir(&path).map_err(PublishError::io("create the folder", &path))?;
        }
        let files: Vec<(&str, Origin<'_>)> = self.files.iter().map(|(p, o)| (*p, *o)).collect();
        let written = files
            .into_par_iter()
            .map(|(path, origin)| self.place(root, path, origin).map(usize::from))
            .try_reduce(|| 0, |a, b| Ok(a + b))?;
        inner
            .into_par_iter()
            .try_for_each(|folder| sync_folder(&root.join(folder)))?;
        sync_folder(root)?;
        Ok(written)
    }

    /// Puts one file in its place; says whether it had to be written.
    ///
    /// Not every file system links, and none links without end; then bytes are written after all.
    fn place(&self, root: &Path, path: &str, origin: Origin<'_>) -> Result<bool, PublishError> {
        let to = root.join(path);
        let from = self.previous.root.join(path);
        match origin {
            Origin::New(bytes) => write(&to, bytes).map(|()| true),
            Origin::Unchanged(bytes) => match fs::hard_link(&from, &to) {
                Ok(()) => Ok(false),
                Err(_) => write(&to, bytes).map(|()| true),
            },
            Origin::Carried => match fs::hard_link(&from, &to) {
                Ok(()) => Ok(false),
                Err(_) => {
                    let bytes = fs::read(&from).map_err(PublishError::io("carry over", &from))?;
                    write(&to, &bytes).map(|()| true)
                }
            },
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let attempt = || -> io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    attempt().map_err(PublishError::io("write", path))
}

fn same_bytes(path: &Path, mut expected: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut buffer = [0_u8; 16 * 1024];
    loop {
        let read = match file.read(&mut buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if read == 0 {
            return Ok(expected.is_empty());
        }
        match expected.strip_prefix(&buffer[..read]) {
            Some(rest) => expected = rest,
            None => return Ok(false),
        }
    }
}
