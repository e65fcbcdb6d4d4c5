#!/usr/bin/env bash
# Figures of this machine, in one table; what is over its budget is marked and makes the exit code 1.
source "$(dirname "$0")/lib.sh"
need_node
need wrk wrk
need_chromium
need python3 python3 python3-venv
[ -x target/venv-bench/bin/python ] || python3 -m venv target/venv-bench || { debian python3-venv; python3 -m venv target/venv-bench; }
target/venv-bench/bin/pip install --quiet ruamel.yaml==0.19.1
cargo build --quiet --locked --release -p blackbox --examples
cargo build --quiet --locked --release -p plan --example render_many
exec node scripts/bench.mjs
