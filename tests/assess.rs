//! `acquis assess` as programs meet it: the contract of a batch, bad lines in their places, and the
//! rules that are most often got wrong.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test may stop"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

/// Sends lines through one batch over the real sources.
fn batch(lines: &[String]) -> (Vec<Value>, i32) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut child = Command::new(env!("CARGO_BIN_EXE_acquis"))
        .args(["assess", "--batch"])
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut input = child.stdin.take().expect("its input");
    let text = lines.join("\n");
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("its output");
    writer.join().expect("a thread").expect("all is read");
    let answers = output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("a line is JSON"))
        .collect();
    (answers, output.status.code().expect("not killed"))
}

fn texts(profiles: &[Value]) -> Vec<String> {
    profiles.iter().map(Value::to_string).collect()
}

/// What naive checks get wrong, each with the outcome that the law gives.
#[test]
fn what_others_get_wrong_comes_out_right() {
    let cases = [
        // 2003/361/EC, annex, Art. 2: few staff do not help when both amounts are exceeded.
        (
            json!({"entities": ["electricity-producer"], "staff": 49, "turnover_eur": 60_000_000, "balance_sheet_eur": 50_000_000}),
            "essential",
        ),
        // Art. 2: one amount above its ceiling is not enough.
        (
            json!({"entities": ["food-business"], "staff": 49, "turnover_eur": 12_000_000, "balance_sheet_eur": 9_000_000}),
            "out-of-scope",
        ),
        // Art. 2: exactly on a ceiling is not above it.
        (
            json!({"entities": ["electricity-producer"], "staff": 249, "turnover_eur": 50_000_000, "balance_sheet_eur": 100_000_000}),
            "important",
        ),
        // Art. 5: annual work units are not rounded.
        (
            json!({"entities": ["food-business"], "staff": "49.9", "turnover_eur": 20_000_000, "balance_sheet_eur": 10_000_000}),
            "out-of-scope",
        ),
        // NIS2 Art. 2(4): registrars register and are in neither class.
        (
            json!({"entities": ["domain-name-registration-service-provider"], "size": "large"}),
            "registration-only",
        ),
        // Art. 3(1)(c): medium telecoms are essential, small ones important by Art. 2(2)(a)(i).
        (
            json!({"entities": ["public-ecn-provider"], "size": "medium"}),
            "essential",
        ),
        (
            json!({"entities": ["public-ecn-provider"], "size": "small"}),
            "important",
        ),
        // Art. 3(1)(b): trust services without qualified status are important unless large.
        (
            json!({"entities": ["trust-service-provider"], "size": "small", "flags": {"qualified-trust-services": false}}),
            "important",
        ),
        // Recommendation, Art. 6(2): a partner counts with its share.
        (
            json!({"entities": ["managed-service-provider"], "staff": 40, "turnover_eur": 8_000_000, "balance_sheet_eur": 6_000_000,
            "group": [{"relation": "partner", "share": 30, "staff": 40, "turnover_eur": 10_000_000, "balance_sheet_eur": 20_000_000}]}),
            "important",
        ),
        // Art. 4(2): one year above a ceiling changes nothing.
        (
            json!({"entities": ["food-business"], "staff": 60, "turnover_eur": 12_000_000, "balance_sheet_eur": 11_000_000,
            "periods": [{"staff": 40, "turnover_eur": 9_000_000, "balance_sheet_eur": 8_000_000}]}),
            "out-of-scope",
        ),
    ];
    let profiles: Vec<Value> = cases
        .iter()
        .map(|(profile, _)| {
            let mut profile = profile.clone();
            profile["country"] = json!("EU");
            profile
        })
        .collect();
    let (answers, status) = batch(&texts(&profiles));
    assert_eq!(status, 0, "every line can be answered");
    for ((profile, expected), answer) in cases.iter().zip(&answers) {
        assert_eq!(answer["outcome"], *expected, "{profile}\n{answer}");
        assert_eq!(
            answer["binding"], false,
            "a directive binds nobody by itself"
        );
    }
}

#[test]
fn another_state_is_named_where_it_has_jurisdiction() {
    let base = json!({"country": "BE", "entities": ["managed-service-provider"], "size": "large"});
    let with = |field: &str, value: Value| {
        let mut profile = base.clone();
        profile[field] = value;
        profile
    };
    let (answers, _) = batch(&texts(&[
        with(
            "main_establishment",
            json!({"decisions": "DE", "operations": "BE", "most_staff": "BE"}),
        ),
        // Art. 26(2): decisions outside the Union do not count; operations come next.
        with(
            "main_establishment",
            json!({"decisions": "US", "operations": "FR", "most_staff": "BE"}),
        ),
        // Where neither can be told, the state with most staff.
        with(
            "main_establishment",
            json!({"decisions": null, "operations": null, "most_staff": "BE"}),
        ),
    ]));
    assert_eq!(answers[0]["outcome"], "elsewhere");
    assert_eq!(answers[0]["elsewhere"], json!(["DE"]));
    assert_eq!(answers[1]["elsewhere"], json!(["FR"]));
    assert_eq!(answers[2]["outcome"], "essential");
}

#[test]
fn bad_lines_are_answered_in_their_places() {
    let lines = vec![
        json!({"id": 1, "country": "BE", "entities": ["food-business"], "size": "large"})
            .to_string(),
        json!({"id": 2, "country": "BE", "entities": ["food-busines"], "size": "large"})
            .to_string(),
        json!({"id": 3, "country": "ZZ", "entities": ["food-business"]}).to_string(),
        json!({"id": 4, "country": "BE", "entities": ["food-business"], "staff": -1}).to_string(),
        r#"{"id": 5, "country": "BE", "entities": ["food-business"], "staff": NaN}"#.to_owned(),
        json!({"id": 6, "country": "BE", "entities": ["food-business"], "staff": 1,
            "group": [{"relation": "partner", "share": 101}]})
        .to_string(),
        format!(
            r#"{{"id": 7, "country": "BE", "entities": ["{}"]}}"#,
            "x".repeat(2 << 20)
        ),
        json!({"id": 8, "country": "BE", "entities": ["food-business"], "turnover": 5}).to_string(),
        json!({"id": 9, "country": "LU", "entities": ["food-business"], "size": "large"})
            .to_string(),
    ];
    let (answers, status) = batch(&lines);
    assert_eq!(
        status, 1,
        "a line that cannot be answered is a problem found"
    );
    assert_eq!(answers.len(), lines.len(), "one line for each line");
    let says = |place: usize, part: &str| {
        let error = answers[place]["error"].as_str().unwrap_or_default();
        assert!(
            error.contains(part),
            "line {}: {}",
            place + 1,
            answers[place]
        );
    };
    assert_eq!(answers[0]["outcome"], "important");
    says(1, "did you mean `food-business`?");
    says(2, "`ZZ`");
    says(3, "below zero");
    says(4, "JSON");
    says(5, "between 0 and 100");
    says(6, "longer than");
    says(7, "did you mean `turnover_eur`?");
    assert_eq!(
        answers[8]["outcome"], "important",
        "what follows a bad line is answered"
    );
}

#[test]
fn a_line_that_says_two_things_is_refused() {
    let (answers, status) = batch(&[
        r#"{"country": "EU", "entities": ["food-business"], "staff": 10, "staff": 60}"#.to_owned(),
        r#"{"country": "EU", "entities": ["food-business"], "flags": {"in_union": true, "in_union": false}}"#
            .to_owned(),
        r#"{"country": "EU", "entities": ["food-business"], "staff": 49.99999999999999999}"#.to_owned(),
        r#"["EU"]"#.to_owned(),
    ]);
    assert_eq!(status, 1);
    for (answer, words) in answers.iter().zip([
        "`staff` stands twice",
        "`in_union` stands twice",
        "more digits",
        "cannot be read as a JSON object",
    ]) {
        let told = answer["error"].as_str().unwrap_or_default();
        assert!(told.contains(words), "{answer}");
    }
}

/// More days are asked than are kept at a time, and each line has the law of its own day: that of
/// Belgium is in force since 18 October 2024.
#[test]
fn each_line_has_the_law_of_its_day() {
    let on = |day: &&str| json!({"country": "BE", "entities": ["food-business"], "size": "large", "as_of": day});
    let days = [
        "2024-06-01",
        "2024-10-17",
        "2024-10-18",
        "2025-01-01",
        "2026-01-01",
        "2024-10-17",
    ];
    let lines: Vec<Value> = days.iter().map(on).collect();
    let (answers, status) = batch(&texts(&lines));
    assert_eq!(status, 0);
    let binding: Vec<&Value> = answers.iter().map(|answer| &answer["binding"]).collect();
    assert_eq!(binding, [false, false, true, true, true, false]);
}

/// Whoever reads the first answers and goes away has read enough.
#[test]
fn a_closed_pipe_ends_quietly() {
    let line = json!({"country": "EU", "entities": ["food-business"], "size": "large"});
    let text = format!("{line}\n").repeat(20_000);
    let mut child = Command::new(env!("CARGO_BIN_EXE_acquis"))
        .args(["assess", "--batch"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let mut input = child.stdin.take().expect("its input");
    // It may have gone before all is written.
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().expect("its output");
    let _ = writer.join().expect("a thread");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn nothing_is_presumed_when_that_is_asked() {
    let profile =
        json!({"country": "EU", "entities": ["food-business"], "size": "large", "assume": "none"});
    let (answers, _) = batch(&texts(&[profile]));
    assert_eq!(answers[0]["outcome"], "undetermined");
    assert_eq!(answers[0]["assumed"], json!([]));
    let missing = answers[0]["missing"].as_array().expect("a list");
    assert!(
        missing.contains(&json!("in-union")),
        "whether it serves the Union is not known: {missing:?}"
    );
}

#[test]
fn order_and_company_of_activities_make_no_difference_to_the_highest() {
    let (answers, _) = batch(&texts(&[
        json!({"country": "EU", "entities": ["food-business", "electricity-producer"], "size": "large"}),
        json!({"country": "EU", "entities": ["electricity-producer", "food-business"], "size": "large"}),
    ]));
    assert_eq!(answers[0]["outcome"], "essential");
    assert_eq!(answers[1]["outcome"], "essential");
    assert_eq!(answers[0]["activities"][0]["outcome"], "important");
}

/// What a line of a batch says, a file with the same words says: where the organisation asks and about
/// which day. The command line wins over it.
#[test]
fn a_profile_names_its_state_and_its_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("profile.json");
    // Belgian law is in force since 18 October 2024.
    let profile = json!({"country": "be", "entities": ["food-business"], "size": "large", "as_of": "2024-10-17"});
    std::fs::write(&path, profile.to_string()).expect("a file");
    let assess = |options: &[&str]| -> Value {
        let output = Command::new(env!("CARGO_BIN_EXE_acquis"))
            .args(["assess", "--format", "json", "--profile"])
            .arg(&path)
            .args(options)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("the program");
        let told = String::from_utf8_lossy(&output.stderr);
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{told}"))
    };
    let as_told = assess(&[]);
    assert_eq!(as_told["answers"][0]["country"], "BE");
    assert_eq!(as_told["answers"][0]["binding"], false);
    let later = assess(&["--as-of", "2024-10-18"]);
    assert_eq!(later["answers"][0]["binding"], true);
    let elsewhere = assess(&["--country", "DK"]);
    assert_eq!(elsewhere["answers"][0]["country"], "DK");
    assert_eq!(elsewhere["answers"].as_array().map(Vec::len), Some(1));
}

#[test]
fn no_state_anywhere_is_said_with_the_way_out() {
    let output = Command::new(env!("CARGO_BIN_EXE_acquis"))
        .args(["assess", "--activity", "food-business", "--size", "large"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("--country CODE"), "{told}");
}
