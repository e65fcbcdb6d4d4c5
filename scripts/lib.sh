# Shared by the scripts beside it: sourced, never run. Leaves the caller in the repository's root.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ -x "$HOME/.cargo/bin/cargo" ] && case ":$PATH:" in *":$HOME/.cargo/bin:"*) ;; *) PATH="$HOME/.cargo/bin:$PATH" ;; esac
export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"
export CARGO_TERM_COLOR="${CARGO_TERM_COLOR:-auto}"

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
stop() { printf '\033[1;31m%s\033[0m\n' "$*" >&2; exit 1; }

# debian PACKAGE…: installs Debian packages, or names the line that would.
debian() {
  local line="apt-get install -y --no-install-recommends $*" sudo=()
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then sudo=(sudo); else
      stop "Missing on this machine: $*.  As root:  apt-get update && $line"
    fi
  fi
  command -v apt-get >/dev/null || stop "Missing on this machine: the Debian packages $* (no apt-get here: install their equivalents)."
  say "Debian packages: $*"
  export DEBIAN_FRONTEND=noninteractive
  local quiet=(-qq -o Dpkg::Use-Pty=0)
  # shellcheck disable=SC2086
  "${sudo[@]}" $line "${quiet[@]}" >&2 && return
  "${sudo[@]}" apt-get update "${quiet[@]}" >&2 || true
  # shellcheck disable=SC2086
  "${sudo[@]}" $line "${quiet[@]}" >&2 || stop "Could not install: $*.  Try:  apt-get update && $line"
}

# need COMMAND PACKAGE…: the command, from those Debian packages when it is not there.
need() {
  command -v "$1" >/dev/null && return
  debian "${@:2}"
  command -v "$1" >/dev/null || stop "$1 is still missing after installing ${*:2}."
}

# at_least HAVE WANT: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

need_rust() {
  local want have
  want=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  command -v cargo >/dev/null || stop "Rust is missing: install rustup's stable toolchain, ${want} or newer (https://rustup.rs)."
  have=$(rustc --version 2>/dev/null | cut -d' ' -f2)
  at_least "${have:-0}" "$want" || stop "Rust ${have:-?} is too old: Berth needs $want or newer. Run:  rustup update stable"
  need cc gcc libc6-dev
}

need_node() {
  command -v node >/dev/null || stop "Node.js is missing: install version 20 or newer."
  local have; have=$(node --version); have=${have#v}
  at_least "$have" 20 || stop "Node.js $have is too old: Berth needs 20 or newer."
  local stamp; stamp="$(sha256sum package-lock.json | cut -c1-16) ${have%%.*}"
  [ "$(cat node_modules/.berth 2>/dev/null)" = "$stamp" ] && return
  command -v npm >/dev/null || stop "npm is missing: it comes with Node.js; on Debian,  apt-get install npm"
  say "tools from package-lock.json"
  npm ci --loglevel=error >&2
  echo "$stamp" > node_modules/.berth
}

# A browser, and a font that can draw Chinese.
need_chromium() {
  export CHROMIUM="${CHROMIUM:-$(command -v chromium || true)}"
  [ -n "$CHROMIUM" ] || { debian chromium fonts-noto-cjk; CHROMIUM=$(command -v chromium); }
  [ -d /usr/share/fonts/opentype/noto ] || [ ! -e /etc/debian_version ] || debian fonts-noto-cjk
}

# PostgreSQL, for tests alone: they start their own. What the package starts by itself is taken away again.
# Without it the tests that need it say so and do nothing.
need_postgres() {
  local found='/usr/lib/postgresql/*/bin/initdb' sudo=() before
  compgen -G "$found" >/dev/null && return
  # A cluster that was there before is somebody's own, whatever became of its programs.
  before=$(compgen -G '/etc/postgresql/*/*' || true)
  if ! (debian postgresql); then
    say "PostgreSQL is missing and cannot be installed: the tests on it are SKIPPED"
    return
  fi
  [ "$(id -u)" = 0 ] || sudo=(sudo)
  "${sudo[@]}" pg_lsclusters --no-header | while read -r version name _; do
    grep -qxF "/etc/postgresql/$version/$name" <<< "$before" ||
      "${sudo[@]}" pg_dropcluster --stop "$version" "$name" >&2 < /dev/null || true
  done
}
