//! Checklists of organisations: what is asked, how it is counted, what is missing.
//!
//! `tests/checklists` holds an organisation with its answers in each `.toml`, and beside it the report
//! that it gets. `ACQUIS_UPDATE=1 cargo test --test checklists` writes the reports anew.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and writes what it reads"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use acquis::assess::profile_of;
use acquis::data::ChecklistReport;
use acquis::decide::checklist::{
    Answers, Exposure, Questions, Readiness, SelfAssessment, SelfCheck, checklist as questions_for,
    readiness, self_check,
};
use acquis::decide::{Decision, Profile, decide};
use acquis::host::answers::AnswersFile;
use acquis::model::inherit::Law;
use acquis::model::{KnowledgeBase, Mark};
use acquis::site::checklist::{Form, checklist};
use acquis::templates::Templates;
use proptest::prelude::*;

fn base() -> &'static KnowledgeBase {
    static BASE: OnceLock<KnowledgeBase> = OnceLock::new();
    BASE.get_or_init(|| support::real().1.base)
}

/// An organisation under one law, with its answers.
struct Told {
    law: Law<'static>,
    profile: Profile,
    decision: Decision,
    answers: Answers,
}

impl Told {
    fn of(text: &str) -> Self {
        let file = AnswersFile::parse(text, Path::new("answers.toml")).expect("answers");
        let country = file.profile["country"]
            .as_str()
            .expect("a state")
            .to_owned();
        let law = Law::of(base(), (country != "EU").then_some(country.as_str())).expect("a law");
        let profile = profile_of(&law, &file.profile).expect("an organisation");
        let decision = decide(&law, &profile, true);
        let known: BTreeSet<&str> = law
            .check_items()
            .iter()
            .map(|here| here.item.fact.id.as_str())
            .collect();
        let answers = file.answers(&known).expect("answers to items");
        Self {
            law,
            profile,
            decision,
            answers,
        }
    }

    fn check(&self) -> SelfCheck<'_> {
        self_check(&self.law, &self.profile, &self.decision, &self.answers)
    }
}

#[test]
fn reports_say_what_they_said() {
    let folder = support::root().join("tests/checklists");
    let mut told: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    told.sort();
    assert!(told.len() >= 8, "{} organisations", told.len());
    let update = std::env::var_os("ACQUIS_UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in &told {
        let one = Told::of(&fs::read_to_string(path).expect("a text"));
        let report =
            checklist(&one.check(), Form::Markdown, &Templates::default()).expect("a report");
        let expected = path.with_extension("md");
        if update {
            fs::write(&expected, &report).expect("written");
        } else if fs::read_to_string(&expected).unwrap_or_default() != report {
            wrong.push(format!("== {}\n{report}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A Belgian registrar: six points are assessed of thirteen, and by hand
/// 2 × 100 % + 1 × 0 % + 3 × 50 % = 3.5.
#[test]
fn the_score_is_what_a_hand_computes() {
    let registrar = Told::of(
        "[profile]\ncountry = \"BE\"\nentities = [\"domain-name-registration-service-provider\"]\nstaff = 12\n\
         [items.enisa-data]\nstate = \"met\"\n[items.enisa-current]\nstate = \"not-met\"\n\
         [items.domain-database]\nstate = \"partly\"\n",
    );
    let check = registrar.check();
    let readiness = &check.readiness;
    let shown = |tally: acquis::decide::checklist::Tally| {
        let percent = tally.percent().expect("something to count");
        format!("{}/{} {}", tally.earned, tally.possible, percent)
    };
    assert_eq!(shown(readiness.score), "3.5/6 58.3333 %");
    assert_eq!(shown(readiness.lowest), "3.5/13 26.923 %");
    assert_eq!(shown(readiness.highest), "10.5/13 80.7692 %");
    assert_eq!(shown(readiness.unassessed), "7/13 53.8461 %");
    let order: Vec<(&str, String)> = check
        .gaps
        .iter()
        .map(|gap| (gap.item.fact.id.as_str(), gap.lost.to_string()))
        .collect();
    assert_eq!(
        order,
        [
            ("domain-database", "1.5".to_owned()),
            ("enisa-current", "1".to_owned())
        ],
        "what costs more comes first"
    );
}

#[test]
fn nothing_is_scored_where_nothing_was_assessed() {
    let silent = Told::of(
        "[profile]\ncountry = \"BE\"\nentities = [\"managed-service-provider\"]\nsize = \"large\"\n",
    );
    let readiness = silent.check().readiness;
    assert_eq!(readiness.score.percent(), None);
    let shown = |tally: acquis::decide::checklist::Tally| tally.percent().map(|p| p.to_string());
    assert_eq!(shown(readiness.lowest).as_deref(), Some("0 %"));
    assert_eq!(shown(readiness.highest).as_deref(), Some("100 %"));
}

/// Two percent of EUR 900 million is more than the fixed ten million; half a percent of it is not.
#[test]
fn the_ceiling_is_computed_from_the_worldwide_turnover() {
    for (turnover, sum) in [(900_000_000, "18,000,000"), (400_000_000, "10,000,000")] {
        let told = Told::of(&format!(
            "[profile]\ncountry = \"BE\"\nentities = [\"managed-service-provider\"]\nsize = \"large\"\n\
             undertaking_turnover_eur = {turnover}\n[items.risk-analysis]\nstate = \"not-met\"\n"
        ));
        let check = told.check();
        let [gap] = check.gaps.as_slice() else {
            panic!("one gap");
        };
        let Exposure::Ceiling { amount, .. } = &gap.exposure else {
            panic!("a ceiling: {:?}", gap.exposure);
        };
        let amount = amount.as_ref().map(ToString::to_string);
        assert_eq!(amount, Some(format!("EUR {sum}")));
    }
}

/// Public bodies in Belgium are not fined, and reports are theirs all the same.
#[test]
fn whoever_is_not_fined_is_not_threatened() {
    let ministry = Told::of(
        "[profile]\ncountry = \"BE\"\nentities = [\"public-administration-central\"]\nsize = \"large\"\n\
         [items.early-warning]\nstate = \"not-met\"\n",
    );
    let check = ministry.check();
    let exposures: Vec<&Exposure<'_>> = check.gaps.iter().map(|gap| &gap.exposure).collect();
    assert!(
        matches!(
            exposures.as_slice(),
            [Exposure::Exempt { because: Some(_) }]
        ),
        "{exposures:?}"
    );
}

/// Whatever is said, no form of the report says that somebody meets the law.
#[test]
fn no_report_certifies_anything() {
    let mut text = "[profile]\ncountry = \"BE\"\nentities = [\"managed-service-provider\"]\nsize = \"large\"\n".to_owned();
    let law = Law::of(base(), Some("BE")).expect("Belgium");
    for here in law.check_items() {
        text.push_str(&format!("[items.{}]\nstate = \"met\"\n", here.item.fact.id));
    }
    let perfect = Told::of(&text);
    let check = perfect.check();
    for form in [Form::Text, Form::Markdown, Form::Html] {
        let report = checklist(&check, form, &Templates::default()).expect("a report");
        assert!(report.contains("100 %"));
        assert!(!report.to_lowercase().contains("compliant"), "{report}");
    }
}

#[test]
fn hostile_answers_stay_text() {
    let hostile = Told::of(
        "[profile]\ncountry = \"BE\"\nentities = [\"managed-service-provider\"]\nsize = \"large\"\n\
         [items.risk-analysis]\nstate = \"partly\"\nowner = \"<script>alert(1)</script>\"\n\
         note = \"[a](javascript:x) | **b**\\n# c\"\n",
    );
    let check = hostile.check();
    let html = checklist(&check, Form::Html, &Templates::default()).expect("a page");
    assert!(!html.contains("<script"), "no script stands in the page");
    assert!(
        !html.contains("src=") && !html.contains("href="),
        "it loads nothing"
    );
    let markdown = checklist(&check, Form::Markdown, &Templates::default()).expect("Markdown");
    assert!(
        !markdown.contains("\n# c") && !markdown.contains("[a](") && !markdown.contains("<script")
    );
}

#[test]
fn the_report_for_programs_follows_its_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(&acquis::data::schema("checklist").expect("a schema")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let folder = support::root().join("tests/checklists");
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let told = Told::of(&fs::read_to_string(&path).expect("a text"));
            let check = told.check();
            let report = serde_json::to_value(ChecklistReport::new(&check)).expect("JSON");
            let errors: Vec<String> = validator
                .iter_errors(&report)
                .map(|error| error.to_string())
                .collect();
            assert!(errors.is_empty(), "{}: {errors:?}", path.display());
        }
    }
}

fn any_mark() -> impl Strategy<Value = Option<Mark>> {
    prop_oneof![
        Just(None),
        Just(Some(Mark::NotMet)),
        Just(Some(Mark::Partly)),
        Just(Some(Mark::Met)),
    ]
}

/// A large registry: it has items of every chapter of the directive.
fn registry() -> (&'static Told, &'static Questions<'static>) {
    static TOLD: OnceLock<Told> = OnceLock::new();
    static ASKED: OnceLock<Questions<'static>> = OnceLock::new();
    let told = TOLD.get_or_init(|| {
        Told::of(
            "[profile]\ncountry = \"BE\"\nentities = [\"tld-name-registry\"]\nsize = \"large\"\n",
        )
    });
    let asked = ASKED.get_or_init(|| questions_for(&told.law, &told.profile, &told.decision));
    (told, asked)
}

fn counted(marks: &[Option<Mark>]) -> Readiness {
    let (told, questions) = registry();
    let answers: Answers = questions
        .items
        .iter()
        .zip(marks.iter().cycle())
        .map(|(item, mark)| {
            let given = SelfAssessment {
                mark: *mark,
                ..SelfAssessment::default()
            };
            (item.fact.id.clone(), given)
        })
        .collect();
    let formula = told.law.formula().expect("a formula");
    readiness(&questions.items, &answers, formula).0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A better answer never lowers the score, nor what is still possible.
    #[test]
    fn a_better_answer_never_lowers_the_score(
        marks in proptest::collection::vec(any_mark(), 45),
        at in 0usize..45,
    ) {
        let mut better = marks.clone();
        better[at] = match marks[at] {
            Some(Mark::NotMet) => Some(Mark::Partly),
            Some(_) => Some(Mark::Met),
            None => None,
        };
        let (before, after) = (counted(&marks), counted(&better));
        prop_assert!(after.score.percent() >= before.score.percent());
        prop_assert!(after.lowest.percent() >= before.lowest.percent());
        prop_assert!(after.highest.percent() >= before.highest.percent());
    }

    /// Whatever is answered to what was not assessed, the score ends between the bounds.
    #[test]
    fn the_bounds_contain_every_completion(
        marks in proptest::collection::vec(any_mark(), 45),
        rest in proptest::collection::vec(prop::sample::select(&Mark::ALL[..]), 45),
    ) {
        let whole: Vec<Option<Mark>> = marks
            .iter()
            .zip(&rest)
            .map(|(mark, rest)| mark.or(Some(*rest)))
            .collect();
        let (open, done) = (counted(&marks), counted(&whole));
        prop_assert!(open.lowest.percent() <= done.score.percent());
        prop_assert!(done.score.percent() <= open.highest.percent());
        prop_assert!(open.score.percent().is_none() || open.lowest.percent() <= open.score.percent());
        prop_assert!(open.score.percent() <= open.highest.percent());
    }
}
