//! Whether a state asks for less than the directive without naming what allows it.

use rayon::prelude::*;

use super::{World, head};
use crate::decide::{Departure, Direction, KnownBy, Matter, departures};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::inherit::Law;
use crate::model::{Country, Fact, Transposition};
use crate::record::{Record, Unit};
use crate::source::Span;
use crate::value::Citation;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // The answers of each state are compared with the directive's, which takes a while.
    let found: Vec<Vec<Diagnostic>> = world
        .base
        .countries
        .par_iter()
        .map(|(code, country)| of_state(world, code, country))
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

fn of_state(world: &World<'_>, code: &str, country: &Country) -> Vec<Diagnostic> {
    let Some(law) = Law::of(world.base, Some(code)) else {
        return Vec::new();
    };
    // Where the directive of a state is not at hand there is nothing to compare with.
    let its_own = |transposed: &Fact<Transposition>| transposed.directive == law.directive.act.id;
    if !country.transposes.is_empty() && !country.transposes.iter().any(its_own) {
        return Vec::new();
    }
    let found = departures(&law);
    let allowing: Vec<&Departure<'_>> = found
        .iter()
        .filter(|departure| departure.option.is_some())
        .collect();
    found
        .iter()
        .filter(|departure| {
            departure.direction == Direction::Looser
                && departure.known_by == KnownBy::Comparison
                && !allowing.iter().any(|other| allows(other, departure))
        })
        .filter_map(|departure| looser(world.units, departure))
        .collect()
}

/// Whether a departure that names an option speaks of another one: they are of one area, and have one
/// name or stand under one article. An option allows what it is about, and not its whole area.
fn allows(stated: &Departure<'_>, found: &Departure<'_>) -> bool {
    let name = |departure: &Departure<'_>| {
        let id = departure.proof.id.as_str();
        id.rsplit('/').next().unwrap_or(id).to_owned()
    };
    let shared = stated.proof.under.iter().any(|citation| {
        found
            .proof
            .under
            .iter()
            .any(|own| same_article(citation, own))
    });
    stated.area == found.area && (shared || name(stated) == name(found))
}

/// Whether two citations are of one article or section, whatever its paragraphs.
fn same_article(a: &Citation, b: &Citation) -> bool {
    let article = |citation: &Citation| {
        let first = citation.provisions.first()?;
        let number = first.number.split(['(', '-']).next().unwrap_or_default();
        Some((
            first.kind.trim_end_matches('s').to_owned(),
            number.to_owned(),
        ))
    };
    a.law == b.law && article(a).is_some() && article(a) == article(b)
}

fn looser(units: &[Unit], departure: &Departure<'_>) -> Option<Diagnostic> {
    let record = units
        .iter()
        .filter(|unit| unit.file == departure.proof.span.file)
        .flat_map(|unit| &unit.items)
        .find_map(|item| at(item, departure.proof.span))?;
    if record.broken {
        return None;
    }
    let what = match &departure.matter {
        Matter::RuleAdded(rule) => {
            format!("the rule `{rule}` takes entities out, or frees them from duties")
        }
        Matter::RuleReplaced(rule) => {
            format!("the rule `{rule}` reaches fewer entities than the directive's")
        }
        Matter::RuleRemoved(rule) => {
            format!("fewer entities are reached without the rule `{rule}`")
        }
        Matter::StageChanged(_, stage) => {
            format!(
                "the stage `{}` is due later than in the directive",
                stage.id
            )
        }
        Matter::StageRemoved(stage) => {
            format!("the directive asks for the stage `{}`", stage.id)
        }
        Matter::CeilingChanged(class, ..) => {
            format!("the ceiling for `{class}` is lower than in the directive")
        }
        Matter::StageAdded(_) | Matter::MeasureAdded(_) | Matter::Stated(..) => {
            "this asks for less than the directive".to_owned()
        }
    };
    Some(Diagnostic::new(Code::LooserThanDirective, head(record), what).help(format!(
        "read the provision again; where the directive allows it, add a `departure` with `area {}` and `by-option OPTION`, under the same article or with the name of this statement",
        departure.area
    )))
}

/// The statement at a place, in the block of a record or itself.
fn at(record: &Record, span: Span) -> Option<&Record> {
    if record.span == span {
        return Some(record);
    }
    record.children.iter().find_map(|child| at(child, span))
}
