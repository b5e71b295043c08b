#!/usr/bin/env bash
# Prints what CHANGELOG.md says about a version: scripts/release-notes.sh v1.2.3 [changelog]
# Fails where the version has no section, no date or no notes.
set -euo pipefail

tag=$1
changelog=${2:-CHANGELOG.md}
version=${tag#v}

notes=$(awk -v heading="## [$version] - " '
  index($0, "## ") == 1 { found = index($0, heading) == 1 && $0 ~ / - [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]$/; next }
  /^\[[^]]*\]: / { next }
  found { print }
' "$changelog")

if [ -z "${notes//[[:space:]]/}" ]; then
  echo "$changelog has no notes under \"## [$version] - YYYY-MM-DD\"." >&2
  exit 1
fi
printf '%s\n' "$notes" | sed -e '/./,$!d'
