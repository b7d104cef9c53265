//! Published values compared as what they are: amounts, periods, days, sets and conditions, not text.

use std::cmp::Ordering;

use serde_json::Value;

use super::report::Action;
use crate::value::{Date, Decimal, Duration, TimeUnit};

/// How two values of a field are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Another value is another value.
    Plain,
    /// Amounts, shares and numbers: more or less.
    Amount,
    /// Periods: shorter is earlier.
    Period,
    /// Days.
    Day,
    /// Lists whose order tells nothing: members come or go.
    Set,
    /// The same, where each member makes it hold for more.
    Reach,
    /// The same, where each member makes it hold for fewer.
    Exceptions,
    /// Conditions: whether they hold for more or for fewer.
    Condition,
    /// Words in an order, the lowest first.
    Ranked(&'static [&'static str]),
}

impl Order {
    /// What became of a value.
    pub(super) fn action(self, old: Option<&Value>, new: Option<&Value>) -> Action {
        let (old, new) = match (old, new) {
            (None, Some(_)) => return self.came(Action::Add),
            (Some(_), None) => return self.came(Action::Remove),
            (Some(old), Some(new)) => (old, new),
            (None, None) => return Action::Change,
        };
        match self {
            Order::Plain => Action::Change,
            Order::Amount => pick(amounts(old, new), Action::Raise, Action::Lower),
            Order::Period => pick(periods(old, new), Action::Postpone, Action::BringForward),
            Order::Day => pick(days(old, new), Action::Postpone, Action::BringForward),
            Order::Set => members(old, new, Action::Add, Action::Remove),
            Order::Reach => members(old, new, Action::Widen, Action::Narrow),
            Order::Exceptions => members(old, new, Action::Narrow, Action::Widen),
            Order::Condition => pick(reach(old, new), Action::Widen, Action::Narrow),
            Order::Ranked(words) => {
                let rank = |value: &Value| {
                    let word = value.as_str()?;
                    words.iter().position(|known| *known == word)
                };
                let order = rank(new).zip(rank(old)).map(|(new, old)| new.cmp(&old));
                pick(order, Action::Raise, Action::Lower)
            }
        }
    }

    /// A condition that comes makes fewer of everybody; a list of exceptions likewise.
    fn came(self, action: Action) -> Action {
        match (self, action) {
            (Order::Condition | Order::Exceptions, Action::Add)
            | (Order::Reach, Action::Remove) => Action::Narrow,
            (Order::Condition | Order::Exceptions, Action::Remove)
            | (Order::Reach, Action::Add) => Action::Widen,
            _ => action,
        }
    }
}

fn pick(order: Option<Ordering>, more: Action, less: Action) -> Action {
    match order {
        Some(Ordering::Greater) => more,
        Some(Ordering::Less) => less,
        _ => Action::Change,
    }
}

fn members(old: &Value, new: &Value, more: Action, less: Action) -> Action {
    let (Value::Array(old), Value::Array(new)) = (old, new) else {
        return Action::Change;
    };
    let came = new.iter().any(|member| !old.contains(member));
    let went = old.iter().any(|member| !new.contains(member));
    match (came, went) {
        (true, false) => more,
        (false, true) => less,
        _ => Action::Change,
    }
}

/// A day.
pub(super) fn day(value: &Value) -> Option<Date> {
    Date::parse(value.as_str()?)
}

fn days(old: &Value, new: &Value) -> Option<Ordering> {
    Some(day(new)?.cmp(&day(old)?))
}

/// A period, alone or with the event from which it runs.
pub(super) fn period(value: &Value) -> Option<Duration> {
    let value = value.get("duration").unwrap_or(value);
    let count = value.get("count")?.as_u64()?;
    let unit = value.get("unit")?.as_str()?.replace('-', " ");
    Some(Duration {
        count: u32::try_from(count).ok()?,
        unit: TimeUnit::parse(&unit)?,
    })
}

/// Whether the new period is longer; nothing where the two run from different events.
fn periods(old: &Value, new: &Value) -> Option<Ordering> {
    if old.get("of") != new.get("of") {
        return None;
    }
    period(new)?.compare(period(old)?)
}

/// A number, with what it is a number of.
fn number(value: &Value) -> Option<(Decimal, String)> {
    match value {
        Value::String(text) => Some((Decimal::parse(text)?, String::new())),
        Value::Number(number) => Some((Decimal::parse(&number.to_string())?, String::new())),
        Value::Object(fields) => {
            let unit = ["currency", "unit", "of"]
                .iter()
                .find_map(|name| fields.get(*name));
            let unit = unit.and_then(Value::as_str).unwrap_or_default().to_owned();
            let inner = ["amount", "percent", "value"]
                .iter()
                .find_map(|name| fields.get(*name))?;
            let (amount, below) = number(inner)?;
            Some((amount, if unit.is_empty() { below } else { unit }))
        }
        _ => None,
    }
}

/// Whether the new amount is higher: in no part lower, and higher in one.
pub(super) fn amounts(old: &Value, new: &Value) -> Option<Ordering> {
    let kind = |value: &Value| value.get("kind").and_then(Value::as_str).map(str::to_owned);
    if let (Some(a), Some(b)) = (kind(old), kind(new))
        && a == b
        && matches!(a.as_str(), "higher-of" | "lower-of")
    {
        let (old, new) = (old.get("value")?.as_array()?, new.get("value")?.as_array()?);
        let parts: Option<Vec<Ordering>> = old
            .iter()
            .zip(new)
            .map(|(old, new)| amounts(old, new))
            .collect();
        let parts = parts?;
        let more = parts.contains(&Ordering::Greater);
        let less = parts.contains(&Ordering::Less);
        return match (more, less) {
            (true, false) => Some(Ordering::Greater),
            (false, true) => Some(Ordering::Less),
            (false, false) => Some(Ordering::Equal),
            (true, true) => None,
        };
    }
    let ((old, of), (new, of_new)) = (number(old)?, number(new)?);
    (of == of_new).then(|| new.cmp(&old))
}

/// Whether the new condition holds for more (greater) or for fewer (less), as far as its form tells.
pub(super) fn reach(old: &Value, new: &Value) -> Option<Ordering> {
    if old == new {
        return Some(Ordering::Equal);
    }
    let (a, b) = (op(old), op(new));
    match (a, b) {
        ("always", _) => return Some(Ordering::Less),
        (_, "always") => return Some(Ordering::Greater),
        ("not", "not") => return reach(old.get("of")?, new.get("of")?).map(Ordering::reverse),
        _ if a == b && !matches!(a, "all" | "any") => return leaf(a, old, new),
        _ => {}
    }
    for joined in ["all", "any"] {
        if a != joined && b != joined {
            continue;
        }
        // One test is the same as a list of one.
        let list = |value: &Value, op: &str| -> Option<Vec<Value>> {
            if op == joined {
                value.get("of")?.as_array().cloned()
            } else {
                Some(vec![value.clone()])
            }
        };
        let (mut was, mut is) = (list(old, a)?, list(new, b)?);
        was.retain(|member| match is.iter().position(|other| other == member) {
            Some(at) => {
                is.remove(at);
                false
            }
            None => true,
        });
        let more = if joined == "any" {
            Ordering::Greater
        } else {
            Ordering::Less
        };
        match (was.as_slice(), is.as_slice()) {
            ([], []) => return Some(Ordering::Equal),
            ([], _) => return Some(more),
            (_, []) => return Some(more.reverse()),
            ([was], [is]) if (was, is) != (old, new) => return reach(was, is),
            _ => {}
        }
    }
    None
}

fn op(condition: &Value) -> &str {
    condition
        .get("op")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn leaf(op: &str, old: &Value, new: &Value) -> Option<Ordering> {
    match op {
        "activity" | "class" | "choice" if old.get("input") == new.get("input") => {
            match members(
                old.get("among")?,
                new.get("among")?,
                Action::Widen,
                Action::Narrow,
            ) {
                Action::Widen => Some(Ordering::Greater),
                Action::Narrow => Some(Ordering::Less),
                _ => None,
            }
        }
        "compare" | "size"
            if old.get("input") == new.get("input") && old.get("is") == new.get("is") =>
        {
            let order = bounds(old, new)?;
            match old.get("is")?.as_str()? {
                "at-least" | "more-than" => Some(order.reverse()),
                "at-most" | "less-than" => Some(order),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the bound of a test is higher than it was.
fn bounds(old: &Value, new: &Value) -> Option<Ordering> {
    if op(old) == "size" {
        const SIZES: [&str; 4] = ["micro", "small", "medium", "large"];
        let rank = |value: &Value| {
            let size = value.get("sizes")?.as_array()?.first()?.as_str()?;
            SIZES.iter().position(|known| *known == size)
        };
        return Some(rank(new)?.cmp(&rank(old)?));
    }
    let (old, new) = (old.get("bound")?, new.get("bound")?);
    if old.get("kind") != new.get("kind") {
        return None;
    }
    let (a, b) = (old.get("value")?, new.get("value")?);
    days(a, b).or_else(|| amounts(a, b))
}

/// The one bound in which two conditions differ, if they differ in nothing else: the test before and
/// after.
pub(super) fn threshold<'v>(old: &'v Value, new: &'v Value) -> Option<(&'v Value, &'v Value)> {
    if op(old) != op(new) || old == new {
        return None;
    }
    match op(old) {
        "compare" | "size" => {
            let alike = old.get("input") == new.get("input") && old.get("is") == new.get("is");
            (alike && bounds(old, new).is_some()).then_some((old, new))
        }
        "not" => threshold(old.get("of")?, new.get("of")?),
        "all" | "any" => {
            let (old, new) = (old.get("of")?.as_array()?, new.get("of")?.as_array()?);
            if old.len() != new.len() {
                return None;
            }
            let mut differing = old.iter().zip(new).filter(|(old, new)| old != new);
            let (old, new) = differing.next()?;
            if differing.next().is_some() {
                None
            } else {
                threshold(old, new)
            }
        }
        _ => None,
    }
}

/// What became of the bound of a test.
pub(super) fn threshold_action(old: &Value, new: &Value) -> Action {
    pick(bounds(old, new), Action::Raise, Action::Lower)
}
