//! Laws of the directive's own rules: a larger size or one more activity never lowers the class, and
//! the order of activities makes no difference. A state may break the first two; where one does, it
//! is named here with its reason.

mod support;

use std::collections::BTreeSet;

use acquis::decide::{Activity, Outcome, Profile, decide};
use acquis::model::condition::SizeClass;
use acquis::model::inherit::Law;

/// Higher counts more; nothing for answers that stand in no order with the others.
fn weight(outcome: &Outcome) -> Option<u8> {
    match outcome {
        Outcome::OutOfScope => Some(0),
        Outcome::RegistrationOnly => Some(1),
        Outcome::Important => Some(2),
        Outcome::Essential => Some(3),
        Outcome::National(_) | Outcome::Elsewhere | Outcome::Undetermined => None,
    }
}

fn outcome(law: &Law<'_>, entities: &[&str], size: SizeClass) -> Outcome {
    let profile = Profile {
        activities: entities
            .iter()
            .map(|entity| Activity {
                entity: (*entity).to_owned(),
                ..Activity::default()
            })
            .collect(),
        size: Some(size),
        ..Profile::default()
    };
    decide(law, &profile, true).outcome
}

/// The types whose class sinks as an organisation grows.
fn sinking(law: &Law<'_>) -> BTreeSet<String> {
    let sinks = |entity: &&&str| {
        let weights = SizeClass::ALL.map(|size| weight(&outcome(law, &[entity], size)));
        weights
            .windows(2)
            .any(|pair| matches!(pair, [Some(smaller), Some(larger)] if larger < smaller))
    };
    law.types
        .keys()
        .filter(sinks)
        .map(|entity| (*entity).to_owned())
        .collect()
}

#[test]
fn a_larger_size_never_lowers_the_class_under_the_directive() {
    let (_, compilation) = support::real();
    let law = Law::of(&compilation.base, None).expect("the directive");
    assert_eq!(sinking(&law), BTreeSet::new());
}

#[test]
fn no_state_lowers_the_class_of_a_larger_organisation() {
    let (_, compilation) = support::real();
    let mut found = Vec::new();
    for code in compilation.base.countries.keys() {
        let law = Law::of(&compilation.base, Some(code)).expect("a state");
        found.extend(
            sinking(&law)
                .into_iter()
                .map(|entity| format!("{code} {entity}")),
        );
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn one_more_activity_never_lowers_and_order_makes_no_difference() {
    let (_, compilation) = support::real();
    let law = Law::of(&compilation.base, None).expect("the directive");
    let types = [
        "electricity-producer",
        "food-business",
        "domain-name-registration-service-provider",
        "public-ecn-provider",
        "waste-management-undertaking",
        "research-organisation",
    ];
    for size in SizeClass::ALL {
        for one in types {
            for other in types {
                let alone = weight(&outcome(&law, &[one], size));
                let both = outcome(&law, &[one, other], size);
                assert!(
                    weight(&both) >= alone,
                    "{one} is not lowered by {other} at {size:?}"
                );
                assert_eq!(
                    both,
                    outcome(&law, &[other, one], size),
                    "{one} and {other} in either order at {size:?}"
                );
            }
        }
    }
}
