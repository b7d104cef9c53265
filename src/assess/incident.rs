//! An incident as people and programs tell it: names and values that are still text or JSON.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::line::parse_line;
use super::request::{profile_of, request_fields};
use crate::decide::incident::{Incident, events};
use crate::decide::{input_name, parse_json, set_answer};
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
    /// Reads one JSON object: `id`, `country`, `entity` (one or a list), `aware_at`, `at` (moments by
    /// event), `zone`, `assume`; the fields by which a request tells an organisation (`staff`, `size`,
    /// `established_in` …); everything else is a fact.
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
        let entities = self.entities.iter().cloned().map(Value::String).collect();
        let mut fields = Map::from_iter([("entities".to_owned(), Value::Array(entities))]);
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

    fn zone(&self) -> Result<Option<Zone>, String> {
        match &self.zone {
            Some(name) => Zone::named(name).map(Some).ok_or_else(|| {
                format!("`{name}` is no time zone of the IANA database, such as Europe/Brussels")
            }),
            None => Ok(zone_of_capital(&self.country).and_then(Zone::named)),
        }
    }
}

const EXAMPLE: &str = "such as 2026-11-22T09:15+01:00";

fn unknown<'a>(kind: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    match closest(name, known) {
        Some(meant) => format!("no {kind} is called `{name}`; did you mean `{meant}`?"),
        None => format!("no {kind} is called `{name}`"),
    }
}
