//! When reports are due: by the plain clock, in the zone of the state.

use serde_json::json;

use super::{ask, real, report};

/// When the three reports of a hospital in a state are due.
fn times(country: &str, aware_at: &str, more: serde_json::Value) -> Vec<String> {
    let mut line = json!({
        "country": country, "entity": "healthcare-provider", "size": "large",
        "severe-disruption": true, "aware_at": aware_at,
    });
    if let (Some(line), serde_json::Value::Object(more)) = (line.as_object_mut(), more) {
        line.extend(more);
    }
    let answer = ask(real(), &line.to_string());
    ["early-warning", "incident-notification", "final-report"]
        .iter()
        .map(|stage| {
            let due = &report(&answer, stage)["due"];
            due.as_str().expect("a time").to_owned()
        })
        .collect()
}

#[test]
fn hours_run_on_when_clocks_change() {
    // Summer time begins on 28 March 2027 and ends on 25 October 2026; elapsed hours count.
    assert_eq!(
        times("BE", "2027-03-27T22:00+01:00", json!({}))[..2],
        ["2027-03-28T23:00:00+02:00", "2027-03-30T23:00:00+02:00"]
    );
    assert_eq!(
        times("BE", "2026-10-24T22:00+02:00", json!({}))[..2],
        ["2026-10-25T21:00:00+01:00", "2026-10-27T21:00:00+01:00"]
    );
}

#[test]
fn a_month_ends_on_the_same_day_or_the_last_there_is() {
    let sent = |at: &str| json!({"at": {"incident-notification": at}});
    for (at, due) in [
        ("2027-01-31T10:00+01:00", "2027-02-28T10:00:00+01:00"),
        ("2028-01-31T10:00+01:00", "2028-02-29T10:00:00+01:00"),
        ("2028-02-29T10:00+01:00", "2028-03-29T10:00:00+02:00"),
        ("2026-12-31T23:59+01:00", "2027-01-31T23:59:00+01:00"),
        ("2027-03-31T10:00+02:00", "2027-04-30T10:00:00+02:00"),
        // The same time of day on the other side of the change.
        ("2026-10-20T10:00+02:00", "2026-11-20T10:00:00+01:00"),
    ] {
        assert_eq!(times("BE", at, sent(at))[2], due, "{at}");
    }
}

#[test]
fn the_month_runs_from_the_last_moment_of_a_notification_that_was_not_told() {
    let line = r#"{"country": "BE", "entity": "healthcare-provider", "size": "large",
        "severe-disruption": true, "aware_at": "2026-12-29T10:00+01:00"}"#;
    let answer = ask(real(), line);
    let last = report(&answer, "final-report");
    assert_eq!(last["due"], "2027-02-01T10:00:00+01:00");
    assert_eq!(last["if_sent_at"], "2027-01-01T10:00:00+01:00");
    assert_eq!(last["from"], "incident-notification");
    assert_eq!(last["safe"], true);
    assert_eq!(report(&answer, "intermediate-report")["open"], "on-request");
}

#[test]
fn the_zone_is_the_capitals_unless_another_is_named() {
    let aware = "2026-11-22T09:15+01:00";
    assert_eq!(
        times("LU", aware, json!({}))[0],
        "2026-11-23T09:15:00+01:00"
    );
    assert_eq!(
        times("BE", aware, json!({"zone": "Europe/Athens"}))[0],
        "2026-11-23T10:15:00+02:00"
    );
    // The directive alone has no capital: the offset that was written counts.
    assert_eq!(
        times("EU", "2026-11-22T09:15-05:00", json!({}))[0],
        "2026-11-23T09:15:00-05:00"
    );
}

#[test]
fn trust_services_notify_within_a_day_and_a_long_incident_reports_on() {
    let line = r#"{"country": "EU", "entity": "trust-service-provider", "size": "large",
        "outage-minutes": 21, "incident-ongoing": true, "aware_at": "2026-11-22T09:15+01:00"}"#;
    let answer = ask(real(), line);
    let notification = report(&answer, "incident-notification-trust-services");
    assert_eq!(notification["due"], "2026-11-23T09:15:00+01:00");
    let progress = report(&answer, "progress-report");
    assert_eq!(progress["due"], "2026-12-23T09:15:00+01:00");
    let last = report(&answer, "final-report-after-handling");
    assert_eq!(last["waits_for"], "end-of-incident");
    assert!(
        answer["assumed"]
            .as_array()
            .unwrap()
            .contains(&json!("affects-trust-services"))
    );
}

#[test]
fn without_a_moment_every_period_is_told_and_no_time() {
    let line = r#"{"country": "EU", "entity": "healthcare-provider", "size": "large",
        "severe-disruption": true}"#;
    let answer = ask(real(), line);
    let warning = report(&answer, "early-warning");
    assert_eq!(warning["within"], "24 hours");
    assert_eq!(warning["waits_for"], "awareness");
    assert_eq!(warning.get("due"), None);
}
