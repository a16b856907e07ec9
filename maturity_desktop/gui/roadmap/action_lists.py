"""What goes out of the roadmap (status report, training plan, list of actions), and what comes back."""

from __future__ import annotations

from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

from maturity_desktop.domain.action_returns import ReturnedRow, differences, take
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.record_acts import connect_acts
from maturity_desktop.gui.returned.returned_review import ReturnedReview
from maturity_desktop.gui.roadmap.returned_actions import review_of
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words

if TYPE_CHECKING:
    from maturity_desktop.gui.improve.roadmap_page import RoadmapPage


class ActionLists(OneOpen):
    """Files are written and read off the window's thread; what is taken over is one edit."""

    def __init__(self, page: RoadmapPage, session: AuditSession, ask: Ask, theme: ThemeSwitch) -> None:
        super().__init__(page)
        self._page, self._session, self._ask, self._theme = page, session, ask, theme
        self._reading: Task[tuple[ReturnedRow, ...]] | None = None
        act = page.act
        steps = (
            (act.status, self._write_status),
            (act.training, self._write_training),
            (act.workbook, partial(self._write_list, ".xlsx")),
            (act.table, partial(self._write_list, ".csv")),
            (act.read, self._ask_for_returned),
        )
        connect_acts(steps)

    @property
    def _today(self) -> date:
        return self._session.clock().date()

    def _file(self, name: str) -> Path:
        return Path(name.format(client=safe_name(self._session.audit.client.name, _("Audit"))))

    def _write_status(self) -> None:
        from maturity_desktop.verbs.actions import export_status, status_of

        results, plan = self._session.agreed_results(), self._page.roadmap.plan
        paper = status_of(results, plan, self._today, screen_words(), _paper_size())
        self._page.handing_out.hand_out(
            _("Status report as PDF"),
            self._file(_("{client} roadmap status.pdf")),
            _("PDF files (*.pdf)"),
            partial(export_status, paper),
        )

    def _write_training(self) -> None:
        from maturity_desktop.verbs.actions import export_training, training_of

        paper = training_of(self._session.audit, self._today, screen_words(), _paper_size())
        self._page.handing_out.hand_out(
            _("Training plan as PDF"),
            self._file(_("{client} training plan.pdf")),
            _("PDF files (*.pdf)"),
            partial(export_training, paper),
        )

    def _write_list(self, ending: str) -> None:
        from maturity_desktop.verbs.actions import export_action_csv, export_action_workbook, list_of

        session = self._session
        told = list_of(
            session.audit, session.agreed_results(), self._page.roadmap.plan, self._today, screen_words()
        )
        is_csv = ending == ".csv"
        self._page.handing_out.hand_out(
            _("Actions as .csv") if is_csv else _("Actions as workbook"),
            self._file(_("{client} actions")).with_suffix(ending),
            _("Tables as text (*.csv)") if is_csv else _("Excel workbooks (*.xlsx)"),
            partial(export_action_csv if is_csv else export_action_workbook, told),
        )

    # What comes back

    def _ask_for_returned(self) -> None:
        paths = self._ask.files(_("The list of actions that came back"))
        if paths and self._reading is None:
            self.read_returned(paths[0])

    @property
    def is_reading(self) -> bool:
        """Whether a list that came back is being read."""
        return self._reading is not None

    def read_returned(self, path: Path) -> None:
        """Reads a list that came back and shows how it differs."""
        from maturity_desktop.verbs.actions import read_actions

        audit = self._session.audit
        task: Task[tuple[ReturnedRow, ...]] = Task(lambda _progress: read_actions(path, audit), self)
        self._reading = task
        task.succeeded.connect(partial(self._show_returned, path.name))
        task.failed.connect(partial(self._tell_failed, path.name))
        task.ended.connect(self._end_reading)
        task.start()

    def _end_reading(self) -> None:
        self._reading = None

    def _tell_failed(self, file: str, error: Exception) -> None:
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(_("{file} could not be read").format(file=file), str(error) if known else repr(error))

    def _show_returned(self, file: str, rows: tuple[ReturnedRow, ...]) -> None:
        session = self._session
        found, faults = differences(session.audit, rows)
        waves = {wave.id: wave.title for wave in self._page.roadmap.plan.waves}
        review = review_of(file, found, faults, waves, self._today)
        dialog = ReturnedReview(review, self._theme, self._ask, self._page)
        label = _("actions in {file}").format(file=file)
        dialog.accepted.connect(
            lambda: session.change(
                label, take(session.audit, dialog.chosen_of(found), self._today, session.author)
            )
        )
        self._open(dialog)


def _paper_size() -> str:
    return "Letter" if measures_in_inches() else "A4"
