//! Requests from programs: a JSON object about an organisation.

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use super::line::{Fields, Json};
use super::reader::Reader;
use crate::decide::{AnswerError, MainEstablishment, Place, Presence, Profile, ProfileVisitor};
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

pub(super) type Result<T> = std::result::Result<T, RequestError>;

/// The fields of a request, in the order of the contract.
pub(super) const FIELDS: [&str; 18] = [
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
    let mut profile = Profile::default();
    Reader::of(law).read(&Fields::from(request), &mut profile)?;
    Ok(profile)
}

/// The values of the fields that an object may have: those that are there, in the order of the names.
/// Any other field is refused.
pub(super) fn written<'f, const N: usize>(
    fields: &'f Fields<'f>,
    names: &[&str; N],
) -> Result<[Option<&'f Json<'f>>; N]> {
    let mut values = [None; N];
    for (field, value) in fields.iter() {
        match names.iter().position(|name| *name == field) {
            Some(place) => values[place] = Some(value),
            None => return Err(unknown_field(field, names)),
        }
    }
    Ok(values)
}

/// The same without those that are `null`: what is not known is left out.
pub(super) fn given<'f, const N: usize>(
    fields: &'f Fields<'f>,
    names: &[&str; N],
) -> Result<[Option<&'f Json<'f>>; N]> {
    let values = written(fields, names)?;
    Ok(values.map(|value| value.filter(|value| !value.is_null())))
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

pub(super) fn list<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a [Json<'a>]> {
    match value {
        Json::List(of) => Ok(of),
        _ => Err(RequestError(format!("`{field}` is a list, written `[…]`"))),
    }
}

pub(super) fn object<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a Fields<'a>> {
    match value {
        Json::Object(fields) => Ok(fields),
        _ => Err(RequestError(format!(
            "`{field}` holds objects, written `{{…}}`"
        ))),
    }
}

pub(super) fn text<'a>(value: &'a Json<'a>, field: &str) -> Result<&'a str> {
    match value {
        Json::Text(text) => Ok(text),
        _ => Err(RequestError(format!("`{field}` is a text, not {value}"))),
    }
}

/// Whether an entity type is one of the law, or of any other state.
pub(super) fn entity_type(law: &Law<'_>, id: &str) -> Result<()> {
    if law.types.contains_key(id) {
        return Ok(());
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
        return Ok(());
    }
    Err(RequestError(match closest(id, &mut known) {
        Some(meant) => format!("no entity type is called `{id}`; did you mean `{meant}`?"),
        None => {
            format!("no entity type is called `{id}`; `acquis vocabulary` lists the entity types")
        }
    }))
}

pub(super) fn read_size(value: &Json<'_>) -> Result<SizeClass> {
    let word = text(value, "size")?;
    SizeClass::parse(word).ok_or_else(|| {
        RequestError(format!(
            "`{word}` is no size: write micro, small, medium or large"
        ))
    })
}

/// A share in per cent, as a number or as text.
pub(super) fn read_share(value: &Json<'_>) -> Result<Percent> {
    let share = match value {
        Json::Text(text) => Decimal::parse(text.trim().trim_end_matches('%').trim_end()),
        Json::Number(number) => match number.as_u64() {
            Some(whole) => Decimal::from_whole(whole),
            None => Decimal::parse(&number.to_string()),
        },
        _ => None,
    };
    let share = share.map(Percent).ok_or_else(|| {
        RequestError(format!(
            "`share` is a share in per cent, such as 30 or 49.5; {value} is not"
        ))
    })?;
    whole_share(share, "share")?;
    Ok(share)
}

pub(super) fn whole_share(share: Percent, field: &str) -> Result<()> {
    if share.0 < Decimal::default() || share.0 > Decimal::whole(100) {
        return Err(RequestError(format!(
            "`{field}` is a share between 0 and 100 per cent; {} is not",
            share.0
        )));
    }
    Ok(())
}

fn country<'a>(value: &'a Json<'a>, field: &str) -> Result<Cow<'a, str>> {
    let mut code = Cow::Borrowed(text(value, field)?);
    if code.bytes().any(|byte| byte.is_ascii_lowercase()) {
        code.to_mut().make_ascii_uppercase();
    }
    if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Ok(code)
    } else {
        Err(RequestError(format!(
            "`{field}`: `{code}` is no code of a country: write two letters by ISO 3166-1, such as DE"
        )))
    }
}

pub(super) fn read_countries(
    value: &Json<'_>,
    field: &str,
    presence: Presence,
    visitor: &mut impl ProfileVisitor,
) -> Result<()> {
    let codes = match value {
        Json::Text(_) => std::slice::from_ref(value),
        _ => list(value, field)?,
    };
    visitor.is_told(presence);
    for code in codes {
        visitor.present_in(presence, &country(code, field)?);
    }
    Ok(())
}

pub(super) fn main_establishment(value: &Json<'_>) -> Result<MainEstablishment> {
    const KNOWN: [&str; 3] = ["decisions", "operations", "most_staff"];
    let fields = written(object(value, "main_establishment")?, &KNOWN)?;
    let place = |at: usize| match fields[at] {
        None => Ok(Place::Unsaid),
        // Here `null` says something: it was asked, and cannot be told.
        Some(Json::Null) => Ok(Place::CannotBeTold),
        Some(value) => country(value, KNOWN[at]).map(|code| Place::In(code.into_owned())),
    };
    Ok(MainEstablishment {
        decisions: place(0)?,
        operations: place(1)?,
        most_staff: place(2)?,
    })
}
