//! Findings for people, drawn by the renderer that rustc uses.

use std::ops::Range;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Padding, Patch, Renderer, Snippet,
};

use super::Place;
use super::excerpt::{Excerpt, visible};
use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::source::SourceSet;

/// A range over more lines than this is shown by its first line, and places of one file that are
/// further apart than this are shown in snippets of their own.
const NEAR: usize = 40;

/// More places than this are counted, not shown.
const MANY: usize = 12;

/// The longest message, label and replacement in characters: each may quote what somebody wrote.
const LONG_MESSAGE: usize = 1_000;
const LONG_LABEL: usize = 200;

/// Stands after a place that is written in full; see [`keep_written`]. It cannot come from
/// elsewhere, since control characters of all other text are made visible.
const WRITTEN: char = '\u{1}';

/// Draws findings with their lines, labels, help and suggested edits, and an empty line between
/// two of them. `colour` adds ANSI colours.
#[must_use]
pub fn human(sources: &SourceSet, diagnostics: &[Diagnostic], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    diagnostics
        .iter()
        .map(|diagnostic| draw(sources, diagnostic, &renderer))
        .collect::<Vec<_>>()
        .join("\n")
}

fn draw(sources: &SourceSet, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(plain(&diagnostic.message, LONG_MESSAGE))
        .id(diagnostic.code.id());
    let mut group = Group::with_title(title);

    let (places, mut messages) = collect(sources, diagnostic);
    for place in &places {
        group = match place {
            Shown::Lines(cluster) => group.element(cluster.snippet()),
            Shown::File(path) => group.element(Origin::path(path.as_str())),
        };
    }
    let patch = diagnostic
        .fix
        .as_ref()
        .and_then(|fix| patch(sources, diagnostic, fix));
    let help = diagnostic
        .help
        .as_deref()
        .map(|help| plain(help, LONG_MESSAGE));
    // The help is the title of the edit where there is one, and a note below the lines elsewhere.
    let edit = match (patch, help) {
        (Some((words, patch)), help) => {
            let title = help.unwrap_or_else(|| words.to_owned());
            Some(Level::HELP.secondary_title(title).element(patch))
        }
        (None, help) => {
            messages.extend(help.map(|help| Level::HELP.message(help)));
            None
        }
    };
    // After lines the renderer draws this itself.
    if !messages.is_empty() && matches!(places.last(), Some(Shown::File(_))) {
        group = group.element(Padding);
    }
    let groups: Vec<Group> = std::iter::once(group.elements(messages))
        .chain(edit)
        .collect();
    let mut text = keep_written(&renderer.render(&groups));
    text.push('\n');
    text
}

/// What is shown of the places of a finding.
enum Shown<'a> {
    /// Lines with marks under them.
    Lines(Cluster<'a>),
    /// Only the name of a file, since there is no text to show.
    File(String),
}

/// Marks in one file that are near enough to each other to be shown in one snippet.
struct Cluster<'a> {
    first: u32,
    last: u32,
    marks: Vec<Mark<'a>>,
}

/// A place and what is drawn there.
struct Mark<'a> {
    place: Place<'a>,
    /// What is underlined: the place itself, or its beginning if it is too long to be shown.
    range: Range<usize>,
    kind: AnnotationKind,
    label: String,
}

/// Sorts the places of a finding into snippets; what can have no line becomes a message.
fn collect<'a>(
    sources: &'a SourceSet,
    diagnostic: &Diagnostic,
) -> (Vec<Shown<'a>>, Vec<annotate_snippets::Message<'a>>) {
    let mut shown = Vec::new();
    let mut messages = Vec::new();
    let primary = std::iter::once((AnnotationKind::Primary, &diagnostic.primary));
    let others = diagnostic
        .labels
        .iter()
        .map(|label| (AnnotationKind::Context, label));
    for (kind, label) in primary.chain(others).take(MANY) {
        let place = Place::of(sources, label.span);
        if let Some(place) = place {
            if place.has_text() {
                Mark::new(place, kind, label).join(&mut shown);
                continue;
            }
            shown.push(Shown::File(plain(&place.file.path, LONG_MESSAGE)));
        }
        if !label.text.is_empty() {
            messages.push(Level::NOTE.message(plain(&label.text, LONG_MESSAGE)));
        }
    }
    let hidden = (diagnostic.labels.len() + 1).saturating_sub(MANY);
    if hidden > 0 {
        messages.push(Level::NOTE.message(format!("{hidden} more places are not shown")));
    }
    (shown, messages)
}

impl<'a> Mark<'a> {
    fn new(place: Place<'a>, kind: AnnotationKind, label: &Label) -> Self {
        let text = &place.file.text[place.range.clone()];
        let lines = match text.match_indices('\n').nth(NEAR) {
            Some(_) => text.lines().next().unwrap_or(""),
            // A line feed at the end would draw the mark on to the next line.
            None => text.trim_end_matches(['\r', '\n']),
        };
        Self {
            range: place.range.start..place.range.start + lines.len(),
            place,
            kind,
            label: plain(&label.text, LONG_LABEL).replace('\n', " "),
        }
    }

    /// Adds the mark to the first snippet that is near, or to a new one.
    fn join(self, shown: &mut Vec<Shown<'a>>) {
        let near = u32::try_from(NEAR).unwrap_or(u32::MAX);
        let first = self.place.start().line;
        let height = self.place.file.text[self.range.clone()]
            .matches('\n')
            .count();
        let last = first.saturating_add(u32::try_from(height).unwrap_or(u32::MAX));
        let cluster = shown.iter_mut().find_map(|shown| match shown {
            Shown::Lines(cluster)
                if cluster.is_of(&self.place)
                    && first <= cluster.last.saturating_add(near)
                    && cluster.first <= last.saturating_add(near) =>
            {
                Some(cluster)
            }
            _ => None,
        });
        match cluster {
            Some(cluster) => {
                cluster.first = cluster.first.min(first);
                cluster.last = cluster.last.max(last);
                cluster.marks.push(self);
            }
            None => shown.push(Shown::Lines(Cluster {
                first,
                last,
                marks: vec![self],
            })),
        }
    }
}

impl Cluster<'_> {
    fn is_of(&self, place: &Place) -> bool {
        self.marks
            .first()
            .is_some_and(|mark| std::ptr::eq(mark.place.file, place.file))
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let ranges: Vec<_> = self.marks.iter().map(|mark| mark.range.clone()).collect();
        let text = self.marks.first().map_or("", |mark| &mark.place.file.text);
        let mut excerpt = Excerpt::new(text, &ranges);
        // The renderer takes a line feed at the end for the end of the last line, and would mark
        // the empty line after it one line too high.
        if excerpt.source.ends_with('\n') {
            excerpt.source.push(' ');
        }
        let marks = self.marks.iter().zip(excerpt.ranges).map(|(mark, range)| {
            let label = Some(mark.label.as_str()).filter(|label| !label.is_empty());
            mark.kind.span(range).label(label)
        });
        Snippet::source(excerpt.source)
            .line_start(self.first as usize)
            .path(self.marks.first().map(|mark| written(&mark.place)))
            .annotations(marks)
    }
}

/// The lines after an edit, with words for a reader in case the finding has none; nothing where
/// there is nothing to see.
fn patch<'a>(
    sources: &'a SourceSet,
    diagnostic: &Diagnostic,
    fix: &Fix,
) -> Option<(&'static str, Snippet<'a, Patch<'a>>)> {
    let place = Place::of(sources, fix.span)?;
    let old = &place.file.text[place.range.clone()];
    let too_long = |text: &str| text.match_indices('\n').nth(NEAR).is_some();
    if old == fix.replacement || too_long(old) || too_long(&fix.replacement) {
        return None;
    }
    let words = match (old.is_empty(), fix.replacement.is_empty()) {
        (true, _) => "add this",
        (_, true) => "remove this",
        _ => "write this instead",
    };
    let excerpt = Excerpt::new(&place.file.text, std::slice::from_ref(&place.range));
    let range = excerpt.ranges.into_iter().next()?;
    let patch = Patch::new(range, plain(&fix.replacement, LONG_MESSAGE));
    let snippet = Snippet::source(excerpt.source)
        .line_start(place.start().line as usize)
        // Below lines of the same file its name would only be a repetition.
        .path((fix.span.file != diagnostic.primary.span.file).then(|| written(&place)))
        .patch(patch);
    Some((words, snippet))
}

/// The path, line and column of a place, to be given to the renderer in place of a path.
fn written(place: &Place) -> String {
    let (path, start) = (plain(&place.file.path, LONG_MESSAGE), place.start());
    format!("{path}:{}:{}{WRITTEN}", start.line, start.column)
}

/// Drops the line and column that the renderer adds to a place that is already written in full:
/// it counts columns in the excerpt that it was given, and not in the file.
fn keep_written(rendered: &str) -> String {
    let mut parts = rendered.split(WRITTEN);
    let mut text = parts.next().unwrap_or("").to_owned();
    for part in parts {
        text.push_str(
            part.trim_start_matches(|letter: char| letter == ':' || letter.is_ascii_digit()),
        );
    }
    text
}

/// Makes control characters visible, so that a message that quotes a source cannot move the
/// cursor, change colours or turn the direction of text; cuts what is longer than `limit`.
fn plain(text: &str, limit: usize) -> String {
    let mut plain: String = text
        .chars()
        .take(limit)
        .map(|letter| match letter {
            '\n' => '\n',
            '\t' => ' ',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(' '),
            '\u{7f}' => '␡',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            _ => visible(letter),
        })
        .collect();
    if text.chars().nth(limit).is_some() {
        plain.push_str("...");
    }
    plain
}

#[cfg(test)]
mod tests;
