//! Any text goes through parser, vocabulary, model and checks without a panic, and the tree loses
//! nothing.
#![no_main]

use acquis::compile::{Settings, compile};
use acquis::source::{FileId, SourceFile, SourceSet};
use acquis::syntax;
use acquis::value::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = SourceFile::new("fuzz.acq", text);
    let tree = syntax::parse(FileId::default(), &file).tree;
    if !tree.statements.is_empty() {
        let mut end = 0;
        for leaf in tree.leaves() {
            let between = &text[end..leaf.start as usize];
            assert!(
                between.trim_matches(['\u{feff}', ' ', '\t', '\n', '\r']).is_empty(),
                "lost: {between:?}"
            );
            end = leaf.end as usize;
        }
        assert!(text[end..].trim_matches(['\u{feff}', ' ', '\t', '\n', '\r']).is_empty());
    }
    if let Some(day) = Date::parse("2026-11-22") {
        let settings = Settings {
            as_of: day,
            fresh_at: day,
            stale_after: acquis::model::StaleAfter::months(12),
        };
        let sources = SourceSet::new(vec![file]);
        let compiled = compile(&sources, Vec::new(), settings);
        // Rendering what was found must not panic either.
        let _ = acquis::diagnostic::render::human(&sources, &compiled.diagnostics, false);
        let _ = acquis::decide::run_examples(&compiled.base);
    }
});
