//! Conditions as they are written, with their names resolved and their comparisons checked.

use super::condition::{ActivityKind, Bound, Condition, Relation, SizeClass};
use super::names::{InputShape, Names};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Spanned, Value};
use crate::source::Span;
use crate::syntax::{Comparison, Condition as Written, Operand, Part, PartKind, Test, Tree};
use crate::value::{Amount, Decimal, Percent};
use crate::vocabulary::Kind;

/// Reads conditions of one file.
pub(super) struct Resolver<'a> {
    pub(super) tree: &'a Tree,
    pub(super) owner: Option<&'a Owner>,
    pub(super) names: &'a Names,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl Resolver<'_> {
    /// The condition, or nothing where it has an error; the error is reported.
    pub(super) fn condition(&mut self, written: &Written) -> Option<Condition> {
        match written {
            Written::Any(members) => self.members(members).map(|of| Condition::Any { of }),
            Written::All(members) => self.members(members).map(|of| Condition::All { of }),
            Written::Not(member) => self.condition(member).map(|member| Condition::Not {
                of: Box::new(member),
            }),
            Written::Test(test) => self.test(test),
        }
    }

    /// All members are looked at, so that each error is found.
    fn members(&mut self, members: &[Written]) -> Option<Vec<Condition>> {
        let read: Vec<Option<Condition>> = members
            .iter()
            .map(|member| self.condition(member))
            .collect();
        read.into_iter().collect()
    }

    fn test(&mut self, test: &Test) -> Option<Condition> {
        let Some(name) = self.left_name(&test.left) else {
            let span = test.left.span();
            self.wrong(
                span,
                "a comparison begins with the name of an input".to_owned(),
            );
            return None;
        };
        match (name.value.as_str(), &test.right) {
            ("activity", Some((comparison, right))) => self.activity(test.span, *comparison, right),
            ("size", Some((comparison, right))) => self.size(test.span, *comparison, right),
            ("class", Some((comparison, right))) => self.class(test.span, *comparison, right),
            ("activity" | "size" | "class", None) => {
                self.wrong(
                    test.span,
                    format!("`{}` has to be compared with something", name.value),
                );
                None
            }
            (_, right) => self.input(test.span, &name, right.as_ref()),
        }
    }

    fn left_name(&self, operand: &Operand) -> Option<Spanned<String>> {
        match operand {
            Operand::Plain(part) if matches!(part.kind, PartKind::Name) => Some(Spanned {
                value: self.tree.slice(part.span).to_owned(),
                span: part.span,
            }),
            _ => None,
        }
    }

    fn wrong(&mut self, span: Span, message: String) {
        self.diagnostics.push(
            Diagnostic::new(Code::WrongComparison, span, message).help(
                "write `activity in …`, `size at least medium`, `class is …`, a yes-or-no input by its name, or an input and what it is compared with",
            ),
        );
    }

    fn activity(
        &mut self,
        span: Span,
        comparison: Comparison,
        right: &[Operand],
    ) -> Option<Condition> {
        let negated = match comparison {
            Comparison::Is | Comparison::In => false,
            Comparison::IsNot | Comparison::NotIn => true,
            _ => {
                self.wrong(
                    span,
                    "an activity is or is not of a kind; it is not more or less".to_owned(),
                );
                return None;
            }
        };
        let mut among = Vec::new();
        let mut after_annex = false;
        for operand in right {
            let kind = self.activity_kind(operand, after_annex)?;
            after_annex = matches!(kind, ActivityKind::Annex(_));
            among.push(kind);
        }
        let condition = Condition::Activity { among };
        Some(negate(condition, negated))
    }

    fn activity_kind(&mut self, operand: &Operand, after_annex: bool) -> Option<ActivityKind> {
        let Operand::Plain(part) = operand else {
            self.wrong(operand.span(), "this is not a kind of activity".to_owned());
            return None;
        };
        let text = self.tree.slice(part.span);
        let annex = match &part.kind {
            PartKind::Provision(word, number) if self.tree.slice(*word) == "annex" => {
                Some(self.tree.slice(*number))
            }
            PartKind::Code if after_annex => Some(text),
            _ => None,
        };
        if let Some(annex) = annex {
            if matches!(annex, "I" | "II") {
                return Some(ActivityKind::Annex(annex.to_owned()));
            }
            self.wrong(
                part.span,
                format!("there is no annex {annex} of sectors; write `annex I` or `annex II`"),
            );
            return None;
        }
        if !matches!(part.kind, PartKind::Name) {
            self.wrong(part.span, format!("`{text}` is not a kind of activity"));
            return None;
        }
        let name = Spanned {
            value: text.to_owned(),
            span: part.span,
        };
        if !self.names.knows(self.owner, Kind::Activity, text) {
            self.names
                .check(self.owner, Kind::Activity, &name, self.diagnostics);
            return None;
        }
        Some(if text.contains('/') {
            ActivityKind::Subsector(name.value)
        } else if self.names.knows(self.owner, Kind::Sector, text) {
            ActivityKind::Sector(name.value)
        } else {
            ActivityKind::Type(name.value)
        })
    }

    fn size(&mut self, span: Span, comparison: Comparison, right: &[Operand]) -> Option<Condition> {
        let mut sizes = Vec::new();
        for operand in right {
            let text = self.tree.slice(operand.span());
            let Some(size) = SizeClass::parse(text) else {
                let known = SizeClass::ALL.map(SizeClass::word);
                let diagnostic = Diagnostic::new(
                    Code::UnknownChoice,
                    operand.span(),
                    format!("`{text}` is not a size"),
                );
                self.diagnostics.push(match closest(text, known) {
                    Some(hint) => diagnostic
                        .help(format!("did you mean `{hint}`?"))
                        .replace(hint),
                    None => diagnostic.help("write micro, small, medium or large"),
                });
                return None;
            };
            sizes.push(size);
        }
        let is = relation(comparison);
        if sizes.len() > 1 && !matches!(is, Relation::Is | Relation::IsNot) {
            self.wrong(
                span,
                "only `is`, `is not`, `in` and `not in` take several sizes".to_owned(),
            );
            return None;
        }
        Some(Condition::Size { is, sizes })
    }

    fn class(
        &mut self,
        span: Span,
        comparison: Comparison,
        right: &[Operand],
    ) -> Option<Condition> {
        let negated = match comparison {
            Comparison::Is | Comparison::In => false,
            Comparison::IsNot | Comparison::NotIn => true,
            _ => {
                self.wrong(
                    span,
                    "a class is or is not; it is not more or less".to_owned(),
                );
                return None;
            }
        };
        let mut among = Vec::new();
        for operand in right {
            let text = self.tree.slice(operand.span()).to_owned();
            let fixed = [
                "essential",
                "important",
                "registration-only",
                "out-of-scope",
            ];
            if !fixed.contains(&text.as_str()) {
                let name = Spanned {
                    value: text.clone(),
                    span: operand.span(),
                };
                if !self.names.knows(self.owner, Kind::Class, &text) {
                    self.names
                        .check(self.owner, Kind::Class, &name, self.diagnostics);
                    return None;
                }
            }
            among.push(text);
        }
        Some(negate(Condition::Class { among }, negated))
    }

    fn input(
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
        let negated = match comparison {
            Comparison::Is | Comparison::In => false,
            Comparison::IsNot | Comparison::NotIn => true,
            _ => {
                self.wrong(
                    span,
                    format!(
                        "`{}` is one of several answers; it is not more or less",
                        name.value
                    ),
                );
                return None;
            }
        };
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

fn negate(condition: Condition, negated: bool) -> Condition {
    if negated {
        Condition::Not {
            of: Box::new(condition),
        }
    } else {
        condition
    }
}

fn relation(comparison: Comparison) -> Relation {
    match comparison {
        Comparison::Is | Comparison::In => Relation::Is,
        Comparison::IsNot | Comparison::NotIn => Relation::IsNot,
        Comparison::AtLeast => Relation::AtLeast,
        Comparison::MoreThan => Relation::MoreThan,
        Comparison::AtMost => Relation::AtMost,
        Comparison::LessThan => Relation::LessThan,
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
