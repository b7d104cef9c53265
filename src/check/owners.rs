//! Whether the whole that a file says it is part of is there.

use super::World;
use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::Owner;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // A country that is declared with a mistake has been reported; its other files are in order.
    let unsure = world.units.iter().any(|unit| {
        unit.owner.is_none()
            && unit
                .items
                .iter()
                .any(|item| matches!(item.word.name, "country" | "directive"))
    });
    if unsure || !world.whole {
        return;
    }
    let declared: Vec<&str> = world
        .units
        .iter()
        .filter(|unit| {
            unit.items
                .iter()
                .any(|item| matches!(item.word.name, "country" | "directive"))
        })
        .filter_map(|unit| unit.owner.as_ref().map(word))
        .collect();
    for (unit, item) in world.items("part-of") {
        let Some(owner) = unit
            .owner
            .as_ref()
            .filter(|owner| !world.names.declares(owner))
        else {
            continue;
        };
        let (name, kind) = match owner {
            Owner::Country(code) => (code, "country"),
            Owner::Directive(id) => (id, "directive"),
            Owner::Sectors => continue,
        };
        let span = item.values.first().map_or(item.span, |value| value.span);
        let diagnostic = Diagnostic::new(
            Code::UnknownOwner,
            span,
            format!("no file declares the {kind} `{name}`"),
        );
        diagnostics.push(match closest(name, declared.iter().copied()) {
            Some(hint) => diagnostic
                .help(format!("did you mean `{hint}`?"))
                .replace(hint),
            None => diagnostic.help(format!(
                "write a file with `{kind} {name} \"…\" {{`, or name one that is declared: {}",
                declared.join(", ")
            )),
        });
    }
}

fn word(owner: &Owner) -> &str {
    match owner {
        Owner::Directive(name) | Owner::Country(name) => name,
        Owner::Sectors => "sector",
    }
}
