"""No word of a person names a file that is opened, or reaches the network: seen from outside, by strace."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools.hostile.canary import NAME, breaches

pytestmark = pytest.mark.skipif(
    "CI" not in os.environ and shutil.which("strace") is None, reason="strace sees what is opened"
)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.hostile.canary", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])


def test_markup_in_every_field_opens_nothing() -> None:
    """All screens and reports: make torture; here those with the most words."""
    done = run("--only", "overview,assess-rated")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]


def test_the_trace_sees_a_label_that_shows_markup() -> None:
    done = run("--control")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert NAME in done.stderr


def test_the_trace_sees_an_internet_socket(tmp_path: Path) -> None:
    log = tmp_path / "trace"
    log.write_text("1 socket(AF_UNIX, SOCK_STREAM)\n1 socket(AF_INET6, SOCK_STREAM)\n", "utf-8")
    assert breaches(log) == ["1 socket(AF_INET6, SOCK_STREAM)"]
