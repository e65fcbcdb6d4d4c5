#!/usr/bin/env bash
# Everything that is judged before a change is taken. Every stage runs, whatever became of the one before it;
# the browser tests come last, and their own summary is the last thing printed.
# usage: scripts/test.sh [STAGE…]      stages: lint build budget rust sdk browser
source "$(dirname "$0")/lib.sh"

stages=(lint build budget rust sdk browser)
[ $# = 0 ] || stages=("$@")
failed=() sdk_job=
trap '[ -z "$sdk_job" ] || kill "$sdk_job" 2>/dev/null || true' EXIT

lint() { scripts/lint.sh --light; }
build() { scripts/build.sh; }
budget() { node scripts/budget.mjs; }
# Clippy compiles the tests, its warnings denied: judging and compiling apart would build every dependency twice.
# The black-box tests drive the binary that would be shipped, not one of their own.
rust() {
  need_postgres
  local judge
  judge=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver) || stop "clippy is missing: rustup component add clippy"
  RUSTC_WORKSPACE_WRAPPER=$judge CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__ \
    cargo test --locked --no-run --message-format=json-render-diagnostics > target/tests.json
  [[ " ${stages[*]} " != *" sdk "* ]] || begin_sdk
  BERTH_BINARY="$PWD/target/release/berth" node scripts/tests.mjs < target/tests.json
}
# The official SDKs judge while the tests in Rust run, which wait more than they work; what they said is printed after those.
begin_sdk() {
  scripts/sdk.sh > target/sdk.log 2>&1 &
  sdk_job=$!
}
sdk() {
  local ended=0
  [ -n "$sdk_job" ] || begin_sdk
  wait "$sdk_job" || ended=$?
  cat target/sdk.log
  return "$ended"
}
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
