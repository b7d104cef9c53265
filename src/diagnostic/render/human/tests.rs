use proptest::prelude::*;

use super::*;
use crate::diagnostic::Code;
use crate::source::{FileId, SourceFile, Span};

const A: &str = "country one {\n\tname één twee\n}\n";

fn sources() -> SourceSet {
    SourceSet::new(vec![
        SourceFile::new("a.acq", A),
        SourceFile::new("b.acq", "line\n".repeat(1_000)),
        SourceFile::new("c.acq", ""),
    ])
}

/// The place of a word of the first file.
fn word(word: &str) -> Span {
    let start = A.find(word).unwrap();
    Span::new(FileId::new(0), start, start + word.len())
}

/// The place of a line of the second file.
fn line(number: usize) -> Span {
    let start = (number - 1) * 5;
    Span::new(FileId::new(1), start, start + 4)
}

fn finding(span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnreadableWord, span, "something")
}

fn shown(diagnostic: Diagnostic) -> String {
    human(&sources(), &[diagnostic], false)
}

#[test]
fn the_place_the_help_and_the_edit_are_shown() {
    let text = shown(
        Diagnostic::new(Code::UnreadableWord, word("één"), "no word `één`")
            .here("this word")
            .help("write `twee`")
            .replace("twee"),
    );
    let expected = "\
error[E0102]: no word `één`
 --> a.acq:2:7
  |
2 |     name één twee
  |          ^^^ this word
  |
help: write `twee`
  |
2 -     name één twee
2 +     name twee twee
  |
";
    assert_eq!(text, expected);
}

#[test]
fn places_in_other_files_have_their_own_lines() {
    let text = shown(
        finding(word("one"))
            .here("here")
            .label(line(500), "there")
            .help("rename it"),
    );
    let expected = "\
error[E0102]: something
   --> a.acq:1:9
    |
  1 | country one {
    |         ^^^ here
    |
   ::: b.acq:500:1
    |
500 | line
    | ---- there
    |
    = help: rename it
";
    assert_eq!(text, expected);
}

#[test]
fn places_of_one_file_that_are_far_apart_are_shown_apart() {
    let text = shown(
        finding(line(10))
            .label(line(20), "near")
            .label(line(900), "far"),
    );
    assert!(text.contains("10 | line\n"), "{text}");
    assert!(text.contains("...\n 20 | line\n"), "{text}");
    assert!(text.contains("::: b.acq:900:1\n"), "{text}");
}

#[test]
fn the_end_of_a_text_is_marked_on_its_own_line() {
    let end = Span::new(FileId::new(0), A.len(), A.len());
    let text = shown(
        finding(end)
            .here("a `}` is missing")
            .label(word("{"), "to close this"),
    );
    assert!(text.contains("--> a.acq:4:1\n"), "{text}");
    assert!(text.contains("4 |  \n  | ^ a `}` is missing\n"), "{text}");
}

#[test]
fn an_empty_span_is_an_insertion() {
    let text = shown(finding(word("one").after()).replace(" two"));
    assert!(text.contains("  |            ^\n"), "{text}");
    assert!(text.contains("help: add this\n"), "{text}");
    assert!(
        text.contains("1 | country one two {\n  |             +++\n"),
        "{text}"
    );
}

#[test]
fn a_file_without_a_text_is_named_without_a_line() {
    let file = Span::new(FileId::new(2), 0, 0);
    let text = shown(Diagnostic::new(Code::NotUtf8, file, "not UTF-8").here("at byte 5"));
    assert_eq!(
        text,
        "error[E0002]: not UTF-8\n--> c.acq\n |\n = note: at byte 5\n"
    );
}

#[test]
fn a_finding_about_no_file_is_its_message() {
    let text = shown(finding(Span::new(FileId::new(9), 5, 7)));
    assert_eq!(text, "error[E0102]: something\n");
}

#[test]
fn a_long_line_keeps_its_columns_and_loses_its_text() {
    let long = format!("{}hier{}", "é".repeat(10_000), "x".repeat(10_000));
    let sources = SourceSet::new(vec![SourceFile::new("a.acq", long)]);
    let finding = finding(Span::new(FileId::new(0), 20_000, 20_004)).replace("daar");
    let text = human(&sources, &[finding], false);
    assert!(text.contains("--> a.acq:1:10001\n"), "{text}");
    assert!(text.contains("éhierx"), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() < 220),
        "{text}"
    );
}

#[test]
fn a_long_block_is_shown_by_its_first_line() {
    let text = shown(finding(line(2).to(line(900))).here("this block"));
    assert!(text.ends_with("2 | line\n  | ^^^^ this block\n"), "{text}");
}

#[test]
fn many_places_are_counted() {
    let many = (1..=20).fold(finding(word("one")), |finding, number| {
        finding.label(line(number * 50), "")
    });
    let text = shown(many);
    assert!(
        text.contains("= note: 9 more places are not shown\n"),
        "{text}"
    );
}

#[test]
fn quoted_text_cannot_steer_the_terminal() {
    let sources = SourceSet::new(vec![SourceFile::new("a\u{1b}.acq", "x \u{9b}31m \u{202e}")]);
    let finding = Diagnostic::new(
        Code::ControlCharacter,
        Span::new(FileId::new(0), 2, 4),
        "bad \u{1b}[31m",
    )
    .here("two\nlines \u{202e}")
    .help("\u{9b}2J")
    .replace("\u{1b}");
    let text = human(&sources, &[finding], false);
    let steering = ['\u{1}', '\u{1b}', '\u{9b}', '\u{202e}'];
    assert!(!text.contains(steering), "{text}");
    assert!(text.contains("two lines \u{fffd}"), "{text}");
}

#[test]
fn colours_are_added_on_demand_only() {
    assert!(!shown(finding(word("one"))).contains('\u{1b}'));
    let coloured = human(&sources(), &[finding(word("one"))], true);
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    assert!(coloured.contains("a.acq:1:9\n"), "{coloured}");
}

#[test]
fn findings_are_parted_by_an_empty_line() {
    let nowhere = finding(Span::new(FileId::new(9), 0, 0));
    assert_eq!(
        human(&sources(), &[nowhere.clone(), nowhere], false),
        "error[E0102]: something\n\nerror[E0102]: something\n"
    );
    assert_eq!(human(&sources(), &[], true), "");
}

/// Texts with everything that has ever confused a renderer of text.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\n", "\n", "\r\n", "\r", "\t", " ", "é", "日本", "\u{301}", "\u{200d}", "\u{202e}", "\0",
        "abc", "{", "}",
    ]);
    let piece = (piece, prop_oneof![9 => Just(1), 1 => 50usize..200])
        .prop_map(|(piece, times)| piece.repeat(times));
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}

fn spans() -> impl Strategy<Value = Span> {
    (0..3usize, prop_oneof![0..40usize, 0..900usize], 0..60usize)
        .prop_map(|(file, start, length)| Span::new(FileId::new(file), start, start + length))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_makes_the_renderer_panic(
        files in prop::collection::vec(texts(), 2),
        primary in spans(),
        labels in prop::collection::vec((spans(), texts()), 0..5),
        fix in (spans(), texts()),
    ) {
        let files = files.into_iter().enumerate();
        let sources = SourceSet::new(
            files.map(|(at, text)| SourceFile::new(format!("{at}.acq"), text)).collect(),
        );
        let mut diagnostic = finding(primary);
        for (span, text) in labels {
            diagnostic = diagnostic.label(span, text);
        }
        diagnostic.fix = Some(Fix { span: fix.0, replacement: fix.1 });
        let text = human(&sources, &[diagnostic], false);
        prop_assert!(text.starts_with("error[E0102]: something\n"));
        prop_assert!(!text.contains(WRITTEN));
    }
}
