"""Reads a stream with ruamel.yaml and writes it again; prints the seconds of processor time that this took."""

import io
import sys
import time

from ruamel.yaml import YAML

yaml = YAML()
yaml.preserve_quotes = True
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
start = time.process_time()
yaml.dump_all(list(yaml.load_all(text)), io.StringIO())
print(time.process_time() - start)
