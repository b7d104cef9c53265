//! Changes in words: what a fact is called, what its values were and are, and the sentence.

mod names;

use serde_json::Value;

use super::Side;
use super::find::{Field, Found, Raw};
use super::nature::act_of;
use super::redline::redline;
use super::report::FieldChange;
use super::say::{self, brief, say, words};
use super::table::{Row, SHARED, Table};
use names::{act_title, authority, fixed, status_words, title};

/// Texts of more words than this, or of a field that is prose, get a redline.
const PROSE: usize = 5;

/// Tells changes in words.
pub(super) struct Teller<'a> {
    pub(super) old: &'a Side<'a>,
    pub(super) new: &'a Side<'a>,
}

/// What a change is called, and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) name: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) added: String,
    pub(super) removed: String,
}

impl Teller<'_> {
    pub(super) fn told(&self, found: &Found, raw: &Raw) -> Told {
        let name = match (raw.new, raw.old) {
            (Some(at), _) => self.name(&found.new, at, self.new),
            (None, Some(at)) => self.name(&found.old, at, self.old),
            (None, None) => String::new(),
        };
        let mut told = Told {
            name,
            before: String::new(),
            after: String::new(),
            added: String::new(),
            removed: String::new(),
        };
        if raw.family() == "act-succession" {
            told.before = raw
                .old
                .map(|at| act_title(&found.old, at))
                .unwrap_or_default();
            told.after = raw
                .new
                .map(|at| act_title(&found.new, at))
                .unwrap_or_default();
            return told;
        }
        if let Some((was, is)) = &raw.told {
            let input = was.get("input").and_then(Value::as_str).unwrap_or("size");
            told.before = say::bound_of(was);
            told.after = say::bound_of(is);
            told.name = format!("{} ({})", told.name, words(input));
            return told;
        }
        let state = found
            .row(raw)
            .map(|row| row.state.clone())
            .unwrap_or_default();
        if let Some(field) = raw.fields.first() {
            let of = |value: &Option<Value>, side: &Side<'_>| {
                value
                    .as_ref()
                    .map(|value| self.value(side, &state, &field.name, value))
                    .unwrap_or_default()
            };
            told.before = of(&field.old, self.old);
            told.after = of(&field.new, self.new);
            (told.added, told.removed) = self.members(&state, field);
        }
        told
    }

    /// The members of a list that came and that went.
    fn members(&self, state: &str, field: &Field) -> (String, String) {
        let list = |value: &Option<Value>| -> Vec<Value> {
            match value {
                Some(Value::Array(members)) => members.clone(),
                Some(value) => vec![value.clone()],
                None => Vec::new(),
            }
        };
        let (was, is) = (list(&field.old), list(&field.new));
        let missing = |these: &[Value], those: &[Value], side: &Side<'_>| -> String {
            let only = these.iter().filter(|member| !those.contains(member));
            let only: Vec<String> = only
                .map(|member| self.value(side, state, &field.name, member))
                .collect();
            only.join(", ")
        };
        (missing(&is, &was, self.new), missing(&was, &is, self.old))
    }

    /// A value in words, with acts and authorities by their names.
    pub(super) fn value(&self, side: &Side<'_>, state: &str, field: &str, value: &Value) -> String {
        match value {
            Value::Array(members) => {
                let members: Vec<String> = members
                    .iter()
                    .map(|member| self.value(side, state, field, member))
                    .collect();
                members.join(", ")
            }
            Value::Object(_) if field == "under" => match say::citation(value) {
                Some(citation) => {
                    let name = act_of(side.base, state, &citation.law)
                        .map_or(citation.law.as_str(), |act| act.name.as_str());
                    format!("{name} {}", citation.place()).trim_end().to_owned()
                }
                None => say(value),
            },
            Value::String(id) if matches!(field, "authorities" | "to" | "value") => {
                authority(side, state, id).unwrap_or_else(|| id.clone())
            }
            Value::String(id) if matches!(field, "by" | "amends") => {
                act_of(side.base, state, id).map_or_else(|| id.clone(), |act| act.name.clone())
            }
            Value::String(status) if field == "status_on_day" => status_words(status).to_owned(),
            _ => say(value),
        }
    }

    /// What a row is called.
    fn name(&self, table: &Table, at: usize, side: &Side<'_>) -> String {
        let row = &table.rows[at];
        let parent = row.parent.map(|parent| &table.rows[parent]);
        match (row.item.as_str(), row.word.as_str()) {
            ("law" | "authority" | "sector" | "directive" | "country", word)
                if word == row.item =>
            {
                row.text("name")
                    .map_or_else(|| words(row.name()), str::to_owned)
            }
            ("law" | "directive", word) => {
                let act = parent
                    .and_then(|row| row.text("name"))
                    .unwrap_or("the act")
                    .to_owned();
                match word {
                    "in-force" => format!("entry into force of {act}"),
                    "applies" => format!("application of {act}"),
                    "repealed" => format!("repeal of {act}"),
                    "transpose-by" => format!("transposition of {act}"),
                    "status" | "title" | "number" | "adopted" | "published" | "citation" => {
                        format!("{act} ({})", words(word))
                    }
                    _ => act,
                }
            }
            ("authority", word) if word != "detail" => {
                let named = parent.and_then(|row| row.text("name"));
                let id = parent.map(Row::name).unwrap_or_default();
                authority(side, &row.state, id)
                    .or_else(|| named.map(str::to_owned))
                    .unwrap_or_else(|| words(id))
            }
            ("sector", "type") => quoted(row.text("name").unwrap_or(row.name())),
            (
                "sector",
                "definition" | "defined-by" | "now-defined-by" | "variant" | "nace" | "any-size"
                | "optional" | "jurisdiction" | "summary",
            ) => quoted(
                parent
                    .and_then(|row| row.text("name"))
                    .unwrap_or("the sector"),
            ),
            ("fines", "ceiling" | "minimum") => match row.text("class") {
                Some("everyone") => "everyone".to_owned(),
                Some(class @ ("natural-persons" | "public-bodies")) => words(class),
                Some(class) => format!("{} entities", words(class)),
                None => "entities".to_owned(),
            },
            ("reporting", "stage") => quoted(row.text("name").unwrap_or(&words(row.name()))),
            ("reporting", "waive") => {
                let stages: Vec<String> = row.texts("stages").into_iter().map(words).collect();
                stages.join(", ")
            }
            ("scope", "remove") | ("remove", _) => {
                format!("the rule {}", quoted(&words(row.name())))
            }
            ("scope", _) => quoted(&words(row.name())),
            ("size", "class") => {
                format!("the size {}", quoted(row.text("size").unwrap_or("class")))
            }
            ("registration" | "reporting" | "fines", word) if word == row.item => {
                match row.name() {
                    name if name == row.item => "of entities in general".to_owned(),
                    name => quoted(&words(name)),
                }
            }
            ("registration", "deadline" | "period") => match row.text("text") {
                Some(text) => quoted(&brief(text)),
                None => quoted(&words(row.name())),
            },
            ("registration" | "reporting" | "fines", word) if fixed(word).is_some() => {
                fixed(word).unwrap_or_default().to_owned()
            }
            ("country", _) => {
                let country = parent
                    .and_then(|row| row.text("name"))
                    .unwrap_or("the state");
                format!("{country} ({})", words(&row.word))
            }
            ("registration", "update-within") => "a notice of changes".to_owned(),
            ("source", _) => quoted(
                row.text("title")
                    .filter(|title| !title.is_empty())
                    .unwrap_or(row.name()),
            ),
            ("input" | "class", _) => quoted(row.text("name").unwrap_or(&words(row.name()))),
            _ => {
                let text = row
                    .text("text")
                    .or_else(|| row.text("title"))
                    .or_else(|| row.text("question"));
                let text = text.filter(|text| !text.is_empty());
                let plain = words(row.name());
                quoted(&text.map_or(plain, brief))
            }
        }
    }

    /// The fields of a change as they were and are.
    pub(super) fn fields(&self, found: &Found, raw: &Raw) -> Vec<FieldChange> {
        let state = found
            .row(raw)
            .map(|row| row.state.clone())
            .unwrap_or_default();
        let told = raw.fields.iter().filter(|field| field.name != "id");
        told.map(|field| {
            let of = |value: &Option<Value>, side: &Side<'_>| {
                value
                    .as_ref()
                    .map(|value| self.value(side, &state, &field.name, value))
            };
            let (before, after) = (of(&field.old, self.old), of(&field.new, self.new));
            let prose = |text: &Option<String>| {
                text.as_ref()
                    .is_some_and(|text| text.split_whitespace().count() > PROSE)
            };
            let is_text = matches!(field.old, Some(Value::String(_)) | None)
                && matches!(field.new, Some(Value::String(_)) | None);
            let redline = match (&before, &after) {
                (Some(old), Some(new))
                    if field.name == "notes"
                        || (is_text
                            && (prose(&before) || prose(&after) || is_prose(&field.name))) =>
                {
                    redline(old, new)
                }
                _ => Vec::new(),
            };
            FieldChange {
                title: title(found.row(raw), &field.name),
                field: field.name.clone(),
                before,
                after,
                redline,
            }
        })
        .collect()
    }
}

fn is_prose(field: &str) -> bool {
    matches!(
        field,
        "text" | "more" | "notes" | "because" | "summary" | "asks" | "help"
    )
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

/// The name of a state, or of what all share.
pub(super) fn state_name(side: &Side<'_>, other: &Side<'_>, state: &str) -> String {
    if state == SHARED {
        return "All states".to_owned();
    }
    let country = side
        .base
        .countries
        .get(state)
        .or_else(|| other.base.countries.get(state));
    country.map_or_else(|| state.to_owned(), |country| country.name.clone())
}

/// The template of a kind, filled.
pub(super) fn fill(template: &str, told: &Told) -> String {
    let or = |text: &str, other: &str| {
        if text.is_empty() {
            other.to_owned()
        } else {
            brief(text)
        }
    };
    let after = or(&told.after, "nothing");
    let before = or(&told.before, "nothing");
    let filled = template
        .replace("{added}", &or(&told.added, &after))
        .replace("{removed}", &or(&told.removed, &before))
        .replace("{before}", &before)
        .replace("{after}", &after);
    filled.replace("{name}", &told.name)
}
