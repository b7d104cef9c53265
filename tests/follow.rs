//! What follows for an organisation is what the law asks of it, and of nobody else.

mod support;

use acquis::decide::{self, Profile};
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
