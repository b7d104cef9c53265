//! Laws that the formatter keeps for every text, over generated sources: sound ones in the oddest
//! layout, and ones with mistakes in them.

mod generated;

use acquis::format::{format, same_meaning, unified_diff};
use acquis::source::{FileId, SourceFile};
use acquis::syntax::{Parsed, parse};
use generated::{apply, edit, written};
use proptest::collection::vec;
use proptest::prelude::*;

const BOM: char = '\u{FEFF}';

fn read(text: &str) -> Parsed {
    parse(FileId::default(), &SourceFile::new("a.acq", text))
}

fn formatted(text: &str) -> String {
    format(FileId::default(), &SourceFile::new("a.acq", text))
}

fn codes(parsed: &Parsed) -> Vec<&'static str> {
    let mut codes: Vec<_> = parsed
        .diagnostics
        .iter()
        .map(|found| found.code.id())
        .collect();
    codes.sort_unstable();
    codes
}

fn remarks(parsed: &Parsed) -> Vec<&str> {
    let tree = &parsed.tree;
    let mut remarks: Vec<_> = tree
        .remarks
        .iter()
        .map(|remark| tree.slice(*remark).trim())
        .collect();
    remarks.sort_unstable();
    remarks
}

/// Everything that is not white space; a raised number has two spellings, of which one is canonical.
fn ink(text: &str) -> String {
    let text = text.strip_prefix(BOM).unwrap_or(text);
    text.replace([' ', '\t', '\n', '\r', '^'], "")
        .chars()
        .map(acquis::value::Provision::plain_digit)
        .collect()
}

/// What holds for every text.
fn holds_for_any(text: &str) -> Result<(), TestCaseError> {
    remarks_are_kept(text)?;
    let once = formatted(text);
    let twice = formatted(&once);
    prop_assert_eq!(
        &once,
        &twice,
        "formatting twice differs:\n{}",
        unified_diff("a", &once, &twice)
    );
    prop_assert_eq!(ink(text), ink(&once), "{}\nbecame\n{}", text, &once);
    let (before, after) = (read(text), read(&once));
    prop_assert_eq!(
        remarks(&before),
        remarks(&after),
        "remarks of\n{}\nbecame\n{}",
        text,
        &once
    );
    prop_assert_eq!(codes(&before), codes(&after), "{}\nbecame\n{}", text, &once);
    prop_assert!(
        same_meaning(&before.tree, &after.tree),
        "{}\nbecame\n{}",
        text,
        &once
    );
    Ok(())
}

/// Where remarks begin that nobody can take for part of a text or an address: behind no quotation mark
/// and no `<` on their line, in a text without prose.
fn plain_remarks(text: &str) -> Vec<usize> {
    if text.contains("\"\"\"") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let at = line.find(['#', '"', '<']);
        found.extend(
            at.filter(|at| line[*at..].starts_with('#'))
                .map(|at| start + at),
        );
        start += line.len();
    }
    found
}

/// Every remark is in the tree, in order, whatever is wrong around it.
fn remarks_are_kept(text: &str) -> Result<(), TestCaseError> {
    let parsed = read(text);
    let starts: Vec<usize> = parsed
        .tree
        .remarks
        .iter()
        .map(|remark| remark.start as usize)
        .collect();
    prop_assert!(starts.is_sorted(), "{:?} in\n{}", starts, text);
    if !parsed.refused {
        for at in plain_remarks(text) {
            prop_assert!(starts.contains(&at), "lost: {:?} in\n{}", &text[at..], text);
        }
    }
    Ok(())
}

/// What holds besides where nothing is wrong with the text. A text that was given up and left alone
/// fails here, because the generator hardly ever writes canonically.
fn holds_for_sound(text: &str) -> Result<(), TestCaseError> {
    let once = formatted(text);
    prop_assert!(!once.contains(['\r', BOM]), "{}", once);
    prop_assert!(
        !once.contains("\n\n\n") || text.contains("\"\"\""),
        "blank lines:\n{}",
        &once
    );
    prop_assert!(once.is_empty() || once.ends_with('\n') && !once.ends_with("\n\n"));
    let mut in_prose = false;
    for line in once.lines() {
        prop_assert_eq!(line, line.trim_end_matches([' ', '\t']));
        let closes = in_prose && line.trim_start().starts_with("\"\"\"");
        let inside = in_prose && !closes;
        in_prose = inside || !closes && line.ends_with("\"\"\"");
        if !inside && !line.is_empty() {
            let code = line.trim_start_matches(' ');
            let indentation = line.len() - code.len();
            // Texts are generated without such spaces, remarks are not.
            let code = code.split('#').next().unwrap_or("").trim_end();
            prop_assert!(indentation % 2 == 0, "{}\nbecame\n{}", text, &once);
            let loose = code.contains('\t') || code.contains("  ");
            prop_assert!(!loose, "{}\nbecame\n{}", text, &once);
        }
    }
    Ok(())
}

/// 96 cases a law, or as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 96;
    }
    config.failure_persistence = None;
    config
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn sound_texts(text in written(false)) {
        holds_for_any(&text)?;
        if read(&text).diagnostics.is_empty() {
            holds_for_sound(&text)?;
        }
    }

    #[test]
    fn texts_with_mistakes(text in written(true)) {
        holds_for_any(&text)?;
    }

    #[test]
    fn edited_texts(text in written(false), edits in vec(edit(), 1..4)) {
        holds_for_any(&edits.iter().fold(text, |text, edit| apply(&text, edit)))?;
    }

    #[test]
    fn edits_of_canonical_texts(text in written(false), edits in vec(edit(), 1..4)) {
        holds_for_any(&edits.iter().fold(formatted(&text), |text, edit| apply(&text, edit)))?;
    }

    #[test]
    fn noise(text in "[a-c \\n#{}\"(),<>§%0-9\\t\\r]{0,60}") {
        holds_for_any(&text)?;
    }
}
