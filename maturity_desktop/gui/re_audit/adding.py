"""Last time's answers, level and note come to the page Assess, and to whoever else asks the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.results import Results
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.pages.assess_page import AssessPage
    from maturity_desktop.gui.theme import ThemeSwitch


def read_last_time(session: AuditSession, desk: LibraryDesk) -> None:
    """The session knows what the audit before found, once it is read, and follows its change."""

    def read(audit: Audit, take: Callable[[Sequence[Results]], None]) -> None:
        from maturity_desktop.verbs.re_audit import earlier_results

        desk.look_up(
            lambda library: earlier_results(library, audit),
            lambda found: take(found) if isValid(session) else None,
        )

    session.last_time.read_with(read)


def add_last_time(page: AssessPage, session: AuditSession, theme: ThemeSwitch) -> None:
    """The page shows it beside what is rated now."""
    from maturity_desktop.gui.re_audit.last_lines import LastLines

    lines = LastLines(session, theme)
    page.add_lines(lines, lines.read, lines.show_criterion)
    session.last_time.known.connect(lambda: page.show_criterion(page.criterion))
