//! Reading a knowledge base out of a git repository, with the `git` command itself: no checkout, and
//! nothing in the repository is changed.

use std::fmt;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::config::{Config, ConfigError, FILE_NAME};
use super::file::{self, SOURCE_LIMIT};
use super::read::Loaded;
use super::walk::Trouble;

/// A knowledge base as a commit has it.
#[derive(Debug)]
pub struct Revision {
    /// The commit.
    pub commit: String,
    /// Its settings.
    pub config: Config,
    /// Its sources.
    pub loaded: Loaded,
    /// What was passed over, and why.
    pub notes: Vec<String>,
}

/// Why a revision cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum GitError {
    /// There is no `git` command, or it cannot be started.
    NoGit(std::io::Error),
    /// The folder is not in a repository.
    NoRepository(PathBuf),
    /// The repository does not know the revision.
    Unknown {
        /// As it was asked for.
        revision: String,
        /// Whether the repository is shallow, so that the commit may only not be here.
        shallow: bool,
    },
    /// The commit has no knowledge base where this one stands.
    NoProject {
        /// As it was asked for.
        revision: String,
        /// Where the settings would be.
        path: String,
    },
    /// The settings of the commit cannot be used.
    Settings(ConfigError),
    /// `git` says something else.
    Failed(String),
}

impl fmt::Display for GitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitError::NoGit(error) => write!(
                f,
                "`git` cannot be started: {error}; install it, or compare folders"
            ),
            GitError::NoRepository(path) => write!(
                f,
                "`{}` is not in a git repository, so it has no revisions; compare folders instead",
                path.display()
            ),
            GitError::Unknown {
                revision,
                shallow: true,
            } => write!(
                f,
                "there is no revision `{revision}` here, and this clone is shallow: `git fetch --unshallow` brings the rest of the history"
            ),
            GitError::Unknown { revision, .. } => write!(
                f,
                "there is no folder and no revision `{revision}`: name a folder, a branch, a tag or a commit (`git log --oneline` lists commits)"
            ),
            GitError::NoProject { revision, path } => write!(
                f,
                "the revision `{revision}` has no `{path}`: the knowledge base is younger than it, or stood elsewhere; name a later revision"
            ),
            GitError::Settings(error) => error.fmt(f),
            GitError::Failed(message) => write!(f, "git: {message}"),
        }
    }
}

impl std::error::Error for GitError {}

/// Reads the knowledge base with this root as a revision has it.
///
/// # Errors
/// [`GitError`], which says what to do.
pub fn revision(root: &Path, revision: &str) -> Result<Revision, GitError> {
    let git = Git { root };
    let prefix = git.prefix()?;
    let commit = git.commit(revision)?;
    let tree = git.tree(&commit, &prefix)?;
    let settings_path = format!("{prefix}{FILE_NAME}");
    let Some(settings) = tree.iter().find(|entry| entry.path == settings_path) else {
        return Err(GitError::NoProject {
            revision: revision.to_owned(),
            path: settings_path,
        });
    };
    let mut blobs = Blobs::open(root)?;
    let text = String::from_utf8_lossy(&blobs.read(&settings.object)?).into_owned();
    let config = Config::parse(&text, Path::new(&format!("{revision}:{settings_path}")))
        .map_err(GitError::Settings)?;
    let mut notes = Vec::new();
    let mut texts = Vec::new();
    for entry in &tree {
        let Some(shown) = entry.path.strip_prefix(&prefix) else {
            continue;
        };
        let within = config
            .sources
            .iter()
            .any(|source| Path::new(shown).starts_with(clean(source)));
        let hidden = shown.split('/').any(|part| part.starts_with('.'));
        if !within || hidden {
            continue;
        }
        match entry.mode.as_str() {
            "160000" => notes.push(format!(
                "`{shown}` is a submodule and was passed over in `{revision}`: compare it on its own, in its own repository"
            )),
            "120000" if shown.ends_with(".acq") => notes.push(format!(
                "`{shown}` is a symbolic link in `{revision}` and was passed over"
            )),
            _ if shown.ends_with(".acq") => texts.push((shown.to_owned(), decode(blobs.read(&entry.object)?, shown))),
            _ => {}
        }
    }
    for outside in config
        .sources
        .iter()
        .filter(|source| clean(source).starts_with("..") || source.is_absolute())
    {
        notes.push(format!(
            "`{}` lies outside the folder of the knowledge base, so `{revision}` does not have it",
            outside.display()
        ));
    }
    if texts.is_empty() {
        texts.push((
            FILE_NAME.to_owned(),
            Err(Trouble::nothing(
                "the revision holds no `.acq` file in its source folders",
            )),
        ));
    }
    texts.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(Revision {
        commit,
        config,
        loaded: Loaded::of(texts),
        notes,
    })
}

/// Whether files below a root differ from the last commit; nothing where that cannot be told.
#[must_use]
pub fn is_dirty(root: &Path) -> Option<bool> {
    let output = Git { root }
        .run(&["status", "--porcelain", "-z", "--", "."])
        .ok()?;
    output.status.success().then_some(!output.stdout.is_empty())
}

fn clean(path: &Path) -> PathBuf {
    path.components()
        .filter(|part| !matches!(part, std::path::Component::CurDir))
        .collect()
}

fn decode(bytes: Vec<u8>, shown: &str) -> Result<String, Trouble> {
    let text = file::bounded(bytes.as_slice(), SOURCE_LIMIT).and_then(file::decode);
    text.map_err(|problem| Trouble::of(&problem, shown))
}

struct Git<'a> {
    root: &'a Path,
}

/// A line of `git ls-tree`.
struct Entry {
    mode: String,
    object: String,
    path: String,
}

impl Git<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new("git");
        command
            .current_dir(self.root)
            .env("LC_ALL", "C")
            .env("GIT_OPTIONAL_LOCKS", "0");
        command
    }

    fn run(&self, arguments: &[&str]) -> Result<Output, GitError> {
        self.command()
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .map_err(GitError::NoGit)
    }

    /// Where the root stands in its repository, with a `/` at the end, or nothing at the top.
    fn prefix(&self) -> Result<String, GitError> {
        let output = self.run(&["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            return Err(GitError::NoRepository(self.root.to_owned()));
        }
        Ok(String::from_utf8_lossy(&output.stdout)
            .trim_end_matches('\n')
            .to_owned())
    }

    fn commit(&self, revision: &str) -> Result<String, GitError> {
        let wanted = format!("{revision}^{{commit}}");
        let output = self.run(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &wanted,
        ])?;
        if output.status.success() && !revision.is_empty() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        let shallow = self.run(&["rev-parse", "--is-shallow-repository"])?;
        Err(GitError::Unknown {
            revision: revision.to_owned(),
            shallow: shallow.stdout.starts_with(b"true"),
        })
    }

    fn tree(&self, commit: &str, prefix: &str) -> Result<Vec<Entry>, GitError> {
        let mut arguments = vec!["ls-tree", "-rz", "--full-tree", commit];
        if !prefix.is_empty() {
            arguments.extend(["--", prefix]);
        }
        let output = self.run(&arguments)?;
        if !output.status.success() {
            return Err(failed(&output));
        }
        let lines = output.stdout.split(|byte| *byte == 0);
        Ok(lines
            .filter_map(|line| entry(&String::from_utf8_lossy(line)))
            .collect())
    }
}

fn entry(line: &str) -> Option<Entry> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let mode = about.next()?.to_owned();
    let object = about.nth(1)?.to_owned();
    Some(Entry {
        mode,
        object,
        path: path.to_owned(),
    })
}

fn failed(output: &Output) -> GitError {
    let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    GitError::Failed(if message.is_empty() {
        output.status.to_string()
    } else {
        message
    })
}

/// One `git cat-file --batch` that reads all texts of a revision.
struct Blobs {
    child: std::process::Child,
    ask: std::process::ChildStdin,
    answer: std::io::BufReader<std::process::ChildStdout>,
}

impl Blobs {
    fn open(root: &Path) -> Result<Self, GitError> {
        let mut child = Git { root }
            .command()
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(GitError::NoGit)?;
        let closed = || GitError::Failed("`git cat-file` does not answer".to_owned());
        let ask = child.stdin.take().ok_or_else(closed)?;
        let answer = std::io::BufReader::new(child.stdout.take().ok_or_else(closed)?);
        Ok(Self { child, ask, answer })
    }

    /// Reads one blob: its head says how long it is.
    fn read(&mut self, object: &str) -> Result<Vec<u8>, GitError> {
        let broken = |error: std::io::Error| GitError::Failed(format!("`git cat-file`: {error}"));
        writeln!(self.ask, "{object}")
            .and_then(|()| self.ask.flush())
            .map_err(broken)?;
        let mut head = String::new();
        std::io::BufRead::read_line(&mut self.answer, &mut head).map_err(broken)?;
        let size = head
            .trim_end()
            .rsplit(' ')
            .next()
            .and_then(|size| size.parse::<u64>().ok());
        let Some(size) = size else {
            return Err(GitError::Failed(format!(
                "`{object}` is missing in this repository: {}",
                head.trim_end()
            )));
        };
        let mut bytes = Vec::new();
        // One more byte: the line end behind each blob.
        (&mut self.answer)
            .take(size + 1)
            .read_to_end(&mut bytes)
            .map_err(broken)?;
        bytes.pop();
        Ok(bytes)
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // It reads until its input ends; a revision is read as a whole or not at all.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
