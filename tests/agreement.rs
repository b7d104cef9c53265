//! The rules are evaluated in several places: by the engine of the compiler, by the module that is
//! published for browsers and other programs, and as JsonLogic by whoever speaks that. All of them
//! agree, on what an organisation is, for which reasons, on which presumptions, and what is missing.
//!
//! Agreement is shown by enumeration. Entity types to which the same rules say the same, in one law
//! or in several, are represented by one of them, and every profile class of it is covered: the
//! questions that matter are asked one by one, and at each step all engines are asked, with the rest
//! unknown. A step that is settled stands for all classes with that answer, because no answer that
//! is known becomes another by knowing more. There the classes at two opposite corners are asked as
//! well, with all known. Under each law all other types are asked at every size, and with each
//! question answered alone.
//! Groups, accounting periods and places are arithmetic before the rules, and are compared over
//! generated profiles.
//!
//! What follows from a decision is told by the compiler and by modules of the site: every duty,
//! register, recipient, fine and day, and the checklist with its score and gaps. They are compared over
//! every entity type at every size, and over generated profiles.

#[path = "agreement/asked.rs"]
mod asked;
#[path = "agreement/follows.rs"]
mod follows;
#[path = "agreement/generated.rs"]
mod generated;
#[path = "agreement/others.rs"]
mod others;
mod support;

use std::collections::BTreeSet;
use std::fs;

use acquis::decide::program::LogicGroup;
use acquis::decide::{Cone, Residual, residual};
use acquis::model::KnowledgeBase;
use acquis::model::inherit::Law;
use acquis::templates::{EVALUATOR, Templates};
use asked::Asked;
use rayon::prelude::*;
use serde_json::{Value, json};

/// The directive alone and every state.
fn laws(base: &KnowledgeBase) -> Vec<Law<'_>> {
    let states = base.countries.keys().map(|code| Some(code.as_str()));
    let all: Vec<Option<&str>> = [None].into_iter().chain(states).collect();
    all.into_par_iter()
        .filter_map(|code| Law::of(base, code))
        .collect()
}

/// What the rules of a law ask about a type, by which rules: types of any law that are alike in this
/// are evaluated alike.
fn rules_on(asked: &Asked<'_>, group: &LogicGroup) -> String {
    let entity = group.types[0].as_str();
    let rules = asked.program.rules.iter().map(|rule| {
        let rest = match residual(asked.law, Some(&rule.when), &[entity]) {
            Residual::Never => json!(false),
            Residual::Always => json!(true),
            Residual::When(condition) => json!(condition),
        };
        json!([rule.id, rule.effect, rule.class, rest])
    });
    let rules = rules.filter(|rule| rule[3] != json!(false)).collect();
    Value::Array(vec![group.outcome.clone(), group.size.clone(), rules]).to_string()
}

/// Every profile class of the types that are named, and all other types in brief.
fn enumerate(asked: &mut Asked<'_>, in_full: &[String]) {
    let program = &asked.program;
    let others: Vec<String> = program
        .types
        .keys()
        .chain(&program.other_types)
        .filter(|entity| !in_full.contains(entity))
        .cloned()
        .collect();
    for entity in in_full {
        asked.ask_classes(entity);
    }
    for entity in others {
        let cone = Cone::of(asked.law, &entity);
        for size in ["micro", "small", "medium", "large"] {
            for presume in [true, false] {
                asked.ask(json!({ "entities": [entity], "size": size }), presume);
            }
        }
        for (at, axis) in cone.axes.iter().enumerate() {
            for value in 0..axis.values.len() {
                let mut values = vec![None; cone.axes.len()];
                values[at] = Some(value);
                asked.ask(asked::profile(asked.law, &cone, &values), true);
            }
        }
    }
    asked.ask_sizes();
}

#[test]
fn every_engine_gives_the_same_answers() {
    let (_, compilation) = support::real();
    let laws = laws(&compilation.base);
    let mut asked: Vec<Asked<'_>> = laws
        .par_iter()
        .map(|law| Asked::of(&compilation.base, law))
        .collect();
    let mut known = BTreeSet::new();
    let in_full: Vec<Vec<String>> = asked
        .iter()
        .map(|one| {
            let groups = one.logic.groups.iter();
            let fresh = groups.filter(|group| known.insert(rules_on(one, group)));
            let first = fresh.map(|group| group.types[0].clone());
            first.chain(one.logic.left_out.keys().cloned()).collect()
        })
        .collect();
    asked
        .par_iter_mut()
        .zip(&in_full)
        .for_each(|(asked, in_full)| {
            enumerate(asked, in_full);
            asked.ask_figures("electricity-producer");
        });
    let folder = tempfile::tempdir().expect("a folder");
    others::lay_out(folder.path(), &asked);
    let (heard, logic) = rayon::join(
        || others::ask_node(folder.path(), None),
        || asked.iter().map(others::ask_datalogic).collect::<Vec<_>>(),
    );
    let classes: u64 = asked
        .iter()
        .flat_map(|one| {
            one.law
                .types
                .keys()
                .map(|entity| Cone::of(one.law, entity).classes())
        })
        .sum();
    let by_datalogic: usize = logic.iter().map(|(count, _)| count).sum();
    let left_out: usize = asked.iter().map(|one| one.logic.left_out.len()).sum();
    println!(
        "{classes} profile classes; Node: {}; datalogic-rs: {by_datalogic}; types that JsonLogic cannot say: {left_out}",
        heard.counts
    );
    let wrong: Vec<String> = logic
        .into_iter()
        .flat_map(|(_, wrong)| wrong)
        .take(20)
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert_eq!(heard.counts["different"], 0, "{}", heard.text);
    assert_eq!(heard.counts["laws"], laws.len());
    assert!(
        by_datalogic > 10_000,
        "{by_datalogic} questions in JsonLogic"
    );
}

#[test]
fn groups_periods_and_places_are_counted_alike() {
    let (_, compilation) = support::real();
    let provisions = support::load(&["directives", "sectors", "tests/provisions"]);
    let provisions = acquis::compile::compile(&provisions, Vec::new(), support::settings());
    for base in [&compilation.base, &provisions.base] {
        let laws = laws(base);
        let asked: Vec<Asked<'_>> = laws
            .par_iter()
            .map(|law| {
                let mut asked = Asked::of(base, law);
                for (profile, presume) in generated::profiles(&asked.program, 400) {
                    asked.ask(profile, presume);
                }
                asked
            })
            .collect();
        let folder = tempfile::tempdir().expect("a folder");
        others::lay_out(folder.path(), &asked);
        let heard = others::ask_node(folder.path(), None);
        println!("Node: {}", heard.counts);
        assert_eq!(heard.counts["different"], 0, "{}", heard.text);
        assert_eq!(heard.counts["decisions"], laws.len() * 400);
    }
}

#[test]
fn the_same_follows_everywhere() {
    let (_, compilation) = support::real();
    let provisions = support::load(&["directives", "sectors", "tests/provisions"]);
    let provisions = acquis::compile::compile(&provisions, Vec::new(), support::settings());
    for base in [&compilation.base, &provisions.base] {
        let laws = laws(base);
        let folder = tempfile::tempdir().expect("a folder");
        follows::lay_out(folder.path(), base, &laws);
        let heard = follows::ask_node(folder.path(), None);
        println!("Node: {}", heard.counts);
        assert_eq!(heard.counts["different"], 0, "{}", heard.text);
        assert_eq!(heard.counts["laws"], laws.len());
        for told in ["duties", "items", "fines", "sums", "gaps"] {
            let count = heard.counts[told].as_u64().unwrap_or_default();
            assert!(count > 100, "{told}: {count}");
        }
    }
}

/// Faults that somebody could make in the modules that tell what follows: the module, a text that
/// stands in it, and one in its place that is wrong.
const FAULTS_OF_FOLLOWING: [(&str, &str, &str); 13] = [
    (
        "follow.mjs",
        "here.find(when).truth === YES",
        "here.find(when).truth !== NO",
    ),
    ("follow.mjs", "!to.displaced(topic) && ", ""),
    ("follow.mjs", " && !to.freed(topic)", ""),
    (
        "follow.mjs",
        "whom.regime === undefined || whom.regime === decision.regime",
        "true",
    ),
    ("follow.mjs", "!replaced.includes(stage) && ", ""),
    ("follow.mjs", " && one.date >= follows.as_of", ""),
    ("follow.mjs", "Boolean(one.planned) === planned && ", ""),
    (
        "follow.mjs",
        "planned }) => planned)",
        "planned }) => !planned)",
    ),
    ("readiness.mjs", "(weight * share) / HUNDRED", "weight"),
    (
        "readiness.mjs",
        "add(\"highest\", credit(\"met\"))",
        "add(\"highest\", credit(\"partly\"))",
    ),
    (
        "readiness.mjs",
        "sign(exact(b.lost), exact(a.lost)) || ",
        "",
    ),
    ("readiness.mjs", "due <= follows.as_of", "due < \"1900\""),
    ("readiness.mjs", "if (one.asked || ", "if ("),
];

#[test]
fn a_fault_in_what_follows_is_caught() {
    let (_, compilation) = support::real();
    let provisions = support::load(&["directives", "sectors", "tests/provisions"]);
    let provisions = acquis::compile::compile(&provisions, Vec::new(), support::settings());
    let mut missed: Vec<&str> = FAULTS_OF_FOLLOWING.map(|(_, right, _)| right).into();
    for (base, codes) in [
        (&compilation.base, ["BE", "DE", "IE", "PL"].as_slice()),
        (&provisions.base, &[]),
    ] {
        let laws: Vec<Law<'_>> = laws(base)
            .into_iter()
            .filter(|law| {
                let code = law.country.map(|country| country.code.as_str());
                codes.is_empty() || code.is_some_and(|code| codes.contains(&code))
            })
            .collect();
        let folder = tempfile::tempdir().expect("a folder");
        follows::lay_out(folder.path(), base, &laws);
        let caught = |fault: &(&str, &str, &str)| {
            follows::ask_node(folder.path(), Some(*fault)).counts["different"] != 0
        };
        // One law that shows a fault is enough; no other is asked about it.
        for fault in &FAULTS_OF_FOLLOWING {
            if missed.contains(&fault.1) && caught(fault) {
                missed.retain(|right| *right != fault.1);
            }
        }
    }
    assert_eq!(missed, [""; 0]);
}

/// Faults that somebody could make in the evaluator: each text stands in it, and the other in its
/// place is wrong.
const FAULTS: [(&str, &str); 16] = [
    (
        r#""at-least": (s) => s >= 0"#,
        r#""at-least": (s) => s > 0"#,
    ),
    (r#""at-most": (s) => s <= 0"#, r#""at-most": (s) => s < 0"#),
    ("open ||= f.truth === UNKNOWN;", ""),
    ("(YES - node.test(c))", "(node.test(c))"),
    (
        "f.assumed.length < decided.assumed.length",
        "f.assumed.length > decided.assumed.length",
    ),
    ("assumed = union(assumed, f.assumed);", ""),
    (
        "(member.share) < partnerFrom",
        "(member.share) <= partnerFrom",
    ),
    ("if (found > 0 || (found === 0 && onIt))", "if (found > 0)"),
    (
        "join([now, then], YES), status], NO)",
        "join([now, then], YES), status], YES)",
    ),
    (
        "if (place === undefined) sure = false;",
        "if (place === undefined) continue;",
    ),
    (
        "inside.every(({ exempt }) =>",
        "inside.some(({ exempt }) =>",
    ),
    ("for (const slot of toldSlots) said[slot] = undefined;", ""),
    ("presumed = union(presumed, truth.assumed);", ""),
    ("own === undefined ? c.said[slot] : own", "c.said[slot]"),
    (
        "while (at < bounds.length && exact > bounds[at]) at++;",
        "while (at < bounds.length && exact >= bounds[at]) at++;",
    ),
    (
        "const weight = next;\n      next *= values;",
        "const weight = next;",
    ),
];

#[test]
fn a_faulty_evaluator_is_caught() {
    let (_, compilation) = support::real();
    let law = Law::of(&compilation.base, Some("BE")).expect("Belgium");
    let mut asked = Asked::of(&compilation.base, &law);
    for (profile, presume) in generated::profiles(&asked.program, 2_000) {
        asked.ask(profile, presume);
    }
    asked.ask_figures("electricity-producer");
    // A bank that is freed from measures, whose other business is not.
    let bank = serde_json::json!({
        "entities": ["credit-institution", "electricity-producer"],
        "size": "large",
        "flags": { "in-union": true, "dora-exempt": true },
    });
    asked.ask(bank, true);
    let folder = tempfile::tempdir().expect("a folder");
    others::lay_out(folder.path(), &[asked]);
    let mut missed = Vec::new();
    let templates = Templates::default();
    let evaluator = templates.text(EVALUATOR);
    for (at, (right, wrong)) in FAULTS.iter().enumerate() {
        assert!(evaluator.contains(right), "the evaluator says `{right}`");
        let path = folder.path().join(format!("faulty-{at}.mjs"));
        fs::write(&path, evaluator.replace(right, wrong)).expect("a faulty evaluator");
        if others::ask_node(folder.path(), Some(&path)).counts["different"] == 0 {
            missed.push(*wrong);
        }
    }
    assert_eq!(missed, [""; 0]);
}
