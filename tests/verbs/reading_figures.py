"""Reads what clients send as the command line does, with a target of 80 where the test tells none."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.mapping_json import target_steps
from maturity_desktop.domain.series import Figure, Grain
from maturity_desktop.storage.framework_files import read_framework
from maturity_desktop.verbs.figures import FoundLadder, ladder_of_files
from tests.verbs.client_files import text_file

TODAY = date(2026, 1, 12)
Told = Mapping[str, Any]


@cache
def icmi() -> Framework:
    return read_framework(frameworks_folder() / "icmi-cmo.yaml").framework


def read(*files: Path, criterion: str = "8.01", told: Told | None = None) -> FoundLadder:
    """What the files prove."""
    targets = {} if told and "target" in told else {"": target_steps("80")}
    maps = [told] if told else []
    cut_off = date(2025, 12, 31)
    return ladder_of_files(icmi(), icmi().criterion(criterion), files, maps, targets, cut_off, TODAY)


def refusal(*files: Path, criterion: str = "8.01", told: Told | None = None) -> str:
    """What is said where the files are not read."""
    with pytest.raises(FiguresError) as caught:
        read(*files, criterion=criterion, told=told)
    return str(caught.value)


def sent(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of delimited text that a client sent."""
    return text_file(folder / "sent.csv", text, encoding)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)


def figures(found: FoundLadder, grain: Grain = Grain.MONTH, channel: int = 0) -> tuple[Figure, ...]:
    return found.channels[channel].series[grain].figures


def values(found: FoundLadder, channel: int = 0) -> dict[str, float]:
    """Each month's value."""
    told = figures(found, channel=channel)
    return {f"{one.start:%Y-%m}": float(one.value) for one in told if one.value is not None}


def counts(
    found: FoundLadder, grain: Grain = Grain.MONTH, channel: int = 0
) -> list[tuple[int | None, int | None]]:
    return [(one.within, one.offered) for one in figures(found, grain, channel)]


def quality(found: FoundLadder) -> dict[str, tuple[str, ...]]:
    return {oddity.kind.value: oddity.cells for oddity in found.oddities}
