//! `acquis assess --batch`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::assess::{Assessor, BatchLine, BatchResult, Fields, Json, RequestError, parse_line};
use crate::cli::Status;
use crate::cli::lines::{Ended, Lines, Said};
use crate::cli::organisation::law_of;
use crate::cli::world::{World, day};
use crate::model::KnowledgeBase;
use crate::model::inherit::Law;
use crate::value::Date;

/// Of how many days, beside that of the project, the law is kept at a time. When one more is asked
/// for, the others are forgotten.
const DAYS: usize = 4;

pub(in crate::cli) fn run(world: &World, presume: bool) -> Result<Status, String> {
    let mut lines = Lines::of_stdin();
    let today = Asked::of(&world.compilation.base);
    let mut first = None;
    loop {
        match some_days(world, &today, presume, &mut lines, first)? {
            Ended::All(status) => return Ok(status),
            Ended::Waits(day) => first = Some(day),
        }
    }
}

/// Answers until there is nothing more to answer, or too many days would have to be kept.
fn some_days(
    world: &World,
    today: &Asked<'_>,
    presume: bool,
    lines: &mut Lines<Date>,
    first: Option<Date>,
) -> Result<Ended<Date>, String> {
    let bases: [OnceLock<KnowledgeBase>; DAYS] = Default::default();
    let mut days = vec![(world.settings.as_of, today)];
    let asked: [OnceLock<Asked<'_>>; DAYS] = Default::default();
    let mut wanted = first;
    for (base, asked) in bases.iter().zip(&asked) {
        if let Some(day) = wanted {
            let base = base.get_or_init(|| world.on(day));
            days.push((day, asked.get_or_init(|| Asked::of(base))));
        }
        let batch = Batch {
            world,
            days: &days,
            presume,
        };
        match lines.answer(|line, out| batch.answer(line, out))? {
            Ended::All(status) => return Ok(Ended::All(status)),
            Ended::Waits(day) => wanted = Some(day),
        }
    }
    // Whoever waits still waits for a day that is not kept.
    let day = wanted.ok_or("no day to wait for")?;
    Ok(Ended::Waits(day))
}

/// The laws of a day, by the codes of their states.
struct Asked<'a>(BTreeMap<String, Result<Assessor<'a>, RequestError>>);

impl<'a> Asked<'a> {
    fn of(base: &'a KnowledgeBase) -> Self {
        let states = base.countries.keys();
        let states = states.map(|code| (code.clone(), Some(code.as_str())));
        let all: Vec<(String, Option<&str>)> = [("EU".to_owned(), None)]
            .into_iter()
            .chain(states)
            .collect();
        let laws = all
            .into_par_iter()
            .filter_map(|(code, state)| Some((code, Assessor::of(&Law::of(base, state)?))));
        Self(laws.collect())
    }
}

struct Batch<'b> {
    world: &'b World,
    days: &'b [(Date, &'b Asked<'b>)],
    presume: bool,
}

/// Why there is no answer.
enum Stopped {
    Refused(String),
    Waits(Date),
}

impl From<RequestError> for Stopped {
    fn from(error: RequestError) -> Self {
        Self::Refused(error.0)
    }
}

impl Batch<'_> {
    fn answer(&self, line: Result<&[u8], &str>, out: &mut Vec<u8>) -> Said<Date> {
        let fields = line.map_err(str::to_owned).and_then(parse_line);
        let refused = |id: Option<&Json<'_>>, error: String, out: &mut Vec<u8>| {
            write(&BatchLine::refused(id, error), out);
            Said::Refused
        };
        let fields = match fields {
            Ok(fields) => fields,
            Err(error) => return refused(None, error, out),
        };
        match self.answered(&fields, out) {
            Ok(()) => Said::Answered,
            Err(Stopped::Refused(error)) => refused(fields.get("id"), error, out),
            Err(Stopped::Waits(day)) => Said::Waits(day),
        }
    }

    fn answered(&self, request: &Fields<'_>, out: &mut Vec<u8>) -> Result<(), Stopped> {
        let mut country = match request.get("country") {
            Some(Json::Text(code)) => code.clone(),
            Some(other) => return Err(refused(format!("`country` is a code, not {other}"))),
            None => return Err(refused("`country` is missing: write a code, or EU")),
        };
        if country.bytes().any(|byte| byte.is_ascii_lowercase()) {
            country.to_mut().make_ascii_uppercase();
        }
        let day = match request.get("as_of") {
            None | Some(Json::Null) => self.world.settings.as_of,
            Some(Json::Text(text)) => day(text).map_err(Stopped::Refused)?,
            Some(other) => return Err(refused(format!("`as_of` is a day, not {other}"))),
        };
        let known = self.days.iter().find(|(known, _)| *known == day);
        let Some((_, asked)) = known else {
            return Err(Stopped::Waits(day));
        };
        let Some(assessor) = asked.0.get(country.as_ref()) else {
            let unknown = law_of(&self.world.compilation.base, &country).err();
            return Err(refused(unknown.unwrap_or_default()));
        };
        let presume = match request.get("assume") {
            None | Some(Json::Null) => self.presume,
            Some(Json::Text(word)) if word == "none" => false,
            Some(other) => {
                return Err(refused(format!(
                    "`assume` can only be \"none\", not {other}"
                )));
            }
        };
        let assessor = assessor.as_ref().map_err(Clone::clone)?;
        let facts = assessor.read(request, presume)?;
        let line = BatchLine {
            id: request.get("id"),
            country: Some(&country),
            result: BatchResult::Answer(Box::new(assessor.answer(&facts))),
        };
        write(&line, out);
        Ok(())
    }
}

fn refused(message: impl Into<String>) -> Stopped {
    Stopped::Refused(message.into())
}

/// Text and numbers always serialise, and memory always takes them.
fn write(line: &BatchLine<'_>, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, line);
}
