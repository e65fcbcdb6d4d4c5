#!/usr/bin/env bash
# Fuzzes what reads other people's text, for a minute or as long as asked.    usage: scripts/fuzz.sh [SECONDS]
source "$(dirname "$0")/lib.sh"
need_rust
rustup toolchain list 2>/dev/null | grep -q ^nightly || stop "Fuzzing needs a nightly compiler:  rustup toolchain install nightly"
command -v cargo-fuzz >/dev/null || stop "Fuzzing needs cargo-fuzz:  cargo install cargo-fuzz"
mkdir -p fuzz/corpus/annotate
exec cargo +nightly fuzz run annotate fuzz/corpus/annotate tests/corpus -- -max_total_time="${1:-60}" -max_len=4096
