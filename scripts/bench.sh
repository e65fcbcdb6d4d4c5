#!/usr/bin/env bash
# Figures of this machine, in one table; what is over its budget is marked and makes the exit code 1.
source "$(dirname "$0")/lib.sh"
need_node
need wrk wrk
need_chromium
cargo build --quiet --locked --release -p blackbox --examples
exec node scripts/bench.mjs
