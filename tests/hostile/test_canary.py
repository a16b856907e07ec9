"""No word of a person names a file that is opened, or reaches the network: seen from outside."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.hostile.canary_words import NAME
from tools.hostile.watching import breaches, can_trace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace and inotify are Linux's")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.hostile.canary", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


def test_markup_in_every_field_opens_nothing() -> None:
    """All screens and the whole report: make torture. Where nothing may be traced, the tool says so."""
    done = run("--short", "--only", "own-assess")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert "screens: 1" in done.stdout
    assert ("Nothing is traced here" in done.stdout) == (not can_trace())


@pytest.mark.parametrize("how", [(), ("--without-strace",)], ids=["as here", "without strace"])
def test_a_label_that_shows_markup_is_seen(how: tuple[str, ...]) -> None:
    done = run("--control", *how)
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert NAME in done.stderr


def test_the_trace_sees_an_internet_socket(tmp_path: Path) -> None:
    log = tmp_path / "trace"
    log.write_text("1 socket(AF_UNIX, SOCK_STREAM)\n1 socket(AF_INET6, SOCK_STREAM)\n", "utf-8")
    assert breaches(log, NAME) == ["1 socket(AF_INET6, SOCK_STREAM)"]


def test_without_strace_a_process_tells_of_its_own_sockets() -> None:
    code = (
        "import socket; from tools.hostile.watching import tell_sockets; tell_sockets()\n"
        "socket.socket().connect_ex(('127.0.0.1', 9))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    assert "the network was reached: socket.connect" in done.stderr
