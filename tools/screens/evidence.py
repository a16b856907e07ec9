"""The pictures of the evidence page: the register, a filter, several items, where they are used, marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maturity_desktop.domain.evidence_register import Trait
from maturity_desktop.gui.evidence_marks.marks import Mark, Shape

if TYPE_CHECKING:
    from tools.screens.stage import Stage

Show = Callable[["Stage"], object]
SAMPLE = "norrhaven-2025"


def register(audit: str, row: int = 0) -> Callable[[Stage], Any]:
    """The page with an item in hand and its beginning in sight."""

    def show(stage: Stage) -> Any:
        page = stage.audit(audit, "evidence")
        page.filter.clear()
        if page.table.rows.rows:
            page.table.choose_rows([min(row, len(page.table.rows.rows) - 1)])
            page.table.setFocus()
        stage.wait(lambda: page.detail.look.is_settled)
        return page

    return show


def stale(stage: Stage) -> None:
    """Only what is too old, several of it chosen."""
    page = register(SAMPLE)(stage)
    page.filter.chips[Trait.STALE].click()
    page.table.selectAll()
    stage.settle()


def uses(stage: Stage) -> None:
    page = register(SAMPLE)(stage)
    page.act.link.trigger()
    stage.wait(lambda: stage.dialog() is not None)
    stage.type("fore")


def marking(stage: Stage) -> None:
    """A photo of the sample with something blacked out, a frame, an arrow and words."""
    page = register(SAMPLE)(stage)
    photos = [item for item in page.table.rows.rows if item.media_type.startswith("image/")]
    page.table.choose(photos[0].id)
    page.act.mark.trigger()
    stage.wait(lambda: stage.dialog() is not None)
    dialog: Any = stage.dialog()
    wide, high = dialog.image.width(), dialog.image.height()
    for shape, place in (
        (Shape.BLACK_OUT, (0.1, 0.2, 0.35, 0.4)),
        (Shape.FRAME, (0.5, 0.3, 0.8, 0.6)),
        (Shape.ARROW, (0.3, 0.8, 0.5, 0.6)),
    ):
        left, top, right, bottom = place
        dialog._take(Mark(shape, left * wide, top * high, right * wide, bottom * high))
    dialog.canvas.show_marks(
        (*dialog.marks, Mark(Shape.WORDS, 0.1 * wide, 0.85 * high, 0, 0, "Targets of 2024"))
    )


def offered(stage: Stage) -> None:
    """What has come into the watched folder; the names are those of a camera."""
    page = register(SAMPLE)(stage)
    page.offer.show_paths(tuple(Path("DCIM") / f"IMG_{number}.jpg" for number in range(4021, 4033)))
    page.act.take_seen.setEnabled(True)


def packing(stage: Stage) -> None:
    """The evidence by criterion, for the client."""
    page = register(SAMPLE)(stage)
    page.act.pack.trigger()
    stage.wait(lambda: stage.dialog() is not None)
    dialog: Any = stage.dialog()
    dialog.audience.setCurrentIndex(1)


EVIDENCE: tuple[tuple[str, Show], ...] = (
    ("evidence-pack", packing),
    ("register", register(SAMPLE)),
    ("register-picture", register(SAMPLE, 3)),
    ("register-stale", stale),
    ("register-uses", uses),
    ("register-marking", marking),
    ("register-offered", offered),
    ("ugly-register", register("ugly")),
    ("new-register", register("empty")),
)
