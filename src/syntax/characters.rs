//! Characters that are not what they look like.

use std::collections::BTreeSet;

use unicode_script::{Script, UnicodeScript};

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// Characters that must not stand in a source at all, and words whose letters come from several
/// scripts, which look like other words.
pub(super) fn check(file: FileId, text: &str, diagnostics: &mut Vec<Diagnostic>) {
    if text.is_ascii() && !text.bytes().any(is_control_byte) {
        return;
    }
    let mut word_start = None;
    for (at, c) in text.char_indices() {
        let span = Span::new(file, at, at + c.len_utf8());
        if is_bidi_control(c) {
            diagnostics.push(
                Diagnostic::new(
                    Code::BidiControl,
                    span,
                    format!(
                        "the invisible character U+{:04X} changes the direction of text",
                        c as u32
                    ),
                )
                .help("remove it; it can make a line read differently from what it says")
                .replace(""),
            );
        } else if c.is_control() && !matches!(c, '\n' | '\r' | '\t') {
            diagnostics.push(
                Diagnostic::new(
                    Code::ControlCharacter,
                    span,
                    format!("the control character U+{:04X} stands here", c as u32),
                )
                .help("remove it")
                .replace(""),
            );
        }
        if c.is_alphabetic() {
            word_start.get_or_insert(at);
        } else if let Some(start) = word_start.take() {
            mixed_scripts(file, text, start, at, diagnostics);
        }
    }
    if let Some(start) = word_start {
        mixed_scripts(file, text, start, text.len(), diagnostics);
    }
}

/// A word that cannot be read for its letters has been told so, and is not told again that they are of
/// several scripts.
pub(super) fn mixed_and_unread(diagnostics: &mut Vec<Diagnostic>) {
    let unread: BTreeSet<Span> = diagnostics
        .iter()
        .filter(|diagnostic| matches!(diagnostic.code, Code::UnreadableWord | Code::UnreadableLine))
        .map(|diagnostic| diagnostic.primary.span)
        .collect();
    diagnostics.retain(|diagnostic| {
        let span = diagnostic.primary.span;
        diagnostic.code != Code::MixedScripts || !unread.contains(&span)
    });
}

fn is_control_byte(byte: u8) -> bool {
    byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t')
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

fn mixed_scripts(
    file: FileId,
    text: &str,
    start: usize,
    end: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let word = &text[start..end];
    if word.is_ascii() {
        return;
    }
    let mut scripts: Vec<Script> = word
        .chars()
        .map(|c| c.script())
        .filter(|script| !matches!(script, Script::Common | Script::Inherited))
        .collect();
    scripts.sort_by_key(|script| script.full_name());
    scripts.dedup();
    if scripts.len() > 1 {
        let names: Vec<&str> = scripts.iter().map(|script| script.full_name()).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::MixedScripts,
                Span::new(file, start, end),
                format!("the word `{word}` mixes {} letters", names.join(" and ")),
            )
            .help("type it again in one alphabet; letters that look alike are not the same"),
        );
    }
}
