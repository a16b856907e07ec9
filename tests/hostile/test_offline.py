"""The program works where there is no network at all: the short form of `make offline`."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.hostile.offline import reason_against

SOME = (
    "tests/end_to_end/test_command_line.py::test_the_self_test_does_the_main_job",
    "tests/gui/test_library_page.py",
)


@pytest.fixture(scope="module", autouse=True)
def _can_be_tried() -> None:
    if against := reason_against():
        pytest.skip(against)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.hostile.offline", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


def test_a_working_day_needs_no_network() -> None:
    """All tests: make offline."""
    done = run(*SOME)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "\n0 internet sockets, without a network interface" in done.stdout


def test_a_socket_is_seen_and_reaches_nothing() -> None:
    done = run("--control")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "AF_INET" in done.stderr
