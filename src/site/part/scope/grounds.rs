//! Designation, and what the file of the state says of scope in words.

use crate::model::inherit::Origin;
use crate::model::{Entry, Fact};
use crate::site::desk::{Desk, Line};
use crate::site::markdown::inline;
use crate::site::place::Subject;
use crate::site::section::{Section, said};

/// Designation, and what the state's file says of scope in words.
pub(super) fn grounds(desk: &Desk<'_>, subject: &Subject<'_>, section: &mut Section) {
    let body = &subject.place.country.body;
    let mut folded = |title: &str, lines: &dyn Fn() -> Vec<Line>| {
        let title = desk.words.get(title);
        section.in_full(desk, title, lines, Section::folded);
    };
    if subject.has_duties() || subject.all_out() {
        folded("scope-designations", &|| designations(desk, subject));
    }
    folded("scope-details", &|| {
        let details = body.scope_details.iter();
        details
            .filter_map(|entry| desk.entry_for(subject, entry))
            .collect()
    });
    folded("scope-size", &|| {
        let sizes = body.sizes.iter();
        sizes
            .filter(|size| !subject.addressed(&size.addressee).is_never())
            .flat_map(|size| &size.entries)
            .filter_map(|entry| desk.entry_for(subject, entry))
            .collect()
    });
    folded("scope-remarks", &|| {
        let rules = subject.law().rules.iter();
        rules
            .filter(|rule| rule.origin != Origin::Directive)
            .filter(|rule| !subject.residual(Some(&rule.fact.when)).is_never())
            .flat_map(|rule| rule.fact.proof.notes.iter())
            .map(|note| said(inline(note)))
            .collect()
    });
}

/// The grounds of the state; where it names none, those of the directive.
fn designations(desk: &Desk<'_>, subject: &Subject<'_>) -> Vec<Line> {
    let of = |entries: &[Fact<Entry>]| -> Vec<Line> {
        entries
            .iter()
            .filter(|entry| entry.kind == "designation")
            .filter_map(|entry| desk.entry_for(subject, entry))
            .collect()
    };
    let own = of(&subject.place.country.body.entries);
    if own.is_empty() {
        of(&subject.law().directive.body.entries)
    } else {
        own
    }
}
