#!/usr/bin/env bash
# Gets the real opkssh, against which the SSH login is tested, from Debian unstable into a folder of its own. The system
# stays on its suite: apt works with a separate list of sources and separate state, and nothing is installed.
# The program of the package takes the older form of the proof. With --current the program is built from the packages with
# sources, whose openpubkey is newer, and is called opkssh-current: 320 MB to load, some minutes in all.
# Prints the path of the program. Where it is not to be had (no Debian, no network), says so and ends with 0.
# Usage: install-opkssh.sh [--current] [folder]
set -euo pipefail

current=
if [ "${1-}" = --current ]; then
  current=-current
  shift
fi
folder=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/opkssh}
program=$folder/opkssh$current

unavailable() {
  echo "NOTICE: opkssh is not available: $1" >&2
  exit 0
}

if [ -x "$program" ]; then
  echo "$program"
  exit 0
fi
for tool in apt-get dpkg-deb; do
  command -v "$tool" >/dev/null || unavailable "this is no Debian system ($tool is missing)"
done
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[ -r "$keyring" ] || unavailable "$keyring is missing"

# The mirror that the system uses itself.
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1) || true
[ -n "$mirror" ] || unavailable 'the system has no package lists of Debian (run "apt-get update" first)'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
: >"$work/status"
echo "deb [signed-by=$keyring] $mirror unstable main" >"$work/sources.list"
apt() {
  command apt-get -qq \
    -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o APT::Update::Error-Mode=any -o Acquire::Languages=none -o Acquire::Retries=2 -o APT::Sandbox::User=root "$@"
}
cd "$work"
apt update >&2 || unavailable 'the package lists of Debian unstable cannot be read'
if [ -z "$current" ]; then
  apt download opkssh >&2 || unavailable 'Debian unstable has no package opkssh for this machine'
  dpkg-deb -x opkssh_*.deb package
  built=package/usr/bin/opkssh
else
  apt install --yes --download-only --no-install-recommends golang-go golang-github-openpubkey-opkssh-dev >&2 ||
    unavailable 'the sources or the compiler cannot be had from Debian unstable'
  for package in cache/archives/golang-*.deb; do
    dpkg-deb -x "$package" sources
  done
  built=opkssh-current
  GOROOT=$(readlink -f sources/usr/lib/go) GOPATH=$work/sources/usr/share/gocode GOCACHE=$work/go-cache \
    GO111MODULE=off CGO_ENABLED=0 sources/usr/lib/go/bin/go build -trimpath -o "$built" github.com/openpubkey/opkssh >&2 ||
    unavailable 'its sources do not build'
fi
"./$built" --version >/dev/null || unavailable 'the program does not run on this machine'
install -D "$built" "$program"
echo "$program"
