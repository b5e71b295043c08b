#!/usr/bin/env bash
# Prints the SHA-256 of every file that runs in users' jobs, as `sha256sum --check` reads it.
set -euo pipefail

cd "$(dirname "$0")/.."
find action.yml check/action.yml dist -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
