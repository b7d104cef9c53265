//! Formatting any text twice gives the same as formatting it once, and every remark is kept.
#![no_main]

use acquis::format::format;
use acquis::source::{FileId, SourceFile};
use acquis::syntax::parse;
use libfuzzer_sys::fuzz_target;

fn remarks(file: &SourceFile) -> Vec<String> {
    let tree = parse(FileId::default(), file).tree;
    let mut remarks: Vec<String> = tree
        .remarks
        .iter()
        .map(|span| tree.slice(*span).trim_end().to_owned())
        .collect();
    remarks.sort();
    remarks
}

fuzz_target!(|text: &str| {
    let file = SourceFile::new("fuzz.acq", text);
    let once = format(FileId::default(), &file);
    let again = SourceFile::new("fuzz.acq", once.as_str());
    assert_eq!(once, format(FileId::default(), &again), "not idempotent");
    assert_eq!(remarks(&file), remarks(&again), "a remark was lost");
});
