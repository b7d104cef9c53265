//! An organisation as the command line tells of it: options, a profile in JSON, and answers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::lines;
use crate::assess::profile_of;
use crate::decide::checklist::Answers;
use crate::decide::{self, AnswerError, Profile};
use crate::host::answers::AnswersFile;
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;

/// What the command line says of an organisation.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Organisation {
    /// What the organisation does, by entity type; may be repeated. `acquis vocabulary` lists them
    #[arg(long, value_name = "TYPE")]
    activity: Vec<String>,
    /// Staff in annual work units; may have decimals
    #[arg(long)]
    staff: Option<String>,
    /// Annual turnover in euros
    #[arg(long)]
    turnover: Option<String>,
    /// Balance sheet total in euros
    #[arg(long)]
    balance_sheet: Option<String>,
    /// The size, where no figures are at hand: micro, small, medium or large
    #[arg(long)]
    size: Option<String>,
    /// An answer to another question; may be repeated. `acquis vocabulary` lists the questions
    #[arg(long, value_name = "NAME=VALUE")]
    set: Vec<String>,
    /// The day whose law is asked [default: `as_of` in the profile, else `as-of` in acquis.toml]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// A JSON file with the organisation, as one line of a batch or as the scope check saves it; the
    /// other options add to it
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
}

impl Organisation {
    /// The request on the command line, as a program would send it: what the answers say of the
    /// organisation, then the profile, then the options, of which the later win.
    pub(super) fn request(
        &self,
        answers: Option<&AnswersFile>,
    ) -> Result<Map<String, Value>, String> {
        let mut request = Map::new();
        for (field, value) in answers.iter().flat_map(|file| &file.profile) {
            // TOML is written with hyphens as well.
            request.insert(field.replace('-', "_"), value.clone());
        }
        if let Some(path) = &self.profile {
            let mut fields = json_object(path)?;
            // Answers to the checklist beside it are for `--answers`.
            match fields.remove("profile") {
                Some(Value::Object(profile)) => request.extend(profile),
                _ => request.extend(fields),
            }
        }
        for (field, value) in [
            ("staff", &self.staff),
            ("turnover_eur", &self.turnover),
            ("balance_sheet_eur", &self.balance_sheet),
            ("size", &self.size),
        ] {
            if let Some(value) = value {
                request.insert(field.to_owned(), Value::String(value.clone()));
            }
        }
        if !self.activity.is_empty() {
            let entities = self.activity.iter().cloned().map(Value::String);
            request.insert("entities".to_owned(), Value::Array(entities.collect()));
            request.remove("activities");
        }
        Ok(request)
    }

    /// The states to ask: those on the command line, else those that the organisation names.
    pub(super) fn states<'a>(
        &self,
        options: &[String],
        request: &Map<String, Value>,
        base: &'a KnowledgeBase,
    ) -> Result<States<'a>, String> {
        let own = named(request.get("country"))?;
        let asked = if options.is_empty() { &own } else { options };
        if asked.is_empty() {
            return Err(
                "no state is named: write `--country CODE`, or `country` in the profile".to_owned(),
            );
        }
        let law = |code: &String| law_of(base, code);
        let further = own.iter().filter(|code| !asked.contains(code));
        Ok(States {
            codes: asked.to_vec(),
            asked: asked.iter().map(law).collect::<Result<_, _>>()?,
            further: further.map(law).collect::<Result<_, _>>()?,
        })
    }

    /// The day whose law is asked: that on the command line, else the one that the organisation names.
    pub(super) fn day<'r>(
        &'r self,
        request: &'r Map<String, Value>,
    ) -> Result<Option<&'r str>, String> {
        match (&self.as_of, request.get("as_of")) {
            (Some(day), _) | (None, Some(Value::String(day))) => Ok(Some(day)),
            (None, None | Some(Value::Null)) => Ok(None),
            (None, Some(other)) => Err(format!("`as_of` is a day, not {other}")),
        }
    }

    /// The organisation under one law. An answer that only another of the states takes is passed over.
    pub(super) fn profile(
        &self,
        law: &Law<'_>,
        request: &Map<String, Value>,
        states: &States<'_>,
    ) -> Result<Profile, String> {
        let asked_elsewhere = |name: &str| {
            let mut states = states.all();
            states.any(|law| decide::input_name(law, name).is_ok())
        };
        let request = states.fitting(law, request);
        let mut profile = profile_of(law, &request).map_err(|error| error.to_string())?;
        for pair in &self.set {
            let (name, text) = pair
                .split_once('=')
                .ok_or_else(|| format!("`--set {pair}`: write NAME=VALUE"))?;
            match decide::parse_text(law, name.trim(), text) {
                Ok(answer) => {
                    let input =
                        decide::input_name(law, name.trim()).map_err(|error| error.to_string())?;
                    decide::set_answer(law, &mut profile, input, &answer);
                }
                Err(AnswerError::Unknown { .. }) if asked_elsewhere(name.trim()) => {}
                Err(error) => return Err(error.to_string()),
            }
        }
        Ok(profile)
    }
}

/// The states that a command asks about an organisation.
pub(super) struct States<'a> {
    /// Their codes, as they were written.
    pub(super) codes: Vec<String>,
    /// Their laws, in the same order.
    pub(super) asked: Vec<Law<'a>>,
    /// The laws of states that the organisation names and nobody asks now: it may have answered them.
    further: Vec<Law<'a>>,
}

impl<'a> States<'a> {
    /// Every law to whose questions there can be answers.
    pub(super) fn all(&self) -> impl Iterator<Item = &Law<'a>> {
        self.asked.iter().chain(&self.further)
    }

    /// A request without the answers that this law refuses and another takes.
    fn fitting(&self, law: &Law<'_>, request: &Map<String, Value>) -> Map<String, Value> {
        let takes = |law: &Law<'_>, name: &str, value: &Value| {
            let name = if name == "weight" {
                "activity-weight"
            } else {
                name
            };
            decide::parse_json(law, name, value).is_ok()
        };
        let keep = |name: &String, value: &mut Value| {
            takes(law, name, value) || !self.all().any(|other| takes(other, name, value))
        };
        let mut request = request.clone();
        for field in ["flags", "inputs"] {
            if let Some(Value::Object(answers)) = request.get_mut(field) {
                answers.retain(keep);
            }
        }
        if let Some(Value::Array(activities)) = request.get_mut("activities") {
            for answers in activities.iter_mut().filter_map(Value::as_object_mut) {
                answers.retain(keep);
            }
        }
        request
    }
}

/// The codes of the states that an organisation names: none, one or a list.
fn named(country: Option<&Value>) -> Result<Vec<String>, String> {
    let code = |value: &Value| match value {
        Value::String(code) => Ok(code.clone()),
        other => Err(format!(
            "`country` is a code or a list of codes, not {other}"
        )),
    };
    match country {
        None => Ok(Vec::new()),
        Some(Value::Array(codes)) => codes.iter().map(code).collect(),
        Some(one) => Ok(vec![code(one)?]),
    }
}

fn json_object(path: &Path) -> Result<Map<String, Value>, String> {
    let text = crate::host::file::text(path, lines::LONGEST as u64).map_err(|error| {
        format!(
            "{}: {}",
            path.display(),
            error.problem.message("the profile")
        )
    })?;
    let value: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(format!("{}: this is no JSON object", path.display())),
    }
}

/// The law that a code stands for.
pub(super) fn law_of<'a>(base: &'a KnowledgeBase, code: &str) -> Result<Law<'a>, String> {
    let code = code.trim().to_ascii_uppercase();
    if code == "EU" {
        return Law::of(base, None).ok_or_else(|| "the sources hold no directive".to_owned());
    }
    Law::of(base, Some(&code)).ok_or_else(|| {
        let known: Vec<&str> = base.countries.keys().map(String::as_str).collect();
        format!(
            "the sources hold no state `{code}`; there are EU (the directive alone), {}",
            known.join(", ")
        )
    })
}

/// The answers of a file.
pub(super) fn answers_file(path: Option<&Path>) -> Result<Option<AnswersFile>, String> {
    path.map(AnswersFile::load)
        .transpose()
        .map_err(|error| error.to_string())
}

/// What a file answers to the items of some states; an answer to an item of none of them is refused.
pub(super) fn answers_to(
    states: &States<'_>,
    file: Option<&AnswersFile>,
) -> Result<Answers, String> {
    let Some(file) = file else {
        return Ok(Answers::new());
    };
    let items = states.all().flat_map(|law| law.check_items());
    let known: BTreeSet<&str> = items.map(|here| here.item.fact.id.as_str()).collect();
    file.answers(&known).map_err(|error| error.to_string())
}
