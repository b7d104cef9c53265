//! Conditions, periods and names of the law in words.

use super::desk::Desk;
use super::words::lower_first;
use crate::decide::Outcome;
use crate::model::Period;
use crate::model::condition::{ActivityKind, Bound, Condition, Relation, SizeClass};
use crate::receipt::named_id;
use crate::value::CEILING;

/// How many kinds of activity a condition names before it counts them.
const NAMED: usize = 6;

impl Desk<'_> {
    /// The name of an entity type here.
    #[must_use]
    pub fn type_name(&self, id: &str) -> String {
        match self.law.types.get(id) {
            Some(here) => here.entity.name.clone(),
            None => id.replace('-', " "),
        }
    }

    /// The name of a sector here.
    #[must_use]
    pub fn sector_name(&self, id: &str) -> String {
        let found = self.law.sectors.iter().find(|here| here.sector.id == id);
        found.map_or_else(|| id.replace('-', " "), |here| here.sector.name.clone())
    }

    /// The name of a sector, subsector (`transport/water`) or entity type.
    #[must_use]
    pub fn activity_name(&self, id: &str) -> String {
        if let Some((sector, subsector)) = id.split_once('/') {
            let found = self
                .law
                .sectors
                .iter()
                .filter(|here| here.sector.id == sector)
                .flat_map(|here| &here.sector.subsectors)
                .find(|other| other.id == subsector);
            let name = found.map_or(subsector, |found| found.name.as_str());
            return self.words.with(
                "subsector-of",
                &[("subsector", name), ("sector", &self.sector_name(sector))],
            );
        }
        if self.law.types.contains_key(id) {
            self.type_name(id)
        } else {
            self.sector_name(id)
        }
    }

    /// The name of an authority: its abbreviation, or its whole name.
    #[must_use]
    pub fn authority_short(&self, id: &str) -> String {
        match self.authority(id) {
            Some(authority) => authority
                .short
                .as_ref()
                .map_or_else(|| authority.name.clone(), |short| short.value.clone()),
            None => id.replace('-', " "),
        }
    }

    /// An authority of the state.
    #[must_use]
    pub fn authority(&self, id: &str) -> Option<&crate::model::Authority> {
        let country = self.law.country?;
        let authorities = &country.body.authorities;
        let authority = authorities.iter().find(|authority| authority.id == id)?;
        self.shown(&named_id(&country.code.lower(), "authority", id));
        for fact in [
            authority.short.as_ref().map(|short| &short.proof.id),
            authority.url.as_ref().map(|url| &url.proof.id),
        ] {
            fact.into_iter().for_each(|id| self.shown(id));
        }
        Some(authority)
    }

    /// The name of an input.
    #[must_use]
    pub fn input_name(&self, id: &str) -> String {
        if id == CEILING {
            return self.words.get("of-the-ceiling").to_owned();
        }
        let found = self.law.inputs.get(id);
        found.map_or_else(|| id.replace('-', " "), |input| input.name.clone())
    }

    /// The name of a class: the state's own, or one of the directive's.
    #[must_use]
    pub fn class_name(&self, id: &str) -> String {
        let own = self
            .law
            .country
            .iter()
            .flat_map(|country| &country.body.classes)
            .find(|class| class.id == id);
        match own {
            Some(class) => class.name.clone(),
            None => {
                let class = self.words.of("outcome", id);
                match self.law.called(id) {
                    Some(called) => self
                        .words
                        .with("class-called", &[("class", &class), ("name", &called.name)]),
                    None => class,
                }
            }
        }
    }

    /// What an outcome is called.
    #[must_use]
    pub fn outcome(&self, outcome: &Outcome) -> String {
        self.class_name(outcome.class())
    }

    /// A size by its adjective.
    #[must_use]
    pub fn size(&self, size: SizeClass) -> String {
        self.words.of("size", size.word())
    }

    /// `within 72 hours of becoming aware`.
    #[must_use]
    pub fn within(&self, period: &Period) -> String {
        self.period("within", self.words.duration(period.duration), period)
    }

    /// `every 15 days`.
    #[must_use]
    pub fn every(&self, period: &Period) -> String {
        self.period("every", self.words.each(period.duration), period)
    }

    fn period(&self, name: &str, length: String, period: &Period) -> String {
        match &period.of {
            Some(event) => {
                let event = self.event(event);
                self.words.with(
                    &format!("{name}-of"),
                    &[("period", &length), ("event", &event)],
                )
            }
            None => self.words.with(name, &[("period", &length)]),
        }
    }

    /// The event that a period runs from.
    #[must_use]
    pub fn event(&self, id: &str) -> String {
        if let Some(word) = self.words.find(&format!("event-{id}")) {
            return word.to_owned();
        }
        let bodies = self
            .law
            .country
            .iter()
            .map(|country| &country.body)
            .chain([&self.law.directive.body]);
        for body in bodies {
            let mut stages = body
                .reporting
                .iter()
                .flat_map(|reporting| &reporting.stages);
            if let Some(name) = stages
                .find(|stage| stage.id == id)
                .and_then(|stage| stage.name.clone())
            {
                return self
                    .words
                    .with("event-stage", &[("stage", &lower_first(&name))]);
            }
            let mut events = body.entries.iter().filter(|entry| entry.kind == "event");
            if let Some(event) = events.find(|event| event.name == id) {
                return lower_first(&event.text);
            }
        }
        id.replace('-', " ")
    }

    /// A condition in words, fit to follow "where".
    #[must_use]
    pub fn condition(&self, condition: &Condition) -> String {
        match self.regime_of(condition) {
            Some(name) => self.words.with("condition-regime", &[("regime", name)]),
            None => self.spelled(condition),
        }
    }

    /// The same, in its own terms whatever it is called.
    #[must_use]
    pub fn spelled(&self, condition: &Condition) -> String {
        let words = self.words;
        match condition {
            Condition::Always => words.get("condition-always").to_owned(),
            Condition::All { of } => {
                let parts: Vec<String> = of.iter().map(|member| self.member(member)).collect();
                words.all_of(&parts)
            }
            Condition::Any { of } => {
                let parts: Vec<String> = of.iter().map(|member| self.member(member)).collect();
                words.one_of(&parts)
            }
            Condition::Not { of } => match &**of {
                Condition::Flag { input } => {
                    words.with("condition-no-flag", &[("input", &self.input_name(input))])
                }
                Condition::Activity { among } => {
                    words.with("condition-no-activity", &[("kinds", &self.kinds(among))])
                }
                other => words.with("condition-not", &[("condition", &self.condition(other))]),
            },
            Condition::Activity { among } => {
                words.with("condition-activity", &[("kinds", &self.kinds(among))])
            }
            Condition::Size { is, sizes } => {
                let sizes: Vec<String> = sizes.iter().map(|size| self.size(*size)).collect();
                words.with(
                    "condition-size",
                    &[
                        ("relation", self.relation(*is)),
                        ("sizes", &words.one_of(&sizes)),
                    ],
                )
            }
            Condition::Class { among } => {
                let classes: Vec<String> = among
                    .iter()
                    .map(|class| lower_first(&self.class_name(class)))
                    .collect();
                words.with("condition-class", &[("classes", &words.one_of(&classes))])
            }
            Condition::Flag { input } => {
                words.with("condition-flag", &[("input", &self.input_name(input))])
            }
            Condition::Choice { input, among } => {
                let values: Vec<String> = among
                    .iter()
                    .map(|value| self.choice(input, value))
                    .collect();
                words.with(
                    "condition-choice",
                    &[
                        ("input", &self.input_name(input)),
                        ("values", &words.one_of(&values)),
                    ],
                )
            }
            Condition::Compare { input, is, bound } => words.with(
                "condition-compare",
                &[
                    ("input", &lower_first(&self.input_name(input))),
                    ("relation", self.relation(*is)),
                    ("bound", &self.bound(bound)),
                ],
            ),
        }
    }

    /// A member of `and` and `or`: in brackets where it has members itself.
    fn member(&self, condition: &Condition) -> String {
        let text = self.condition(condition);
        match condition {
            Condition::All { .. } | Condition::Any { .. } => {
                self.words.with("condition-group", &[("condition", &text)])
            }
            _ => text,
        }
    }

    fn relation(&self, relation: Relation) -> &str {
        self.words.get(match relation {
            Relation::Is => "relation-is",
            Relation::IsNot => "relation-is-not",
            Relation::AtLeast => "relation-at-least",
            Relation::MoreThan => "relation-more-than",
            Relation::AtMost => "relation-at-most",
            Relation::LessThan => "relation-less-than",
        })
    }

    fn choice(&self, input: &str, value: &str) -> String {
        let declared = self.law.inputs.get(input);
        let named = declared.and_then(|input| input.values.iter().find(|(id, _)| id == value));
        named.map_or_else(|| value.replace('-', " "), |(_, text)| text.clone())
    }

    fn kinds(&self, among: &[ActivityKind]) -> String {
        let names: Vec<String> = among
            .iter()
            .map(|kind| match kind {
                ActivityKind::Annex(annex) => self.words.with("annex", &[("annex", annex)]),
                ActivityKind::Sector(id) | ActivityKind::Subsector(id) | ActivityKind::Type(id) => {
                    lower_first(&self.activity_name(id))
                }
            })
            .collect();
        // Pages about a whole state would else name half the annexes in a sentence.
        match names.get(..NAMED) {
            Some(first) if names.len() > NAMED + 1 => {
                let first = first.join(self.words.get("list-comma"));
                self.words
                    .count("kinds-many", names.len() - NAMED, &[("first", &first)])
            }
            _ => self.words.one_of(&names),
        }
    }

    fn bound(&self, bound: &Bound) -> String {
        let words = self.words;
        match bound {
            Bound::Number(number) => words.number(*number),
            Bound::Percent(percent) => {
                words.with("percent", &[("percent", &percent.0.to_string())])
            }
            Bound::Money(money) => words.money(money),
            Bound::Quantity(quantity) => words.with(
                "quantity",
                &[
                    ("amount", &words.number(quantity.amount)),
                    ("unit", &quantity.unit),
                ],
            ),
            Bound::Seconds(seconds) => words.count(
                "duration-seconds",
                usize::try_from(*seconds).unwrap_or(0),
                &[],
            ),
            Bound::Date(date) => words.date(*date),
            Bound::Amount(amount) => self.amount(amount),
        }
    }

    /// An amount in words.
    #[must_use]
    pub fn amount(&self, amount: &crate::value::Amount) -> String {
        self.words.amount(amount, &|input| self.input_name(input))
    }
}
