//! `acquis analyse`.

use super::world::{answer, open, say};
use super::{ResultFormat, Status};
use crate::analyse::{Analysis, Finding, analyse};

pub(super) fn run(country: Option<&str>, format: ResultFormat) -> Result<Status, String> {
    let world = open(&[], None)?;
    if world.compilation.has_errors() {
        world.print(&world.compilation.diagnostics);
        return Ok(Status::Found);
    }
    // How long it took is said on stderr alone: no result depends on a clock.
    let began = std::time::Instant::now();
    let analysis = analyse(&world.compilation.base, country);
    say(&format!("analysed in {} ms\n", began.elapsed().as_millis()));
    match format {
        ResultFormat::Human => answer(&human(&analysis))?,
        ResultFormat::Json => {
            let text =
                serde_json::to_string_pretty(&analysis).map_err(|error| error.to_string())?;
            answer(&format!("{text}\n"))?;
        }
    }
    let defect = analysis
        .laws
        .iter()
        .flat_map(|law| &law.findings)
        .any(|finding| finding.kind.is_defect());
    Ok(if defect { Status::Found } else { Status::Clean })
}

fn human(analysis: &Analysis) -> String {
    let mut text = String::new();
    for law in &analysis.laws {
        text.push_str(&format!(
            "{}: {} types, {} rules, {} classes in {} cubes, each with exactly one outcome\n",
            law.law, law.types, law.rules, law.classes, law.cubes
        ));
        for finding in &law.findings {
            text.push_str(&told(finding));
        }
    }
    text
}

fn told(finding: &Finding) -> String {
    let mut text = format!("  {}", finding.text);
    if !finding.under.is_empty() {
        text.push_str(&format!(" [{}]", finding.under.join("; ")));
    }
    if let Some(classes) = finding.classes {
        text.push_str(&format!(", {classes} classes"));
    }
    text.push('\n');
    if let Some(witness) = &finding.witness {
        let answers: Vec<String> = witness
            .answers
            .iter()
            .map(|(input, answer)| format!("{input} {answer}"))
            .collect();
        text.push_str(&format!("    {}: {}\n", witness.entity, answers.join(", ")));
    }
    text
}
