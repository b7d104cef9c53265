//! What a condition asks of an input: the answer, and the value it is compared with.

use super::super::condition::{Bound, Condition};
use super::super::names::InputShape;
use super::{Resolver, negate, relation};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Spanned, Value};
use crate::source::Span;
use crate::syntax::{Comparison, Operand, Part};
use crate::value::{Amount, Decimal, Percent};
use crate::vocabulary::Kind;

impl Resolver<'_> {
    pub(super) fn input(
        &mut self,
        span: Span,
        name: &Spanned<String>,
        right: Option<&(Comparison, Vec<Operand>)>,
    ) -> Option<Condition> {
        let Some(shape) = self.names.input(self.owner, &name.value) else {
            self.names
                .check(self.owner, Kind::Input, name, self.diagnostics);
            return None;
        };
        match (shape.kind.as_str(), right) {
            ("yes-no", None) => Some(Condition::Flag {
                input: name.value.clone(),
            }),
            ("yes-no", Some((comparison, operands))) => {
                let text = operands
                    .first()
                    .map_or("", |operand| self.tree.slice(operand.span()));
                let yes = match (comparison, text) {
                    (Comparison::Is, "yes") | (Comparison::IsNot, "no") => true,
                    (Comparison::Is, "no") | (Comparison::IsNot, "yes") => false,
                    _ => {
                        self.wrong(
                            span,
                            format!(
                                "`{}` is yes or no; write it by its name, or `not {}`",
                                name.value, name.value
                            ),
                        );
                        return None;
                    }
                };
                Some(negate(
                    Condition::Flag {
                        input: name.value.clone(),
                    },
                    !yes,
                ))
            }
            (_, None) => {
                self.wrong(
                    span,
                    format!("`{}` has to be compared with something", name.value),
                );
                None
            }
            ("choice", Some((comparison, operands))) => {
                self.choice(span, name, &shape, *comparison, operands)
            }
            (kind, Some((comparison, operands))) => {
                self.compare(span, name, kind, *comparison, operands)
            }
        }
    }

    fn choice(
        &mut self,
        span: Span,
        name: &Spanned<String>,
        shape: &InputShape,
        comparison: Comparison,
        operands: &[Operand],
    ) -> Option<Condition> {
        let negated = self.negated(span, comparison, || {
            format!(
                "`{}` is one of several answers; it is not more or less",
                name.value
            )
        })?;
        let mut among = Vec::new();
        for operand in operands {
            let text = self.tree.slice(operand.span());
            if !shape.values.iter().any(|value| value == text) {
                let diagnostic = Diagnostic::new(
                    Code::UnknownChoice,
                    operand.span(),
                    format!("`{text}` is not an answer to `{}`", name.value),
                );
                let known = shape.values.iter().map(String::as_str);
                self.diagnostics.push(match closest(text, known) {
                    Some(hint) => diagnostic
                        .help(format!("did you mean `{hint}`?"))
                        .replace(hint),
                    None => diagnostic.help(format!("the answers are {}", shape.values.join(", "))),
                });
                return None;
            }
            among.push(text.to_owned());
        }
        Some(negate(
            Condition::Choice {
                input: name.value.clone(),
                among,
            },
            negated,
        ))
    }

    fn compare(
        &mut self,
        span: Span,
        name: &Spanned<String>,
        kind: &str,
        comparison: Comparison,
        operands: &[Operand],
    ) -> Option<Condition> {
        let [operand] = operands else {
            self.wrong(span, format!("`{}` is compared with one value", name.value));
            return None;
        };
        let bound = self.bound(operand)?;
        let fits = match &bound {
            Bound::Number(_) => matches!(kind, "number" | "quantity"),
            Bound::Percent(_) => kind == "share",
            Bound::Money(_) => kind == "money",
            Bound::Quantity(_) => matches!(kind, "quantity" | "number"),
            Bound::Seconds(_) => kind == "duration",
            Bound::Date(_) => kind == "date",
            Bound::Amount(_) => matches!(kind, "money" | "number" | "quantity"),
        };
        if !fits {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::WrongComparison,
                    span,
                    format!(
                        "`{}` is {}, so it cannot be compared with this",
                        name.value,
                        kind_in_words(kind)
                    ),
                )
                .help(format!(
                    "compare it with a value such as `{}`",
                    value_in_words(kind)
                )),
            );
            return None;
        }
        if matches!(comparison, Comparison::In | Comparison::NotIn) {
            self.wrong(
                span,
                "`in` compares with kinds and answers; for values write `is`, `at least` and so on"
                    .to_owned(),
            );
            return None;
        }
        Some(Condition::Compare {
            input: name.value.clone(),
            is: relation(comparison),
            bound,
        })
    }

    fn bound(&mut self, operand: &Operand) -> Option<Bound> {
        match operand {
            Operand::Plain(part) => self.plain_bound(part),
            other => self.amount(other).map(Bound::Amount),
        }
    }

    fn plain_bound(&mut self, part: &Part) -> Option<Bound> {
        match crate::record::literal(part, self.tree) {
            Ok(Value::Number(number)) => Some(Bound::Number(number)),
            Ok(Value::Percent(percent)) => Some(Bound::Percent(percent)),
            Ok(Value::Money(money)) => Some(Bound::Money(money)),
            Ok(Value::Quantity(quantity)) => Some(Bound::Quantity(quantity)),
            Ok(Value::Date(date)) => Some(Bound::Date(date)),
            Ok(Value::Duration(duration)) => {
                match duration.seconds() {
                    Some(seconds) => Some(Bound::Seconds(seconds)),
                    None => {
                        self.wrong(part.span, "a length of time is compared in seconds, minutes, hours, days or weeks".to_owned());
                        None
                    }
                }
            }
            Ok(_) => {
                self.wrong(
                    part.span,
                    "this is not a value that can be compared".to_owned(),
                );
                None
            }
            Err(diagnostic) => {
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    fn amount(&mut self, operand: &Operand) -> Option<Amount> {
        match operand {
            Operand::Plain(part) => match self.plain_bound(part)? {
                Bound::Money(money) => Some(Amount::Money(money)),
                Bound::Quantity(quantity) => Some(Amount::Quantity(quantity)),
                Bound::Number(number) => Some(Amount::Number(number)),
                _ => {
                    self.wrong(part.span, "this is not an amount".to_owned());
                    None
                }
            },
            Operand::Share { percent, of, .. } => {
                let name = Spanned {
                    value: self.tree.slice(*of).to_owned(),
                    span: *of,
                };
                if self.names.input(self.owner, &name.value).is_none() {
                    self.names
                        .check(self.owner, Kind::Input, &name, self.diagnostics);
                    return None;
                }
                let percent = Decimal::parse(self.tree.slice(*percent))?;
                Some(Amount::Share {
                    percent: Percent(percent),
                    of: name.value,
                })
            }
            Operand::Extreme {
                lower,
                first,
                second,
                ..
            } => {
                let first = Box::new(self.amount(first)?);
                let second = Box::new(self.amount(second)?);
                Some(if *lower {
                    Amount::LowerOf(first, second)
                } else {
                    Amount::HigherOf(first, second)
                })
            }
        }
    }
}

fn kind_in_words(kind: &str) -> &'static str {
    match kind {
        "number" => "a number",
        "money" => "an amount of money",
        "share" => "a percentage",
        "quantity" => "a quantity",
        "date" => "a day",
        "duration" => "a length of time",
        _ => "of another kind",
    }
}

fn value_in_words(kind: &str) -> &'static str {
    match kind {
        "number" => "50",
        "money" => "10_000_000 EUR",
        "share" => "30 %",
        "quantity" => "25 MW",
        "date" => "2026-01-31",
        _ => "24h",
    }
}
