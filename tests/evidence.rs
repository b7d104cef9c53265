//! What stands behind a statement reaches the model, wherever the statement stands, and of a fact that
//! changed in time the one that holds.

#![allow(clippy::expect_used, reason = "a test may stop")]

mod support;

use acquis::diagnostic::Severity;
use acquis::model::{Country, Proof};
use acquis::value::Date;

const STATE: &str = r#"edition 1

source gazette "Gazette" {
  url <https://example.org/gazette>
  checked 2026-09-03
  grade official
}

source guide "Guide" {
  url <https://example.org/guide>
  checked 2026-09-03
  grade secondary
}

country SE "Sweden" {
  source gazette
  languages sv
  currency SEK
  transposes nis2 by the-act
}

law the-act "The Act" {
  source gazette
  adopted 2025-12-11
  in-force 2026-01-01
    until 2026-06-30
  in-force 2026-01-15
    from 2026-07-01
}

question who-pays "Who pays for the audit?" topic supervision
  under the-act § 9
  source guide

conflict first-day "The first day" {
  claim early "It began on 1 January."
    source guide
  claim late "It began on 15 January."
    source gazette
  follow late
    source gazette
    under the-act § 1
    because "The gazette counts."
}

power stop "Services may be stopped." {
  by competent
  under the-act § 20
  source gazette
  detail first "Only after a warning."
    under the-act § 21
    source guide
}

framework norm "The norm" {
  source gazette
  presumption yes
  detail second "Only the newest edition."
    source guide
}

registration {
  source gazette
  under the-act § 3
  channel "A letter" when size is micro
}

reporting {
  source gazette
  under the-act § 4
  to nobody
  stage late-report "Late report" within 1 week of awareness
    from 10 days after the-act in-force
}

authority nobody "Nobody in particular" {
  source gazette
  role competent, csirt
  supervises all
}
"#;

fn state() -> Country {
    let beside = support::beside("se.acq", STATE);
    let errors: Vec<_> = beside
        .diagnostics()
        .into_iter()
        .filter(|found| found.severity() == Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    beside.compilation.base.countries["SE"].clone()
}

/// The sources by name, and the first place of the first law.
fn behind(proof: &Proof) -> (Vec<&str>, String) {
    let sources = proof.sources.iter().map(|used| &*used.source).collect();
    let under = proof
        .under
        .first()
        .map(|citation| citation.place())
        .unwrap_or_default();
    (sources, under)
}

#[test]
fn a_question_and_a_conflict_keep_their_evidence() {
    let body = state().body;
    let question = &body.questions[0];
    assert_eq!(question.proof.id, "se/question/who-pays");
    assert_eq!(
        behind(&question.proof),
        (vec!["se/guide"], "§ 9".to_owned())
    );
    let follow = body.conflicts[0].follow.as_ref().expect("a claim");
    assert_eq!(follow.value, "late");
    assert_eq!(
        behind(&follow.proof),
        (vec!["se/gazette"], "§ 1".to_owned())
    );
}

#[test]
fn details_of_powers_and_frameworks_keep_their_evidence() {
    let body = state().body;
    let details: Vec<_> = body
        .entries
        .iter()
        .flat_map(|entry| &entry.details)
        .map(|detail| (detail.text.as_str(), behind(&detail.proof)))
        .collect();
    assert_eq!(
        details,
        [
            (
                "Only after a warning.",
                (vec!["se/guide"], "§ 21".to_owned())
            ),
            (
                "Only the newest edition.",
                (vec!["se/guide"], String::new())
            ),
        ]
    );
}

#[test]
fn a_channel_of_registration_keeps_its_condition() {
    let body = state().body;
    assert!(body.registration[0].portals[0].when.is_some());
}

#[test]
fn a_day_counts_from_the_date_that_holds() {
    let body = state().body;
    let stages = &body.reporting[0].stages;
    let from = stages.iter().find_map(|stage| stage.proof.from);
    assert_eq!(from, Date::parse("2026-01-25"));
}
