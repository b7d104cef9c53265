//! Sources themselves: whether they have a grade, are used, and were read lately.

use std::collections::BTreeMap;

use super::World;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{NamedSource, Owner, Record};
use crate::source::Span;
use crate::value::Date;
use crate::vocabulary::{Kind, topic_of};

/// How a declared source is used: at all, and by its declared day.
#[derive(Debug, Clone, Copy, Default)]
struct Use {
    at_all: bool,
    /// The topic that grows old first, of what rests on it by its declared day; the inner nothing for
    /// what belongs to no topic.
    by_declared_day: Option<Option<&'static str>>,
}

impl Use {
    /// Notes that something of a topic rests on the declared day.
    fn rest(&mut self, topic: Option<&'static str>, world: &World<'_>) {
        let limit = |topic| world.settings.stale_after.of(topic);
        if self
            .by_declared_day
            .is_none_or(|known| limit(topic) < limit(known))
        {
            self.by_declared_day = Some(topic);
        }
    }
}

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let mut uses: BTreeMap<(Owner, &str), Use> = BTreeMap::new();
    world.each(|unit, around, record| {
        let topic = topic(around, record);
        for named in &record.clauses.sources {
            in_place(world, named, topic, diagnostics);
            let Ok(name) = &named.source else { continue };
            if let Some(giver) = world
                .names
                .giver(unit.owner.as_ref(), Kind::Source, &name.value)
            {
                let used = uses.entry((giver, name.value.as_str())).or_default();
                used.at_all = true;
                if named.checked.is_none() {
                    used.rest(topic, world);
                }
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

/// The topic of a statement: that of its item, or what a departure or question says.
fn topic(around: &[&Record], record: &Record) -> Option<&'static str> {
    let item = around.first().copied().unwrap_or(record);
    let stated = item.one("area").and_then(Record::choice);
    topic_of(stated.unwrap_or(item.word.name))
}

/// A source as a statement names it.
fn in_place(
    world: &World<'_>,
    named: &NamedSource,
    topic: Option<&'static str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
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
            old(
                world,
                &what,
                topic,
                checked.value,
                checked.span,
                diagnostics,
            );
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
        && let Some(topic) = used.by_declared_day
    {
        old(world, name, topic, day, record.span, diagnostics);
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

fn old(
    world: &World<'_>,
    what: &str,
    topic: Option<&str>,
    day: Date,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let freshness = world.settings.freshness();
    if !freshness.is_stale(topic, day) {
        return;
    }
    let (months, general) = (
        freshness.stale_after.of(topic),
        freshness.stale_after.of(None),
    );
    let limit = match topic {
        Some(topic) if months != general => format!(" (the limit for `{topic}`)"),
        _ => String::new(),
    };
    diagnostics.push(
        Diagnostic::new(
            Code::StaleSource,
            span,
            format!(
                "`{what}` was last read on {day}, more than {months} months before {}{limit}",
                freshness.fresh_at
            ),
        )
        .help("read it again, mend what has changed, and write the new day behind `checked`"),
    );
}
