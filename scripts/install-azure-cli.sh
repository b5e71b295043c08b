#!/usr/bin/env bash
# Gets the Azure CLI of another Debian suite, against which the state that a login writes is tested, into a folder of its
# own, together with the Python and the libraries of that suite. The system stays on its suite: apt works with a separate
# list of sources and separate state, and nothing is installed. Bookworm has version 2.45, trixie 2.74, unstable 2.91.
# Prints the path of the program. Where it is not available (no Debian, no network), says so and ends with 0.
# Usage: install-azure-cli.sh suite [folder]
set -euo pipefail

suite=${1:?name a suite of Debian, for example trixie}
folder=${2:-${XDG_CACHE_HOME:-$HOME/.cache}/azure-cli/$suite}
program=$folder/az

unavailable() {
  echo "NOTICE: the Azure CLI of Debian $suite is not available: $1" >&2
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
echo "deb [signed-by=$keyring] $mirror $suite main" >"$work/sources.list"
apt() {
  command apt-get -qq \
    -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=/dev/null \
    -o Dir::State="$work/state" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache" \
    -o APT::Update::Error-Mode=any -o Acquire::Languages=none -o Acquire::Retries=2 -o APT::Sandbox::User=root "$@"
}
apt update >&2 || unavailable "the package lists of Debian $suite cannot be read"
apt install --yes --download-only --no-install-recommends azure-cli >&2 ||
  unavailable 'it has no package azure-cli for this machine, or its packages cannot be loaded'

root=$work/root
# The directories that Debian has merged, so that packages of either layout end in the same place.
mkdir -p "$root"/usr/{bin,sbin,lib,lib64}
for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
for package in "$work"/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink --no-same-owner -C "$root" \
    --exclude './usr/share/doc' --exclude './usr/share/man' --exclude './usr/share/locale' --exclude './dev'
done
loader=$(find "$root/usr/lib" "$root/usr/lib64" -name 'ld-linux-*.so.*' | head -n 1)
python=$(find "$root/usr/bin" -name 'python3.*' -type f | head -n 1)
[ -n "$loader" ] && [ -n "$python" ] || unavailable 'its packages hold no Python'

mkdir -p "$folder"
rm -rf "$folder/root"
mv "$root" "$folder/root"
loader=${loader/#$root/$folder/root}
python=${python/#$root/$folder/root}
libraries=$(dirname "$(find "$folder/root/usr/lib" -name 'libssl.so*' | head -n 1)")
cat >"$work/az" <<SCRIPT
#!/bin/sh
PYTHONHOME='$folder/root/usr' PYTHONPATH='$folder/root/usr/lib/python3/dist-packages' PYTHONDONTWRITEBYTECODE= \\
  exec '$loader' --library-path '$libraries' '$python' -W ignore -m azure.cli "\$@"
SCRIPT
chmod +x "$work/az"
AZURE_CONFIG_DIR=$work/config "$work/az" version --output none >&2 ||
  unavailable 'the program does not run on this machine'
install "$work/az" "$program"
echo "$program"
