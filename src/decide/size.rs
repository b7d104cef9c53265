//! The size of an enterprise: by its figures where they are known, else as it is stated.

use super::evaluate::{Context, evaluate, holds};
use super::group::FIGURES;
use super::profile::{Answer, Profile};
use super::truth::{Finding, Truth};
use crate::model::condition::{Condition, Relation, SizeClass};
use crate::model::inherit::SizeBlock;

/// Compares the size with one or more sizes.
pub(super) fn compare(is: Relation, sizes: &[SizeClass], context: Context<'_>) -> Finding {
    let by_figures = |context| compare_in_blocks(is, sizes, context);
    let Some(stated) = context.case.profile.size else {
        return by_figures(context);
    };
    let as_stated = || Finding::known(is_one(is, stated, sizes));
    if !has_figures(&context.case.profile) {
        return as_stated();
    }
    // Figures win. Where they leave the question open, the stated size settles it unless they rule
    // it out.
    let found = by_figures(context);
    if found.truth != Truth::Unknown || compare_in_blocks(Relation::Is, &[stated], context).is_no()
    {
        return found;
    }
    as_stated()
}

/// Whether any figure was given, so that a stated size comes second.
#[must_use]
pub fn has_figures(profile: &Profile) -> bool {
    FIGURES
        .iter()
        .any(|figure| profile.answers.contains_key(*figure))
}

/// Whether a stated size is as it is asked.
pub(super) fn is_one(is: Relation, stated: SizeClass, sizes: &[SizeClass]) -> bool {
    match is {
        Relation::Is => sizes.contains(&stated),
        Relation::IsNot => !sizes.contains(&stated),
        _ => sizes
            .first()
            .is_some_and(|size| holds(is, stated.cmp(size))),
    }
}

/// The block of sizes that speaks for this organisation decides. Blocks for some entities come
/// before the one for everybody.
fn compare_in_blocks(is: Relation, sizes: &[SizeClass], context: Context<'_>) -> Finding {
    let mut found = Vec::new();
    let mut earlier: Vec<Finding> = Vec::new();
    for block in &context.law.sizes {
        let compared = compare_in(block, is, sizes, context);
        match &block.applies {
            None => {
                if earlier.is_empty() {
                    return compared;
                }
                found.push(Finding::all(earlier.into_iter().chain([compared])));
                break;
            }
            Some(applies) => {
                let applies = evaluate(applies, context);
                found.push(Finding::all(
                    earlier.iter().cloned().chain([applies.clone(), compared]),
                ));
                earlier.push(applies.negated());
            }
        }
    }
    Finding::any(found)
}

fn compare_in(
    block: &SizeBlock<'_>,
    is: Relation,
    sizes: &[SizeClass],
    context: Context<'_>,
) -> Finding {
    let exactly = |size: &SizeClass| exactly(block, *size, context);
    match is {
        Relation::Is => Finding::any(sizes.iter().map(exactly)),
        Relation::IsNot => Finding::any(sizes.iter().map(exactly)).negated(),
        Relation::AtLeast | Relation::LessThan | Relation::MoreThan | Relation::AtMost => {
            let Some(size) = sizes.first().copied() else {
                return Finding::known(false);
            };
            // At least medium: neither micro nor small. The sizes are tried from the smallest, so
            // this needs no more figures than the smaller sizes do.
            let reaches = |size: SizeClass| {
                let smaller: Vec<Finding> = SizeClass::ALL
                    .into_iter()
                    .filter(|other| *other < size)
                    .map(|other| met(block, other, context))
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

fn exactly(block: &SizeBlock<'_>, size: SizeClass, context: Context<'_>) -> Finding {
    let earlier: Vec<Finding> = block
        .classes
        .iter()
        .take_while(|rule| rule.fact.size != size)
        .map(|rule| met(block, rule.fact.size, context).negated())
        .collect();
    Finding::all(earlier.into_iter().chain([met(block, size, context)]))
}

/// Whether the ceilings of a size are kept, whatever smaller sizes say.
fn met(block: &SizeBlock<'_>, size: SizeClass, context: Context<'_>) -> Finding {
    let Some(rule) = block.classes.iter().find(|rule| rule.fact.size == size) else {
        return Finding::missing("size");
    };
    let met_in = |period| evaluate(&rule.fact.when, Context { period, ..context });
    if block.two_periods && rule.fact.when != Condition::Always {
        over_periods(met_in, context)
    } else {
        met_in(0)
    }
}

/// A ceiling is crossed, either way, only when that happens in two periods running; until then the
/// status of the period before stays (Recommendation 2003/361/EC, annex, Art. 4(2)). Applied to the
/// ceilings of each size by itself.
fn over_periods(met_in: impl Fn(usize) -> Finding, context: Context<'_>) -> Finding {
    let oldest = context.case.periods.len().saturating_sub(1);
    let first = met_in(oldest);
    let mut status = match before_the_first(context) {
        Before::None => first,
        Before::Alike => {
            let presumed = Finding::presumed(first.is_yes(), PERIODS_ALIKE);
            if first.truth == Truth::Unknown {
                first
            } else {
                Finding {
                    assumed: first.assumed.into_iter().chain(presumed.assumed).collect(),
                    ..presumed
                }
            }
        }
        Before::Unknown => Finding {
            truth: Truth::Unknown,
            assumed: first.assumed,
            missing: first
                .missing
                .into_iter()
                .chain(["periods".to_owned()])
                .collect(),
        },
    };
    for period in (0..oldest).rev() {
        let (now, before) = (met_in(period), met_in(period + 1));
        status = Finding::any([
            Finding::all([now.clone(), before.clone()]),
            Finding::all([Finding::any([now, before]), status]),
        ]);
    }
    status
}

/// The input by which the sources say that earlier periods are presumed to be alike.
pub(super) const PERIODS_ALIKE: &str = "periods-alike";

/// The input for an enterprise that has no earlier accounts.
pub(super) const NEWLY_FOUNDED: &str = "newly-founded";

/// What came before the oldest period that is known.
enum Before {
    /// Nothing: the enterprise is new, or the law does not ask.
    None,
    /// The same.
    Alike,
    /// Nobody knows.
    Unknown,
}

fn before_the_first(context: Context<'_>) -> Before {
    let said = |input: &str| context.case.profile.answers.get(input) == Some(&Answer::YesNo(true));
    if said(NEWLY_FOUNDED) || said(PERIODS_ALIKE) {
        return Before::None;
    }
    match context.law.inputs.get(PERIODS_ALIKE) {
        None => Before::None,
        Some(input) if context.presume && input.presume.as_deref() == Some("yes") => Before::Alike,
        Some(_) => Before::Unknown,
    }
}
