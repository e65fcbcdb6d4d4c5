#!/usr/bin/env bash
# The crash campaign on the release binary, as long as is asked for; prints its table.
# usage: scripts/chaos.sh [LAUNCHES [SEED [ENGINE]]]      ENGINE: sqlite, postgres
source "$(dirname "$0")/lib.sh"

need_rust
export BERTH_BINARY="$PWD/target/release/berth" CHAOS_LAUNCHES="${1:-2000}" CHAOS_SEED="${2:-$RANDOM}"
export BLACKBOX_ENGINE="${3:-sqlite}"
[ "$BLACKBOX_ENGINE" = sqlite ] || need_postgres
say "$CHAOS_LAUNCHES launches, seed $CHAOS_SEED, $BLACKBOX_ENGINE"
cargo test --locked --quiet -p blackbox --test chaos -- --nocapture
