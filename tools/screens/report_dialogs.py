"""The dialogs of the report page: brands, photos, a scorecard that came back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maturity_desktop.domain.brand import Brand
from maturity_desktop.domain.return_faults import Fault, Trouble
from maturity_desktop.domain.scorecard_returns import Difference, Field
from maturity_desktop.gui.widgets.thumbnails import Thumbnails
from tools.screens.report import LOOK, SAMPLE
from tools.screens.safety import Show
from tools.screens.stage import Stage

LONG = "Überlange Notiz, die niemand kürzt, mit Arbeitsanweisungsbeschwerdemanagementaußenstellen. "
MANY, MOST_OF_ONE = 200, 4
TEMPLATE = "Österreichische Donaudampfschiffahrtsgesellschaft & Co. Berichtsvorlage 2026.dotx"


def brands(audit: str) -> Show:
    """The firm's brands, the first in hand."""

    def show(stage: Stage) -> None:
        from maturity_desktop.gui.report.brand_ways import brand_dialog
        from maturity_desktop.verbs.brands import keep_for_firm

        page = stage.report(audit)
        library: Any = stage.program.desk.library
        keep_for_firm(library, Brand("long", LONG, LONG, footer=LONG[:100], closing=(LONG,) * 12))
        if audit == "empty":
            page._edits.choose("brand", brand="long")
        dialog: Any = brand_dialog(*_around(stage, asks=True))
        dialog.open()
        stage.wait(dialog.isVisible)
        stage.settle()
        stage.wait(lambda: dialog.picture.is_settled)

    return show


def photos(audit: str) -> Show:
    """The pictures among the evidence, and those in the report."""

    def show(stage: Stage) -> None:
        from maturity_desktop.gui.report.photo_ways import photos_dialog

        stage.report(audit)
        dialog = photos_dialog(*_around(stage, asks=False))
        dialog.open()
        stage.wait(dialog.isVisible)
        stage.settle()
        stage.wait(lambda: all(own.is_settled for own in dialog.findChildren(Thumbnails)))

    return show


def _around(stage: Stage, asks: bool) -> tuple[Any, ...]:
    """What a dialog of the page is made with."""
    window, program = stage.window, stage.program
    ask = (stage.ask,) if asks else ()
    return (window.session, program.desk.library, *ask, program.theme, window)


def returned(stage: Stage) -> None:
    """A scorecard with changes at 200 rows, conflicts among them, and lines that are not taken."""
    from maturity_desktop.gui.returned.returned_review import ReturnedReview
    from maturity_desktop.gui.returned.scorecard_review import groups_of, review_of

    page = stage.report(SAMPLE)
    session: Any = stage.window.session
    points = [
        (model, own, point)
        for model in session.frameworks.values()
        for own in model.criteria
        for point in own.checkpoints[:MOST_OF_ONE]
    ]
    found = [_difference(*own, place) for place, own in enumerate(points[:MANY])]
    troubles = (
        Trouble(Fault.ODD_ANSWER, "Leadership", 12, "C12", "1.02-2a", "mostly"),
        Trouble(Fault.MISSING, "Leadership", name="1.04-3a"),
        Trouble(Fault.TWICE, "Scorecard", 31, "A31", "5.07"),
    )
    groups = groups_of(found, session.frameworks)
    review = review_of(
        "Norrhaven scorecard.xlsx", groups, troubles, session.frameworks, session.clock().date()
    )
    ReturnedReview(review, stage.program.theme, stage.ask, page).open()
    stage.wait(lambda: stage.dialog() is not None)
    dialog: Any = stage.dialog()
    dialog.table.choose_rows([1])
    stage.settle()


def _difference(framework: Any, criterion: Any, point: Any, place: int) -> Difference:
    """An answer, a note or a level; every third was changed in the audit too."""
    clash = place % 3 == 1
    here = (framework.id, criterion.id)
    if place % 4 == 0:
        was, now = ("", "met") if clash else ("partly", "partly")
        return Difference(
            "Answers", 7 + place, framework.id, point.id, Field.ANSWER, "not_met", now, was, clash
        )
    if place % 4 == 3:
        return Difference("Scorecard", 7 + place, *here, Field.TARGET, "4", "3", "3", clash)
    now = "Seen in the wallboard room." if clash else ""
    return Difference("Scorecard", 7 + place, *here, Field.NOTE, LONG * (1 + place % 2), now, "", clash)


def template(stage: Stage) -> None:
    """A template with a long name that lacks a style, among what decides the look."""
    from maturity_desktop.gui.words import screen_words
    from maturity_desktop.reports.word import usual_template
    from maturity_desktop.verbs.word_template import keep_for_firm

    library: Any = stage.program.desk.library
    path = Path(stage.folder) / "window" / TEMPLATE
    path.write_bytes(usual_template().read_bytes())
    keep_for_firm(library, path, screen_words())
    page = stage.report(SAMPLE)
    page._renew()
    page.folds.folds[LOOK].set_open(True)
    stage.wait(lambda: not page.exports.work.isVisible())
    stage.ask.target = stage.folder / "report.docx"
    page.exports.export_word()
    stage.wait(lambda: len(page.exports.files) == 1 and not page.exports.work.isVisible())


REPORT_DIALOGS: tuple[tuple[str, Show], ...] = (
    ("report-brands", brands(SAMPLE)),
    ("report-brands-long", brands("empty")),
    ("report-photos", photos(SAMPLE)),
    ("report-photos-none", photos("empty")),
    ("report-returned", returned),
    ("report-template", template),
)
