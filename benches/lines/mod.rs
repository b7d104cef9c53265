//! Lines of a batch such as programs send: one organisation each, over several states.

use std::collections::BTreeMap;

use acquis::assess::{Answer, Assessor, BatchLine, BatchResult, Fields, Json, parse_line};
use acquis::decide::{Engine, Facts};
use acquis::model::KnowledgeBase;
use acquis::model::inherit::Law;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// The states that are asked, by how much they say of their own: much, some, little, and the directive.
const STATES: [&str; 8] = ["BE", "DE", "DK", "FR", "HU", "IT", "SI", "EU"];

/// A batch, with the laws that it asks for.
pub struct Batch<'a> {
    pub lines: Vec<String>,
    assessors: BTreeMap<&'static str, Assessor<'a>>,
    engines: BTreeMap<&'static str, Engine<'a>>,
}

/// A line that is read and lowered already.
pub struct Ready<'b> {
    pub engine: &'b Engine<'b>,
    pub facts: Facts,
    fields: Fields<'b>,
    assessor: &'b Assessor<'b>,
}

/// A line as a program would declare it that reads nothing else.
#[derive(Deserialize)]
#[allow(dead_code, reason = "reading is what is measured")]
pub struct Native<'a> {
    id: u64,
    country: &'a str,
    entities: Vec<&'a str>,
    flags: BTreeMap<&'a str, bool>,
    established_in: Vec<&'a str>,
    #[serde(flatten)]
    latest: NativeFigures,
    #[serde(default)]
    group: Vec<NativeMember<'a>>,
    #[serde(default)]
    periods: Vec<NativeFigures>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "reading is what is measured")]
struct NativeFigures {
    staff: Option<u64>,
    turnover_eur: Option<u64>,
    balance_sheet_eur: Option<u64>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "reading is what is measured")]
struct NativeMember<'a> {
    relation: &'a str,
    share: u64,
    staff: Option<u64>,
    turnover_eur: Option<u64>,
    balance_sheet_eur: Option<u64>,
}

/// An answer with the head of its line, ready to be written.
#[derive(Serialize)]
pub struct Written<'a> {
    id: u64,
    country: &'a str,
    #[serde(flatten)]
    answer: Answer<'a>,
}

impl<'a> Batch<'a> {
    /// So many lines, and everything that answers them.
    pub fn of(base: &'a KnowledgeBase, count: usize) -> Self {
        let law = |code: &str| Law::of(base, Some(code).filter(|code| *code != "EU"));
        let laws: Vec<(&str, Law<'a>)> = STATES
            .into_iter()
            .map(|code| (code, law(code).expect("a law")))
            .collect();
        let laws = laws.iter();
        Self {
            lines: lines(base, count),
            assessors: laws
                .clone()
                .map(|(code, law)| (*code, Assessor::of(law).expect("room")))
                .collect(),
            engines: laws
                .map(|(code, law)| (*code, Engine::of(law).expect("room")))
                .collect(),
        }
    }

    /// Every line, read and lowered.
    pub fn ready(&self) -> Vec<Ready<'_>> {
        self.lines.iter().map(|line| self.read(line)).collect()
    }

    fn read<'b>(&'b self, line: &'b str) -> Ready<'b> {
        let fields = parse_line(line.as_bytes()).expect("a line");
        let (engine, assessor) = {
            let code = country(&fields);
            (&self.engines[code], &self.assessors[code])
        };
        Ready {
            facts: assessor.read(&fields, true).expect("an organisation"),
            fields,
            engine,
            assessor,
        }
    }

    /// Answers a line, as `acquis assess --batch` does.
    pub fn answer(&self, line: &str, out: &mut Vec<u8>) {
        let fields = parse_line(line.as_bytes()).expect("a line");
        let code = country(&fields);
        let assessor = &self.assessors[code];
        let facts = assessor.read(&fields, true).expect("an organisation");
        let line = BatchLine {
            id: fields.get("id"),
            country: Some(code),
            result: BatchResult::Answer(Box::new(assessor.answer(&facts))),
        };
        serde_json::to_writer(&mut *out, &line).expect("memory");
        out.push(b'\n');
    }
}

impl Ready<'_> {
    /// The organisation, lowered from the fields of its line.
    pub fn lower(&self) -> Facts {
        let facts = self.assessor.read(&self.fields, true);
        facts.expect("an organisation")
    }

    /// The answer, for whoever only writes it.
    pub fn written(&self) -> Written<'_> {
        let Some(Json::Number(id)) = self.fields.get("id") else {
            panic!("every line has an id")
        };
        Written {
            id: id.as_u64().expect("a number"),
            country: country(&self.fields),
            answer: self.assessor.answer(&self.facts),
        }
    }
}

fn country<'f>(fields: &'f Fields<'_>) -> &'f str {
    match fields.get("country") {
        Some(Json::Text(code)) => code,
        _ => panic!("every line has a country"),
    }
}

/// So many lines, always the same. Most tell one activity, figures, and a few answers; one in eight a
/// group, one in eight a second activity, one in sixteen an earlier period, one in sixteen no figures.
fn lines(base: &KnowledgeBase, count: usize) -> Vec<String> {
    let types: Vec<&str> = base
        .sectors
        .iter()
        .flat_map(|sector| &sector.types)
        .map(|entity| entity.id.as_str())
        .collect();
    (0..count).map(|at| line(&types, at).to_string()).collect()
}

/// Nearly all are established where they ask, some in a second state, few only in another.
fn established(at: usize) -> Vec<&'static str> {
    let here = match STATES[at % STATES.len()] {
        "EU" => "BE",
        state => state,
    };
    match at % 20 {
        7 => vec!["NL"],
        11 | 13 => vec![here, "NL"],
        _ => vec![here],
    }
}

/// A figure on one side or the other of the ceilings.
fn figure(at: usize, of: [u64; 5]) -> u64 {
    of[at % of.len()]
}

fn line(types: &[&str], at: usize) -> Value {
    let mut line = json!({
        "id": at,
        "country": STATES[at % STATES.len()],
        "entities": [types[at * 7 % types.len()]],
        "flags": { "in_union": true, "critical_entity": at.is_multiple_of(5) },
        "established_in": established(at),
    });
    let fields = line.as_object_mut().expect("an object");
    if at % 16 != 9 {
        fields.extend(figures(at / 3));
    }
    if at % 8 == 3 {
        let mut member = figures(at / 5);
        member.insert("relation".to_owned(), json!("partner"));
        member.insert("share".to_owned(), json!(30));
        fields.insert("group".to_owned(), json!([member]));
    }
    if at % 8 == 5 {
        let both = [types[at % types.len()], types[at * 3 % types.len()]];
        fields.insert("entities".to_owned(), json!(both));
    }
    if at % 16 == 6 {
        fields.insert("periods".to_owned(), json!([figures(at / 7)]));
    }
    line
}

fn figures(at: usize) -> Map<String, Value> {
    let figures = [
        ("staff", figure(at, [8, 40, 60, 249, 900])),
        (
            "turnover_eur",
            figure(
                at / 2,
                [1_500_000, 9_000_000, 12_000_000, 49_000_000, 80_000_000],
            ),
        ),
        (
            "balance_sheet_eur",
            figure(
                at / 3,
                [1_000_000, 8_000_000, 11_000_000, 42_000_000, 60_000_000],
            ),
        ),
    ];
    let figures = figures.map(|(name, figure)| (name.to_owned(), json!(figure)));
    figures.into_iter().collect()
}
