//! Workflow commands, which GitHub Actions turns into annotations on a change.

use super::Place;
use crate::diagnostic::Diagnostic;
use crate::source::SourceSet;

/// Writes one workflow command per finding and line.
#[must_use]
pub fn github(sources: &SourceSet, diagnostics: &[Diagnostic]) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| command(sources, diagnostic))
        .collect()
}

fn command(sources: &SourceSet, diagnostic: &Diagnostic) -> String {
    let mut properties = Vec::new();
    if let Some(place) = Place::of(sources, diagnostic.primary.span) {
        properties.push(format!("file={}", property(&place.file.path)));
        if place.has_text() {
            let (start, end) = (place.start(), place.end());
            properties.push(format!("line={},endLine={}", start.line, end.line));
            // GitHub takes columns only where a finding begins and ends on one line.
            if start.line == end.line {
                properties.push(format!("col={},endColumn={}", start.column, end.column));
            }
        }
    }
    properties.push(format!("title={}", property(diagnostic.code.id())));
    format!(
        "::{} {}::{}\n",
        diagnostic.severity().word(),
        properties.join(","),
        data(&message(sources, diagnostic))
    )
}

/// An annotation has one place, so other places and the way out go into its text.
fn message(sources: &SourceSet, diagnostic: &Diagnostic) -> String {
    let mut lines = vec![diagnostic.message.clone()];
    if !diagnostic.primary.text.is_empty() {
        lines.push(diagnostic.primary.text.clone());
    }
    for label in &diagnostic.labels {
        let place = Place::of(sources, label.span).map(|place| {
            let (path, start) = (&place.file.path, place.start());
            if place.has_text() {
                format!("{path}:{}:{}", start.line, start.column)
            } else {
                path.to_string()
            }
        });
        let text = Some(label.text.clone()).filter(|text| !text.is_empty());
        let line: Vec<String> = place.into_iter().chain(text).collect();
        lines.push(line.join(": "));
    }
    if let Some(help) = &diagnostic.help {
        lines.push(format!("help: {help}"));
    }
    lines.join("\n")
}

/// Escapes the text of a command, which ends with its line.
pub(crate) fn data(text: &str) -> String {
    // The percent sign goes first, or it would escape the escapes.
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes the value of a property, which ends at a comma or at a double colon.
pub(crate) fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{FileId, SourceFile, Span};

    fn sources() -> SourceSet {
        SourceSet::new(vec![
            SourceFile::new("a,b:c%.acq", "één twee\ndrie\n"),
            SourceFile::new("b.acq", ""),
        ])
    }

    fn at(start: usize, end: usize) -> Span {
        Span::new(FileId::new(0), start, end)
    }

    #[test]
    fn names_and_messages_are_escaped() {
        let finding = Diagnostic::new(
            Code::UnreadableLine,
            at(6, 10),
            "100 %, and\r\nmore: ::error::",
        );
        assert_eq!(
            github(&sources(), &[finding]),
            "::error file=a%2Cb%3Ac%25.acq,line=1,endLine=1,col=5,endColumn=9,title=E0101\
             ::100 %25, and%0D%0Amore: ::error::\n"
        );
    }

    #[test]
    fn a_finding_over_several_lines_has_no_columns() {
        let finding = Diagnostic::new(Code::NoSource, at(0, 14), "long");
        assert_eq!(
            github(&sources(), &[finding]),
            "::warning file=a%2Cb%3Ac%25.acq,line=1,endLine=2,title=W0601::long\n"
        );
    }

    #[test]
    fn a_finding_about_a_whole_file_has_no_line() {
        let span = Span::new(FileId::new(1), 0, 0);
        let finding = Diagnostic::new(Code::Unreadable, span, "gone");
        assert_eq!(
            github(&sources(), &[finding]),
            "::error file=b.acq,title=E0003::gone\n"
        );
    }

    #[test]
    fn a_finding_about_no_file_is_still_printed() {
        let span = Span::new(FileId::new(9), 0, 0);
        let finding = Diagnostic::new(Code::NoSources, span, "nothing");
        assert_eq!(
            github(&sources(), &[finding]),
            "::error title=E0006::nothing\n"
        );
    }

    #[test]
    fn other_places_and_help_follow_on_lines_of_their_own() {
        let finding = Diagnostic::new(Code::DuplicateId, at(9, 13), "twice")
            .here("here")
            .label(at(0, 5), "first")
            .label(at(6, 10), "")
            .help("rename it");
        let text = github(&sources(), &[finding]);
        assert!(
            text.ends_with(
                "::twice%0Ahere%0Aa,b:c%25.acq:1:1: first%0Aa,b:c%25.acq:1:5%0Ahelp: rename it\n"
            ),
            "{text}"
        );
    }
}
