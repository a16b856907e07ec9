"""The data quality log as an audit keeps it with a series: a line of JSON for each oddity."""

from __future__ import annotations

import json
from collections.abc import Iterable

from maturity_desktop.domain.figure_log import Odd, Oddity


def log_lines(oddities: Iterable[Oddity]) -> tuple[str, ...]:
    """Oddities as lines; what says nothing is left out of a line."""
    return tuple(json.dumps(_told(oddity), ensure_ascii=False) for oddity in oddities)


def logged(lines: Iterable[str]) -> tuple[Oddity, ...]:
    """The oddities of lines; a line that this program cannot read, another version wrote: it is left out."""
    return tuple(oddity for oddity in map(_oddity, lines) if oddity is not None)


def _told(oddity: Oddity) -> dict[str, object]:
    fields: dict[str, object] = {
        "kind": oddity.kind.value,
        "file": oddity.file,
        "sheet": oddity.sheet,
        "cells": list(oddity.cells),
        "count": oddity.count,
        "what": oddity.what,
        "channel": oddity.channel,
    }
    return {name: value for name, value in fields.items() if value}


def _oddity(line: str) -> Oddity | None:
    try:
        told = json.loads(line)
        return Oddity(
            Odd(told["kind"]),
            str(told.get("file", "")),
            str(told.get("sheet", "")),
            tuple(map(str, told.get("cells", ()))),
            int(told.get("count", 0)),
            str(told.get("what", "")),
            str(told.get("channel", "")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
