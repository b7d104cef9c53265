//! The file that a page is made from.

use super::SiteSettings;
use crate::model::KnowledgeBase;

/// The path of the source in which what a page tells stands: that of its state, or of its sector; of
/// pages about the law of all, that of the directive.
pub(super) fn file_of<'s>(
    base: &KnowledgeBase,
    settings: &'s SiteSettings,
    path: &str,
) -> Option<&'s str> {
    let mut parts = path.split('/');
    let mut part = parts.next()?;
    if matches!(part, "changes" | "coverage") {
        part = parts.next().unwrap_or_default();
    }
    let state = base.countries.get(&part.to_ascii_uppercase());
    let mut sector = || {
        let id = parts.next().filter(|_| part == "sectors")?;
        base.sectors.iter().find(|sector| sector.id == id)
    };
    let span = state
        .map(|state| state.span)
        .or_else(|| sector().map(|sector| sector.span))
        .or_else(|| Some(base.directives.values().next()?.act.span))?;
    settings.files.get(span.file.index()).map(String::as_str)
}
