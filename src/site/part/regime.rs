//! Which law governs: sector acts that take the place of the directive for some.

use super::super::desk::Desk;
use super::super::markdown::{blocks, escape, escaped};
use super::super::place::Subject;
use super::super::section::Section;

/// The section on the governing law.
#[must_use]
pub fn section(desk: &Desk<'_>, subject: &Subject<'_>) -> Section {
    let words = desk.words;
    let mut section = Section::new("regime", words.get("regime-title"));
    let regimes = subject.regimes();
    if regimes.is_empty() {
        let act = super::scope::basis(desk, subject);
        section.text(escaped(&words.with("regime-none", &[("basis", &act)])));
        return section;
    }
    for (regime, residual) in regimes {
        let mut html = String::from("<p class=\"lead\"><strong>");
        escape(&regime.name, &mut html);
        html.push_str("</strong> ");
        let parts: Vec<&str> = regime
            .displaces
            .iter()
            .filter(|part| part.as_str() != "nothing")
            .map(String::as_str)
            .collect();
        let parts: Vec<String> = parts
            .into_iter()
            .map(|part| words.of("part", part))
            .collect();
        let text = match (parts.is_empty(), residual.condition()) {
            (true, _) => words.get("regime-beside").to_owned(),
            (false, None) => words.with("regime-displaces", &[("parts", &words.all_of(&parts))]),
            (false, Some(condition)) => words.with(
                "regime-displaces-some",
                &[
                    ("parts", &words.all_of(&parts)),
                    ("condition", &desk.spelled(condition)),
                ],
            ),
        };
        escape(&text, &mut html);
        html.push(' ');
        html.push_str(&desk.proof(&regime.proof));
        html.push_str("</p>");
        if let Some(summary) = &regime.summary {
            html.push_str(&blocks(summary));
        }
        if !regime.authorities.is_empty() {
            let names: Vec<String> = regime
                .authorities
                .iter()
                .map(|id| desk.authority_short(id))
                .collect();
            html.push_str("<p>");
            escape(
                &words.with(
                    "regime-authority",
                    &[("authorities", &words.all_of(&names))],
                ),
                &mut html,
            );
            html.push_str("</p>");
        }
        section.html(html, "regime");
        section.list(
            "",
            regime
                .details
                .iter()
                .map(|entry| desk.entry(entry))
                .collect(),
        );
        section.list(
            "",
            regime
                .proof
                .notes
                .iter()
                .map(|note| super::super::section::said(super::super::markdown::inline(note)))
                .collect(),
        );
    }
    section
}
