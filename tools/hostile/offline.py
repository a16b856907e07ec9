"""Runs the tests where there is no network, and tells from outside whether one of them reached for it.

    python -m tools.hostile.offline [--control] [TESTS AND OPTIONS OF PYTEST...]

Without tests it runs all. A namespace of its own has no interface that is up, not even the loop back, and
strace sees every internet socket. The exit code is 0 where the tests passed and opened none; 2, with the
reason, where nothing can be tried. --control opens a socket, and is 0 only if that was seen.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.hostile.watching import SOCKETS, can_trace, traced

ROOT = Path(__file__).resolve().parents[2]
ALONE = ("unshare", "--map-current-user", "--net")
"""Runs what follows without a network; the rights of the person stay."""
OPEN_SOCKETS = ("tests/test_guards.py", "tests/hostile/test_canary.py", "tests/hostile/test_offline.py")
"""Tests that reach for the network on purpose."""
OF_OTHERS = ("tests/verbs/test_model_workbook.py::test_a_model_survives_libreoffice",)
"""A test that runs another program, which looks for a printer."""
UNREACHABLE = "unreachable"
REACH_OUT = f"""
import socket
for host in ("127.0.0.1", "192.0.2.1"):
    try:
        socket.create_connection((host, 9), 5).close()
    except OSError as error:
        assert "unreachable" in str(error), error
print("{UNREACHABLE}")
"""
NOT_TRIED = 2


def reason_against() -> str:
    """Why nothing can be run without a network here; nothing where it can."""
    if sys.platform != "linux":
        return "only Linux runs a process without a network"
    if shutil.which(ALONE[0]) is None:
        return "there is no unshare (Debian: util-linux)"
    tried = subprocess.run(
        [*ALONE, sys.executable, "-c", REACH_OUT], capture_output=True, text=True, check=False
    )
    if tried.stdout.strip() != UNREACHABLE:
        return f"this system gives no namespace without a network ({tried.stderr.strip()[-200:]})"
    return "" if can_trace() else "strace may not watch a process here"


def alone(*command: str) -> tuple[int, list[str]]:
    """The exit code of a Python command without a network, and the internet sockets that it opened."""
    return traced([*ALONE, sys.executable, *command], os.environ, calls=SOCKETS)


def main() -> int:
    """0 where the tests passed and reached for no network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--control", action="store_true", help="opens a socket, which must be seen")
    asked, tests = parser.parse_known_args()
    os.chdir(ROOT)
    if against := reason_against():
        print(f"Not tried: {against}.", file=sys.stderr)
        return NOT_TRIED
    if asked.control:
        code, found = alone("-c", REACH_OUT)
    else:
        tests = tests or ["tests", "-n", "auto", *(f"--ignore={path}" for path in OPEN_SOCKETS)]
        tests += [f"--deselect={name}" for name in OF_OTHERS]
        code, found = alone("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    for line in found[:20]:
        print(line[:300], file=sys.stderr)
    print(f"{len(found)} internet sockets, without a network interface")
    return int(code != 0 or bool(found) != asked.control)


if __name__ == "__main__":
    sys.exit(main())
