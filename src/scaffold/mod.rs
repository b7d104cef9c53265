//! New files: everything the language can say there, explained from its own tables, with an open
//! question for each thing that nobody has answered yet.
//!
//! Nothing is claimed: what a template holds is a question or a remark, so it compiles at once.

mod country;
mod outline;

use crate::format;
use crate::source::{FileId, SourceFile};
use crate::value::CountryCode;
use crate::vocabulary::{self, Word};

pub use country::country;
use outline::{block, heading, remark};

/// A file for a sector that all states share, with that id.
#[must_use]
pub fn sector(id: &str) -> String {
    let mut text = start(
        "A sector. Write what holds in place of the remarks; `acquis check` says what is missing.",
    );
    text.push_str(&source_form());
    text.push_str(&heading(id));
    text.push_str(&item("sector", &format!("sector {id} {:?}", title(id))));
    canonical(&text)
}

/// A further file of a state, for one act with that id.
#[must_use]
pub fn law(id: &str, country: &CountryCode) -> String {
    let mut text = format!("edition 1\npart-of {country}\n\n");
    text.push_str(&remark("An act. Write what holds in place of the remarks; an act of which nothing is said is taken to be in force, and cited it decides.", 0));
    text.push_str(&source_form());
    text.push_str(&heading(id));
    text.push_str(&item("law", &format!("law {id} {:?}", title(id))));
    text.push_str(&format!(
        "\nquestion {id} \"What the act says, and from when it holds\" topic laws\n"
    ));
    canonical(&text)
}

fn start(about: &str) -> String {
    format!("edition 1\n\n{}", remark(about, 0))
}

/// An item whose block holds only remarks on what it can say.
fn item(keyword: &str, head: &str) -> String {
    let said = vocabulary::item(keyword).map_or_else(String::new, |word| block(word, 0));
    format!("{head} {{\n{said}}}\n")
}

/// How a source is written.
fn source_form() -> String {
    let word = vocabulary::item("source");
    let form = word.map_or_else(String::new, |word: &Word| {
        remark(&format!("{} {{ … }}", word.spelling()), 0) + &block(word, 1)
    });
    format!("{}\n{form}", heading("sources"))
}

/// An id as a title: `waste-water` is `Waste water`.
fn title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut rest = words.chars();
    rest.next()
        .map(|first| first.to_uppercase().chain(rest).collect())
        .unwrap_or_default()
}

/// The one canonical form.
fn canonical(text: &str) -> String {
    format::format(FileId::default(), &SourceFile::new("new.acq", text))
}
