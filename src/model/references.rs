//! Whether every name that a file uses refers to something.

use super::names::Names;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Record, Spanned, Unit, Value};
use crate::source::Span;
use crate::value::CEILING;
use crate::vocabulary::{Kind, Slot};

/// Checks every name that the records of a file refer to.
pub(super) fn check_references(unit: &Unit, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
    let owner = unit.owner.as_ref();
    for item in &unit.items {
        record(owner, None, item, names, diagnostics);
    }
}

fn record(
    owner: Option<&Owner>,
    around: Option<&Record>,
    record_: &Record,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (slot, value) in slots(record_) {
        if let (Slot::Ref(Kind::Claim), Value::Name(name)) = (slot, &value.value) {
            followed_claim(around, name, value.span, diagnostics);
            continue;
        }
        check_slot(owner, slot, value, names, diagnostics);
    }
    clauses(owner, record_, names, diagnostics);
    for child in &record_.children {
        record(owner, Some(record_), child, names, diagnostics);
    }
}

/// A conflict follows one of its own claims.
fn followed_claim(
    around: Option<&Record>,
    name: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if around.is_none_or(|conflict| {
        conflict.broken || conflict.children.iter().any(|child| child.broken)
    }) {
        return;
    }
    let claims: Vec<&str> = around
        .map(|conflict| {
            conflict
                .all("claim")
                .filter_map(Record::name_text)
                .collect()
        })
        .unwrap_or_default();
    if claims.contains(&name) {
        return;
    }
    let diagnostic = Diagnostic::new(
        Code::UnknownReference,
        span,
        format!("this conflict has no claim `{name}`"),
    );
    diagnostics.push(match closest(name, claims.iter().copied()) {
        Some(hint) => diagnostic
            .help(format!("did you mean `{hint}`?"))
            .replace(hint),
        None => diagnostic.help(format!("its claims are {}", claims.join(", "))),
    });
}

/// Pairs the slots of a statement with the values it was given. Slots that were left out are skipped
/// by the shape of the value.
fn slots(record: &Record) -> Vec<(&'static Slot, &Spanned<Value>)> {
    let mut pairs = Vec::new();
    let mut values = record.values.iter().peekable();
    for slot in record.word.shape {
        let (slot, optional) = match slot {
            Slot::Maybe(inner) => (*inner, true),
            other => (other, false),
        };
        let Some(value) = values.peek() else {
            break;
        };
        if optional && !fits(slot, &value.value) {
            continue;
        }
        pairs.push((slot, *value));
        values.next();
    }
    pairs
}

fn fits(slot: &Slot, value: &Value) -> bool {
    match slot {
        Slot::New(_) | Slot::Ref(_) => matches!(value, Value::Name(_)),
        Slot::Refs(_) => matches!(value, Value::Names(_)),
        Slot::ChoiceOrRef(..) | Slot::ChoicesOrRefs(..) | Slot::Choices(_) => {
            matches!(value, Value::Words(_))
        }
        Slot::Text | Slot::Prose => matches!(value, Value::Text(_)),
        Slot::Word(word) => matches!(value, Value::Word(found) if found == word),
        Slot::Words(_) | Slot::Choice(_) | Slot::Unit => matches!(value, Value::Word(_)),
        Slot::Date => matches!(value, Value::Date(_)),
        Slot::Amount => matches!(value, Value::Amount(_)),
        Slot::Provisions => matches!(value, Value::Provisions(_)),
        _ => true,
    }
}

fn check_slot(
    owner: Option<&Owner>,
    slot: &Slot,
    value: &Spanned<Value>,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let unknown = |name: &Spanned<String>, kind: Kind, diagnostics: &mut Vec<Diagnostic>| {
        names.check(owner, kind, name, diagnostics);
    };
    match (slot, &value.value) {
        (Slot::Ref(kind), Value::Name(name)) => {
            let name = Spanned {
                value: name.clone(),
                span: value.span,
            };
            unknown(&name, *kind, diagnostics);
        }
        (Slot::Refs(kind), Value::Names(list)) => {
            for name in list {
                unknown(name, *kind, diagnostics);
            }
        }
        (Slot::ChoiceOrRef(words, kind) | Slot::ChoicesOrRefs(words, kind), Value::Words(list)) => {
            for name in list {
                if !words.contains(&name.value.as_str())
                    && !names.knows(owner, *kind, &name.value)
                    && !names.doubts(owner, &name.value)
                {
                    diagnostics.push(neither(owner, words, *kind, name, names));
                }
            }
        }
        (Slot::Amount, Value::Amount(amount)) => {
            // A fine can be a share of the highest one.
            let inputs = amount.inputs().into_iter();
            for input in inputs.filter(|input| *input != CEILING) {
                let name = Spanned {
                    value: input.to_owned(),
                    span: value.span,
                };
                unknown(&name, Kind::Input, diagnostics);
            }
        }
        _ => {}
    }
}

/// A name that is neither one of the words nor declared.
fn neither(
    owner: Option<&Owner>,
    words: &'static [&'static str],
    kind: Kind,
    name: &Spanned<String>,
    names: &Names,
) -> Diagnostic {
    let code = if kind == Kind::Activity {
        Code::UnknownActivity
    } else {
        Code::UnknownReference
    };
    let diagnostic = Diagnostic::new(
        code,
        name.span,
        format!("no {} is called `{}`", kind.word(), name.value),
    );
    let visible = names.visible(owner, kind);
    let candidates = words.iter().copied().chain(visible.iter().copied());
    if let Some(hint) = closest(&name.value, candidates) {
        return diagnostic
            .help(format!("did you mean `{hint}`?"))
            .replace(hint);
    }
    let known: Vec<&str> = words
        .iter()
        .copied()
        .chain(visible.iter().copied())
        .collect();
    diagnostic.help(match known.len() {
        1..=16 => format!("write one of {}", known.join(", ")),
        _ if words.is_empty() => {
            format!("write the name of {} that is declared", kind.with_article())
        }
        _ => format!(
            "write one of {}, or the name of {} that is declared",
            words.join(", "),
            kind.with_article()
        ),
    })
}

/// Events that need no declaration.
const EVENTS: &[&str] = &[
    "awareness",
    "detection",
    "determination",
    "entry-into-force",
    "in-scope",
    "start-of-activity",
    "designation",
    "registration",
    "end-of-impact",
    "end-of-incident",
    "restoration",
    "request",
    "change",
    "publication",
    "application",
    "appointment",
    "qualification",
];

fn clauses(
    owner: Option<&Owner>,
    record: &Record,
    names: &Names,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for citation in &record.clauses.under {
        if citation.value.law.is_empty() {
            // A file that does not say whose law it holds has been told so.
            if owner.is_some() && names.default_law(owner).is_none() {
                diagnostics.push(
                    Diagnostic::new(
                        Code::UnknownReference,
                        citation.span,
                        "this citation names no law",
                    )
                    .help("write the name of the law before the provision, such as `under nis2-law art 35`"),
                );
            }
            continue;
        }
        let name = Spanned {
            value: citation.value.law.clone(),
            span: citation.span,
        };
        names.check(owner, Kind::Law, &name, diagnostics);
    }
    for source in &record.clauses.sources {
        if let Ok(name) = &source.source {
            names.check(owner, Kind::Source, name, diagnostics);
        }
    }
    for within in [&record.clauses.within, &record.clauses.every]
        .into_iter()
        .flatten()
    {
        if let Some(event) = &within.event
            && !EVENTS.contains(&event.value.as_str())
            && !names.knows(owner, Kind::Stage, &event.value)
            && !names.knows(owner, Kind::Event, &event.value)
            && !names.doubts(owner, &event.value)
        {
            let stages = names.visible(owner, Kind::Stage);
            let known = EVENTS.iter().copied().chain(stages.iter().copied());
            let diagnostic = Diagnostic::new(
                Code::UnknownReference,
                event.span,
                format!("no event or stage is called `{}`", event.value),
            );
            diagnostics.push(match closest(&event.value, known) {
                Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
                None => diagnostic.help(format!(
                    "a period runs from {}, from a stage, or from an event declared with `event ID \"…\"`",
                    EVENTS.join(", ")
                )),
            });
        }
    }
    if let Some(after) = &record.clauses.from_after {
        names.check(owner, Kind::Law, &after.law, diagnostics);
    }
}
