//! The checks over the whole knowledge base: what each finds, and what it leaves alone.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and reads the disk"
)]

mod support;

use acquis::compile;
use acquis::diagnostic::Severity;
use acquis::source::{SourceFile, SourceSet};

/// The codes of a text that is part of the directive.
fn nis2(text: &str) -> Vec<&'static str> {
    support::beside("nis2.acq", &format!("edition 1\npart-of nis2\n\n{text}")).codes()
}

/// The codes of a country with this currency and these further items.
fn country(currency: &str, text: &str) -> Vec<&'static str> {
    let head = format!(
        "edition 1\n\ncountry BG \"Bulgaria\" {{\n  languages bg\n  currency {currency}\n}}\n\n"
    );
    support::beside("country.acq", &format!("{head}{text}")).codes()
}

const NONE: [&str; 0] = [];

#[test]
fn the_repository_has_no_errors() {
    let (sources, compilation) = support::real();
    let errors: Vec<String> = compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(|found| {
            let file = sources.get(found.primary.span.file).expect("a file");
            let line = file.position(found.primary.span.start).line;
            format!("{}:{line} {} {}", file.path, found.code.id(), found.message)
        })
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn one_wrong_date_is_one_error() {
    let act = |dates: &str| {
        nis2(&format!(
            "law example-act \"Act\" {{\n  source nis2-text\n{dates}}}\n"
        ))
    };
    assert_eq!(
        act(
            "  adopted 2024-01-01\n  published 2024-02-01\n  in-force 2024-03-01\n  applies 2024-02-15\n  repealed 2025-01-01\n"
        ),
        NONE
    );
    assert_eq!(
        act(
            "  adopted 2042-01-01\n  published 2024-02-01\n  in-force 2024-03-01\n  applies 2024-03-01\n"
        ),
        ["E0501"]
    );
    assert_eq!(
        act("  adopted 2024-01-01\n  published 2042-02-01\n  in-force 2024-03-01\n"),
        ["E0501"]
    );
    assert_eq!(
        act("  adopted 2024-01-01\n  applies 2023-01-01\n"),
        ["E0501"]
    );
    assert_eq!(
        act("  in-force 2024-03-01\n  repealed 2024-02-01\n"),
        ["E0501"]
    );
    assert_eq!(
        act("  in-force 2024-03-01\n  applies 2024-02-01\n"),
        NONE,
        "an act may apply backwards"
    );
}

#[test]
fn a_validity_may_be_cut_off_by_its_block() {
    let block = |days: &str, of_block: &str| {
        nis2(&format!(
            "management {{\n  source nis2-text\n  under art 20\n{of_block}  duty example \"Learn.\" {days}\n}}\n"
        ))
    };
    assert_eq!(
        block("from 2025-01-01 until 2025-01-01", ""),
        NONE,
        "one day is a day"
    );
    assert_eq!(block("from 2025-01-02 until 2025-01-01", ""), ["E0502"]);
    assert_eq!(block("until 2024-12-31", "  from 2025-01-01\n"), ["E0502"]);
    assert_eq!(block("until 2025-12-31", "  from 2025-01-01\n"), NONE);
}

#[test]
fn a_source_that_was_read_again_for_all_its_uses_is_not_stale() {
    let page = |uses: &str| {
        nis2(&format!(
            "source page \"Page\" {{\n  checked 2024-01-01\n  grade secondary\n}}\n\nlaw example-act \"Act\" {{\n{uses}}}\n"
        ))
    };
    assert_eq!(page("  adopted 2024-01-01\n    source page\n"), ["W0603"]);
    assert_eq!(
        page("  adopted 2024-01-01\n    source page checked 2026-11-01\n"),
        NONE
    );
    assert_eq!(
        page("  adopted 2024-01-01\n    source page checked 2025-01-01\n"),
        ["W0603"]
    );
    assert_eq!(
        page("  adopted 2024-01-01\n    source nis2-text\n"),
        ["W0605"],
        "what is not used is only that"
    );
}

#[test]
fn evidence_of_a_block_holds_for_what_stands_in_it() {
    assert_eq!(
        nis2(
            "reporting {\n  stage example \"A report\" within 24h of awareness\n  voluntary \"Anybody.\"\n}\n"
        ),
        ["W0601", "W0602"]
    );
    assert_eq!(
        nis2(
            "reporting {\n  source nis2-text\n  under art 23\n  stage example \"A report\" within 24h of awareness\n}\n"
        ),
        NONE
    );
    assert_eq!(
        nis2("departure example \"A\" {\n  area fines\n  text \"B\"\n  source nis2-text\n}\n"),
        ["W0602"]
    );
    assert_eq!(
        nis2("question example \"What is not known\" topic fines\n"),
        NONE,
        "a question is no fact"
    );
}

#[test]
fn money_is_in_the_currency_of_the_state_or_in_euro() {
    let fines = |amount: &str| {
        format!(
            "fines {{\n  source nis2-text\n  under nis2 art 34\n  minimum essential {amount}\n}}\n"
        )
    };
    assert_eq!(country("EUR", &fines("500 EUR")), NONE);
    assert_eq!(
        country("EUR", &fines("500 BGN")),
        NONE,
        "laws older than the euro"
    );
    assert_eq!(country("EUR", &fines("500 PLN")), ["E0504"]);
    assert_eq!(country("PLN", &fines("500 EUR")), NONE);
    assert_eq!(
        country(
            "EUR",
            &fines("higher of 500 PLN and 2 % of worldwide-turnover")
        ),
        ["E0504"]
    );
    let rule = "scope {\n  source nis2-text\n  under nis2 art 2\n  include example when turnover more than lower of 5 CZK and 3 % of turnover\n}\n";
    assert_eq!(country("EUR", rule), ["E0504"]);
    let example = "example \"x\" {\n  given activity cloud-computing-service-provider, turnover 5 HUF\n  expect important\n}\n";
    assert_eq!(country("EUR", example), ["E0504"]);
}

#[test]
fn circles_are_reported_once() {
    let stages = |lines: &str| {
        nis2(&format!(
            "reporting {{\n  source nis2-text\n  under art 23\n{lines}}}\n"
        ))
    };
    assert_eq!(
        stages(
            "  stage example-a within 1 day of example-b\n  stage example-b within 1 day of example-c\n  stage example-c within 1 day of example-a\n"
        ),
        ["E0407"]
    );
    assert_eq!(
        stages(
            "  stage example-a within 1 day of awareness\n  stage example-b within 1 day of example-a\n"
        ),
        NONE
    );
    let instead = "  stage example-a within 1 day of awareness {\n    instead-of example-b\n  }\n  stage example-b within 1 day of awareness {\n    instead-of example-a\n  }\n";
    assert_eq!(stages(instead), ["E0407"]);
    let laws = "law example-a \"A\" {\n  source nis2-text\n  amends example-b\n}\n\nlaw example-b \"B\" {\n  source nis2-text\n  amends example-a\n}\n";
    assert_eq!(nis2(laws), ["E0407"]);
    let sums = "input example-a \"A\" {\n  type share\n  sums example-b\n}\n\ninput example-b \"B\" {\n  type share\n  sums example-a\n}\n";
    assert_eq!(nis2(sums), ["E0407"]);
    let overridden = "reporting {\n  source nis2-text\n  under nis2 art 23\n  stage incident-notification within 1 day of final-report\n}\n";
    assert_eq!(
        country("EUR", overridden),
        ["E0407"],
        "the directive counts the final report from the notification"
    );
}

#[test]
fn only_what_the_directive_has_is_removed() {
    let remove = |what: &str| {
        country(
            "EUR",
            &format!(
                "remove {what}\n  under nis2 art 5\n  source nis2-text\n  because \"Because.\"\n"
            ),
        )
    };
    for what in [
        "measure cryptography",
        "rule establishment",
        "ceiling essential",
        "input in-union",
        "type credit-institution",
    ] {
        assert_eq!(remove(what), NONE, "{what}");
    }
    for what in ["stage final-report", "rule size-cap"] {
        assert_eq!(
            remove(what),
            ["W0606"],
            "{what} is there, and asks for more"
        );
    }
    for what in [
        "stage final",
        "measure final-report",
        "rule final-report",
        "ceiling public-bodies",
        "type banking",
        "regime nothing",
    ] {
        assert_eq!(remove(what), ["E0406"], "{what}");
    }
    assert_eq!(
        nis2("remove stage final-report under art 5 source nis2-text\n"),
        ["E0406"]
    );
}

#[test]
fn asking_for_less_than_the_directive_is_a_question() {
    let stage = |period: &str, more: &str| {
        country(
            "EUR",
            &format!(
                "reporting {{\n  source nis2-text\n  under nis2 art 23\n  stage early-warning within {period} of awareness\n}}\n{more}"
            ),
        )
    };
    assert_eq!(stage("48h", ""), ["W0606"]);
    assert_eq!(stage("12h", ""), NONE);
    assert_eq!(stage("1 day", ""), NONE, "the same in other words");
    let allowed = |area: &str, article: &str| {
        stage(
            "48h",
            &format!(
                "\ndeparture later \"Reports come later\" {{\n  under nis2 {article}\n  source nis2-text\n  area {area}\n  direction looser\n  text \"Two days.\"\n  by-option security-exemption\n}}\n"
            ),
        )
    };
    assert_eq!(
        allowed("reporting", "art 23(4)"),
        NONE,
        "an option allows it"
    );
    assert_eq!(
        allowed("scope", "art 23"),
        ["W0606"],
        "an option of something else"
    );
    assert_eq!(
        allowed("reporting", "art 30"),
        ["W0606"],
        "an option allows what it is about, and not its whole area"
    );
    let rule = |when: &str| {
        country(
            "EUR",
            &format!(
                "input example-flag \"Flag\" {{\n  source nis2-text\n  under nis2 art 2\n  type yes-no\n  asks \"Is it?\"\n}}\n\nscope {{\n  source nis2-text\n  under nis2 art 2\n  exclude example when {when}\n}}\n"
            ),
        )
    };
    assert_eq!(rule("activity in banking"), ["W0606"]);
    assert_eq!(
        rule("example-flag"),
        ["W0606"],
        "whoever answers yes goes out"
    );
    assert_eq!(
        rule("example-flag and not example-flag"),
        NONE,
        "a rule that moves nobody asks for no less"
    );
}

#[test]
fn an_open_question_answers_too() {
    let answers = |more: &str| {
        let head = "edition 1\n\ncountry MT \"Malta\" {\n  source nis2-text\n  languages mt\n  currency EUR\n  state in-force\n}\n\n";
        support::beside("malta.acq", &format!("{head}{more}")).codes()
    };
    assert_eq!(answers(""), ["W0607", "W0607", "W0607", "W0607"]);
    let open = "question who \"Who supervises\" topic authorities\nabsent registration not-read \"Not read.\"\nquestion reporting-rules \"How to report\"\nabsent fines silent\n";
    assert_eq!(answers(open), NONE);
    let partly = "authority office \"Office\" {\n  source nis2-text\n  role competent\n  supervises all\n  except banking, space\n}\n\nabsent registration not-read\nabsent reporting not-read\nabsent fines not-read\n";
    assert_eq!(
        answers(partly),
        ["W0607"],
        "two sectors without a supervisor are one warning"
    );
    assert_eq!(
        answers(&format!("{partly}\nabsent supervisor not-read\n")),
        NONE
    );
}

#[test]
fn examples_know_their_inputs() {
    let example = |given: &str, expect: &str| {
        nis2(&format!(
            "example \"x\" {{\n  given activity cloud-computing-service-provider, {given}\n  expect {expect}\n}}\n"
        ))
    };
    for (given, expect) in [
        ("size large", "essential"),
        ("staff 60", "important"),
        ("not in-union", "out-of-scope"),
        ("revenue-share 30 %, activity-weight main", "missing staff"),
        ("size large", "stage early-warning within 24h of awareness"),
        ("size large", "class essential"),
        ("size large", "basis directive-only"),
        ("size large", "binding yes"),
    ] {
        assert_eq!(example(given, expect), NONE, "{given}: {expect}");
    }
    for (given, expect) in [
        ("size enormous", "essential"),
        ("staff 60 EUR", "essential"),
        ("in-union 5", "essential"),
        ("activity-weight heavy", "essential"),
        ("revenue-share 30", "essential"),
        ("size large", "huge"),
        ("size large", "rule nothing"),
        ("size large", "binding maybe"),
        ("size large", "stage"),
        ("size large", "essential rule"),
    ] {
        assert_eq!(example(given, expect), ["E0506"], "{given}: {expect}");
    }
}

#[test]
fn a_copied_country_is_one_error() {
    let text = std::fs::read_to_string(support::root().join("countries/lu.acq")).expect("a text");
    let mut files: Vec<SourceFile> = support::load(&["directives", "sectors"])
        .iter()
        .map(|(_, file)| file.clone())
        .collect();
    files.push(SourceFile::new("x/lu.acq", text.as_str()));
    files.push(SourceFile::new("x/lu-copy.acq", text.as_str()));
    let compilation = compile::compile(&SourceSet::new(files), Vec::new(), support::settings());
    let errors: Vec<&str> = compilation
        .diagnostics
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(|found| found.code.id())
        .collect();
    assert_eq!(errors, ["E0402"]);
}

#[test]
fn a_file_that_is_part_of_nothing_is_one_error() {
    let part = "edition 1\npart-of FI\n\nlaw act \"Act\" {\n  source finlex\n  adopted 2025-04-04\n}\n\nreporting {\n  source finlex\n  under other-act § 3\n  to office\n  stage first within 24h of awareness\n}\n";
    assert_eq!(support::beside("fi.acq", part).codes(), ["E0312"]);
}
