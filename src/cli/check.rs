//! `acquis check`.

use std::path::PathBuf;

use super::world::{World, answer, open};
use super::{Deny, DiagnosticFormat, Status};
use crate::diagnostic::{Code, Diagnostic, Severity, render};

pub(super) fn run(
    paths: &[PathBuf],
    format: DiagnosticFormat,
    deny: &[Deny],
) -> Result<Status, String> {
    let world = open(paths, None)?;
    let findings = world.findings(paths);
    print(&world, &findings, format)?;
    let denied = |diagnostic: &Diagnostic| {
        diagnostic.severity() == Severity::Error
            || deny.contains(&Deny::Warnings)
            || (deny.contains(&Deny::Stale) && diagnostic.code == Code::StaleSource)
    };
    Ok(if findings.iter().any(denied) {
        Status::Found
    } else {
        Status::Clean
    })
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
