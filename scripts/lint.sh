#!/usr/bin/env bash
# Formatting, clippy with warnings denied (the server's world and the browser's, apart), the walls between the crates.
# usage: scripts/lint.sh [--light]      --light: without what `make test` judges while it compiles its tests
source "$(dirname "$0")/lib.sh"
source scripts/wasm.sh
need_rust
need_node

cargo fmt --all --check
[ "${1:-}" = --light ] || cargo clippy --quiet --locked --all-targets -- -D warnings
# The browser's half is judged alone: together with the server, Cargo would put both halves of leptos into one copy.
if choose_wasm && [ "${#wasm_args[@]}" = 0 ]; then
  # In the profile that ships: the macros that run while it compiles are then built once for both.
  cargo clippy --quiet --locked -p client -p app --profile wasm --target "$WASM_TARGET" --target-dir target/front -- -D warnings
else
  say "no clippy in Debian's rustc-web: the browser's half is judged as compiled for this machine"
  cargo clippy --quiet --locked -p client -p app --target-dir target/front -- -D warnings
fi
node scripts/walls.mjs
if command -v cargo-deny >/dev/null; then cargo deny --log-level error check bans licenses sources; fi
