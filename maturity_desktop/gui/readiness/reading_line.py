"""The audits of the client in hand, read while the page stands already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from maturity_desktop.domain.client_history import AuditPoint

if TYPE_CHECKING:
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.storage.library import Library

Show = Callable[[tuple[AuditPoint, ...]], None]


def line_reader(session: AuditSession, desk: LibraryDesk) -> Callable[[str, Show], None]:
    """Reads the line of the session's client against a framework and hands it on."""

    def read_line(framework: str, show: Show) -> None:
        client, today = session.audit.client.id, session.clock().date()

        def read(library: Library) -> tuple[AuditPoint, ...]:
            from maturity_desktop.verbs.readiness import line_of

            return line_of(library, client, framework, today)

        desk.look_up(read, show)

    return read_line
