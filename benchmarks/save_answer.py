"""One answer saved, durable, against the same rows written by the bare driver."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from typing import Any

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import (
    AGREED,
    Answer,
    AnswerValue,
    AuditDetails,
    Change,
    Client,
    FrameworkUse,
    RatingSet,
)
from maturity_desktop.domain.changes import Edit, Headline, Standing
from maturity_desktop.domain.record import new_key
from maturity_desktop.storage.engine import driver
from maturity_desktop.storage.framework_files import FrameworkFile, shipped_frameworks
from maturity_desktop.storage.library import FILE, Library
from maturity_desktop.storage.records import table_of

GOAL = 1.5
ROUNDS = 400
NOW = datetime(2026, 1, 13, tzinfo=UTC)
VALUES = {AnswerValue.MET: AnswerValue.PARTLY, AnswerValue.PARTLY: AnswerValue.MET}


def measure() -> list[tuple[str, float, float]]:
    """What was measured, the ratio of the medians, and the goal."""
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix="bench-") as name:
        (file,) = (own for own in shipped_frameworks(frameworks_folder()) if own.framework.id == "icmi_cmo")
        answers = _start(Path(name), file)
        return [
            ("one answer saved / the same rows by the bare driver", saving_ratio(Path(name), answers), GOAL)
        ]


def saving_ratio(folder: Path, answers: list[Answer]) -> float:
    """An answer of audit a1 saved in a closed library, against the bare driver in a copy of its file."""
    framework = answers[0].framework
    bare = _Bare(folder / FILE, folder / "bare.sqlite")
    library = Library.open(folder)
    ours, floor = [], []
    for place in range(ROUNDS):
        old = answers[place % len(answers)]
        new = replace(old, value=VALUES[old.value or AnswerValue.MET])
        answers[place % len(answers)] = new
        standing = Standing({"1": 1.5 + place / 1000}, {f"{own}": place % 5 for own in range(45)}, ())
        headline = Headline(framework, 1.5 + place / 1000, place, 45, False, standing)
        # The two alternate, so that a noisy spell of the machine falls on both.
        ours.append(_seconds(lambda: _save(library, old, new, headline)))  # noqa: B023 - called at once
        floor.append(_seconds(lambda: bare.save(old, new, headline)))  # noqa: B023 - called at once
    library.close()
    bare.close()
    return median(ours) / median(floor)


def _seconds(work: Callable[[], None]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _start(folder: Path, file: FrameworkFile) -> list[Answer]:
    """A library with one audit, every checkpoint answered."""
    library = Library.open(folder)
    library.keep_edition(file)
    answers = every_checkpoint_met(file)
    records = (
        Client("c1", "Client"),
        AuditDetails("a1", "c1", date(2025, 12, 31), date(2026, 1, 12)),
        FrameworkUse("a1", file.framework.id, file.sha256),
        RatingSet("a1", AGREED),
        *answers,
    )
    changes = tuple(Change(None, record) for record in records)
    headline = Headline(file.framework.id, None, 0, 45, True)
    library.commit([Edit("a1", "start", changes, "Assessor", NOW, new_key())], {"a1": [headline]})
    library.close()
    return answers


def every_checkpoint_met(file: FrameworkFile) -> list[Answer]:
    """The answers of audit a1 to all checkpoints."""
    return [
        Answer("a1", file.framework.id, AGREED, checkpoint, AnswerValue.MET)
        for checkpoint in file.framework.criterion_of_checkpoint
    ]


def _save(library: Library, old: Answer, new: Answer, headline: Headline) -> None:
    edit = Edit("a1", "answer", (Change(old, new),), "Assessor", NOW, new_key())
    library.commit([edit], {"a1": [headline]})


class _Bare:
    """The shortest program that writes the rows of an answer: edit, journal, answer, headline, standing."""

    def __init__(self, library: Path, path: Path) -> None:
        shutil.copy(library, path)
        self._connection: Any = driver().connect(str(path), isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
        self._connection.execute("PRAGMA synchronous = FULL")
        rows = self._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for (name,) in rows:
            self._connection.execute(f"DROP TRIGGER {name}")

    def save(self, old: Answer, new: Answer, headline: Headline) -> None:
        run, key, at = self._connection.execute, new_key(), NOW.isoformat()
        table = table_of(Answer)
        was, now = (dict(zip(table.names, table.row(answer), strict=True)) for answer in (old, new))
        run("BEGIN IMMEDIATE")
        edit = (key, key, "a1", "answer", "Assessor", "", at, at, 1)
        run("INSERT INTO edit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", edit)
        run("UPDATE answer SET value = ?, remark = ? WHERE audit = ? AND framework = ? AND rating_set = ?"
            " AND checkpoint = ?", (now["value"], now["remark"], *new.key))  # fmt: skip
        run(
            "INSERT INTO journal (edit, record, key, old, new) VALUES (?, ?, ?, ?, ?)",
            (key, "answer", json.dumps(new.key), json.dumps(was), json.dumps(now)),
        )
        run(
            "UPDATE headline SET level = ?, rated = ?, applicable = ?, provisional = ?"
            " WHERE audit = ? AND framework = ?",
            (
                headline.level,
                headline.rated,
                headline.applicable,
                headline.provisional,
                "a1",
                headline.framework,
            ),
        )
        if headline.standing is not None:
            told = (headline.standing.domains, headline.standing.levels, headline.standing.below)
            row = ("a1", headline.framework, *map(json.dumps, told))
            run("INSERT OR REPLACE INTO standing VALUES (?, ?, ?, ?, ?)", row)
        run("COMMIT")

    def close(self) -> None:
        self._connection.close()
