//! Ratios against peers, all measured in one run: seconds move with the machine, ratios hold.

#[path = "lines/mod.rs"]
mod lines;
#[path = "tree/mod.rs"]
mod tree;

use std::hint::black_box;
use std::time::Instant;

use acquis::analyse::analyse;
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
    one_thread.install(|| {
        peers(&texts);
        decisions(&texts);
        growth(&texts);
    });
}

/// The real tree against serde_json reading, and reading and writing, its dataset.
fn peers(texts: &[(String, String)]) {
    let sources = tree::sources(texts);
    let bytes = tree::size(texts);
    let parsed = median(9, || {
        for (id, file) in sources.iter() {
            black_box(parse(id, file));
        }
    });
    let checked = median(9, || {
        black_box(compile(&sources, Vec::new(), tree::settings()));
    });
    let compiled = compile(&sources, Vec::new(), tree::settings());
    let analysed = median(3, || {
        black_box(analyse(&compiled.base, None));
    });
    let json = acquis::data::files(&compiled.base, &Default::default(), &Default::default())
        .expect("datasets")
        .remove("data/acquis.json")
        .expect("the whole");
    let read = median(9, || {
        black_box(serde_json::from_slice::<serde_json::Value>(&json).expect("our own JSON"));
    });
    let round = median(9, || {
        let value: serde_json::Value = serde_json::from_slice(&json).expect("our own JSON");
        black_box(serde_json::to_vec(&value).expect("writable"));
    });
    println!(
        "real tree, one thread: {} kB; parse {:.1} MB/s; check {checked:.1} ms, {:.2} x serde_json reading its dataset of {} kB ({read:.1} ms), {:.2} x reading and writing it; analyse {analysed:.1} ms, {:.2} x check",
        bytes / 1000,
        bytes as f64 / parsed / 1000.0,
        checked / read,
        json.len() / 1000,
        checked / round,
        (checked + analysed) / checked,
    );
}

/// Decisions, and lines of a batch, against serde_json reading the same lines and writing the same
/// answers.
fn decisions(texts: &[(String, String)]) {
    let compiled = compile(&tree::sources(texts), Vec::new(), tree::settings());
    let batch = lines::Batch::of(&compiled.base, 4_096);
    let ready = batch.ready();
    let each = batch.lines.len() as f64 / 1e6;
    let decided = median(9, || {
        for one in &ready {
            black_box(one.engine.decide(black_box(&one.facts)));
        }
    }) / each;
    let lowered = median(9, || {
        for one in &ready {
            black_box(one.engine.decide(&black_box(one).lower()));
        }
    }) / each;
    let mut out = Vec::new();
    let answered = median(9, || {
        out.clear();
        for line in &batch.lines {
            batch.answer(black_box(line), &mut out);
        }
    }) / each;
    let size = out.len();
    let read = median(9, || {
        for line in &batch.lines {
            black_box(serde_json::from_str::<lines::Native<'_>>(line).expect("a line"));
        }
    }) / each;
    let answers: Vec<_> = ready.iter().map(lines::Ready::written).collect();
    let written = median(9, || {
        out.clear();
        for answer in &answers {
            serde_json::to_writer(&mut out, answer).expect("memory");
            out.push(b'\n');
        }
        black_box(&out);
    }) / each;
    let native = read + written;
    println!(
        "decide with reasons: {decided:.0} ns ({:.1} million a second), with the fields of a line lowered {lowered:.0} ns; {:.2} x and {:.2} x serde_json on the same lines",
        1e3 / decided,
        decided / native,
        lowered / native,
    );
    println!(
        "assess batch: {answered:.0} ns a line of {} bytes in and {} out ({:.0} thousand a second); serde_json reads them in {read:.0} ns and writes them in {written:.0} ns: {:.2} x",
        batch.lines.iter().map(String::len).sum::<usize>() / batch.lines.len(),
        size / batch.lines.len(),
        1e6 / answered,
        answered / native,
    );
}

/// How check grows with the text.
fn growth(texts: &[(String, String)]) {
    let mut points = Vec::new();
    for times in [1, 10, 100] {
        let texts = tree::enlarged(texts, times);
        let sources = tree::sources(&texts);
        let bytes = tree::size(&texts);
        let runs = if times == 100 { 3 } else { 9 };
        let mut errors = 0;
        let checked = median(runs, || {
            let compiled = black_box(compile(&sources, Vec::new(), tree::settings()));
            let codes = compiled.diagnostics.iter().map(|found| found.code.id());
            errors = codes.filter(|code| code.starts_with('E')).count();
        });
        println!(
            "{times:>3} x: {:>6} kB in {} files, {errors} errors; check {checked:.1} ms, {:.1} MB/s",
            bytes / 1000,
            texts.len(),
            bytes as f64 / checked / 1000.0,
        );
        points.push(((bytes as f64).ln(), checked.ln()));
    }
    println!(
        "growth of check: exponent {:.2} from 1 x to 10 x, {:.2} from 10 x to 100 x, {:.2} fitted",
        slope(&points[..2]),
        slope(&points[1..]),
        slope(&points),
    );
}

/// The slope of the line through some points that misses them least.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let over: f64 = points
        .iter()
        .map(|point| (point.0 - x) * (point.1 - y))
        .sum();
    let under: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    over / under
}
