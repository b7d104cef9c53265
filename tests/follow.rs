//! What follows for an organisation is what the law asks of it, and of nobody else.

mod support;

use acquis::decide::{self, Activity, Decision, Engine, Profile};
use acquis::model::condition::SizeClass;
use acquis::model::inherit::Law;

const FREED: &str = r#"edition 1

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

scope {
  source act

  exempt operators reporting "Airports report under their own act"
    when activity in airport-managing-body
    under the-act art 9
  exclude food "Food is outside"
    when activity in food-business
    under the-act art 2
}
"#;

/// How many measures a kind of entity owes under the directive alone.
fn measures(law: &Law<'_>, entity: &str) -> Vec<String> {
    let profile = Profile::of(entity, SizeClass::Large);
    let decision = decide::decide(law, &profile, true);
    decide::chapter(law, &profile, &decision, "measures", "measure")
        .iter()
        .map(|measure| measure.fact.proof.id.clone())
        .collect()
}

#[test]
fn the_headings_of_the_implementing_regulation_bind_only_those_it_names() {
    let beside = support::beside("se.acq", FREED);
    let law = Law::of(&beside.compilation.base, None).expect("the directive");
    let implementing = |ids: &[String]| ids.iter().filter(|id| id.contains("2690")).count();
    // Regulation (EU) 2024/2690, Art. 1, names cloud providers and no airports.
    let cloud = measures(&law, "cloud-computing-service-provider");
    let airport = measures(&law, "airport-managing-body");
    assert_eq!(implementing(&cloud), 13, "{cloud:?}");
    assert_eq!(implementing(&airport), 0, "{airport:?}");
    // The ten of Art. 21(2) are for both.
    assert_eq!(cloud.len() - 13, airport.len());
}

#[test]
fn who_is_freed_from_reporting_owes_no_stage() {
    let beside = support::beside("se.acq", FREED);
    let law = Law::of(&beside.compilation.base, Some("SE")).expect("the state");
    let stages = |entity: &str| {
        let profile = Profile::of(entity, SizeClass::Large);
        let decision = decide::decide(&law, &profile, true);
        decide::stages_for(&law, &profile, &decision).len()
    };
    assert_eq!(stages("airport-managing-body"), 0);
    assert!(stages("healthcare-provider") > 0);
}

/// An operator that is freed from reporting for its airport still reports for its hospital: that the
/// one law lets it off for one business does not let it off for the other. A business that the law
/// does not cover takes nothing away, because it asks for no report.
#[test]
fn who_is_freed_for_one_activity_owes_what_another_asks() {
    let beside = support::beside("se.acq", FREED);
    let law = Law::of(&beside.compilation.base, Some("SE")).expect("the state");
    let engine = Engine::of(&law).expect("room for all words");
    let decided = |entities: &[&str]| -> (Profile, Decision) {
        let mut profile = Profile::of(entities[0], SizeClass::Large);
        profile.activities = entities.iter().map(|id| doing(id)).collect();
        let decision = decide::decide(&law, &profile, true);
        let found = engine.decide_in_full(&profile, true);
        assert_eq!(found, decision, "{entities:?}");
        (profile, decision)
    };
    let cases: [(&[&str], bool); 5] = [
        (&["airport-managing-body"], true),
        (&["airport-managing-body", "healthcare-provider"], false),
        (&["healthcare-provider", "airport-managing-body"], false),
        (&["airport-managing-body", "food-business"], true),
        // Who owes nothing is freed from nothing.
        (&["food-business"], false),
    ];
    for (entities, freed) in cases {
        let (profile, decision) = decided(entities);
        assert_eq!(decision.frees_from("reporting"), freed, "{entities:?}");
        let outside = entities == ["food-business"];
        let stages = decide::stages_for(&law, &profile, &decision).len();
        assert_eq!(stages > 0, !freed && !outside, "{entities:?}");
    }
}

fn doing(entity: &str) -> Activity {
    Activity {
        entity: entity.to_owned(),
        answers: Default::default(),
    }
}
