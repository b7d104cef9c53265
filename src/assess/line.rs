//! One line of a batch: a JSON object, read without losing anything of it and, as far as it can be,
//! without copying it.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use crate::decide::{EXACT_DIGITS, Written};

/// A JSON value that borrows its texts.
#[derive(Debug, Clone, PartialEq)]
pub enum Json<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Json<'a>>),
    /// An object.
    Object(Fields<'a>),
}

/// The fields of an object, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

/// Reads the JSON object of a line. A field that stands twice is refused, and so is a number that
/// would be rounded, because neither can be what was meant.
///
/// # Errors
/// Says in words what keeps the line from being read.
pub fn parse_line(line: &[u8]) -> Result<Fields<'_>, String> {
    let text = std::str::from_utf8(line).map_err(|_| "the line is not UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = reader
        .deserialize_map(Object)
        .and_then(|fields| reader.end().map(|()| fields));
    let fields =
        read.map_err(|error| format!("the line cannot be read as a JSON object: {error}"))?;
    if let Some(name) = fields.twice() {
        return Err(format!("`{name}` stands twice"));
    }
    match fields.may_be_rounded().then(|| rounded(text)).flatten() {
        Some(number) => Err(format!(
            "the number {number} has more digits than a JSON number keeps; write it as text"
        )),
        None => Ok(fields),
    }
}

impl<'a> Fields<'a> {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json<'a>> {
        let field = self.0.iter().find(|(field, _)| field == name)?;
        Some(&field.1)
    }

    /// The fields in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json<'a>)> {
        self.0.iter().map(|(name, value)| (name.as_ref(), value))
    }

    fn sorted(mut fields: Vec<(Cow<'a, str>, Json<'a>)>) -> Self {
        fields.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        Self(fields)
    }

    /// A name that stands twice in it, or in an object in it.
    fn twice(&self) -> Option<&str> {
        let here = self.0.windows(2).find(|two| two[0].0 == two[1].0);
        let here = here.map(|two| two[0].0.as_ref());
        here.or_else(|| self.0.iter().find_map(|(_, value)| value.twice()))
    }

    /// Whether a number stands in it of which a reader of JSON may not keep every digit.
    fn may_be_rounded(&self) -> bool {
        self.0.iter().any(|(_, value)| value.may_be_rounded())
    }
}

/// Whole numbers below this have no more than [`EXACT_DIGITS`] digits.
const EXACT_BELOW: u64 = 10_u64.pow(EXACT_DIGITS as u32);

impl<'a> Json<'a> {
    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Json::Null
    }

    fn twice(&self) -> Option<&str> {
        match self {
            Json::List(of) => of.iter().find_map(Json::twice),
            Json::Object(fields) => fields.twice(),
            _ => None,
        }
    }

    fn may_be_rounded(&self) -> bool {
        match self {
            Json::Number(number) => {
                let whole = number.as_u64();
                let whole = whole.or_else(|| number.as_i64().map(i64::unsigned_abs));
                whole.is_none_or(|whole| whole >= EXACT_BELOW)
            }
            Json::List(of) => of.iter().any(Json::may_be_rounded),
            Json::Object(fields) => fields.may_be_rounded(),
            Json::Null | Json::Bool(_) | Json::Text(_) => false,
        }
    }
}

impl<'a> From<&'a Value> for Json<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Json::Null,
            Value::Bool(yes) => Json::Bool(*yes),
            Value::Number(number) => Json::Number(number.clone()),
            Value::String(text) => Json::Text(Cow::Borrowed(text)),
            Value::Array(of) => Json::List(of.iter().map(Json::from).collect()),
            Value::Object(fields) => Json::Object(Fields::from(fields)),
        }
    }
}

impl<'a> From<&'a serde_json::Map<String, Value>> for Fields<'a> {
    fn from(fields: &'a serde_json::Map<String, Value>) -> Self {
        let fields = fields.iter();
        let fields = fields.map(|(name, value)| (Cow::Borrowed(name.as_str()), Json::from(value)));
        // A map has its names in order already.
        Self(fields.collect())
    }
}

impl<'a> From<&'a Json<'_>> for Written<'a> {
    fn from(json: &'a Json<'_>) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Bool(yes) => Self::YesNo(*yes),
            Json::Number(number) => Self::Number(number),
            Json::Text(text) => Self::Text(text),
            Json::List(_) => Self::List,
            Json::Object(_) => Self::Object,
        }
    }
}

impl From<&Json<'_>> for Value {
    fn from(json: &Json<'_>) -> Self {
        match json {
            Json::Null => Value::Null,
            Json::Bool(yes) => Value::Bool(*yes),
            Json::Number(number) => Value::Number(number.clone()),
            Json::Text(text) => Value::String(text.clone().into_owned()),
            Json::List(of) => Value::Array(of.iter().map(Value::from).collect()),
            Json::Object(fields) => {
                let fields = fields.iter();
                let fields = fields.map(|(name, value)| (name.to_owned(), Value::from(value)));
                Value::Object(fields.collect())
            }
        }
    }
}

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Value::from(self).fmt(f)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(yes) => serializer.serialize_bool(*yes),
            Json::Number(number) => number.serialize(serializer),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(of) => serializer.collect_seq(of),
            Json::Object(fields) => serializer.collect_map(fields.iter()),
        }
    }
}

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Self::Value, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Self::Value, E> {
        let number = Number::from_f64(number).ok_or_else(|| E::custom("number out of range"))?;
        Ok(Json::Number(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut of = Vec::new();
        while let Some(one) = seq.next_element()? {
            of.push(one);
        }
        Ok(Json::List(of))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Object.visit_map(map).map(Json::Object)
    }
}

struct Object;

/// The name of a field, borrowed where nothing in it is escaped.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_str(Any)? {
            Json::Text(name) => Ok(Self(name)),
            _ => Err(D::Error::custom("a name is text")),
        }
    }
}

impl<'de> Visitor<'de> for Object {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            fields.push((name, value));
        }
        Ok(Fields::sorted(fields))
    }
}

/// The first number outside of texts that a reader of JSON would round.
fn rounded(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c == '"' || c.is_ascii_digit()) {
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('"') {
            rest = after_text(inside);
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | 'e' | 'E' | '+' | '-'))
            .unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        if digits > EXACT_DIGITS {
            return Some(number);
        }
        rest = behind;
    }
    None
}

/// What stands behind the text that was opened.
fn after_text(inside: &str) -> &str {
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return &inside[at + 1..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_line_is_lost() {
        let line = r#"{"b": 1, "a": "12345678901234567890 \" 9", "c": {"d": [1.5, null]}}"#;
        let fields = parse_line(line.as_bytes()).expect("a line");
        let meant: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(Value::from(&Json::Object(fields)), meant);
        for (line, words) in [
            (r#"{"a": 1, "a": 2}"#, "`a` stands twice"),
            (r#"{"a": [{"b": 1, "b": 2}]}"#, "`b` stands twice"),
            (r#"{"a": 49.99999999999999999}"#, "more digits"),
            (r#"{"a": [1234567890123456]}"#, "more digits"),
            (r#"{"a": NaN}"#, "cannot be read"),
            (r#"{"a": 1} x"#, "cannot be read"),
            ("[1]", "cannot be read"),
            ("", "cannot be read"),
        ] {
            let told = parse_line(line.as_bytes()).expect_err(line);
            assert!(told.contains(words), "{line}: {told}");
        }
    }
}
