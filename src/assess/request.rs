//! Requests from programs: a JSON object about an organisation, read into a profile.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::{Map, Value};

use super::line::{Fields, Json};
use crate::decide::{
    Activity, AnswerError, FIGURES, Figures, MainEstablishment, Member, Period, Place, Profile,
    Tie, input_name, parse_json,
};
use crate::diagnostic::closest;
use crate::model::condition::SizeClass;
use crate::model::inherit::Law;
use crate::value::{Decimal, Percent};

/// Why a request cannot be answered, in a sentence that says where and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError(pub String);

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for RequestError {}

impl From<AnswerError> for RequestError {
    fn from(error: AnswerError) -> Self {
        Self(error.to_string())
    }
}

type Result<T> = std::result::Result<T, RequestError>;

/// The fields of a request, in the order of the contract.
const FIELDS: [&str; 18] = [
    "id",
    "country",
    "entities",
    "activities",
    "staff",
    "turnover_eur",
    "balance_sheet_eur",
    "size",
    "periods",
    "group",
    "undertaking_turnover_eur",
    "flags",
    "inputs",
    "established_in",
    "provides_in",
    "main_establishment",
    "as_of",
    "assume",
];

/// The figures by which size is told, by the names that programs use.
const FIGURE_FIELDS: [(&str, &str); 3] = [
    ("staff", FIGURES[0]),
    ("turnover_eur", FIGURES[1]),
    ("balance_sheet_eur", FIGURES[2]),
];

/// The input that the ceilings of fines are taken from: the turnover of the whole undertaking.
const UNDERTAKING: &str = "worldwide-turnover";

/// The fields that a request may have.
#[must_use]
pub fn request_fields() -> &'static [&'static str] {
    &FIELDS
}

/// Reads the organisation of a request under a law.
///
/// # Errors
/// The first field that cannot be read, with the way out.
pub fn profile_of(law: &Law<'_>, request: &Map<String, Value>) -> Result<Profile> {
    profile_from(law, &Fields::from(request))
}

/// The same of a line that was read.
///
/// # Errors
/// The first field that cannot be read, with the way out.
pub fn profile_from(law: &Law<'_>, request: &Fields<'_>) -> Result<Profile> {
    known(request, &FIELDS)?;
    let mut profile = Profile {
        activities: activities(law, request)?,
        ..Profile::default()
    };
    profile.answers = figures(law, request)?;
    if let Some(turnover) = given(request, "undertaking_turnover_eur") {
        let answer = parse_json(law, UNDERTAKING, turnover)
            .map_err(|error| RequestError(format!("`undertaking_turnover_eur`: {error}")))?;
        profile.answers.insert(UNDERTAKING.to_owned(), answer);
    }
    if let Some(size) = given(request, "size") {
        profile.size = Some(read_size(size)?);
    }
    profile.group = match given(request, "group") {
        None => None,
        Some(group) => Some(read_group(law, group)?),
    };
    if let Some(periods) = given(request, "periods") {
        profile.periods = list(periods, "periods")?
            .iter()
            .map(|period| read_period(law, period))
            .collect::<Result<_>>()?;
    }
    for field in ["flags", "inputs"] {
        if let Some(answers) = given(request, field) {
            read_answers(law, answers, field, &mut profile)?;
        }
    }
    profile.places.established_in = countries(request, "established_in")?;
    profile.places.provides_in = countries(request, "provides_in")?;
    profile.places.main_establishment = main_establishment(request)?;
    Ok(profile)
}

/// A field that is there and not `null`: what is not known is left out.
fn given<'a>(object: &'a Fields<'a>, field: &str) -> Option<&'a Json<'a>> {
    object.get(field).filter(|value| !value.is_null())
}

/// Refuses a field that is not among those that are known.
fn known(fields: &Fields<'_>, known: &[&str]) -> Result<()> {
    match fields.iter().find(|(field, _)| !known.contains(field)) {
        Some((field, _)) => Err(unknown_field(field, known)),
        None => Ok(()),
    }
}

fn unknown_field(field: &str, known: &[&str]) -> RequestError {
    let in_euros = known
        .iter()
        .copied()
        .find(|known| known.strip_suffix("_eur") == Some(field));
    RequestError(
        match in_euros.or_else(|| closest(field, known.iter().copied())) {
            Some(meant) => format!("there is no field `{field}`; did you mean `{meant}`?"),
            None => format!(
                "there is no field `{field}`; there are {}",
                known.join(", ")
            ),
        },
    )
}

fn list<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a [Json<'a>]> {
    match value {
        Json::List(of) => Ok(of),
        _ => Err(RequestError(format!("`{field}` is a list, written `[…]`"))),
    }
}

fn object<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a Fields<'a>> {
    match value {
        Json::Object(fields) => Ok(fields),
        _ => Err(RequestError(format!(
            "`{field}` holds objects, written `{{…}}`"
        ))),
    }
}

fn text<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a str> {
    match value {
        Json::Text(text) => Ok(text),
        _ => Err(RequestError(format!("`{field}` is a text, not {value}"))),
    }
}

fn activities(law: &Law<'_>, request: &Fields<'_>) -> Result<Vec<Activity>> {
    let entities = given(request, "entities");
    let activities = given(request, "activities");
    let mut found = Vec::new();
    if let Some(entities) = entities {
        for entity in list(entities, "entities")? {
            found.push(Activity {
                entity: entity_type(law, text(entity, "entities")?)?,
                ..Activity::default()
            });
        }
    }
    if let Some(activities) = activities {
        for activity in list(activities, "activities")? {
            found.push(read_activity(law, activity)?);
        }
    }
    if found.is_empty() {
        return Err(RequestError(
            "nothing is said of what the organisation does: give `entities` or `activities` with at \
             least one entity type"
                .to_owned(),
        ));
    }
    Ok(found)
}

fn read_activity(law: &Law<'_>, activity: &Json<'_>) -> Result<Activity> {
    if let Json::Text(entity) = activity {
        return Ok(Activity {
            entity: entity_type(law, entity)?,
            ..Activity::default()
        });
    }
    let fields = object(activity, "activities")?;
    let entity = given(fields, "entity")
        .ok_or_else(|| RequestError("an activity has no `entity`".to_owned()))?;
    let mut read = Activity {
        entity: entity_type(law, text(entity, "entity")?)?,
        ..Activity::default()
    };
    for (field, value) in fields.iter() {
        let input = match field {
            "entity" => continue,
            _ if value.is_null() => continue,
            "weight" => "activity-weight",
            field => input_name(law, field)?,
        };
        let answer = parse_json(law, input, value)?;
        if let crate::decide::Answer::Percent(share) = &answer {
            whole_share(*share, field)?;
        }
        read.answers.insert(input.to_owned(), answer);
    }
    Ok(read)
}

/// An entity type of any state: one that this law does not have is nothing under it.
fn entity_type(law: &Law<'_>, id: &str) -> Result<String> {
    if law.types.contains_key(id) {
        return Ok(id.to_owned());
    }
    let shared = law.base.sectors.iter();
    let national = law
        .base
        .countries
        .values()
        .flat_map(|country| &country.body.sectors);
    let mut known = shared
        .chain(national)
        .flat_map(|sector| &sector.types)
        .map(|entity| entity.id.as_str());
    if known.clone().any(|known| known == id) {
        return Ok(id.to_owned());
    }
    Err(RequestError(match closest(id, &mut known) {
        Some(meant) => format!("no entity type is called `{id}`; did you mean `{meant}`?"),
        None => {
            format!("no entity type is called `{id}`; `acquis vocabulary` lists the entity types")
        }
    }))
}

fn figures(law: &Law<'_>, fields: &Fields<'_>) -> Result<Figures> {
    let mut figures = Figures::new();
    for (field, input) in FIGURE_FIELDS {
        if let Some(value) = given(fields, field) {
            let answer = parse_json(law, input, value)
                .map_err(|error| RequestError(format!("`{field}`: {error}")))?;
            figures.insert(input.to_owned(), answer);
        }
    }
    Ok(figures)
}

fn read_size(value: &Json<'_>) -> Result<SizeClass> {
    let word = text(value, "size")?;
    SizeClass::parse(word).ok_or_else(|| {
        RequestError(format!(
            "`{word}` is no size: write micro, small, medium or large"
        ))
    })
}

fn read_group(law: &Law<'_>, value: &Json<'_>) -> Result<Vec<Member>> {
    const KNOWN: [&str; 5] = [
        "relation",
        "share",
        "staff",
        "turnover_eur",
        "balance_sheet_eur",
    ];
    list(value, "group")?
        .iter()
        .map(|member| {
            let fields = object(member, "group")?;
            known(fields, &KNOWN)?;
            let relation = given(fields, "relation").ok_or_else(|| {
                RequestError(
                    "a member of the group has no `relation`: partner or linked".to_owned(),
                )
            })?;
            let share = given(fields, "share").map(read_share).transpose()?;
            let tie = match text(relation, "relation")? {
                "linked" => Tie::Linked,
                "partner" => Tie::Partner(share),
                other => {
                    return Err(RequestError(format!(
                        "`{other}` is no relation: write partner or linked"
                    )));
                }
            };
            Ok(Member {
                tie,
                figures: figures(law, fields)?,
            })
        })
        .collect()
}

/// A share in per cent, as a number or as text.
fn read_share(value: &Json<'_>) -> Result<Percent> {
    let written = match value {
        Json::Text(text) => text.trim().trim_end_matches('%').trim_end().to_owned(),
        other => other.to_string(),
    };
    let share = Decimal::parse(&written).map(Percent).ok_or_else(|| {
        RequestError(format!(
            "`share` is a share in per cent, such as 30 or 49.5; {value} is not"
        ))
    })?;
    whole_share(share, "share")?;
    Ok(share)
}

fn whole_share(share: Percent, field: &str) -> Result<()> {
    if share.0 < Decimal::default() || share.0 > Decimal::whole(100) {
        return Err(RequestError(format!(
            "`{field}` is a share between 0 and 100 per cent; {} is not",
            share.0
        )));
    }
    Ok(())
}

fn read_period(law: &Law<'_>, value: &Json<'_>) -> Result<Period> {
    const KNOWN: [&str; 5] = [
        "year",
        "staff",
        "turnover_eur",
        "balance_sheet_eur",
        "group",
    ];
    let fields = object(value, "periods")?;
    known(fields, &KNOWN)?;
    Ok(Period {
        figures: figures(law, fields)?,
        group: match given(fields, "group") {
            None => None,
            Some(group) => Some(read_group(law, group)?),
        },
    })
}

fn read_answers(
    law: &Law<'_>,
    answers: &Json<'_>,
    field: &str,
    profile: &mut Profile,
) -> Result<()> {
    for (name, value) in object(answers, field)?.iter() {
        if value.is_null() {
            continue;
        }
        if field == "flags" && !matches!(value, Json::Bool(_)) {
            return Err(RequestError(format!(
                "`flags` holds true and false; `{name}` has {value}. Other answers stand in `inputs`"
            )));
        }
        let input = input_name(law, name)?;
        let answer = parse_json(law, input, value)?;
        profile.answers.insert(input.to_owned(), answer);
    }
    Ok(())
}

fn country(value: &Json<'_>, field: &str) -> Result<String> {
    let code = text(value, field)?.to_ascii_uppercase();
    if code.len() == 2 && code.chars().all(|c| c.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err(RequestError(format!(
            "`{field}`: `{code}` is no code of a country: write two letters by ISO 3166-1, such as DE"
        )))
    }
}

fn countries(request: &Fields<'_>, field: &str) -> Result<Option<BTreeSet<String>>> {
    match given(request, field) {
        None => Ok(None),
        Some(value @ Json::Text(_)) => Ok(Some(BTreeSet::from([country(value, field)?]))),
        Some(value) => list(value, field)?
            .iter()
            .map(|value| country(value, field))
            .collect::<Result<_>>()
            .map(Some),
    }
}

fn main_establishment(request: &Fields<'_>) -> Result<Option<MainEstablishment>> {
    const KNOWN: [&str; 3] = ["decisions", "operations", "most_staff"];
    let Some(value) = given(request, "main_establishment") else {
        return Ok(None);
    };
    let fields = object(value, "main_establishment")?;
    known(fields, &KNOWN)?;
    let place = |field: &str| match fields.get(field) {
        None => Ok(Place::Unsaid),
        // Here `null` says something: it was asked, and cannot be told.
        Some(Json::Null) => Ok(Place::CannotBeTold),
        Some(value) => country(value, field).map(Place::In),
    };
    Ok(Some(MainEstablishment {
        decisions: place("decisions")?,
        operations: place("operations")?,
        most_staff: place("most_staff")?,
    }))
}
