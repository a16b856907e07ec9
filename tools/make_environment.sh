#!/usr/bin/env bash
# Makes .venv with the pinned packages and the program itself; names what is missing when it cannot.
# The first argument, if any, is the extra to install; PYTHON names the interpreter to use.
set -euo pipefail
cd "$(dirname "$0")/.."
extra=${1:-dev}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    local name
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    echo "Python 3.11 or newer is needed; none was found as: ${PYTHON:-python3, python3.13, python3.12, python3.11}." \
         "Install it, or name it: make PYTHON=/path/to/python3" >&2
    return 1
}

if ! is_new_enough .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        bash tools/install_packages.sh "Python's venv module is missing" "python$version-venv"
    fi
    "$python" -m venv --clear .venv
fi

pip() {
    .venv/bin/python -m pip --disable-pip-version-check "$@"
}

echo "Installing the pinned packages into .venv"
# The build back-end is installed first, pinned like the rest: building needs nothing that is not pinned.
pip install --quiet --constraint constraints.txt hatchling editables
pip install --quiet --constraint constraints.txt --no-build-isolation --editable ".[$extra]"
