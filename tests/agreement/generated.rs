//! Generated organisations: several activities, groups, accounting periods, places, and answers that
//! are partly missing.

use acquis::decide::program::{Program, Question};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

/// So many profiles for a law, each with whether what is usual is presumed. Always the same ones.
/// Every third is a plain one, such as most are: one activity, figures, yes and no.
pub fn profiles(program: &Program, count: usize) -> Vec<(Value, bool)> {
    let mut runner = TestRunner::deterministic();
    let any_profile = (profile(program), any::<bool>());
    let profile = any_profile.prop_perturb(|(profile, presume), mut random| {
        let plain = random.next_u32() % 3 == 0;
        (if plain { made_plain(profile) } else { profile }, presume)
    });
    (0..count)
        .map(|_| profile.new_tree(&mut runner).expect("a profile").current())
        .collect()
}

fn made_plain(profile: Value) -> Value {
    let mut profile = profile;
    profile["entities"] = json!([profile["activities"][0]["entity"]]);
    if let Some(fields) = profile.as_object_mut() {
        for field in [
            "activities",
            "group",
            "periods",
            "main_establishment",
            "provides_in",
        ] {
            fields.remove(field);
        }
        let whole = |figure: &Value| figure.is_i64();
        fields.retain(|field, value| !field.contains("_eur") && field != "staff" || whole(value));
    }
    for (_, answer) in profile["inputs"].as_object_mut().into_iter().flatten() {
        if answer == "yes" || answer == "no" {
            *answer = json!(answer == "yes");
        }
    }
    profile
}

fn profile(program: &Program) -> impl Strategy<Value = Value> + use<> {
    let types: Vec<String> = program
        .types
        .keys()
        .chain(&program.other_types)
        .cloned()
        .collect();
    let parts = (
        activities(types, program),
        figures(),
        option::weighted(0.2, select(vec!["micro", "small", "medium", "large"])),
        option::weighted(0.4, vec(member(), 0..3)),
        option::weighted(0.4, vec(period(), 0..3)),
        answers(program, false),
        places(program),
    );
    parts.prop_map(
        |(activities, figures, size, group, periods, inputs, places)| {
            let mut profile = figures;
            profile.insert("activities".to_owned(), json!(activities));
            profile.insert("inputs".to_owned(), json!(inputs));
            for (field, value) in [
                ("size", json!(size)),
                ("group", json!(group)),
                ("periods", json!(periods)),
            ] {
                if !value.is_null() {
                    profile.insert(field.to_owned(), value);
                }
            }
            profile.extend(places);
            Value::Object(profile)
        },
    )
}

fn activities(types: Vec<String>, program: &Program) -> impl Strategy<Value = Vec<Value>> + use<> {
    let share = option::of(select(vec![
        json!(10),
        json!("49.9999"),
        json!(50),
        json!("50.0001 %"),
    ]));
    let weight = option::of(select(vec!["main", "ancillary", "negligible"]));
    let one = (select(types), share, weight, answers(program, true));
    let one = one.prop_map(|(entity, share, weight, answers)| {
        let mut activity = answers;
        activity.insert("entity".to_owned(), json!(entity));
        if let Some(share) = share {
            activity.insert("revenue_share".to_owned(), share);
        }
        if let Some(weight) = weight {
            activity.insert("weight".to_owned(), json!(weight));
        }
        Value::Object(activity)
    });
    vec(one, 1..4)
}

/// Figures on and around the ceilings; some are missing, some in another currency, some too large for
/// floating point.
fn figures() -> impl Strategy<Value = Map<String, Value>> {
    let staff = [
        "0", "4.5", "9.9999", "10", "25", "49.9", "50", "125", "249.9999", "250", "5000",
    ];
    let money = [
        "0",
        "2000000",
        "2000000.0001",
        "5000000",
        "10000000",
        "10000000.5",
        "25000000",
        "43000000",
        "43000000.01",
        "50000000",
        "50000001",
        "900000000000.0001",
        "12345678901234.5678",
        "10000000 SEK",
    ];
    let number = |text: &str| match text.parse::<i64>() {
        Ok(whole) if whole != 25 => json!(whole),
        _ => json!(text),
    };
    let some = move |from: &[&str]| {
        option::weighted(
            0.85,
            select(from.iter().map(|text| number(text)).collect::<Vec<_>>()),
        )
    };
    (some(&staff), some(&money), some(&money)).prop_map(|(staff, turnover, balance)| {
        let named = [
            ("staff", staff),
            ("turnover_eur", turnover),
            ("balance_sheet_eur", balance),
        ];
        let said = named
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_owned(), value?)));
        said.collect()
    })
}

fn member() -> impl Strategy<Value = Value> {
    let share = option::weighted(
        0.9,
        select(vec![
            json!(0),
            json!("24.9999"),
            json!(25),
            json!("33.3333"),
            json!(50),
            json!(100),
        ]),
    );
    (any::<bool>(), share, figures()).prop_map(|(linked, share, figures)| {
        let mut member = figures;
        let relation = if linked { "linked" } else { "partner" };
        member.insert("relation".to_owned(), json!(relation));
        if let Some(share) = share {
            member.insert("share".to_owned(), share);
        }
        Value::Object(member)
    })
}

fn period() -> impl Strategy<Value = Value> {
    (figures(), option::weighted(0.3, vec(member(), 0..2))).prop_map(|(figures, group)| {
        let mut period = figures;
        if let Some(group) = group {
            period.insert("group".to_owned(), json!(group));
        }
        Value::Object(period)
    })
}

/// Answers to a few of the questions, about an activity or about the whole.
fn answers(
    program: &Program,
    of_activity: bool,
) -> impl Strategy<Value = Map<String, Value>> + use<> {
    let named = [
        "staff",
        "turnover",
        "balance-sheet",
        "activity-weight",
        "revenue-share",
    ];
    let asked: Vec<(String, Vec<Value>)> = program
        .inputs
        .iter()
        .filter(|(id, question)| {
            question.of_activity == of_activity
                && question.sums.is_none()
                && !named.contains(&id.as_str())
        })
        .map(|(id, question)| (id.clone(), values(question)))
        .filter(|(_, values)| !values.is_empty())
        .collect();
    let most = asked.len().min(6);
    (subsequence(asked, 0..=most), vec(any::<Index>(), most)).prop_map(|(asked, chosen)| {
        let chosen = asked.into_iter().zip(chosen);
        chosen
            .map(|((id, values), at)| (id, at.get(&values).clone()))
            .collect()
    })
}

fn values(question: &Question) -> Vec<Value> {
    let unit = question.unit.as_deref().unwrap_or("");
    match question.kind.as_str() {
        "yes-no" => vec![json!(true), json!(false), json!("yes"), json!("no")],
        "choice" => question
            .values
            .iter()
            .map(|choice| json!(choice.value))
            .collect(),
        "number" | "quantity" if question.kind == "number" || !unit.is_empty() => {
            vec![
                json!(0),
                json!(25),
                json!(format!("99.9999 {unit}")),
                json!(100),
                json!(5_000),
                json!(2_000_000),
            ]
        }
        "money" => vec![
            json!(0),
            json!("500000.0001"),
            json!(50_000_000),
            json!("7 SEK"),
        ],
        "share" => vec![json!(0), json!("50.0001 %"), json!(100)],
        _ => Vec::new(),
    }
}

fn places(program: &Program) -> impl Strategy<Value = Map<String, Value>> + use<> {
    let mut codes = vec![
        "BE".to_owned(),
        "DE".to_owned(),
        "fr".to_owned(),
        "US".to_owned(),
        "NO".to_owned(),
    ];
    if program.law != "EU" && !codes.contains(&program.law) {
        codes.push(program.law.clone());
    }
    let some = option::of(subsequence(codes.clone(), 0..=3));
    let place = option::of(option::weighted(0.8, select(codes)));
    let main = option::of([place.clone(), place.clone(), place]);
    (some.clone(), some, main).prop_map(|(established, provides, main)| {
        let mut places = Map::new();
        for (field, codes) in [("established_in", established), ("provides_in", provides)] {
            if let Some(codes) = codes {
                places.insert(field.to_owned(), json!(codes));
            }
        }
        if let Some(main) = main {
            // What is not there was not said; `null` cannot be told.
            let told = ["decisions", "operations", "most_staff"]
                .into_iter()
                .zip(main);
            let told = told.filter_map(|(field, place)| Some((field.to_owned(), json!(place?))));
            places.insert(
                "main_establishment".to_owned(),
                Value::Object(told.collect()),
            );
        }
        places
    })
}
