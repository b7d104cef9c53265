//! One build at a time in an output folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::PublishError;

/// The lock; it ends when this is dropped, and the system ends it when a build is killed.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Takes the lock of an output folder, saying so first if that means to wait.
///
/// The lock file itself stays: to remove it would let two builds lock two files of one name.
pub(super) fn take(out: &Path, waiting: &mut dyn FnMut(&str)) -> Result<Lock, PublishError> {
    let path = out.join(".lock");
    match path.symlink_metadata() {
        Ok(found) if !found.is_file() => {
            return Err(PublishError::Foreign {
                path,
                expected: "a lock file",
            });
        }
        Ok(_) | Err(_) => {}
    }
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(PublishError::io("open the lock file", &path))?;
    match file.try_lock() {
        Ok(()) => return Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => waiting(&format!(
            "another build is writing `{}`; waiting",
            out.display()
        )),
        Err(TryLockError::Error(error)) => {
            return Err(PublishError::io("lock", &path)(error));
        }
    }
    loop {
        match file.lock() {
            Ok(()) => return Ok(Lock { _file: file }),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(PublishError::io("lock", &path)(error)),
        }
    }
}
