//! Sources themselves: whether they have a grade, are used, and were read lately.

use std::collections::BTreeMap;

use super::World;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{NamedSource, Owner, Record};
use crate::source::Span;
use crate::value::Date;
use crate::vocabulary::Kind;

/// How a declared source is used: at all, and by its declared day.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    at_all: bool,
    by_declared_day: bool,
}

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut uses: BTreeMap<(Owner, &str), Use> = BTreeMap::new();
    world.each(|unit, _, record| {
        for named in &record.clauses.sources {
            in_place(world, named, diagnostics);
            let Ok(name) = &named.source else { continue };
            if let Some(giver) = world
                .names
                .giver(unit.owner.as_ref(), Kind::Source, &name.value)
            {
                let used = uses.entry((giver, name.value.as_str())).or_default();
                used.at_all = true;
                used.by_declared_day |= named.checked.is_none();
            }
        }
    });
    for (unit, item) in world.items("source") {
        let (Some(owner), Some(name)) = (&unit.owner, item.name_text()) else {
            continue;
        };
        let used = uses
            .get(&(owner.clone(), name))
            .copied()
            .unwrap_or_default();
        declared(world, item, name, used, diagnostics);
    }
}

/// A source as a statement names it.
fn in_place(world: &World<'_>, named: &NamedSource, diagnostics: &mut Vec<Diagnostic>) {
    if let (Err(address), None) = (&named.source, &named.grade) {
        diagnostics.push(
            Diagnostic::new(
                Code::NoGrade,
                address.span,
                "this source has no grade, so it counts as unverified",
            )
            .help("write `grade official`, `corroborated`, `secondary` or `unverified` behind it"),
        );
    }
    if let Some(checked) = &named.checked {
        let what = match &named.source {
            Ok(name) => name.value.clone(),
            Err(address) => address.value.host().to_owned(),
        };
        if !in_future(world, &what, checked.value, checked.span, diagnostics) {
            old(world, &what, checked.value, checked.span, diagnostics);
        }
    }
}

fn declared(
    world: &World<'_>,
    item: &Record,
    name: &str,
    used: Use,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if !item.broken && item.one("grade").is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::NoGrade,
                item.span,
                format!("the source `{name}` has no grade, so it counts as unverified"),
            )
            .help("add `grade official`, `corroborated`, `secondary` or `unverified` to its block"),
        );
    }
    let checked = item.one("checked").filter(|record| !record.broken);
    if let Some((record, day)) = checked.and_then(|record| Some((record, record.date()?)))
        && !in_future(world, name, day, record.span, diagnostics)
        && used.by_declared_day
    {
        old(world, name, day, record.span, diagnostics);
    }
    let doubtful = world.units.iter().any(|unit| unit.doubtful.contains(name));
    if world.whole && !used.at_all && !doubtful {
        diagnostics.push(
            Diagnostic::new(
                Code::UnusedSource,
                item.span,
                format!("nothing rests on the source `{name}`"),
            )
            .help(format!(
                "write `source {name}` behind what was read there, or remove it"
            )),
        );
    }
}

fn in_future(
    world: &World<'_>,
    what: &str,
    day: Date,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let today = world.settings.fresh_at;
    if day <= today {
        return false;
    }
    diagnostics.push(
        Diagnostic::new(
            Code::CheckedInFuture,
            span,
            format!("`{what}` is said to have been read on {day}, after {today}"),
        )
        .help("write the day on which somebody last read it; `fresh-at` in acquis.toml says which day is today"),
    );
    true
}

fn old(world: &World<'_>, what: &str, day: Date, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let months = world.settings.stale_after_months;
    let today = world.settings.fresh_at;
    if day < today.months_before(months) {
        diagnostics.push(
            Diagnostic::new(
                Code::StaleSource,
                span,
                format!(
                    "`{what}` was last read on {day}, more than {months} months before {today}"
                ),
            )
            .help("read it again, mend what has changed, and write the new day behind `checked`"),
        );
    }
}
