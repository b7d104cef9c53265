//! Things that refer to each other in a circle: stages, acts, sums, sectors, classes.

use std::collections::{BTreeMap, BTreeSet};

use super::World;
use crate::diagnostic::{Code, Diagnostic};
use crate::record::{Owner, Record, Unit, Value};
use crate::source::Span;

pub(super) fn check(world: &World<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (unit, item) in world.items("reporting") {
        stages(world, unit, item, diagnostics);
    }
    let mut amends: BTreeMap<Option<&Owner>, Graph<'_>> = BTreeMap::new();
    let mut sums: BTreeMap<Option<&Owner>, Graph<'_>> = BTreeMap::new();
    let mut ranks: BTreeMap<Option<&Owner>, Graph<'_>> = BTreeMap::new();
    for unit in world.units {
        for item in &unit.items {
            let owner = unit.owner.as_ref();
            let Some(name) = item.name_text() else {
                continue;
            };
            match item.word.name {
                "law" => amends.entry(owner).or_default().join(name, item, "amends"),
                "input" => sums.entry(owner).or_default().join(name, item, "sums"),
                "class" => ranks.entry(owner).or_default().join(name, item, "rank"),
                "sector" => itself(name, item, diagnostics),
                _ => {}
            }
        }
    }
    for (graphs, verb, help) in [
        (
            amends,
            "amends",
            "an act amends an older one; remove the `amends` that goes the other way",
        ),
        (
            sums,
            "sums",
            "an input sums the answers to another question; name the question that is asked",
        ),
        (
            ranks,
            "is ranked beside",
            "rank one of them beside `essential` or `important`",
        ),
    ] {
        for graph in graphs.values() {
            graph.circles(verb, help, |_| true, diagnostics);
        }
    }
}

/// A stage that is due from itself has no day, and one that stands in place of itself no meaning.
fn stages(world: &World<'_>, unit: &Unit, block: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let mut periods = Graph::default();
    let mut replaced = Graph::default();
    let own: BTreeSet<&str> = block.all("stage").filter_map(Record::name_text).collect();
    let baseline = world
        .items("reporting")
        .filter(|(giver, _)| {
            matches!(giver.owner, Some(Owner::Directive(_))) && giver.owner != unit.owner
        })
        .flat_map(|(_, item)| item.all("stage"))
        .filter(|stage| stage.name_text().is_some_and(|name| !own.contains(name)));
    for stage in block.all("stage").chain(baseline) {
        let Some(name) = stage.name_text() else {
            continue;
        };
        for within in [&stage.clauses.within, &stage.clauses.every]
            .into_iter()
            .flatten()
        {
            if let Some(event) = &within.event {
                periods.edge(name, &event.value, event.span);
            }
        }
        replaced.join(name, stage, "instead-of");
    }
    // A circle within the directive is reported there.
    let concerns = |name: &str| own.contains(name);
    periods.circles(
        "is counted from",
        "count the period of one of them from an event, such as `within 24h of awareness`",
        concerns,
        diagnostics,
    );
    replaced.circles(
        "stands instead of",
        "name the stage that is replaced",
        concerns,
        diagnostics,
    );
}

fn itself(name: &str, sector: &Record, diagnostics: &mut Vec<Diagnostic>) {
    for related in sector.all("related") {
        if let Some(same) = related.list().into_iter().find(|other| other.value == name) {
            diagnostics.push(
                Diagnostic::new(
                    Code::Cycle,
                    same.span,
                    format!("the sector `{name}` is related to itself"),
                )
                .help("name other sectors that a reader looks at next"),
            );
        }
    }
}

/// Who refers to whom, and where.
#[derive(Default)]
struct Graph<'a> {
    edges: BTreeMap<&'a str, Vec<(&'a str, Span)>>,
}

impl<'a> Graph<'a> {
    fn edge(&mut self, from: &'a str, to: &'a str, span: Span) {
        self.edges.entry(from).or_default().push((to, span));
    }

    /// Takes every name that the statements with this keyword refer to.
    fn join(&mut self, from: &'a str, record: &'a Record, keyword: &'a str) {
        for statement in record.all(keyword) {
            for value in &statement.values {
                match &value.value {
                    Value::Name(name) => self.edge(from, name, value.span),
                    Value::Names(names) | Value::Words(names) => {
                        for name in names {
                            self.edge(from, &name.value, name.span);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Reports every circle once. The walk keeps its own stack: a chain may be longer than the
    /// machine's.
    fn circles(
        &self,
        verb: &str,
        help: &str,
        concerns: impl Fn(&str) -> bool,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for start in self.edges.keys() {
            if done.contains(start) {
                continue;
            }
            // Each step: the name, the edges already taken, and the place of the edge that led here.
            let mut path: Vec<(&str, usize, Span)> = vec![(start, 0, Span::default())];
            let mut place: BTreeMap<&str, usize> = BTreeMap::from([(*start, 0)]);
            while let Some((name, taken, _)) = path.last_mut() {
                let edges = self.edges.get(*name).map_or(&[][..], Vec::as_slice);
                let Some((to, span)) = edges.get(*taken) else {
                    done.insert(*name);
                    place.remove(name);
                    path.pop();
                    continue;
                };
                *taken += 1;
                if let Some(at) = place.get(to) {
                    let circle = &path[*at..];
                    if circle.iter().any(|(name, ..)| concerns(name)) {
                        diagnostics.push(describe(circle, *span, verb, help));
                    }
                } else if !done.contains(to) {
                    place.insert(*to, path.len());
                    path.push((*to, 0, *span));
                }
            }
        }
    }
}

fn describe(circle: &[(&str, usize, Span)], closing: Span, verb: &str, help: &str) -> Diagnostic {
    let names: Vec<&str> = circle.iter().map(|(name, ..)| *name).collect();
    let message = match names.as_slice() {
        [alone] => format!("`{alone}` {verb} itself"),
        several => {
            let first = several.first().copied().unwrap_or_default();
            let others: Vec<String> = several
                .iter()
                .skip(1)
                .chain([&first])
                .map(|name| format!("{verb} `{name}`"))
                .collect();
            format!("`{first}` {}", others.join(", which "))
        }
    };
    let mut diagnostic = Diagnostic::new(Code::Cycle, closing, message).help(help);
    for (name, _, span) in circle.iter().skip(1) {
        diagnostic = diagnostic.label(*span, format!("`{name}` is named here"));
    }
    diagnostic
}
