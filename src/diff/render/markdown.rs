//! For a comment on a pull request.

use super::words;
use crate::diff::report::{Change, FieldChange, Impact, Mark, Nature, Piece, Report};

/// What GitHub takes in one comment, in characters.
pub const LIMIT: usize = 65_536;

/// What is kept free for the pointer to the full report.
const POINTER: usize = 400;

/// The report as Markdown, never longer than [`LIMIT`].
#[must_use]
pub fn markdown(report: &Report) -> String {
    let verdict = &report.verdict;
    let mut text = format!(
        "## {}\n\n{}\n\n**Effect:** {}\n\n",
        verdict.title,
        escaped(&verdict.sentence),
        escaped(&verdict.effect)
    );
    text.push_str(&format!(
        "| changes of law | corrections | profile classes | burden | review | data |\n|---|---|---|---|---|---|\n| {} | {} | {} | {} {} | {} | {} |\n\n",
        verdict.laws,
        verdict.corrections,
        words::all_classes(report),
        words::arrow(verdict.burden),
        words::burden(verdict.burden),
        verdict.level.map_or("none", words::level),
        words::data(verdict.data),
    ));
    if report.old.partial || report.new.partial {
        text.push_str("> A side has errors: only what can be read of it was compared.\n\n");
    }
    if let Some(incomplete) = words::incomplete(report) {
        text.push_str(&format!("> {}\n\n", escaped(&incomplete)));
    }
    let end = format!(
        "<sub>`{}` (law of {}) → `{}` (law of {})</sub>\n",
        report.old.name, report.old.as_of, report.new.name, report.new.as_of
    );
    let mut parts = impacts(&report.impact);
    for nature in [Nature::Law, Nature::Correction] {
        parts.extend(findings(report, nature));
    }
    if let Some(outputs) = &report.outputs {
        let mut lines = format!(
            "<details><summary>Pages and datasets: {} change, {} new, {} gone, {} as they were</summary>\n\n",
            outputs.changed.len(),
            outputs.added.len(),
            outputs.removed.len(),
            outputs.same
        );
        for (mark, paths) in [
            ("changed", &outputs.changed),
            ("new", &outputs.added),
            ("gone", &outputs.removed),
        ] {
            paths
                .iter()
                .for_each(|path| lines.push_str(&format!("- {mark}: `{path}`\n")));
        }
        lines.push_str("\n</details>\n\n");
        parts.push(lines);
    }
    let mut left = 0;
    let mut length = text.chars().count() + end.chars().count() + POINTER;
    for part in parts {
        let more = part.chars().count();
        if left > 0 || length + more > LIMIT {
            left += 1;
            continue;
        }
        length += more;
        text.push_str(&part);
    }
    if left > 0 {
        text.push_str(&format!(
            "**{} did not fit here.** The full report: `acquis diff {} {} --format html > report.html`.\n\n",
            words::count(left, "part"),
            report.old.name,
            report.new.name
        ));
    }
    text.push_str(&end);
    text
}

fn impacts(impacts: &[Impact]) -> Vec<String> {
    if impacts.is_empty() {
        return Vec::new();
    }
    let mut parts = vec!["### Who stands otherwise\n\n".to_owned()];
    for impact in impacts {
        parts.push(format!(
            "- {} {} <br><sub>{}; smallest: {}; before: {}; after: {}</sub>\n",
            words::arrow(impact.burden),
            escaped(&impact.sentence),
            words::classes(impact),
            escaped(&words::witness(&impact.witness)),
            escaped(&words::rules(&impact.rules_before)),
            escaped(&words::rules(&impact.rules_after)),
        ));
    }
    parts.push("\n".to_owned());
    parts
}

fn findings(report: &Report, nature: Nature) -> Vec<String> {
    let of: Vec<&Change> = report
        .findings
        .iter()
        .filter(|change| change.nature == nature)
        .collect();
    if of.is_empty() {
        return Vec::new();
    }
    let title = match nature {
        Nature::Law => "Changes of law",
        Nature::Correction => "Corrections",
    };
    let mut parts = vec![format!("### {title}\n\n")];
    parts.extend(of.into_iter().map(finding));
    parts
}

fn finding(change: &Change) -> String {
    let mut text = format!(
        "<details><summary>{} <b>{}</b> {}</summary>\n\n`{}`, {}, {} ({}), data {}",
        words::arrow(change.burden),
        words::level(change.level),
        html(&change.sentence),
        change.kind,
        words::nature(change.nature),
        words::burden(change.burden),
        escaped(&change.whom),
        words::data(change.data),
    );
    let origin = words::origin(change);
    if !origin.is_empty() {
        text.push_str(&format!(", {}", escaped(&origin)));
    }
    text.push_str("\n\n");
    for fact in &change.facts {
        let place = |place: &Option<_>| place.as_ref().map_or_else(|| "—".to_owned(), words::place);
        text.push_str(&format!(
            "- `{}`: `{}` → `{}`\n",
            fact.id,
            place(&fact.before),
            place(&fact.after)
        ));
    }
    change
        .fields
        .iter()
        .for_each(|field| text.push_str(&field_lines(field)));
    for part in &change.explains {
        text.push_str(&format!("- with it: {}\n", escaped(&part.sentence)));
    }
    text.push_str("\n</details>\n\n");
    text
}

fn field_lines(field: &FieldChange) -> String {
    if !field.redline.is_empty() {
        let told: String = field.redline.iter().map(piece).collect();
        return format!("- {}: {told}\n", field.title);
    }
    match (&field.before, &field.after) {
        (Some(before), Some(after)) => format!(
            "- {}: <del>{}</del> → <ins>{}</ins>\n",
            field.title,
            html(before),
            html(after)
        ),
        (None, Some(after)) => format!("- {}: <ins>{}</ins>\n", field.title, html(after)),
        (Some(before), None) => format!("- {}: <del>{}</del>\n", field.title, html(before)),
        (None, None) => String::new(),
    }
}

fn piece(piece: &Piece) -> String {
    let text = html(&piece.text);
    match piece.mark {
        Mark::Same => text,
        Mark::Insert => format!("<ins>{text}</ins>"),
        Mark::Delete => format!("<del>{text}</del>"),
        Mark::MovedFrom => format!("<del>{text}</del><sub>moved</sub>"),
        Mark::MovedTo => format!("<ins>{text}</ins><sub>moved</sub>"),
    }
}

/// Text inside Markdown that is neither a mark nor a tag, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => escaped.push(' '),
            '<' => escaped.push_str("&lt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '@' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Text inside a tag of HTML, where Markdown is read all the same.
fn html(text: &str) -> String {
    escaped(&text.replace('>', "\u{203a}")).replace('\u{203a}', "&gt;")
}
