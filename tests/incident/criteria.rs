//! The criteria of Implementing Regulation (EU) 2024/2690, all of them together.

use std::sync::OnceLock;

use acquis::assess::IncidentRequest;
use acquis::model::inherit::Law;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{ask, ask_law, real};

/// The law of the directive alone.
fn directive() -> &'static Law<'static> {
    static LAW: OnceLock<Law<'static>> = OnceLock::new();
    LAW.get_or_init(|| Law::of(real(), None).expect("the directive"))
}

const TYPES: [&str; 11] = [
    "dns-service-provider",
    "tld-name-registry",
    "cloud-computing-service-provider",
    "data-centre-service-provider",
    "content-delivery-network-provider",
    "managed-service-provider",
    "managed-security-service-provider",
    "online-marketplace-provider",
    "online-search-engine-provider",
    "social-networking-platform-provider",
    "trust-service-provider",
];

/// Facts that only ever make matters worse: more of each is no less significant.
const YES_NO: [&str; 7] = [
    "trade-secrets",
    "death",
    "health-damage",
    "malicious-access",
    "data-compromised",
    "malice-suspected",
    "physical-access",
];
const NUMBERS: [&str; 9] = [
    "outage-minutes",
    "weekly-outage-minutes",
    "limited-minutes",
    "response-seconds",
    "response-minutes",
    "users-affected",
    "users-data-affected",
    "direct-loss",
    "names-affected",
];

#[test]
fn every_kind_of_digital_entity_is_asked_its_own_criteria() {
    let asked = |entity: &str| -> Vec<String> {
        let line = json!({"country": "EU", "entity": entity, "assume": "none"});
        let answer = ask(real(), &line.to_string());
        let because = answer["because"].as_array().expect("a list");
        let names = because.iter().map(|limb| limb["criterion"].as_str());
        names.map(|name| name.expect("a name").to_owned()).collect()
    };
    let general = 6;
    for (entity, own) in TYPES.iter().zip([3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 5]) {
        let names = asked(entity);
        assert_eq!(names.len(), general + own, "{entity}: {names:?}");
    }
    assert_eq!(
        asked("healthcare-provider"),
        ["disruption-or-loss", "damage-to-others"]
    );
    assert_eq!(asked("internet-exchange-point-provider").len(), 2);
}

/// A fact of an incident, and one that is as bad or worse.
fn facts() -> impl Strategy<Value = (Map<String, Value>, Map<String, Value>)> {
    let yes_no = proptest::collection::vec(
        prop_oneof![Just(None), any::<bool>().prop_map(Some)],
        YES_NO.len(),
    );
    let number = || prop_oneof![Just(None), (0u32..2_000).prop_map(Some)];
    let numbers = proptest::collection::vec(number(), NUMBERS.len());
    let worse =
        proptest::collection::vec((any::<bool>(), 0u32..2_000), YES_NO.len() + NUMBERS.len());
    let users = prop_oneof![Just(None), (1u32..20_000).prop_map(Some)];
    (yes_no, numbers, worse, users).prop_map(|(yes_no, numbers, worse, users)| {
        let (mut before, mut after) = (Map::new(), Map::new());
        for ((name, said), (add, _)) in YES_NO.iter().zip(&yes_no).zip(&worse) {
            said.map(|said| before.insert((*name).to_owned(), json!(said)));
            let then = if *add { Some(true) } else { *said };
            then.map(|then| after.insert((*name).to_owned(), json!(then)));
        }
        for ((name, said), (add, more)) in NUMBERS
            .iter()
            .zip(&numbers)
            .zip(worse.iter().skip(YES_NO.len()))
        {
            said.map(|said| before.insert((*name).to_owned(), json!(said)));
            let then = if *add {
                Some(said.unwrap_or(0) + more)
            } else {
                *said
            };
            then.map(|then| after.insert((*name).to_owned(), json!(then)));
        }
        for facts in [&mut before, &mut after] {
            users.map(|users| facts.insert("users-in-union".to_owned(), json!(users)));
            facts.insert("own-turnover".to_owned(), json!(20_000));
            facts.insert("names-managed".to_owned(), json!(50_000));
        }
        (before, after)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Art. 3(1): one criterion is enough, so nothing harmful that is added takes significance away.
    #[test]
    fn a_harmful_fact_never_makes_an_incident_insignificant(
        (before, after) in facts(),
        entity in 0..TYPES.len(),
        misconfigured in prop_oneof![Just(None), any::<bool>().prop_map(Some)],
    ) {
        let significant = |mut facts: Map<String, Value>| {
            facts.insert("country".to_owned(), json!("EU"));
            facts.insert("entity".to_owned(), json!(TYPES[entity]));
            misconfigured.map(|said| facts.insert("misconfiguration".to_owned(), json!(said)));
            let line = Value::Object(facts).to_string();
            let request = IncidentRequest::from_json(&line).expect("a request");
            let answer = ask_law(directive(), &request);
            answer["significant"].as_str().unwrap_or_default().to_owned()
        };
        let (was, is) = (significant(before.clone()), significant(after.clone()));
        if was == "yes" {
            prop_assert_eq!(is, "yes", "{:?} and then {:?}", before, after);
        }
    }
}
