//! A knowledge base on disk: its root and its settings.

use std::fs;
use std::path::{Path, PathBuf};

use super::config::{Config, ConfigError, FILE_NAME};
use super::read::{self, Loaded};
use crate::templates::Templates;

/// A knowledge base on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The folder that holds `acquis.toml`; an absolute path.
    pub root: PathBuf,
    /// Its settings.
    pub config: Config,
}

impl Project {
    /// Finds the knowledge base that a folder belongs to: the innermost folder with `acquis.toml`,
    /// from `start` upwards.
    ///
    /// # Errors
    /// There is none, or its settings cannot be used.
    pub fn find(start: &Path) -> Result<Self, ConfigError> {
        let start = std::path::absolute(start).unwrap_or_else(|_| start.to_owned());
        let has_settings =
            |folder: &&Path| fs::metadata(folder.join(FILE_NAME)).is_ok_and(|file| file.is_file());
        match start.ancestors().find(has_settings) {
            Some(root) => Self::open(root),
            None => Err(ConfigError::Missing { start }),
        }
    }

    /// Opens the knowledge base with that root.
    ///
    /// # Errors
    /// Its settings cannot be read or cannot be used.
    pub fn open(root: &Path) -> Result<Self, ConfigError> {
        Ok(Self {
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_owned()),
            config: Config::load(&root.join(FILE_NAME))?,
        })
    }

    /// Where its sources are.
    #[must_use]
    pub fn sources(&self) -> Vec<PathBuf> {
        let sources = self.config.sources.iter();
        sources.map(|path| self.root.join(path)).collect()
    }

    /// Reads its sources.
    #[must_use]
    pub fn read(&self) -> Loaded {
        read::tree(&self.sources(), &self.root)
    }

    /// Its templates and words, over those of the program.
    ///
    /// # Errors
    /// One of them cannot be read; in words for people.
    pub fn templates(&self) -> Result<Templates, String> {
        super::templates::templates(&self.root).map_err(|error| error.to_string())
    }

    /// The folder for what is built.
    #[must_use]
    pub fn out(&self) -> PathBuf {
        self.root.join(&self.config.out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_settings_are_found_from_below() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        let deep = root.join("inner/countries/be");
        fs::create_dir_all(&deep).expect("folders");
        let text =
            "title = \"T\"\nas-of = 2026-11-22\nfresh-at = 2026-11-22\nsources = [\"countries\"]\n";
        fs::write(root.join("inner").join(FILE_NAME), text).expect("settings");
        fs::write(root.join(FILE_NAME), "broken").expect("settings");
        fs::write(deep.join("a.acq"), "edition 1").expect("a source");
        // a folder of that name is none
        fs::create_dir(deep.join(FILE_NAME)).expect("a folder");

        let project = Project::find(&deep).expect("a project");
        assert_eq!(project.root, root.join("inner"));
        assert_eq!(project.out(), root.join("inner/out"));
        let loaded = project.read();
        let (_, file) = loaded.sources.iter().next().expect("a source");
        assert_eq!(&*file.path, "countries/be/a.acq");

        assert!(matches!(
            Project::find(root),
            Err(ConfigError::Wrong { .. })
        ));
    }

    #[test]
    fn nothing_found_names_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = Project::find(folder.path()).expect_err("none");
        assert!(
            error
                .to_string()
                .contains(&*folder.path().to_string_lossy())
        );
        let error = Project::open(folder.path()).expect_err("none");
        assert!(
            error.to_string().contains("there is no such file"),
            "{error}"
        );
    }
}
