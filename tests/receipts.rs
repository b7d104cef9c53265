//! Receipts: a page that nobody touched is reproduced from the sources; one that was changed, or whose
//! facts changed, is not, and the facts are named; what changes elsewhere leaves it as it is.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use acquis::data::schema;
use acquis::receipt::{ReceiptList, stated};
use serde_json::Value;
use support::root;

const PAGE: &str = "out/site/be/energy/index.html";
const ELSEWHERE: &str = "out/site/lu/energy/index.html";

const RECORDED: &str = "changes/2026-11-20-ceilings.json";

/// A knowledge base of two states with a recorded change report, and its site.
struct Project {
    folder: tempfile::TempDir,
}

impl Project {
    fn built() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let project = Self { folder };
        let settings = "title = \"acquis\"\nas-of = 2026-11-22\nfresh-at = 2026-11-22\n";
        fs::write(project.path("acquis.toml"), settings).expect("settings");
        for part in [
            "directives",
            "sectors",
            "countries/be.acq",
            "countries/lu.acq",
        ] {
            copy(&root().join(part), &project.path(part));
        }
        let report = root().join("tests/diff/recorded.json");
        copy(&report, &project.path(RECORDED));
        let output = project.run(&["build"], None);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        project
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    fn read(&self, inside: &str) -> String {
        fs::read_to_string(self.path(inside)).expect(inside)
    }

    fn run(&self, arguments: &[&str], input: Option<&str>) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_acquis"))
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("acquis");
        let mut stdin = child.stdin.take().expect("stdin");
        std::io::Write::write_all(&mut stdin, input.unwrap_or_default().as_bytes()).expect("input");
        drop(stdin);
        child.wait_with_output().expect("an end")
    }

    /// What `verify` says of a page, as data, with its exit status.
    fn verify(&self, page: &str, input: Option<&str>) -> (i32, Value) {
        let output = self.run(&["verify", page, "--format", "json"], input);
        let told = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{page}: {}", text(&output.stderr)));
        let schema: Value =
            serde_json::from_str(&schema("verify").expect("a schema")).expect("JSON");
        let problem = jsonschema::validate(&schema, &told).map_err(|error| error.to_string());
        assert_eq!(problem, Ok(()), "{told}");
        (output.status.code().expect("a status"), told)
    }

    fn edit(&self, file: &str, old: &str, new: &str) {
        let text = self.read(file);
        assert!(text.contains(old), "{old} in {file}");
        fs::write(self.path(file), text.replacen(old, new, 1)).expect("written");
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a folder") {
            let entry = entry.expect("an entry");
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::copy(from, to).expect("a copy");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_page_is_reproduced_until_its_own_facts_change() {
    let project = Project::built();
    let page = project.read(PAGE);

    // As it is: by its file, by its path on the site, and through a pipe.
    for (asked, input) in [
        (PAGE, None),
        ("/site/be/energy/", None),
        ("be/energy/index.html", None),
        ("-", Some(page.as_str())),
    ] {
        let (status, told) = project.verify(asked, input);
        assert_eq!(
            (status, &told["verdict"]),
            (0, &Value::from("reproduced")),
            "{asked}: {told}"
        );
    }

    // Where it will be found is no word of the page.
    let moved = page.replacen(
        "</title>",
        "</title>\n<link rel=\"canonical\" href=\"https://x.eu/\">",
        1,
    );
    assert_eq!(project.verify("-", Some(&moved)).0, 0);

    // Words that somebody changed in the page itself, or only in what programs read of it, receipt and all
    // left as they were.
    let (head, body) = page.split_once("<body>").expect("a body");
    assert!(
        head.contains("24 hours"),
        "the answers in the head speak of 24 hours"
    );
    let in_head = head.replacen("24 hours", "48 hours", 1) + "<body>" + body;
    let (status, told) = project.verify("-", Some(&in_head));
    assert_eq!((status, &told["verdict"]), (1, &Value::from("other-text")));
    let forged = format!("{head}<body>{}", body.replacen("24 hours", "48 hours", 1));
    assert_ne!(forged, page, "the page speaks of 24 hours");
    let (status, told) = project.verify("-", Some(&forged));
    assert_eq!((status, &told["verdict"]), (1, &Value::from("other-text")));
    assert!(
        told["text"][0]
            .as_str()
            .expect("a line")
            .contains("48 hours")
    );
    assert!(
        told["text"][1]
            .as_str()
            .expect("a line")
            .contains("24 hours")
    );

    // How the source is written does not matter; what it says does, and the fact is named.
    let own = "countries/be.acq";
    let before = project.read(own);
    fs::write(
        project.path(own),
        format!("{before}\n# A remark at the end.\n"),
    )
    .expect("written");
    assert_eq!(project.verify(PAGE, None).0, 0, "a remark is no fact");
    project.edit(own, "within 24h of awareness", "within 12h of awareness");
    let (status, told) = project.verify(PAGE, None);
    assert_eq!((status, &told["verdict"]), (1, &Value::from("other-facts")));
    let differ = told["differ"].as_array().expect("the facts are at hand");
    let ids: Vec<&str> = differ
        .iter()
        .filter_map(|fact| fact["id"].as_str())
        .collect();
    assert_eq!(ids, ["be/reporting/stage/early-warning"]);
    assert_eq!(differ[0]["change"], "says");
    assert_ne!(differ[0]["old"], differ[0]["new"]);
    let place = differ[0]["place"].as_str().expect("a place");
    assert!(place.starts_with("countries/be.acq:"), "{place}");
    let human = text(&project.run(&["verify", PAGE], None).stdout);
    assert!(
        human.contains("be/reporting/stage/early-warning says something else"),
        "{human}"
    );

    // Through a pipe the list of facts is not beside the page: that is said, and nothing is guessed.
    let (status, told) = project.verify("-", Some(&page));
    assert_eq!((status, told.get("differ")), (1, None));

    // The page of another state does not care.
    assert_eq!(project.verify(ELSEWHERE, None).0, 0);

    // On another day, the page of that day: its own.
    assert_eq!(
        stated(&page).expect("a receipt").as_of.to_string(),
        "2026-11-22"
    );
    fs::write(project.path(own), before).expect("written");
    project.edit("acquis.toml", "as-of = 2026-11-22", "as-of = 2025-01-01");
    assert_eq!(
        project.verify(PAGE, None).0,
        0,
        "the day of the page is compiled"
    );
}

#[test]
fn what_is_no_page_of_ours_is_said_to_be_none() {
    let project = Project::built();
    let (status, told) = project.verify("-", Some("<!DOCTYPE html><title>Another page</title>"));
    assert_eq!((status, &told["verdict"]), (2, &Value::from("not-ours")));
    // A page of ours that the sources do not give.
    let moved =
        project
            .read(PAGE)
            .replacen("be/energy/index.html 2026", "be/magic/index.html 2026", 1);
    let (status, told) = project.verify("-", Some(&moved));
    assert_eq!(
        (status, &told["verdict"]),
        (1, &Value::from("no-such-page"))
    );
    for asked in [
        "https://elsewhere.example/page",
        "/site/../../etc/passwd",
        "/site/be/nothing/",
    ] {
        let output = project.run(&["verify", asked], None);
        assert_eq!(output.status.code(), Some(2), "{asked}");
        assert!(output.stdout.is_empty(), "{asked}");
    }
}

#[test]
fn the_lists_come_to_the_hashes_that_pages_carry() {
    let project = Project::built();
    let schema: Value = serde_json::from_str(&schema("receipts").expect("a schema")).expect("JSON");
    let mut pages = 0;
    for name in ["be", "lu", "union"] {
        let text = project.read(&format!("out/site/receipts/{name}.json"));
        let value: Value = serde_json::from_str(&text).expect("JSON");
        assert!(jsonschema::is_valid(&schema, &value), "{name}");
        let list = ReceiptList::read(&text).expect("a list");
        for (path, listed) in &list.pages {
            let receipt = list.receipt(path).expect("a receipt");
            assert_eq!(receipt.hash(), listed.sha256, "{path}");
            let html = project.read(&format!("out/site/{path}"));
            assert_eq!(
                stated(&html).expect("a receipt").hash,
                listed.sha256,
                "{path}"
            );
            assert!(
                html.contains(&format!("<code>{}</code>", listed.sha256)),
                "{path}"
            );
            pages += 1;
        }
    }
    assert!(pages > 60, "{pages} pages");
}

#[test]
fn every_page_that_states_law_carries_a_receipt() {
    let project = Project::built();
    let mut without = BTreeSet::new();
    let site = project.path("out/site");
    for entry in walkdir::WalkDir::new(&site).follow_root_links(true) {
        let path = entry.expect("an entry").into_path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let html = fs::read_to_string(&path).expect("a page");
            let name = path.strip_prefix(&site).expect("inside").to_string_lossy();
            match stated(&html) {
                Some(stated) => assert_eq!(stated.path, name),
                None => {
                    without.insert(name.into_owned());
                }
            }
        }
    }
    // These explain, ask or compare in the browser; what they ask with is data.
    let expected = [
        "404.html",
        "about/index.html",
        "check/index.html",
        "compare/index.html",
        "data/index.html",
        "search/index.html",
    ];
    assert_eq!(without, expected.map(str::to_owned).into());
}

#[test]
fn pages_that_count_point_or_record_are_reproduced_until_what_they_tell_changes() {
    const COUNTED: &str = "out/site/coverage/be/index.html";
    const COUNTED_ELSEWHERE: &str = "out/site/coverage/lu/index.html";
    const OVERVIEW: &str = "out/site/coverage/index.html";
    const EVERYTHING: &str = "out/site/changes/index.html";
    const SECTOR: &str = "out/site/changes/sectors/energy/index.html";
    const REPORT: &str = "out/site/changes/reports/2026-11-20-ceilings/index.html";
    const INCIDENT: &str = "out/site/incident/index.html";
    let project = Project::built();
    let all = [
        COUNTED,
        COUNTED_ELSEWHERE,
        OVERVIEW,
        EVERYTHING,
        SECTOR,
        REPORT,
        INCIDENT,
    ];
    for page in all {
        let (status, told) = project.verify(page, None);
        assert_eq!(
            (status, &told["verdict"]),
            (0, &Value::from("reproduced")),
            "{page}: {told}"
        );
        assert!(told["facts"].as_u64() > Some(0), "{page}: {told}");
    }
    // A fact, a day, a report: the pages that tell of it no longer hold, and say why; no other page cares.
    let stage = (
        "countries/be.acq",
        "within 24h of awareness",
        "within 12h of awareness",
    );
    let day = (
        "countries/be.acq",
        "cyfun-first-step 2026-04-18 ",
        "cyfun-first-step 2026-04-19 ",
    );
    let report = (
        RECORDED,
        "Belgium raises a ceiling.",
        "Belgium lowers a ceiling.",
    );
    for ((file, old, new), differing) in [
        (
            stage,
            [
                (COUNTED, "be/reporting/stage/early-warning"),
                (OVERVIEW, "whole:be"),
                (INCIDENT, "be/reporting/stage/early-warning"),
            ]
            .as_slice(),
        ),
        (
            day,
            &[
                (COUNTED, "be/milestone/cyfun-first-step"),
                (OVERVIEW, "whole:be"),
                (EVERYTHING, "be/milestone/cyfun-first-step"),
            ],
        ),
        (
            report,
            &[
                (REPORT, "report:2026-11-20-ceilings"),
                (EVERYTHING, "report:2026-11-20-ceilings"),
            ],
        ),
    ] {
        let before = project.read(file);
        project.edit(file, old, new);
        let (status, told) = project.verify(COUNTED_ELSEWHERE, None);
        assert_eq!(status, 0, "{new}: {told}");
        for (page, id) in differing {
            let (status, told) = project.verify(page, None);
            assert_eq!(
                (status, &told["verdict"]),
                (1, &Value::from("other-facts")),
                "{page}: {told}"
            );
            let differ = told["differ"].as_array().expect("the facts are at hand");
            let ids: Vec<&str> = differ
                .iter()
                .filter_map(|fact| fact["id"].as_str())
                .collect();
            assert_eq!(ids, [*id], "{page}");
            if file == RECORDED {
                assert_eq!(differ[0]["place"], RECORDED);
            }
        }
        fs::write(project.path(file), before).expect("written");
    }
}
