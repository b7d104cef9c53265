//! `acquis build`.

use std::path::PathBuf;

use super::Status;

pub(super) struct Options {
    pub(super) out: Option<PathBuf>,
    pub(super) as_of: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) only: Option<String>,
}

pub(super) fn run(_options: &Options) -> Result<Status, String> {
    Err("not yet".into())
}
