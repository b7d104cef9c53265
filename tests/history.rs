//! The dated history of the law: every day that a source names, and none that it does not.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use acquis::compile::{self, Settings};
use acquis::history::{Concerns, EventKind, history, log, tell_log};
use acquis::model::KnowledgeBase;
use acquis::value::Date;
use support::{beside, load, real, settings};

const STATE: &str = r#"edition 1

source gazette "The gazette" {
  url <https://example.org/gazette>
  checked 2026-09-01
  grade official
}

country MT "Malta" {
  source gazette
  languages mt, en
  currency EUR
  transposes nis2 by cyber-act
  state in-force
}

law cyber-act "Cyber Act" {
  source gazette
  kind act
  role transposition
  adopted 2025-01-10
  published 2025-01-20
  in-force 2025-03-01
  applies 2025-03-01
  deferred second-part "The second part applies a year after publication" within 12 months of publication
  deferred third-part "The third part applies once the list is published" within 12 months of listing
}

law energy-act "Energy Act" {
  source gazette
  kind act
  role sectoral
  published 2026-12-24
}

law coming-bill "Second Cyber Bill" {
  source gazette
  kind act
  role amending
  status bill
  published 2026-05-05
}

event listing "The list is published"

regime energy-law "Energy law" {
  source gazette
  under energy-act
  act energy-act
  applies when activity in energy
}

registration {
  source gazette
  under cyber-act art 4
  required yes
  deadline first-round 2025-06-30 "Whoever was covered on 1 March 2025"
  deadline energy-round 2025-09-30 "Energy"
    when activity in energy
  period newcomers within 3 months of in-scope "Whoever comes in later"
}

milestone registered 2025-06-30 "Everybody covered on 1 March 2025 is registered"
  source gazette
  under cyber-act art 4

milestone audits 2027-01-31 "Energy companies are audited"
  when activity in energy
  source gazette

fines {
  source gazette
  under cyber-act art 20
  bites-from 2026-03-01
}

reporting {
  source gazette
  under cyber-act art 9
  stage early-warning "Early warning" within 24h of awareness
    until 2026-06-30
  stage early-warning "Early warning" within 12h of awareness
    from 2026-07-01
}

obligation report-yearly "Report every year" every 1 year {
  source gazette
  under cyber-act art 12
  from 24 months after cyber-act published
}

obligation report-later "Report once the list is out" every 1 year {
  source gazette
  under cyber-act art 13
  from 24 months after energy-act in-force
}
"#;

fn base() -> KnowledgeBase {
    beside("mt.acq", STATE).compilation.base
}

/// `date kind sentence` of a state, oldest first.
fn lines(base: &KnowledgeBase, code: &str) -> Vec<String> {
    log(&history(base), base.as_of, Some(code), None)
        .events
        .iter()
        .map(|event| format!("{} {} {}", event.date, event.kind_word(), event.what))
        .collect()
}

trait Word {
    fn kind_word(&self) -> &'static str;
}

impl Word for acquis::history::Logged {
    fn kind_word(&self) -> &'static str {
        self.kind.word()
    }
}

#[test]
fn every_day_that_a_source_names_is_told_once() {
    assert_eq!(
        lines(&base(), "MT"),
        [
            "2025-01-10 adopted Cyber Act is adopted",
            "2025-01-20 published Cyber Act is published",
            "2025-03-01 in-force Cyber Act comes into force",
            "2025-03-01 duties-from The duties begin to bind: Cyber Act",
            // The deadline of the registration and the day of the calendar are one.
            "2025-06-30 register-by Everybody covered on 1 March 2025 is registered",
            "2025-09-30 register-by Last day of registration: Energy",
            // Counted from a day that is known …
            "2026-01-20 deferred The second part applies a year after publication",
            "2026-03-01 fines-from Fines are imposed from this day on",
            "2026-05-05 published Second Cyber Bill is published",
            "2026-06-30 ends Until this day, stage: Early warning",
            "2026-07-01 begins From this day on, stage: Early warning",
            "2026-12-24 published Energy Act is published",
            "2027-01-20 begins From this day on, obligation: Report every year",
            // … and nothing from one that is not: no third part, no newcomers, no later report.
            "2027-01-31 milestone Energy companies are audited",
        ]
    );
}

#[test]
fn a_day_says_whom_it_concerns_and_what_stands_behind_it() {
    let base = base();
    let events = history(&base);
    let find = |id: &str| events.iter().find(|event| event.id == id).expect(id);
    let audits = find("mt/milestone/audits#milestone");
    assert!(audits.concerns.singles_out("energy"));
    assert!(!audits.concerns.reaches("health"));
    // An act of a regime concerns those of the regime.
    let energy = find("mt/law/energy-act/published#published");
    assert!(energy.concerns.singles_out("energy") && !energy.concerns.reaches("health"));
    let act = find("mt/law/cyber-act/in-force#in-force");
    assert_eq!(act.concerns, Concerns::Everybody);
    assert_eq!(act.act, Some("cyber-act"));
    assert!(act.is_settled() && !act.draft);
    let bill = find("mt/law/coming-bill/published#published");
    assert!(bill.draft && !bill.is_settled());
    // What held until June stands there although it holds no longer.
    let past = find("mt/reporting/stage/early-warning#ends");
    assert_eq!(past.proof.under[0].law, "cyber-act");
    assert_eq!(past.proof.sources[0].source, "mt/gazette");
}

#[test]
fn past_and_coming_are_told_by_the_day_of_the_model() {
    let base = base();
    let told = tell_log(&log(&history(&base), base.as_of, Some("MT"), None));
    let (coming, past) = told.split_once("\nSo far\n").expect("both");
    assert!(
        coming.starts_with("Coming\n2026-12-24  MT  published"),
        "{coming}"
    );
    assert_eq!(coming.lines().count(), 4);
    assert!(past.starts_with("2026-07-01  MT  begins"), "{past}");
    assert!(
        past.trim_end()
            .ends_with("2025-01-10  MT  adopted       Cyber Act is adopted")
    );
    let since = Date::parse("2027-01-20");
    assert_eq!(
        log(&history(&base), base.as_of, Some("MT"), since)
            .events
            .len(),
        2
    );
}

#[test]
fn the_real_history_has_stable_ids_and_is_the_same_on_every_day() {
    let sources = load(&["directives", "sectors", "countries"]);
    let on = |day: &str| {
        let as_of = Date::parse(day).expect("a day");
        let base = compile::compile(
            &sources,
            Vec::new(),
            Settings {
                as_of,
                ..settings()
            },
        )
        .base;
        let days: BTreeMap<String, Date> = history(&base)
            .iter()
            .map(|event| (event.id.clone(), event.date))
            .collect();
        assert_eq!(days.len(), history(&base).len(), "ids are unique");
        days
    };
    let today = on("2026-11-22");
    assert!(today.len() > 500, "{}", today.len());
    for day in ["2024-06-01", "2029-01-01"] {
        assert_eq!(on(day), today, "{day}");
    }
}

#[test]
fn the_real_history_tells_of_every_state_and_names_no_day_without_a_fact() {
    let (_, compilation) = real();
    let base = &compilation.base;
    let events = history(base);
    let states: BTreeSet<&str> = events.iter().map(|event| event.code()).collect();
    assert_eq!(states.len(), base.countries.len() + 1, "{states:?}");
    for event in &events {
        assert!(event.proof.has_evidence(), "{} rests on nothing", event.id);
        let told = event.kind == EventKind::FinesFrom || !event.subject.is_empty();
        assert!(told, "{} says nothing", event.id);
    }
    assert!(events.is_sorted_by_key(|event| event.date));
}
