#!/usr/bin/env bash
# The official Python SDKs as judges of the simulator's wire, in an environment of their own.
source "$(dirname "$0")/lib.sh"
[ -f tests/sdk/requirements.txt ] || stop "tests/sdk is missing"
need python3 python3 python3-venv
venv=target/venv stamp=$(sha256sum tests/sdk/requirements.txt)
if [ "$(cat $venv/.berth 2>/dev/null)" != "$stamp" ]; then
  rm -rf $venv
  python3 -m venv $venv 2>/dev/null || { debian python3-venv; python3 -m venv $venv; }
  $venv/bin/pip install --quiet --requirement tests/sdk/requirements.txt
  echo "$stamp" > $venv/.berth
fi
BERTH_BINARY="${BERTH_BINARY:-$PWD/target/release/berth}" exec $venv/bin/python -m pytest -q -p no:cacheprovider tests/sdk
