"""The team and its ratings from the window's side: the dialogs, and what comes of them."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from maturity_desktop.domain import agreement, team
from maturity_desktop.domain.audit import AGREED, RatingSet
from maturity_desktop.gui.dialogs.one_open import OneOpen

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.preferences import PreferenceFile
    from maturity_desktop.gui.team.start_rating_dialog import StartRatingDialog
    from maturity_desktop.gui.theme import ThemeSwitch


class TeamDesk(OneOpen):
    """Opens the dialogs of the team and of second ratings over the window."""

    def __init__(
        self, window: MainWindow, ask: Ask, theme: ThemeSwitch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._ask, self._theme = window, ask, theme
        window.team_wanted.connect(self.show_team)
        window.ratings_wanted.connect(self.show_ratings)
        window.bars.top.agreed_wanted.connect(self._go_back)

    # The team

    def show_team(self) -> None:
        from maturity_desktop.gui.team.team_dialog import TeamDialog

        session = self._window.session
        if session is not None:
            dialog = TeamDialog(session, self._ask, self._theme, self._window)
            dialog.renamed.connect(self._rename)
            self._open(dialog)

    def _rename(self, before: str, name: str) -> None:
        """Whoever puts their own name right goes by it from now on."""
        session, preferences = self._window.session, self._window.preferences
        if session is not None and session.author == before:
            session.author = name
            preferences.change(author=name)

    # Ratings

    def show_ratings(self) -> None:
        from maturity_desktop.gui.team.ratings_dialog import RatingsDialog

        session = self._window.session
        if session is not None:
            dialog = RatingsDialog(session, self._theme, self._window)
            dialog.show_wanted.connect(lambda rating: self._show(session, rating, dialog))
            dialog.start_wanted.connect(lambda: self._ask_whose(session, dialog))
            dialog.compare_wanted.connect(lambda rating: self._compare(session, rating, dialog))
            dialog.meeting_wanted.connect(lambda rating: self._meet(session, rating, dialog))
            dialog.remove_wanted.connect(lambda rating: self._remove(session, rating))
            self._open(dialog)

    def _show(self, session: AuditSession, rating: RatingSet, dialog: QDialog) -> None:
        if self._may_leave(session):
            dialog.accept()
            session.switch_rating_set(rating.id)

    def _go_back(self) -> None:
        session = self._window.session
        if session is not None and self._may_leave(session):
            session.switch_rating_set(AGREED)

    def _may_leave(self, session: AuditSession) -> bool:
        """A blind rating is not left by mistake: what was seen cannot be unseen."""
        rating = session.audit.get(RatingSet, session.audit.id, session.rating_set)
        if not session.is_blind or rating is None or rating.kind == team.NOT_BLIND:
            return True
        return self._ask.confirm(
            _("Leave the blind rating by {name}?").format(name=rating.assessor),
            _("What {name} rated stays. What the others say comes into sight, and cannot be unseen.").format(
                name=rating.assessor
            ),
            _("Leave it"),
        )

    def _ask_whose(self, session: AuditSession, above: QDialog) -> None:
        from maturity_desktop.gui.team.start_rating_dialog import StartRatingDialog

        names = [own.name for own in reversed(team.members(session.audit))]
        dialog = StartRatingDialog(
            names or [session.author],
            session.framework,
            self._ask,
            self._theme,
            above,
            agreement.last_draw(session.audit, session.framework.id),
        )
        dialog.accepted.connect(lambda: self._start(session, dialog, above))
        dialog.open()

    def _start(self, session: AuditSession, dialog: StartRatingDialog, above: QDialog) -> None:
        if not self._may_leave(session):
            return
        rating, changes = team.start_rating(
            session.audit, dialog.assessor, dialog.kind.value, dialog.criteria
        )
        if dialog.lot is not None:
            today = session.clock().date()
            changes += agreement.keep_draw(session.audit, session.framework, rating, *dialog.lot, today)
        above.accept()
        session.change(_("start of a rating by {name}").format(name=rating.assessor), changes)
        session.switch_rating_set(rating.id)

    def _compare(self, session: AuditSession, rating: RatingSet, above: QDialog) -> None:
        from maturity_desktop.gui.team.compare_dialog import CompareDialog
        from maturity_desktop.gui.team.rating_words import rating_words

        agreed, second = (session.results_of(session.framework.id, own) for own in (AGREED, rating.id))
        above.accept()
        of_client = rating.kind == team.CLIENT
        dialog = CompareDialog(agreed, second, rating_words(rating), self._theme, self._window, of_client)
        dialog.criterion_wanted.connect(self._window.show_criterion)
        self._open(dialog)

    def _meet(self, session: AuditSession, rating: RatingSet, above: QDialog) -> None:
        """A meeting sees both ratings: whoever rates blind at this laptop does so no longer."""
        from maturity_desktop.gui.team.meeting_dialog import MeetingDialog

        if not self._may_leave(session):
            return
        above.accept()
        if session.is_blind:
            session.switch_rating_set(AGREED)
        dialog = MeetingDialog(session, rating, self._theme, self._ask, self._window)
        dialog.criterion_wanted.connect(self._window.show_criterion)
        self._open(dialog)

    def _remove(self, session: AuditSession, rating: RatingSet) -> None:
        if self._ask.confirm(
            _("Remove the rating by {name}?").format(name=rating.assessor),
            _("Its answers, levels and notes go with it. Undo brings them back."),
            _("Remove it"),
        ):
            label = _("removal of the rating by {name}").format(name=rating.assessor)
            session.change(label, team.drop_rating(session.audit, rating))


def remember_rating(session: AuditSession, preferences: PreferenceFile) -> None:
    """The rating that was in view at this laptop comes into view again, and is remembered from now on."""
    audit = session.audit

    def keep(rating_set: str) -> None:
        others = {own: kept for own, kept in preferences.now.ratings.items() if own != audit.id}
        preferences.change(ratings=others if rating_set == AGREED else others | {audit.id: rating_set})

    kept = preferences.now.ratings.get(audit.id, AGREED)
    session.rating_set_switched.connect(keep)
    if kept != AGREED:
        is_there = audit.get(RatingSet, audit.id, kept) is not None
        session.switch_rating_set(kept if is_there else AGREED)
