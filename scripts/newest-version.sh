#!/usr/bin/env bash
# Prints the newest of the versions on standard input, one `v1.2.3` a line: scripts/newest-version.sh [major, as v1]
# Other lines are ignored.
set -euo pipefail

grep -E "^${1:-v[0-9]+}\.[0-9]+\.[0-9]+$" | sort -t . -k 1.2,1n -k 2,2n -k 3,3n | tail -n 1
