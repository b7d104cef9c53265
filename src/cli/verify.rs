//! `acquis verify`.

use std::path::{Path, PathBuf};

use super::world::{World, answer, open, project};
use super::{ResultFormat, Status, build};
use crate::host;
use crate::receipt::{
    self, Receipt, ReceiptList, Stated, Verdict, Verification, stated, tell, verify,
};
use crate::site;

/// The largest page that is read.
const PAGE_LIMIT: u64 = 64 * 1024 * 1024;
/// The largest list of receipts that is read.
const LIST_LIMIT: u64 = 256 * 1024 * 1024;

pub(super) const HELP: &str = "Exit status: 0, the sources give the same facts in the same words; 1, they do not; 2, the page carries no receipt,\n\
    or could not be read. The law is compiled as of the day that the page names.\n\n\
    Examples:\n  acquis verify out/site/be/energy/index.html\n  acquis verify /site/be/energy/\n  \
    curl -s https://example.org/site/be/energy/ | acquis verify -";

#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// A built page: its file, its path or address on the site, or `-` for stdin
    page: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = ResultFormat::Human)]
    format: ResultFormat,
}

pub(super) fn run(options: &Options) -> Result<Status, String> {
    let (html, file) = page(&options.page)?;
    let told = match stated(&html) {
        None => Verification::not_ours(),
        Some(stated) => {
            let world = open(&[], Some(&stated.as_of.to_string()))?;
            if world.compilation.has_errors() {
                world.print(&world.errors());
                return Err("the sources have errors, so that they give no page".to_owned());
            }
            held(&world, &html, &stated, file.as_deref())?
        }
    };
    match options.format {
        ResultFormat::Human => answer(&tell(&told))?,
        ResultFormat::Json => {
            let text = serde_json::to_string_pretty(&told).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    Ok(match told.verdict {
        Verdict::Reproduced => Status::Clean,
        Verdict::NotOurs => Status::Failed,
        _ => Status::Found,
    })
}

/// The page against what the sources give.
fn held(
    world: &World,
    html: &str,
    stated: &Stated,
    file: Option<&Path>,
) -> Result<Verification, String> {
    let base = &world.compilation.base;
    let settings = build::site_settings(world)?;
    let rebuilt =
        site::rebuild(base, &settings, &stated.path).map_err(|error| error.to_string())?;
    let before = file.and_then(|file| before(file, html, stated));
    let place = |id: &str| {
        if let Some(name) = receipt::report_name(id) {
            return Some(build::report_path(name));
        }
        let span = base.places.get(id)?.span;
        let file = world.sources.get(span.file)?;
        Some(format!("{}:{}", file.path, file.position(span.start).line))
    };
    Ok(verify(
        html,
        stated,
        rebuilt.as_ref(),
        before.as_ref(),
        &place,
    ))
}

/// The facts of the page as it was, from the list that was built beside it. That nobody kept the list
/// is no failure.
fn before(file: &Path, html: &str, stated: &Stated) -> Option<Receipt> {
    let name = receipt::list_of(html)?.rsplit('/').next()?;
    let root = file.ancestors().nth(stated.path.matches('/').count() + 1)?;
    let list = root.join("receipts").join(name);
    let text = host::file::text(&list, LIST_LIMIT).ok()?;
    ReceiptList::read(&text).ok()?.receipt(&stated.path)
}

/// The text of a page, and its file if it has one.
fn page(asked: &str) -> Result<(String, Option<PathBuf>), String> {
    if asked == "-" {
        let text = host::file::stdin(PAGE_LIMIT).map_err(|error| error.to_string())?;
        return Ok((text, None));
    }
    let here = Path::new(asked);
    let file = if here.exists() {
        here.to_path_buf()
    } else {
        built(asked)?
    };
    let file = if file.is_dir() {
        file.join("index.html")
    } else {
        file
    };
    let text = host::file::text(&file, PAGE_LIMIT).map_err(|error| error.to_string())?;
    Ok((text, Some(file)))
}

/// The file of the last build that an address or a path on the site names.
fn built(asked: &str) -> Result<PathBuf, String> {
    let project = project()?;
    let base_url = project.config.base_url.as_deref();
    let path = base_url
        .and_then(|base| asked.strip_prefix(base))
        .unwrap_or(asked);
    if path.contains("://") || path.split('/').any(|part| part == "..") {
        return Err(format!(
            "`{asked}` is no page of this site: nothing is fetched from elsewhere; hand the page in on stdin with `-`"
        ));
    }
    let path = path.trim_start_matches('/');
    let path = path.strip_prefix("site/").unwrap_or(path);
    let file = project.out().join("site").join(path);
    if !file.exists() {
        return Err(format!(
            "there is no page `{asked}` in `{}`; build it first, or hand in the file",
            project.out().display()
        ));
    }
    Ok(file)
}
