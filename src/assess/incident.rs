//! An incident as people and programs tell it: names and values that are still text or JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::line::parse_line;
use super::request::{profile_of, request_fields};
use crate::decide::incident::{Incident, events};
use crate::decide::{ActivityDecision, decide, input_name, parse_json, set_answer};
use crate::diagnostic::closest;
use crate::model::inherit::Law;
use crate::value::{Moment, Zone, zone_of_capital};

/// What was said of an incident.
#[derive(Debug, Clone, Default)]
pub struct IncidentRequest {
    /// What the asker calls it.
    pub id: Option<Value>,
    /// The code of the state, or `EU` for the directive alone.
    pub country: String,
    /// The entity types whose services are struck.
    pub entities: Vec<String>,
    /// The same with what is said of each alone, where something is: in the form of a request about an
    /// organisation.
    pub activities: Vec<Value>,
    /// Moments by event, as written.
    pub at: Vec<(String, String)>,
    /// The time zone in which days and months are counted; without one, that of the capital.
    pub zone: Option<String>,
    /// Whether nothing is to be presumed.
    pub assume_none: bool,
    /// Facts by input, as written.
    pub facts: Vec<(String, Value)>,
}

/// Why an incident cannot be assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentRefused {
    /// What the asker calls the incident, where that could be read.
    pub id: Option<Value>,
    /// What is wrong.
    pub message: String,
}

impl IncidentRequest {
    /// Reads one JSON object: `id`, `country`, `entity` (one or a list) or `activities` (with what is said
    /// of each), `aware_at`, `at` (moments by event), `zone`, `assume`; the fields by which a request tells
    /// an organisation (`staff`, `size`, `established_in` …); everything else is a fact.
    ///
    /// # Errors
    /// Says what cannot be read.
    pub fn from_json(line: &(impl AsRef<[u8]> + ?Sized)) -> Result<Self, IncidentRefused> {
        let refused = |message| IncidentRefused { id: None, message };
        let fields = parse_line(line.as_ref()).map_err(refused)?;
        let mut request = Self {
            id: fields.get("id").map(Value::from),
            ..Self::default()
        };
        for (name, value) in fields.iter() {
            if let Err(message) = request.field(name.to_owned(), value.into()) {
                return Err(request.refuse(message));
            }
        }
        if request.country.is_empty() {
            return Err(request.refuse("`country` is missing".to_owned()));
        }
        Ok(request)
    }

    fn field(&mut self, name: String, value: Value) -> Result<(), String> {
        match (name.as_str(), value) {
            ("id", Value::String(_) | Value::Number(_)) => {}
            ("id", _) => return Err("`id` is text or a number".to_owned()),
            ("country", Value::String(code)) => self.country = code,
            ("entity", Value::String(entity)) => self.entities.push(entity),
            ("entity", Value::Array(entities)) => {
                for entity in entities {
                    self.field(name.clone(), entity)?;
                }
            }
            ("activities", Value::Array(activities)) => {
                for activity in &activities {
                    self.entities.push(struck(activity)?);
                }
                self.activities = activities;
            }
            ("aware_at", Value::String(at)) => self.at.push(("awareness".to_owned(), at)),
            ("at", Value::Object(at)) => {
                for (event, moment) in at {
                    let Value::String(moment) = moment else {
                        return Err(format!("`at`: `{event}` is a moment, {EXAMPLE}"));
                    };
                    self.at.push((event, moment));
                }
            }
            ("zone", Value::String(zone)) => self.zone = Some(zone),
            ("assume", Value::String(assume)) if assume == "none" => self.assume_none = true,
            ("assume", _) => return Err("`assume` can only be \"none\"".to_owned()),
            ("country" | "zone", _) => return Err(format!("`{name}` is text")),
            ("aware_at", _) => return Err(format!("`aware_at` is a moment, {EXAMPLE}")),
            ("activities", _) => return Err("`activities` is a list, written `[…]`".to_owned()),
            ("entity", _) => return Err("`entity` is an entity type, or a list of them".to_owned()),
            ("at", _) => return Err("`at` is an object of moments by event".to_owned()),
            (_, value) => self.facts.push((name, value)),
        }
        Ok(())
    }

    /// The refusal of this request.
    #[must_use]
    pub fn refuse(&self, message: String) -> IncidentRefused {
        IncidentRefused {
            id: self.id.clone(),
            message,
        }
    }

    /// The incident, under the law that says what can be told of it.
    ///
    /// # Errors
    /// Says which name is not known, or what is wrong with a value.
    pub fn incident(&self, law: &Law<'_>) -> Result<Incident, String> {
        if self.entities.is_empty() {
            return Err(
                "`entity` is missing: the type of the entity whose service is struck".to_owned(),
            );
        }
        let activities = match self.activities.len() {
            0 => self.entities.iter().cloned().map(Value::String).collect(),
            told if told == self.entities.len() => self.activities.clone(),
            _ => return Err("say `entity` or `activities`, not both".to_owned()),
        };
        let mut fields = Map::from_iter([("activities".to_owned(), Value::Array(activities))]);
        let (known, facts): (Vec<_>, Vec<_>) = self
            .facts
            .iter()
            .partition(|(name, _)| request_fields().contains(&name.as_str()));
        fields.extend(known.into_iter().cloned());
        let mut profile = profile_of(law, &fields).map_err(|error| error.to_string())?;
        for (name, value) in facts {
            let answer = parse_json(law, name, value).map_err(|error| error.to_string())?;
            let name = input_name(law, name).map_err(|error| error.to_string())?;
            set_answer(law, &mut profile, name, &answer);
        }
        let zone = self.zone()?;
        let known = events(law);
        let mut moments = BTreeMap::new();
        for (event, at) in &self.at {
            if !known.contains(event.as_str()) {
                return Err(unknown("event or report", event, known.iter().copied()));
            }
            let moment = Moment::parse(at, zone.as_ref())
                .ok_or_else(|| format!("`{at}` is no moment with its offset, {EXAMPLE}"))?;
            moments.insert(event.clone(), moment);
        }
        Ok(Incident {
            profile,
            events: moments,
        })
    }

    /// This request, or one for each regime that governs some of the activities that are struck: a regime
    /// with reports of its own speaks of its activities alone. What is outside the law goes with the first.
    ///
    /// # Errors
    /// As for [`Self::incident`].
    pub fn apart(&self, law: &Law<'_>) -> Result<Vec<Self>, String> {
        let decision = decide(law, &self.incident(law)?.profile, true);
        let inside = |one: &&ActivityDecision| one.outcome.may_be_inside();
        let mut regimes: Vec<Option<&str>> = Vec::new();
        for one in decision.activities.iter().filter(inside) {
            let regime = one.regime.as_deref();
            if !regimes.contains(&regime) {
                regimes.push(regime);
            }
        }
        if regimes.len() < 2 {
            return Ok(vec![self.clone()]);
        }
        let of = |(first, regime): (usize, &Option<&str>)| {
            let is_of = |one: &ActivityDecision| match one.outcome.may_be_inside() {
                true => one.regime.as_deref() == *regime,
                false => first == 0,
            };
            let of: Vec<bool> = decision.activities.iter().map(is_of).collect();
            let kept = |at: &usize| of.get(*at) == Some(&true);
            Self {
                entities: only(&self.entities, kept),
                activities: only(&self.activities, kept),
                ..self.clone()
            }
        };
        Ok(regimes.iter().enumerate().map(of).collect())
    }

    fn zone(&self) -> Result<Option<Zone>, String> {
        match &self.zone {
            Some(name) => Zone::named(name).map(Some).ok_or_else(|| {
                format!("`{name}` is no time zone of the IANA database, such as Europe/Brussels")
            }),
            None => Ok(zone_of_capital(&self.country).and_then(Zone::named)),
        }
    }
}

/// The entity type of an activity whose service is struck.
fn struck(activity: &Value) -> Result<String, String> {
    let entity = match activity {
        Value::String(entity) => Some(entity),
        other => other.get("entity").and_then(|entity| match entity {
            Value::String(entity) => Some(entity),
            _ => None,
        }),
    };
    let entity = entity.cloned();
    entity.ok_or_else(|| "`activities` holds objects that name their `entity`".to_owned())
}

/// What stands at some places of a list.
fn only<T: Clone>(list: &[T], kept: impl Fn(&usize) -> bool) -> Vec<T> {
    let places = list.iter().enumerate().filter(|(at, _)| kept(at));
    places.map(|(_, one)| one.clone()).collect()
}

const EXAMPLE: &str = "such as 2026-11-22T09:15+01:00";

fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    match closest(name, known) {
        Some(meant) => format!("no {kind} is called `{name}`; did you mean `{meant}`?"),
        None => format!("no {kind} is called `{name}`"),
    }
}
