//! Each stage by itself, on the real tree.

#[allow(dead_code, reason = "the enlarged tree is for the ratios")]
#[path = "tree/mod.rs"]
mod tree;

use std::hint::black_box;

use acquis::compile::compile;
use acquis::decide::frame;
use acquis::format::format;
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
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = stages
}
criterion_main!(benches);
