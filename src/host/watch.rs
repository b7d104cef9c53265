//! Waiting for files to change, by looking at them again and again.
//!
//! A few hundred files are looked at in less than a millisecond, so that asking the system to tell of
//! changes would gain nothing that a reader of pages could see; and looking also works where it tells
//! nothing: on network drives, in containers, behind links, and for files that are written anew under
//! their old name.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use walkdir::WalkDir;

/// How long to wait between two looks, at least.
const PAUSE: Duration = Duration::from_millis(50);
/// How long a file must be left alone before it counts as written.
const SETTLED: Duration = Duration::from_millis(15);
/// How often a change is waited out: somebody who writes without end waits for nothing.
const PATIENCE: usize = 20;
/// For so many files the pause grows by a millisecond, so that looking stays a small part of the time.
const FILES_A_MILLISECOND: usize = 20;

/// What tells a file from itself after a change: size, inode, and the time of change in seconds and
/// nanoseconds.
type Stamp = (u64, u64, i64, i64);

/// Files and folders as they were when they were last looked at.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Watch {
    seen: BTreeMap<PathBuf, Stamp>,
}

impl Watch {
    /// Looks at files, and at all files below folders; what is not there is seen when it comes.
    #[must_use]
    pub fn look(roots: &[PathBuf]) -> Self {
        let mut seen = BTreeMap::new();
        for root in roots {
            // Links are followed, as they are when sources are read.
            let files = WalkDir::new(root).follow_links(true).into_iter();
            for entry in files.filter_entry(|entry| entry.depth() == 0 || !hidden(entry.path())) {
                let Ok(entry) = entry else { continue };
                if let Some(stamp) = stamp(entry.path()) {
                    seen.insert(entry.into_path(), stamp);
                }
            }
        }
        Self { seen }
    }

    /// Waits until something is other than it was, and has been left alone for a moment.
    #[must_use]
    pub fn changed(self, roots: &[PathBuf]) -> Self {
        let files = u64::try_from(self.seen.len() / FILES_A_MILLISECOND).unwrap_or(0);
        let pause = PAUSE + Duration::from_millis(files);
        loop {
            thread::sleep(pause);
            let mut now = Self::look(roots);
            if now == self {
                continue;
            }
            for _ in 0..PATIENCE {
                thread::sleep(SETTLED);
                let next = Self::look(roots);
                let settled = next == now;
                now = next;
                if settled {
                    break;
                }
            }
            return now;
        }
    }

    /// How many files are looked at.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether there is no file to look at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

/// Editors keep their own files under such names beside the one that is edited.
fn hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((about.size(), about.ino(), about.mtime(), about.mtime_nsec()))
}
