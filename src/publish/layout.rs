//! What an output folder looks like, and what of it is ours.
//!
//! Ours are exactly: `.lock`, `.live`, `.live.next`, `.builds`, the folders in it whose names are
//! digits, and links in `out` that lead to their own name under `.live`. Everything else is foreign and is not touched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::PublishError;

const BUILDS: &str = ".builds";
const LIVE: &str = ".live";
const NEXT: &str = ".live.next";

/// The state of an output folder, read under its lock.
#[derive(Debug)]
pub(super) struct Layout {
    out: PathBuf,
    /// The number that `.live` leads to, whether or not its folder is there.
    live: Option<u64>,
    /// Numbers of all generations on disk, finished or not.
    generations: BTreeSet<u64>,
    /// Names in `out` that are links of ours.
    links: BTreeSet<String>,
}

impl Layout {
    /// Looks at an output folder and refuses one where something foreign has a name of ours.
    pub(super) fn survey(out: &Path) -> Result<Self, PublishError> {
        let live = live_generation(&out.join(LIVE))?;
        let generations = generations(&out.join(BUILDS))?;
        let mut links = BTreeSet::new();
        let listing = fs::read_dir(out).map_err(PublishError::io("read the folder", out))?;
        for entry in listing {
            let entry = entry.map_err(PublishError::io("read the folder", out))?;
            if let Ok(name) = entry.file_name().into_string()
                && leads_to(&entry.path(), &link_target(&name))
            {
                links.insert(name);
            }
        }
        Ok(Self {
            out: out.to_owned(),
            live,
            generations,
            links,
        })
    }

    /// The folder of the live generation, if it is there.
    pub(super) fn live(&self) -> Option<PathBuf> {
        self.live
            .filter(|number| self.generations.contains(number))
            .map(|number| self.generation(number))
    }

    /// A number that no generation had before, so that no path ever changes its meaning.
    pub(super) fn next(&self) -> u64 {
        let last = self.generations.last().copied().max(self.live).unwrap_or(0);
        last.saturating_add(1)
    }

    /// The folder of a generation.
    pub(super) fn generation(&self, number: u64) -> PathBuf {
        self.out.join(BUILDS).join(generation_name(number))
    }

    /// The folder that holds the generations.
    pub(super) fn builds(&self) -> PathBuf {
        self.out.join(BUILDS)
    }

    /// Refuses to go on where something foreign has a name that the build needs.
    pub(super) fn refuse_foreign(&self, names: &BTreeSet<&str>) -> Result<(), PublishError> {
        for name in names {
            let path = self.out.join(name);
            if !self.links.contains(*name) && path.symlink_metadata().is_ok() {
                return Err(PublishError::Foreign {
                    path,
                    expected: "a link that a build made, or nothing",
                });
            }
        }
        Ok(())
    }

    /// Removes what earlier builds left: every generation but the live one, and a half switch.
    pub(super) fn clean(&self) -> Result<(), PublishError> {
        let next = self.out.join(NEXT);
        match next.symlink_metadata() {
            Ok(found) if found.is_symlink() => {
                fs::remove_file(&next).map_err(PublishError::io("remove", &next))?;
            }
            Ok(_) => {
                return Err(PublishError::Foreign {
                    path: next,
                    expected: "a link that a build made, or nothing",
                });
            }
            Err(_) => {}
        }
        let old = self.generations.iter().copied();
        for number in old.filter(|number| Some(*number) != self.live) {
            let path = self.generation(number);
            fs::remove_dir_all(&path).map_err(PublishError::io("remove the old build", &path))?;
        }
        Ok(())
    }

    /// Makes the links that the names need. Until the switch they lead nowhere, so that to open a
    /// name that is new says "not found", as the old build would.
    pub(super) fn add_links(&self, names: &BTreeSet<&str>) -> Result<(), PublishError> {
        let mut added: Vec<&str> = Vec::new();
        let result = names
            .iter()
            .filter(|name| !self.links.contains(**name))
            .try_for_each(|name| {
                let path = self.out.join(name);
                symlink(link_target(name), &path).map_err(PublishError::io("link", &path))?;
                added.push(name);
                Ok(())
            })
            .and_then(|()| match added.is_empty() {
                true => Ok(()),
                false => sync_folder(&self.out),
            });
        if result.is_err() {
            for name in &added {
                // the error that is being reported matters more; the next build cleans up
                let _ = fs::remove_file(self.out.join(name));
            }
        }
        result
    }

    /// The switch: from one moment to the next, every link of `out` leads into the new generation.
    pub(super) fn switch(&self, number: u64) -> Result<(), PublishError> {
        let (next, live) = (self.out.join(NEXT), self.out.join(LIVE));
        symlink(live_target(number), &next).map_err(PublishError::io("link", &next))?;
        if let Err(error) = fs::rename(&next, &live) {
            // as above
            let _ = fs::remove_file(&next);
            return Err(PublishError::io("switch", &live)(error));
        }
        File::open(&self.out)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| PublishError::NotDurable {
                path: self.out.clone(),
                error,
            })
    }

    /// Removes links whose names are no longer published; since the switch they lead nowhere.
    /// What cannot be removed now does no harm, and the next build tries again.
    pub(super) fn drop_links(&self, names: &BTreeSet<&str>) {
        for name in &self.links {
            if !names.contains(name.as_str()) {
                let _ = fs::remove_file(self.out.join(name));
            }
        }
    }
}

/// Asks the disk to confirm the entries of a folder.
pub(super) fn sync_folder(path: &Path) -> Result<(), PublishError> {
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(PublishError::io("flush the folder", path))
}

fn generation_name(number: u64) -> String {
    format!("{number:08}")
}

fn live_target(number: u64) -> PathBuf {
    Path::new(BUILDS).join(generation_name(number))
}

fn link_target(name: &str) -> PathBuf {
    Path::new(LIVE).join(name)
}

fn leads_to(link: &Path, target: &Path) -> bool {
    fs::read_link(link).is_ok_and(|found| found == target)
}

/// The number behind a name, if it is written as this program writes it.
fn number_of(name: &str) -> Option<u64> {
    let number = name.parse().ok()?;
    (generation_name(number) == name).then_some(number)
}

fn live_generation(live: &Path) -> Result<Option<u64>, PublishError> {
    let foreign = || PublishError::Foreign {
        path: live.to_owned(),
        expected: "the link to the current build, or nothing",
    };
    match live.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PublishError::io("read", live)(error)),
        Ok(found) if !found.is_symlink() => return Err(foreign()),
        Ok(_) => {}
    }
    let target = fs::read_link(live).map_err(PublishError::io("read", live))?;
    let name = target.strip_prefix(BUILDS).ok().and_then(Path::to_str);
    name.and_then(number_of).map(Some).ok_or_else(foreign)
}

fn generations(builds: &Path) -> Result<BTreeSet<u64>, PublishError> {
    match builds.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(PublishError::io("read", builds)(error)),
        Ok(found) if !found.is_dir() => {
            return Err(PublishError::Foreign {
                path: builds.to_owned(),
                expected: "the folder of builds, or nothing",
            });
        }
        Ok(_) => {}
    }
    let mut numbers = BTreeSet::new();
    for entry in fs::read_dir(builds).map_err(PublishError::io("read the folder", builds))? {
        let entry = entry.map_err(PublishError::io("read the folder", builds))?;
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && let Some(number) = entry.file_name().to_str().and_then(number_of) {
            numbers.insert(number);
        }
    }
    Ok(numbers)
}
