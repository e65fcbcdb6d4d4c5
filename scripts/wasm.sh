# Sourced after lib.sh: chooses a compiler that has, or can build, the standard library for wasm32.
# Sets wasm_env and wasm_args, to be given to `env` and `cargo`. WASM_TOOLCHAIN=debian takes Debian's rustc-web.
# shellcheck shell=bash
WASM_TARGET=wasm32-unknown-unknown
wasm_env=() wasm_args=()

# What is shipped to browsers is small before it is quick (SHA-256 without its rounds unrolled), and the same wherever
# it is built: no folder of this machine in it.
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg sha2_backend_soft=\"compact\" --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src= --remap-path-prefix=$PWD="
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS

has_wasm() { [ -d "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib" ]; }

# Debian's compiler carries the sources of its standard library, built here once for wasm32.
wasm_from_debian() {
  local rustc=${DEB_RUSTC:-/usr/bin/rustc} linker want have
  has_sources() { [ -x "$rustc" ] && [ -d "$("$rustc" --print sysroot)/lib/rustlib/src/rust/library" ]; }
  # Where rustup is Debian's own package, rustc-web takes its place: its toolchain stays, and is called by its path.
  [ "$(rustc --print sysroot)" = /usr ] || PATH="$(rustc --print sysroot)/bin:$PATH"
  has_sources || debian rustc-web rust-web-src
  has_sources || stop "Debian's rustc-web has no sources beside it: apt-get install rust-web-src"
  # Debian 12 has it twice: in its main archive too old, in bookworm-security new.
  want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  have=$("$rustc" --version | cut -d' ' -f2)
  at_least "$have" "$want" || stop "Debian's rustc-web $have is too old: Berth needs $want or newer. With  deb http://security.debian.org/debian-security bookworm-security main  among apt's sources:  apt-get update && apt-get install -y --no-install-recommends rustc-web rust-web-src"
  # The linker comes with rustup's toolchain; Debian's package lld is the other choice.
  linker=$(rustc --print sysroot)/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin/rust-lld
  [ -x "$linker" ] || linker=$(command -v wasm-ld || true)
  [ -n "$linker" ] || { debian lld; linker=$(command -v wasm-ld); }
  wasm_env=(RUSTC="$rustc" RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$linker")
  wasm_args=(-Z build-std=std,panic_abort)
}

choose_wasm() {
  if [ "${WASM_TOOLCHAIN:-}" = debian ]; then wasm_from_debian; return; fi
  has_wasm && return
  if command -v rustup >/dev/null; then
    say "rustup target add $WASM_TARGET"
    timeout 60 rustup target add "$WASM_TARGET" </dev/null >/dev/null 2>&1 || true
  fi
  has_wasm || { say "no answer from rustup: Debian's rustc-web instead"; wasm_from_debian; }
}

# The command line tool must be exactly the version that Cargo.lock names. Built unoptimised and without what only its
# test runner needs: a quarter of the time, for a run of one second.
need_wasm_bindgen() {
  local want
  want=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $want" ] && return
  say "wasm-bindgen-cli $want into .tools (two minutes, once)"
  # Not --locked: the lock file it was published with names a version that was withdrawn.
  CARGO_PROFILE_DEV_DEBUG=0 cargo install wasm-bindgen-cli --version "$want" --bin wasm-bindgen --no-default-features \
    --debug --root .tools --quiet --force --target-dir target/tools
  rm -rf target/tools
}
