"""Where the consultant is, kept in a small file while the window is open, so that the next start comes back.

The file is taken away where the window is closed in order: one that is there tells of a crash. It is not
synced: after a power cut the recents of the preferences will do.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, QTimer

from maturity_desktop.gui.first_sight import read_file
from maturity_desktop.gui.second_start import FOLDER

if TYPE_CHECKING:
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.plan.activities_page import ActivitiesPage
    from maturity_desktop.gui.views_page import ViewsPage

FILE = "place.json"
LIBRARY, ASSESS, PLAN, ACTIVITIES = "library", "assess", "plan", "activities"
LOOK_EVERY_MS = 1_000
"""The place has no signal of its own: pages, criteria and checkpoints change in many ways."""
STEADY_AFTER_MS = 5_000
"""After a crash, a place that the program does not stand for so long is not come back to a second time."""
SECONDS_STEP = 5
"""The time of an activity is kept in such steps, so that the file is not written anew each second."""


class WorkPlace(NamedTuple):
    """An open audit, the page in sight, and what was in view on it; empty: nothing.

    `view` is the plan's; `activity` is held, at `question`, for so many `seconds` so far.
    """

    audit: str = ""
    page: str = LIBRARY
    framework: str = ""
    criterion: str = ""
    checkpoint: str = ""
    view: str = ""
    activity: str = ""
    question: str = ""
    seconds: int = 0
    is_going: bool = False
    """Whether the time of the activity was going on."""
    expected: bool = False
    """Whether the person had the program start again."""


def place_now(window: MainWindow) -> WorkPlace:
    """Where the window is."""
    session = window.session
    if session is None:
        return WorkPlace(page=window.page_name)
    assess = cast("AssessPage | None", window.frame.page(ASSESS))
    criterion = assess.criterion if assess is not None else ""
    point = assess.checkpoint if assess is not None else None
    checkpoint = point.id if point is not None else ""
    here = WorkPlace(session.audit.id, window.page_name, session.framework.id, criterion, checkpoint)
    plan = cast("ViewsPage | None", window.frame.page(PLAN))
    return here if plan is None else _place_in_plan(here, plan)


def _place_in_plan(here: WorkPlace, plan: ViewsPage) -> WorkPlace:
    """The place with the view of the plan, and with the activity that is held in it."""
    here = here._replace(view=plan.name)
    if plan.name != ACTIVITIES:
        return here
    view = cast("ActivitiesPage", plan.view)
    held = view.hearing.activity if view.is_holding else None
    if held is None:
        return here
    watch = view.hearing.watch
    seconds = int(watch.seconds)
    if watch.is_going:
        seconds -= seconds % SECONDS_STEP
    return here._replace(
        activity=held.id, question=view.hearing.question, seconds=seconds, is_going=watch.is_going
    )


def go_to(window: MainWindow, place: WorkPlace) -> None:
    """Brings the window there, as far as the audit that is open has it."""
    session = window.session
    if session is None or session.audit.id != place.audit:
        return
    if place.framework in session.frameworks and place.framework != session.framework.id:
        session.switch_framework(place.framework)
    if place.framework == session.framework.id and any(
        place.criterion == own.id for own in session.framework.criteria
    ):
        window.show_criterion(place.criterion, place.framework)
        cast("AssessPage", window.page).show_checkpoint(place.checkpoint)
    if place.page == PLAN or place.activity:
        _go_into_plan(window, place)
    if place.page not in (LIBRARY, window.page_name):
        window.show_page(place.page)


def _go_into_plan(window: MainWindow, place: WorkPlace) -> None:
    window.show_page(PLAN)
    plan = cast("ViewsPage", window.page)
    if plan.has_view(place.view):
        plan.show_view(place.view)
    if place.activity and plan.name == ACTIVITIES:
        view = cast("ActivitiesPage", plan.view)
        view.hold_again(place.activity, place.question, max(0, place.seconds), place.is_going)


class PlaceFile:
    """The file in which the place stands."""

    def __init__(self, library: Path) -> None:
        self._path = library / FOLDER / FILE

    def read(self) -> WorkPlace | None:
        """The place that was left without closing; None where there is none."""
        if not self._path.is_file():
            return None
        told = read_file(self._path)
        usual = WorkPlace()._asdict()
        return WorkPlace(
            **{name: told[name] for name, value in usual.items() if type(told.get(name)) is type(value)}
        )

    def keep(self, place: WorkPlace) -> None:
        """A place that cannot be written is no loss that anybody needs to hear of."""
        draft = self._path.with_suffix(".new")
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            draft.write_text(json.dumps(place._asdict()), encoding="utf-8")
            draft.replace(self._path)

    def take_away(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


class PlaceKeeper(QObject):
    """Follows the window and keeps where it is, unless the library's folder may not be written in."""

    def __init__(
        self,
        window: MainWindow,
        file: PlaceFile,
        may_write: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._file, self._may_write = window, file, may_write
        self._kept = WorkPlace()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self, after_crash: bool) -> None:
        """From now on a crash is known by the file."""
        self._file.keep(self._kept)
        self._timer.start(STEADY_AFTER_MS if after_crash else LOOK_EVERY_MS)

    def look(self) -> None:
        """Keeps the place where it has changed."""
        self._timer.setInterval(LOOK_EVERY_MS)
        place = place_now(self._window)
        if place != self._kept and self._may_write():
            self._kept = place
            self._file.keep(place)

    def end(self, come_back: WorkPlace | None = None) -> None:
        """The window is closed in order; `come_back` is where the next start goes."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        if come_back is None:
            self._file.take_away()
        else:
            self._file.keep(come_back)
