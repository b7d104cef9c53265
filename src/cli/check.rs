//! `acquis check`.

use std::path::{Path, PathBuf};

use super::build::Unbuilt;
use super::world::{World, answer, open, print_diagnostics, project};
use super::{Deny, DiagnosticFormat, Status, build, review};
use crate::diagnostic::{self, Code, Diagnostic, Severity, render};
use crate::host;
use crate::inspect::{Report, inspect, report};
use crate::review::findings;
use crate::source::SourceSet;

/// What sign-off finds.
const UNREVIEWED: [Code; 3] = [Code::Unreviewed, Code::ApprovalVoid, Code::ApprovalExpired];

pub(super) fn run(
    paths: &[PathBuf],
    format: DiagnosticFormat,
    deny: &[Deny],
    site: Option<Option<&Path>>,
) -> Result<Status, String> {
    if let Some(Some(folder)) = site {
        return built(folder, format);
    }
    let world = open(paths, None)?;
    let mut findings = world.findings(paths);
    findings.extend(approvals(&world, paths, deny)?);
    diagnostic::sort(&mut findings);
    let pages = match site {
        Some(_) if !world.compilation.has_errors() => Some(pages(&world)?),
        _ => None,
    };
    if let Some(mut pages) = pages
        && !pages.diagnostics.is_empty()
    {
        pages.take_in(&world.sources, findings);
        print(&pages.texts, &pages.diagnostics, format)?;
        return Ok(Status::Found);
    }
    print(&world.sources, &findings, format)?;
    let denied = |diagnostic: &Diagnostic| {
        diagnostic.severity() == Severity::Error
            || deny.contains(&Deny::Warnings)
            || (deny.contains(&Deny::Stale) && diagnostic.code == Code::StaleSource)
            || (deny.contains(&Deny::Unreviewed) && UNREVIEWED.contains(&diagnostic.code))
    };
    Ok(if findings.iter().any(denied) {
        Status::Found
    } else {
        Status::Clean
    })
}

/// What is not approved under these paths. What was never approved is only said where it is denied:
/// a knowledge base that nobody signs off has no need to hear of it.
fn approvals(world: &World, paths: &[PathBuf], deny: &[Deny]) -> Result<Vec<Diagnostic>, String> {
    let approvals = review::approvals(world)?;
    let denied = deny.contains(&Deny::Unreviewed);
    if world.compilation.has_errors() || (approvals.is_empty() && !denied) {
        return Ok(Vec::new());
    }
    let mut found = findings(&world.compilation.base, &approvals, world.settings.fresh_at);
    found.retain(|diagnostic| {
        world.concerns(diagnostic.primary.span.file, paths)
            && (denied || diagnostic.code != Code::Unreviewed)
    });
    Ok(found)
}

/// What is wrong with the pages that the sources give.
fn pages(world: &World) -> Result<Report, String> {
    let files = match build::whole(world) {
        Ok(files) => files,
        Err(Unbuilt::Form(report)) => return Ok(report),
        Err(Unbuilt::Failed(what)) => return Err(what),
    };
    Ok(report(&inspect(&files), &files, &world.sources))
}

/// What is wrong with pages that were built.
fn built(folder: &Path, format: DiagnosticFormat) -> Result<Status, String> {
    let files = host::site::built(folder)?;
    let findings = inspect(&files);
    let sources = project().map(|project| project.read().sources);
    let told = report(&findings, &files, &sources.unwrap_or_default());
    print(&told.texts, &told.diagnostics, format)?;
    Ok(match findings.is_empty() {
        true => Status::Clean,
        false => Status::Found,
    })
}

fn print(
    texts: &SourceSet,
    findings: &[Diagnostic],
    format: DiagnosticFormat,
) -> Result<(), String> {
    match format {
        DiagnosticFormat::Human => {
            print_diagnostics(texts, findings);
            Ok(())
        }
        DiagnosticFormat::Json => answer(&render::json(texts, findings)),
        DiagnosticFormat::Sarif => answer(&render::sarif(texts, findings)),
        DiagnosticFormat::Github => answer(&render::github(texts, findings)),
    }
}
