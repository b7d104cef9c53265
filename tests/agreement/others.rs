//! The other engines: the published evaluator and a JsonLogic engine in Node, and one in Rust.

use std::fs;
use std::path::Path;
use std::process::Command;

use acquis::templates::{EVALUATOR, Templates};
use serde_json::Value;

use super::asked::Asked;
use super::support;

/// What Node said: its counts, and the differences it found.
pub struct Heard {
    pub counts: Value,
    pub text: String,
}

/// Lays the rules and the questions out for Node.
pub fn lay_out(folder: &Path, asked: &[Asked<'_>]) {
    for below in ["rules/jsonlogic", "rules/incidents", "follows", "questions"] {
        fs::create_dir_all(folder.join(below)).expect("a folder");
    }
    let templates = Templates::default();
    fs::write(folder.join("rules/evaluate.mjs"), templates.text(EVALUATOR)).expect("the evaluator");
    for one in asked {
        for (path, bytes) in &one.files {
            let path = path.strip_prefix("data/").expect("a path of data");
            fs::write(folder.join(path), bytes).expect("rules");
        }
        let lines: Vec<String> = one.lines.iter().map(Value::to_string).collect();
        let path = folder.join(format!("questions/{}.jsonl", one.code()));
        fs::write(path, lines.join("\n")).expect("questions");
    }
}

/// Asks Node, with the published evaluator or with another one.
pub fn ask_node(folder: &Path, evaluator: Option<&Path>) -> Heard {
    let output = Command::new("node")
        .arg(support::root().join("tests/tools/agreement.mjs"))
        .arg(folder)
        .args(evaluator)
        .output()
        .expect("node 20.19 or newer is needed; ./test installs what is missing");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let last = text.lines().last().unwrap_or_default();
    let counts = serde_json::from_str(last).unwrap_or_else(|_| {
        panic!("{text}{}", String::from_utf8_lossy(&output.stderr));
    });
    Heard { counts, text }
}

/// Asks the JsonLogic engine in Rust; gives the number of questions, and the differences.
pub fn ask_datalogic(asked: &Asked<'_>) -> (usize, Vec<String>) {
    let engine = datalogic_rs::Engine::new();
    let compile = |logic: &Value| engine.compile(logic).expect("JsonLogic");
    let groups: Vec<_> = asked
        .logic
        .groups
        .iter()
        .map(|group| (compile(&group.outcome), compile(&group.size)))
        .collect();
    let mut session = engine.session();
    let mut count = 0;
    let mut wrong = Vec::new();
    for line in &asked.lines {
        let (Some(group), Some(data)) = (line["group"].as_u64(), line.get("data")) else {
            continue;
        };
        let (outcome, size) = &groups[usize::try_from(group).expect("a group")];
        let logic = if line.get("size").is_some() {
            size
        } else {
            outcome
        };
        let found: Result<Value, _> = session.eval_into(logic, data);
        session.reset();
        count += 1;
        if !found.as_ref().is_ok_and(|found| *found == line["expected"]) {
            wrong.push(format!("{}: {line}: found {found:?}", asked.program.law));
        }
    }
    (count, wrong)
}
