//! What the compiler has to say about a source: stable codes, places, causes and ways out.
//!
//! A [`Diagnostic`] is data; how it looks is decided by [`render`].

mod code;
pub mod render;

pub use code::{Code, Severity};

use crate::source::Span;

/// One finding, with a stable code, a place and, where there is one, a way out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code; it also decides the severity.
    pub code: Code,
    /// What is wrong: lower case, no final stop, names of the source in back-quotes.
    pub message: String,
    /// The place, and a word on what stands there.
    pub primary: Label,
    /// Other places that matter, such as the first of two facts that disagree.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// A replacement that a program could make.
    pub fix: Option<Fix>,
}

/// A place and a word about it; the word may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// A suggested edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What to replace; an empty span means an insertion.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Says what stands at the primary place.
    #[must_use]
    pub fn here(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Suggests a replacement for the primary place.
    #[must_use]
    pub fn replace(mut self, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix {
            span: self.primary.span,
            replacement: replacement.into(),
        });
        self
    }

    /// Error or warning.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Puts findings in the order in which a reader meets their places, and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (a.primary.span, a.code, &a.message).cmp(&(b.primary.span, b.code, &b.message))
    });
    diagnostics.dedup();
}

/// The closest of `candidates` to `word`, where one is close enough to be worth suggesting.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let limit = (length / 3).clamp(1, 3);
    candidates
        .into_iter()
        // Comparing letter by letter is dear, and nearly all candidates are far off.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit)
        .filter(|candidate| letters_apart(word, candidate) <= limit)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// The fewest edits that give two words the same letters in any order: each puts one in, takes one
/// out, or does both. Some letters are not told apart, which makes it fewer still.
fn letters_apart(a: &str, b: &str) -> usize {
    const KINDS: usize = 32;
    let mut more = [0_usize; KINDS];
    let mut fewer = [0_usize; KINDS];
    a.chars().for_each(|c| more[c as usize % KINDS] += 1);
    b.chars().for_each(|c| fewer[c as usize % KINDS] += 1);
    let both = || more.iter().zip(&fewer);
    let put_in: usize = both()
        .map(|(more, fewer)| fewer.saturating_sub(*more))
        .sum();
    let taken_out: usize = both()
        .map(|(more, fewer)| more.saturating_sub(*fewer))
        .sum();
    put_in.max(taken_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is left out before words are compared letter by letter is never near.
        #[test]
        fn nothing_near_is_left_out(
            word in "[abcé-]{0,12}",
            candidates in proptest::collection::vec("[abcé-]{0,12}", 0..8),
        ) {
            let limit = (word.chars().count() / 3).clamp(1, 3);
            let near = candidates
                .iter()
                .map(|other| (strsim::osa_distance(&word, other), other.as_str()))
                .filter(|(distance, _)| *distance <= limit)
                .min();
            let found = closest(&word, candidates.iter().map(String::as_str));
            prop_assert_eq!(found, near.map(|(_, other)| other));
        }
    }
}
