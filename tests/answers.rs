//! What people and programs say is read by the type that an input declares, exactly or not at all.

mod support;

use std::process::Command;

use acquis::decide::{Answer, parse_json, parse_text};
use acquis::model::inherit::Law;
use acquis::value::Decimal;
use serde_json::{Value, json};

const NATIONAL: &str = r#"edition 1

source act "The Act" {
  url <https://example.org/act>
  checked 2026-09-03
  grade official
}

country SE "Sweden" {
  source act
  languages sv
  transposes nis2 by the-act
}

law the-act "Cybersecurity Act" {
  source act
  in-force 2026-01-15
}

input installed-power "Installed power" {
  type quantity
  unit MW
  asks "How much power is installed?"
}

input fallback-time "Time on fallback routines" {
  type duration
  asks "How long were fallback routines in use?"
}

input last-audit "Last audit" {
  type date
  asks "When was the last audit?"
}

input annex-ii-share "Share of revenue from annex II" {
  type share
  sums revenue-share when activity in annex II
}

power supplier-ban "Use no products of a named party" {
  under the-act art 1
  source act
}
"#;

fn with_law(check: impl Fn(&Law<'_>)) {
    let beside = support::beside("countries/se.acq", NATIONAL);
    let law = Law::of(&beside.compilation.base, Some("SE")).expect("the state");
    check(&law);
}

#[test]
fn each_type_takes_its_own_spellings() {
    with_law(|law| {
        let money = |text: &str| match parse_text(law, "direct-loss", text) {
            Ok(Answer::Money(money)) => money.to_string(),
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(money("500000"), "EUR 500,000");
        assert_eq!(money("500_000.50 EUR"), "EUR 500,000.5");
        assert_eq!(money("7000000 SEK"), "SEK 7,000,000");
        for (input, text, wanted) in [
            ("death", "yes", Answer::YesNo(true)),
            ("death", "false", Answer::YesNo(false)),
            ("registered", "no", Answer::YesNo(false)),
            ("outage-minutes", "31", Answer::Number(Decimal::whole(31))),
            ("fallback-time", "90 min", Answer::Seconds(5_400)),
            ("fallback-time", "24h", Answer::Seconds(86_400)),
            ("size", "medium", Answer::Choice("medium".to_owned())),
            (
                "activity-weight",
                "ancillary",
                Answer::Choice("ancillary".to_owned()),
            ),
            (
                "ordered",
                "supplier-ban",
                Answer::Choice("supplier-ban".to_owned()),
            ),
        ] {
            assert_eq!(parse_text(law, input, text), Ok(wanted), "{input} {text}");
        }
        assert_eq!(
            parse_json(law, "installed-power", &json!(25)),
            parse_text(law, "installed-power", "25 MW")
        );
        assert_eq!(
            parse_json(law, "revenue-share", &json!(12.5)),
            parse_text(law, "revenue-share", "12.5 %")
        );
        assert_eq!(
            parse_json(law, "balance_sheet_eur", &json!(43_000_000.0)),
            parse_text(law, "balance-sheet", "43_000_000 EUR"),
            "as programs write it"
        );
        assert!(matches!(
            parse_text(law, "last-audit", "2028-02-29"),
            Ok(Answer::Date(_))
        ));
    });
}

#[test]
fn what_is_no_answer_is_refused_in_words() {
    with_law(|law| {
        for (input, value, words) in [
            ("outage-minuts", json!(3), "did you mean `outage-minutes`?"),
            (
                "outage-minutes",
                json!("NaN"),
                "a number, such as 1200; `NaN` is not",
            ),
            ("outage-minutes", json!("1e3"), "`1e3` is not"),
            ("outage-minutes", json!("1,000"), "`1,000` is not"),
            ("outage-minutes", json!("1.2.3"), "`1.2.3` is not"),
            ("outage-minutes", json!(""), "a number"),
            ("outage-minutes", json!(true), "`true` is not"),
            ("outage-minutes", json!(null), "leave out what is not known"),
            ("outage-minutes", json!([1]), "a list is not"),
            ("outage-minutes", json!(-1), "cannot be below zero"),
            ("outage-minutes", json!("-0.5"), "cannot be below zero"),
            ("outage-minutes", json!("0.00001"), "too many digits"),
            (
                "outage-minutes",
                json!("99999999999999999999"),
                "too many digits",
            ),
            ("outage-minutes", json!(1e300), "too many digits"),
            ("outage-minutes", json!(0.000_01), "too many digits"),
            (
                "outage-minutes",
                json!(49.999_999_999_999_99),
                "too many digits",
            ),
            ("outage-minutes", json!("5 EUR"), "`5 EUR` is not"),
            ("direct-loss", json!("5 USD"), "money"),
            ("direct-loss", json!("yes"), "money"),
            ("death", json!(1), "yes or no; the number 1 is not"),
            ("death", json!("maybe"), "yes or no"),
            ("installed-power", json!("25 kW"), "a number of MW"),
            ("fallback-time", json!(90), "such as `90 min`"),
            ("fallback-time", json!("1 month"), "weeks, days"),
            ("fallback-time", json!("1.5 h"), "weeks, days"),
            ("last-audit", json!("2027-02-29"), "a day"),
            ("size", json!("meduim"), "did you mean `medium`?"),
            ("ordered", json!("curfew"), "the answers are supplier-ban"),
            ("annex-ii-share", json!(60), "it adds up `revenue-share`"),
        ] {
            match parse_json(law, input, &value) {
                Ok(answer) => panic!("{input} {value}: read as {answer:?}"),
                Err(error) => {
                    let told = error.to_string();
                    assert!(told.contains(words), "{input} {value}: {told}");
                }
            }
        }
    });
}

/// What `acquis` says of a file of answers, or why it says nothing.
fn asked(command: &str, file: &serde_json::Value, options: &[&str]) -> Result<Value, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("organisation.json");
    std::fs::write(&path, file.to_string()).expect("a file");
    let output = Command::new(env!("CARGO_BIN_EXE_acquis"))
        .args([command, "--format", "json", "--answers"])
        .arg(&path)
        .args(options)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    serde_json::from_slice(&output.stdout).map_err(|_| told)
}

/// A hospital in two states saves one file. Czechia asks whether it is a university, Germany does not,
/// and Germany asks about a licence: neither stumbles over what the other was told.
#[test]
fn one_file_answers_to_several_states() {
    let file = |country: Value| {
        json!({
            "profile": {
                "country": country,
                "activities": [{ "entity": "healthcare-provider" }, { "entity": "education-institution" }],
                "size": "large",
                "flags": { "is-university": true, "licensed-hospital": true },
            },
            "items": { "risk-analysis": { "state": "met" } },
        })
    };
    let both = asked("assess", &file(json!(["CZ", "DE"])), &[]).expect("answers");
    let countries: Vec<&Value> = both["answers"]
        .as_array()
        .expect("answers")
        .iter()
        .map(|answer| &answer["country"])
        .collect();
    assert_eq!(countries, ["CZ", "DE"]);
    assert_eq!(both["checklists"].as_array().map(Vec::len), Some(2));
    // Who asks one of them is answered as by a file of that state alone.
    let one = asked("assess", &file(json!(["CZ", "DE"])), &["--country", "DE"]).expect("an answer");
    assert_eq!(one["answers"], json!([both["answers"][1]]));
    let checklist = asked(
        "checklist",
        &file(json!(["CZ", "DE"])),
        &["--country", "DE"],
    );
    assert_eq!(checklist.expect("a checklist"), both["checklists"][1]);
    let which = asked("checklist", &file(json!(["CZ", "DE"])), &[]).expect_err("which of them?");
    assert!(which.contains("choose one with `--country`"), "{which}");
}

#[test]
fn a_file_names_its_states_by_their_codes() {
    let file = |profile: Value| json!({ "profile": profile, "items": {} });
    let hospital = |country: Value| {
        file(json!({ "country": country, "entities": ["healthcare-provider"], "size": "large" }))
    };
    // Files that name one state are read as ever.
    let one = asked("assess", &hospital(json!("DE")), &[]).expect("an answer");
    assert_eq!(one["answers"][0]["country"], "DE");
    let told = asked("assess", &hospital(json!(["DE", 7])), &[]).expect_err("no code");
    assert!(told.contains("a code or a list of codes"), "{told}");
    // What no named state asks is a slip, and no answer for another state.
    let slip = json!({ "country": ["DE", "SE"], "entities": ["healthcare-provider"], "flags": { "is-university": true } });
    let told = asked("assess", &file(slip), &[]).expect_err("a slip");
    assert!(told.contains("is-university"), "{told}");
}
