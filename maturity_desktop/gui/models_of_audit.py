"""Which models the open audit has, and in which editions: asked for, and done, off the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

# The modules that read frameworks are slow to load, and wanted here only once a dialog is.
if TYPE_CHECKING:
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.moving import Edition


class ModelsOfAudit(QObject):
    """Shows the two dialogs and carries out what is chosen there."""

    def __init__(
        self, window: MainWindow, desk: LibraryDesk, theme: ThemeSwitch, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._theme = theme

    def ask_to_move(self) -> None:
        """The editions of the audit's models, once they are read."""
        from maturity_desktop.verbs.moving import editions_at_hand

        session = self._window.session
        if session is None:
            return
        audit = session.audit

        def read(library: Library) -> dict[str, Sequence[Edition]]:
            return {
                use.framework: editions_at_hand(library, audit, use.framework) for use in audit.framework_uses
            }

        self._desk.look_up(read, lambda found: self._show_editions(session, found))

    def _show_editions(self, session: AuditSession, editions: dict[str, Sequence[Edition]]) -> None:
        from maturity_desktop.gui.dialogs.move_edition import MoveEditionDialog

        if session is not self._window.session:
            return
        readable = {name: found for name, found in editions.items() if found}
        dialog = MoveEditionDialog(self._theme, session.audit, readable, session.framework.id, self._window)
        dialog.move_wanted.connect(lambda edition: self._use(session, edition))
        dialog.open()

    def ask_for_models(self) -> None:
        """The models at hand, once they are read."""
        from maturity_desktop.verbs.frameworks import frameworks_at_hand

        session = self._window.session
        if session is not None:
            self._desk.look_up(
                lambda library: frameworks_at_hand(library.folder),
                lambda files: self._show_models(session, files),
            )

    def _show_models(self, session: AuditSession, files: Sequence[FrameworkFile]) -> None:
        from maturity_desktop.gui.dialogs.audit_models import AuditModelsDialog
        from maturity_desktop.verbs.moving import Edition

        if session is not self._window.session:
            return
        dialog = AuditModelsDialog(self._theme, session, files, self._window)
        dialog.add_wanted.connect(
            lambda file: self._use(session, Edition(file.framework, file.sha256, False, file))
        )
        dialog.open()

    def _use(self, session: AuditSession, edition: Edition) -> None:
        """The library keeps an edition before the audit stands on it."""
        from maturity_desktop.verbs.moving import keep
        from maturity_desktop.verbs.programmes import with_programme

        def done(kept: tuple[str, Framework]) -> None:
            key, framework = kept
            if session is self._window.session:
                session.use_framework(framework, key)

        self._desk.look_up(lambda library: (keep(library, edition), with_programme(edition.framework)), done)
