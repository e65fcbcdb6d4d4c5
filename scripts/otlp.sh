#!/usr/bin/env bash
# The feature `otlp`, which `make test` leaves out: lints, unit tests, and what a collector hears of an unoptimised binary.
source "$(dirname "$0")/lib.sh"

need_rust
export RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__
RUSTC_WORKSPACE_WRAPPER=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver) || stop "clippy is missing: rustup component add clippy"
[ -d target/site ] || scripts/build.sh --dev --assets
cargo build --quiet --locked -p server --features otlp
cargo test --quiet --locked -p server --features otlp --lib telemetry
BERTH_BINARY="$PWD/target/debug/berth" cargo test --quiet --locked -p blackbox --features otlp --test otlp
if command -v cargo-deny >/dev/null; then cargo deny --all-features --log-level error check bans licenses sources; fi
