//! Designation, and what the file of the state says of scope in words.

use crate::model::inherit::Origin;
use crate::site::desk::{Desk, Line};
use crate::site::markdown::inline;
use crate::site::place::Subject;
use crate::site::section::{Section, said};

/// Designation, and what the state's file says of scope in words.
pub(super) fn grounds(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let body = &subject.place.country.body;
    let own: Vec<Line> = body
        .entries
        .iter()
        .filter(|entry| entry.kind == "designation")
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    let designations = if own.is_empty() {
        let shared = subject.law().directive.body.entries.iter();
        shared
            .filter(|entry| entry.kind == "designation")
            .filter_map(|entry| concern(desk, subject, entry))
            .collect()
    } else {
        own
    };
    if subject.has_duties() || subject.all_out() {
        section.folded(desk.words.get("scope-designations"), designations);
    }
    let details = body
        .scope_details
        .iter()
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    section.folded(desk.words.get("scope-details"), details);
    let sizes = body
        .sizes
        .iter()
        .filter(|size| !subject.addressed(&size.addressee).is_never())
        .flat_map(|size| &size.entries)
        .filter_map(|entry| concern(desk, subject, entry))
        .collect();
    section.folded(desk.words.get("scope-size"), sizes);
    let rule = subject
        .law()
        .rules
        .iter()
        .filter(|rule| rule.origin != Origin::Directive);
    let remarks: Vec<Line> = rule
        .filter(|rule| !subject.residual(Some(&rule.fact.when)).is_never())
        .flat_map(|rule| rule.fact.proof.notes.iter())
        .map(|note| said(inline(note)))
        .collect();
    section.folded(desk.words.get("scope-remarks"), remarks);
}

fn concern(
    desk: &Desk<'_>,
    subject: &Subject<'_>,
    entry: &crate::model::Fact<crate::model::Entry>,
) -> Option<Line> {
    let residual = subject.residual(entry.when.as_ref());
    (!residual.is_never()).then(|| desk.entry_when(entry, &residual))
}
