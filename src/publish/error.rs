//! What can go wrong while a build is published, and what to do about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a build could not be published.
///
/// Unless it is [`PublishError::NotDurable`], the output of the last build is still in place, whole.
#[derive(Debug)]
#[non_exhaustive]
pub enum PublishError {
    /// A path of the plan could leave the output folder, or cannot be the name of a file.
    BadPath {
        /// The path as the plan has it.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Two parts of the build want to write the same file.
    Twice {
        /// The path that was planned twice.
        path: String,
    },
    /// A path of the plan is the name of a file and of a folder.
    FileAndFolder {
        /// The file.
        path: String,
        /// A file that would lie in a folder of the same name.
        inside: String,
    },
    /// Something that was not put there by a build stands in the way.
    Foreign {
        /// What stands in the way.
        path: PathBuf,
        /// What should stand there.
        expected: &'static str,
    },
    /// The file system refused.
    Io {
        /// What was tried, as a verb: `write`, `create the folder`.
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// What the file system said.
        error: io::Error,
    },
    /// The new build is in place, but the disk did not confirm the switch.
    NotDurable {
        /// The output folder.
        path: PathBuf,
        /// What the file system said.
        error: io::Error,
    },
}

impl PublishError {
    /// Wraps an error of the file system with what was tried and where.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| PublishError::Io { doing, path, error }
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::BadPath { path, reason } => write!(
                f,
                "the build wants to write {path:?}, which {reason}; nothing was written, rename what the path is made from"
            ),
            PublishError::Twice { path } => write!(
                f,
                "the build wants to write `{path}` twice; nothing was written, give one of the two another name"
            ),
            PublishError::FileAndFolder { path, inside } => write!(
                f,
                "the build wants `{path}` as a file, and as a folder for `{inside}`; nothing was written, rename one of them"
            ),
            PublishError::Foreign { path, expected } => write!(
                f,
                "`{}` was not made by a build (expected: {expected}) and is left alone; move it away, or build into another folder",
                path.display()
            ),
            PublishError::Io { doing, path, error } => write!(
                f,
                "cannot {doing} `{}`: {error}; the last good output is untouched, {}",
                path.display(),
                way_out(error)
            ),
            PublishError::NotDurable { path, error } => write!(
                f,
                "the new build is in place in `{}`, but the disk did not confirm it: {error}; check the disk and build again",
                path.display()
            ),
        }
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PublishError::Io { error, .. } | PublishError::NotDurable { error, .. } => Some(error),
            _ => None,
        }
    }
}

fn way_out(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk and build again"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only: build into a folder on another one"
        }
        io::ErrorKind::PermissionDenied => {
            "make the folder writable, or build into a folder of your own"
        }
        io::ErrorKind::InvalidFilename => "shorten the name and build again",
        _ => "put it right and build again",
    }
}
