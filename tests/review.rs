//! Sign-off: an approval is of what a fact says, and lasts as long as it says that.

mod support;

use std::collections::BTreeMap;

use acquis::model::KnowledgeBase;
use acquis::review::{
    Approvals, Asked, Reviewable, approve, approved, file_of, review, reviewable,
};
use acquis::value::Date;
use proptest::prelude::*;
use support::{beside, real};

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
  in-force 2025-03-01
}

reporting {
  source gazette
  under cyber-act art 9
  stage early-warning "Early warning" within 24h of awareness
  voluntary "One thing that is said of reports."
  voluntary "Another thing that is said of reports."
}

fines {
  source gazette
  under cyber-act art 20, art 21
  ceiling essential 10_000_000 EUR
  ceiling important 7_000_000 EUR
}

registration public {
  source gazette
  under cyber-act art 4
  applies when activity in public-administration
  required yes
  deadline first-round 2025-06-30 "Whoever was covered on 1 March 2025"
}
"#;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn base(text: &str) -> KnowledgeBase {
    let compiled = beside("mt.acq", text);
    assert!(!compiled.compilation.has_errors(), "{}", compiled.listing());
    compiled.compilation.base
}

/// The fingerprints of the state's facts by their ids.
fn prints(text: &str) -> BTreeMap<String, String> {
    reviewable(&base(text))
        .into_iter()
        .filter(|fact| file_of(&fact.id) == "MT")
        .map(|fact| (fact.id, fact.fingerprint.to_string()))
        .collect()
}

/// The whole state approved on a day.
fn signed(text: &str, until: Option<&str>) -> BTreeMap<String, String> {
    let asked = Asked::Topic {
        country: "MT",
        topic: None,
    };
    let (files, count) = approve(
        &base(text),
        &Approvals::default(),
        &asked,
        "Ada Example",
        day("2026-11-22"),
        until.map(day),
    )
    .expect("approved");
    assert_eq!(count, prints(text).len());
    files
}

fn read(files: &BTreeMap<String, String>) -> Approvals {
    Approvals::read(
        files
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .expect("approvals")
}

/// `standing id` of what is not approved after the text became another.
fn waiting(files: &BTreeMap<String, String>, after: &str, on: &str) -> Vec<String> {
    review(&base(after), &read(files), Some("MT"), day(on))
        .facts
        .iter()
        .map(|fact| format!("{} {}", fact.standing.word(), fact.id))
        .collect()
}

#[test]
fn layout_order_evidence_and_remarks_keep_an_approval() {
    let files = signed(STATE, None);
    for (from, to) in [
        // How it is written.
        ("10_000_000 EUR", "10000000 EUR"),
        ("within 24h of awareness", "within 24h\n    of awareness"),
        (
            "\"One thing that is said of reports.\"",
            "\"One thing  that is said of reports.\"",
        ),
        ("art 20, art 21", "art 21, art 20"),
        (
            "  ceiling essential",
            "  # the highest\n  ceiling essential",
        ),
        // What stands behind it.
        ("checked 2026-09-01", "checked 2026-11-01"),
        ("grade official", "grade secondary"),
        (
            "24h of awareness",
            "24h of awareness\n    note \"Read again.\"",
        ),
        (
            "10_000_000 EUR",
            "10_000_000 EUR\n    quote en \"ten million euro\"",
        ),
    ] {
        let after = STATE.replacen(from, to, 1);
        assert_ne!(after, STATE, "{from}");
        assert_eq!(
            waiting(&files, &after, "2026-11-22"),
            Vec::<String>::new(),
            "{to}"
        );
    }
    // Blocks in another order, and statements without a name in another order.
    let (head, tail) = STATE.split_once("reporting {").expect("the block");
    let (reporting, rest) = tail.split_once("}\n").expect("its end");
    let turned = format!("{head}{rest}\nreporting {{{reporting}}}\n");
    assert_eq!(waiting(&files, &turned, "2026-11-22"), Vec::<String>::new());
    let (one, other) = ("One thing", "Another thing");
    let turned = STATE
        .replace(one, "?")
        .replace(other, one)
        .replace('?', other);
    assert_eq!(waiting(&files, &turned, "2026-11-22"), Vec::<String>::new());
}

#[test]
fn what_a_fact_says_voids_its_approval_and_no_other() {
    let files = signed(STATE, None);
    for (from, to, void) in [
        (
            "10_000_000 EUR",
            "9_000_000 EUR",
            &["changed mt/fines/ceiling"][..],
        ),
        ("24h", "12h", &["changed mt/reporting/stage/early-warning"]),
        (
            "24h of awareness",
            "24h of detection",
            &["changed mt/reporting/stage/early-warning"],
        ),
        (
            "2025-06-30",
            "2025-07-30",
            &["changed mt/registration/public/deadline/first-round"],
        ),
        (
            "7_000_000 EUR",
            "7_000_000 EUR\n    when activity in energy",
            &["changed mt/fines/ceiling-2"],
        ),
        (
            "7_000_000 EUR",
            "7_000_000 EUR\n    under cyber-act art 22",
            &["changed mt/fines/ceiling-2"],
        ),
        (
            "7_000_000 EUR",
            "7_000_000 EUR\n    until 2030-01-01",
            &["changed mt/fines/ceiling-2"],
        ),
        (
            "\"Another thing that",
            "\"Nothing that",
            &["changed mt/reporting/voluntary-2"],
        ),
        // A block that speaks to others makes all of it say something else.
        (
            "applies when activity in public-administration",
            "applies when activity in energy",
            &[
                "changed mt/registration/public/deadline/first-round",
                "changed mt/registration/public/required",
            ],
        ),
        (
            "ceiling important",
            "minimum essential 1 EUR\n  ceiling important",
            &["new mt/fines/minimum"],
        ),
    ] {
        let after = STATE.replacen(from, to, 1);
        assert_ne!(after, STATE, "{from}");
        assert_eq!(waiting(&files, &after, "2026-11-22"), void, "{to}");
    }
    // What comes back to what was approved is approved.
    assert_eq!(waiting(&files, STATE, "2026-11-22"), Vec::<String>::new());
}

#[test]
fn an_approval_can_end() {
    let files = signed(STATE, Some("2027-05-31"));
    assert_eq!(waiting(&files, STATE, "2027-05-31"), Vec::<String>::new());
    let after = waiting(&files, STATE, "2027-06-01");
    assert_eq!(after.len(), prints(STATE).len());
    assert!(
        after.iter().all(|line| line.starts_with("expired ")),
        "{after:?}"
    );
    assert!(approved(&base(STATE), &read(&files), day("2027-06-01")).is_empty());
    // Approved again, without an end.
    let ids = vec!["mt/fines/ceiling".to_owned()];
    let again = approve(
        &base(STATE),
        &read(&files),
        &Asked::Facts(&ids),
        "Ada Example",
        day("2027-06-01"),
        None,
    );
    let (files, count) = again.expect("approved");
    assert_eq!((count, files.len()), (1, 1));
    let holds = approved(&base(STATE), &read(&files), day("2030-01-01"));
    assert_eq!(holds.keys().collect::<Vec<_>>(), ["mt/fines/ceiling"]);
}

#[test]
fn files_are_a_line_a_fact_sorted_and_merge_by_joining_lines() {
    let files = signed(STATE, None);
    let [(name, text)] = files.iter().collect::<Vec<_>>()[..] else {
        panic!("one file");
    };
    assert_eq!(name, "MT");
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(lines.len(), prints(STATE).len());
    assert!(lines.is_sorted());
    assert_eq!(read(&files).print("MT"), *text, "written as it is read");
    // Two people approved different halves; their lines are joined in any order, some twice.
    let (a, b) = lines.split_at(lines.len() / 2 + 1);
    let joined = [b, a, &a[..2]].concat().join("\n");
    let joined = BTreeMap::from([("MT".to_owned(), joined)]);
    assert_eq!(waiting(&joined, STATE, "2026-11-22"), Vec::<String>::new());
    assert_eq!(read(&joined).print("MT"), *text);
    // Who approves again what is approved changes nothing.
    let asked = Asked::Topic {
        country: "MT",
        topic: Some("fines"),
    };
    let again = approve(
        &base(STATE),
        &read(&files),
        &asked,
        "B",
        day("2026-12-01"),
        None,
    );
    assert_eq!(again, Ok((BTreeMap::new(), 0)));
}

#[test]
fn a_changed_fact_is_approved_in_the_place_of_what_it_was() {
    let files = signed(STATE, None);
    let after = STATE.replacen("10_000_000", "12_000_000", 1);
    let ids = vec!["mt/fines/ceiling".to_owned()];
    let approvals = read(&files);
    let again = approve(
        &base(&after),
        &approvals,
        &Asked::Facts(&ids),
        "B",
        day("2026-12-01"),
        None,
    );
    let (files, _) = again.expect("approved");
    assert_eq!(waiting(&files, &after, "2026-12-01"), Vec::<String>::new());
    assert_eq!(
        waiting(&files, STATE, "2026-12-01"),
        ["changed mt/fines/ceiling"]
    );
    assert_eq!(files["MT"].matches("mt/fines/ceiling\t").count(), 1);
}

#[test]
fn what_cannot_be_approved_is_said() {
    let base = base(STATE);
    let none = Approvals::default();
    let on = day("2026-11-22");
    let ids = vec!["mt/fines/ceilng".to_owned()];
    let failed = approve(&base, &none, &Asked::Facts(&ids), "A", on, None).expect_err("no fact");
    assert!(
        failed.contains("did you mean `mt/fines/ceiling`?"),
        "{failed}"
    );
    let asked = Asked::Topic {
        country: "MT",
        topic: Some("fine"),
    };
    let failed = approve(&base, &none, &asked, "A", on, None).expect_err("no topic");
    assert!(
        failed.contains("there are country, fines, law, registration, reporting"),
        "{failed}"
    );
    let all = Asked::Topic {
        country: "MT",
        topic: None,
    };
    for by in ["", " ", "A\tB", "A\nB"] {
        assert!(approve(&base, &none, &all, by, on, None).is_err(), "{by:?}");
    }
    assert!(approve(&base, &none, &all, "A", on, Some(day("2026-11-21"))).is_err());
    // A file that was merged badly approves nothing by accident.
    for line in [
        "mt/fines/ceiling",
        "mt/a\t0123456789abcdef\t2026-11-22\t-",
        "mt/a\t0123456789abcdeg\t2026-11-22\t-\tA",
        "mt/a\t0123456789abcdef\t2026-11-32\t-\tA",
        "mt/a\t0123456789abcdef\t2026-11-22\tsoon\tA",
        "<<<<<<< ours",
    ] {
        let wrong = Approvals::read([("MT", format!("# approvals\n\n{line}\n").as_str())]);
        let wrong = wrong.expect_err(line).to_string();
        assert!(wrong.starts_with("line 3 of `reviews/MT.txt`"), "{wrong}");
    }
}

#[test]
fn every_fact_of_the_real_knowledge_base_can_be_approved() {
    let (_, compilation) = real();
    let facts = reviewable(&compilation.base);
    assert!(facts.len() > 5000, "{}", facts.len());
    let missing: Vec<&Reviewable> = facts
        .iter()
        .filter(|fact| !compilation.base.places.contains_key(&fact.id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However the text is laid out, every fingerprint stays; whichever number changes, exactly the
    /// fact that says it has another.
    #[test]
    fn fingerprints_follow_what_is_said_and_nothing_else(
        blanks in 1usize..6,
        lines in 0usize..3,
        remark in "[a-z {}\"]{0,20}",
        hours in 1u32..500,
        millions in 1u32..900,
        order in 0usize..6,
    ) {
        let before = prints(STATE);
        // Every block on its own, turned round, with remarks and empty lines between, and indented otherwise.
        let mut blocks: Vec<&str> = STATE.split("\n\n").collect();
        let first = blocks.remove(0);
        let turn = order % blocks.len();
        blocks.rotate_left(turn);
        let gap = format!("\n{}# {remark}\n", "\n".repeat(lines));
        let laid = format!("{first}\n{}", blocks.join(&gap)).replace("\n  ", &format!("\n{}", " ".repeat(blanks)));
        prop_assert_eq!(prints(&format!("{laid}\n")), before.clone());

        let changed = STATE.replace("24h", &format!("{hours}h")).replace("10_000_000", &format!("{millions}_000_000"));
        let after = prints(&changed);
        prop_assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
        for (id, print) in &after {
            let other = match id.as_str() {
                "mt/reporting/stage/early-warning" => hours != 24,
                "mt/fines/ceiling" => millions != 10,
                _ => false,
            };
            prop_assert_eq!(before[id] != *print, other, "{}", id);
        }
    }
}

/// A knowledge base in a folder of its own, with the real directive and sectors.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        project.settings("");
        project.write("countries/mt.acq", STATE);
        project
    }

    fn settings(&self, more: &str) {
        let root = support::root().display().to_string();
        let text = format!(
            "title = \"T\"\nas-of = 2026-11-22\nfresh-at = 2026-11-22\n\
            sources = [\"{root}/directives\", \"{root}/sectors\", \"countries\"]\n{more}"
        );
        self.write("acquis.toml", &text);
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folders");
        std::fs::write(path, text).expect("written");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).expect(path)
    }

    /// The exit status, and what is printed on either side.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_acquis"))
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("it runs");
        let text = [output.stdout, output.stderr].concat();
        let status = output.status.code().expect("a status");
        (status, String::from_utf8(text).expect("text"))
    }
}

#[test]
fn sign_off_is_recorded_enforced_and_shown() {
    let project = Project::new();
    let check = ["check", "countries", "--deny", "unreviewed"];
    let (status, told) = project.run(&check);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("W0608"), "{told}");
    // Nobody who does not ask for sign-off hears of it.
    let (status, told) = project.run(&["check", "countries"]);
    assert_eq!(status, 0, "{told}");
    assert!(!told.contains("W0608"), "{told}");

    let approve = [
        "approve",
        "--country",
        "mt",
        "--topic",
        "all",
        "--by",
        "Ada Example",
    ];
    let (status, told) = project.run(&approve);
    assert_eq!(status, 0, "{told}");
    assert!(
        told.ends_with("facts approved in reviews/MT.txt\n"),
        "{told}"
    );
    let line = "mt/fines/ceiling\t";
    let file = project.read("reviews/MT.txt");
    let approved = file
        .lines()
        .find(|one| one.starts_with(line))
        .expect("a line");
    assert!(
        approved.ends_with("\t2026-11-22\t-\tAda Example"),
        "{approved}"
    );
    assert_eq!(project.run(&check).0, 0);

    // The page says when, and by whom only if the settings ask for it.
    assert_eq!(project.run(&["build"]).0, 0);
    let page = project.read("out/site/mt/index.html");
    assert!(page.contains("reviewed on 22 November 2026"));
    assert!(!page.contains("Ada Example"));
    project.settings("show-reviewers = true\n");
    assert_eq!(project.run(&["build"]).0, 0);
    let page = project.read("out/site/mt/index.html");
    assert!(page.contains("reviewed on 22 November 2026 by Ada Example"));

    let changed = STATE.replacen("10_000_000", "9_000_000", 1);
    project.write("countries/mt.acq", &changed);
    let (status, told) = project.run(&check);
    assert_eq!(status, 1, "{told}");
    assert!(told.contains("W0609") && told.contains("mt.acq:"), "{told}");
    let (status, told) = project.run(&["review", "--country", "MT"]);
    assert_eq!(status, 0);
    let wanted = "changed  mt/fines/ceiling (official), approved on 2026-11-22 by Ada Example";
    assert!(told.contains(wanted), "{told}");
}

#[test]
fn a_stricter_change_waits_for_approval() {
    let project = Project::new();
    let report = |burden: &str| {
        serde_json::json!({
            "verdict": {
                "kind": "change-of-law", "title": "T", "sentence": "S", "effect": "E", "laws": 1,
                "corrections": 0, "classes": 0, "burden": burden, "data": "patch"
            },
            "format": "acquis-diff", "version": 1,
            "old": {"name": "a", "as_of": "2026-11-22"}, "new": {"name": "b", "as_of": "2026-11-22"},
            "findings": [{
                "kind": "ceiling-raised", "fingerprint": "0123456789ab", "nature": "law", "level": "deny",
                "burden": burden, "whom": "essential", "data": "patch", "matter": "sanction",
                "what": "value", "action": "raise", "sentence": "S", "states": ["MT"],
                "facts": [{"state": "MT", "id": "mt/fines/ceiling"}, {"state": "MT", "id": "mt/gone"}]
            }],
            "impact": []
        })
        .to_string()
    };
    project.write("down.json", &report("down"));
    project.write("up.json", &report("up"));
    assert_eq!(
        project
            .run(&["review", "--diff", "down.json", "--stricter"])
            .0,
        0
    );
    assert_eq!(project.run(&["review", "--diff", "down.json"]).0, 1);
    let (status, told) = project.run(&["review", "--diff", "up.json", "--stricter"]);
    assert_eq!(status, 1);
    assert!(told.contains("new      mt/fines/ceiling"), "{told}");
    let (status, told) = project.run(&["approve", "--diff", "up.json", "--by", "Ada Example"]);
    assert_eq!(
        (status, told.as_str()),
        (0, "1 fact approved in reviews/MT.txt\n")
    );
    assert_eq!(
        project
            .run(&["review", "--diff", "up.json", "--stricter"])
            .0,
        0
    );
}
