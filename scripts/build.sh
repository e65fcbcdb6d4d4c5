#!/usr/bin/env bash
# Builds the browser's half, the style sheet and the server, in this order, because the server carries the other two.
# usage: [FEATURES=otlp] scripts/build.sh [--dev] [--assets]     --dev: unoptimised; --assets: without the server
source "$(dirname "$0")/lib.sh"
source scripts/wasm.sh

profile=wasm server=(--release) assets_only=
for word in "$@"; do
  case $word in
    --dev) profile=dev server=() ;;
    --assets) assets_only=1 ;;
    *) stop "unknown: $word" ;;
  esac
done

need_rust
need_node
choose_wasm
need_wasm_bindgen

env "${wasm_env[@]}" cargo build --quiet --locked -p client --profile "$profile" \
  --target "$WASM_TARGET" --target-dir target/front "${wasm_args[@]}"
directory=$profile; [ "$profile" = dev ] && directory=debug
node scripts/site.mjs "target/front/$WASM_TARGET/$directory/client.wasm" "$profile"
[ -n "$assets_only" ] || cargo build --locked -p server "${server[@]}" ${FEATURES:+--features "$FEATURES"}
