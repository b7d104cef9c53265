//! The size of an enterprise: by its figures where they are known, else as it is stated.

use std::collections::BTreeMap;

use super::evaluate::{Context, evaluate, holds};
use super::profile::{Answer, Profile};
use super::truth::Finding;
use crate::model::condition::{Relation, SizeClass};

/// The figures by which size is told.
const FIGURES: [&str; 3] = ["staff", "turnover", "balance-sheet"];

/// Compares the size with one or more sizes.
pub(super) fn compare(is: Relation, sizes: &[SizeClass], context: Context<'_>) -> Finding {
    match is {
        Relation::Is => Finding::any(sizes.iter().map(|size| exactly(*size, context))),
        Relation::IsNot => Finding::any(sizes.iter().map(|size| exactly(*size, context))).negated(),
        Relation::AtLeast | Relation::LessThan | Relation::MoreThan | Relation::AtMost => {
            let Some(size) = sizes.first().copied() else {
                return Finding::known(false);
            };
            if let Some(stated) = stated(context.profile) {
                return Finding::known(holds(is, stated.cmp(&size)));
            }
            // At least medium: neither micro nor small. The sizes are tried from the smallest, so
            // this needs no more figures than the smaller sizes do.
            let reaches = |size: SizeClass| {
                let smaller: Vec<Finding> = SizeClass::ALL
                    .into_iter()
                    .filter(|other| *other < size)
                    .map(|other| met(other, context))
                    .collect();
                Finding::any(smaller).negated()
            };
            let next = SizeClass::ALL.into_iter().find(|other| *other > size);
            match (is, next) {
                (Relation::AtLeast, _) => reaches(size),
                (Relation::LessThan, _) => reaches(size).negated(),
                (Relation::MoreThan, Some(next)) => reaches(next),
                (Relation::AtMost, Some(next)) => reaches(next).negated(),
                (Relation::MoreThan, None) => Finding::known(false),
                _ => Finding::known(true),
            }
        }
    }
}

fn exactly(size: SizeClass, context: Context<'_>) -> Finding {
    if let Some(stated) = stated(context.profile) {
        return Finding::known(stated == size);
    }
    let earlier: Vec<Finding> = context
        .law
        .sizes
        .iter()
        .take_while(|rule| rule.fact.size != size)
        .map(|rule| evaluate(&rule.fact.when, context))
        .map(Finding::negated)
        .collect();
    Finding::all(earlier.into_iter().chain([met(size, context)]))
}

/// Whether the conditions of a size are met, whatever smaller sizes say.
fn met(size: SizeClass, context: Context<'_>) -> Finding {
    match context.law.sizes.iter().find(|rule| rule.fact.size == size) {
        Some(rule) => evaluate(&rule.fact.when, context),
        None => Finding::missing("size"),
    }
}

/// The stated size counts only where no figure is given.
fn stated(profile: &Profile) -> Option<SizeClass> {
    let figures = FIGURES
        .iter()
        .any(|figure| profile.answers.contains_key(*figure));
    profile.size.filter(|_| !figures)
}

/// Adds the figures of linked enterprises in full (Recommendation 2003/361/EC, annex, art. 6(2)),
/// unless the state looks at the organisation alone. A figure that one of them lacks is not known.
pub(super) fn aggregate(profile: &Profile, own_figures: bool) -> BTreeMap<String, Answer> {
    let mut answers = profile.answers.clone();
    if own_figures {
        return answers;
    }
    for figures in &profile.linked {
        for figure in FIGURES {
            let sum = match (answers.get(figure), figures.get(figure)) {
                (Some(Answer::Number(a)), Some(Answer::Number(b))) => {
                    Some(Answer::Number(a.plus(*b)))
                }
                (Some(Answer::Money(a)), Some(Answer::Money(b))) if a.currency == b.currency => {
                    let mut sum = a.clone();
                    sum.amount = a.amount.plus(b.amount);
                    Some(Answer::Money(sum))
                }
                _ => None,
            };
            match sum {
                Some(sum) => {
                    answers.insert(figure.to_owned(), sum);
                }
                None => {
                    answers.remove(figure);
                }
            }
        }
    }
    answers
}
