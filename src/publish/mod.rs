//! Publishing a finished build: datasets and site together, in one moment.
//!
//! A build is written beside the live one, as a *generation*, and then one `rename(2)` of the link
//! `.live` makes it the live one:
//!
//! ```text
//! out/site           -> .live/site        one link for every first part of a planned path
//! out/data           -> .live/data
//! out/.live          -> .builds/00000007  the switch
//! out/.builds/00000007/site/…             real files, never changed once they are live
//! out/.lock
//! ```
//!
//! **What a reader sees.** A path that is opened through `out/…` is resolved by the system in one
//! go and meets the old build or the new one. Two paths that are opened one after the other can
//! fall on two sides of a switch: a reader that needs several files to agree resolves `out/.live`
//! once (an open folder, or its canonical path) and opens everything from there. The generation
//! before the live one stays until the next build begins, so that such a reader can finish; one
//! that is slower finds files missing, never files of another build, because a generation's number
//! is not used again and a published file is never written to.
//!
//! **Names.** A link for a new first part is made before the switch and leads nowhere until then;
//! a link for one that is gone leads nowhere from the switch on and is removed after it. To open
//! either says "not found", as the build that is live would; only a listing of `out` itself can
//! show the name a moment early or late.
//!
//! **When a build is killed,** even without warning, the live generation is as it was, or the
//! switch has happened and the new one is whole. The next build removes the remains.
//!
//! **When the power fails,** the same holds: every written file and every folder of a generation
//! is confirmed by the disk (`fsync`) before the switch, and the switch is confirmed before success
//! is reported. Files that did not change are linked, and cost nothing of this.

#![allow(
    clippy::disallowed_methods,
    reason = "the one place that writes the output"
)]

mod error;
mod generation;
mod layout;
mod lock;
mod manifest;
mod plan;
#[cfg(test)]
mod tests;

pub use error::PublishError;
pub use manifest::{manifest, manifest_after, sha256};
pub use plan::Plan;

use std::fs;
use std::path::Path;

use generation::{Draft, Previous};
use layout::Layout;

/// What publishing did, in numbers of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Files that were written.
    pub written: usize,
    /// Files that stayed the very same file, with its time of change.
    pub unchanged: usize,
    /// Files of the last build that are gone.
    pub removed: usize,
}

/// Makes a plan the content of an output folder, all at once; files that are not in it vanish.
///
/// Waits for another build in the same folder, and calls `waiting` with a sentence for people
/// before it does.
///
/// # Errors
/// The plan has an unsafe path, something foreign is in the way, or the file system refuses; the
/// last good output is then still in place.
pub fn publish(
    out: &Path,
    plan: &Plan,
    waiting: &mut dyn FnMut(&str),
) -> Result<Published, PublishError> {
    run(out, plan, &|_| false, waiting)
}

/// As [`publish`], but published files that are not in the plan stay if `keep` says so of their
/// paths. (A [`manifest`] of the plan does not list those; give each part a manifest of its own.)
/// A planned file wins over a kept one that it would need as a folder, and the other way
/// round.
///
/// # Errors
/// As [`publish`].
pub fn publish_partial(
    out: &Path,
    plan: &Plan,
    keep: impl Fn(&str) -> bool,
    waiting: &mut dyn FnMut(&str),
) -> Result<Published, PublishError> {
    run(out, plan, &keep, waiting)
}

fn run(
    out: &Path,
    plan: &Plan,
    keep: &dyn Fn(&str) -> bool,
    waiting: &mut dyn FnMut(&str),
) -> Result<Published, PublishError> {
    plan.check()?;
    fs::create_dir_all(out).map_err(PublishError::io("create the folder", out))?;
    let _lock = lock::take(out, waiting)?;

    let layout = Layout::survey(out)?;
    let previous = match layout.live() {
        Some(root) => Previous::list(root)?,
        None => Previous::default(),
    };
    let draft = Draft::new(plan, &previous, keep);
    let names = draft.tops();
    layout.refuse_foreign(&names)?;
    layout.clean()?;

    if draft.is_live() {
        layout.add_links(&names)?;
        layout.drop_links(&names);
        return Ok(Published {
            unchanged: draft.len(),
            ..Published::default()
        });
    }

    let builds = layout.builds();
    fs::create_dir_all(&builds).map_err(PublishError::io("create the folder", &builds))?;
    let number = layout.next();
    let root = layout.generation(number);
    let written = draft.build(&root)?;
    let switched = layout::sync_folder(&builds)
        .and_then(|()| layout.add_links(&names))
        .and_then(|()| layout.switch(number));
    if let Err(error) = switched {
        if !matches!(error, PublishError::NotDurable { .. }) {
            // the error that is being reported matters more; the next build cleans up
            let _ = fs::remove_dir_all(&root);
        }
        return Err(error);
    }
    layout.drop_links(&names);
    Ok(Published {
        written,
        unchanged: draft.len() - written,
        removed: draft.removed(),
    })
}
