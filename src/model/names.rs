//! Every name of the knowledge base, and whether a name that is used refers to something.
//!
//! A state sees its own names, those of the directives, and the shared sectors.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Record, Spanned, Unit};
use crate::source::Span;
use crate::vocabulary::Kind;

/// What is known of an input before anything is built.
#[derive(Debug, Clone)]
pub(crate) struct InputShape {
    pub(crate) kind: String,
    pub(crate) values: Vec<String>,
}

/// All names, by who gives them.
#[derive(Debug, Default)]
pub(crate) struct Names {
    given: BTreeMap<(Option<Owner>, Kind), BTreeMap<String, Span>>,
    inputs: BTreeMap<(Option<Owner>, String), InputShape>,
    directives: Vec<Owner>,
    /// Owners that a file declares, and where.
    declared: BTreeMap<Owner, Span>,
    /// Words of what could not be read, by the owner of the file.
    doubtful: BTreeMap<Option<Owner>, BTreeSet<String>>,
    /// Whether a file could not be read at all: it may give any name.
    unread: bool,
}

/// Inputs that every rule may ask without a declaration, with their types and values.
pub(super) const BUILT_IN: &[(&str, &str, &[&str])] = &[
    (
        "activity-weight",
        "choice",
        &["main", "ancillary", "negligible"],
    ),
    ("revenue-share", "share", &[]),
    ("registered", "yes-no", &[]),
];

impl Names {
    /// Collects the names that all files give; two that collide are reported.
    pub(crate) fn collect(units: &[Unit], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self::default();
        for unit in units {
            if let Some(owner @ Owner::Directive(_)) = &unit.owner
                && !names.directives.contains(owner)
            {
                names.directives.push(owner.clone());
            }
        }
        names.unread = units.iter().any(|unit| unit.unread);
        for unit in units {
            let doubtful = names.doubtful.entry(unit.owner.clone()).or_default();
            doubtful.extend(unit.doubtful.iter().cloned());
            // A second copy of a country collides with the first in all its names; once is enough.
            let mut ignored = Vec::new();
            let diagnostics = if names.declare(unit, diagnostics) {
                &mut *diagnostics
            } else {
                &mut ignored
            };
            for item in &unit.items {
                names.item(unit.owner.as_ref(), item, diagnostics);
            }
        }
        names
    }

    /// Notes that a file declares its owner. False where another file does so too.
    fn declare(&mut self, unit: &Unit, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let item = unit
            .items
            .iter()
            .find(|item| matches!(item.word.name, "country" | "directive"));
        let (Some(owner), Some(item)) = (&unit.owner, item) else {
            return true;
        };
        let (kind, name) = match owner {
            Owner::Country(code) => ("country", code.as_str()),
            Owner::Directive(id) => ("directive", id.as_str()),
            Owner::Sectors => return true,
        };
        match self.declared.get(owner) {
            Some(first) => {
                diagnostics.push(
                    Diagnostic::new(
                        Code::DuplicateId,
                        item.span,
                        format!("the {kind} `{name}` is declared twice"),
                    )
                    .here("again here")
                    .label(*first, "first here")
                    .help(format!(
                        "remove one of the two files, or begin this one with `part-of {name}`"
                    )),
                );
                false
            }
            None => {
                self.declared.insert(owner.clone(), item.span);
                true
            }
        }
    }

    /// Whether some file declares the owner.
    pub(crate) fn declares(&self, owner: &Owner) -> bool {
        matches!(owner, Owner::Sectors) || self.declared.contains_key(owner)
    }

    /// Whether a name may have been given in something that could not be read, or in a file that is
    /// not there, so that it must not be blamed.
    pub(crate) fn doubts(&self, owner: Option<&Owner>, name: &str) -> bool {
        self.unread
            || owner.is_some_and(|owner| !self.declares(owner))
            || self.chain(owner).into_iter().any(|giver| {
                self.doubtful
                    .get(&giver)
                    .is_some_and(|words| may_mean(words, name))
            })
    }

    fn item(&mut self, owner: Option<&Owner>, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
        match item.word.name {
            "sector" => self.sector(owner, item, diagnostics),
            "directive" => {
                self.give(owner, Kind::Directive, item, diagnostics);
                self.give(owner, Kind::Law, item, &mut Vec::new());
            }
            "input" => {
                self.give(owner, Kind::Input, item, diagnostics);
                if let Some(name) = item.name_text() {
                    let shape = InputShape {
                        kind: item
                            .one("type")
                            .and_then(Record::choice)
                            .unwrap_or("yes-no")
                            .to_owned(),
                        values: item
                            .all("value")
                            .filter_map(|value| value.name_text().map(str::to_owned))
                            .collect(),
                    };
                    self.inputs.insert((owner.cloned(), name.to_owned()), shape);
                }
            }
            "remove" => {}
            _ => {
                if let Some(kind) = item.word.names() {
                    if kind == Kind::Local {
                        self.give_local(owner, item, diagnostics);
                    } else {
                        self.give(owner, kind, item, diagnostics);
                    }
                }
                self.children(owner, item, diagnostics);
            }
        }
    }

    fn children(
        &mut self,
        owner: Option<&Owner>,
        item: &Record,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
        for child in &item.children {
            let (Some(kind), Some(name)) = (child.word.names(), child.name_text()) else {
                continue;
            };
            // A name is free again where its bearer no longer holds.
            let timed = child.clauses.from.is_some() || child.clauses.until.is_some();
            let first = seen.get(&(child.word.name, name)).copied();
            if let Some(first) = first.filter(|_| !timed) {
                diagnostics.push(twice(kind, name, child.span, first));
            }
            seen.insert((child.word.name, name), child.span);
            if matches!(kind, Kind::Rule | Kind::Item) {
                self.give(owner, kind, child, diagnostics);
            } else if matches!(kind, Kind::Stage | Kind::Measure | Kind::Duty | Kind::Fine) {
                self.given
                    .entry((owner.cloned(), kind))
                    .or_default()
                    .insert(name.to_owned(), child.span);
            }
        }
    }

    fn sector(&mut self, owner: Option<&Owner>, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
        let Some(sector) = item.name_text() else {
            return;
        };
        self.give(owner, Kind::Sector, item, diagnostics);
        let mut activities = vec![(sector.to_owned(), item.span)];
        for subsector in item.all("subsector") {
            if let Some(name) = subsector.name_text() {
                activities.push((format!("{sector}/{name}"), subsector.span));
            }
        }
        for record in item.all("type").chain(
            item.all("subsector")
                .flat_map(|subsector| subsector.all("type")),
        ) {
            self.give(owner, Kind::Type, record, diagnostics);
            if let Some(name) = record.name_text() {
                activities.push((name.to_owned(), record.span));
            }
        }
        for (name, span) in activities {
            self.given
                .entry((owner.cloned(), Kind::Activity))
                .or_default()
                .insert(name, span);
        }
        self.children(owner, item, diagnostics);
    }

    fn give(
        &mut self,
        owner: Option<&Owner>,
        kind: Kind,
        record: &Record,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(name) = record.name_text() else {
            return;
        };
        let names = self.given.entry((owner.cloned(), kind)).or_default();
        let timed = record.clauses.from.is_some() || record.clauses.until.is_some();
        match names.get(name) {
            Some(first) if !timed => diagnostics.push(twice(kind, name, record.span, *first)),
            _ => {
                names.insert(name.to_owned(), record.span);
            }
        }
    }

    /// Items without a kind of their own, such as two departures, collide only among their like.
    fn give_local(
        &mut self,
        owner: Option<&Owner>,
        item: &Record,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let Some(name) = item.name_text() else {
            return;
        };
        let names = self.given.entry((owner.cloned(), Kind::Local)).or_default();
        let key = format!("{} {name}", item.word.name);
        let timed = item.clauses.from.is_some() || item.clauses.until.is_some();
        match names.get(&key) {
            Some(first) if !timed => diagnostics.push(twice(Kind::Local, name, item.span, *first)),
            _ => {
                names.insert(key, item.span);
            }
        }
    }

    /// Who is asked for a name, nearest first.
    fn chain(&self, owner: Option<&Owner>) -> Vec<Option<Owner>> {
        let mut chain = vec![owner.cloned()];
        chain.extend(self.directives.iter().cloned().map(Some));
        chain.push(Some(Owner::Sectors));
        chain
    }

    /// Whether somebody whose names the owner sees gives this name.
    pub(crate) fn knows(&self, owner: Option<&Owner>, kind: Kind, name: &str) -> bool {
        if kind == Kind::Input && BUILT_IN.iter().any(|(built_in, ..)| *built_in == name) {
            return true;
        }
        self.chain(owner).into_iter().any(|giver| {
            self.given
                .get(&(giver, kind))
                .is_some_and(|names| names.contains_key(name))
        })
    }

    /// Who gives the name, seen from the owner.
    pub(crate) fn giver(&self, owner: Option<&Owner>, kind: Kind, name: &str) -> Option<Owner> {
        self.chain(owner)
            .into_iter()
            .find(|giver| {
                self.given
                    .get(&(giver.clone(), kind))
                    .is_some_and(|names| names.contains_key(name))
            })
            .flatten()
    }

    /// The shape of an input, declared or built in.
    pub(crate) fn input(&self, owner: Option<&Owner>, name: &str) -> Option<InputShape> {
        if let Some((_, kind, values)) = BUILT_IN.iter().find(|(built_in, ..)| *built_in == name) {
            return Some(InputShape {
                kind: (*kind).to_owned(),
                values: values.iter().map(|value| (*value).to_owned()).collect(),
            });
        }
        self.chain(owner)
            .into_iter()
            .find_map(|giver| self.inputs.get(&(giver, name.to_owned())).cloned())
    }

    /// All names of a kind that the owner sees.
    pub(crate) fn visible(&self, owner: Option<&Owner>, kind: Kind) -> BTreeSet<&str> {
        let mut visible = BTreeSet::new();
        for giver in self.chain(owner) {
            if let Some(names) = self.given.get(&(giver, kind)) {
                visible.extend(names.keys().map(String::as_str));
            }
        }
        visible
    }

    /// The directive that a file without a law's name means: its own, or the only one.
    pub(crate) fn default_law(&self, owner: Option<&Owner>) -> Option<String> {
        match owner {
            Some(Owner::Directive(id)) => Some(id.clone()),
            _ => None,
        }
    }

    /// Reports a name that refers to nothing.
    pub(super) fn check(
        &self,
        owner: Option<&Owner>,
        kind: Kind,
        name: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if self.knows(owner, kind, &name.value) || self.doubts(owner, &name.value) {
            return;
        }
        let (code, what) = match kind {
            Kind::Activity | Kind::Type | Kind::Sector => (Code::UnknownActivity, kind.word()),
            Kind::Input => (Code::UnknownInput, "input"),
            _ => (Code::UnknownReference, kind.word()),
        };
        let diagnostic = Diagnostic::new(
            code,
            name.span,
            format!("no {what} is called `{}`", name.value),
        );
        let visible = self.visible(owner, kind);
        diagnostics.push(match closest(&name.value, visible.iter().copied()) {
            Some(hint) => diagnostic
                .help(format!("did you mean `{hint}`?"))
                .replace(hint),
            None if visible.is_empty() => diagnostic.help(format!(
                "declare it with `{} {} \"…\" {{`",
                what.replace("entity ", ""),
                name.value
            )),
            None if visible.len() <= 12 => {
                let known: Vec<&str> = visible.into_iter().collect();
                diagnostic.help(format!("known here: {}", known.join(", ")))
            }
            None => diagnostic.help(format!(
                "declare it, or look it up: {} names of the kind {what} are known here",
                visible.len()
            )),
        });
    }
}

/// Whether one of the words is the name, or was meant to be: a letter that no name holds may stand for
/// any other.
fn may_mean(words: &BTreeSet<String>, name: &str) -> bool {
    let alike = |word: &String| {
        word.chars().count() == name.chars().count()
            && word
                .chars()
                .zip(name.chars())
                .all(|(letter, own)| letter == own || !letter.is_ascii())
    };
    words.contains(name) || words.iter().filter(|word| !word.is_ascii()).any(alike)
}

fn twice(kind: Kind, name: &str, span: Span, first: Span) -> Diagnostic {
    let help = match kind {
        Kind::Rule => {
            "give one of them another name: all rules of `scope` share their names, so that `include` and `essential` cannot have the same one, and each replaces the directive's rule of its name; if one followed the other in time, write `from` and `until`"
        }
        _ => {
            "give one of them another name; if one followed the other in time, write `from` and `until`"
        }
    };
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("the {} `{name}` is given twice", kind.word()),
    )
    .here("again here")
    .label(first, "first here")
    .help(help)
}
