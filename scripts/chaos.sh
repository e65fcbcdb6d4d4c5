#!/usr/bin/env bash
# The crash campaign on the release binary, as long as is asked for; prints its table.
# usage: scripts/chaos.sh [LAUNCHES [SEED]]
source "$(dirname "$0")/lib.sh"

need_rust
export BERTH_BINARY="$PWD/target/release/berth" CHAOS_LAUNCHES="${1:-2000}" CHAOS_SEED="${2:-$RANDOM}"
say "$CHAOS_LAUNCHES launches, seed $CHAOS_SEED"
cargo test --locked --quiet -p blackbox --test chaos -- --nocapture
