"""The command line, run as a process or, where only what it says and does counts, within this one."""

from __future__ import annotations

import gettext
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import maturity_desktop
from maturity_desktop.cli import main

Ran = subprocess.CompletedProcess[str]

HERE = str(Path(maturity_desktop.__file__).with_name("__main__.py"))


def process(*arguments: str, env: Mapping[str, str] | None = None) -> Ran:
    """Runs the program as a person does: with an interpreter, a start and an end of its own."""
    return subprocess.run(
        [sys.executable, "-m", "maturity_desktop", *arguments],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False, env=env,
    )  # fmt: skip


def run(*arguments: str) -> Ran:
    """The same from the first line of the command line to its exit code, without starting an interpreter.

    Nobody is at the keyboard.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _stream in range(2))
    code, domain = 0, gettext.textdomain()
    with (
        patch.object(sys, "argv", [HERE, *arguments]),
        patch.object(sys, "stdin", io.StringIO()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        finally:
            gettext.textdomain(domain)
    said, told = (_written(stream) for stream in (out, err))
    return Ran([HERE, *arguments], code, said, told)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    data = stream.buffer
    assert isinstance(data, io.BytesIO)
    return data.getvalue().decode()


def program(*arguments: str, check: bool = True) -> Ran:
    """What the command line says, and that it has nothing to complain of unless that is looked at."""
    ran = run(*arguments)
    if check:
        assert ran.returncode == 0, ran.stderr
        assert "export" in arguments or ran.stderr == "", "an export tells what is worth knowing of it"
    return ran


def printed(*arguments: str) -> Any:
    return json.loads(program(*arguments).stdout)
