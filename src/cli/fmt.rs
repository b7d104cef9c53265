//! `acquis fmt`.

use std::path::PathBuf;

use super::Status;
use super::world::{absolute, answer, print_diagnostics, project};
use crate::format;
use crate::host;
use crate::source::FileId;

pub(super) fn run(paths: &[PathBuf], check: bool) -> Result<Status, String> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return standard_input(check);
    }
    let (roots, base) = if paths.is_empty() {
        let project = project()?;
        (project.sources(), project.root)
    } else {
        let here = std::env::current_dir()
            .map_err(|error| format!("the current folder cannot be read: {error}"))?;
        (paths.to_vec(), here)
    };
    let loaded = host::read::tree(&roots, &base);
    print_diagnostics(&loaded.sources, &loaded.diagnostics);
    let unread = loaded.unread();
    let mut changed = false;
    for (id, file) in loaded.sources.iter().filter(|(id, _)| !unread.contains(id)) {
        let formatted = format::format(id, file);
        if formatted == *file.text {
            continue;
        }
        changed = true;
        if check {
            answer(&format::unified_diff(&file.path, &file.text, &formatted))?;
        } else {
            let path = absolute(&base.join(file.path.as_ref()));
            host::file::replace(&path, formatted.as_bytes()).map_err(|error| error.to_string())?;
            answer(&format!("formatted {}\n", file.path))?;
        }
    }
    let found = !loaded.diagnostics.is_empty() || (check && changed);
    Ok(if found { Status::Found } else { Status::Clean })
}

fn standard_input(check: bool) -> Result<Status, String> {
    let loaded = host::read::stdin();
    print_diagnostics(&loaded.sources, &loaded.diagnostics);
    if !loaded.diagnostics.is_empty() {
        return Ok(Status::Found);
    }
    let Some((_, file)) = loaded.sources.iter().next() else {
        return Ok(Status::Clean);
    };
    let formatted = format::format(FileId::default(), file);
    let changed = formatted != *file.text;
    if check {
        answer(&format::unified_diff(&file.path, &file.text, &formatted))?;
        return Ok(if changed {
            Status::Found
        } else {
            Status::Clean
        });
    }
    answer(&formatted)?;
    Ok(Status::Clean)
}
