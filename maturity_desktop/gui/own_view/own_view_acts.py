"""The self-assessment goes out, comes back and is held against the agreed rating."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from maturity_desktop.domain.audit import AGREED, RatingSet
from maturity_desktop.domain.errors import MaturityError
from maturity_desktop.domain.file_names import safe_name
from maturity_desktop.domain.own_view import client_rating, take_rating
from maturity_desktop.domain.scorecard_returns import Difference
from maturity_desktop.domain.team import CLIENT
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.dialogs.one_open import OneOpen
from maturity_desktop.gui.plan.handing_out import HandingOut
from maturity_desktop.gui.plan.schedule_dialogs import measures_in_inches
from maturity_desktop.gui.record_acts import connect_acts
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words

if TYPE_CHECKING:
    from maturity_desktop.gui.own_view.ask_client_dialog import AskClientDialog
    from maturity_desktop.verbs.self_assessments import RatingReview, ReturnedRating


class OwnViewActs(OneOpen):
    """Files are written and read off the window's thread; what is taken over is one edit."""

    criterion_wanted = Signal(str)
    """One of the criteria of the comparison."""

    def __init__(
        self,
        actions: tuple[QAction, QAction, QAction, QAction],
        session: AuditSession,
        handing_out: HandingOut,
        ask: Ask,
        theme: ThemeSwitch,
        page: QWidget,
        usual_due: Callable[[], date],
    ) -> None:
        super().__init__(page)
        self._session, self._handing_out, self._usual_due = session, handing_out, usual_due
        self._ask, self._theme, self._page = ask, theme, page
        self._reading: Task[ReturnedRating] | None = None
        hand_out, for_second, take_back, self._compare = actions
        connect_acts(
            (
                (hand_out, self._ask_what),
                (for_second, self._ask_for_whom),
                (take_back, self._ask_which),
                (self._compare, self._show_compared),
            )
        )
        session.records_changed.connect(self._follow)
        session.rating_set_switched.connect(self._offer)
        self._offer()

    def _follow(self, kinds: frozenset[type]) -> None:
        if RatingSet in kinds:
            self._offer()

    def _offer(self) -> None:
        """There is something to compare once the client has answered, and while all may be seen."""
        session = self._session
        self._compare.setEnabled(client_rating(session.audit) is not None and not session.is_blind)

    # Out

    def _ask_what(self) -> None:
        from maturity_desktop.gui.own_view.ask_client_dialog import AskClientDialog

        session = self._session
        dialog = AskClientDialog(
            session.audit, session.frameworks, self._usual_due(), self._theme, self._ask, self._page
        )
        dialog.accepted.connect(lambda: self._hand_out(dialog))
        self._open(dialog)

    def _hand_out(self, dialog: AskClientDialog) -> None:
        from maturity_desktop.reports.packs.self_assessment_layout import self_assessment
        from maturity_desktop.verbs.self_assessments import export_self_assessment

        session = self._session
        told = self_assessment(
            session.audit,
            session.frameworks,
            session.clock().date(),
            screen_words(),
            dialog.criteria,
            dialog.until,
            dialog.by,
            self._page_size(),
        )
        name = _("{client} self-assessment.xlsx").format(
            client=safe_name(session.audit.client.name, _("Audit"))
        )
        self._handing_out.hand_out(
            _("Self-assessment for the client"),
            Path(name),
            _("Excel workbooks (*.xlsx)"),
            partial(export_self_assessment, told),
        )

    def _ask_for_whom(self) -> None:
        from maturity_desktop.gui.own_view.second_rater_dialog import SecondRaterDialog, names_at_hand

        dialog = SecondRaterDialog(
            _("Scorecard for a second rating"),
            _(
                "A scorecard with the checkpoints, the targets and a bare list of the evidence, and nothing "
                "that was found, proven or agreed. What comes back in it is a blind second rating."
            ),
            _("&Write it…"),
            names_at_hand(self._session.audit),
            "",
            self._ask,
            self._page,
        )
        dialog.accepted.connect(lambda: self._hand_out_second(dialog.name))
        self._open(dialog)

    def _hand_out_second(self, name: str) -> None:
        from maturity_desktop.verbs.second_scorecards import export_second_scorecard

        session = self._session
        results, today, size = session.agreed_results(), session.clock().date(), self._page_size()
        file = _("{client} second rating.xlsx").format(
            client=safe_name(session.audit.client.name, _("Audit"))
        )
        self._handing_out.hand_out(
            _("Scorecard for a second rating"),
            Path(file),
            _("Excel workbooks (*.xlsx)"),
            lambda path: export_second_scorecard(results, path, today, screen_words(), name, size),
        )

    @staticmethod
    def _page_size() -> Literal["A4", "Letter"]:
        return "Letter" if measures_in_inches() else "A4"

    # Back

    @property
    def is_reading(self) -> bool:
        """Whether a workbook that came back is being read."""
        return self._reading is not None

    def _ask_which(self) -> None:
        if self._session.is_blind:
            self._ask.tell(
                _("The agreed answers are out of sight"),
                _(
                    "Somebody rates blind here, and must not see what others say. Show the agreed "
                    "ratings first."
                ),
            )
            return
        paths = self._ask.files(_("The self-assessment, or a colleague’s scorecard, that came back"))
        if paths and not self.is_reading:
            self.read(paths[0])

    def read(self, path: Path) -> None:
        """Reads a workbook off the window's thread, and shows what it says."""
        from maturity_desktop.verbs.self_assessments import read_rating

        audit, frameworks = self._session.audit, self._session.frameworks
        task: Task[ReturnedRating] = Task(lambda _progress: read_rating(path, audit, frameworks), self)
        self._reading = task
        task.succeeded.connect(self._show_returned)
        task.failed.connect(partial(self._tell_failed, path.name))
        task.ended.connect(self._end_reading)
        task.start()

    def _end_reading(self) -> None:
        self._reading = None

    def _tell_failed(self, file: str, error: Exception) -> None:
        known = isinstance(error, MaturityError | OSError)
        self._ask.tell(_("{file} could not be read").format(file=file), str(error) if known else repr(error))

    def _show_returned(self, came: ReturnedRating) -> None:
        """Line by line; a scorecard is a second rating by whoever filled it in, which is asked first."""
        if came.kind == CLIENT:
            self._review(came, came.by or self._session.audit.client.name)
            return
        from maturity_desktop.gui.own_view.second_rater_dialog import SecondRaterDialog, names_at_hand

        names = names_at_hand(self._session.audit)
        if came.by:
            names = tuple(dict.fromkeys((came.by, *names)))
        dialog = SecondRaterDialog(
            _("Whose second rating is it?"),
            _("“{file}” is a scorecard. What was filled in there is taken as a second rating.").format(
                file=came.file
            ),
            _("&Show what came back"),
            names,
            came.by,
            self._ask,
            self._page,
        )
        dialog.accepted.connect(lambda: self._review(came, dialog.name))
        self._open(dialog)

    def _review(self, came: ReturnedRating, name: str) -> None:
        from maturity_desktop.gui.returned.returned_review import ReturnedReview
        from maturity_desktop.gui.returned.scorecard_review import groups_of, in_order, review_of
        from maturity_desktop.verbs.self_assessments import review_rating, seen_words

        session = self._session
        told = review_rating(session.audit, session.frameworks, came, name)
        groups = groups_of(told.found, session.frameworks)
        review = review_of(came.file, groups, told.troubles, session.frameworks, session.clock().date())
        caution = seen_words(came, told.rating)
        shown = replace(
            review,
            notes=(caution, *review.notes) if caution else review.notes,
            title=_title(came, told),
            nothing=_("The workbook says nothing that is not known."),
        )
        dialog = ReturnedReview(shown, self._theme, self._ask, self._page)
        dialog.accepted.connect(lambda: self._take(came, told, dialog.chosen_of(in_order(groups))))
        self._open(dialog)

    def _take(self, came: ReturnedRating, told: RatingReview, chosen: tuple[Difference, ...]) -> None:
        session = self._session
        changes = take_rating(
            session.audit, session.frameworks, told.rating, chosen, session.clock().date(), session.author
        )
        session.change(_("answers in {file}").format(file=came.file), changes)

    # Beside one another

    def _show_compared(self) -> None:
        """The two ratings of the model in view, the criteria that are furthest apart first."""
        from maturity_desktop.gui.team.compare_dialog import CompareDialog
        from maturity_desktop.gui.team.rating_words import rating_words

        session, rating = self._session, client_rating(self._session.audit)
        if rating is None:
            return
        agreed, own = (session.results_of(session.framework.id, name) for name in (AGREED, rating.id))
        dialog = CompareDialog(agreed, own, rating_words(rating), self._theme, self._page, of_client=True)
        dialog.criterion_wanted.connect(self.criterion_wanted)
        self._open(dialog)


def _title(came: ReturnedRating, told: RatingReview) -> str:
    words = _("The client’s answers in {file}") if came.kind == CLIENT else _("Second rating in {file}")
    return words.format(file=came.file, name=told.rating.assessor)
