//! What an organisation sees of itself, for people: text for a terminal, Markdown, and one page of
//! HTML that needs nothing beside it.

mod gap;
mod item;
mod page;
mod score;
mod sheet;
mod text;

use std::sync::Arc;

use super::SiteError;
use super::cite::SourceIndex;
use super::desk::Desk;
use super::words::Words;
use crate::decide::checklist::SelfCheck;
use crate::templates::Templates;
use sheet::Sheet;

/// In which form people read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Text for a terminal.
    Text,
    /// Markdown.
    Markdown,
    /// One page of HTML.
    Html,
}

/// Writes what an organisation sees of itself.
///
/// # Errors
/// A template or a word that is missing; nothing that was asked or answered.
pub fn checklist(
    check: &SelfCheck<'_>,
    form: Form,
    templates: &Templates,
) -> Result<String, SiteError> {
    let words = Arc::new(Words::english(templates)?);
    let sources = SourceIndex::new(check.law.base, &words);
    let unsigned = super::Reviewed::new();
    let desk = Desk::new(&words, check.law, &sources, "", &unsigned);
    let sheet = Sheet::new(&desk, check);
    let written = match form {
        Form::Text => text::plain(&words, &sheet),
        Form::Markdown => text::markdown(&words, &sheet),
        Form::Html => page::page(templates, &words, &sheet)?,
    };
    words.complete()?;
    Ok(written)
}
