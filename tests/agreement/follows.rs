//! What follows from a decision, and the checklist: told by the compiler, and by the modules that the
//! site runs in browsers.

use std::fs;
use std::path::Path;
use std::process::Command;

use acquis::assess::{follow, profile_of};
use acquis::data::{self, ChecklistReport, Options};
use acquis::decide::checklist::{Answers, SelfAssessment, self_check};
use acquis::decide::decide;
use acquis::decide::program::Program;
use acquis::model::inherit::Law;
use acquis::model::{KnowledgeBase, Mark};
use acquis::value::Date;
use serde_json::{Value, json};

use super::others::Heard;
use super::{generated, support};

/// The modules, by their names.
pub const MODULES: [(&str, &str); 3] = [
    (
        "evaluate.mjs",
        include_str!("../../templates/static/evaluate.mjs"),
    ),
    (
        "follow.mjs",
        include_str!("../../templates/static/app/follow.mjs"),
    ),
    (
        "readiness.mjs",
        include_str!("../../templates/static/app/readiness.mjs"),
    ),
];

/// What is told of an organisation: everything, or the ids, sums and scores of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    InFull,
    InBrief,
}

/// The questions on one law, with what the compiler answers, a line each.
pub fn lines(law: &Law<'_>) -> Vec<String> {
    let program = Program::of(law);
    let mut lines = Vec::new();
    for (at, entity) in program.types.keys().enumerate() {
        for (step, size) in ["micro", "small", "medium", "large"].iter().enumerate() {
            let mut profile = json!({ "entities": [entity], "size": size });
            // Some tell what the fines are a share of, in euros or not, so that it makes the higher
            // sum or does not.
            let turnover = [
                Value::Null,
                json!("900000000.5"),
                json!(30_000_000),
                json!("7000000000 SEK"),
            ];
            profile["undertaking_turnover_eur"] = turnover[(at + step) % 4].clone();
            lines.push(line(law, &profile, at + step, Told::InBrief));
        }
    }
    for (at, (mut profile, _)) in generated::profiles(&program, 60).into_iter().enumerate() {
        if at.is_multiple_of(2) {
            profile["undertaking_turnover_eur"] = json!("12345678901.2345");
        }
        lines.push(line(law, &profile, at, Told::InFull));
    }
    lines
}

fn line(law: &Law<'_>, profile: &Value, seed: usize, told: Told) -> String {
    let fields = profile.as_object().expect("an object");
    let read = profile_of(law, fields).unwrap_or_else(|error| panic!("{error}: {profile}"));
    let decision = decide(law, &read, true);
    let answers = answers(law, seed);
    let check = self_check(law, &read, &decision, &answers);
    let follows = json!(follow(law, &read, &decision));
    let check = json!(ChecklistReport::new(&check));
    let said: serde_json::Map<String, Value> = answers
        .iter()
        .map(|(id, answer)| {
            let state = answer.mark.map_or("not-assessed", Mark::word);
            let due = answer.due.map(|due| due.to_string());
            let said = json!({ "state": state, "owner": answer.owner, "due": due });
            (id.clone(), said)
        })
        .collect();
    let expected = match told {
        Told::InFull => json!({ "follows": follows, "checklist": check }),
        Told::InBrief => brief(&follows, &check),
    };
    let brief = told == Told::InBrief;
    json!({ "profile": profile, "answers": said, "brief": brief, "expected": expected }).to_string()
}

/// Answers to the checklist that differ from one organisation to the next.
fn answers(law: &Law<'_>, seed: usize) -> Answers {
    let marks = [
        Some(Mark::Met),
        None,
        Some(Mark::NotMet),
        Some(Mark::Partly),
        Some(Mark::NotMet),
    ];
    law.check_items()
        .iter()
        .enumerate()
        .filter(|(at, _)| !(at + seed).is_multiple_of(7))
        .map(|(at, here)| {
            let given = SelfAssessment {
                mark: marks[(at * 3 + seed) % marks.len()],
                owner: at.is_multiple_of(3).then(|| "CISO".to_owned()),
                due: Date::parse("2027-01-31").filter(|_| at.is_multiple_of(2)),
                note: None,
            };
            (here.item.fact.id.clone(), given)
        })
        .collect()
}

/// Ids, sums and scores.
fn brief(follows: &Value, check: &Value) -> Value {
    let column = |list: &Value, fields: &[&str]| -> Value {
        let rows = list.as_array().into_iter().flatten();
        let row = |one: &Value| fields.iter().map(|field| one[*field].clone()).collect();
        rows.map(|one| Value::Array(row(one))).collect()
    };
    let chapters = check["chapters"].as_array().into_iter().flatten();
    let items: Vec<Value> = chapters
        .map(|chapter| column(&chapter["items"], &["id", "state"]))
        .collect();
    json!({
        "duties": column(&follows["duties"], &["topic", "id"]),
        "registration": follows["registration"].as_array().into_iter().flatten()
            .map(|one| json!([one["register"], one["with"], one["portals"], column(&one["due"], &["id", "date"])]))
            .collect::<Vec<_>>(),
        "reports": column(&follows["reports"], &["stage", "within"]),
        "recipients": column(&follows["recipients"], &["authority"]),
        "supervisors": column(&follows["supervisors"], &["authority"]),
        "planned_supervisors": column(&follows["planned_supervisors"], &["authority"]),
        "fines": column(&follows["fines"], &["class", "amount", "at_least", "for_this_organisation"]),
        "frameworks": column(&follows["frameworks"], &["id"]),
        "dates": column(&follows["dates"], &["id", "date"]),
        "given_way": follows["given_way"],
        "readiness": check["readiness"],
        "items": items,
        "open": column(&check["open"], &["id", "missing"]),
        "set_aside": check["set_aside"],
        "further": column(&check["further"], &["kind", "id"]),
        "gaps": column(&check["gaps"], &["item", "lost", "due", "overdue", "exposure"]),
    })
}

/// Lays the published documents and the questions out for Node.
pub fn lay_out(folder: &Path, base: &KnowledgeBase, laws: &[Law<'_>]) {
    use rayon::prelude::*;
    for below in ["rules/jsonlogic", "rules/incidents", "follows", "questions"] {
        fs::create_dir_all(folder.join(below)).expect("a folder");
    }
    laws.par_iter().for_each(|law| {
        for (path, bytes) in data::rules_files(base, law, &Options::default()).expect("rules") {
            let path = path.strip_prefix("data/").expect("a path of data");
            fs::write(folder.join(path), bytes).expect("a document");
        }
        let code = Program::of(law).law.to_ascii_lowercase();
        let path = folder.join(format!("questions/{code}.jsonl"));
        fs::write(path, lines(law).join("\n")).expect("questions");
    });
}

/// Asks Node, with the modules of the site, or with one of them changed.
pub fn ask_node(folder: &Path, changed: Option<(&str, &str, &str)>) -> Heard {
    let modules = folder.join("modules");
    fs::create_dir_all(&modules).expect("a folder");
    for (name, text) in MODULES {
        let text = match changed {
            Some((of, right, wrong)) if of == name => {
                assert!(text.contains(right), "{name} says `{right}`");
                text.replace(right, wrong)
            }
            _ => text.to_owned(),
        };
        fs::write(modules.join(name), text).expect("a module");
    }
    let output = Command::new("node")
        .arg(support::root().join("tests/tools/follows.mjs"))
        .arg(folder)
        .output()
        .expect("node 20.19 or newer is needed; ./test installs what is missing");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = text.lines().last().unwrap_or_default();
    let counts = serde_json::from_str(last).unwrap_or_else(|_| {
        panic!("{text}{}", String::from_utf8_lossy(&output.stderr));
    });
    Heard { counts, text }
}
