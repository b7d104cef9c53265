//! Ratios against peers, all measured in one run: seconds move with the machine, ratios hold.

#[path = "tree/mod.rs"]
mod tree;

use std::hint::black_box;
use std::time::Instant;

use acquis::compile::compile;
use acquis::syntax::parse;

/// The median of several runs, in milliseconds.
fn median(runs: usize, mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let begin = Instant::now();
            work();
            begin.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let texts = tree::real();
    let one_thread = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread pool");
    let mut points = Vec::new();
    for times in [1, 10, 100] {
        let texts = if times == 1 {
            texts.clone()
        } else {
            tree::enlarged(&texts, times)
        };
        let sources = tree::sources(&texts);
        let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
        let runs = if times == 100 { 3 } else { 9 };
        let parsed = median(runs, || {
            for (id, file) in sources.iter() {
                black_box(parse(id, file));
            }
        });
        let checked = one_thread.install(|| {
            median(runs, || {
                black_box(compile(&sources, Vec::new(), tree::settings()));
            })
        });
        let compiled = compile(&sources, Vec::new(), tree::settings());
        let errors = compiled
            .diagnostics
            .iter()
            .filter(|d| d.code.id().starts_with('E'))
            .count();
        // The peer: the same knowledge as JSON, read into values and written again.
        let json = acquis::data::files(&compiled.base, &Default::default(), &Default::default())
            .expect("datasets")
            .remove("data/acquis.json")
            .expect("the whole");
        let read = median(runs, || {
            black_box(serde_json::from_slice::<serde_json::Value>(&json).expect("our own JSON"));
        });
        let round = median(runs, || {
            let value: serde_json::Value = serde_json::from_slice(&json).expect("our own JSON");
            black_box(serde_json::to_vec(&value).expect("writable"));
        });
        println!(
            "{times:>3} x: {:>6} kB in {} files, {errors} errors; parse {:.1} MB/s; check {checked:.1} ms, {:.2} x serde_json reading its dataset of {} kB ({read:.1} ms), {:.2} x reading and writing it",
            bytes / 1000,
            texts.len(),
            bytes as f64 / parsed / 1000.0,
            checked / read,
            json.len() / 1000,
            checked / round,
        );
        points.push((bytes as f64, checked));
    }
    let (first, last) = (points[0], points[points.len() - 1]);
    println!(
        "growth of check: exponent {:.2} over {:.0} x of the text",
        (last.1 / first.1).ln() / (last.0 / first.0).ln(),
        last.0 / first.0
    );
}
