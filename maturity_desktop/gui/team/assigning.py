"""People on the page Assess: who answered, who looks after what."""

from __future__ import annotations

from gettext import ngettext
from typing import TYPE_CHECKING

from shiboken6 import isValid

from maturity_desktop.domain import team
from maturity_desktop.gui.dialogs.one_open import OneOpen

if TYPE_CHECKING:
    from maturity_desktop.domain.team import Authors
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.library import Library


class Assigning(OneOpen):
    """Asks who looks after what, beginning with the criterion in view."""

    def __init__(self, page: AssessPage, session: AuditSession, theme: ThemeSwitch) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme
        page.act.connect(page.act.assign, self.ask)

    def ask(self) -> None:
        from maturity_desktop.gui.team.assign_dialog import AssignDialog

        session, criterion = self._session, self._page.criterion
        shown = session.audit.with_changes(team.join_first(session.audit, session.author))
        dialog = AssignDialog(shown, session.framework, criterion, self._theme, self._page.window())
        dialog.accepted.connect(lambda: self._assign(dialog.criteria, dialog.assessor))
        self._open(dialog)

    def _assign(self, criteria: tuple[str, ...], assessor: str) -> None:
        session = self._session
        words = ngettext(
            "{count} criterion assigned to {name}", "{count} criteria assigned to {name}", len(criteria)
        )
        if not assessor:
            words = ngettext(
                "{count} criterion no longer assigned", "{count} criteria no longer assigned", len(criteria)
            )
        label = words.format(count=len(criteria), name=assessor)
        first = team.join_first(session.audit, session.author)
        changes = team.assign(session.audit, session.framework.id, criteria, assessor)
        session.change(label, (*first, *changes))


def add_people(page: AssessPage, session: AuditSession, desk: LibraryDesk, theme: ThemeSwitch) -> None:
    """The page says who answered, once the journal is read, and assigns."""
    from maturity_desktop.gui.team.people_words import KnownAuthors
    from maturity_desktop.storage.authors import read_authors

    authors, audit = KnownAuthors(session, page), session.audit.id
    page.people_words = authors.words
    authors.known.connect(lambda: page.show_criterion(page.criterion))

    def read(library: Library) -> Authors:
        return library.look_up(lambda connection: read_authors(connection, audit))

    authors.ask(lambda take: desk.look_up(read, lambda found: take(found) if isValid(authors) else None))
    Assigning(page, session, theme)
