//! For people at a terminal. Colour is written always; whoever prints takes it out where it is not
//! wanted.

use super::words;
use crate::diff::report::{
    Burden, Change, FieldChange, Impact, Level, Mark, Nature, Piece, Report, VerdictKind,
};

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const YELLOW: &str = "\u{1b}[33m";
const BLUE: &str = "\u{1b}[34m";
const STRUCK: &str = "\u{1b}[9;31m";
const UNDERLINED: &str = "\u{1b}[4;32m";
const PLAIN: &str = "\u{1b}[0m";

/// How many groups of organisations are told before they are counted.
const GROUPS: usize = 12;

/// The report as text.
#[must_use]
pub fn terminal(report: &Report) -> String {
    let verdict = &report.verdict;
    let colour = match verdict.kind {
        VerdictKind::Same | VerdictKind::NoChangeInLaw => GREEN,
        VerdictKind::Correction => BLUE,
        VerdictKind::ChangeOfLaw | VerdictKind::Both => YELLOW,
    };
    let mut text = format!(
        "{BOLD}{colour}{}{PLAIN}\n{}\n{}\n\n{DIM}{} (law of {}) → {} (law of {}){PLAIN}\n{}\n",
        verdict.title,
        verdict.sentence,
        verdict.effect,
        report.old.name,
        report.old.as_of,
        report.new.name,
        report.new.as_of,
        summary(report),
    );
    if report.old.partial || report.new.partial {
        text.push_str(&format!(
            "{YELLOW}A side has errors: only what can be read of it was compared.{PLAIN}\n"
        ));
    }
    if let Some(incomplete) = words::incomplete(report) {
        text.push_str(&format!("{YELLOW}{incomplete}{PLAIN}\n"));
    }
    if !report.impact.is_empty() {
        text.push_str(&format!("\n{BOLD}Who stands otherwise{PLAIN}\n"));
        for impact in report.impact.iter().take(GROUPS) {
            text.push_str(&impact_lines(impact));
        }
        if report.impact.len() > GROUPS {
            let more = words::count(report.impact.len() - GROUPS, "further group");
            text.push_str(&format!(
                "    {DIM}and {more}; `--format html` shows all{PLAIN}
"
            ));
        }
    }
    for (nature, title) in [
        (Nature::Law, "Changes of law"),
        (Nature::Correction, "Corrections"),
    ] {
        let of: Vec<&Change> = report
            .findings
            .iter()
            .filter(|change| change.nature == nature)
            .collect();
        if !of.is_empty() {
            text.push_str(&format!("\n{BOLD}{title}{PLAIN}\n"));
            of.into_iter()
                .for_each(|change| text.push_str(&finding(change)));
        }
    }
    if let Some(outputs) = &report.outputs {
        text.push_str(&format!("\n{BOLD}Pages and datasets{PLAIN}\n"));
        for (mark, paths) in [
            ("~", &outputs.changed),
            ("+", &outputs.added),
            ("-", &outputs.removed),
        ] {
            paths
                .iter()
                .for_each(|path| text.push_str(&format!("  {mark} {path}\n")));
        }
        text.push_str(&format!("  {} others stay as they are\n", outputs.same));
    }
    text
}

fn summary(report: &Report) -> String {
    let verdict = &report.verdict;
    format!(
        "{}, {}; {}; data: {}",
        words::count(verdict.laws, "change") + " of law",
        words::count(verdict.corrections, "correction"),
        words::burden(verdict.burden),
        words::data(verdict.data),
    )
}

fn impact_lines(impact: &Impact) -> String {
    format!(
        "  {} {}\n      {DIM}{}; smallest: {}\n      before: {}\n      after:  {}{PLAIN}\n",
        arrow(impact.burden),
        impact.sentence,
        words::classes(impact),
        words::witness(&impact.witness),
        words::rules(&impact.rules_before),
        words::rules(&impact.rules_after),
    )
}

fn arrow(burden: Burden) -> String {
    let colour = match burden {
        Burden::Up => RED,
        Burden::Down => GREEN,
        Burden::Shifted | Burden::Unknown => YELLOW,
        Burden::None => DIM,
    };
    format!("{colour}{}{PLAIN}", words::arrow(burden))
}

fn finding(change: &Change) -> String {
    let colour = match change.level {
        Level::Deny => RED,
        Level::Warn => YELLOW,
        Level::Info => DIM,
    };
    let mut text = format!(
        "  {} {colour}{}{PLAIN}[{}] {}\n",
        arrow(change.burden),
        words::level(change.level),
        change.kind,
        change.sentence
    );
    let origin = words::origin(change);
    if !origin.is_empty() {
        text.push_str(&format!("      {origin}\n"));
    }
    text.push_str(&format!(
        "      {DIM}{}, {}; {}; data: {}; {}{PLAIN}\n",
        words::nature(change.nature),
        words::burden(change.burden),
        change.whom,
        words::data(change.data),
        change.fingerprint
    ));
    for fact in &change.facts {
        let place = |place: &Option<_>| place.as_ref().map_or_else(|| "—".to_owned(), words::place);
        text.push_str(&format!(
            "      {DIM}{} → {}  {}{PLAIN}\n",
            place(&fact.before),
            place(&fact.after),
            fact.id
        ));
    }
    change
        .fields
        .iter()
        .for_each(|field| text.push_str(&field_lines(field)));
    if !change.explains.is_empty() {
        text.push_str(&format!(
            "      {DIM}with it: {}{PLAIN}\n",
            words::count(change.explains.len(), "further change")
        ));
        for part in &change.explains {
            text.push_str(&format!("        {DIM}· {}{PLAIN}\n", part.sentence));
        }
    }
    text
}

fn field_lines(field: &FieldChange) -> String {
    if !field.redline.is_empty() {
        let told: String = field.redline.iter().map(piece).collect();
        return format!("      {}: {told}\n", field.title);
    }
    match (&field.before, &field.after) {
        (Some(before), Some(after)) => format!(
            "      {}: {STRUCK}{before}{PLAIN} → {UNDERLINED}{after}{PLAIN}\n",
            field.title
        ),
        (None, Some(after)) => format!("      {}: {UNDERLINED}{after}{PLAIN}\n", field.title),
        (Some(before), None) => format!("      {}: {STRUCK}{before}{PLAIN}\n", field.title),
        (None, None) => String::new(),
    }
}

/// Marks besides colour, so that a redline can be read without any.
fn piece(piece: &Piece) -> String {
    match piece.mark {
        Mark::Same => piece.text.clone(),
        Mark::Insert => format!("{UNDERLINED}{{+{}+}}{PLAIN}", piece.text),
        Mark::Delete => format!("{STRUCK}[-{}-]{PLAIN}", piece.text),
        Mark::MovedFrom => format!("{DIM}[moved from here: {}]{PLAIN}", piece.text),
        Mark::MovedTo => format!("{BLUE}[moved here: {}]{PLAIN}", piece.text),
    }
}
