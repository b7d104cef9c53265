//! What a finished build wants on disk: paths and bytes, checked before a disk is touched.

use std::collections::{BTreeMap, BTreeSet};

use super::PublishError;

/// Every file of a finished build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Bytes by path; a path is relative to the output folder, with `/` between its parts.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Plan {
    /// A plan without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Plans a file; the path is checked at once, and one path cannot be planned twice.
    ///
    /// # Errors
    /// [`PublishError::BadPath`] and [`PublishError::Twice`].
    pub fn add(
        &mut self,
        path: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Result<(), PublishError> {
        let path = path.into();
        check_path(&path)?;
        if self.files.contains_key(&path) {
            return Err(PublishError::Twice { path });
        }
        self.files.insert(path, bytes.into());
        Ok(())
    }

    /// Checks every path, and that no path is both a file and a folder.
    ///
    /// # Errors
    /// [`PublishError::BadPath`] and [`PublishError::FileAndFolder`].
    pub fn check(&self) -> Result<(), PublishError> {
        for path in self.files.keys() {
            check_path(path)?;
            if let Some(file) = folders(path).find(|folder| self.files.contains_key(*folder)) {
                return Err(PublishError::FileAndFolder {
                    path: file.to_owned(),
                    inside: path.clone(),
                });
            }
        }
        Ok(())
    }

    /// Every folder that the files of this plan lie in.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        self.files.keys().flat_map(|path| folders(path)).collect()
    }
}

/// The folders above a path, outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

/// The first part of a path: a name in the output folder itself.
pub(super) fn top(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn check_path(path: &str) -> Result<(), PublishError> {
    let reason = if path.is_empty() {
        "is empty"
    } else if path.starts_with('/') {
        "is absolute"
    } else if path.contains('\\') {
        "contains a backslash"
    } else if path.contains(char::is_control) {
        "contains a control character"
    } else if path.split('/').any(str::is_empty) {
        "has an empty part"
    } else if path.split('/').any(|part| part == "." || part == "..") {
        "has a part `.` or `..`"
    } else if path.starts_with('.') {
        "begins with a dot, as only the files of the builder itself do"
    } else {
        return Ok(());
    };
    Err(PublishError::BadPath {
        path: path.to_owned(),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_paths_are_refused() {
        let bad = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "site/../../x",
            "site/..",
            "./x",
            "site/./x",
            "site//x",
            "site/",
            "site\\x",
            "site/a\0b",
            "site/a\nb",
            ".live",
            ".builds/1/x",
            ".gitkeep",
        ];
        for path in bad {
            let mut plan = Plan::new();
            assert!(
                matches!(plan.add(path, ""), Err(PublishError::BadPath { .. })),
                "{path:?}"
            );
            plan.files.insert(path.to_owned(), Vec::new());
            assert!(plan.check().is_err(), "{path:?}");
        }
    }

    #[test]
    fn ordinary_paths_are_taken() -> Result<(), PublishError> {
        let mut plan = Plan::new();
        for path in [
            "index.html",
            "site/.nojekyll",
            "site/a..b",
            "data/é/…",
            "site/a b",
        ] {
            plan.add(path, "")?;
        }
        plan.check()
    }

    #[test]
    fn a_path_is_planned_once() -> Result<(), PublishError> {
        let mut plan = Plan::new();
        plan.add("site/a", "1")?;
        assert!(matches!(
            plan.add("site/a", "2"),
            Err(PublishError::Twice { .. })
        ));
        assert_eq!(plan.files["site/a"], b"1");
        Ok(())
    }

    #[test]
    fn file_and_folder_clash_even_when_not_neighbours() -> Result<(), PublishError> {
        let mut plan = Plan::new();
        for path in ["site/a", "site/a-b", "site/a/b/c"] {
            plan.add(path, "")?;
        }
        let error = plan.check().expect_err("a clash");
        assert_eq!(
            error.to_string(),
            "the build wants `site/a` as a file, and as a folder for `site/a/b/c`; nothing was written, rename one of them"
        );
        Ok(())
    }
}
