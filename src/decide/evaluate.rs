//! The truth of a condition for an organisation.

use std::cmp::Ordering;

use super::group::{Case, FIGURES};
use super::places::{self, Told};
use super::profile::{Activity, Answer};
use super::size;
use super::truth::{Finding, Truth};
use crate::model::Input;
use crate::model::condition::{ActivityKind, Bound, Condition, Relation};
use crate::model::inherit::Law;
use crate::value::{Amount, Decimal};

/// Who is asked, about what, under which law.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The law.
    pub law: &'a Law<'a>,
    /// The organisation.
    pub case: &'a Case,
    /// The activity that is looked at; nothing where the whole organisation is.
    pub activity: Option<&'a Activity>,
    /// The class that was decided, for conditions that ask for it.
    pub class: Option<&'a str>,
    /// Whether what the sources presume is taken for granted.
    pub presume: bool,
    /// The accounting period whose figures count: 0 for the latest.
    pub period: usize,
}

impl<'a> Context<'a> {
    /// The organisation as a whole, before anything is decided.
    #[must_use]
    pub fn whole(law: &'a Law<'a>, case: &'a Case, presume: bool) -> Self {
        Self {
            law,
            case,
            activity: None,
            class: None,
            presume,
            period: 0,
        }
    }
}

/// Evaluates a condition.
#[must_use]
pub fn evaluate(condition: &Condition, context: Context<'_>) -> Finding {
    match condition {
        Condition::Always => Finding::known(true),
        Condition::All { of } => Finding::all(of.iter().map(|member| evaluate(member, context))),
        Condition::Any { of } => Finding::any(of.iter().map(|member| evaluate(member, context))),
        Condition::Not { of } => evaluate(of, context).negated(),
        Condition::Activity { among } => match context.activity {
            Some(activity) => Finding::known(matches_kind(among, &activity.entity, context.law)),
            None if context.case.profile.activities.is_empty() => Finding::missing("activity"),
            None => Finding::known(
                context
                    .case
                    .profile
                    .activities
                    .iter()
                    .any(|activity| matches_kind(among, &activity.entity, context.law)),
            ),
        },
        Condition::Size { is, sizes } => size::compare(*is, sizes, context),
        Condition::Class { among } => match context.class {
            Some(class) => Finding::known(
                among
                    .iter()
                    .any(|other| other == class || context.law.class_of(class) == Some(other)),
            ),
            None => Finding::missing("class"),
        },
        Condition::Flag { input } => match answer(input, context) {
            Found::Said(Answer::YesNo(yes)) => Finding::known(*yes),
            Found::Presumed(yes) => Finding::presumed(yes == "yes", input),
            Found::Told(yes) => Finding::known(yes),
            Found::ToldByPresumption(yes) => Finding::presumed(yes, "main-establishment"),
            _ => Finding::missing(input),
        },
        Condition::Choice { input, among } => match answer(input, context) {
            Found::Said(Answer::Choice(choice)) => Finding::known(among.contains(choice)),
            Found::Presumed(choice) => Finding::presumed(among.contains(&choice), input),
            _ => Finding::missing(input),
        },
        Condition::Compare { input, is, bound } => compare(input, *is, bound, context),
    }
}

/// Whether an entity type is of one of these kinds in this law.
pub(super) fn matches_kind(among: &[ActivityKind], entity: &str, law: &Law<'_>) -> bool {
    let here = law.types.get(entity);
    among.iter().any(|kind| match kind {
        // A type that the state took away is nothing here.
        ActivityKind::Type(id) => id == entity && here.is_some(),
        ActivityKind::Annex(annex) => here.is_some_and(|here| here.annex == Some(annex.as_str())),
        ActivityKind::Sector(sector) => here.is_some_and(|here| here.entity.sector == *sector),
        ActivityKind::Subsector(path) => here.is_some_and(|here| {
            here.entity
                .subsector
                .as_ref()
                .is_some_and(|subsector| *path == format!("{}/{subsector}", here.entity.sector))
        }),
    })
}

pub(super) enum Found<'a> {
    Said(&'a Answer),
    Presumed(String),
    Told(bool),
    ToldByPresumption(bool),
    Nothing,
}

/// What is known of an input: said of the activity, said of the organisation, or presumed.
pub(super) fn answer<'a>(input: &str, context: Context<'a>) -> Found<'a> {
    let said = context
        .activity
        .and_then(|activity| activity.answers.get(input))
        .or_else(|| context.case.profile.answers.get(input));
    if let Some(said) = said {
        return Found::Said(said);
    }
    if let Some(by) = context
        .law
        .inputs
        .get(input)
        .and_then(|input| input.told_by)
    {
        match places::tell(by, context.case) {
            Told::Known(yes) => return Found::Told(yes),
            Told::Presumed(yes) if context.presume => return Found::ToldByPresumption(yes),
            Told::Presumed(_) => return Found::Nothing,
            Told::Nothing => {}
        }
    }
    let presumed = match input {
        // Whoever names an activity means one that counts.
        "activity-weight" => Some("main".to_owned()),
        "registered" => Some("yes".to_owned()),
        _ => context
            .law
            .inputs
            .get(input)
            .and_then(|declared| declared.presume.clone()),
    };
    match presumed {
        Some(presumed) if context.presume => Found::Presumed(presumed),
        _ => Found::Nothing,
    }
}

fn compare(input: &str, is: Relation, bound: &Bound, context: Context<'_>) -> Finding {
    if let Some((declared, of, when)) = summed(input, context) {
        return compare_sum(declared, of, when, is, bound, context);
    }
    if let Some((parts, one_is_enough)) = parts(is, bound) {
        let each = parts.map(|part| compare(input, is, &part, context));
        return if one_is_enough {
            Finding::any(each)
        } else {
            Finding::all(each)
        };
    }
    if FIGURES.contains(&input) {
        return compare_figure(input, is, bound, context);
    }
    match answer(input, context) {
        Found::Said(said) => match order(said, bound, context) {
            Ok(Some(ordering)) => Finding::known(holds(is, ordering)),
            Ok(None) => Finding::missing(input),
            // A share of something is never below zero, so nothing is not more than it.
            Err(_) if is_zero(said) && is == Relation::MoreThan => Finding::known(false),
            Err(_) if is_zero(said) && is == Relation::AtMost => Finding::known(true),
            Err(other) => Finding::missing(&other),
        },
        Found::Presumed(text) => {
            let presumed = Decimal::parse(&text).map(Answer::Number);
            match presumed.and_then(|presumed| order(&presumed, bound, context).ok().flatten()) {
                Some(ordering) => Finding::presumed(holds(is, ordering), input),
                None => Finding::missing(input),
            }
        }
        Found::Told(_) | Found::ToldByPresumption(_) | Found::Nothing => Finding::missing(input),
    }
}

/// A figure by which size is told. Where only the least that it can be is known, that may be enough.
fn compare_figure(input: &str, is: Relation, bound: &Bound, context: Context<'_>) -> Finding {
    let Some(figure) = context
        .case
        .periods
        .get(context.period)
        .and_then(|figures| figures.get(input))
    else {
        return Finding::missing(input);
    };
    let ordering = match order(&figure.value, bound, context) {
        Ok(Some(ordering)) => ordering,
        Ok(None) => return Finding::missing(input),
        Err(other) => return Finding::missing(&other),
    };
    if let Some(decided) = whatever_more(is, ordering) {
        return Finding::known(decided);
    }
    if figure.at_least_for_want_of.is_empty() {
        return Finding {
            assumed: figure.assumed.clone(),
            ..Finding::known(holds(is, ordering))
        };
    }
    Finding {
        truth: Truth::Unknown,
        assumed: figure.assumed.clone(),
        missing: figure.at_least_for_want_of.clone(),
    }
}

/// What a comparison comes to, if it comes to that whatever the figure turns out to be above the least
/// that is known of it.
pub(super) fn whatever_more(is: Relation, ordering: Ordering) -> Option<bool> {
    match (is, ordering) {
        (Relation::AtLeast, Ordering::Greater | Ordering::Equal)
        | (Relation::MoreThan | Relation::IsNot, Ordering::Greater) => Some(true),
        (Relation::LessThan, Ordering::Greater | Ordering::Equal)
        | (Relation::AtMost | Relation::Is, Ordering::Greater) => Some(false),
        _ => None,
    }
}

/// The two amounts of which the lower or higher is the bound, and whether one comparison is enough:
/// what is more than one of the two is more than the lower, whatever the other is.
pub(super) fn parts(is: Relation, bound: &Bound) -> Option<([Bound; 2], bool)> {
    let (a, b, lower) = match bound {
        Bound::Amount(Amount::LowerOf(a, b)) => (a, b, true),
        Bound::Amount(Amount::HigherOf(a, b)) => (a, b, false),
        _ => return None,
    };
    let one_is_enough = match is {
        Relation::MoreThan | Relation::AtLeast => lower,
        Relation::LessThan | Relation::AtMost => !lower,
        Relation::Is | Relation::IsNot => return None,
    };
    Some(([a, b].map(|part| bound_of(part)), one_is_enough))
}

fn is_zero(answer: &Answer) -> bool {
    let amount = match answer {
        Answer::Number(number) => *number,
        Answer::Money(money) => money.amount,
        Answer::Quantity(quantity) => quantity.amount,
        _ => return false,
    };
    amount == Decimal::default()
}

/// An amount as a bound of its own.
fn bound_of(amount: &Amount) -> Bound {
    match amount {
        Amount::Money(money) => Bound::Money(money.clone()),
        Amount::Number(number) => Bound::Number(*number),
        Amount::Quantity(quantity) => Bound::Quantity(quantity.clone()),
        other => Bound::Amount(other.clone()),
    }
}

fn summed<'a>(input: &str, context: Context<'a>) -> Option<(&'a Input, &'a str, &'a Condition)> {
    let declared = *context.law.inputs.get(input)?;
    let (of, when) = declared.sums.as_ref()?;
    Some((declared, of.as_str(), when))
}

/// The sum over the activities for which a condition holds. It is unknown only while the parts that
/// are not known could still decide.
fn compare_sum(
    declared: &Input,
    of: &str,
    when: &Condition,
    is: Relation,
    bound: &Bound,
    context: Context<'_>,
) -> Finding {
    let mut sum = Decimal::default();
    let mut open = false;
    for activity in &context.case.profile.activities {
        let here = Context {
            activity: Some(activity),
            ..context
        };
        let counts = evaluate(when, here);
        if counts.is_no() {
            continue;
        }
        match answer(of, here) {
            Found::Said(Answer::Percent(percent)) if counts.is_yes() => {
                sum = sum.plus(percent.0);
            }
            _ => open = true,
        }
    }
    let Bound::Percent(limit) = bound else {
        return Finding::missing(&declared.id);
    };
    let lowest = holds(is, sum.cmp(&limit.0));
    let highest = holds(is, Decimal::whole(100).cmp(&limit.0));
    if !open || lowest == highest && matches!(is, Relation::AtLeast | Relation::MoreThan) && lowest
    {
        return Finding::known(lowest);
    }
    if matches!(is, Relation::AtMost | Relation::LessThan) && !lowest {
        return Finding::known(false);
    }
    Finding::missing(of)
}

/// How an answer stands to a bound; nothing where they cannot be compared, and the input that is
/// missing where the bound itself depends on one.
fn order(said: &Answer, bound: &Bound, context: Context<'_>) -> Result<Option<Ordering>, String> {
    Ok(match (said, bound) {
        (Answer::Number(a), Bound::Number(b)) => Some(a.cmp(b)),
        (Answer::Number(a), Bound::Quantity(b)) => Some(a.cmp(&b.amount)),
        (Answer::Quantity(a), Bound::Number(b)) => Some(a.amount.cmp(b)),
        (Answer::Quantity(a), Bound::Quantity(b)) if a.unit == b.unit => {
            Some(a.amount.cmp(&b.amount))
        }
        (Answer::Percent(a), Bound::Percent(b)) => Some(a.cmp(b)),
        (Answer::Money(a), Bound::Money(b)) if a.currency == b.currency => {
            Some(a.amount.cmp(&b.amount))
        }
        (Answer::Seconds(a), Bound::Seconds(b)) => Some(a.cmp(b)),
        (Answer::Date(a), Bound::Date(b)) => Some(a.cmp(b)),
        // A share of a sum in another currency cannot be compared either.
        (Answer::Money(a), Bound::Amount(Amount::Share { of, .. })) if matches!(answer(of, context), Found::Said(Answer::Money(b)) if b.currency != a.currency) => {
            None
        }
        (Answer::Money(a), Bound::Amount(amount)) => {
            value_of(amount, context)?.map(|b| a.amount.cmp(&b))
        }
        (Answer::Number(a), Bound::Amount(amount)) => value_of(amount, context)?.map(|b| a.cmp(&b)),
        (Answer::Quantity(a), Bound::Amount(amount)) => {
            value_of(amount, context)?.map(|b| a.amount.cmp(&b))
        }
        _ => None,
    })
}

/// The value of an amount for an organisation, in the unit in which it is written.
pub(super) fn value_of(amount: &Amount, context: Context<'_>) -> Result<Option<Decimal>, String> {
    Ok(match amount {
        Amount::Money(money) => Some(money.amount),
        Amount::Number(number) => Some(*number),
        Amount::Quantity(quantity) => Some(quantity.amount),
        Amount::Share { percent, of } => match answer(of, context) {
            Found::Said(Answer::Money(money)) => money.amount.percent(*percent),
            Found::Said(Answer::Number(number)) => number.percent(*percent),
            Found::Said(Answer::Quantity(quantity)) => quantity.amount.percent(*percent),
            _ => return Err(of.clone()),
        },
        Amount::HigherOf(a, b) => match (value_of(a, context)?, value_of(b, context)?) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        },
        Amount::LowerOf(a, b) => match (value_of(a, context)?, value_of(b, context)?) {
            (Some(a), Some(b)) => Some(a.min(b)),
            _ => None,
        },
        Amount::NotInLaw => None,
    })
}

pub(super) fn holds(is: Relation, ordering: Ordering) -> bool {
    match is {
        Relation::Is => ordering.is_eq(),
        Relation::IsNot => ordering.is_ne(),
        Relation::AtLeast => ordering.is_ge(),
        Relation::MoreThan => ordering.is_gt(),
        Relation::AtMost => ordering.is_le(),
        Relation::LessThan => ordering.is_lt(),
    }
}
