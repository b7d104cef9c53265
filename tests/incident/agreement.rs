//! The module that answers about incidents in browsers says what the engine of the compiler says, in
//! every field: under the law of every state, for several kinds of entity, with facts around the
//! bounds of the criteria, and at moments around which clocks change, months end and nobody works.

use std::fs;
use std::path::Path;
use std::process::Command;

use acquis::assess::IncidentRequest;
use acquis::data::{self, Options};
use acquis::decide::incident::IncidentRules;
use acquis::decide::program::Program;
use acquis::model::KnowledgeBase;
use acquis::model::inherit::Law;
use acquis::templates::{EVALUATOR, INCIDENT_MODULES, Templates, name_of};
use serde_json::{Map, Value, json};

use super::states::counting_rules;
use super::{ask_law, real, support};

/// Moments of awareness: a plain one; nights in which clocks are put back and forward; the last days
/// of months and years; before holidays and over them; a month before clocks are put back and forward.
const MOMENTS: [&str; 12] = [
    "2026-11-22T09:15+01:00",
    "2026-10-24T18:00+02:00",
    "2026-10-25T02:30+02:00",
    "2026-10-25T02:30+01:00",
    "2027-03-27T02:30+01:00",
    "2027-03-25T03:05:07Z",
    "2027-01-31T23:59:59+01:00",
    "2026-12-23T12:00+02:00",
    "2028-02-29T00:00Z",
    "2026-09-25T02:30+02:00",
    "2027-02-28T02:30+01:00",
    "2027-02-26T10:00-05:00",
];

/// Numbers that do not look alike, always the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a number") % count
    }

    fn of<T: Clone>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())].clone()
    }

    /// One time in so many.
    fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// An answer to a question: for numbers mostly a bound that the law compares with, or one beside it.
fn answer(dice: &mut Dice, kind: &str, values: &[String], bounds: &[i64]) -> Value {
    let number = dice.of(bounds) + [-1, 0, 0, 1][dice.below(4)];
    let number = number.max(0);
    match kind {
        "yes-no" => json!(dice.once_in(2)),
        "choice" => json!(dice.of(values)),
        "duration" => json!(format!("{number} min")),
        "share" => json!(format!("{} %", number % 101)),
        "date" => json!("2026-11-20"),
        _ => json!(number),
    }
}

/// The whole numbers with which conditions compare.
fn bounds(value: &Value, found: &mut Vec<i64>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| bounds(one, found)),
        Value::Object(fields) => {
            if fields.get("op").is_some_and(|op| op == "compare") {
                fields
                    .get("bound")
                    .into_iter()
                    .for_each(|bound| numbers(bound, found));
            }
            fields.values().for_each(|one| bounds(one, found));
        }
        _ => {}
    }
}

fn numbers(value: &Value, found: &mut Vec<i64>) {
    match value {
        Value::Array(list) => list.iter().for_each(|one| numbers(one, found)),
        Value::Object(fields) => {
            let seconds = fields.get("kind").is_some_and(|kind| kind == "seconds");
            if let Some(length) = fields
                .get("value")
                .and_then(Value::as_i64)
                .filter(|_| seconds)
            {
                found.push(length / 60);
            }
            fields.values().for_each(|one| numbers(one, found));
        }
        Value::Number(number) => found.extend(number.as_i64()),
        Value::String(text) => found.extend(text.parse::<i64>()),
        _ => {}
    }
}

/// So many incidents for each entity type that is picked, under one law.
fn requests(law: &Law<'_>, count: usize) -> Vec<Value> {
    let program = Program::of(law);
    let rules = IncidentRules::of(law);
    let mut cuts = vec![0, 1, 100];
    bounds(&serde_json::to_value(&rules).expect("JSON"), &mut cuts);
    let mut dice = Dice(program.law.bytes().map(u64::from).sum());
    let asked: Vec<_> = rules
        .inputs
        .iter()
        .chain(&program.inputs)
        .filter(|(_, question)| question.sums.is_none())
        .collect();
    let types: Vec<&String> = program
        .types
        .keys()
        .chain(program.other_types.iter().take(1))
        .collect();
    let mut requests = Vec::new();
    for at in 0..count {
        let entity = types[(at * 7 + dice.below(5)) % types.len()];
        let mut line = Map::new();
        line.insert("country".to_owned(), json!(program.law));
        line.insert("entity".to_owned(), json!(entity));
        if dice.once_in(8) {
            line.insert("entity".to_owned(), json!([entity, dice.of(&types)]));
        }
        if dice.once_in(6) {
            let weight = dice.of(&["main", "ancillary", "negligible"]);
            let share = dice.of(&["3 %", "10 %", "60 %"]);
            let told = json!({ "entity": entity, "weight": weight, "revenue-share": share });
            line.remove("entity");
            line.insert("activities".to_owned(), json!([told, dice.of(&types)]));
        }
        // Some incidents are told in full, and of some little is known.
        let sparse = 1 + dice.below(6);
        for (id, question) in &asked {
            let of_incident = rules.inputs.contains_key(*id);
            if dice.once_in(if of_incident { sparse } else { 25 }) {
                let values: Vec<String> = question
                    .values
                    .iter()
                    .map(|one| one.value.clone())
                    .collect();
                if question.kind == "choice" && values.is_empty() {
                    continue;
                }
                line.insert(
                    (*id).clone(),
                    answer(&mut dice, &question.kind, &values, &cuts),
                );
            }
        }
        if !dice.once_in(4) {
            line.insert(
                "size".to_owned(),
                json!(dice.of(&["small", "medium", "large", "large"])),
            );
        }
        if dice.once_in(3) {
            let states = ["BE", "DE", &program.law].map(str::to_owned);
            line.insert("established_in".to_owned(), json!([dice.of(&states)]));
        }
        if !dice.once_in(10) {
            line.insert("aware_at".to_owned(), json!(dice.of(&MOMENTS)));
        }
        let events: Vec<&String> = rules
            .events
            .iter()
            .filter(|event| *event != "awareness")
            .collect();
        // From the notification run months.
        if dice.once_in(2) {
            let sent = "incident-notification".to_owned();
            let other = dice.of(&events);
            let event = dice.of(&[other, &sent]);
            line.insert("at".to_owned(), json!({ event: dice.of(&MOMENTS) }));
        }
        if dice.once_in(12) {
            line.insert(
                "zone".to_owned(),
                json!(dice.of(&["Europe/Dublin", "Atlantic/Azores"])),
            );
        }
        if dice.once_in(6) {
            line.insert("assume".to_owned(), json!("none"));
        }
        requests.push(Value::Object(line));
    }
    requests
}

/// Lays out the rules of a law and incidents with the answers of the engine.
fn lay_out(folder: &Path, base: &KnowledgeBase, law: &Law<'_>, requests: Vec<Value>) {
    for (path, bytes) in data::rules_files(base, law, &Options::default()).expect("rules") {
        let path = folder.join(path.strip_prefix("data/").expect("a path of data"));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("rules");
    }
    let answered = |request: Value| {
        let read = IncidentRequest::from_json(&request.to_string()).expect("a request");
        json!({ "expected": ask_law(law, &read), "request": request }).to_string()
    };
    let lines: Vec<String> = requests.into_iter().map(answered).collect();
    let code = Program::of(law).law.to_ascii_lowercase();
    fs::create_dir_all(folder.join("incidents")).expect("a folder");
    fs::write(
        folder.join(format!("incidents/{code}.jsonl")),
        lines.join("\n"),
    )
    .expect("incidents");
}

fn lay_out_modules(folder: &Path) {
    fs::create_dir_all(folder.join("rules")).expect("a folder");
    let templates = Templates::default();
    for path in [EVALUATOR].into_iter().chain(INCIDENT_MODULES) {
        let module = templates.text(path);
        fs::write(folder.join("rules").join(name_of(path)), module).expect("a module");
    }
}

/// Asks the module in Node: the counts, and what differs.
fn ask_node(folder: &Path) -> (Value, String) {
    let output = Command::new("node")
        .arg(support::root().join("tests/tools/incidents.mjs"))
        .arg(folder)
        .output()
        .expect("node 20.19 or newer is needed; ./test installs what is missing");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let counts = serde_json::from_str(text.lines().last().unwrap_or_default());
    let said = || panic!("{text}{}", String::from_utf8_lossy(&output.stderr));
    (counts.unwrap_or_else(|_| said()), text)
}

#[test]
fn the_module_answers_as_the_engine_does_under_every_law() {
    let base = real();
    let folder = tempfile::tempdir().expect("a folder");
    lay_out_modules(folder.path());
    let states = base.countries.keys().map(|code| Some(code.as_str()));
    for code in [None].into_iter().chain(states) {
        let law = Law::of(base, code).expect("a law");
        let requests = requests(&law, 60);
        lay_out(folder.path(), base, &law, requests);
    }
    let (counts, text) = ask_node(folder.path());
    println!("{counts}");
    assert_eq!(counts["different"], 0, "{text}");
    assert_eq!(counts["laws"], base.countries.len() + 1);
    let many = |name: &str, least: u64| assert!(counts[name].as_u64() > Some(least), "{counts}");
    many("significant", 200);
    many("deadlines", 1_000);
}

#[test]
fn the_module_counts_periods_as_a_state_does() {
    let folder = tempfile::tempdir().expect("a folder");
    lay_out_modules(folder.path());
    for (at, text) in counting_rules().iter().enumerate() {
        let beside = support::beside("countries/se.acq", text);
        assert!(!beside.compilation.has_errors(), "{}", beside.listing());
        let base = &beside.compilation.base;
        let law = Law::of(base, Some("SE")).expect("a law");
        let below = folder.path().join(at.to_string());
        lay_out_modules(&below);
        let requests = requests(&law, 150);
        lay_out(&below, base, &law, requests);
        let (counts, text) = ask_node(&below);
        assert_eq!(counts["different"], 0, "{text}");
        assert!(counts["deadlines"].as_u64() > Some(100), "{counts}");
    }
}

/// Faults that somebody could make in the modules: each text stands in one, and the other in its place
/// is wrong.
const FAULTS: [(&str, &str, &str); 10] = [
    ("moment.mjs", "Math.min(...fits)", "Math.max(...fits)"),
    ("moment.mjs", "shown - before, zone", "shown - after, zone"),
    ("moment.mjs", "Math.min(date, last)", "date"),
    (
        "deadlines.mjs",
        "stage.first ?? stage.within ?? stage.every",
        "stage.within ?? stage.every",
    ),
    (
        "deadlines.mjs",
        "moment: due.at, start",
        "moment: awareness, start",
    ),
    ("deadlines.mjs", "!gone.includes(stage.id)", "true"),
    ("incident.mjs", "class: known", "class: word"),
    (
        "incident.mjs",
        "name)) profile[name] = value",
        "name)) profile[name] = name === \"activities\" ? value.map((one) => one.entity ?? one) : value",
    ),
    (
        "incident.mjs",
        "const by = group?.by ?? [];",
        "const by = groups[0]?.by ?? [];",
    ),
    ("incident.mjs", "...before, one.when", "one.when"),
];

#[test]
fn a_faulty_module_is_caught() {
    let base = real();
    let folder = tempfile::tempdir().expect("a folder");
    lay_out_modules(folder.path());
    for code in ["CY", "DK", "HU", "LU", "LV", "NL", "SE"] {
        let law = Law::of(base, Some(code)).expect("a law");
        lay_out(folder.path(), base, &law, requests(&law, 120));
    }
    let mut missed = Vec::new();
    for (name, right, wrong) in FAULTS {
        let path = folder.path().join("rules").join(name);
        let module = fs::read_to_string(&path).expect("a module");
        assert!(module.contains(right), "{name} says `{right}`");
        fs::write(&path, module.replacen(right, wrong, 1)).expect("a faulty module");
        if ask_node(folder.path()).0["different"] == 0 {
            missed.push(wrong);
        }
        fs::write(&path, module).expect("the module");
    }
    assert_eq!(missed, [""; 0]);
}
