//! What a state changes: its clock, its criteria, its class, its regimes. The states here are those
//! of the provisions, and made-up lines where a form has no state yet.

use serde_json::{Value, json};

use super::{ask, real, report, support};

const HEAD: &str = r#"edition 1

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

law the-bill "Bill" {
  source act
  status bill
}

authority agency "The Agency" {
  source act
  role competent, csirt
  supervises all
}
"#;

fn state(rest: &str, line: &Value) -> Value {
    let text = format!("{HEAD}\n{rest}");
    let beside = support::beside("countries/se.acq", &text);
    assert!(!beside.compilation.has_errors(), "{}", beside.listing());
    ask(&beside.compilation.base, &line.to_string())
}

fn hospital(more: Value) -> Value {
    let mut line = json!({
        "country": "SE", "entity": "healthcare-provider", "size": "large",
        "severe-disruption": false, "financial-loss": false, "damage-to-others": false,
        "aware_at": "2026-11-22T09:15+01:00",
    });
    line.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    line
}

fn has(list: &Value, word: &str) -> bool {
    list.as_array().unwrap().contains(&json!(word))
}

const CARE: &str = r#"
input limited-for "Time of limited activity" {
  type duration
  asks "For how long was the activity limited?"
}

significance care {
  applies when activity in health
  source act
  under the-act art 5
  criterion limited-care "Activity limited for more than an hour" when limited-for more than 1h
}
"#;

#[test]
fn a_state_adds_criteria_in_numbers() {
    let inside = state(CARE, &hospital(json!({"limited-for": "61 min"})));
    assert_eq!(inside["significant"], "yes");
    assert_eq!(inside["because"][0]["criterion"], "limited-care");
    assert_eq!(inside["because"][0]["origin"], "state");
    assert_eq!(inside["because"][0]["under"], json!(["the-act Art. 5"]));
    let outside = state(CARE, &hospital(json!({"limited-for": "1h"})));
    assert_eq!(outside["significant"], "no");
    assert_eq!(outside["deadlines"], json!([]));
    let open = state(CARE, &hospital(json!({})));
    assert_eq!(open["significant"], "undetermined");
    assert_eq!(open["missing"], json!(["limited-for"]));
}

#[test]
fn a_bill_decides_nothing() {
    let bill = CARE.replace("under the-act art 5", "under the-bill art 5");
    let answer = state(&bill, &hospital(json!({"limited-for": "10h"})));
    assert_eq!(answer["significant"], "no");
    assert!(!answer.to_string().contains("limited-care"));
}

#[test]
fn a_criterion_in_words_is_told_and_decides_nothing() {
    let words = CARE.replace(" when limited-for more than 1h", "");
    let answer = state(&words, &hospital(json!({})));
    assert_eq!(answer["significant"], "no");
    assert_eq!(answer["in_words"][0]["id"], "limited-care");
}

#[test]
fn a_state_replaces_a_criterion_only_in_the_block_of_that_name() {
    let again = r#"
input grave-disruption "Grave disruption" {
  type yes-no
  asks "Is the disruption grave?"
}

significance {
  source act
  under the-act art 5
  criterion disruption-or-loss "Grave disruption" when grave-disruption
}

significance extra {
  source act
  under the-act art 6
  criterion death "Death of a patient" when grave-disruption
}
"#;
    let line = hospital(json!({"severe-disruption": true, "grave-disruption": false}));
    assert_eq!(state(again, &line)["significant"], "no");
    // The regulation's own criterion of that name stays, and the replaced test reaches no cloud.
    let cloud = json!({
        "country": "SE", "entity": "cloud-computing-service-provider", "size": "large",
        "death": true, "grave-disruption": false,
    });
    let answer = state(again, &cloud);
    assert_eq!(answer["significant"], "yes");
    assert_eq!(answer["because"][0]["origin"], "implementing-regulation");
}

#[test]
fn the_same_test_in_other_words_reaches_nobody_else_and_a_new_one_does() {
    let text = r#"
input abroad "Disturbed abroad" {
  type yes-no
  asks "Is a service in another member state disturbed?"
}

significance {
  source act
  under the-act art 5
  criterion severe "Severe disruption" when severe-disruption
  criterion abroad "An effect abroad" when abroad
  criterion of-essential "What essential entities report" when class is essential
}
"#;
    let cloud = |abroad: bool| {
        json!({
            "country": "SE", "entity": "cloud-computing-service-provider", "size": "large",
            "severe-disruption": true, "abroad": abroad, "outage-minutes": 0, "limited-minutes": 0,
            "data-compromised": false, "direct-loss": 0, "trade-secrets": false, "death": false,
            "health-damage": false, "malicious-access": false,
        })
    };
    let answer = state(text, &cloud(false));
    assert_eq!(answer["significant"], "no");
    assert_eq!(answer["in_words"][0]["id"], "of-essential");
    let answer = state(text, &cloud(true));
    assert_eq!(answer["significant"], "yes");
    assert_eq!(answer["because"][0]["criterion"], "abroad");
    let answer = state(
        text,
        &hospital(json!({"severe-disruption": true, "abroad": false})),
    );
    assert_eq!(answer["because"][1]["criterion"], "severe");
}

#[test]
fn a_clock_from_detection_may_run_earlier_than_awareness() {
    let clock = r#"
reporting {
  source act
  under the-act art 5
  to agency
  clock detection
  stage early-warning "Early warning" within 24h of detection
  stage incident-notification "Notification" within 72h of determination
  stage final-report "Final report" within 20 working days of incident-notification
  stage weekly "Weekly report" every 1 week when class is essential {
    first within 3 days of detection
  }
}
"#;
    let line = hospital(json!({"severe-disruption": true}));
    let answer = state(clock, &line);
    let warning = report(&answer, "early-warning");
    assert_eq!(warning["due"], "2026-11-23T09:15:00+01:00");
    assert_eq!(
        warning.get("safe"),
        None,
        "it may have been detected before"
    );
    assert!(has(&answer["assumed"], "detection-at-awareness"));
    let none = hospital(json!({"severe-disruption": true, "size": "large", "assume": "none"}));
    let answer = state(clock, &none);
    assert_eq!(report(&answer, "early-warning")["waits_for"], "detection");
    let notification = report(&answer, "incident-notification");
    assert_eq!(notification["due"], "2026-11-25T09:15:00+01:00");
    assert_eq!(notification["counted_from"], "awareness");
    let last = report(&answer, "final-report");
    assert_eq!(last["open"], "no-calendar-of-working-days");
    assert_eq!(last.get("due"), None);
    assert_eq!(answer["recipients"][0]["authority"], "agency");

    let told = hospital(json!({
        "severe-disruption": true, "at": {"detection": "2026-11-22T03:00+01:00"},
    }));
    let answer = state(clock, &told);
    assert_eq!(
        report(&answer, "early-warning")["due"],
        "2026-11-23T03:00:00+01:00"
    );
    let weekly = report(&answer, "weekly");
    assert_eq!(weekly["due"], "2026-11-25T03:00:00+01:00");
    assert_eq!(weekly["every"], "1 week");
}

#[test]
fn cyprus_warns_within_six_hours_and_reports_every_fifteen_days() {
    let text = std::fs::read_to_string(support::root().join("tests/provisions/cyprus.acq"))
        .expect("a file");
    let beside = support::beside("countries/cy.acq", &text);
    let line = json!({
        "country": "CY", "entity": "managed-service-provider", "size": "medium",
        "outage-minutes": 31, "incident-ongoing": true, "aware_at": "2026-11-22T09:15+02:00",
        "at": {"restoration": "2026-12-01T12:00+02:00"},
    });
    let answer = ask(&beside.compilation.base, &line.to_string());
    assert_eq!(
        report(&answer, "early-warning")["due"],
        "2026-11-22T15:15:00+02:00"
    );
    let progress = report(&answer, "progress-report");
    assert_eq!(progress["every"], "15 days");
    assert_eq!(progress["due"], "2026-12-07T09:15:00+02:00");
    assert_eq!(progress["counted_from"], "awareness");
    assert_eq!(
        report(&answer, "final-report-after-handling")["due"],
        "2026-12-16T12:00:00+02:00"
    );
}

#[test]
fn whoever_is_outside_owes_nothing_and_an_unknown_class_is_presumed_inside() {
    let small = state(
        "",
        &hospital(json!({"size": "small", "severe-disruption": true})),
    );
    assert_eq!(small["outcome"], "out-of-scope");
    assert_eq!(small["reporting"], "not-owed");
    assert_eq!(small["deadlines"], json!([]));

    let mut unknown = hospital(json!({"severe-disruption": true}));
    unknown.as_object_mut().unwrap().remove("size");
    let answer = state("", &unknown);
    assert_eq!(answer["outcome"], "undetermined");
    assert_eq!(answer["reporting"], "presumed");
    assert!(has(&answer["assumed"], "in-scope"));
    assert_eq!(
        report(&answer, "early-warning")["due"],
        "2026-11-23T09:15:00+01:00"
    );
}

#[test]
fn an_organisation_is_told_as_in_a_batch_of_assessments() {
    let line = json!({
        "country": "EU", "entity": "cloud-computing-service-provider", "outage-minutes": 31,
        "staff": 300, "turnover_eur": 60_000_000, "balance_sheet_eur": 50_000_000,
        "established_in": ["BE"], "main_establishment": {"decisions": "BE"},
    });
    let answer = ask(real(), &line.to_string());
    assert_eq!(answer["outcome"], "essential");
    let mut german = line.clone();
    german["country"] = json!("BE");
    german["main_establishment"] = json!({"decisions": "LU"});
    let answer = ask(real(), &german.to_string());
    assert_eq!(answer["outcome"], "elsewhere");
    assert_eq!(answer["reporting"], "not-owed");
}

#[test]
fn a_bank_reports_under_its_own_act() {
    let line = json!({
        "country": "EU", "entity": "credit-institution", "size": "large",
        "financial-loss": true, "aware_at": "2026-11-22T09:15+01:00",
    });
    let answer = ask(real(), &line.to_string());
    assert_eq!(answer["regime"], "dora");
    assert_eq!(answer["reporting"], "displaced");
    assert_eq!(answer["significant"], "undetermined");
    assert_eq!(answer["deadlines"], json!([]));
}

const COUNTING: &str = r#"
counting {
  source act
  under the-act art 40
  hours next-full-hour
  days whole-days
  last-day next-working-day
  working-days monday, tuesday, wednesday, thursday, friday
  holiday 2026-12-24 "Christmas Eve"
  holiday 2026-12-25 "Christmas Day"
  holidays-through 2027-01-31
}

reporting {
  source act
  under the-act art 5
  to agency
  stage early-warning "Early warning" within 24h of awareness
  stage incident-notification "Notification" within 3 working days of awareness
  stage final-report "Final report" within 1 month of awareness
}
"#;

/// States with every rule of counting that there is.
pub(super) fn counting_rules() -> Vec<String> {
    let with = |from: &str, to: &str| format!("{HEAD}\n{}", COUNTING.replace(from, to));
    vec![
        with("", ""),
        with("next-full-hour", "run-on"),
        with("next-full-hour", "on-working-days"),
        with("whole-days", "to-the-hour"),
        with("  days whole-days\n  last-day next-working-day\n", ""),
        with("2027-01-31\n", "2028-12-31\n"),
    ]
}

fn counted(text: &str, aware_at: &str) -> [Value; 3] {
    let answer = state(
        text,
        &hospital(json!({"severe-disruption": true, "aware_at": aware_at})),
    );
    ["early-warning", "incident-notification", "final-report"]
        .map(|stage| report(&answer, stage).clone())
}

#[test]
fn a_state_that_says_how_it_counts_is_followed() {
    // Sunday, 22 November 2026; the month ends on a Tuesday.
    let [hours, working, month] = counted(COUNTING, "2026-11-22T09:15+01:00");
    assert_eq!(hours["due"], "2026-11-23T10:00:00+01:00");
    assert_eq!(hours["counted_under"], json!(["the-act Art. 40"]));
    assert_eq!(hours.get("safe"), None);
    assert_eq!(working["due"], "2026-11-25T23:59:59+01:00");
    assert_eq!(month["due"], "2026-12-22T23:59:59+01:00");
    // A month that would end on Christmas Day, a Friday, ends on the Monday after it.
    let [_, working, month] = counted(COUNTING, "2026-11-25T09:15+01:00");
    assert_eq!(month["due"], "2026-12-28T23:59:59+01:00");
    assert_eq!(working["due"], "2026-11-30T23:59:59+01:00");
}

#[test]
fn beyond_the_list_of_holidays_nobody_knows_a_working_day() {
    let [_, working, month] = counted(COUNTING, "2027-01-29T09:15+01:00");
    assert_eq!(working["open"], "no-calendar-of-working-days");
    // The last day of February 2027 is a Sunday: when it is put off to cannot be said.
    assert_eq!(month["due"], "2027-02-28T09:15:00+01:00");
    assert_eq!(month["safe"], true);
}

#[test]
fn hours_that_stand_still_on_holidays() {
    let text = COUNTING.replace("next-full-hour", "on-working-days");
    // From Wednesday noon over two holidays and a weekend to Monday noon.
    let [hours, ..] = counted(&text, "2026-12-23T12:00+01:00");
    assert_eq!(hours["due"], "2026-12-28T12:00:00+01:00");
    // From a Saturday it begins with Monday.
    let [hours, ..] = counted(&text, "2026-11-21T12:00+01:00");
    assert_eq!(hours["due"], "2026-11-24T00:00:00+01:00");
}

#[test]
fn a_bill_counts_no_periods() {
    let text = COUNTING.replace("the-act art 40", "the-bill art 40");
    let [hours, working, _] = counted(&text, "2026-11-22T09:15+01:00");
    assert_eq!(hours["due"], "2026-11-23T09:15:00+01:00");
    assert_eq!(hours["safe"], true);
    assert_eq!(working["open"], "no-calendar-of-working-days");
}
