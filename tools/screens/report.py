"""The report page: each of its sections, signing, a signed version, files under way and done."""

from __future__ import annotations

from typing import Any

from maturity_desktop.domain.changes import put
from maturity_desktop.domain.report_records import HandedOver
from tools.screens.safety import Show
from tools.screens.stage import Stage

SAMPLE = "norrhaven-2025"

ENTRIES = 40
WHAT, WHO, LOOK, BEFORE, HANDED = range(5)


def report(audit: str, fold: int = WHAT) -> Show:
    """The page with one of its sections open."""

    def show(stage: Stage) -> None:
        page = stage.report(audit)
        page.folds.folds[fold].set_open(True)
        stage.settle()

    return show


def under_way(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.ask.target = stage.folder / "report.pdf"
    page.exports.export_all()
    stage.wait(lambda: page.exports.work.bar.value() > 0 or bool(page.exports.files))


def done(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.wait(lambda: not page.exports.work.isVisible())
    stage.ask.target = stage.folder / "report.pdf"
    page.exports.export_all()
    stage.wait(lambda: len(page.exports.files) == 3 and not page.exports.work.isVisible())


def failed(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    stage.ask.target = stage.folder / "preferences.json" / "report.pdf"
    page.exports.export_pdf()
    stage.wait(lambda: page.exports.outcome.isVisible() and not page.exports.work.isVisible())


def history(stage: Stage) -> None:
    """Many files, some of them twice."""
    page = stage.report("ugly")
    session: Any = stage.window.session
    names = ("Gap report.pdf", "Übergabeprotokoll-Beschwerdemanagement-Außenstelle-Endfassung.docx", "x.xlsx")
    for number in range(ENTRIES - sum(1 for _own in session.audit.all(HandedOver))):
        name = names[number % 3]
        entry = HandedOver(
            session.audit.id,
            f"{number:04d}",
            name.rsplit(".", 1)[1],
            name,
            f"2026-01-{1 + number % 12:02d}T09:30",
            "A. Assessor",
            48_210 * (number + 1),
            f"{number:02x}" * 32,
            "full",
            "client",
            "draft",
            "1.0",
        )
        session.enter("hand over", put(session.audit, entry))
    page.folds.folds[HANDED].set_open(True)
    stage.settle()


def signing(stage: Stage) -> None:
    page = stage.report(SAMPLE)
    page.version.choose("")
    page.start_signing()
    stage.wait(lambda: stage.dialog() is not None)


def signed(stage: Stage) -> None:
    """The audit before, as it was signed."""
    page = stage.report("norrhaven-2024")
    own, before = page.version.newest, page.preview.pages._path
    page.show_version(own.id)
    stage.wait(lambda: page.preview.pages._path != before and page.preview.pages.is_drawn)


def changed(stage: Stage) -> None:
    """What is other than in the version that is signed."""
    page = stage.report("norrhaven-2024")
    page.show_version("")
    session: Any = stage.window.session
    for criterion in session.framework.criteria[:9]:
        session.write_note(criterion.id, "Looked at again.")
    stage.report("norrhaven-2024")
    page.signing.show_changes()
    stage.wait(lambda: stage.dialog() is not None)


REPORT: tuple[tuple[str, Show], ...] = (
    ("report", report(SAMPLE)),
    ("report-who", report(SAMPLE, WHO)),
    ("report-look", report(SAMPLE, LOOK)),
    ("report-before", report(SAMPLE, BEFORE)),
    ("report-handed", report(SAMPLE, HANDED)),
    ("report-under-way", under_way),
    ("report-done", done),
    ("report-failed", failed),
    ("report-signing", signing),
    ("report-signed", signed),
    ("report-changed", changed),
    ("report-ugly", report("ugly", BEFORE)),
    ("report-history", history),
    ("report-new", report("empty", BEFORE)),
)
