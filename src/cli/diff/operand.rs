//! What OLD and NEW stand for.

use std::path::Path;
use std::sync::Arc;

use super::{only, settings_of, states};
use crate::compile::{Compilation, Settings};
use crate::host::project::Project;
use crate::host::read::{self, Loaded};
use crate::host::{dataset, git};
use crate::model::KnowledgeBase;
use crate::value::Date;

/// Texts, and the settings they are compiled with.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) project: Project,
    pub(super) loaded: Loaded,
    pub(super) commit: Option<String>,
    pub(super) notes: Vec<String>,
}

/// One side, ready to be compiled.
#[derive(Debug)]
pub(super) struct Operand {
    pub(super) name: String,
    pub(super) tree: Arc<Tree>,
    day: Option<Date>,
    code: Option<String>,
}

impl Operand {
    pub(super) fn settings(&self) -> Settings {
        settings_of(&self.tree.project, self.day)
    }

    /// The model that is compared, and whether it has errors.
    pub(super) fn base(&self, compilation: Compilation) -> (KnowledgeBase, bool) {
        let partial = compilation.has_errors();
        let mut base = compilation.base;
        if let Some(code) = &self.code {
            only(&mut base, code);
        }
        (base, partial)
    }
}

/// An operand as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Written {
    /// A revision or a folder; nothing for the tree around.
    tree: Option<String>,
    code: Option<String>,
    day: Option<Date>,
}

/// Reads both operands. Where both name the same tree, it is read once.
pub(super) fn pair(
    old: &str,
    new: &str,
    here: &Path,
    around: Option<&Project>,
) -> Result<(Operand, Operand), String> {
    let (before, after) = (written(old)?, written(new)?);
    let code = match (&before.code, &after.code) {
        (Some(a), Some(b)) if a != b => {
            return Err(format!(
                "`{old}` and `{new}` are two states: compare one state on two days, such as `{0}@2025-01-01 {0}@2026-01-01`",
                a.to_ascii_lowercase()
            ));
        }
        (code, other) => code.clone().or_else(|| other.clone()),
    };
    let first = Arc::new(tree(before.tree.as_deref(), here, around)?);
    let second = if before.tree == after.tree {
        Arc::clone(&first)
    } else {
        Arc::new(tree(after.tree.as_deref(), here, around)?)
    };
    let operand = |name: &str, written: Written, tree: Arc<Tree>| Operand {
        name: name.to_owned(),
        tree,
        day: written.day,
        code: code.clone(),
    };
    let pair = (operand(old, before, first), operand(new, after, second));
    if let Some(code) = &code {
        known_state(code, &pair)?;
    }
    Ok(pair)
}

/// A state that neither side has is a slip of the pen.
fn known_state(code: &str, (old, new): &(Operand, Operand)) -> Result<(), String> {
    let has = |operand: &Operand| {
        let lower = code.to_ascii_lowercase();
        operand.tree.loaded.sources.iter().any(|(_, file)| {
            file.text.contains(&format!("country {code} "))
                || file.path.contains(&format!("/{lower}.acq"))
        })
    };
    if has(old) || has(new) {
        return Ok(());
    }
    let compilation = crate::compile::compile(&new.tree.loaded.sources, Vec::new(), new.settings());
    Err(format!(
        "there is no state `{code}` in the sources; there are {}",
        states(&compilation.base.countries)
    ))
}

/// `REV:CODE@DATE`, `CODE@DATE`, `@DATE`, or the name of a tree.
fn written(text: &str) -> Result<Written, String> {
    let plain = Written {
        tree: Some(text.to_owned()),
        code: None,
        day: None,
    };
    let Some((front, day)) = text.rsplit_once('@') else {
        return Ok(plain);
    };
    let Some(day) = Date::parse(day) else {
        // `HEAD@{1}` and `user@host` are names of their own.
        if day.len() == 10 && day.bytes().filter(|byte| *byte == b'-').count() == 2 {
            return Err(format!(
                "`{day}` is not a day: write it year-month-day, such as 2026-11-22"
            ));
        }
        return Ok(plain);
    };
    let (tree, code) = match front.rsplit_once(':') {
        Some((tree, code)) => (Some(tree.to_owned()), code),
        None => (None, front),
    };
    let code = match code {
        "" => None,
        code if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Some(code.to_ascii_uppercase())
        }
        other => {
            return Err(format!(
                "`{other}` in `{text}` is no code of a state: write `CODE@DATE` with two letters, `@DATE` for all states, or `{other}:@{day}` for the revision `{other}` on that day"
            ));
        }
    };
    Ok(Written {
        tree,
        code,
        day: Some(day),
    })
}

fn tree(name: Option<&str>, here: &Path, around: Option<&Project>) -> Result<Tree, String> {
    let Some(name) = name else {
        let project = around.ok_or_else(String::new)?;
        return Ok(on_disk(project.clone()));
    };
    let path = here.join(name);
    if path.is_dir() {
        return folder(name, &path, around);
    }
    if path.is_file() {
        return Err(format!(
            "`{name}` is a file: name the folder of a knowledge base, or a git revision"
        ));
    }
    // What keeps the knowledge base around from being read is said by whoever asked for it.
    let project = around.ok_or_else(String::new)?;
    let leads_out = Path::new(name)
        .components()
        .any(|part| part == std::path::Component::ParentDir);
    if leads_out || Path::new(name).is_absolute() {
        return Err(format!(
            "there is no folder `{name}`; it would lie outside this knowledge base, so no revision can be meant"
        ));
    }
    revision(name, project)
}

fn folder(name: &str, path: &Path, around: Option<&Project>) -> Result<Tree, String> {
    if path.join("acquis.toml").is_file() {
        return Project::open(path)
            .map(on_disk)
            .map_err(|error| error.to_string());
    }
    if let Some(data) = dataset::find(path) {
        let read = dataset::read(&data).map_err(|error| format!("`{name}`: {error}"))?;
        return Ok(Tree {
            project: Project {
                root: path.to_owned(),
                config: read.config,
            },
            loaded: read.loaded,
            commit: None,
            notes: Vec::new(),
        });
    }
    let project = match around {
        Some(project) => project.clone(),
        None => Project::find(path).map_err(|error| error.to_string())?,
    };
    let loaded = read::tree(&[path.to_owned()], path);
    Ok(Tree {
        project,
        loaded,
        commit: None,
        notes: Vec::new(),
    })
}

fn on_disk(project: Project) -> Tree {
    Tree {
        loaded: project.read(),
        project,
        commit: None,
        notes: Vec::new(),
    }
}

fn revision(name: &str, project: &Project) -> Result<Tree, String> {
    let read = git::revision(&project.root, name).map_err(|error| error.to_string())?;
    let mut notes = read.notes;
    if name == "HEAD" && git::is_dirty(&project.root) == Some(true) {
        notes.push(
            "the working tree has changes that `HEAD` does not have; name `.` to compare them"
                .to_owned(),
        );
    }
    Ok(Tree {
        project: Project {
            root: project.root.clone(),
            config: read.config,
        },
        loaded: read.loaded,
        commit: Some(read.commit),
        notes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<String>, Option<String>, Option<String>) {
        let written = written(text).expect("an operand");
        (
            written.tree,
            written.code,
            written.day.map(|day| day.to_string()),
        )
    }

    #[test]
    fn days_and_states_come_before_names_of_trees() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            read("be@2024-10-17"),
            (None, some("BE"), some("2024-10-17"))
        );
        assert_eq!(read("@2024-10-17"), (None, None, some("2024-10-17")));
        assert_eq!(
            read("v1:lu@2026-05-10"),
            (some("v1"), some("LU"), some("2026-05-10"))
        );
        assert_eq!(
            read("v1:@2026-05-10"),
            (some("v1"), None, some("2026-05-10"))
        );
        assert_eq!(read("HEAD@{1}"), (some("HEAD@{1}"), None, None));
        assert_eq!(read("feature/lu"), (some("feature/lu"), None, None));
    }

    #[test]
    fn a_wrong_day_or_state_says_what_to_write() {
        assert!(
            written("be@2024-02-31")
                .expect_err("no day")
                .contains("year-month-day")
        );
        assert!(
            written("main@2024-02-01")
                .expect_err("no state")
                .contains("`main:@2024-02-01`")
        );
    }
}
