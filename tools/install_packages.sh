#!/usr/bin/env bash
# Installs Debian packages where that is allowed, else names them: install_packages.sh REASON PACKAGE...
set -euo pipefail
reason=$1
shift

give_up() {
    echo "$reason: $1 Please install: $packages" >&2
    exit 1
}

packages="$*"
command -v apt-get >/dev/null || give_up "this system has no apt-get."
if [ "$(id -u)" -eq 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    give_up "that needs an administrator."
fi

apt() {
    "${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@" >&2
}

echo "$reason: installing $packages" >&2
# The package lists may be absent or old: they are fetched only when the first try fails.
apt install --no-install-recommends "$@" \
    || { apt update && apt install --no-install-recommends "$@"; } \
    || give_up "apt-get could not install them."
