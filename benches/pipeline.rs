//! Each stage by itself, on the real tree.

#[allow(dead_code, reason = "what serde_json does alone is for the ratios")]
#[path = "lines/mod.rs"]
mod lines;
#[allow(dead_code, reason = "the enlarged tree is for the ratios")]
#[path = "tree/mod.rs"]
mod tree;

use std::hint::black_box;

use acquis::compile::compile;
use acquis::decide::frame;
use acquis::format::format;
use acquis::model::KnowledgeBase;
use acquis::model::inherit::Law;
use acquis::syntax::parse;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn stages(criterion: &mut Criterion) {
    let texts = tree::real();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let sources = tree::sources(&texts);
    let settings = tree::settings();

    let mut group = criterion.benchmark_group("front end");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("parse, one thread", |bencher| {
        bencher.iter(|| {
            for (id, file) in sources.iter() {
                black_box(parse(id, file));
            }
        });
    });
    group.bench_function("format, one thread", |bencher| {
        bencher.iter(|| {
            for (id, file) in sources.iter() {
                black_box(format(id, file));
            }
        });
    });
    group.bench_function("check (parse, resolve, check)", |bencher| {
        bencher.iter(|| black_box(compile(&sources, Vec::new(), settings)));
    });
    group.finish();

    let compiled = compile(&sources, Vec::new(), settings);
    let mut group = criterion.benchmark_group("decisions");
    for code in compiled.base.countries.keys() {
        let law = Law::of(&compiled.base, Some(code)).expect("a state");
        group.bench_function(format!("frame of {code}"), |bencher| {
            bencher.iter(|| black_box(frame(&law)))
        });
    }
    group.finish();
    in_process(criterion, &compiled.base);
}

/// Decisions on one core, by what a program that has them in process hands in.
fn in_process(criterion: &mut Criterion, base: &KnowledgeBase) {
    let batch = lines::Batch::of(base, 1_024);
    let ready = batch.ready();
    let mut group = criterion.benchmark_group("in process, one core");
    group.throughput(Throughput::Elements(ready.len() as u64));
    group.bench_function("decide with reasons", |bencher| {
        bencher.iter(|| {
            for one in &ready {
                black_box(one.engine.decide(black_box(&one.facts)));
            }
        });
    });
    group.bench_function(
        "lower the fields of a line and decide with reasons",
        |bencher| {
            bencher.iter(|| {
                for one in &ready {
                    black_box(one.engine.decide(&black_box(one).lower()));
                }
            });
        },
    );
    group.bench_function("assess batch, line in and line out", |bencher| {
        let mut out = Vec::new();
        bencher.iter(|| {
            out.clear();
            for line in &batch.lines {
                batch.answer(black_box(line), &mut out);
            }
            black_box(&out);
        });
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = stages
}
criterion_main!(benches);
