//! Input that was made to do harm, or came into the folder by mistake: each is refused with its code,
//! in bounded time, and costs nothing but itself.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and writes what it reads"
)]

mod support;

use std::fs::{self, File};
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::time::{Duration, Instant};

use acquis::compile::{self, Compilation};
use acquis::host::read;

const GOOD: &str = "edition 1\n\ncountry MT \"Malta\" {\n  languages mt, en\n  currency EUR\n}\n";

/// Compiles a folder and gives `code path` for each finding.
fn compile(folder: &Path) -> (Vec<String>, Compilation) {
    let loaded = read::tree(&[folder.to_owned()], folder);
    let compilation = compile::compile(&loaded.sources, loaded.diagnostics, support::settings());
    let found = compilation
        .diagnostics
        .iter()
        .map(|found| {
            let file = loaded.sources.get(found.primary.span.file).expect("a file");
            format!("{} {}", found.code.id(), file.path)
        })
        .collect();
    (found, compilation)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("good.acq"), GOOD).expect("written");
    folder
}

/// The codes of a text on its own, and how long it took.
fn text(text: &str) -> (Vec<String>, Duration) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.acq"), text).expect("written");
    let begun = Instant::now();
    let (found, _) = compile(folder.path());
    let codes = found
        .into_iter()
        .map(|found| found.split(' ').next().unwrap_or_default().to_owned());
    (codes.collect(), begun.elapsed())
}

/// So much time nothing takes, however slow the machine.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn a_file_larger_than_the_limit_is_refused_unread() {
    let folder = folder();
    let large = vec![b'x'; 9 * 1024 * 1024];
    fs::write(folder.path().join("large.acq"), large).expect("written");
    let mut braces = File::create(folder.path().join("braces.acq")).expect("a file");
    let megabyte = vec![b'{'; 1_000_000];
    for _ in 0..100 {
        braces.write_all(&megabyte).expect("written");
    }
    let begun = Instant::now();
    let (found, compilation) = compile(folder.path());
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    assert_eq!(found, ["E0001 braces.acq", "E0001 large.acq"]);
    assert!(
        compilation.base.countries.contains_key("MT"),
        "the good file is read"
    );
}

#[test]
fn what_is_no_text_is_refused() {
    let folder = folder();
    fs::write(folder.path().join("latin.acq"), b"edition 1\n# caf\xE9\n").expect("written");
    fs::write(folder.path().join("utf16.acq"), b"\xFF\xFEe\0d\0i\0").expect("written");
    fs::write(
        folder.path().join("image.acq"),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A],
    )
    .expect("written");
    let (found, _) = compile(folder.path());
    assert_eq!(
        found,
        ["E0002 image.acq", "E0002 latin.acq", "E0002 utf16.acq"]
    );
}

#[test]
fn a_zero_byte_is_found_at_its_place() {
    let (codes, _) = text("edition 1\npart-of MT\n\ncountry MT \"Mal\0ta\" {\n  languages mt\n}\n");
    assert!(codes.contains(&"E0005".to_owned()), "{codes:?}");
    let (codes, _) = text(&GOOD.replace("Malta", "Mal\0ta"));
    assert_eq!(codes, ["E0005"]);
}

#[test]
fn links_that_lead_nowhere_or_round_are_reported() {
    let folder = folder();
    let base = folder.path();
    symlink("nowhere", base.join("dangling.acq")).expect("a link");
    symlink("self.acq", base.join("self.acq")).expect("a link");
    fs::create_dir(base.join("deeper")).expect("a folder");
    symlink("..", base.join("deeper/up")).expect("a link");
    let (found, compilation) = compile(base);
    assert_eq!(
        found,
        ["E0003 dangling.acq", "E0003 deeper/up", "E0003 self.acq"]
    );
    assert!(compilation.base.countries.contains_key("MT"));
}

#[test]
fn a_folder_called_like_a_source_is_a_folder() {
    let folder = folder();
    fs::create_dir(folder.path().join("be.acq")).expect("a folder");
    let (found, _) = compile(folder.path());
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn nothing_to_compile_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let (found, _) = compile(folder.path());
    assert_eq!(found, ["E0006 ."]);
}

#[test]
fn an_empty_file_says_what_is_missing() {
    assert_eq!(text("").0, ["E0311"]);
    assert_eq!(text("# only a remark\n").0, ["E0311"]);
}

#[test]
fn blocks_may_be_nested_thirty_two_deep() {
    let nested = |deep: usize| {
        let open: String = (0..deep)
            .map(|level| format!("{:1$}x {{\n", "", level * 2))
            .collect();
        let close: String = (0..deep)
            .rev()
            .map(|level| format!("{:1$}}}\n", "", level * 2))
            .collect();
        format!("edition 1\n{open}{close}")
    };
    assert!(!text(&nested(32)).0.contains(&"E0004".to_owned()));
    assert_eq!(text(&nested(33)).0, ["E0004"]);
    for deep in [100, 1_000] {
        let (codes, took) = text(&nested(deep));
        assert_eq!(codes, ["E0004"]);
        assert!(took < LONG, "{took:?}");
    }
    let (codes, took) = text(&"x {\n".repeat(10_000));
    assert_eq!(codes, ["E0004"]);
    assert!(took < LONG, "{took:?}");
    let (codes, _) = text(&"{".repeat(8 * 1024 * 1024));
    assert_eq!(codes, ["E0004"]);
}

/// Nothing watches the stack while a text is parsed, so what the limits let through has to fit into it:
/// a program that dies reports nothing.
#[test]
fn the_deepest_text_within_the_limits_is_read() {
    let open: String = (0..32)
        .map(|at| format!("{}scope {{\n", "  ".repeat(at)))
        .collect();
    let close: String = (0..32)
        .rev()
        .map(|at| format!("{}}}\n", "  ".repeat(at)))
        .collect();
    let inside = "  ".repeat(32);
    let condition = format!("{}size is large{}", "not (".repeat(32), ")".repeat(32));
    let deepest = format!("{open}{inside}include x when {condition}\n{close}");
    let (codes, _) = text(&deepest);
    assert!(!codes.contains(&"E0004".to_owned()), "{codes:?}");
    assert!(!codes.contains(&"E0107".to_owned()), "{codes:?}");
}

#[test]
fn brackets_in_conditions_are_limited_too() {
    let rule = |deep: usize| {
        let condition = format!("{}in-union{}", "(".repeat(deep), ")".repeat(deep));
        format!(
            "edition 1\npart-of nis2\n\nscope {{\n  source nis2-text\n  under art 2\n  include x when {condition}\n}}\n"
        )
    };
    assert_eq!(
        support::beside("brackets.acq", &rule(32)).codes(),
        Vec::<&str>::new()
    );
    assert_eq!(
        support::beside("brackets.acq", &rule(33)).codes(),
        ["E0004"]
    );
    assert_eq!(
        support::beside("brackets.acq", &rule(10_000)).codes(),
        ["E0004"]
    );
}

#[test]
fn long_lines_and_many_mistakes_take_bounded_time() {
    let many = 5_000;
    let inputs = [
        (
            "words",
            format!("edition 1\nlaw x {}\n", "word ".repeat(many)),
        ),
        (
            "nots",
            format!(
                "edition 1\nscope {{\n  include x when {} a\n}}\n",
                "not ".repeat(many)
            ),
        ),
        (
            "ors",
            format!(
                "edition 1\nscope {{\n  include x when a{}\n}}\n",
                " or a".repeat(many)
            ),
        ),
        (
            "commas",
            format!("edition 1\nlaw x {}\n", "1,".repeat(many)),
        ),
        (
            "quotes",
            format!("edition 1\nlaw x {}\n", "\"".repeat(many)),
        ),
        ("stray braces", "}\n".repeat(many)),
        ("open blocks", "law x \"X\" {\n".repeat(many)),
        ("lost braces", "law x \"X\"\n  kind act\n}\n".repeat(many)),
        (
            "empty lines",
            format!("edition 1\nlaw x \"X\"{}", "\n".repeat(many * 10)),
        ),
        (
            "remarks",
            format!(
                "edition 1\nlaw x \"X\" {{\n{}}}\n",
                "  # remark\n".repeat(many)
            ),
        ),
        (
            "prose",
            format!(
                "edition 1\nlaw x \"X\" {{\n  summary \"\"\"\n{}",
                "    line\n".repeat(many)
            ),
        ),
        ("junk", "§$%&/()=?\n".repeat(many)),
        ("circle", {
            let stage = |at: usize| format!("  stage s{at} within 1 day of s{}\n", (at + 1) % many);
            let stages: String = (0..many).map(stage).collect();
            format!("edition 1\nreporting {{\n{stages}}}\n")
        }),
    ];
    for (name, input) in inputs {
        let (codes, took) = text(&input);
        assert!(!codes.is_empty(), "{name}");
        assert!(took < LONG, "{name}: {took:?}");
    }
}

#[test]
fn line_ends_of_other_systems_and_a_byte_order_mark_change_nothing() {
    let text = fs::read_to_string(support::root().join("countries/lu.acq")).expect("a text");
    let plain = support::beside("lu.acq", &text);
    assert!(!plain.compilation.has_errors(), "{}", plain.listing());
    let crlf = support::beside("lu.acq", &text.replace('\n', "\r\n"));
    assert_eq!(crlf.listing(), plain.listing());
    let marked = support::beside("lu.acq", &format!("\u{feff}{text}"));
    assert_eq!(marked.listing(), plain.listing());
    let body = |beside: &support::Beside| {
        let country = &beside.compilation.base.countries["LU"];
        serde_json::to_value(country).expect("a value")
    };
    assert_eq!(body(&crlf), body(&plain));
    assert_eq!(body(&marked), body(&plain));
}

#[test]
fn a_file_that_cannot_be_read_is_the_only_thing_blamed() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = folder.path();
    fs::create_dir(base.join("mt")).expect("a folder");
    let using = GOOD.replace(
        "}\n",
        "  transposes nis2 by lost-law\n    source lost-source\n}\n",
    );
    fs::write(base.join("mt/mt.acq"), using).expect("written");
    fs::write(base.join("mt/laws.acq"), b"edition 1\npart-of MT\n\xFF").expect("written");
    let (found, _) = compile(base);
    assert_eq!(found, ["E0002 mt/laws.acq"]);
}
