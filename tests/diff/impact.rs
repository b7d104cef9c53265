//! Whom a change concerns: outcomes, obligations, deadlines, recipients and fines, each counted for
//! those who owe it and for nobody else.

use acquis::diff::report::{Burden, Impact, Moves};

use super::planted::{texts, tree};
use super::{Tree, report};

/// Edits of the planted state: what is found, and what stands in its place.
fn edited(edits: &[(&str, &str)]) -> Tree {
    let mut texts = texts();
    for (find, put) in edits {
        assert_eq!(texts[2].1.matches(find).count(), 1, "{find}");
        texts[2].1 = texts[2].1.replacen(find, put, 1);
    }
    tree(&texts)
}

/// The groups that notice an edit.
fn noticed(edits: &[(&str, &str)]) -> Vec<Impact> {
    report(&edited(&[]), &edited(edits)).impact
}

/// The one group that notices an edit.
fn one(edits: &[(&str, &str)]) -> Impact {
    let mut groups = noticed(edits);
    let told: Vec<&str> = groups.iter().map(|group| group.sentence.as_str()).collect();
    assert_eq!(groups.len(), 1, "{edits:?}: {told:#?}");
    groups.remove(0)
}

/// How many classes of an entity type are in scope, and so owe what everybody owes.
fn in_scope() -> u64 {
    let everybody = "  measure patches \"Patches\" \"Keep systems up to date.\"\n";
    let edit = format!("{everybody}}}\n\nsupervision {{");
    one(&[("}\n\nsupervision {", &edit)]).classes
}

/// Implementing Regulation (EU) 2024/2690 binds digital providers alone: what a chapter for some
/// says must not be counted for a hospital.
#[test]
fn a_chapter_for_some_is_counted_for_them_alone() {
    let chapter = "measures research {\n  applies when activity is research-organisation\n  source gazette\n  under main-act art 11\n  measure labs \"Labs\" \"Lock the labs.\"\n}\n\nsupervision {";
    let group = one(&[(
        "supervision {\n  source gazette\n",
        &format!("{chapter}\n  source gazette\n"),
    )]);
    assert_eq!(group.moves, Moves::Obligation);
    assert_eq!(group.types, ["research-organisation"]);
    assert_eq!(group.burden, Burden::Up);
    assert!(
        group.classes < in_scope(),
        "{} of {}",
        group.classes,
        in_scope()
    );
    // What the chapter asks is moved from one addressee to another.
    let wider = chapter.replace(
        "activity is research-organisation",
        "activity in research-organisation, managed-service-provider",
    );
    let (old, new) = [chapter, wider.as_str()]
        .map(|chapter| {
            edited(&[(
                "supervision {\n  source gazette\n",
                &format!("{chapter}\n  source gazette\n"),
            )])
        })
        .into();
    let moved = report(&old, &new).impact;
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].types, ["managed-service-provider"]);
}

/// Belgium frees banks from measures and reporting: whose duties are lifted is an effect of law,
/// and read backwards they are restored.
#[test]
fn an_exemption_lifts_duties_and_its_end_restores_them() {
    let exempt = "  exempt listed-bodies reporting \"Report under another act\" when listed\n  detail scope-note";
    let lifted = one(&[("  detail scope-note", exempt)]);
    assert_eq!(
        (lifted.moves, lifted.burden),
        (Moves::Obligation, Burden::Down)
    );
    assert_eq!(
        (lifted.before.as_str(), lifted.after.as_str()),
        ("owed", "not owed")
    );
    assert!(
        lifted.sentence.contains("the duty to report incidents"),
        "{}",
        lifted.sentence
    );
    let listed = lifted
        .witness
        .answers
        .iter()
        .find(|answer| answer.input == "listed");
    assert_eq!(listed.map(|answer| answer.answer.as_str()), Some("yes"));
    let old = edited(&[("  detail scope-note", exempt)]);
    let restored = report(&old, &edited(&[])).impact;
    assert_eq!(restored.len(), 1);
    assert_eq!(
        (restored[0].burden, restored[0].classes),
        (Burden::Up, lifted.classes)
    );

    // Whoever is free of reports on both sides does not notice that they are due earlier.
    let all = one(&[("within 24h of awareness", "within 12h of awareness")]);
    let both = ("within 24h of awareness", "within 12h of awareness");
    let sooner = report(&old, &edited(&[("  detail scope-note", exempt), both])).impact;
    assert_eq!(sooner.len(), 1);
    assert_eq!(sooner[0].classes + lifted.classes, all.classes);

    // One without a name of a duty frees from all of them.
    let free = "  exempt listed-bodies \"Stand outside\" when listed\n  detail scope-note";
    assert_eq!(noticed(&[("  detail scope-note", free)]).len(), 6);
}

/// A sector act that takes over what the directive asks lifts it as an exemption does.
#[test]
fn a_regime_that_displaces_a_topic_lifts_its_duties() {
    let of_research = (
        "applies when activity is lottery",
        "applies when activity is research-organisation",
    );
    let wider = ("displaces supervision", "displaces supervision, measures");
    let impact = report(&edited(&[of_research]), &edited(&[of_research, wider])).impact;
    let [group] = impact.as_slice() else {
        panic!("{impact:#?}")
    };
    assert_eq!(
        (group.moves, group.burden),
        (Moves::Obligation, Burden::Down)
    );
    assert_eq!(group.types, ["research-organisation"]);
}

#[test]
fn each_of_the_five_is_counted() {
    let outcome = one(&[(
        "essential listed when listed\n",
        "important listed when listed\n",
    )]);
    assert_eq!(outcome.moves, Moves::Outcome);

    let obligation = one(&[(
        "\"Attend the training\" when listed",
        "\"Attend the training\"",
    )]);
    assert_eq!(
        (obligation.moves, obligation.burden),
        (Moves::Obligation, Burden::Up)
    );

    for (edit, burden) in [
        (
            ("within 24h of awareness", "within 12h of awareness"),
            Burden::Up,
        ),
        (
            ("deadline first 2025-06-30", "deadline first 2025-07-31"),
            Burden::Down,
        ),
        (
            (
                "period later within 2 months",
                "period later within 3 months",
            ),
            Burden::Down,
        ),
        (("every 2 years", "every 1 year"), Burden::Up),
        (
            (
                "within 6 months of registration",
                "within 3 months of registration",
            ),
            Burden::Up,
        ),
        (
            ("milestone proof 2026-06-30", "milestone proof 2026-12-31"),
            Burden::Down,
        ),
    ] {
        let deadline = one(&[edit]);
        assert_eq!(
            (deadline.moves, deadline.burden),
            (Moves::Deadline, burden),
            "{edit:?}"
        );
    }
    // A date that binds essential entities is nothing to important ones.
    let proof = one(&[("milestone proof 2026-06-30", "milestone proof 2026-12-31")]);
    assert!(proof.classes < in_scope());

    let recipients: &[&[(&str, &str)]] = &[
        &[("  to agency\n", "  to agency, office\n")],
        &[("  with agency\n", "  with office\n")],
        // Who supervises is somebody else.
        &[(
            "  supervises research\n",
            "  supervises research, ict-service-management\n",
        )],
    ];
    for edits in recipients {
        assert_eq!(one(edits).moves, Moves::Recipient, "{edits:?}");
    }

    for (edit, burden) in [
        (
            ("higher of 7_000_000 EUR", "higher of 8_000_000 EUR"),
            Burden::Up,
        ),
        (
            ("minimum essential 5_000 EUR", "minimum essential 4_000 EUR"),
            Burden::Down,
        ),
        (("up-to 50_000 EUR", "up-to 60_000 EUR"), Burden::Up),
        (("up-to 100 EUR", "up-to 200 EUR"), Burden::Up),
    ] {
        let fine = one(&[edit]);
        assert_eq!((fine.moves, fine.burden), (Moves::Fine, burden), "{edit:?}");
    }
}

/// A stage that is waived, or for which another one stands, is not owed.
#[test]
fn what_is_waived_or_replaced_is_not_owed() {
    let waived = one(&[(
        "  waive progress-report when activity is research-organisation\n",
        "",
    )]);
    assert_eq!((waived.moves, waived.burden), (Moves::Deadline, Burden::Up));
    assert_eq!(waived.types, ["research-organisation"]);
    let short = "  stage short-report \"Short report\" within 36h of awareness when listed {\n    instead-of incident-notification\n  }\n  stage final-report";
    let told = noticed(&[("  stage final-report", short)]);
    let ways: Vec<(&str, &str)> = told
        .iter()
        .map(|group| (group.before.as_str(), group.after.as_str()))
        .collect();
    assert_eq!(ways.len(), 2, "{ways:?}");
    assert_eq!(told[0].classes, told[1].classes);
}

/// A law that asks more than can be looked at is counted in part, and every format says so.
#[test]
fn too_many_classes_are_counted_in_part_and_said() {
    use acquis::diff::{self, Settings, Side, render};
    let (old, new) = (
        edited(&[]),
        edited(&[(
            "essential listed when listed\n",
            "important listed when listed\n",
        )]),
    );
    fn side(tree: &Tree) -> Side<'_> {
        Side {
            name: "side",
            commit: None,
            partial: false,
            base: &tree.compilation.base,
            sources: &tree.sources,
        }
    }
    let counted = |cubes: u64| {
        let settings = Settings {
            cubes,
            ..Settings::default()
        };
        diff::diff(&side(&old), &side(&new), &settings)
    };
    let whole = counted(Settings::default().cubes);
    let mut parts = (1..100).map(counted);
    let part = parts
        .find(|part| !part.impact.is_empty())
        .expect("some are found");
    assert_eq!(whole.incomplete, Vec::<String>::new());
    assert_eq!(part.incomplete, ["MT"]);
    assert!(part.verdict.classes < whole.verdict.classes);
    assert!(part.impact.iter().all(|group| group.at_least));
    assert!(
        part.verdict.effect.contains("at least"),
        "{}",
        part.verdict.effect
    );
    let words = "not all of them were looked at";
    assert!(render::terminal(&part).contains(words));
    assert!(render::markdown(&part).contains(words));
    assert!(render::html(&part).expect("a page").contains(words));
    assert!(!render::markdown(&whole).contains(words));
    // With nothing looked at, nobody may read that nobody is concerned.
    let none = counted(0);
    assert!(none.impact.is_empty());
    assert!(
        none.verdict.effect.contains("too many"),
        "{}",
        none.verdict.effect
    );
}
