//! Whether an example can be run: it gives facts that somebody can ask for, and expects things that
//! can come out.

use std::collections::BTreeSet;

use super::World;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::model::condition::SizeClass;
use crate::record::{Expected, Given, Owner, Record, Spanned, Value};
use crate::source::Span;
use crate::vocabulary::Kind;

const OUTCOMES: &[&str] = &[
    "essential",
    "important",
    "registration-only",
    "elsewhere",
    "out-of-scope",
    "undetermined",
];

/// What an example may expect by name.
const NAMED: &[&str] = &[
    "national",
    "class",
    "rule",
    "regime",
    "no-regime",
    "stage",
    "no-stage",
    "missing",
    "binding",
    "basis",
    "authority",
    "report-to",
    "milestone",
    "no-milestone",
    "power",
    "no-power",
    "duty",
    "no-duty",
    "size",
    "significant",
    "criterion",
];

const BASES: &[&str] = &["in-force", "adopted", "bill", "directive-only"];

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (unit, item) in world.items("example") {
        let mut reader = Reader {
            world,
            owner: unit.owner.as_ref(),
            diagnostics,
        };
        reader.example(item);
    }
}

struct Reader<'w, 'a> {
    world: &'w World<'a>,
    owner: Option<&'a Owner>,
    diagnostics: &'w mut Vec<Diagnostic>,
}

impl<'w, 'a: 'w> Reader<'w, 'a> {
    fn example(&mut self, item: &'a Record) {
        let whole = !item.broken && item.children.iter().all(|child| !child.broken);
        let mut given: Vec<&Given> = Vec::new();
        for value in item.all("given").flat_map(|line| &line.values) {
            if let Value::Given(facts) = &value.value {
                given.extend(facts);
            }
        }
        for fact in &given {
            self.given(fact);
        }
        for value in item.all("expect").flat_map(|line| &line.values) {
            if let Value::Expected(expected) = &value.value {
                self.expected(expected);
            }
        }
        if whole && !given.iter().any(|fact| fact.input.value == "activity") {
            self.bad(
                item.span,
                "this example gives no activity".to_owned(),
                "write `given activity TYPE, …`".to_owned(),
            );
        } else if whole && item.one("expect").is_none() {
            self.bad(
                item.span,
                "this example expects nothing".to_owned(),
                "write what follows, such as `expect important`".to_owned(),
            );
        }
    }

    fn bad(&mut self, span: Span, message: String, help: String) {
        self.diagnostics
            .push(Diagnostic::new(Code::BadExample, span, message).help(help));
    }

    /// Reports a word that is none of the candidates.
    fn unknown(
        &mut self,
        word: &Spanned<String>,
        message: String,
        candidates: &BTreeSet<&str>,
        otherwise: &str,
    ) {
        if self.world.names.doubts(self.owner, &word.value) {
            return;
        }
        let diagnostic = Diagnostic::new(Code::BadExample, word.span, message);
        self.diagnostics
            .push(match closest(&word.value, candidates.iter().copied()) {
                Some(hint) => diagnostic
                    .help(format!("did you mean `{hint}`?"))
                    .replace(hint),
                None if (1..=12).contains(&candidates.len()) => {
                    let known: Vec<&str> = candidates.iter().copied().collect();
                    diagnostic.help(format!("write one of {}", known.join(", ")))
                }
                None => diagnostic.help(otherwise),
            });
    }

    fn given(&mut self, fact: &Given) {
        let input = &fact.input;
        let value = &fact.value;
        let word = match &value.value {
            Value::Word(word) => Some(Spanned {
                value: word.clone(),
                span: value.span,
            }),
            _ => None,
        };
        let world: &'w World<'a> = self.world;
        let names = &world.names;
        let (kind, values): (&str, BTreeSet<&str>) = match input.value.as_str() {
            "activity" => ("entity type", names.visible(self.owner, Kind::Type)),
            "size" => ("size", SizeClass::ALL.map(SizeClass::word).into()),
            "ordered" => ("power", self.items(&["power"])),
            name => {
                let Some(shape) = names.input(self.owner, name) else {
                    let mut known = names.visible(self.owner, Kind::Input);
                    known.extend(["activity", "size", "ordered"]);
                    self.unknown(
                        input,
                        format!("no input is called `{name}`"),
                        &known,
                        "declare it with `input ID \"…\" {`, or write the name of one that is declared",
                    );
                    return;
                };
                if shape.kind != "choice" {
                    self.literal(input, value, &shape.kind);
                    return;
                }
                let values: BTreeSet<&str> = shape.values.iter().map(String::as_str).collect();
                self.chosen(input, value, word, "answer", &values);
                return;
            }
        };
        self.chosen(input, value, word, kind, &values);
    }

    fn chosen(
        &mut self,
        input: &Spanned<String>,
        value: &Spanned<Value>,
        word: Option<Spanned<String>>,
        kind: &str,
        values: &BTreeSet<&str>,
    ) {
        match word {
            Some(word) if values.contains(word.value.as_str()) => {}
            Some(word) => {
                let message = if kind == "answer" {
                    format!("`{}` is no answer to `{}`", word.value, input.value)
                } else {
                    format!("no {kind} is called `{}`", word.value)
                };
                self.unknown(
                    &word,
                    message,
                    values,
                    &format!("write one that is declared, as in `{} NAME`", input.value),
                );
            }
            None => self.bad(
                value.span,
                format!("`{}` is followed by the name of the {kind}", input.value),
                format!("write `{} NAME`", input.value),
            ),
        }
    }

    fn literal(&mut self, input: &Spanned<String>, value: &Spanned<Value>, kind: &str) {
        let fits = match kind {
            "yes-no" => matches!(value.value, Value::YesNo(_)),
            "number" => matches!(value.value, Value::Number(_)),
            "money" => matches!(value.value, Value::Money(_)),
            "share" => matches!(value.value, Value::Percent(_)),
            "quantity" => matches!(value.value, Value::Quantity(_) | Value::Number(_)),
            "date" => matches!(value.value, Value::Date(_)),
            "duration" => matches!(value.value, Value::Duration(_)),
            _ => true,
        };
        if fits {
            return;
        }
        let name = &input.value;
        let (what, spelling) = match kind {
            "yes-no" => ("yes or no", format!("{name}` or `not {name}")),
            "number" => ("a number", format!("{name} 60")),
            "money" => ("an amount of money", format!("{name} 12_000_000 EUR")),
            "share" => ("a percentage", format!("{name} 30 %")),
            "quantity" => ("a quantity", format!("{name} 25 MW")),
            "date" => ("a day", format!("{name} 2026-01-31")),
            _ => ("a length of time", format!("{name} 24h")),
        };
        self.bad(
            value.span,
            format!("`{name}` is {what}, and this is not"),
            format!("write `{spelling}`"),
        );
    }

    fn expected(&mut self, expected: &Expected) {
        let what = expected.what.value.as_str();
        if OUTCOMES.contains(&what) {
            if let Some(name) = &expected.name {
                self.bad(
                    name.span,
                    format!("nothing follows `{what}`"),
                    "write each expectation on a line of its own".to_owned(),
                );
            }
            return;
        }
        if !NAMED.contains(&what) {
            let known: BTreeSet<&str> = OUTCOMES.iter().chain(NAMED).copied().collect();
            let all: Vec<&str> = OUTCOMES.iter().chain(NAMED).copied().collect();
            let help = format!("write one of {}", all.join(", "));
            self.unknown(
                &expected.what,
                format!("`{what}` is nothing that an example can expect"),
                &known,
                &help,
            );
            return;
        }
        let Some(name) = &expected.name else {
            self.bad(
                expected.what.span,
                format!("`{what}` lacks a name"),
                format!("write `expect {what} NAME`"),
            );
            return;
        };
        let known = self.expectable(what);
        if !known.contains(name.value.as_str()) {
            let kind = what.strip_prefix("no-").unwrap_or(what);
            let kind = match kind {
                "missing" => "input",
                "national" => "class",
                "report-to" => "authority",
                other => other,
            };
            self.unknown(
                name,
                format!("there is no {kind} `{}`", name.value),
                &known,
                "write a name that is declared",
            );
        }
    }

    /// What may follow the first word of an expectation.
    fn expectable(&self, what: &str) -> BTreeSet<&'w str> {
        let world: &'w World<'a> = self.world;
        let names = &world.names;
        let visible = |kind: Kind| names.visible(self.owner, kind);
        match what {
            "national" => visible(Kind::Class),
            "class" => {
                let mut classes = visible(Kind::Class);
                classes.extend(OUTCOMES);
                classes
            }
            "rule" => visible(Kind::Rule),
            "regime" | "no-regime" => visible(Kind::Regime),
            "stage" | "no-stage" => visible(Kind::Stage),
            "missing" => {
                let mut inputs = visible(Kind::Input);
                inputs.extend([
                    "activity",
                    "size",
                    "activity-weight",
                    "revenue-share",
                    "registered",
                    "ordered",
                    "group",
                    "periods",
                ]);
                inputs
            }
            "binding" => ["yes", "no"].into(),
            "significant" => ["yes", "no", "undetermined"].into(),
            "criterion" => self.criteria(),
            "basis" => BASES.iter().copied().collect(),
            "authority" | "report-to" => visible(Kind::Authority),
            "milestone" | "no-milestone" => self.items(&["milestone"]),
            "power" | "no-power" => self.items(&["power"]),
            "duty" | "no-duty" => self.items(&["obligation", "power"]),
            _ => SizeClass::ALL.map(SizeClass::word).into(),
        }
    }

    /// The names of items that the state or its directive has.
    fn items(&self, keywords: &[&str]) -> BTreeSet<&'a str> {
        self.visible_items(keywords)
            .filter_map(Record::name_text)
            .collect()
    }

    /// The names of the criteria and exceptions of significance that the state or its directive has.
    fn criteria(&self) -> BTreeSet<&'a str> {
        self.visible_items(&["significance"])
            .flat_map(|block| &block.children)
            .filter(|child| matches!(child.word.name, "criterion" | "exception"))
            .filter_map(Record::name_text)
            .collect()
    }

    fn visible_items(&self, keywords: &[&str]) -> impl Iterator<Item = &'a Record> {
        self.world
            .units
            .iter()
            .filter(|unit| {
                unit.owner.as_ref() == self.owner || matches!(unit.owner, Some(Owner::Directive(_)))
            })
            .flat_map(|unit| &unit.items)
            .filter(move |item| keywords.contains(&item.word.name))
    }
}
