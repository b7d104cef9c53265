//! Every name of the knowledge base, and whether a name that is used refers to something.
//!
//! A state sees its own names, those of the directives, and the shared sectors.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, closest};
use crate::record::{Owner, Record, Spanned, Unit, Value};
use crate::source::Span;
use crate::vocabulary::{Kind, Slot};

/// What is known of an input before anything is built.
#[derive(Debug, Clone)]
pub(super) struct InputShape {
    pub(super) kind: String,
    pub(super) values: Vec<String>,
}

/// All names, by who gives them.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: BTreeMap<(Option<Owner>, Kind), BTreeMap<String, Span>>,
    inputs: BTreeMap<(Option<Owner>, String), InputShape>,
    directives: Vec<Owner>,
}

/// Inputs that every rule may ask without a declaration, with their types and values.
pub(super) const BUILT_IN: &[(&str, &str, &[&str])] = &[
    ("activity-weight", "choice", &["main", "ancillary", "negligible"]),
    ("revenue-share", "share", &[]),
    ("registered", "yes-no", &[]),
];

impl Names {
    /// Collects the names that all files give; two that collide are reported.
    pub(super) fn collect(units: &[Unit], diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut names = Self::default();
        for unit in units {
            if let Some(owner @ Owner::Directive(_)) = &unit.owner
                && !names.directives.contains(owner)
            {
                names.directives.push(owner.clone());
            }
        }
        for unit in units {
            for item in &unit.items {
                names.item(unit.owner.as_ref(), item, diagnostics);
            }
        }
        names
    }

    fn item(&mut self, owner: Option<&Owner>, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
        match item.word.name {
            "sector" => self.sector(owner, item, diagnostics),
            "directive" => {
                self.give(owner, Kind::Directive, item, diagnostics);
                self.give(owner, Kind::Law, item, diagnostics);
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

    fn children(&mut self, owner: Option<&Owner>, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
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
            if matches!(kind, Kind::Rule) {
                self.give(owner, kind, child, diagnostics);
            } else if matches!(kind, Kind::Stage | Kind::Measure) {
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
        for record in item.all("type").chain(item.all("subsector").flat_map(|subsector| subsector.all("type"))) {
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

    fn give(&mut self, owner: Option<&Owner>, kind: Kind, record: &Record, diagnostics: &mut Vec<Diagnostic>) {
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
    fn give_local(&mut self, owner: Option<&Owner>, item: &Record, diagnostics: &mut Vec<Diagnostic>) {
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
    pub(super) fn knows(&self, owner: Option<&Owner>, kind: Kind, name: &str) -> bool {
        if kind == Kind::Input && BUILT_IN.iter().any(|(built_in, ..)| *built_in == name) {
            return true;
        }
        self.chain(owner)
            .into_iter()
            .any(|giver| self.given.get(&(giver, kind)).is_some_and(|names| names.contains_key(name)))
    }

    /// Who gives the name, seen from the owner.
    pub(super) fn giver(&self, owner: Option<&Owner>, kind: Kind, name: &str) -> Option<Owner> {
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
    pub(super) fn input(&self, owner: Option<&Owner>, name: &str) -> Option<InputShape> {
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
    pub(super) fn visible(&self, owner: Option<&Owner>, kind: Kind) -> BTreeSet<&str> {
        let mut visible = BTreeSet::new();
        for giver in self.chain(owner) {
            if let Some(names) = self.given.get(&(giver, kind)) {
                visible.extend(names.keys().map(String::as_str));
            }
        }
        visible
    }

    /// The directive that a file without a law's name means: its own, or the only one.
    pub(super) fn default_law(&self, owner: Option<&Owner>) -> Option<String> {
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
        if self.knows(owner, kind, &name.value) {
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
            Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
            None if visible.is_empty() => {
                diagnostic.help(format!("declare it with `{} {} \"…\" {{`", what.replace("entity ", ""), name.value))
            }
            None if visible.len() <= 12 => {
                let known: Vec<&str> = visible.into_iter().collect();
                diagnostic.help(format!("known here: {}", known.join(", ")))
            }
            None => diagnostic.help(format!("declare it, or look it up: {} names of the kind {what} are known here", visible.len())),
        });
    }
}

fn twice(kind: Kind, name: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateId,
        span,
        format!("the {} `{name}` is given twice", kind.word()),
    )
    .here("again here")
    .label(first, "first here")
    .help("give one of them another name; if one followed the other in time, write `from` and `until`")
}

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
fn followed_claim(around: Option<&Record>, name: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let claims: Vec<&str> = around
        .map(|conflict| conflict.all("claim").filter_map(Record::name_text).collect())
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
        Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
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
        Slot::ChoiceOrRef(..) | Slot::ChoicesOrRefs(..) | Slot::Choices(_) => matches!(value, Value::Words(_)),
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
                if !words.contains(&name.value.as_str()) && !names.knows(owner, *kind, &name.value) {
                    let diagnostic = Diagnostic::new(
                        Code::UnknownReference,
                        name.span,
                        format!("`{}` is neither one of the words that may stand here nor the name of a {}", name.value, kind.word()),
                    );
                    let visible = names.visible(owner, *kind);
                    let candidates = words.iter().copied().chain(visible.iter().copied());
                    diagnostics.push(match closest(&name.value, candidates) {
                        Some(hint) => diagnostic.help(format!("did you mean `{hint}`?")).replace(hint),
                        None => diagnostic.help(format!("write one of {}, or declare a {}", words.join(", "), kind.word())),
                    });
                }
            }
        }
        (Slot::Amount, Value::Amount(amount)) => {
            for input in amount_inputs(amount) {
                let name = Spanned {
                    value: input,
                    span: value.span,
                };
                unknown(&name, Kind::Input, diagnostics);
            }
        }
        _ => {}
    }
}

fn amount_inputs(amount: &crate::value::Amount) -> Vec<String> {
    use crate::value::Amount;
    match amount {
        Amount::Share { of, .. } => vec![of.clone()],
        Amount::HigherOf(a, b) | Amount::LowerOf(a, b) => {
            let mut inputs = amount_inputs(a);
            inputs.extend(amount_inputs(b));
            inputs
        }
        _ => Vec::new(),
    }
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

fn clauses(owner: Option<&Owner>, record: &Record, names: &Names, diagnostics: &mut Vec<Diagnostic>) {
    for citation in &record.clauses.under {
        if citation.value.law.is_empty() {
            if names.default_law(owner).is_none() {
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
    for within in [&record.clauses.within, &record.clauses.every].into_iter().flatten() {
        if let Some(event) = &within.event
            && !EVENTS.contains(&event.value.as_str())
            && !names.knows(owner, Kind::Stage, &event.value)
            && !names.knows(owner, Kind::Event, &event.value)
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
