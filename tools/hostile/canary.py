"""Markup with the name of a file in every text of an audit: nobody may open it, whatever is shown or written.

    python -m tools.hostile.canary [--only overview,assess] [--control]

puts it in every field, opens every screen, makes every export, all under strace, and looks in the log for the
name and for internet sockets. With --control one label shows the words as markup, and the exit code is 0 only
if that is seen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields, replace
from gettext import NullTranslations
from pathlib import Path

from maturity_desktop.domain.audit import RECORD_TYPES, Audit, Change
from maturity_desktop.domain.changes import Edit
from maturity_desktop.domain.record import Record
from maturity_desktop.storage.library import Library

NAME = "canary-0b5e1f"
WORDS = (
    f'<img src="/{NAME}.png"><a href="file:///{NAME}">&x</a> {{{{x}}}} =HYPERLINK("file:///{NAME}") '
    f"<link rel=stylesheet href=/{NAME}.css> \ud800 \u202egpj\u2066 \u200b\ufeff \x1b[2J"
)
SAMPLE = "norrhaven-2025"
NOT_WORDS = {name for kind in RECORD_TYPES for name in kind.KEY} | {
    "answers", "edition", "figures", "grouped_by", "hours", "key", "level", "media_type", "rows", "sha256",
    "target_profile", "time_zone",
}  # fmt: skip
"""Fields that refer to something or have a form of their own."""
TRACED = "open,openat,openat2,stat,lstat,newfstatat,statx,access,readlink,socket,connect"
OUTWARD = ("AF_INET", "AF_INET6")


def in_words(record: Record) -> Record:
    """A record with the canary in every text that a person types."""
    told = {
        entry.name: WORDS
        for entry in fields(record)
        if entry.name not in NOT_WORDS and type(getattr(record, entry.name)) is str
    }
    return replace(record, **told) if told else record


def changes(audit: Audit) -> Iterator[Change]:
    for table in audit.tables.values():
        for record in table.values():
            new = in_words(record)
            if new != record:
                yield Change(record, new)


def fill(folder: Path) -> None:
    """The sample audit with the canary in every field."""
    from maturity_desktop.verbs.sample import make_sample
    from tools.screens.audits import clock

    library = Library.open(folder)
    try:
        name = make_sample(library, clock)
        audit = library.load(name)
        library.commit([Edit(name, WORDS, tuple(changes(audit)), WORDS, clock(), "")], {})
    finally:
        library.close()


def export(library: Library, folder: Path) -> None:
    """Every report of the audit, and a model of it as a workbook and as YAML."""
    from maturity_desktop.reports.content import ReportOptions
    from maturity_desktop.verbs.audits import results_of
    from maturity_desktop.verbs.export import export_pdf, export_workbook
    from maturity_desktop.verbs.models import export_model_workbook, export_model_yaml
    from tools.hostile.frameworks import SMALL
    from tools.screens.audits import TODAY

    results, options, words = results_of(library, SAMPLE), ReportOptions(), NullTranslations()
    export_pdf(results, folder / "report.pdf", TODAY, options, words)
    export_workbook(results, folder / "scorecard.xlsx", TODAY, options, words)
    source = folder / "model.yaml"
    source.write_text(SMALL.replace("A small model", "'<img src=\"/" + NAME + ".png\">'"), "utf-8")
    from maturity_desktop.storage.framework_files import read_framework

    model = read_framework(source)
    export_model_yaml(model, folder / "out.yaml")
    export_model_workbook(model, folder / "out.xlsx")


def inside(only: str, control: bool) -> int:
    """What is traced: the window with every screen, and every export; 0 where all of them came."""
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QApplication, QLabel

    from tools.screens.screens import SCREENS
    from tools.screens.stage import Stage

    application, failed = QApplication(sys.argv[:1]), []
    if control:
        label = QLabel(WORDS)
        label.show()
        application.processEvents()
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "library")
        folder.mkdir()
        fill(folder)
        stage = Stage(application, folder, QSize(1366, 768))
        for name, show in SCREENS:
            if name.startswith(("ugly", "new-")) or not any(part in name for part in only.split(",")):
                continue
            try:
                show(stage)
                stage.picture()
            except Exception as error:  # noqa: BLE001 - every screen is tried, and each failure is told
                failed.append(f"{name}: {error!r}")
            stage.clear()
        stage.close()
        library = Library.open(folder, read_only=True)
        export(library, Path(scratch))
        library.close()
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


def breaches(log: Path) -> list[str]:
    """Lines of the trace that open what the words name, or that reach out."""
    with log.open(errors="backslashreplace") as lines:
        return [line.strip() for line in lines if NAME in line or any(word in line for word in OUTWARD)]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="screens whose names hold one of these, between commas")
    parser.add_argument(
        "--control", action="store_true", help="shows the words as markup, which must be seen"
    )
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        return inside(asked.only, asked.control)
    with tempfile.TemporaryDirectory() as scratch:
        log = Path(scratch, "trace")
        command = [
            "strace",
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-s",
            "4096",
            "-e",
            f"trace={TRACED}",
            "-o",
            str(log),
        ]
        own = [sys.executable, "-m", "tools.hostile.canary", "--inside", "--only", asked.only]
        done = subprocess.run(
            [*command, *own, *(["--control"] if asked.control else [])],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": scratch},
            check=False,
        )
        found = breaches(log)
    for line in found[:20]:
        print(line[:300], file=sys.stderr)
    print(f"{len(found)} times the name was opened or the network was reached")
    return int(done.returncode != 0 or bool(found) != asked.control)


if __name__ == "__main__":
    sys.exit(main())
