//! `acquis check`.

use std::path::PathBuf;

use super::world::{World, answer, open};
use super::{Deny, DiagnosticFormat, Status, review};
use crate::diagnostic::{self, Code, Diagnostic, Severity, render};
use crate::review::findings;

/// What sign-off finds.
const UNREVIEWED: [Code; 3] = [Code::Unreviewed, Code::ApprovalVoid, Code::ApprovalExpired];

pub(super) fn run(
    paths: &[PathBuf],
    format: DiagnosticFormat,
    deny: &[Deny],
) -> Result<Status, String> {
    let world = open(paths, None)?;
    let mut findings = world.findings(paths);
    findings.extend(approvals(&world, paths, deny)?);
    diagnostic::sort(&mut findings);
    print(&world, &findings, format)?;
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

fn print(world: &World, findings: &[Diagnostic], format: DiagnosticFormat) -> Result<(), String> {
    match format {
        DiagnosticFormat::Human => {
            world.print(findings);
            Ok(())
        }
        DiagnosticFormat::Json => answer(&render::json(&world.sources, findings)),
        DiagnosticFormat::Sarif => answer(&render::sarif(&world.sources, findings)),
        DiagnosticFormat::Github => answer(&render::github(&world.sources, findings)),
    }
}
