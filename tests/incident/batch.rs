//! The command: one incident for people, a batch of lines for programs.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn acquis(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_acquis"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("stdin");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("its output");
    let _ = writer.join();
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect(line));
    lines.collect()
}

#[test]
fn bad_lines_are_told_in_their_place_and_the_rest_go_on() {
    let long = format!(r#"{{"id": "long", "x": "{}"}}"#, "y".repeat(1 << 20));
    let good =
        r#"{"id": 7, "country": "BE", "entity": "dns-service-provider", "outage-minutes": 31}"#;
    let input = [
        (good, ""),
        (
            r#"{"id": "a", "country": "BE", "entity": "dns-service-provider", "outage-minuts": 3}"#,
            "did you mean `outage-minutes`",
        ),
        (
            r#"{"id": "b", "country": "BE", "entity": "dns-service-provider", "outage-minutes": "many"}"#,
            "a number",
        ),
        (
            r#"{"id": "c", "country": "BE", "entity": "dns-service-provider", "outage-minutes": -1}"#,
            "below zero",
        ),
        (
            r#"{"id": "d", "country": "BE", "entity": "dns-service-provider", "outage-minutes": NaN}"#,
            "cannot be read",
        ),
        (
            r#"{"id": "e", "country": "XX", "entity": "dns-service-provider"}"#,
            "no state `XX`",
        ),
        (
            r#"{"id": "f", "country": "BE", "entity": "dns-service-providr"}"#,
            "did you mean `dns-service-provider`",
        ),
        (r#"{"id": "g", "country": "BE"}"#, "`entity` is missing"),
        (
            r#"{"id": "both", "country": "BE", "entity": "dns-service-provider", "activities": ["healthcare-provider"]}"#,
            "not both",
        ),
        (
            r#"{"id": "none", "country": "BE", "activities": [{"weight": "main"}]}"#,
            "name their `entity`",
        ),
        (
            r#"{"id": "h", "entity": "dns-service-provider"}"#,
            "`country` is missing",
        ),
        (
            r#"{"id": "i", "country": "BE", "entity": "dns-service-provider", "aware_at": "2026-11-22T09:15"}"#,
            "no moment with its offset",
        ),
        (
            r#"{"id": "j", "country": "BE", "entity": "dns-service-provider", "zone": "Mars/Olympus"}"#,
            "no time zone",
        ),
        (
            r#"{"id": "k", "country": "BE", "entity": "dns-service-provider", "at": {"detecton": "2026-11-22T09:15Z"}}"#,
            "did you mean `detection`",
        ),
        (r#"{"id": "l", "id": "m", "country": "BE"}"#, "stands twice"),
        ("[1, 2]", "cannot be read"),
        ("{", "cannot be read"),
        (long.as_str(), "longer than 1 MiB"),
        (good, ""),
    ];
    let text: Vec<&str> = input.iter().map(|(line, _)| *line).collect();
    // A blank line says nothing and gets no answer.
    let text = format!("{}\n\n", text.join("\n"));
    let output = acquis(&["incident", "--batch"], text.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), input.len());
    for (answer, (line, words)) in answers.iter().zip(&input) {
        if words.is_empty() {
            assert_eq!(answer["id"], 7);
            assert_eq!(answer["significant"], "yes", "{line}");
        } else {
            let told = answer["error"].as_str().unwrap_or_default();
            assert!(told.contains(words), "{line:.100}: {told}");
        }
    }
    assert_eq!(answers[1]["id"], "a", "whose line it was");
}

/// Whoever runs a hospital and a network answers for each under its own act: the reports of one do not
/// stand in for those of the other.
#[test]
fn services_under_different_acts_are_answered_apart() {
    let asked = |activities: &str| {
        let output = acquis(
            &[
                "incident",
                "--country",
                "DK",
                "--activity",
                activities,
                "--set",
                "size=large",
                "--set",
                "severe-disruption=yes",
                "--format",
                "json",
            ],
            b"",
        );
        lines(&output)
    };
    let both = asked("healthcare-provider,public-ecn-provider,food-business");
    let general = asked("healthcare-provider,food-business");
    let telecoms = asked("public-ecn-provider");
    assert_eq!([general.len(), telecoms.len()], [1, 1]);
    assert_eq!(both, [general, telecoms].concat());
    assert_eq!(both[0]["significant"], "yes");
    assert_eq!(both[1]["regime"], "telecoms");
}

#[test]
fn every_answer_follows_the_schema() {
    let schema: Value =
        serde_json::from_str(&acquis::data::schema("incident").expect("a schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let input = r#"{"id": 1, "country": "BE", "entity": "dns-service-provider", "outage-minutes": 31, "aware_at": "2026-11-22T09:15+01:00"}
{"id": "x", "country": "EU", "entity": ["healthcare-provider", "managed-service-provider"]}
{"country": "LU", "entity": "credit-institution", "size": "large"}
{"country": "EU", "entity": "trust-service-provider", "incident-ongoing": true, "aware_at": "2026-11-22T09:15+01:00"}
{"country": "EU", "activities": [{"entity": "food-business", "weight": "ancillary"}, "healthcare-provider"]}
{"country": "nowhere"}
"#;
    let output = acquis(&["incident", "--batch"], input.as_bytes());
    for answer in lines(&output) {
        let faults: Vec<String> = validator
            .iter_errors(&answer)
            .map(|fault| format!("{}: {fault:.300}", fault.instance_path()))
            .collect();
        assert_eq!(faults, [""; 0], "{answer:#}");
    }
}

#[test]
fn one_incident_is_told_in_words() {
    let output = acquis(
        &[
            "incident",
            "--country",
            "BE",
            "--activity",
            "dns-service-provider",
            "--set",
            "outage-minutes=45",
            "--aware-at",
            "2026-11-22T09:15+01:00",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for words in [
        "Significant: yes",
        "Art. 5(a)",
        "Early warning: 2026-11-23T09:15:00+01:00",
        "plain clock",
        "https://notif.safeonweb.be",
        "recipients of their services learn",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn a_wrong_call_cannot_run() {
    let base = [
        "incident",
        "--country",
        "BE",
        "--activity",
        "dns-service-provider",
    ];
    for (more, words) in [
        (["--set", "outage-minutes"], "NAME=VALUE"),
        (["--set", "outage-minutes=-3"], "below zero"),
        (["--at", "awareness=today"], "no moment"),
        (["--zone", "Mars/Olympus"], "no time zone"),
    ] {
        let output = acquis(&[&base[..], &more[..]].concat(), b"");
        assert_eq!(output.status.code(), Some(2), "{more:?}");
        let told = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(told.contains(words), "{more:?}: {told}");
    }
    assert_eq!(acquis(&["incident"], b"").status.code(), Some(2));
}
