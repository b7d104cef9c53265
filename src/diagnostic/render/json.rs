//! The report for programs. Its shape is an API: fields are added, never changed.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Place, count};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::source::{Position, SourceSet, Span};

const FORMAT: &str = "acquis-diagnostics";
const VERSION: u32 = 1;

/// All findings of one run of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Always `acquis-diagnostics`.
    #[schemars(extend("const" = FORMAT))]
    pub format: &'static str,
    /// The version of this shape.
    #[schemars(extend("const" = VERSION))]
    pub version: u32,
    /// The findings, in the order in which a reader meets them.
    pub diagnostics: Vec<Finding>,
    /// How many of them are errors.
    pub errors: usize,
    /// How many of them are warnings.
    pub warnings: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The stable code, such as `E0101`.
    pub code: &'static str,
    /// Whether it stops the compilation.
    pub severity: Level,
    /// What the code stands for, in general.
    pub title: &'static str,
    /// What is wrong here, in particular.
    pub message: String,
    /// The file, relative to the knowledge base; null where the finding is about no file.
    pub path: Option<String>,
    /// Where in the file; null where the finding is about no file.
    pub span: Option<Region>,
    /// What stands there; null where there is no more to say.
    pub label: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// What to write instead, in words.
    pub help: Option<String>,
    /// What to write instead, as an edit that a program can make.
    pub fix: Option<Correction>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The source does not compile.
    Error,
    /// The source compiles, and somebody should look.
    Warning,
}

/// A run of characters: `start` included, `end` not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Region {
    /// The first character.
    pub start: Point,
    /// The first character after it.
    pub end: Point,
}

/// A place in a text. Both numbers count from one; columns count Unicode characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Point {
    /// The line.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// The column.
    #[schemars(range(min = 1))]
    pub column: u32,
}

/// A second place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Related {
    /// The file; null where it is not known.
    pub path: Option<String>,
    /// Where in the file; null where that is not known.
    pub span: Option<Region>,
    /// What stands there; null where there is no more to say.
    pub label: Option<String>,
}

/// An edit that resolves a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Correction {
    /// The file to edit.
    pub path: String,
    /// What to replace; an empty span means an insertion.
    pub span: Region,
    /// What to put there.
    pub replacement: String,
}

/// Writes the report, indented and with a final line feed.
#[must_use]
pub fn json(sources: &SourceSet, diagnostics: &[Diagnostic]) -> String {
    let report = Report::new(sources, diagnostics);
    // Strings and numbers under fixed names: there is nothing in a report that JSON cannot hold.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

impl Report {
    /// Collects findings into the shape that is written.
    #[must_use]
    pub fn new(sources: &SourceSet, diagnostics: &[Diagnostic]) -> Self {
        let (errors, warnings) = count(diagnostics);
        Self {
            format: FORMAT,
            version: VERSION,
            diagnostics: diagnostics
                .iter()
                .map(|diagnostic| Finding::new(sources, diagnostic))
                .collect(),
            errors,
            warnings,
        }
    }
}

impl Finding {
    fn new(sources: &SourceSet, diagnostic: &Diagnostic) -> Self {
        let Related { path, span, label } = Related::new(sources, &diagnostic.primary);
        Self {
            code: diagnostic.code.id(),
            severity: diagnostic.severity().into(),
            title: diagnostic.code.title(),
            message: diagnostic.message.clone(),
            path,
            span,
            label,
            related: diagnostic
                .labels
                .iter()
                .map(|label| Related::new(sources, label))
                .collect(),
            help: diagnostic.help.clone(),
            fix: diagnostic
                .fix
                .as_ref()
                .and_then(|fix| Correction::new(sources, fix)),
        }
    }
}

impl Related {
    fn new(sources: &SourceSet, label: &Label) -> Self {
        let (path, span) = locate(sources, label.span).unzip();
        Self {
            path,
            span,
            label: Some(label.text.clone()).filter(|text| !text.is_empty()),
        }
    }
}

impl Correction {
    /// An edit of a file that nobody can find is no edit.
    fn new(sources: &SourceSet, fix: &Fix) -> Option<Self> {
        let (path, span) = locate(sources, fix.span)?;
        Some(Self {
            path,
            span,
            replacement: fix.replacement.clone(),
        })
    }
}

fn locate(sources: &SourceSet, span: Span) -> Option<(String, Region)> {
    let place = Place::of(sources, span)?;
    let region = Region {
        start: place.start().into(),
        end: place.end().into(),
    };
    Some((place.file.path.to_string(), region))
}

impl From<Position> for Point {
    fn from(position: Position) -> Self {
        Self {
            line: position.line,
            column: position.column,
        }
    }
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{FileId, SourceFile};
    use serde_json::{Value, json};

    fn sources() -> SourceSet {
        SourceSet::new(vec![
            SourceFile::new("a.acq", "één twee\ndrie\n"),
            SourceFile::new("b.acq", "vier\n"),
        ])
    }

    fn read(diagnostics: &[Diagnostic]) -> Value {
        serde_json::from_str(&super::json(&sources(), diagnostics)).unwrap()
    }

    #[test]
    fn a_full_finding_has_every_field() {
        let a = FileId::new(0);
        let finding = Diagnostic::new(Code::UnreadableWord, Span::new(a, 6, 10), "no `twee`")
            .here("this word")
            .label(Span::new(FileId::new(1), 0, 4), "seen here")
            .help("write `drie`")
            .replace("drie");
        assert_eq!(
            read(&[finding]),
            json!({
                "format": "acquis-diagnostics",
                "version": 1,
                "errors": 1,
                "warnings": 0,
                "diagnostics": [{
                    "code": "E0102",
                    "severity": "error",
                    "title": Code::UnreadableWord.title(),
                    "message": "no `twee`",
                    "path": "a.acq",
                    "span": {
                        "start": {"line": 1, "column": 5},
                        "end": {"line": 1, "column": 9},
                    },
                    "label": "this word",
                    "related": [{
                        "path": "b.acq",
                        "span": {
                            "start": {"line": 1, "column": 1},
                            "end": {"line": 1, "column": 5},
                        },
                        "label": "seen here",
                    }],
                    "help": "write `drie`",
                    "fix": {
                        "path": "a.acq",
                        "span": {
                            "start": {"line": 1, "column": 5},
                            "end": {"line": 1, "column": 9},
                        },
                        "replacement": "drie",
                    },
                }],
            })
        );
    }

    #[test]
    fn a_finding_without_a_file_has_no_place_and_no_fix() {
        let nowhere = Span::new(FileId::new(7), 0, 0);
        let report = read(&[Diagnostic::new(Code::NoSources, nowhere, "nothing").replace("x")]);
        let finding = &report["diagnostics"][0];
        for field in ["path", "span", "label", "help", "fix"] {
            assert_eq!(finding[field], Value::Null, "{field}");
        }
    }

    #[test]
    fn no_findings_are_a_report_too() {
        let text = super::json(&sources(), &[]);
        assert!(text.ends_with("}\n"), "{text}");
        assert_eq!(read(&[])["diagnostics"], json!([]));
    }

    #[test]
    fn the_end_of_a_text_is_a_place() {
        let end = Span::new(FileId::new(1), 5, 5);
        let report = read(&[Diagnostic::new(Code::UnclosedBlock, end, "open")]);
        assert_eq!(
            report["diagnostics"][0]["span"]["start"],
            json!({"line": 2, "column": 1})
        );
    }

    #[test]
    fn reports_follow_their_own_schema() {
        let schema = schemars::schema_for!(Report).to_value();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let nowhere = Span::new(FileId::new(7), 0, 0);
        let somewhere = Span::new(FileId::new(1), 0, 4);
        let report = read(&[
            Diagnostic::new(Code::NoSources, nowhere, "nothing"),
            Diagnostic::new(Code::NoSource, somewhere, "no source")
                .label(nowhere, "gone")
                .replace("x"),
        ]);
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, [""; 0]);
    }

    #[test]
    fn the_schema_fixes_the_name_of_the_format() {
        let schema = schemars::schema_for!(Report).to_value();
        assert_eq!(schema["properties"]["format"]["const"], FORMAT);
        assert_eq!(schema["properties"]["version"]["const"], VERSION);
    }
}
