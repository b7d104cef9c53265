#!/usr/bin/env bash
# Fuzzes one target with stable Rust: `fuzz/run.sh compile 600` runs ten minutes.
# Coverage comes from LLVM's own pass, so that no nightly toolchain is needed.
set -euo pipefail
cd "$(dirname "$0")"
target=${1:-compile}
seconds=${2:-600}
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"
host=$(rustc -vV | sed -n 's/^host: //p')
# With an explicit target, build scripts and macros are built without the flags above.
cargo build --release --target "$host" --bin "$target"
mkdir -p "corpus/$target"
if [ -z "$(ls -A "corpus/$target")" ]; then
  find ../countries ../sectors ../directives ../tests -name '*.acq' -exec cp --backup=numbered -t "corpus/$target" {} +
fi
exec "target/$host/release/$target" "corpus/$target" -max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=4096 -print_final_stats=1
