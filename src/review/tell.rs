//! The report of a review for a terminal.

use super::report::{ReviewReport, ReviewedFact, Standing};

/// Counts for each legislator, then what changed or expired; of one legislator also what is new.
#[must_use]
pub fn tell_review(report: &ReviewReport) -> String {
    let mut text = format!(
        "{:<10} {:>8} {:>8} {:>8} {:>8}\n",
        "", "approved", "changed", "expired", "new"
    );
    for counts in &report.legislators {
        text.push_str(&format!(
            "{:<10} {:>8} {:>8} {:>8} {:>8}\n",
            counts.of, counts.approved, counts.changed, counts.expired, counts.new
        ));
    }
    let all = report.selected || report.legislators.len() == 1;
    let listed = report
        .facts
        .iter()
        .filter(|fact| all || fact.standing != Standing::New);
    let mut lines = listed.map(line).peekable();
    if lines.peek().is_some() {
        text.push('\n');
    }
    text.extend(lines);
    text
}

fn line(fact: &ReviewedFact) -> String {
    let mut line = format!(
        "{:<8} {} ({})",
        fact.standing.word(),
        fact.id,
        fact.grade.word()
    );
    if let (Some(on), Some(by)) = (fact.approved_on, &fact.approved_by) {
        line.push_str(&format!(", approved on {on} by {by}"));
    }
    if let Some(until) = fact.approved_until {
        line.push_str(&format!(" until {until}"));
    }
    line.push('\n');
    line
}
