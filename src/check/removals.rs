//! Whether what a state takes away is something that the directive has.

use std::collections::BTreeSet;

use super::World;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Record};
use crate::source::Span;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Without a directive at hand there is nothing to compare with.
    if !world
        .units
        .iter()
        .any(|unit| matches!(unit.owner, Some(Owner::Directive(_))))
    {
        return;
    }
    world.each(|unit, around, record| {
        if record.word.name != "remove" || record.broken {
            return;
        }
        let kind = if around.is_empty() {
            record.choice()
        } else {
            Some("rule")
        };
        let (Some(kind), Some(name)) = (kind, record.name_text()) else {
            return;
        };
        let span = record.name().map_or(record.span, |name| name.span);
        if matches!(unit.owner, Some(Owner::Directive(_) | Owner::Sectors)) {
            diagnostics.push(
                Diagnostic::new(
                    Code::RemovesNothing,
                    span,
                    "only a state removes what the directive has",
                )
                .help("delete the statement that is not wanted instead of removing it"),
            );
            return;
        }
        let known = baseline(world, kind);
        if !known.contains(name) && !world.names.doubts(unit.owner.as_ref(), name) {
            diagnostics.push(nothing(kind, name, span, &known));
        }
    });
}

fn nothing(kind: &str, name: &str, span: Span, known: &BTreeSet<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Code::RemovesNothing,
        span,
        format!("the directive has no {kind} `{name}`"),
    );
    match closest(name, known.iter().copied()) {
        Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
        None if known.is_empty() => diagnostic.help("remove this statement: there is nothing of the kind to take away"),
        None if known.len() <= 12 => {
            let known: Vec<&str> = known.iter().copied().collect();
            diagnostic.help(format!("it has {}", known.join(", ")))
        }
        None => diagnostic.help("write the name under which the directive has it; what the state never had needs no `remove`"),
    }
}

/// What the directives have of a kind.
fn baseline<'a>(world: &World<'a>, kind: &str) -> BTreeSet<&'a str> {
    let shared = world
        .units
        .iter()
        .filter(|unit| matches!(unit.owner, Some(Owner::Directive(_) | Owner::Sectors)));
    let mut known = BTreeSet::new();
    for item in shared.flat_map(|unit| &unit.items) {
        let children = |keyword: &'static str| {
            item.children
                .iter()
                .filter(move |child| child.word.name == keyword)
        };
        match (kind, item.word.name) {
            ("stage", "reporting") => known.extend(children("stage").filter_map(Record::name_text)),
            ("measure", "measures") => {
                known.extend(children("measure").filter_map(Record::name_text))
            }
            ("rule", "scope") => {
                let rules = item
                    .children
                    .iter()
                    .filter(|rule| !matches!(rule.word.name, "remove" | "detail"));
                known.extend(rules.filter_map(Record::name_text));
            }
            ("item", "checklist") => known.extend(children("item").filter_map(Record::name_text)),
            ("rule", "jurisdiction") => {
                known.extend(children("rule").filter_map(Record::name_text))
            }
            ("ceiling", "fines") => known
                .extend(children("ceiling").filter_map(|ceiling| {
                    ceiling.list().first().map(|class| class.value.as_str())
                })),
            ("input", "input") | ("obligation", "obligation") | ("regime", "regime") => {
                known.extend(item.name_text())
            }
            ("type", "sector") => {
                let types = children("subsector").flat_map(|subsector| subsector.all("type"));
                known.extend(children("type").chain(types).filter_map(Record::name_text));
            }
            _ => {}
        }
    }
    known
}
