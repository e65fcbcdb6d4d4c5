#!/usr/bin/env bash
# Everything that is judged before a change is taken. Every stage runs, whatever became of the one before it;
# the browser tests come last, and their own summary is the last thing printed.
# usage: scripts/test.sh [STAGE…]      stages: lint build budget rust sdk browser
source "$(dirname "$0")/lib.sh"

stages=(lint build budget rust sdk browser)
[ $# = 0 ] || stages=("$@")
failed=()

lint() { scripts/lint.sh --light; }
build() { scripts/build.sh; }
budget() { node scripts/budget.mjs; }
# Clippy compiles the tests, its warnings denied: judging and compiling apart would build every dependency twice.
# The black-box tests drive the binary that would be shipped, not one of their own.
rust() {
  need_postgres
  local judge
  judge=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver) || stop "clippy is missing: rustup component add clippy"
  RUSTC_WORKSPACE_WRAPPER=$judge CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__ BERTH_BINARY="$PWD/target/release/berth" \
    cargo test --locked --no-fail-fast
}
sdk() { scripts/sdk.sh; }
browser() { scripts/e2e.sh; }

# stage NAME: runs it and says how long it took, on standard error.
stage() {
  local from=$SECONDS took
  say "$1"
  if ! "$1"; then failed+=("$1"); fi
  took=$((SECONDS - from))
  [ "$1" = browser ] || printf '== %s: %d min %02d s\n' "$1" $((took / 60)) $((took % 60)) >&2
}

for name in "${stages[@]}"; do stage "$name"; done
[ "${#failed[@]}" = 0 ] || stop "failed: ${failed[*]}"
