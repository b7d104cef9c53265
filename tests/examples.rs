//! The examples of the knowledge base, each written from a provision, come out as the sources expect.

mod support;

use acquis::decide::run_examples;

/// A count that falls far below what it was means that examples are skipped, not that law was lost.
const AT_LEAST: usize = 100;

#[test]
fn every_example_of_the_knowledge_base_passes() {
    let (sources, compilation) = support::real();
    assert!(
        !compilation.has_errors(),
        "the sources have errors; `cargo run -- check` shows them"
    );
    let report = run_examples(&compilation.base);
    let failures: Vec<String> = report
        .failures
        .iter()
        .map(|failure| {
            let file = sources.get(failure.span.file).expect("a file");
            let line = file.position(failure.span.start).line;
            format!(
                "{}:{line}: {}: {}: {}",
                file.path, failure.law, failure.title, failure.message
            )
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));

    let run = report.spans.len();
    println!("{run} examples run, all passed");
    assert!(
        run > AT_LEAST,
        "only {run} examples run; there are more than {AT_LEAST} in the sources"
    );
}
