"""What the command line prints: lines of cells, JSON, and errors in plain words."""

from __future__ import annotations

import json
import os
import re
import sys
from gettext import gettext as _
from pathlib import Path

import click

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\ufeff\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves a terminal's cursor, ends a line, turns the order of words or is no character."""


def tell(*cells: str, err: bool = False) -> None:
    """Prints one line of cells; each holds a person's words, which must not pass for another cell or line."""
    click.echo("\t".join(map(_visible, cells)), err=err)


def _visible(words: str) -> str:
    """Words with everything spelt out that a terminal would obey, or that turns their order."""
    return UNSEEN.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), words)


def tell_written(path: Path) -> None:
    """A file was written, and opened again."""
    tell(_("{path}: {size} bytes, checked").format(path=path, size=path.stat().st_size))


def print_json(value: object) -> None:
    """JSON in ASCII escapes: a terminal's encoding cannot spoil it, nor a lone surrogate stop it."""
    click.echo(json.dumps(value, indent=2))


def drop_what_was_not_written() -> None:
    """What standard output did not take would be tried again at the end, and be an error nobody can catch."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def plain_error(error: Exception) -> str:
    """What went wrong, for a person."""
    if isinstance(error, OSError) and error.filename:
        return _("{file}: {reason}").format(file=error.filename, reason=error.strerror or error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.args[0]) if error.args else str(error)
