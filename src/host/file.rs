//! Reading one file, within bounds.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};

use crate::diagnostic::Code;

/// The largest source file: 8 MiB.
pub const SOURCE_LIMIT: u64 = 8 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Debug)]
pub struct ReadError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a file.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// It is larger than it may be.
    TooLarge {
        /// The largest size in bytes.
        limit: u64,
    },
    /// It is not text.
    NotUtf8 {
        /// Where the first wrong byte stands, counted from zero.
        offset: usize,
        /// The line of that byte, counted from one.
        line: usize,
        /// The byte itself.
        byte: u8,
        /// Whether the file begins like UTF-16.
        utf16: bool,
    },
    /// It is a device, a pipe, a socket or a folder.
    NotAFile,
    /// It is there already, and would be lost.
    Exists,
    /// The file system refused.
    Io(io::Error),
}

impl Problem {
    /// The stable code of the problem.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Problem::TooLarge { .. } => Code::FileTooLarge,
            Problem::NotUtf8 { .. } => Code::NotUtf8,
            Problem::NotAFile | Problem::Exists | Problem::Io(_) => Code::Unreadable,
        }
    }

    /// The problem in words, about a file of that name.
    #[must_use]
    pub fn message(&self, name: &str) -> String {
        match self {
            Problem::TooLarge { limit } => format!("`{name}` is larger than {}", size(*limit)),
            Problem::NotUtf8 {
                offset, line, byte, ..
            } => format!(
                "`{name}` is not UTF-8 text: byte 0x{byte:02X} at byte offset {offset}, on line {line}"
            ),
            Problem::NotAFile => {
                format!("`{name}` cannot be read: it is not a regular file")
            }
            Problem::Exists => format!("`{name}` is there already"),
            Problem::Io(error) => format!("`{name}` cannot be read: {}", reason(error)),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Problem::TooLarge { .. } => "divide it into several files",
            Problem::NotUtf8 { utf16: true, .. } => "the file seems to be UTF-16; save it as UTF-8",
            Problem::NotUtf8 { .. } => "save the file as UTF-8",
            Problem::NotAFile => "only regular files are read; move it away or rename it",
            Problem::Exists => "nothing is overwritten; choose another name or move it away",
            Problem::Io(error) => match error.kind() {
                io::ErrorKind::NotFound => "check the spelling of the path",
                io::ErrorKind::PermissionDenied => "give yourself the right to read it",
                _ => "see that it can be read, or move it away",
            },
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.path.display().to_string();
        write!(
            f,
            "{}; {}",
            self.problem.message(&name),
            self.problem.help()
        )
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.problem {
            Problem::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// Reads a regular file of at most `limit` bytes.
///
/// The size is looked at before anything is read, and no more than `limit` is read even of a file
/// that grows or that lies about its size.
///
/// # Errors
/// [`Problem::TooLarge`], [`Problem::NotAFile`] and [`Problem::Io`].
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    bytes_of(path, limit).map_err(|problem| ReadError {
        path: path.to_owned(),
        problem,
    })
}

/// The texts of the files in a folder with this ending, by their names without it, in the order of
/// the names. A folder that is not there has none.
///
/// # Errors
/// As [`text`], of the folder or of the first file that cannot be read.
pub fn folder(path: &Path, ending: &str, limit: u64) -> Result<Vec<(String, String)>, ReadError> {
    let failed = |error: io::Error| ReadError {
        path: path.to_owned(),
        problem: Problem::Io(error),
    };
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let file = entry.map_err(failed)?.path();
        let name = file.file_stem().and_then(|name| name.to_str());
        let fits = file.extension().is_some_and(|other| other == ending);
        if let (true, Some(name)) = (fits, name) {
            files.push((name.to_owned(), text(&file, limit)?));
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Reads a regular file of at most `limit` bytes of UTF-8 text. A byte-order mark stays in it.
///
/// # Errors
/// As [`bytes`], and [`Problem::NotUtf8`].
pub fn text(path: &Path, limit: u64) -> Result<String, ReadError> {
    bytes_of(path, limit)
        .and_then(decode)
        .map_err(|problem| ReadError {
            path: path.to_owned(),
            problem,
        })
}

/// Reads a text from the standard input.
///
/// # Errors
/// As [`text`]; the path is `<stdin>`.
pub fn stdin(limit: u64) -> Result<String, ReadError> {
    let read = bounded(io::stdin().lock(), limit).and_then(decode);
    read.map_err(|problem| ReadError {
        path: PathBuf::from("<stdin>"),
        problem,
    })
}

fn bytes_of(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    // before it is opened: to open a pipe would wait for its other end
    let found = fs::metadata(path).map_err(Problem::Io)?;
    if !found.is_file() {
        return Err(Problem::NotAFile);
    }
    if found.len() > limit {
        return Err(Problem::TooLarge { limit });
    }
    bounded(File::open(path).map_err(Problem::Io)?, limit)
}

/// Reads to the end, and never more than one byte over the limit.
pub(super) fn bounded(reader: impl Read, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    reader
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(Problem::Io)?;
    match bytes.len() as u64 > limit {
        true => Err(Problem::TooLarge { limit }),
        false => Ok(bytes),
    }
}

pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Problem> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let (before, after) = bytes.split_at(offset);
        Problem::NotUtf8 {
            offset,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            byte: after.first().copied().unwrap_or_default(),
            utf16: bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]),
        }
    })
}

fn size(limit: u64) -> String {
    match limit % (1024 * 1024) {
        0 => format!("{} MiB", limit / (1024 * 1024)),
        _ => format!("{limit} bytes"),
    }
}

/// The words of the system without its numbers, where it has words of its own.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}

/// Writes a file whole: beside its place first, then moved there, so that a reader never sees half
/// of it and a failure leaves the old one.
///
/// # Errors
///
/// When the file cannot be written; the old one is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), ReadError> {
    let failed = |error| ReadError {
        path: path.to_path_buf(),
        problem: Problem::Io(error),
    };
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.new"));
    let written = fs::write(&beside, bytes)
        .and_then(|()| fs::metadata(path).map(|old| old.permissions()))
        .and_then(|permissions| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // What could not be finished is of no use; the failure that is reported is the first one.
        let _ = fs::remove_file(&beside);
        failed(error)
    })
}

/// Writes a file that is not there yet, with the folders around it.
///
/// # Errors
///
/// When something stands at the place already, or it cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), ReadError> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    made.and_then(|()| options.open(path))
        .and_then(|mut file| file.write_all(bytes))
        .map_err(|error| ReadError {
            path: path.to_path_buf(),
            problem: match error.kind() {
                io::ErrorKind::AlreadyExists => Problem::Exists,
                _ => Problem::Io(error),
            },
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_stops_at_the_limit() {
        let endless = io::repeat(b'x');
        assert!(matches!(
            bounded(endless, 9),
            Err(Problem::TooLarge { limit: 9 })
        ));
        assert_eq!(bounded(&b"123456789"[..], 9).expect("nine bytes").len(), 9);
        // grows when it is read: its size is said to be nothing
        let lying = Path::new("/proc/self/status");
        assert!(matches!(
            bytes(lying, 4).expect_err("larger").problem,
            Problem::TooLarge { .. }
        ));
    }

    #[test]
    fn a_device_is_not_read() {
        for device in ["/dev/zero", "/"] {
            let error = bytes(Path::new(device), 9).expect_err("not a file");
            assert!(matches!(error.problem, Problem::NotAFile));
        }
    }

    #[test]
    fn the_first_wrong_byte_is_named() {
        let problem = decode(b"ab\n\xC3\xA9\nx\xE9y".to_vec()).expect_err("Latin-1");
        assert_eq!(
            problem.message("a.acq"),
            "`a.acq` is not UTF-8 text: byte 0xE9 at byte offset 7, on line 3"
        );
        let problem = decode(b"\xFF\xFEa\0".to_vec()).expect_err("UTF-16");
        assert_eq!(
            problem.help(),
            "the file seems to be UTF-16; save it as UTF-8"
        );
    }

    #[test]
    fn errors_name_the_path_and_the_way_out() {
        let error = text(Path::new("/nowhere/at.all"), 9).expect_err("nothing there");
        assert_eq!(
            error.to_string(),
            "`/nowhere/at.all` cannot be read: there is no such file or folder; check the spelling of the path"
        );
        assert_eq!(size(SOURCE_LIMIT), "8 MiB");
    }
}
