//! What stands only in a bill is told as planned, and nobody acts by it; a bill that failed is
//! history. In answers, pages and datasets alike.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

mod support;

use acquis::assess::{Assessor, explain, follow, tell};
use acquis::data::{self, Evaluated};
use acquis::decide::Profile;
use acquis::model::KnowledgeBase;
use acquis::model::condition::SizeClass;
use acquis::model::inherit::Law;
use acquis::site::{SiteSettings, render};

/// A state with an authority by law for banks, and others for energy that only a bill names.
const STATE: &str = r#"edition 1

source gazette "Gazette" {
  url <https://example.org/gazette>
  checked 2026-10-01
  grade official
}

country IE "Ireland" {
  source gazette
  languages en
  currency EUR
  transposes nis2 by the-bill
  state bill
  calls essential "vital entity"
    under old-act s 3
}

law old-act "Act in force" {
  source gazette
  in-force 2018-01-01
}

law the-bill "Bill" {
  source gazette
  status bill
}

law lost-bill "Bill that lapsed" {
  source gazette
  status failed
}

authority bank "Central Bank" {
  source gazette
  under old-act s 1
  role competent
  supervises banking
}

authority regulator "Energy Regulator" {
  source gazette
  under the-bill s 4
  role competent
  supervises energy
}

authority lost "Lost Office" {
  source gazette
  under lost-bill s 4
  role competent
  supervises energy
}
"#;

fn base() -> KnowledgeBase {
    let beside = support::beside("ie.acq", STATE);
    assert_eq!(
        beside
            .diagnostics()
            .iter()
            .filter(|found| found.severity() == acquis::diagnostic::Severity::Error)
            .count(),
        0,
        "{}",
        beside.listing()
    );
    beside.compilation.base
}

#[test]
fn an_answer_names_nobody_who_acts_only_by_a_bill() {
    let base = base();
    let law = Law::of(&base, Some("IE")).expect("a law");
    let profile = Profile::of("electricity-producer", SizeClass::Large);
    let assessor = Assessor::of(&law).expect("room");
    let facts = assessor.facts(&profile, true);
    let answer = assessor.answer(&facts);
    let decision = assessor.decide(&facts);
    let follows = follow(&law, &profile, &decision);
    let ids = |list: &[acquis::assess::Recipient]| -> Vec<String> {
        list.iter().map(|one| one.authority.clone()).collect()
    };
    assert!(follows.supervisors.is_empty(), "{:?}", follows.supervisors);
    assert_eq!(ids(&follows.planned_supervisors), ["regulator"]);
    assert_eq!(answer.called, Some("vital entity"));
    let explanation = explain(&assessor, &profile, &decision, true);
    let told = tell(&law, &answer, &explanation, &follows);
    assert!(!told.contains("supervised by"), "{told}");
    assert!(told.contains("essential (vital entity)"), "{told}");
}

#[test]
fn pages_say_that_it_is_planned() {
    let files = render(&base(), &SiteSettings::default()).expect("a site");
    let page = String::from_utf8(files["site/ie/index.html"].clone()).expect("text");
    let table = page
        .split("<table class=\"sectors\">")
        .nth(1)
        .and_then(|rest| rest.split("</table>").next())
        .expect("the table of sectors");
    assert!(table.contains("Central Bank"));
    assert!(!table.contains("Central Bank (as planned"));
    let planned = table
        .matches("Energy Regulator (as planned in the bill)")
        .count();
    assert_eq!(table.matches("Energy Regulator").count(), planned);
    assert!(planned > 0);
    assert!(!table.contains("Lost Office"), "the bill failed");
    assert!(page.contains("did not become law"));
}

#[test]
fn datasets_mark_it_as_a_draft() {
    let base = base();
    let evaluated = Evaluated::of(&base);
    let files = data::files(&base, &evaluated, &data::Options::default()).expect("datasets");
    let pair: serde_json::Value =
        serde_json::from_slice(&files["data/pairs/ie/energy.json"]).expect("JSON");
    for supervisor in pair["supervisors"].as_array().expect("a list") {
        let marked = supervisor["draft"] == true || supervisor["repealed"] == true;
        assert!(marked, "{supervisor}");
    }
    assert_eq!(pair["country"]["calls"][0]["value"]["name"], "vital entity");
}
