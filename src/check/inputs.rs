//! Whether an input presumes and sums what answers to it can be.

use super::{World, head};
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Record, Spanned, Value};

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (unit, item) in world.items("input") {
        let Some(kind) = item.one("type").and_then(Record::choice) else {
            continue;
        };
        for presume in item.all("presume").filter(|presume| !presume.broken) {
            if let Some(value) = presume.values.first() {
                diagnostics.extend(presumed(item, kind, value));
            }
        }
        for sums in item.all("sums").filter(|sums| !sums.broken) {
            diagnostics.extend(summed(world, unit.owner.as_ref(), kind, sums));
        }
    }
}

/// A presumption stands in place of an answer, so it is spelled like one.
fn presumed(item: &Record, kind: &str, value: &Spanned<Value>) -> Option<Diagnostic> {
    let wrong = |message: String| Diagnostic::new(Code::WrongAnswer, value.span, message);
    match (kind, &value.value) {
        ("yes-no", Value::YesNo(_)) | ("number" | "quantity", Value::Number(_)) => None,
        ("yes-no", _) => Some(
            wrong("the answer to this is yes or no".to_owned())
                .help("write `presume yes` or `presume no`"),
        ),
        ("number" | "quantity", _) => Some(
            wrong("the answer to this is a number".to_owned())
                .help("write the number alone, such as `presume 0`"),
        ),
        ("choice", Value::Word(word)) => {
            let known: Vec<&str> = item.all("value").filter_map(Record::name_text).collect();
            if item.broken || known.contains(&word.as_str()) {
                return None;
            }
            let diagnostic = wrong(format!("`{word}` is none of the answers"));
            Some(match closest(word, known.iter().copied()) {
                Some(hint) => diagnostic
                    .help(format!("did you mean `{hint}`?"))
                    .replace(hint),
                None => diagnostic.help(format!("the answers are {}", known.join(", "))),
            })
        }
        ("choice", _) => Some(
            wrong("the answer to this is one of its values".to_owned())
                .help("write the name of a `value` of this input"),
        ),
        _ => Some(
            wrong(format!(
                "nothing can be presumed of an input of type {kind}"
            ))
            .help("remove `presume`; yes-or-no inputs, choices, numbers and quantities take one"),
        ),
    }
}

/// Only shares are summed: they are parts of one whole.
fn summed(
    world: &World<'_>,
    owner: Option<&Owner>,
    kind: &str,
    sums: &Record,
) -> Option<Diagnostic> {
    if kind != "share" {
        return Some(
            Diagnostic::new(
                Code::WrongAnswer,
                head(sums),
                format!("an input of type {kind} sums nothing"),
            )
            .help("only shares are summed: write `type share`, or remove `sums`"),
        );
    }
    let (of, span) = sums.values.iter().find_map(|value| match &value.value {
        Value::Name(of) => Some((of, value.span)),
        _ => None,
    })?;
    let shape = world.names.input(owner, of)?;
    (shape.kind != "share").then(|| {
        Diagnostic::new(
            Code::WrongAnswer,
            span,
            format!("`{of}` is no share, so it cannot be summed"),
        )
        .help("name an input with `type share` that is asked for each activity, such as `revenue-share`")
    })
}
