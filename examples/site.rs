//! Renders the site of the knowledge base in the current folder into a folder, and says how long it took.

#![allow(
    clippy::disallowed_methods,
    reason = "a tool for looking at pages, which writes where it is told"
)]

use std::path::PathBuf;
use std::time::Instant;

use acquis::compile::{Settings, compile};
use acquis::host::project::Project;
use acquis::site::{SiteSettings, render};
use acquis::value::Date;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(
        std::env::args()
            .nth(1)
            .ok_or("name the folder to write to")?,
    );
    let project = Project::find(&std::env::current_dir()?)?;
    let loaded = project.read();
    let as_of = Date::parse(&project.config.as_of.to_string()).ok_or("no day")?;
    let settings = Settings {
        as_of,
        fresh_at: as_of,
        stale_after: project.config.stale_after(),
    };
    let base = compile(&loaded.sources, loaded.diagnostics, settings).base;
    let settings = SiteSettings {
        title: project.config.title.clone(),
        base_url: project.config.base_url.clone(),
        licence: project.config.licence.clone(),
        edit_url: project.config.edit_url.clone(),
        files: Vec::new(),
        report_url: project.config.report_url.clone(),
        freshness: None,
        recorded: Vec::new(),
        reviewed: std::collections::BTreeMap::new(),
        templates: project.templates()?,
    };
    let mut best = f64::INFINITY;
    let mut files = render(&base, &settings)?;
    for _ in 0..5 {
        let start = Instant::now();
        files = render(&base, &settings)?;
        best = best.min(start.elapsed().as_secs_f64() * 1000.0);
    }
    let bytes: usize = files.values().map(Vec::len).sum();
    println!("{} files, {} kB, {best:.1} ms", files.len(), bytes / 1000);
    for (path, bytes) in &files {
        let path = out.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
