//! Whether a checklist can be counted, and what its items point at is there.

use std::collections::{BTreeMap, BTreeSet};

use super::World;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::model::Mark;
use crate::record::{Owner, Record, Spanned, Unit, Value};
use crate::source::Span;
use crate::value::{Decimal, Percent};

/// Weights are whole numbers up to this one, so that no product with a credit is rounded.
const HIGHEST_WEIGHT: i32 = 10;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (_, readiness) in world.items("readiness") {
        if !readiness.broken {
            weights_declared(readiness, diagnostics);
            credits(readiness, diagnostics);
        }
    }
    for (unit, chapter) in world.items("checklist") {
        for item in chapter.all("item").filter(|item| !item.broken) {
            weight_used(world, unit, item, diagnostics);
            penalty(item, diagnostics);
            registration(world, unit, item, diagnostics);
        }
    }
}

fn number(record: &Record) -> Option<(Decimal, Span)> {
    record.values.iter().find_map(|value| match value.value {
        Value::Number(number) => Some((number, value.span)),
        _ => None,
    })
}

fn weights_declared(readiness: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let fits = |weight: Decimal| (1..=HIGHEST_WEIGHT).any(|whole| weight == Decimal::whole(whole));
    for (weight, span) in readiness.all("weight").filter_map(number) {
        if !fits(weight) {
            diagnostics.push(
                Diagnostic::new(
                    Code::WrongArgument,
                    span,
                    format!("the weight {weight} is not a whole number from 1 to {HIGHEST_WEIGHT}"),
                )
                .help("write a small whole number, so that everybody can work the score out again"),
            );
        }
    }
}

/// Each answer has one credit, and a better answer never a lower one.
fn credits(readiness: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let mut credits: BTreeMap<Mark, (Percent, Span)> = BTreeMap::new();
    for credit in readiness.all("credit") {
        let (Some(mark), Some(value)) =
            (credit.choice().and_then(Mark::parse), credit.values.last())
        else {
            continue;
        };
        match whole_percent(value) {
            Some(percent) => {
                if let Some((_, first)) = credits.insert(mark, (percent, credit.span)) {
                    diagnostics.push(
                        Diagnostic::new(
                            Code::RepeatedStatement,
                            credit.span,
                            format!("`{}` has two credits", mark.word()),
                        )
                        .label(first, "first here")
                        .help("remove one of them"),
                    );
                }
            }
            None => diagnostics.push(
                Diagnostic::new(
                    Code::WrongArgument,
                    value.span,
                    "a credit is a whole percentage from 0 % to 100 %",
                )
                .help("write it with its sign, such as `50 %`"),
            ),
        }
    }
    for pair in Mark::ALL.windows(2) {
        let [worse, better] = pair else { continue };
        if let (Some((low, _)), Some((high, span))) = (credits.get(worse), credits.get(better))
            && low > high
        {
            diagnostics.push(
                Diagnostic::new(
                    Code::ConflictingFacts,
                    *span,
                    format!(
                        "`{}` brings in {high}, and `{}` brings in more",
                        better.word(),
                        worse.word()
                    ),
                )
                .help("a better answer must never lower the score; exchange the two"),
            );
        }
    }
    let written: Vec<&str> = readiness.all("credit").filter_map(Record::choice).collect();
    for mark in Mark::ALL {
        if !written.contains(&mark.word()) {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingStatement,
                    readiness.span,
                    format!("this `readiness` has no credit for `{}`", mark.word()),
                )
                .help(format!("add `credit {} 0 %` with its share", mark.word())),
            );
        }
    }
}

fn whole_percent(value: &Spanned<Value>) -> Option<Percent> {
    let Value::Percent(percent) = value.value else {
        return None;
    };
    (0..=100)
        .any(|whole| percent.0 == Decimal::whole(whole))
        .then_some(percent)
}

/// Whether the weight of an item is one that `readiness` explains.
fn weight_used(world: &World<'_>, unit: &Unit, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let Some((weight, span)) = number(item) else {
        return;
    };
    let known: BTreeSet<Decimal> = seen(world, unit, "readiness")
        .flat_map(|readiness| readiness.all("weight"))
        .filter_map(number)
        .map(|(weight, _)| weight)
        .collect();
    if known.contains(&weight) || (known.is_empty() && !world.whole) {
        return;
    }
    let known: Vec<String> = known.iter().map(ToString::to_string).collect();
    let diagnostic = Diagnostic::new(
        Code::UnknownChoice,
        span,
        format!("nothing says what the weight {weight} stands for"),
    );
    diagnostics.push(if known.is_empty() {
        diagnostic.help("the directive needs a `readiness` block that lists its weights")
    } else {
        diagnostic.help(format!(
            "write one of {}, or add it to `readiness`",
            known.join(", ")
        ))
    });
}

/// A special fine is named, and nothing else is.
fn penalty(item: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let Some(penalty) = item.one("penalty").filter(|penalty| !penalty.broken) else {
        return;
    };
    let named = penalty.values.iter().find_map(|value| match value.value {
        Value::Name(_) => Some(value.span),
        _ => None,
    });
    match (penalty.choice(), named) {
        (Some("special"), None) => diagnostics.push(
            Diagnostic::new(
                Code::MissingArgument,
                penalty.span,
                "the special fine is not named",
            )
            .help("write its name behind it: `penalty special NAME`, as in the block `fines`"),
        ),
        (Some(word), Some(span)) if word != "special" => diagnostics.push(
            Diagnostic::new(
                Code::WrongArgument,
                span,
                format!("`penalty {word}` takes no name"),
            )
            .help("write `penalty special NAME` for a fine of its own"),
        ),
        _ => {}
    }
}

fn registration(world: &World<'_>, unit: &Unit, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> = seen(world, unit, "registration")
        .filter_map(Record::name_text)
        .collect();
    for word in ["registration", "changes"] {
        let value = item.one(word).and_then(|named| named.values.first());
        let Some((Value::Word(name), span)) = value.map(|value| (&value.value, value.span)) else {
            continue;
        };
        if known.contains(name.as_str()) || world.names.doubts(unit.owner.as_ref(), name) {
            continue;
        }
        let diagnostic = Diagnostic::new(
            Code::UnknownReference,
            span,
            format!("no block of registration is called `{name}`"),
        );
        diagnostics.push(match closest(name, known.iter().copied()) {
            Some(hint) => diagnostic
                .help(format!("did you mean `{hint}`?"))
                .replace(hint),
            None => diagnostic.help(format!("write `{word}` alone for the block without a name")),
        });
    }
}

/// The items of this keyword that a file sees: those of its owner and those of the directives.
fn seen<'a>(world: &World<'a>, unit: &Unit, keyword: &'a str) -> impl Iterator<Item = &'a Record> {
    let owner = unit.owner.clone();
    world
        .items(keyword)
        .filter(move |(other, _)| {
            other.owner == owner || matches!(other.owner, Some(Owner::Directive(_)))
        })
        .map(|(_, item)| item)
}
