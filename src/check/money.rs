//! Whether amounts of money are in a currency that the state uses.

use super::World;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{Owner, Unit, Value};
use crate::source::Span;
use crate::syntax::{Condition, Operand, PartKind};
use crate::value::Currency;

const EURO: &str = "EUR";

/// Currencies in which laws of a state still name sums that are paid in euro.
const FORMER: [(&str, &str); 1] = [("BG", "BGN")];

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    world.each(|unit, _, record| {
        let Some(allowed) = allowed(world, unit) else {
            return;
        };
        let mut sums: Vec<(String, Span)> = Vec::new();
        for value in &record.values {
            match &value.value {
                Value::Money(money) => sums.push((money.currency.to_string(), value.span)),
                Value::Amount(amount) => {
                    sums.extend(
                        amount
                            .sums()
                            .into_iter()
                            .map(|money| (money.currency.to_string(), value.span)),
                    );
                }
                Value::Given(facts) => {
                    sums.extend(facts.iter().filter_map(|fact| match &fact.value.value {
                        Value::Money(money) => Some((money.currency.to_string(), fact.value.span)),
                        _ => None,
                    }))
                }
                _ => {}
            }
        }
        if let (Some(when), Some(tree)) = (&record.clauses.when, world.trees.get(unit.file.index()))
        {
            let mut spans = Vec::new();
            in_condition(when, &mut spans);
            let known = |(code, _): &(String, Span)| Currency::parse(code).is_some();
            let named = spans
                .into_iter()
                .map(|(code, span)| (tree.slice(code).to_owned(), span));
            sums.extend(named.filter(known));
        }
        sums.retain(|(currency, _)| !allowed.contains(&currency.as_str()));
        sums.dedup();
        for (currency, span) in sums {
            diagnostics.push(wrong(&currency, span, &allowed));
        }
    });
}

/// The currencies that may stand in a file; nothing where that is not known.
fn allowed<'a>(world: &World<'a>, unit: &Unit) -> Option<Vec<&'a str>> {
    match unit.owner.as_ref()? {
        Owner::Directive(_) | Owner::Sectors => Some(vec![EURO]),
        Owner::Country(code) => {
            let country = world.base.countries.get(code)?;
            let mut allowed = vec![country.currency.as_ref()?.as_str()];
            let former = FORMER
                .iter()
                .filter(|(state, _)| state == code)
                .map(|(_, currency)| *currency);
            for currency in former.chain([EURO]) {
                if !allowed.contains(&currency) {
                    allowed.push(currency);
                }
            }
            Some(allowed)
        }
    }
}

fn wrong(currency: &str, span: Span, allowed: &[&str]) -> Diagnostic {
    let wanted: Vec<String> = allowed
        .iter()
        .map(|currency| format!("`{currency}`"))
        .collect();
    let wanted = wanted.join(" or ");
    Diagnostic::new(
        Code::WrongCurrency,
        span,
        format!(
            "this amount is in `{currency}`, but the law that this file holds counts in {wanted}"
        ),
    )
    .help(format!("write the amount in {wanted}, as the law has it"))
}

/// The currency and the place of every sum of money.
fn in_condition(condition: &Condition, sums: &mut Vec<(Span, Span)>) {
    match condition {
        Condition::Any(members) | Condition::All(members) => {
            members.iter().for_each(|member| in_condition(member, sums));
        }
        Condition::Not(member) => in_condition(member, sums),
        Condition::Test(test) => {
            for operand in test.right.iter().flat_map(|(_, operands)| operands) {
                in_operand(operand, sums);
            }
        }
    }
}

fn in_operand(operand: &Operand, sums: &mut Vec<(Span, Span)>) {
    match operand {
        Operand::Plain(part) => {
            if let PartKind::Money(_, currency) = part.kind {
                sums.push((currency, part.span));
            }
        }
        Operand::Share { .. } => {}
        Operand::Extreme { first, second, .. } => {
            in_operand(first, sums);
            in_operand(second, sums);
        }
    }
}
