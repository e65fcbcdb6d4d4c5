#!/usr/bin/env bash
# The browser tests, on the release binary that `make build` left.      usage: scripts/e2e.sh [NAME…]
source "$(dirname "$0")/lib.sh"
need_node
[ -x target/release/berth ] || stop "target/release/berth is missing: run  make build"
need_chromium

tests=()
for name in "$@"; do tests+=("end2end/$name.test.mjs"); done
[ $# = 0 ] && tests=(end2end/*.test.mjs)
reporter=tap; [ -t 1 ] && reporter=spec
exec node --test --test-reporter="$reporter" --test-concurrency=3 "${tests[@]}"
